//! What can go wrong with an index, as sentences that say what to do.

use std::path::PathBuf;

/// Why an index cannot be opened, read or written. What to do about it depends on where it was asked for; each front end
/// says that by the [code](IndexError::code) and the data.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// There is no index where one is expected.
    #[error("{} holds no index", .0.display())]
    Missing(PathBuf),
    /// There is nothing to index where the user says.
    #[error("cannot read {}: {}", .path.display(), reason(.error))]
    NoInput {
        /// What the user named.
        path: PathBuf,
        /// Why it cannot be read.
        #[source]
        error: std::io::Error,
    },
    /// The folder was written by a version with another format.
    #[error("{} was written by {written_by} (format {found}, this version reads {expected})", .folder.display())]
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
    #[error("{} is a folder with other files in it and no index of onrecord", .0.display())]
    Foreign(PathBuf),
    /// Another process writes to the index.
    #[error("{} is being written by another onrecord{}", .folder.display(), numbered(*.process))]
    Locked {
        /// The index folder.
        folder: PathBuf,
        /// The number of the other process, where it is known.
        process: Option<u32>,
    },
    /// The files of the index are damaged.
    #[error("{} is damaged ({reason})", .folder.display())]
    Damaged {
        /// The index folder.
        folder: PathBuf,
        /// What was found.
        reason: String,
    },
    /// The folder cannot be read or written.
    #[error("cannot {doing} {}: {error}", .path.display())]
    Io {
        /// What was tried: `create`, `write`, `read`.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// Why it failed.
        #[source]
        error: std::io::Error,
    },
    /// A rebuild could read none of the pages that are there.
    #[error("none of the {skipped} pages could be read, so the index in {} stays as it was", .folder.display())]
    NothingRead {
        /// The index folder.
        folder: PathBuf,
        /// How many pages were passed over.
        skipped: usize,
    },
    /// The search engine beneath failed.
    #[error("the index could not be read or written: {0}")]
    Engine(String),
}

impl IndexError {
    /// A name for programs, which stays the same when the sentence is worded better.
    pub fn code(&self) -> &'static str {
        match self {
            IndexError::Missing(_) => "no-index",
            IndexError::NoInput { .. } => "no-input",
            IndexError::OtherFormat { .. } => "other-format",
            IndexError::Foreign(_) => "foreign-folder",
            IndexError::Locked { .. } => "locked",
            IndexError::Damaged { .. } => "damaged",
            IndexError::Io { .. } => "io",
            IndexError::NothingRead { .. } => "nothing-read",
            IndexError::Engine(_) => "engine",
        }
    }
}

impl From<tantivy::TantivyError> for IndexError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Engine(on_one_line(&error))
    }
}

/// What the engine says; of some damaged files it says it in several lines.
fn on_one_line(error: &tantivy::TantivyError) -> String {
    error.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn numbered(process: Option<u32>) -> String {
    process.map(|number| format!(" (process {number})")).unwrap_or_default()
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
