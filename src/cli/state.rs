//! What the program remembers between two runs: the hits of the last search, and searches that were saved.
//!
//! It lies beside the user's other state, not in the index, which may be somebody else's or on a read-only disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::failed;
use anyhow::Context;
use onrecord::index::short_id;
use serde::{Serialize, de::DeserializeOwned};

const WAY_OUT: &str = "set ONRECORD_STATE to a folder that can be read and written";

/// The folder for state: `ONRECORD_STATE`, or where the XDG base directory specification puts it.
fn folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("ONRECORD_STATE")
        .or_else(|| Some(set("XDG_STATE_HOME")?.join("onrecord")))
        .or_else(|| Some(set("HOME").or_else(|| set("USERPROFILE"))?.join(".local/state/onrecord")))
}

/// How the files end that remember something of the index in `index`.
fn ending(index: &Path) -> String {
    let index = index.canonicalize().unwrap_or_else(|_| index.to_owned());
    format!("-{}.json", short_id(&index.to_string_lossy()))
}

/// The file that remembers `what` of the index in `index`.
fn file(index: &Path, what: &str) -> anyhow::Result<PathBuf> {
    let folder = folder().context("no folder to remember in is known; set ONRECORD_STATE to one")?;
    Ok(folder.join(format!("{what}{}", ending(index))))
}

/// What was remembered; `None` where nothing was.
///
/// # Errors
/// When it cannot be read or understood, with the place.
pub(super) fn recall<T: DeserializeOwned>(index: &Path, what: &str) -> anyhow::Result<Option<T>> {
    read(&file(index, what)?)
}

/// All that was remembered of the index under a name that begins with `what`.
///
/// # Errors
/// As [`recall`].
pub(super) fn recall_all<T: DeserializeOwned>(index: &Path, what: &str) -> anyhow::Result<Vec<T>> {
    let Some(entries) = folder().and_then(|folder| fs::read_dir(folder).ok()) else { return Ok(Vec::new()) };
    let ending = ending(index);
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(what) && name.ends_with(&ending) {
            found.extend(read(&entry.path())?);
        }
    }
    Ok(found)
}

fn read<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Option<T>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed("read", path, &error, WAY_OUT)),
    };
    serde_json::from_slice(&bytes).map(Some).with_context(|| {
        format!("{} is no longer what onrecord wrote; remove it, and save or search anew", path.display())
    })
}

/// Remembers `value` in place of what was remembered before.
///
/// # Errors
/// When it cannot be written, with the place.
pub(super) fn remember(index: &Path, what: &str, value: &impl Serialize) -> anyhow::Result<()> {
    let path = file(index, what)?;
    let json = serde_json::to_vec(value)?;
    // A whole file replaces a whole file, also when two searches end at once.
    let fresh = path.with_extension(format!("{}.new", std::process::id()));
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&fresh, json))
        .and_then(|()| fs::rename(&fresh, &path))
        .map_err(|error| failed("write", &path, &error, WAY_OUT))
}

/// Remembers `what` no longer.
///
/// # Errors
/// When it cannot be removed, with the place.
pub(super) fn forget(index: &Path, what: &str) -> anyhow::Result<()> {
    let path = file(index, what)?;
    fs::remove_file(&path).map_err(|error| failed("remove", &path, &error, WAY_OUT))
}

/// The hits of the last search, by their numbers.
const LAST: &str = "last";

/// Remembers on which pages the hits of a search stand, the first of which has the number `first`; a search that shows none
/// changes nothing. Two versions of an article share an id, but no page.
pub(super) fn remember_hits<S: Serialize>(index: &Path, first: usize, pages: &[S]) {
    if pages.is_empty() {
        return;
    }
    // A search that cannot be remembered is as good as any other.
    let _ = remember(index, LAST, &(first, pages));
}

/// What `asked` stands for: the page of the third hit of the last search for `3`, else `asked` itself.
pub(super) fn id_of(index: &Path, asked: &str) -> anyhow::Result<String> {
    let number = asked.parse::<usize>().ok().filter(|_| asked.len() <= 5);
    let Some(number) = number else { return Ok(asked.to_owned()) };
    let (first, pages): (usize, Vec<String>) = recall(index, LAST)?.with_context(|| {
        format!("there is no last search whose hit {number} could be meant; search first")
    })?;
    let found = number.checked_sub(first).and_then(|at| pages.get(at).cloned());
    found.with_context(|| {
        format!(
            "the last search showed the hits {first} to {}; there is no hit {number}",
            first + pages.len() - 1
        )
    })
}
