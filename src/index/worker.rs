//! One file, from the walk to the index: read, compared with what is known, taken apart, written.

use std::sync::{PoisonError, RwLock};

use tantivy::indexer::UserOperation;
use tantivy::{IndexWriter, Term};

use super::documents::documents;
use super::fingerprint::Fingerprint;
use super::known::Known;
use super::{Fields, IndexError};
use crate::authority::Authority;
use crate::document::{Limit, try_read_page};
use crate::walk::{FoundFile, RawPage, Skipped, Unread};

/// What became of a file.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It is as the index knows it.
    Unchanged,
    /// Its pages were written.
    Written {
        /// The index did not hold it before.
        new: bool,
        /// How many pages it holds.
        pages: usize,
        /// Parts of it that could not be read.
        skipped: Vec<Skipped>,
        /// The limits that its pages pass, with their paths.
        limits: Vec<(String, Limit)>,
    },
    /// Nothing of it could be read; what the index holds of it stays.
    Skipped(Vec<Skipped>),
}

/// What the threads tell the one that counts.
pub(super) enum News {
    Total(u64),
    Unread(Unread),
    File(String, Outcome),
    Skipped(Skipped),
}

/// What a page adds to the index.
pub(super) struct Additions {
    pub(super) operations: Vec<UserOperation>,
    /// The limits that it passes, with its path.
    pub(super) limits: Vec<(String, Limit)>,
}

/// What removes all that the index holds of a file.
pub(super) fn forget(fields: &Fields, file: &str) -> UserOperation {
    UserOperation::Delete(Term::from_field_text(fields.file, file))
}

/// What all workers share.
pub(super) struct Worker<'a> {
    pub(super) fields: Fields,
    pub(super) known: &'a Known,
    /// What the user says of actors.
    pub(super) authority: &'a Authority,
    /// Read also what did not change, because what the user says of actors did.
    pub(super) again: bool,
    /// Read-locked while a file's operations are handed over, write-locked by commits.
    pub(super) writer: &'a RwLock<IndexWriter>,
}

impl Worker<'_> {
    /// Need `file` not be read again, by what a folder tells of it?
    pub(super) fn knows(&self, file: &FoundFile) -> bool {
        let known = self.known.get(&file.name());
        !self.again && known.is_some_and(|known| known.size == file.size && known.mtime == file.modified)
    }

    /// Takes `file` into the index, of which `page` is all that there is.
    pub(super) fn take(
        &self,
        file: &FoundFile,
        page: Result<RawPage, Skipped>,
    ) -> Result<Outcome, IndexError> {
        let page = match page {
            Ok(page) => page,
            Err(fault) => return Ok(Outcome::Skipped(vec![fault])),
        };
        let name = file.name();
        let known = self.known.get(&name);
        let fingerprint = Fingerprint::of(file, &page);
        if !self.again
            && known.is_some_and(|known| known.checksum == fingerprint.checksum && known.size == file.size)
        {
            return Ok(Outcome::Unchanged);
        }
        let Additions { operations: added, limits } = match self.additions(&name, &page, fingerprint) {
            Ok(additions) => additions,
            Err(fault) => return Ok(Outcome::Skipped(vec![fault])),
        };
        // Only what the index holds is looked up to be deleted: a first run has nothing to look up.
        let forget = known.map(|_| forget(&self.fields, &name));
        self.run(forget.into_iter().chain(added).collect())?;
        Ok(Outcome::Written { new: known.is_none(), pages: 1, skipped: Vec::new(), limits })
    }

    /// What adds `page` of `file`.
    pub(super) fn additions(
        &self,
        file: &str,
        page: &RawPage,
        fingerprint: Fingerprint,
    ) -> Result<Additions, Skipped> {
        let mut record = try_read_page(page)?;
        self.authority.apply(&mut record);
        let limits = record.limits.iter().map(|limit| (record.path.clone(), *limit)).collect();
        let documents = documents(&self.fields, file, record, fingerprint);
        Ok(Additions { operations: documents.into_iter().map(UserOperation::Add).collect(), limits })
    }

    /// Hands `operations` over; no commit comes between them.
    pub(super) fn run(&self, operations: Vec<UserOperation>) -> Result<(), IndexError> {
        self.writer.read().unwrap_or_else(PoisonError::into_inner).run(operations)?;
        Ok(())
    }
}
