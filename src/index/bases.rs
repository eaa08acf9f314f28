//! The folders from which relative paths of an index are meant.
//!
//! Pages are kept under the path by which the user named them, so that an index can move with its folder. Run from
//! another folder, the same relative path names another file: before a page is dropped as gone, it is looked for in each
//! folder where `index` was run.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::IndexError;
use super::folder::is_absent;
use super::replace::replace;
use crate::walk::{path_of, written};

/// The folders, as a JSON list of absolute paths, the last one first.
const BASES: &str = "onrecord.bases.json";

/// More folders than anybody runs an index from.
const MOST: usize = 16;

/// Where relative paths may be meant from.
pub(super) struct Bases(Vec<PathBuf>);

impl Bases {
    /// Reads them from the index `folder`, and adds the current folder where one of `roots` is relative. A list that is
    /// missing or damaged is an empty one.
    pub(super) fn with_current(folder: &Path, roots: &[PathBuf]) -> Result<Self, IndexError> {
        let path = folder.join(BASES);
        let held: Vec<String> =
            fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        let mut bases: Vec<PathBuf> = held.iter().map(|base| path_of(base)).collect();
        let here = env::current_dir().ok().filter(|_| roots.iter().any(|root| root.is_relative()));
        let Some(here) = here.filter(|here| bases.first() != Some(here)) else { return Ok(Self(bases)) };
        bases.retain(|base| *base != here);
        bases.insert(0, here);
        bases.truncate(MOST);
        let texts: Vec<_> = bases.iter().map(|base| written(base)).collect();
        let error = |error| IndexError::Io { doing: "write", path: path.clone(), error };
        let json = serde_json::to_vec(&texts).map_err(|fault| error(fault.into()))?;
        replace(&path, &[&json]).map_err(error)?;
        Ok(Self(bases))
    }

    /// Is there certainly no such file? What cannot be looked at, as in a folder without permission or on a disk that
    /// fails, may well be there.
    pub(super) fn are_without(&self, file: &Path) -> bool {
        let is_gone = |file: &Path| fs::metadata(file).is_err_and(|error| is_absent(&error));
        is_gone(file) && (file.is_absolute() || self.0.iter().all(|base| is_gone(&base.join(file))))
    }
}
