//! How texts are cut into the terms of the index.

use std::borrow::Cow;
use std::str::SplitAsciiWhitespace;

use tantivy::tokenizer::{Language, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use crate::text::{Span, folded_words_of};

/// Tokenizer of texts that the index has made of folded words and marks, see `prepared.rs`.
pub const PREPARED: &str = "prepared";

/// The term that stands at the first word of each sentence but the first. No word can be one: words begin with a letter or
/// digit.
pub const SENTENCE: &str = "\u{1}s";
/// The term that stands at the first word of each paragraph but the first.
pub const PARAGRAPH: &str = "\u{1}p";

/// The tokenizers that the schema names.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(PREPARED, TextAnalyzer::from(Prepared));
    manager
}

/// Cuts a text into words as phrases match them.
pub fn folded_words() -> TextAnalyzer {
    TextAnalyzer::from(FoldedWords)
}

/// Cuts a text into stems, by the rules of `language`.
pub(super) fn stems_of(language: Language) -> TextAnalyzer {
    TextAnalyzer::builder(FoldedWords).filter(Stemmer::new(language)).build()
}

/// The terms that `analyzer` cuts `text` into.
pub fn cut(mut analyzer: TextAnalyzer, text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    analyzer.token_stream(text).process(&mut |token| terms.push(token.text.clone()));
    terms
}

#[derive(Clone)]
struct FoldedWords;

impl Tokenizer for FoldedWords {
    type TokenStream<'a> = FoldedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FoldedStream<'a> {
        FoldedStream { words: Box::new(folded_words_of(text)), token: Token::default() }
    }
}

struct FoldedStream<'a> {
    words: Box<dyn Iterator<Item = (Span, Cow<'a, str>)> + 'a>,
    token: Token,
}

impl TokenStream for FoldedStream<'_> {
    fn advance(&mut self) -> bool {
        let Some((span, word)) = self.words.next() else { return false };
        self.token.text.clear();
        self.token.text.push_str(&word);
        self.token.offset_from = span.start;
        self.token.offset_to = span.end;
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[derive(Clone)]
struct Prepared;

impl Tokenizer for Prepared {
    type TokenStream<'a> = PreparedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PreparedStream<'a> {
        PreparedStream { pieces: text.split_ascii_whitespace(), next: 0, token: Token::default() }
    }
}

/// Words, and before a word the marks of what begins there, at the position of the word.
struct PreparedStream<'a> {
    pieces: SplitAsciiWhitespace<'a>,
    /// The position of the next word.
    next: usize,
    token: Token,
}

impl TokenStream for PreparedStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(piece) = self.pieces.next() else { return false };
        self.token.text.clear();
        self.token.text.push_str(piece);
        self.token.position = self.next;
        self.next += usize::from(!is_mark(piece));
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Begins the term under which what a hyphen or an elided article joins stands a second time.
pub const JOINED: char = '\u{2}';

/// Is `piece` of a prepared text a mark and no word?
pub(super) fn is_mark(piece: &str) -> bool {
    piece.starts_with(['\u{1}', JOINED])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(mut analyzer: TextAnalyzer, text: &str) -> Vec<(usize, String)> {
        let mut terms = Vec::new();
        analyzer.token_stream(text).process(&mut |token| terms.push((token.position, token.text.clone())));
        terms
    }

    #[test]
    fn words_are_folded_and_counted_from_zero() {
        let expected = ["orban", "talks", "in", "the", "us"];
        let found = terms(folded_words(), "Orbán’s talks in the U.S.");
        assert_eq!(found, expected.iter().enumerate().map(|(n, w)| (n, w.to_string())).collect::<Vec<_>>());
    }

    #[test]
    fn marks_stand_at_the_position_of_the_word_that_follows() {
        let found = terms(TextAnalyzer::from(Prepared), "no \u{1}s why he \u{1}p \u{1}s she");
        let shown: Vec<String> = found.iter().map(|(at, term)| format!("{at}{term}")).collect();
        assert_eq!(shown, ["0no", "1\u{1}s", "1why", "2he", "3\u{1}p", "3\u{1}s", "3she"]);
    }

    #[test]
    fn inflections_share_a_stem() {
        let stem = |word| terms(stems_of(Language::German), word).remove(0).1;
        assert_eq!(stem("Verhandlungen"), stem("VERHANDLUNG"));
    }
}
