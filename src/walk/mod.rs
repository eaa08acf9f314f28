//! From paths to the bytes of pages.
//!
//! **In:** files and folders as the user named them. **Out:** [`FoundFile`]s in a stable order, then, file by file,
//! [`RawPage`]s. A file may hold more than one page (an archive does), so a page's `path` can carry a part after `#`.
//! What cannot be read becomes a [`Skipped`] with its reason, and the walk goes on.
//!
//! ```no_run
//! use std::path::PathBuf;
//!
//! for found in onrecord::walk::walk(&[PathBuf::from("corpus")]) {
//!     match found {
//!         Ok(file) => println!("{} ({} bytes)", file.path.display(), file.size),
//!         Err(skipped) => eprintln!("{} {}", skipped.path.display(), skipped.reason),
//!     }
//! }
//! ```

mod files;
mod read;

pub use files::{plain, walk};
pub use read::{MAX_PAGE_BYTES, read_pages};

use std::path::PathBuf;

/// A file that may hold pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Path as reached from what the user named.
    pub path: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// Time of last change, in nanoseconds since 1970-01-01 UTC; 0 where the file system does not tell.
    pub modified: i64,
}

/// The bytes of one page, as saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawPage {
    /// The file, and the part of it after `#` where it holds several pages.
    pub path: String,
    /// The page's bytes, decompressed.
    pub bytes: Vec<u8>,
    /// Where it was fetched from, where the container tells.
    pub url: Option<String>,
    /// Character set that the container or transport declared.
    pub charset: Option<String>,
}

/// Something that was passed over, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// What was passed over.
    pub path: PathBuf,
    /// Why, as the rest of a sentence that the path begins: `is empty`, `is a binary file, not HTML`.
    pub reason: String,
}
