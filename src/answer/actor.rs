//! Who is in a collection.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::actors::ActorKind;

/// What the index knows of one actor.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ActorEntry {
    /// The id across the pages of the index.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// The ways in which pages have the name, the usual one first.
    pub spellings: Vec<String>,
    /// Person, organization or place.
    pub kind: ActorKind,
    /// Whom the actor speaks for, each from wide to narrow, the one with most quotes first.
    pub affiliations: Vec<AffiliationCount>,
    /// Quotes of which the actor is the speaker.
    pub quotes: u64,
    /// Articles that name the actor.
    pub articles: u64,
    /// First day on which such an article was published; `None` where no article is dated.
    pub first: Option<Date>,
    /// Last day on which such an article was published.
    pub last: Option<Date>,
}

/// An affiliation and the quotes that were made under it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct AffiliationCount {
    /// From wide to narrow.
    pub affiliation: Vec<String>,
    /// Number of quotes.
    pub quotes: u64,
    /// Articles that state the office.
    pub articles: u64,
    /// First day on which such an article was published.
    pub first: Option<Date>,
    /// Last day on which such an article was published.
    pub last: Option<Date>,
}
