//! The index folder: what lies in it, which format it has, who may write to it.
//!
//! ```text
//! index/onrecord.json    format, program version, and the generation that is read
//! index/onrecord.lock    held by the process that writes
//! index/onrecord.actors.toml  what the user says of actors (see `told`)
//! index/onrecord.bases.json   from which folders relative paths are meant (see `bases`)
//! index/onrecord.roots.json   what it was made of (see `roots`)
//! index/generation-1/    tantivy's files, and the digest of what they hold
//! ```
//!
//! A rebuild writes a new generation beside the old one and then replaces `onrecord.json` in one step, so that a
//! search finds the old index until the new one is whole.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::replace::replace;
use super::{IndexError, META, digest};

/// The format of the index. It grows by one with every change of the schema, of the tokenizers or of the records.
pub const FORMAT: u32 = 14;

const MANIFEST: &str = "onrecord.json";
const LOCK: &str = "onrecord.lock";
const PROBE: &str = "onrecord.probe";

/// More than the files that tantivy removes when it stops are likely to leave free on a full disk.
const PROBE_BYTES: usize = 16 << 20;

/// What `onrecord.json` holds.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Manifest {
    format: u32,
    written_by: String,
    /// Number of the folder with tantivy's files.
    pub(super) generation: u32,
}

impl Manifest {
    /// One of our own format.
    pub(super) fn of_generation(generation: u32) -> Self {
        Self {
            format: FORMAT,
            written_by: concat!("onrecord ", env!("CARGO_PKG_VERSION")).into(),
            generation,
        }
    }

    /// Reads the manifest of an index folder; `None` where there is none.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, IndexError> {
        let path = folder.join(MANIFEST);
        match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|error| IndexError::Damaged {
                folder: folder.to_owned(),
                reason: format!("{MANIFEST} cannot be understood: {error}"),
            }),
            Err(error) if is_absent(&error) => Ok(None),
            Err(error) => Err(IndexError::Io { doing: "read", path, error }),
        }
    }

    /// Refuses a folder of another format.
    pub(super) fn check(&self, folder: &Path) -> Result<(), IndexError> {
        if self.format == FORMAT {
            return Ok(());
        }
        Err(IndexError::OtherFormat {
            folder: folder.to_owned(),
            found: self.format,
            expected: FORMAT,
            written_by: self.written_by.clone(),
        })
    }

    /// Replaces the manifest of `folder` in one step.
    pub(super) fn write(&self, folder: &Path) -> Result<(), IndexError> {
        let path = folder.join(MANIFEST);
        let written = serde_json::to_vec(self)
            .map_err(io::Error::from)
            .and_then(|json| replace(&path, &[&json, b"\n"]));
        written.map_err(|error| IndexError::Io { doing: "write", path, error })
    }
}

/// The folder of one generation.
pub(super) fn generation_folder(folder: &Path, generation: u32) -> PathBuf {
    folder.join(format!("generation-{generation}"))
}

/// The files by which one state of an index is told from another, besides the manifest.
pub(crate) struct StateFiles {
    /// The engine's list of its segments and deletions.
    pub(crate) segments: PathBuf,
    /// What is known of the index as a whole.
    pub(crate) digest: PathBuf,
}

/// The manifest of the index in `folder` as it is written, and what else tells its state.
///
/// # Errors
/// When there is no index, and when its manifest is damaged or of another format.
pub(crate) fn state_files(folder: &Path) -> Result<(Vec<u8>, StateFiles), IndexError> {
    let manifest = Manifest::read(folder)?.ok_or_else(|| IndexError::Missing(folder.to_owned()))?;
    manifest.check(folder)?;
    let generation = generation_folder(folder, manifest.generation);
    let written = serde_json::to_vec(&manifest).unwrap_or_default();
    let files = StateFiles { segments: generation.join(META), digest: generation.join(digest::FILE) };
    Ok((written, files))
}

