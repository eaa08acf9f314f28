//! What the user said of actors, kept beside the index for later runs.
//!
//! A run that is told anew reads every page again, and may be killed or stopped before it has read the last. So it first
//! writes down what it was told as not yet done, and the next run takes up both: the file, and the reading.

use std::fs;
use std::io;
use std::path::Path;

use super::IndexError;
use super::folder::is_absent;
use super::replace::replace;
use crate::authority::Authority;

/// What holds for all pages of the index.
const DONE: &str = "onrecord.actors.toml";
/// What a run was told that has not read all pages by it.
const BEGUN: &str = "onrecord.actors.begun.toml";

/// What earlier runs were told.
pub(super) struct Told {
    done: Authority,
    begun: Option<Authority>,
}

impl Told {
    /// Reads it from an index folder.
    pub(super) fn read(folder: &Path) -> Result<Self, IndexError> {
        let done = read(folder, DONE)?.unwrap_or_default();
        Ok(Self { done, begun: read(folder, BEGUN)? })
    }

    /// What was told last.
    pub(super) fn last(&self) -> &Authority {
        self.begun.as_ref().unwrap_or(&self.done)
    }

    /// Must pages that did not change be read again to go by `authority`?
    pub(super) fn asks_to_read_again(&self, authority: &Authority) -> bool {
        self.begun.is_some() || authority.text() != self.done.text()
    }
}

/// Writes down that pages are being read by `authority`.
pub(super) fn begin(folder: &Path, authority: &Authority) -> Result<(), IndexError> {
    let path = folder.join(BEGUN);
    replace(&path, &[authority.text().as_bytes()]).map_err(failed("write", &path))
}

/// All pages have been read by what was begun.
pub(super) fn end(folder: &Path) -> Result<(), IndexError> {
    let path = folder.join(DONE);
    fs::rename(folder.join(BEGUN), &path).map_err(failed("write", &path))
}

fn read(folder: &Path, name: &str) -> Result<Option<Authority>, IndexError> {
    let path = folder.join(name);
    match fs::read_to_string(&path) {
        Ok(text) => Authority::parse(&text).map(Some).map_err(|error| IndexError::Damaged {
            folder: folder.to_owned(),
            reason: format!("{name}, {error}"),
        }),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(failed("read", &path)(error)),
    }
}

fn failed(doing: &'static str, path: &Path) -> impl Fn(io::Error) -> IndexError {
    move |error| IndexError::Io { doing, path: path.to_owned(), error }
}
