//! How words stand to each other.

use tantivy::Term;

use super::places::Text;
use crate::query::Reach;

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
    pub(super) fn terms<'a>(&'a self, found: &mut Vec<&'a Term>) {
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
    pub(super) fn documents(&self, text: &Text) -> tantivy::Result<u64> {
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
