//! What an index was made of: the files and folders that somebody named, and the folder from which they were meant.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::IndexError;
use super::replace::replace;
use crate::walk::{path_of, plain, written};

/// The roots, as a JSON list.
const ROOTS: &str = "onrecord.roots.json";

/// A file or folder that was named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
struct Root {
    /// As it was named.
    path: String,
    /// Where the program was run.
    base: String,
}

impl Root {
    fn named(path: &Path) -> Self {
        let base = env::current_dir().unwrap_or_default();
        Self { path: written(plain(path)).into_owned(), base: written(&base).into_owned() }
    }

    fn is_beneath(&self, named: &[PathBuf], whole: &[PathBuf]) -> bool {
        let (path, place) = (path_of(&self.path), path_of(&self.base).join(path_of(&self.path)));
        named.iter().any(|folder| path.starts_with(plain(folder)))
            || whole.iter().any(|folder| place.starts_with(folder))
    }
}

fn read(folder: &Path) -> Vec<Root> {
    let held = fs::read(folder.join(ROOTS)).ok();
    held.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

fn write(folder: &Path, roots: &[Root]) -> Result<(), IndexError> {
    let path = folder.join(ROOTS);
    let error = |error| IndexError::Io { doing: "write", path: path.clone(), error };
    let json = serde_json::to_vec(roots).map_err(|fault| error(fault.into()))?;
    replace(&path, &[&json]).map_err(error)
}

/// The files and folders of which the index in `folder` was made, as they were named, by the folder where that was; none where
/// that is not known.
pub fn roots(folder: &Path) -> BTreeMap<PathBuf, Vec<PathBuf>> {
    let mut by_base: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for Root { path, base } in read(folder) {
        by_base.entry(path_of(&base)).or_default().push(path_of(&path));
    }
    by_base
}

/// Adds what a run was made of; it is all there is where the run was a rebuild.
pub(super) fn add(folder: &Path, paths: &[PathBuf], rebuild: bool) -> Result<(), IndexError> {
    let known = if rebuild { Vec::new() } else { read(folder) };
    let mut roots = known.clone();
    roots.extend(paths.iter().map(|path| Root::named(path)));
    roots.sort();
    roots.dedup();
    if roots == known { Ok(()) } else { write(folder, &roots) }
}

/// Takes out what lies beneath one of the paths that were `named`, or of these `whole` ones.
pub(super) fn remove(folder: &Path, named: &[PathBuf], whole: &[PathBuf]) -> Result<(), IndexError> {
    let mut roots = read(folder);
    roots.retain(|root| !root.is_beneath(named, whole));
    write(folder, &roots)
}
