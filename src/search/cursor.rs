//! A shape on its way through the documents of a segment.

use tantivy::schema::Field;
use tantivy::{DocId, SegmentReader, TERMINATED, Term};

use super::places::{Places, Text, Walk};
use super::shape::Shape;
use super::stretch::{Stretch, chains, close_pairs, same_scope, side_by_side};
use crate::index::{PARAGRAPH, SENTENCE};
use crate::query::{Reach, Scope};

/// A shape at a document, or before the first.
pub(super) enum Cursor {
    Word(Words),
    Chain(Vec<Words>, u32),
    Any(Vec<Cursor>),
    Within(Side, Reach, Side, Words),
    Lead(Box<Cursor>, Words),
}

impl Cursor {
    pub(super) fn open(shape: &Shape, field: Field, segment: &SegmentReader) -> tantivy::Result<Self> {
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
                Cursor::Within(Side::of(part(left)?), *reach, Side::of(part(right)?), marks)
            }
            Shape::Lead(inner) => Cursor::Lead(Box::new(part(inner)?), mark(PARAGRAPH)?),
        })
    }

    /// The words of a chain, where all of them are walked through, and how many others may stand among them.
    pub(super) fn walks(&mut self) -> Option<(Vec<&mut Walk>, u32)> {
        let Cursor::Chain(words, slop) = self else { return None };
        Some((words.iter_mut().map(Words::walk).collect::<Option<_>>()?, *slop))
    }

    /// The first document from `target` on that holds the words; whether they stand as they should is not known yet.
    pub(super) fn seek(&mut self, target: DocId) -> DocId {
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
                common(
                    target,
                    2,
                    |part, doc| if part == 0 { left.part.seek(doc) } else { right.part.seek(doc) },
                )
            }
            Cursor::Lead(part, _) => part.seek(target),
        }
    }

    /// The stretches of `doc` that fit, in order; [`seek`](Self::seek) has led to it.
    pub(super) fn stretches(&mut self, doc: DocId, found: &mut Vec<Stretch>) {
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
                let (left, right) = (left.stretches(doc), right.stretches(doc));
                match reach {
                    Reach::Near(steps) => close_pairs(left, right, *steps, false, found),
                    Reach::Before(steps) => close_pairs(left, right, *steps, true, found),
                    Reach::Same(_) => {
                        marks.seek(doc);
                        same_scope(left, right, marks.positions(doc), found);
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

    pub(super) fn size_hint(&self) -> u32 {
        match self {
            Cursor::Word(words) => words.size_hint(),
            Cursor::Chain(parts, _) => parts.iter().map(Words::size_hint).min().unwrap_or(0),
            Cursor::Any(parts) => parts.iter().map(Cursor::size_hint).fold(0, u32::saturating_add),
            Cursor::Within(left, _, right, _) => left.part.size_hint().min(right.part.size_hint()),
            Cursor::Lead(part, _) => part.size_hint(),
        }
    }
}

/// What stands on one side of another, and the room for its stretches.
pub(super) struct Side {
    part: Box<Cursor>,
    found: Vec<Stretch>,
}

impl Side {
    fn of(part: Cursor) -> Self {
        Self { part: Box::new(part), found: Vec::new() }
    }

    fn stretches(&mut self, doc: DocId) -> &[Stretch] {
        self.part.stretches(doc, &mut self.found);
        &self.found
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
pub(super) struct Words {
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
