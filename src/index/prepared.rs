//! Texts as the index takes them.
//!
//! A text is cut and folded once, by the thread that has read the page; the engine's own threads, which write for several of
//! those, only part it at its spaces. What is stored to be shown is kept elsewhere and as it was.

use std::iter::Peekable;

use super::tokenizers::{PARAGRAPH, SENTENCE, is_mark};
use crate::text::{Starts, Tokens, folded_words_of};

/// `text` as the folded words that are searched, each after a space, and before a word the mark of each sentence and
/// paragraph that begins there.
pub(super) fn prepared(text: &str, starts: &Starts) -> String {
    let mut prepared = String::with_capacity(text.len() + 4 * starts.sentences.len());
    let mut paragraphs = starts.paragraphs.iter().copied().peekable();
    let mut sentences = starts.sentences.iter().copied().peekable();
    for (span, word) in folded_words_of(text) {
        mark(&mut prepared, &mut paragraphs, span.start, PARAGRAPH);
        mark(&mut prepared, &mut sentences, span.start, SENTENCE);
        prepared.push(' ');
        prepared.push_str(&word);
    }
    prepared
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
        let words: Vec<&str> = words_of(&prepared).collect();
        assert_eq!(words, ["no", "why", "he", "asked", "she", "left", "the", "us"]);
    }
}
