//! Taking files out of an index that are still there.

use std::path::{Path, PathBuf};

use tantivy::IndexWriter;
use tantivy::indexer::UserOperation;

use super::bases::Bases;
use super::folder::{Manifest, WriteLock};
use super::known::names;
use super::settle::settle;
use super::told::Told;
use super::update::{WRITER_BYTES, finish, is_beneath};
use super::worker::forget as forget_file;
use super::{Index, IndexError, roots};
use crate::walk::path_of;

/// Takes all files that are one of `paths`, or lie beneath one, out of the index in `folder`; their pages are searched no more. Says
/// how many there were. A later update of a folder that holds them brings them back.
///
/// # Errors
/// When there is no index, when it cannot be written, and when another process writes to it.
pub fn forget(folder: &Path, paths: &[PathBuf]) -> Result<usize, IndexError> {
    let manifest = Manifest::read(folder)?.ok_or_else(|| IndexError::Missing(folder.to_owned()))?;
    manifest.check(folder)?;
    let _lock = WriteLock::take(folder)?;
    let index = Index::open_generation(folder, manifest.generation)?;
    let known = names(&index.searcher()?, |_| true)?;
    let bases = Bases::of(folder);
    // As somebody names them from here, and as they are named from everywhere.
    let whole = paths
        .iter()
        .filter_map(|path| std::fs::canonicalize(path).or_else(|_| std::path::absolute(path)).ok());
    let whole: Vec<PathBuf> = whole.collect();
    let meant = |file: &&String| {
        let path = path_of(file);
        is_beneath(&path, paths) || bases.places_of(&path).any(|place| is_beneath(&place, &whole))
    };
    let gone: Vec<UserOperation> =
        known.iter().filter(meant).map(|file| forget_file(index.fields(), file)).collect();
    let count = gone.len();
    if count > 0 {
        let mut writer: IndexWriter = index.engine.writer_with_num_threads(1, WRITER_BYTES)?;
        writer.run(gone)?;
        writer.commit()?;
        if settle(&index.searcher()?, index.fields(), Told::read(folder)?.last(), &writer)? {
            writer.commit()?;
        }
        writer.wait_merging_threads()?;
        finish(&index, folder, manifest.generation)?;
    }
    roots::remove(folder, paths, &whole)?;
    Ok(count)
}
