//! How texts are cut into the terms of the index.

use tantivy::tokenizer::{Language, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use std::collections::VecDeque;

use crate::text::{Span, Tokens, fold, words};

/// Tokenizer of words without case and diacritics.
pub const FOLDED: &str = "folded";
/// Tokenizer of the same, with marks where sentences and paragraphs begin.
pub const MARKED: &str = "marked";
/// Tokenizer of their stems, by the rules of English.
pub const STEMMED: &str = "stemmed";

/// The term that stands at the first word of each sentence but the first. No word can be one: words begin with a letter or
/// digit.
pub const SENTENCE: &str = "\u{1}s";
/// The term that stands at the first word of each paragraph but the first.
pub const PARAGRAPH: &str = "\u{1}p";

/// The tokenizers that the schema names.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(FOLDED, folded_words());
    manager.register(MARKED, TextAnalyzer::from(MarkedWords));
    manager.register(STEMMED, stems());
    manager
}

/// Cuts a text into words as phrases match them.
pub fn folded_words() -> TextAnalyzer {
    TextAnalyzer::from(FoldedWords)
}

/// Cuts a text into stems as single words match them.
pub fn stems() -> TextAnalyzer {
    TextAnalyzer::builder(FoldedWords).filter(Stemmer::new(Language::English)).build()
}

#[derive(Clone)]
struct FoldedWords;

impl Tokenizer for FoldedWords {
    type TokenStream<'a> = FoldedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FoldedStream<'a> {
        FoldedStream { text, words: Box::new(words(text)), token: Token::default() }
    }
}

struct FoldedStream<'a> {
    text: &'a str,
    words: Box<dyn Iterator<Item = Span> + 'a>,
    token: Token,
}

impl TokenStream for FoldedStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(span) = self.words.next() else { return false };
        self.token.text.clear();
        self.token.text.push_str(&fold(span.of(self.text)));
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
struct MarkedWords;

impl Tokenizer for MarkedWords {
    type TokenStream<'a> = MarkedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> MarkedStream<'a> {
        let tokens = Tokens::of(text);
        let starts = |ranges: &[std::ops::Range<usize>], mark| -> Vec<(usize, &'static str)> {
            let first = |range: &std::ops::Range<usize>| (tokens.all()[range.start].span.start, mark);
            ranges.iter().skip(1).filter(|range| !range.is_empty()).map(first).collect()
        };
        let mut marks = starts(tokens.sentences(), SENTENCE);
        marks.extend(starts(tokens.paragraphs(), PARAGRAPH));
        marks.sort_unstable();
        let words = FoldedStream { text, words: Box::new(words(text)), token: Token::default() };
        MarkedStream { words, marks: marks.into(), mark: Token::default(), at_mark: false, waits: false }
    }
}

/// Words, and before each word the marks of what begins there, at the position of the word.
struct MarkedStream<'a> {
    words: FoldedStream<'a>,
    /// Where something begins, in bytes, and its mark.
    marks: VecDeque<(usize, &'static str)>,
    mark: Token,
    /// The token is a mark and not the word.
    at_mark: bool,
    /// The next word has been read, and follows the marks.
    waits: bool,
}

impl TokenStream for MarkedStream<'_> {
    fn advance(&mut self) -> bool {
        if !self.waits && !self.words.advance() {
            return false;
        }
        let word = self.words.token();
        self.at_mark = false;
        self.waits = false;
        if let Some((_, mark)) = self.marks.pop_front_if(|(start, _)| *start <= word.offset_from) {
            self.mark.position = word.position;
            self.mark.offset_from = word.offset_from;
            self.mark.offset_to = word.offset_from;
            self.mark.text.clear();
            self.mark.text.push_str(mark);
            self.at_mark = true;
            self.waits = true;
        }
        true
    }

    fn token(&self) -> &Token {
        if self.at_mark { &self.mark } else { self.words.token() }
    }

    fn token_mut(&mut self) -> &mut Token {
        if self.at_mark { &mut self.mark } else { self.words.token_mut() }
    }
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
    fn sentences_and_paragraphs_are_marked_where_they_begin() {
        let text = "No. “Why?” he asked.\n\nShe left.";
        let found = terms(TextAnalyzer::from(MarkedWords), text);
        let shown: Vec<String> = found.iter().map(|(at, term)| format!("{at}{term}")).collect();
        let marks = ["0no", "1\u{1}s", "1why", "2he", "3asked", "4\u{1}p", "4\u{1}s", "4she", "5left"];
        assert_eq!(shown, marks);
    }

    #[test]
    fn inflections_share_a_stem() {
        let stem = |word| terms(stems(), word).remove(0).1;
        assert_eq!(stem("negotiations"), stem("NEGOTIATION"));
    }
}
