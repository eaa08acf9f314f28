//! The page as this stage reads it: its tokens, each with what the lexicons say of the word.

use std::ops::Range;

use crate::lang::contexts::{self, Says};
use crate::lang::marks::Marks;
use crate::lang::names;
use crate::text::{Span, TokenKind, Tokens};

/// The tokens of a page with the marks of each, looked up once.
pub(super) struct Reading<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    marks: Vec<Marks>,
    says: Vec<Says>,
}

impl<'a, 't> Reading<'a, 't> {
    pub(super) fn of(tokens: &'a Tokens<'t>) -> Self {
        let of = |(at, token): (usize, &crate::text::Token)| match token.kind {
            TokenKind::Word => names::marks_as_written(tokens.word(at)),
            _ => Marks::default(),
        };
        let said = |(at, token): (usize, &crate::text::Token)| match token.kind {
            TokenKind::Word => contexts::says(tokens.word(at)),
            _ => Says::default(),
        };
        Self {
            tokens,
            marks: tokens.all().iter().enumerate().map(of).collect(),
            says: tokens.all().iter().enumerate().map(said).collect(),
        }
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.marks.len()
    }

    /// The word at token `at`, empty past the end.
    pub(super) fn word(&self, at: usize) -> &'t str {
        if at < self.marks.len() { self.tokens.word(at) } else { "" }
    }

    /// What the word at token `at` can be.
    pub(super) fn marks(&self, at: usize) -> Marks {
        self.marks.get(at).copied().unwrap_or_default()
    }

    /// What the word at token `at` says of a name beside it.
    pub(super) fn says(&self, at: usize) -> Says {
        self.says.get(at).copied().unwrap_or_default()
    }

    /// What the word that stands `steps` before token `at` says.
    pub(super) fn said_before(&self, at: usize, steps: usize) -> Says {
        at.checked_sub(steps).map(|before| self.says(before)).unwrap_or_default()
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.all().get(at).map(|token| token.kind)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// A comma, a dash, a parenthesis.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Punctuation)
    }

    /// `'s`
    pub(super) fn possessive(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Possessive)
    }

    /// Does the word begin with a capital, or hold one after a particle (`al-Assad`)?
    pub(super) fn capital(&self, at: usize) -> bool {
        self.marks(at).has(Marks::CAPITAL)
    }

    /// Is the word the noun of a role: `president`?
    pub(super) fn is_role(&self, at: usize) -> bool {
        self.marks(at).has(IS_ROLE)
    }

    /// Is the word one of a role: noun, modifier or portfolio?
    pub(super) fn is_title(&self, at: usize) -> bool {
        self.marks(at).has(IS_TITLE)
    }

    /// May the word stand before the noun of a role: `deputy`, `foreign`, `former`?
    pub(super) fn is_role_part(&self, at: usize) -> bool {
        self.marks(at).has(IS_PART)
    }

    /// `former`, `ex-minister`
    pub(super) fn is_former(&self, at: usize) -> bool {
        self.marks(at).has(Marks::FORMER)
    }

    /// The text of `range`, as written.
    pub(super) fn text(&self, range: Range<usize>) -> &'t str {
        self.span(range).map_or("", |span| span.of(self.tokens.text()))
    }

    pub(super) fn span(&self, range: Range<usize>) -> Option<Span> {
        self.tokens.span(range)
    }

    /// The words of `range` in lower case, joined by spaces.
    pub(super) fn lower(&self, range: Range<usize>) -> String {
        let mut joined = String::new();
        for at in range {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.extend(self.word(at).chars().flat_map(char::to_lowercase));
        }
        joined
    }

    /// The sentence of token `at`.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        self.tokens.sentences().get(self.sentence_number(at)).cloned().unwrap_or(0..0)
    }

    /// The number of the sentence of token `at`.
    pub(super) fn sentence_number(&self, at: usize) -> usize {
        self.tokens.sentences().partition_point(|sentence| sentence.end <= at)
    }

    /// The number of the paragraph of token `at`.
    pub(super) fn paragraph(&self, at: usize) -> usize {
        self.tokens.paragraphs().partition_point(|paragraph| paragraph.end <= at)
    }
}

const IS_ROLE: Marks = Marks::ROLE.or(Marks::STANDS_FOR).or(Marks::PERSON_NOUN);
const IS_PART: Marks = IS_ROLE.or(Marks::MODIFIER).or(Marks::PORTFOLIO).or(Marks::FORMER);
const IS_TITLE: Marks = IS_PART.or(Marks::HONORIFIC);
