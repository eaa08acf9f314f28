//! Which quote finds which answer.

use std::collections::BTreeSet;

use crate::gold::{Answer, Asked};
use crate::said::{Positions, Said};

/// Words in common over words in either at which a quote finds an answer.
const ENOUGH: f64 = 0.5;

/// Quotes and answers of one page, joined: one to one, those that have most in common first.
pub struct Matching {
    /// For each quote the answer that it finds.
    pub answer_of: Vec<Option<usize>>,
    /// For each answer the quote that finds it.
    pub quote_of: Vec<Option<usize>>,
    /// For each quote the answer that it has most in common with, and how much.
    pub nearest_answer: Vec<Option<(usize, f64)>>,
    /// For each answer the quote that it has most in common with, and how much.
    pub nearest_quote: Vec<Option<(usize, f64)>>,
}

impl Matching {
    /// Joins quotes and answers; a [late](Asked::Late) answer gets a quote only after all others.
    pub fn of(quotes: &[(Positions, Said)], answers: &[Answer]) -> Self {
        let mut pairs = Vec::new();
        for (answer, positions) in answers.iter().map(positions).enumerate() {
            for (quote, (said, _)) in quotes.iter().enumerate() {
                let common = said.intersection(&positions).count();
                if common > 0 {
                    let either = said.len() + positions.len() - common;
                    pairs.push((common as f64 / either as f64, quote, answer));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut joined = Self {
            answer_of: vec![None; quotes.len()],
            quote_of: vec![None; answers.len()],
            nearest_answer: vec![None; quotes.len()],
            nearest_quote: vec![None; answers.len()],
        };
        for &(share, quote, answer) in &pairs {
            joined.nearest_answer[quote].get_or_insert((answer, share));
            joined.nearest_quote[answer].get_or_insert((quote, share));
        }
        for late in [false, true] {
            for &(share, quote, answer) in &pairs {
                if share >= ENOUGH
                    && joined.answer_of[quote].is_none()
                    && joined.quote_of[answer].is_none()
                    && (answers[answer].asked == Asked::Late) == late
                {
                    joined.answer_of[quote] = Some(answer);
                    joined.quote_of[answer] = Some(quote);
                }
            }
        }
        joined
    }
}

/// The positions of an answer's words.
pub fn positions(answer: &Answer) -> Positions {
    answer.words.iter().map(|word| *word as isize).collect()
}

/// Do both cover the same words, but for a leading "that"?
pub fn exactly(said: &Positions, answer: &Answer, marked_words: &[String]) -> bool {
    let positions = positions(answer);
    let strip = |positions: &Positions| -> BTreeSet<isize> {
        let mut positions = positions.clone();
        if let Some(&first) = positions.first()
            && usize::try_from(first).is_ok_and(|first| marked_words[first] == "that")
        {
            positions.pop_first();
        }
        positions
    };
    strip(said) == strip(&positions)
}