/// Is this the name of a generation's folder? A reader's own `generation-3.bak` beside it is not.
fn is_generation(name: &str) -> bool {
    let number =
        name.strip_prefix("generation-").filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    number.is_some_and(|number| number.parse::<u32>().is_ok())
}

/// The right to write to an index folder; other processes have to wait until it is dropped. The lock is the
/// operating system's, so that it ends with the process however that ends; the number of the process in the file
/// only serves to tell who holds it.
#[derive(Debug)]
pub(super) struct WriteLock {
    _file: File,
}

impl WriteLock {
    /// Makes the folder where there is none, and takes the lock.
    pub(super) fn take(folder: &Path) -> Result<Self, IndexError> {
        fs::create_dir_all(folder).map_err(|error| IndexError::Io {
            doing: "create the index folder",
            path: folder.to_owned(),
            error,
        })?;
        if !folder.join(MANIFEST).exists() && holds_other_things(folder) {
            return Err(IndexError::Foreign(folder.to_owned()));
        }
        let path = folder.join(LOCK);
        let failed = |doing| move |error| IndexError::Io { doing, path: folder.join(LOCK), error };
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(failed("write"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(IndexError::Locked { folder: folder.to_owned(), process: holder(&mut file) });
            }
            Err(TryLockError::Error(error)) => return Err(failed("lock")(error)),
        }
        file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id())).map_err(failed("write"))?;
        Ok(Self { _file: file })
    }
}

/// The process that holds the lock, by the number it wrote there; none where that cannot be read.
fn holder(lock: &mut File) -> Option<u32> {
    let mut written = String::new();
    lock.read_to_string(&mut written).ok()?;
    written.trim().parse().ok()
}

/// Does the folder hold anything but hidden files and what a killed first run of ours leaves?
fn holds_other_things(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        !name.starts_with('.') && !name.starts_with("onrecord.") && !is_generation(&name)
    })
}

/// Removes every generation but the one that is read: what a rebuild replaced, or a killed one left behind.
pub(super) fn remove_other_generations(folder: &Path, kept: u32) {
    let kept = generation_folder(folder, kept);
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path != kept && is_generation(&entry.file_name().to_string_lossy()) {
            // One that cannot be removed now is tried again by the next run.
            let _ = fs::remove_dir_all(&path);
        }
    }
}

/// Writes a file of [`PROBE_BYTES`] and removes it.
pub(super) fn probe(folder: &Path) -> Result<(), IndexError> {
    let path = folder.join(PROBE);
    let written = fs::write(&path, vec![0; PROBE_BYTES]);
    // Where it cannot be removed, the next probe overwrites it.
    let _ = fs::remove_file(&path);
    written.map_err(|error| IndexError::Io { doing: "write to", path: folder.to_owned(), error })
}

/// Does the error say that there is no such file?
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_another_format_is_refused_and_says_who_wrote_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let json = r#"{"format":99,"written_by":"onrecord 9.0","generation":1}"#;
        fs::write(folder.path().join(MANIFEST), json).expect("written");
        let manifest = Manifest::read(folder.path()).expect("readable").expect("present");
        let message = manifest.check(folder.path()).expect_err("another format").to_string();
        assert!(message.contains("onrecord 9.0 (format 99"), "{message}");
    }

    #[test]
    fn the_second_writer_is_refused_until_the_first_ends() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let first = WriteLock::take(folder.path()).expect("free");
        let second = WriteLock::take(folder.path());
        assert!(
            matches!(second, Err(IndexError::Locked { process: Some(holder), .. }) if holder == std::process::id())
        );
        drop(first);
        WriteLock::take(folder.path()).expect("free again");
    }

    #[test]
    fn a_folder_with_other_files_is_left_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("thesis.txt"), "years of work").expect("written");
        assert!(matches!(WriteLock::take(folder.path()), Err(IndexError::Foreign(_))));
    }
}
