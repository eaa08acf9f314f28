//! Words, marks, sentences and paragraphs of a text, found in one pass.

use std::ops::Range;

use super::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and the dots of abbreviations: `don't`, `Israel-Iran`, `U.S.`, `Mr.`
    Word,
    /// Digits with inner separators: `1,200`, `3.5`.
    Number,
    /// The possessive ending, `'s` or a bare apostrophe after a plural.
    Possessive,
    /// An opening quotation mark of any style.
    OpenQuote,
    /// A closing quotation mark of any style.
    CloseQuote,
    /// Any other mark.
    Punctuation,
}

/// One word or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// A text cut into tokens, sentences and paragraphs.
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    paragraphs: Vec<Range<usize>>,
}

impl<'t> Tokens<'t> {
    /// Cuts `text`; paragraphs are parted by blank lines (`\n\n`).
    pub fn of(text: &'t str) -> Self {
        Self { text, tokens: Vec::new(), sentences: Vec::new(), paragraphs: Vec::new() }
    }

    /// The text that was cut.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// All tokens in order.
    pub fn all(&self) -> &[Token] {
        &self.tokens
    }

    /// The text of token `index`.
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens[index].span.of(self.text)
    }

    /// Sentences, as ranges of token indices, in order; a sentence never crosses a paragraph's end.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Paragraphs, as ranges of token indices, in order.
    pub fn paragraphs(&self) -> &[Range<usize>] {
        &self.paragraphs
    }
}
