//! Words that stand close to each other, counted exactly.
//!
//! Tantivy's own phrase query counts distance by its own rules: with a slop it takes words in either order, and a word
//! that occurs twice may be missed. Here a [`Shape`] is a tree of words and how they stand to each other; for each
//! document that holds its words it yields the *stretches* of text that fit, from first word to last, and a document
//! matches when there is one. Where sentences and paragraphs begin is known from marks among the terms, see
//! [`crate::index::SENTENCE`].

use std::ops::Range;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::{Bm25Weight, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::Field;
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, Term};

use super::places::{Places, Text, Walk};
use super::rows;
use super::scoring::{explained, lengths};
use super::stretch::{Stretch, chains, close_pairs, same_scope, side_by_side};
use crate::index::{PARAGRAPH, SENTENCE};
use crate::query::{Reach, Scope};

/// How words stand to each other in one field.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// One of these, wherever.
    Word(Vec<Term>),
    /// Words in this order, each one of several, with at most so many others among them.
    Chain(Vec<Vec<Term>>, u32),
    /// One of these.
    Any(Vec<Shape>),
    /// Two close to each other.
    Within(Box<Shape>, Reach, Box<Shape>),
    /// This before the second paragraph begins.
    Lead(Box<Shape>),
}

impl Shape {
    fn terms<'a>(&'a self, found: &mut Vec<&'a Term>) {
        match self {
            // One of several words speaks for all: their weights would add up otherwise.
            Shape::Word(terms) => found.extend(terms.first()),
            Shape::Chain(words, _) => found.extend(words.iter().filter_map(|terms| terms.first())),
            Shape::Any(parts) => parts.iter().for_each(|part| part.terms(found)),
            Shape::Within(left, _, right) => {
                left.terms(found);
                right.terms(found);
            }
            Shape::Lead(part) => part.terms(found),
        }
    }

    /// In about how many documents of `text` its words stand together: as many as hold the rarest.
    fn documents(&self, text: &Text) -> tantivy::Result<u64> {
        let of_word =
            |terms: &[Term]| terms.iter().map(|term| text.documents(term)).sum::<tantivy::Result<u64>>();
        Ok(match self {
            Shape::Word(terms) => of_word(terms)?,
            Shape::Chain(words, _) => {
                let counts = words.iter().map(|terms| of_word(terms)).collect::<tantivy::Result<Vec<_>>>()?;
                counts.into_iter().min().unwrap_or(0)
            }
            Shape::Any(parts) => {
                parts.iter().map(|part| part.documents(text)).sum::<tantivy::Result<u64>>()?
            }
            Shape::Within(left, _, right) => left.documents(text)?.min(right.documents(text)?),
            Shape::Lead(part) => part.documents(text)?,
        })
    }
}

/// Documents in which a shape is found at least so often.
#[derive(Clone, Debug)]
pub(super) struct Proximity {
    pub(super) field: Field,
    pub(super) shape: Shape,
    pub(super) at_least: u32,
}

impl Proximity {
    /// In how many documents its words stand, one added to the other.
    pub(super) fn mentions(&self, searcher: &Searcher) -> tantivy::Result<u64> {
        let mut terms = Vec::new();
        self.shape.terms(&mut terms);
        terms.into_iter().map(|term| searcher.doc_freq(term)).sum()
    }

    pub(super) fn ranked(&self, scoring: EnableScoring<'_>) -> tantivy::Result<ProximityWeight> {
        let mut terms = Vec::new();
        self.shape.terms(&mut terms);
        let terms: Vec<Term> = terms.into_iter().cloned().collect();
        let bm25 = match scoring {
            EnableScoring::Enabled { statistics_provider, .. } if !terms.is_empty() => {
                Some(Bm25Weight::for_terms(statistics_provider, &terms)?)
            }
            _ => None,
        };
        Ok(ProximityWeight { query: self.clone(), bm25 })
    }
}

impl Query for Proximity {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.ranked(scoring)?))
    }
}

/// How much the documents count in which a shape is found.
pub(super) struct ProximityWeight {
    query: Proximity,
    bm25: Option<Bm25Weight>,
}

