//! A query as a tree.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::lex::MAX_DISTANCE;
use super::word::MOST_WRONG;
use super::{PathPattern, Period, QueryError};
use crate::quotes::{QuoteKind, Stance};

/// What a document has to be like.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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
    /// Both stand this close to each other in it; each side is [a text](Expr::is_text).
    Within(Box<Expr>, Reach, Box<Expr>),
    /// It holds this text at least so often.
    AtLeast(u32, Box<Expr>),
}

/// How close two texts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// At most so many steps from word to word, in either order: side by side is one step.
    Near(u32),
    /// The first before the second, at most so many steps from word to word.
    Before(u32),
    /// In one stretch of text.
    Same(Scope),
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reach::Near(steps) => write!(f, "NEAR/{steps}"),
            Reach::Before(steps) => write!(f, "PRE/{steps}"),
            Reach::Same(Scope::Sentence) => f.write_str("SAME/s"),
            Reach::Same(Scope::Paragraph) => f.write_str("SAME/p"),
        }
    }
}

/// A stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Up to the end of the sentence.
    Sentence,
    /// Up to the end of the paragraph.
    Paragraph,
}

/// A text to find.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct TextMatch {
    /// Where; everywhere when absent: in the content of quotes, in headline, summary, captions and body of articles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<TextField>,
    /// The words as typed.
    pub text: String,
    /// How they are compared.
    pub form: WordForm,
}

/// How words are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordForm {
    /// By their stems.
    Stem,
    /// As they are, side by side, with at most this many words between them.
    Phrase(u32),
    /// By how they begin.
    Prefix,
    /// As it is, in any case and accent, and in no other inflection.
    Exact,
    /// By a pattern in which `*` is any letters and `?` is any one.
    Pattern,
    /// With at most this many letters wrong, left out, added or swapped.
    Fuzzy(u8),
}

/// A part of an article that can be searched alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextField {
    /// `headline:`
    Headline,
    /// `summary:`
    Summary,
    /// `caption:`
    Caption,
    /// `body:`
    Body,
    /// `lead:`, the headline and the first paragraph.
    Lead,
    /// `quote:`
    Quote,
}

/// What can be asked of a document besides its text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Filter {
    /// Said by this speaker, or by anybody who speaks for this institution.
    By(String),
    /// Said to this actor, where the text names whom it is said to.
    To(String),
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
    /// A quote that is reported in this sense.
    Stance(Stance),
    /// A quote that is at least this sure, 0 to 1.
    MinConfidence(f64),
    /// The file's path matches.
    Path(PathPattern),
    /// There is a reason to look at it.
    Is(Doubt),
}

/// Why a person should look at a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// A quote without a speaker.
    Unattributed,
    /// A quote of whose attribution the rule is less sure than [`UNSURE`].
    Unsure,
    /// A page without a date of publication.
    Undated,
    /// A page with a quotation mark that has no partner.
    Unbalanced,
    /// A page whose body may not be the article, or not all of it.
    Doubtful,
}

/// The confidence below which a quote is unsure.
pub const UNSURE: f64 = 0.6;

/// How sure a quote must be that a search lists where nobody asks for another confidence: more likely right than wrong.
pub const USUAL_CONFIDENCE: f64 = 0.5;

impl Doubt {
    /// All there are.
    pub const ALL: [Self; 5] =
        [Doubt::Unattributed, Doubt::Unsure, Doubt::Undated, Doubt::Unbalanced, Doubt::Doubtful];

    /// The name after `is:`.
    pub fn name(self) -> &'static str {
        match self {
            Doubt::Unattributed => "unattributed",
            Doubt::Unsure => "unsure",
            Doubt::Undated => "undated",
            Doubt::Unbalanced => "unbalanced",
            Doubt::Doubtful => "doubtful",
        }
    }
}

impl Expr {
    /// All of `parts`; `None` where there are none.
    pub fn all(mut parts: Vec<Expr>) -> Option<Expr> {
        match parts.len() {
            0 | 1 => parts.pop(),
            _ => Some(Expr::All(parts)),
        }
    }

    /// Is this something that has places in a text: words, phrases, alternatives of them, or two of them close together,
    /// all in `field`?
    pub fn is_text(&self, field: Option<TextField>) -> bool {
        match self {
            Expr::Text(text) => text.field == field,
            Expr::Any(parts) => parts.iter().all(|part| part.is_text(field)),
            Expr::Within(left, _, right) => left.is_text(field) && right.is_text(field),
            Expr::Filter(_) | Expr::All(_) | Expr::Not(_) | Expr::AtLeast(..) => false,
        }
    }

    /// Is it as the query language makes them? One that came from elsewhere may hold anything.
    ///
    /// # Errors
    /// When two things are to stand close that have no place in one text, and when a number is out of its range.
    pub fn check(&self) -> Result<(), QueryError> {
        let malformed = |what: &str| Err(QueryError::Malformed(what.to_owned()));
        match self {
            Expr::Text(text) => match text.form {
                WordForm::Fuzzy(wrong) if wrong > MOST_WRONG => {
                    malformed("a word may have two wrong letters at most")
                }
                WordForm::Phrase(between) if between > MAX_DISTANCE => malformed("a phrase is too loose"),
                _ => Ok(()),
            },
            Expr::Filter(Filter::MinConfidence(least)) if !(0.0..=1.0).contains(least) => {
                malformed("a confidence is a number from 0 to 1")
            }
            Expr::Filter(_) => Ok(()),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().try_for_each(Expr::check),
            Expr::Not(part) => part.check(),
            Expr::Within(left, reach, right) => {
                let field = left.text_field().flatten();
                match reach {
                    _ if !left.is_text(field) || !right.is_text(field) => malformed(
                        "only words, phrases and alternatives of one field stand close to each other",
                    ),
                    Reach::Near(steps) | Reach::Before(steps) if *steps > MAX_DISTANCE => {
                        malformed("a reach is too wide")
                    }
                    _ => left.check().and_then(|()| right.check()),
                }
            }
            Expr::AtLeast(count, part) => match part.is_text(part.text_field().flatten()) {
                true if (1..=MAX_DISTANCE).contains(count) => part.check(),
                true => {
                    malformed("a text is asked for at least once, and not more often than a text has words")
                }
                false => {
                    malformed("only words, phrases and alternatives of one field can be asked for so often")
                }
            },
        }
    }

    /// The field of the first text; the outer `None` where there is no text.
    pub fn text_field(&self) -> Option<Option<TextField>> {
        self.leaves().into_iter().find_map(|(leaf, _)| match leaf {
            Expr::Text(text) => Some(text.field),
            _ => None,
        })
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
            Expr::Within(left, _, right) => {
                left.gather(wanted, leaves);
                right.gather(wanted, leaves);
            }
            Expr::AtLeast(_, part) => part.gather(wanted, leaves),
        }
    }
}
