//! A query as a tree.

use globset::GlobMatcher;

use super::Period;
use crate::quotes::QuoteKind;

/// What a document has to be like.
#[derive(Clone, Debug)]
pub enum Expr {
    /// It holds this text.
    Text(TextMatch),
    /// It passes this filter.
    Filter(Filter),
    /// All of these are true of it.
    All(Vec<Expr>),
    /// At least one of these is true of it.
    Any(Vec<Expr>),
    /// This is not true of it.
    Not(Box<Expr>),
}

/// A text to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextMatch {
    /// Where; everywhere when absent: in the content of quotes, in headline, summary, captions and body of articles.
    pub field: Option<TextField>,
    /// The words as typed.
    pub text: String,
    /// How they are compared.
    pub form: WordForm,
}

/// How words are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordForm {
    /// By their stems.
    Stem,
    /// As they are, side by side, with at most this many words between them.
    Phrase(u32),
    /// By how they begin.
    Prefix,
}

/// A part of an article that can be searched alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// `headline:`
    Headline,
    /// `summary:`
    Summary,
    /// `caption:`
    Caption,
    /// `body:`
    Body,
}

/// What can be asked of a document besides its text.
#[derive(Clone, Debug)]
pub enum Filter {
    /// Said by this speaker, or by anybody who speaks for this institution.
    By(String),
    /// Names this actor.
    Actor(String),
    /// The paper's name holds these words.
    Publisher(String),
    /// The section's name holds these words.
    Section(String),
    /// An author's name holds these words.
    Author(String),
    /// ISO 639-1 code.
    Lang(String),
    /// Published in this time, by the page's clock.
    Published(Period),
    /// A quote of this kind.
    Kind(QuoteKind),
    /// The file's path matches.
    Path(GlobMatcher),
}

impl Expr {
    /// All of `parts`; `None` where there are none.
    pub fn all(mut parts: Vec<Expr>) -> Option<Expr> {
        match parts.len() {
            0 | 1 => parts.pop(),
            _ => Some(Expr::All(parts)),
        }
    }

    /// Every leaf of the tree, with true where it is not negated.
    pub fn leaves(&self) -> Vec<(&Expr, bool)> {
        let mut leaves = Vec::new();
        self.gather(true, &mut leaves);
        leaves
    }

    fn gather<'a>(&'a self, wanted: bool, leaves: &mut Vec<(&'a Expr, bool)>) {
        match self {
            Expr::Text(_) | Expr::Filter(_) => leaves.push((self, wanted)),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| part.gather(wanted, leaves)),
            Expr::Not(part) => part.gather(!wanted, leaves),
        }
    }
}