impl ProximityWeight {
    /// A scorer that is at no document yet.
    fn open(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<ProximityScorer> {
        let norms = match &self.bm25 {
            Some(_) => lengths(segment, self.query.field)?,
            None => FieldNormReader::constant(segment.max_doc(), 1),
        };
        Ok(ProximityScorer {
            cursor: Cursor::open(&self.query.shape, self.query.field, segment)?,
            at_least: self.query.at_least,
            doc: 0,
            stretches: Vec::new(),
            bm25: self.bm25.as_ref().map(|weight| Ranks::of(weight.boost_by(boost))),
            norms,
        })
    }

    /// Hands over those of `docs` that match, with their scores.
    pub(super) fn each_of(
        &self,
        segment: &SegmentReader,
        docs: Range<DocId>,
        mut take: impl FnMut(DocId, Score),
    ) -> tantivy::Result<()> {
        let mut scorer = self.open(segment, 1.0)?;
        let (ranks, norms) = (scorer.bm25.take(), scorer.norms.clone());
        scorer.each_block(docs, |docs, counts| {
            for (doc, count) in docs.iter().zip(counts) {
                take(*doc, rank(ranks.as_ref(), &norms, *doc, *count));
            }
        })
    }
}

impl Weight for ProximityWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut scorer = self.open(segment, boost)?;
        scorer.settle(0, TERMINATED)?;
        Ok(Box::new(scorer))
    }

    fn for_each(
        &self,
        segment: &SegmentReader,
        callback: &mut dyn FnMut(DocId, Score),
    ) -> tantivy::Result<()> {
        self.each_of(segment, 0..TERMINATED, callback)
    }

    fn for_each_no_score(
        &self,
        segment: &SegmentReader,
        callback: &mut dyn FnMut(&[DocId]),
    ) -> tantivy::Result<()> {
        self.open(segment, 1.0)?.each_block(0..TERMINATED, |docs, _| {
            docs.chunks(COLLECT_BLOCK_BUFFER_LEN).for_each(&mut *callback);
        })
    }

    fn count(&self, segment: &SegmentReader) -> tantivy::Result<u32> {
        let (alive, mut count) = (segment.alive_bitset(), 0);
        self.open(segment, 1.0)?.each_block(0..TERMINATED, |docs, _| {
            count += match alive {
                Some(alive) => docs.iter().filter(|doc| alive.is_alive(**doc)).count(),
                None => docs.len(),
            } as u32;
        })?;
        Ok(count)
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self, segment, doc, "words close to each other")
    }
}

struct ProximityScorer {
    cursor: Cursor,
    at_least: u32,
    doc: DocId,
    stretches: Vec<Stretch>,
    bm25: Option<Ranks>,
    norms: FieldNormReader,
}

/// How much stretches count. Most documents have one, and texts have two hundred and fifty-six lengths.
struct Ranks {
    weight: Bm25Weight,
    of_one: Box<[Score; 256]>,
}

impl Ranks {
    fn of(weight: Bm25Weight) -> Self {
        Self { of_one: Box::new(std::array::from_fn(|norm| weight.score(norm as u8, 1))), weight }
    }

    fn score(&self, norm: u8, count: u32) -> Score {
        match count {
            1 => self.of_one[usize::from(norm)],
            count => self.weight.score(norm, count),
        }
    }
}

/// The score of a document with so many stretches.
#[inline]
fn rank(ranks: Option<&Ranks>, norms: &FieldNormReader, doc: DocId, count: u32) -> Score {
    ranks.map_or(1.0, |ranks| ranks.score(norms.fieldnorm_id(doc), count))
}

impl ProximityScorer {
    /// Goes to the first document from `target` on that matches, where it comes before `end`.
    fn settle(&mut self, target: DocId, end: DocId) -> tantivy::Result<()> {
        let mut target = target;
        loop {
            self.doc = self.cursor.seek(target);
            if self.doc >= end {
                return Ok(());
            }
            self.cursor.stretches(self.doc, &mut self.stretches);
            if self.stretch_count() >= self.at_least {
                return Ok(());
            }
            target = self.doc + 1;
        }
    }

    /// How many stretches the document has.
    fn stretch_count(&self) -> u32 {
        u32::try_from(self.stretches.len()).unwrap_or(u32::MAX)
    }

    /// Hands over those of `docs` that match, many at once, each with the number of its stretches.
    fn each_block(mut self, docs: Range<DocId>, take: impl FnMut(&[DocId], &[u32])) -> tantivy::Result<()> {
        let at_least = self.at_least;
        let (mut walks, slop) = self.cursor.walks().unwrap_or_default();
        match walks.as_mut_slice() {
            [first, second] => rows::each_block([first, second], slop, at_least, docs, take),
            [first, second, third] => rows::each_block([first, second, third], slop, at_least, docs, take),
            _ => return self.each_document(docs, take),
        }
        Ok(())
    }

