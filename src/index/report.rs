//! What an update tells while it runs and when it has ended.

use std::time::Duration;

use super::Totals;
use crate::document::Limit;
use crate::walk::{Skipped, Unread};

/// News from a running update.
#[derive(Debug)]
pub enum Progress<'a> {
    /// The folders hold this many files in all.
    Total(u64),
    /// One more file is done.
    Done,
    /// Something was passed over.
    Skipped(&'a Skipped),
    /// Not all was kept of the page with this path, because it passes this limit.
    Limited(&'a str, Limit),
}

/// What an update did.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Files that the index did not hold before.
    pub new: usize,
    /// Files whose content changed.
    pub changed: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files that are gone and were dropped.
    pub removed: usize,
    /// Pages that were read and written: at least one for each new or changed file.
    pub pages: usize,
    /// What was passed over, and why.
    pub skipped: Vec<Skipped>,
    /// Documents of kinds that are not read.
    pub unread: Unread,
    /// It was stopped before its end.
    pub stopped: bool,
    /// What the index holds now.
    pub totals: Totals,
    /// Time taken.
    pub elapsed: Duration,
}
