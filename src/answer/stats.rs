//! What a collection holds.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::index::{SavedCopy, Totals};
use crate::request::Version;

/// How much a collection holds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Stats {
    /// Of this contract.
    pub version: Version,
    /// Articles, quotes, actors.
    #[serde(flatten)]
    pub totals: Totals,
    /// The pages that are kept out of searches, and those that are searched in their place.
    pub copied: Vec<SavedCopy>,
    /// First day of publication.
    pub first: Option<Date>,
    /// Last day of publication.
    pub last: Option<Date>,
    /// Its size in bytes.
    pub bytes: u64,
    /// Parts that it is stored in.
    pub segments: usize,
}

impl Stats {
    /// Those of a collection that was published between `days`.
    pub fn new(totals: Totals, copied: Vec<SavedCopy>, days: Option<(Date, Date)>) -> Self {
        let (first, last) = days.unzip();
        Self { version: Version, totals, copied, first, last, bytes: 0, segments: 0 }
    }
}