    /// The same, found one by one.
    fn each_document(
        mut self,
        docs: Range<DocId>,
        mut take: impl FnMut(&[DocId], &[u32]),
    ) -> tantivy::Result<()> {
        let (mut found, mut counts) = (Vec::new(), Vec::new());
        self.settle(docs.start, docs.end)?;
        while self.doc < docs.end {
            found.push(self.doc);
            counts.push(self.stretch_count());
            self.settle(self.doc + 1, docs.end)?;
            if found.len() == COLLECT_BLOCK_BUFFER_LEN || self.doc >= docs.end {
                take(&found, &counts);
                found.clear();
                counts.clear();
            }
        }
        Ok(())
    }
}

impl DocSet for ProximityScorer {
    fn advance(&mut self) -> DocId {
        if self.doc != TERMINATED {
            self.seek(self.doc + 1);
        }
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target && self.settle(target, TERMINATED).is_err() {
            self.doc = TERMINATED;
        }
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.cursor.size_hint()
    }

    fn cost(&self) -> u64 {
        // Positions are read for each document, which costs far more than to know that it holds a word.
        u64::from(self.size_hint()) * 10
    }
}

impl Scorer for ProximityScorer {
    fn score(&mut self) -> Score {
        rank(self.bm25.as_ref(), &self.norms, self.doc, self.stretch_count())
    }
}

/// A shape on its way through the documents of a segment.
enum Cursor {
    Word(Words),
    Chain(Vec<Words>, u32),
    Any(Vec<Cursor>),
    Within(Box<Cursor>, Reach, Box<Cursor>, Words),
    Lead(Box<Cursor>, Words),
}

impl Cursor {
    fn open(shape: &Shape, field: Field, segment: &SegmentReader) -> tantivy::Result<Self> {
        let text = Text::open(field, segment)?;
        Self::of(shape, field, &text, shape.documents(&text)?)
    }

    /// The same, where about so many documents are `wanted`.
    fn of(shape: &Shape, field: Field, text: &Text, wanted: u64) -> tantivy::Result<Self> {
        let open = |terms: &[Term]| Words::open(terms, text, wanted);
        let mark = |mark: &str| open(&[Term::from_field_text(field, mark)]);
        let part = |part: &Shape| Self::of(part, field, text, wanted);
        Ok(match shape {
            Shape::Word(terms) => Cursor::Word(open(terms)?),
            Shape::Chain(words, slop) => {
                let words = words.iter().map(|terms| open(terms)).collect::<Result<_, _>>()?;
                Cursor::Chain(words, *slop)
            }
            Shape::Any(parts) => Cursor::Any(parts.iter().map(part).collect::<Result<_, _>>()?),
            Shape::Within(left, reach, right) => {
                let marks = match reach {
                    Reach::Same(Scope::Sentence) => mark(SENTENCE)?,
                    Reach::Same(Scope::Paragraph) => mark(PARAGRAPH)?,
                    Reach::Near(_) | Reach::Before(_) => Words::default(),
                };
                Cursor::Within(Box::new(part(left)?), *reach, Box::new(part(right)?), marks)
            }
            Shape::Lead(inner) => Cursor::Lead(Box::new(part(inner)?), mark(PARAGRAPH)?),
        })
    }

    /// The words of a chain, where all of them are walked through, and how many others may stand among them.
    fn walks(&mut self) -> Option<(Vec<&mut Walk>, u32)> {
        let Cursor::Chain(words, slop) = self else { return None };
        Some((words.iter_mut().map(Words::walk).collect::<Option<_>>()?, *slop))
    }

    /// The first document from `target` on that holds the words; whether they stand as they should is not known yet.
    fn seek(&mut self, target: DocId) -> DocId {
        match self {
            Cursor::Word(words) => words.seek(target),
            Cursor::Chain(parts, _) => match parts.as_mut_slice() {
                [first, second] => {
                    let mut doc = first.seek(target);
                    loop {
                        let other = second.seek(doc);
                        if other == doc {
                            return doc;
                        }
                        doc = first.seek(other);
                        if doc == other {
                            return doc;
                        }
                    }
                }
                parts => common(target, parts.len(), |part, doc| parts[part].seek(doc)),
            },
            Cursor::Any(parts) => parts.iter_mut().map(|part| part.seek(target)).min().unwrap_or(TERMINATED),
            Cursor::Within(left, _, right, _) => {
                common(target, 2, |part, doc| if part == 0 { left.seek(doc) } else { right.seek(doc) })
            }
            Cursor::Lead(part, _) => part.seek(target),
        }
    }

