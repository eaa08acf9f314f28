//! How texts are cut into the terms of the index.

use tantivy::tokenizer::{Language, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use crate::text::{Span, fold, words};

/// Tokenizer of words without case and diacritics.
pub const FOLDED: &str = "folded";
/// Tokenizer of their stems, by the rules of English.
pub const STEMMED: &str = "stemmed";

/// The tokenizers that the schema names.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(FOLDED, folded_words());
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
    fn inflections_share_a_stem() {
        let stem = |word| terms(stems(), word).remove(0).1;
        assert_eq!(stem("negotiations"), stem("NEGOTIATION"));
    }
}
