//! Whether something is on record.

use serde::{Deserialize, Serialize};

use super::QuoteHit;
use crate::request::Version;

/// What is on record.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Verdict {
    /// Of this contract.
    pub version: Version,
    /// `exact`, `not-asserted`, `near` or `none`.
    pub status: Status,
    /// The quotes with these very words that were said to be so, the earliest first; at most a thousand.
    pub exact: Vec<QuoteHit>,
    /// Where there is none, the quotes with these very words that were denied, asked, called for, or not said at all, the
    /// earliest first.
    pub not_asserted: Vec<QuoteHit>,
    /// Where there is none, those that come nearest, the nearest first.
    pub near: Vec<Near>,
}

/// How near the record comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// These very words are on record.
    Exact,
    /// These very words stand in a page, and nobody said that they are so.
    NotAsserted,
    /// Words close to them are.
    Near,
    /// Nothing near them is.
    None,
}

/// A quote that comes near what is claimed.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Near {
    /// The quote.
    #[serde(flatten)]
    pub hit: QuoteHit,
    /// The share of the claimed words that it has in their order, 0 to 1.
    pub similarity: f64,
    /// The claim and the quote laid side by side.
    pub difference: Vec<Piece>,
}

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Piece {
    /// In both, as the quote has it.
    Same(String),
    /// Only in what is claimed.
    Claimed(String),
    /// Only on record.
    Recorded(String),
}
