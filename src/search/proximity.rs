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

use super::cursor::Cursor;
use super::rows;
use super::scoring::{explained, lengths};
use super::shape::Shape;
use super::stretch::Stretch;

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