    /// The stretches of `doc` that fit, in order; [`seek`](Self::seek) has led to it.
    fn stretches(&mut self, doc: DocId, found: &mut Vec<Stretch>) {
        found.clear();
        match self {
            Cursor::Word(words) => {
                found.extend(words.positions(doc).iter().map(|position| Stretch::at(*position)));
            }
            Cursor::Chain(parts, slop) => match parts.as_mut_slice() {
                // Most phrases have two words, and some of those stand in nearly every document.
                [first, second] if *slop == 0 => {
                    side_by_side(first.positions(doc), second.positions(doc), found);
                }
                parts => {
                    let positions: Vec<&[u32]> = parts.iter_mut().map(|part| part.positions(doc)).collect();
                    chains(&positions, *slop, found);
                }
            },
            Cursor::Any(parts) => {
                let mut here = Vec::new();
                for part in parts {
                    part.stretches(doc, &mut here);
                    found.append(&mut here);
                }
                found.sort_unstable();
                found.dedup();
            }
            Cursor::Within(left, reach, right, marks) => {
                let (mut first, mut second) = (Vec::new(), Vec::new());
                left.stretches(doc, &mut first);
                right.stretches(doc, &mut second);
                match reach {
                    Reach::Near(steps) => close_pairs(&first, &second, *steps, false, found),
                    Reach::Before(steps) => close_pairs(&first, &second, *steps, true, found),
                    Reach::Same(_) => {
                        marks.seek(doc);
                        same_scope(&first, &second, marks.positions(doc), found);
                    }
                }
            }
            Cursor::Lead(part, marks) => {
                part.stretches(doc, found);
                marks.seek(doc);
                if let Some(second) = marks.positions(doc).first().copied() {
                    found.retain(|stretch| stretch.last < second);
                }
            }
        }
    }

    fn size_hint(&self) -> u32 {
        match self {
            Cursor::Word(words) => words.size_hint(),
            Cursor::Chain(parts, _) => parts.iter().map(Words::size_hint).min().unwrap_or(0),
            Cursor::Any(parts) => parts.iter().map(Cursor::size_hint).fold(0, u32::saturating_add),
            Cursor::Within(left, _, right, _) => left.size_hint().min(right.size_hint()),
            Cursor::Lead(part, _) => part.size_hint(),
        }
    }
}

/// The first document from `target` on at which all of `parts` arrive.
fn common(target: DocId, parts: usize, mut seek: impl FnMut(usize, DocId) -> DocId) -> DocId {
    let (mut doc, mut agreed, mut part) = (target, 0, 0);
    while agreed < parts && doc != TERMINATED {
        let here = seek(part, doc);
        agreed = if here == doc { agreed + 1 } else { 1 };
        doc = here;
        part = (part + 1) % parts;
    }
    if parts == 0 { TERMINATED } else { doc }
}

/// The places of any of several terms.
#[derive(Default)]
struct Words {
    terms: Vec<Places>,
    found: Vec<u32>,
    room: Vec<u32>,
}

impl Words {
    fn open(terms: &[Term], text: &Text, wanted: u64) -> tantivy::Result<Self> {
        let mut opened = Vec::new();
        for term in terms {
            opened.extend(text.places_of(term, wanted)?);
        }
        Ok(Self { terms: opened, ..Self::default() })
    }

    /// The walk, where there is one term that is walked through.
    fn walk(&mut self) -> Option<&mut Walk> {
        match self.terms.as_mut_slice() {
            [Places::Walked(walk)] => Some(walk),
            _ => None,
        }
    }

    #[inline]
    fn seek(&mut self, target: DocId) -> DocId {
        match self.terms.as_mut_slice() {
            [only] => only.seek(target),
            terms => terms.iter_mut().map(|term| term.seek(target)).min().unwrap_or(TERMINATED),
        }
    }

    /// Their places in `doc`, in order.
    #[inline]
    fn positions(&mut self, doc: DocId) -> &[u32] {
        let Self { terms, found, room } = self;
        match terms.as_mut_slice() {
            [only] => only.of(doc, room),
            terms => {
                found.clear();
                for term in terms {
                    found.extend_from_slice(term.of(doc, room));
                }
                found.sort_unstable();
                found.dedup();
                found
            }
        }
    }

    fn size_hint(&self) -> u32 {
        self.terms.iter().map(Places::size_hint).fold(0, u32::saturating_add)
    }
}
