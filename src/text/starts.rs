//! Where the sentences and paragraphs of a text begin.

use std::ops::Range;

use super::Tokens;

/// The places, in bytes and in order, at which sentences and paragraphs begin, but the first of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Starts {
    /// Of sentences.
    pub sentences: Vec<usize>,
    /// Of paragraphs.
    pub paragraphs: Vec<usize>,
}

impl Starts {
    /// Those of the text that `tokens` come from.
    pub fn of(tokens: &Tokens<'_>) -> Self {
        let begin = |ranges: &[Range<usize>]| -> Vec<usize> {
            let parts = ranges.iter().skip(1).filter(|range| !range.is_empty());
            parts.map(|range| tokens.all()[range.start].span.start).collect()
        };
        Self { sentences: begin(tokens.sentences()), paragraphs: begin(tokens.paragraphs()) }
    }
}
