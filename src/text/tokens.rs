//! Words, marks, sentences and paragraphs of a text, found in one pass.

use std::ops::Range;

use super::direction::Directions;
use super::scan::Scanner;
use super::writing::Writing;
use super::{Span, sentences};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and the dots of abbreviations: `don't`, `Israel-Iran`, `U.S.`, `Mr.`
    Word,
    /// Digits with inner separators: `1,200`, `3.5`.
    Number,
    /// `'s`, possessive or contracted, or a bare apostrophe after a plural.
    Possessive,
    /// An opening quotation mark of any style.
    OpenQuote,
    /// A closing quotation mark of any style.
    CloseQuote,
    /// Any other mark; a run of dots or dashes is one.
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
    /// Cuts `text`, which is written so; paragraphs are parted by blank lines (`\n\n`).
    pub fn cut(text: &'t str, writing: &'t dyn Writing) -> Self {
        let directions = Directions::of(text, writing.marks());
        let (mut tokens, mut paragraphs, mut at) = (Vec::with_capacity(text.len() / 5), Vec::new(), 0);
        for paragraph in text.split("\n\n") {
            let first = tokens.len();
            let span = Span::new(at, at + paragraph.len());
            Scanner::new(text, span, writing, directions).scan(&mut tokens);
            if tokens.len() > first {
                paragraphs.push(first..tokens.len());
            }
            at += paragraph.len() + 2;
        }
        let sentences = sentences::split(text, &tokens, &paragraphs, writing);
        Self { text, tokens, sentences, paragraphs }
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

    /// The token that begins at or after byte `offset`; the number of tokens where there is none.
    pub fn at_or_after(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }

    /// The bytes that the tokens of `range` cover; `None` for an empty range.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let held = self.tokens.get(range)?;
        Some(held.first()?.span.join(held.last()?.span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        let tokens = Tokens::of(text);
        (0..tokens.all().len()).map(|index| tokens.word(index)).collect()
    }

    fn kinds(text: &str) -> String {
        let tokens = Tokens::of(text);
        let letter = |token: &Token| match token.kind {
            TokenKind::Word => 'w',
            TokenKind::Number => 'n',
            TokenKind::Possessive => 's',
            TokenKind::OpenQuote => '<',
            TokenKind::CloseQuote => '>',
            TokenKind::Punctuation => '.',
        };
        tokens.all().iter().map(letter).collect()
    }

    #[test]
    fn words_keep_their_inner_marks() {
        assert_eq!(
            words("The U.S.-led talks didn't end."),
            ["The", "U.S.-led", "talks", "didn't", "end", "."]
        );
        assert_eq!(
            words("Mr. J. Lind paid 1,200.50 euros"),
            ["Mr.", "J.", "Lind", "paid", "1,200.50", "euros"]
        );
        assert_eq!(words("a 22-year-old — or so..."), ["a", "22-year-old", "—", "or", "so", "..."]);
    }

    #[test]
    fn a_possessive_is_a_token_of_its_own() {
        assert_eq!(words("Norra’s mayor"), ["Norra", "’s", "mayor"]);
        assert_eq!(kinds("the ministers' plan"), "wwsw");
    }

    #[test]
    fn straight_marks_open_and_close_by_their_neighbours() {
        assert_eq!(kinds(r#""Come," she said, "now.""#), "<w.>ww.<w.>");
        assert_eq!(kinds("He said 'come now' and left"), "ww<ww>ww");
        assert_eq!(kinds("''Come,'' she said"), "<w.>ww");
        assert_eq!(kinds("“He said ‘it’s mine’ twice”"), "<ww<wsw>w>");
        assert_eq!(kinds("„Kom nu“, sade hon"), "<ww>.ww");
        assert_eq!(kinds("«Pas encore», dit-elle"), "<ww>.w");
    }

    #[test]
    fn marks_typed_the_wrong_way_round_are_read_by_what_they_stand_next_to() {
        assert_eq!(kinds("“It is over,“ she said"), "<www.>ww");
        assert_eq!(kinds("It rained in ‘08 and how ‘bout now"), "www.nww.ww");
        assert_eq!(kinds("the Post‘s editor"), "wwsw");
    }

    #[test]
    fn sentences_end_after_their_closing_marks_and_not_inside_titles() {
        let tokens = Tokens::of("Mr. Lind left. “Why?” he asked. “No.” She stayed in the U.S. He did not.");
        let sentences: Vec<&str> = tokens
            .sentences()
            .iter()
            .filter_map(|sentence| tokens.span(sentence.clone()))
            .map(|span| span.of(tokens.text()))
            .collect();
        assert_eq!(
            sentences,
            ["Mr. Lind left.", "“Why?” he asked.", "“No.”", "She stayed in the U.S.", "He did not."]
        );
    }

    #[test]
    fn a_time_of_day_ends_a_sentence_unless_a_day_or_zone_follows() {
        let count = |text: &str| Tokens::of(text).sentences().len();
        assert_eq!(count("It began at 4 a.m. Lind left."), 2);
        assert_eq!(count("It began at 4 a.m. Tuesday in Norra."), 1);
        assert_eq!(count("It began at 4 p.m. EST in Norra."), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_in_order_and_nothing_but_white_space_is_lost(text in "\\PC{0,60}|[a-z'’\"“” .\\n-]{0,80}") {
            let is_passed = |c: char| c.is_whitespace() || crate::text::is_harmful(c);
            let tokens = Tokens::of(&text);
            let mut end = 0;
            for token in tokens.all() {
                prop_assert!(token.span.start >= end && !token.span.is_empty());
                prop_assert!(text[end..token.span.start].chars().all(is_passed));
                end = token.span.end;
            }
            prop_assert!(text[end..].chars().all(is_passed));
            let held: usize = tokens.sentences().iter().map(|sentence| sentence.len()).sum();
            prop_assert_eq!(held, tokens.all().len());
        }
    }
}
