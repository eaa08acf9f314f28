//! What the program remembers between two runs: the hits of the last search, and searches that were saved.
//!
//! It lies beside the user's other state, not in the index, which may be somebody else's or on a read-only disk.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use onrecord::index::article_id;
use serde::{Serialize, de::DeserializeOwned};

/// The folder for state: `ONRECORD_STATE`, or where the XDG base directory specification puts it.
fn folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("ONRECORD_STATE")
        .or_else(|| Some(set("XDG_STATE_HOME")?.join("onrecord")))
        .or_else(|| Some(set("HOME").or_else(|| set("USERPROFILE"))?.join(".local/state/onrecord")))
}

/// The file that remembers `what` of the index in `index`.
fn file(index: &std::path::Path, what: &str) -> Option<PathBuf> {
    let index = index.canonicalize().unwrap_or_else(|_| index.to_owned());
    Some(folder()?.join(format!("{what}-{}.json", article_id(&index.to_string_lossy()))))
}

/// What was remembered; `None` where nothing was, or where it cannot be read.
pub(super) fn recall<T: DeserializeOwned>(index: &std::path::Path, what: &str) -> Option<T> {
    serde_json::from_slice(&fs::read(file(index, what)?).ok()?).ok()
}

/// Remembers `value` in place of what was remembered before.
///
/// # Errors
/// When it cannot be written, with the place.
pub(super) fn remember(index: &std::path::Path, what: &str, value: &impl Serialize) -> anyhow::Result<()> {
    let path = file(index, what).context("no folder to remember in is known; set ONRECORD_STATE to one")?;
    let told =
        || format!("cannot write {}; set ONRECORD_STATE to a folder that can be written", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(told)?;
    }
    // A whole file replaces a whole file, also when two searches end at once.
    let fresh = path.with_extension(format!("{}.new", std::process::id()));
    fs::write(&fresh, serde_json::to_vec(value)?).with_context(told)?;
    fs::rename(&fresh, &path).with_context(told)
}

/// The hits of the last search, by their numbers.
const LAST: &str = "last";

/// Remembers the hits of a search, the first of which has the number `first`; a search that shows none changes nothing.
pub(super) fn remember_hits<S: Serialize>(index: &std::path::Path, first: usize, ids: &[S]) {
    if ids.is_empty() {
        return;
    }
    // A search that cannot be remembered is as good as any other.
    let _ = remember(index, LAST, &(first, ids));
}

/// The id that `asked` stands for: the third hit of the last search for `3`, else `asked` itself.
pub(super) fn id_of(index: &std::path::Path, asked: &str) -> anyhow::Result<String> {
    let number = asked.parse::<usize>().ok().filter(|_| asked.len() <= 5);
    let Some(number) = number else { return Ok(asked.to_owned()) };
    let (first, ids): (usize, Vec<String>) = recall(index, LAST).with_context(|| {
        format!("there is no last search whose hit {number} could be meant; search first")
    })?;
    let found = number.checked_sub(first).and_then(|at| ids.get(at).cloned());
    found.with_context(|| {
        format!(
            "the last search showed the hits {first} to {}; there is no hit {number}",
            first + ids.len() - 1
        )
    })
}
