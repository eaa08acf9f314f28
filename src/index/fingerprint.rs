//! What tells that a file did not change since it was read.

use flate2::Crc;
use tantivy::TantivyDocument;

use super::Fields;
use crate::walk::{FoundFile, RawPage};

/// What tells that a file did not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fingerprint {
    /// Size in bytes.
    pub size: u64,
    /// Last change in nanoseconds since 1970 UTC.
    pub mtime: i64,
    /// Checksum of the bytes.
    pub checksum: u64,
}

impl Fingerprint {
    /// That of `file`, whose bytes are those of `page`; what a file beside it tells counts as well.
    pub(super) fn of(file: &FoundFile, page: &RawPage) -> Self {
        let mut crc = Crc::new();
        crc.update(&page.bytes);
        if let Some(told) = &page.told {
            crc.update(&told.written);
        }
        Self { checksum: u64::from(crc.sum()), ..Self::unread(file) }
    }

    /// That of `file`, where all of it would have to be read to tell whether it is the same as before.
    pub(super) fn unread(file: &FoundFile) -> Self {
        Self { size: file.size, mtime: file.modified, checksum: 0 }
    }

    /// Adds it to the document of a page.
    pub(super) fn add_to(self, document: &mut TantivyDocument, fields: &Fields) {
        document.add_u64(fields.size, self.size);
        document.add_i64(fields.mtime, self.mtime);
        document.add_u64(fields.checksum, self.checksum);
    }
}
