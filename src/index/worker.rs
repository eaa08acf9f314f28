//! One file, from the walk to the index: read, compared with what is known, taken apart, written.

use std::sync::RwLock;

use flate2::Crc;
use tantivy::indexer::UserOperation;
use tantivy::{IndexWriter, Term};

use super::documents::{Fingerprint, documents};
use super::known::Known;
use super::{Fields, IndexError};
use crate::document::try_read_page;
use crate::walk::{FoundFile, RawPage, Skipped, read_pages};

/// What became of a file.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It is as the index knows it.
    Unchanged,
    /// Its pages were written.
    Written {
        /// The index did not hold it before.
        new: bool,
        /// Parts of it that could not be read.
        skipped: Vec<Skipped>,
    },
    /// Nothing of it could be read; what the index holds of it stays.
    Skipped(Vec<Skipped>),
}

/// What all workers share.
pub(super) struct Worker<'a> {
    pub(super) fields: Fields,
    pub(super) known: &'a Known,
    /// Read-locked while a file's operations are handed over, write-locked by commits.
    pub(super) writer: &'a RwLock<IndexWriter>,
}

impl Worker<'_> {
    /// Takes `file` into the index.
    pub(super) fn take(&self, file: &FoundFile) -> Result<Outcome, IndexError> {
        let name = file.path.to_string_lossy();
        let known = self.known.0.get(name.as_ref());
        if known.is_some_and(|known| known.size == file.size && known.mtime == file.modified) {
            return Ok(Outcome::Unchanged);
        }
        let (mut pages, mut skipped) = (Vec::new(), Vec::new());
        for page in read_pages(file) {
            match page {
                Ok(page) => pages.push(page),
                Err(reason) => skipped.push(reason),
            }
        }
        let fingerprint = Fingerprint { size: file.size, mtime: file.modified, checksum: checksum(&pages) };
        if known.is_some_and(|known| known.checksum == fingerprint.checksum && known.size == file.size) {
            return Ok(Outcome::Unchanged);
        }
        // Only what the index holds is looked up to be deleted: a first run has nothing to look up.
        let forget = known.map(|_| UserOperation::Delete(Term::from_field_text(self.fields.file, &name)));
        let mut operations: Vec<UserOperation> = forget.into_iter().collect();
        let forgotten = operations.len();
        for page in pages {
            match try_read_page(&page) {
                Ok(record) => operations.extend(
                    documents(&self.fields, &name, record, fingerprint).into_iter().map(UserOperation::Add),
                ),
                Err(fault) => skipped.push(fault),
            }
        }
        if operations.len() == forgotten {
            return Ok(Outcome::Skipped(skipped));
        }
        self.writer.read().unwrap_or_else(|poisoned| poisoned.into_inner()).run(operations)?;
        Ok(Outcome::Written { new: known.is_none(), skipped })
    }
}

fn checksum(pages: &[RawPage]) -> u64 {
    let mut crc = Crc::new();
    for page in pages {
        crc.update(&page.bytes);
    }
    u64::from(crc.sum())
}
