//! What a reader should know beside the hits.

use serde::{Deserialize, Serialize};

/// One thing to tell: in JSON a `code`, and data.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Advice {
    /// Quotes that match and are not listed, because their confidence is lower.
    LessSure {
        /// How many.
        count: usize,
        /// How many are listed or counted.
        listed: usize,
        /// Than this.
        than: f64,
    },
    /// More than one person is meant by a name.
    SeveralPersons {
        /// The name.
        asked: String,
        /// Who they are, those with most quotes first.
        persons: Vec<Candidate>,
    },
    /// A name in a filter that the collection does not hold at all.
    UnknownName {
        /// What is named.
        name: NameKind,
        /// As asked.
        asked: String,
        /// The name that it is most likely a mistyped form of.
        meant: Option<String>,
    },
    /// What stands in a filter by speaker is an office, and neither a person nor an institution.
    Office {
        /// As asked.
        asked: String,
        /// Who speaks for its houses, those with most quotes first.
        held_by: Vec<OfficeHolder>,
    },
    /// A word that stands nowhere in what was searched.
    UnknownWord {
        /// As asked.
        word: String,
        /// The word that it is most likely a mistyped form of.
        meant: Option<String>,
    },
    /// Each part of the query is known, and nothing matches all.
    NothingTogether,
}

impl Advice {
    /// May it be told of a search that has no hits alone?
    pub fn is_of_nothing(&self) -> bool {
        !matches!(self, Advice::LessSure { .. } | Advice::SeveralPersons { .. })
    }
}

/// What a filter names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NameKind {
    /// Who says it.
    Speaker,
    /// To whom.
    Addressee,
    /// Who is named.
    Actor,
    /// The paper.
    Publisher,
    /// The part of the paper.
    Section,
    /// Who wrote it.
    Author,
}

/// One who may be meant by a name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Candidate {
    /// The full name.
    pub name: String,
    /// Quotes in the whole collection of which this is the speaker.
    pub quotes: u64,
}

/// One who speaks for the house of an office.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct OfficeHolder {
    /// The name.
    pub name: String,
    /// From wide to narrow.
    pub affiliation: Vec<String>,
    /// Quotes in the whole collection of which this is the speaker.
    pub quotes: u64,
}
