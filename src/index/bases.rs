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

/// The file of the page at `path` of the index in `folder`, from wherever this is asked.
pub(crate) fn place_of(folder: &Path, path: &str) -> PathBuf {
    let path = path_of(path);
    let found = Bases::of(folder).places_of(&path).find(|place| place.exists());
    found.or_else(|| std::path::absolute(&path).ok()).unwrap_or(path)
}

/// By what names the index in `folder` may have the path `typed`.
pub(crate) fn names_of(folder: &Path, typed: &str) -> Vec<String> {
    let names = Bases::of(folder).names_of(&path_of(typed));
    names.iter().map(|name| written(name).into_owned()).collect()
}

impl Bases {
    /// Reads them from the index `folder`, and adds the current folder where one of `roots` is relative. A list that is
    /// missing or damaged is an empty one.
    pub(super) fn with_current(folder: &Path, roots: &[PathBuf]) -> Result<Self, IndexError> {
        let path = folder.join(BASES);
        let Self(mut bases) = Self::of(folder);
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

    /// Those of the index in `folder`; none where they are not known.
    pub(super) fn of(folder: &Path) -> Self {
        let held = fs::read(folder.join(BASES)).ok();
        let held: Vec<String> =
            held.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self(held.iter().map(|base| path_of(base)).collect())
    }

    /// Where `path` may be meant: itself where it is whole, else from each folder, the current one first where it is one of them.
    pub(super) fn places_of(&self, path: &Path) -> impl Iterator<Item = PathBuf> {
        let here = env::current_dir().ok().filter(|here| self.0.contains(here));
        let bases: Vec<PathBuf> = here.into_iter().chain(self.0.iter().cloned()).collect();
        let whole = path.is_absolute().then(|| path.to_owned());
        let path = path.to_owned();
        let relative = path.is_relative();
        whole.into_iter().chain(bases.into_iter().filter(move |_| relative).map(move |base| base.join(&path)))
    }

    /// By what names `typed`, a path from the current folder, may be in the index: as the rest behind one of the folders, and
    /// whole.
    pub(super) fn names_of(&self, typed: &Path) -> Vec<PathBuf> {
        let whole = fs::canonicalize(typed).or_else(|_| std::path::absolute(typed));
        let Ok(whole) = whole else { return Vec::new() };
        let rests = self.0.iter().filter_map(|base| whole.strip_prefix(base).ok().map(Path::to_owned));
        rests.chain([whole.clone()]).collect()
    }

    /// Is there certainly no such file? What cannot be looked at, as in a folder without permission or on a disk that
    /// fails, may well be there.
    pub(super) fn are_without(&self, file: &Path) -> bool {
        let is_gone = |file: &Path| fs::metadata(file).is_err_and(|error| is_absent(&error));
        is_gone(file) && (file.is_absolute() || self.0.iter().all(|base| is_gone(&base.join(file))))
    }
}
