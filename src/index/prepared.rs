//! Texts as the index takes them.
//!
//! A text is cut and folded once, by the thread that has read the page; the engine's own threads, which write for several of
//! those, only part it at its spaces. What is stored to be shown is kept elsewhere and as it was.

use std::iter::Peekable;

use super::tokenizers::{JOINED, PARAGRAPH, SENTENCE, is_mark};
use crate::lang::joints::JOINTS;
use crate::text::{Span, Starts, Tokens, fold, folded_words_of};

/// `text` as the folded words that are searched, each after a space, and before a word the mark of each sentence and
/// paragraph that begins there.
pub(super) fn prepared(text: &str, starts: &Starts) -> String {
    let mut prepared = String::with_capacity(text.len() + 4 * starts.sentences.len());
    let mut paragraphs = starts.paragraphs.iter().copied().peekable();
    let mut sentences = starts.sentences.iter().copied().peekable();
    let mut compound = Compound::default();
    for (span, word) in folded_words_of(text) {
        mark(&mut prepared, &mut paragraphs, span.start, PARAGRAPH);
        mark(&mut prepared, &mut sentences, span.start, SENTENCE);
        if let Some(whole) = compound.add(text, span, &word) {
            add_joined(&mut prepared, whole);
        }
        if let Some(rest) = JOINTS.without_article(span.of(text)) {
            add_joined(&mut prepared, &fold(rest));
        }
        prepared.push(' ');
        prepared.push_str(&word);
    }
    prepared
}

fn add_joined(prepared: &mut String, word: &str) {
    prepared.push(' ');
    prepared.push(JOINED);
    prepared.push_str(word);
}

/// Words that hyphens join: `cease-fire` is found by `ceasefire`, too.
#[derive(Default)]
struct Compound {
    whole: String,
    parts: usize,
    end: usize,
}

/// The most words that are taken for one.
const MOST_JOINED: usize = 3;

impl Compound {
    /// Adds the next word of `text`; the whole where it goes on with one.
    fn add(&mut self, text: &str, span: Span, word: &str) -> Option<&str> {
        let goes_on = matches!(&text[self.end..span.start], "-" | "\u{2010}" | "\u{2011}") && self.end > 0;
        if !goes_on || self.parts == MOST_JOINED {
            self.whole.clear();
            self.parts = 0;
        }
        self.whole.push_str(word);
        self.parts += 1;
        self.end = span.end;
        (self.parts > 1).then_some(&*self.whole)
    }
}

/// The same of a text of which nobody has looked yet where its sentences begin.
pub(super) fn prepared_alone(text: &str) -> String {
    prepared(text, &Starts::of(&Tokens::of(text)))
}

/// The words of a prepared text, without its marks.
pub(super) fn words_of(prepared: &str) -> impl Iterator<Item = &str> {
    prepared.split_ascii_whitespace().filter(|piece| !is_mark(piece))
}

/// Writes `mark` for each of `starts` that lies at or before byte `at`.
fn mark(
    prepared: &mut String,
    starts: &mut Peekable<impl Iterator<Item = usize>>,
    at: usize,
    mark: &'static str,
) {
    while starts.next_if(|start| *start <= at).is_some() {
        prepared.push(' ');
        prepared.push_str(mark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_paragraphs_are_marked_where_they_begin() {
        let text = "No. “Why?” he asked.\n\nŠhe left the U.S. …";
        let prepared = prepared_alone(text);
        assert_eq!(prepared, " no \u{1}s why he asked \u{1}p \u{1}s she left the us");
        let joined = prepared_alone("A cease-fire in the on-off war of d’Istanbul");
        let expected = " a cease \u{2}ceasefire fire in the on \u{2}onoff off war of \u{2}istanbul distanbul";
        assert_eq!(joined, expected);
        let words: Vec<&str> = words_of(&prepared).collect();
        assert_eq!(words, ["no", "why", "he", "asked", "she", "left", "the", "us"]);
    }
}
