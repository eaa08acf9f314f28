//! What can go wrong with an index, as sentences that say what to do.

use std::path::PathBuf;

/// Why an index cannot be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// There is no index where one is expected.
    #[error("{} holds no index; build one with: onrecord index PATH -i {}", .0.display(), .0.display())]
    Missing(PathBuf),
    /// There is nothing to index where the user says.
    #[error("cannot read {}: {}; name files and folders of HTML pages that exist", .path.display(), reason(.error))]
    NoInput {
        /// What the user named.
        path: PathBuf,
        /// Why it cannot be read.
        #[source]
        error: std::io::Error,
    },
    /// The folder was written by a version with another format.
    #[error(
        "{} was written by {written_by} (format {found}, this version reads {expected}); rebuild it with: onrecord index PATH -i {} --rebuild",
        .folder.display(), .folder.display()
    )]
    OtherFormat {
        /// The index folder.
        folder: PathBuf,
        /// Its format.
        found: u32,
        /// Our format.
        expected: u32,
        /// Program and version.
        written_by: String,
    },
    /// The folder holds other things.
    #[error("{} is a folder with other files in it and no index of onrecord; name an empty or a new folder with -i", .0.display())]
    Foreign(PathBuf),
    /// Another process writes to the index.
    #[error("{} is being written by another onrecord{}; wait until it ends, then run this again", .folder.display(), numbered(*.process))]
    Locked {
        /// The index folder.
        folder: PathBuf,
        /// The number of the other process, where it is known.
        process: Option<u32>,
    },
    /// The files of the index are damaged.
    #[error("{} is damaged ({reason}); rebuild it with: onrecord index PATH -i {} --rebuild", .folder.display(), .folder.display())]
    Damaged {
        /// The index folder.
        folder: PathBuf,
        /// What was found.
        reason: String,
    },
    /// The folder cannot be read or written.
    #[error("cannot {doing} {}: {error}; {}", .path.display(), advice(.error))]
    Io {
        /// What was tried: `create`, `write`, `read`.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// Why it failed.
        #[source]
        error: std::io::Error,
    },
    /// The search engine beneath failed.
    #[error(
        "the index could not be read or written: {}; see whether it is whole with: onrecord check",
        on_one_line(.0)
    )]
    Engine(#[from] tantivy::TantivyError),
}

/// What the engine says; of some damaged files it says it in several lines.
fn on_one_line(error: &tantivy::TantivyError) -> String {
    error.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn numbered(process: Option<u32>) -> String {
    process.map(|number| format!(" (process {number})")).unwrap_or_default()
}

/// The next step after an error of the file system.
fn advice(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::StorageFull => "free space on the disk and run the command again",
        std::io::ErrorKind::QuotaExceeded | std::io::ErrorKind::FileTooLarge => {
            "have the limit raised, or name a folder elsewhere with -i"
        }
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            "name a folder that you may write to with -i"
        }
        std::io::ErrorKind::NotADirectory | std::io::ErrorKind::AlreadyExists => "name a folder with -i",
        _ => "check the disk, or name another folder with -i",
    }
}

fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "it does not exist".into(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_engine_says_in_several_lines_is_told_on_one() {
        let told =
            IndexError::from(tantivy::TantivyError::InternalError("not a dictionary\nor\nan old one".into()));
        assert!(told.to_string().contains("not a dictionary or an old one"), "{told}");
        assert_eq!(told.to_string().lines().count(), 1, "{told}");
    }
}
