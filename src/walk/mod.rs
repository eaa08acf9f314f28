//! From paths to the bytes of pages.
//!
//! **In:** files and folders as the user named them. **Out:** [`FoundFile`]s in a stable order, then, file by file,
//! [`RawPage`]s. A file may hold more than one page (an archive does), so a page's `path` can carry a part after `#`.
//! Archives are read page by page, within [limits](MAX_PAGE_BYTES) on size and [ratio](MAX_RATIO).
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

mod beside;
mod files;
mod http;
mod limits;
mod mhtml;
mod names;
mod page;
mod read;
mod reason;
mod sniff;
mod unread;
mod warc;
mod written;
mod zipped;

pub use beside::Told;
pub(crate) use files::count;
pub use files::{plain, walk};
pub use limits::{MAX_PAGE_BYTES, MAX_RATIO, MAX_ZIP_ENTRIES};
pub use read::{Pages, read_bytes, read_pages};
pub(crate) use reason::FAULT;
pub use unread::Unread;
pub use written::{path_of, written};

use std::borrow::Cow;
use std::io::BufRead;
use std::path::PathBuf;

use jiff::Timestamp;

/// The path that means standard input.
pub const STANDARD_INPUT: &str = "-";

/// Where bytes come from: a file, standard input, or what unpacks them.
type Source = Box<dyn BufRead + Send>;

/// A file that may hold pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundFile {
    /// Path as reached from what the user named.
    pub path: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// Time of last change, in nanoseconds since 1970-01-01 UTC; 0 where the file system does not tell.
    pub modified: i64,
    /// It may hold many pages, and is not to be read into memory as a whole.
    pub may_hold_many: bool,
}

impl FoundFile {
    /// What stands for standard input.
    fn standard_input() -> Self {
        Self { path: STANDARD_INPUT.into(), may_hold_many: true, ..Self::default() }
    }

    /// Its path as text; see [`written`].
    pub fn name(&self) -> Cow<'_, str> {
        written(&self.path)
    }

    /// Is this standard input and no file?
    pub fn is_standard_input(&self) -> bool {
        self.path.as_os_str() == STANDARD_INPUT
    }
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
    /// When it was saved, where the container tells.
    pub saved: Option<Timestamp>,
    /// What a file beside it tells.
    pub told: Option<Box<Told>>,
}

/// Something that was passed over, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// What was passed over.
    pub path: PathBuf,
    /// Why, as the rest of a sentence that the path begins: `is empty`, `is a binary file, not HTML`.
    pub reason: String,
}
