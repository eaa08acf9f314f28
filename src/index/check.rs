//! Is an index whole?
//!
//! **In:** an index folder. **Out:** a [`Check`]: what was looked at, and each [`Problem`] found. First the files:
//! all that tantivy's last commit names must be there with the checksums they were written with. Only where they
//! are is every document read: its record must be understood, its id must be its own, and a quote must have its
//! article; and the [digest](super::digest) must say what the segments do.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tantivy::TantivyDocument;
use tantivy::index::{SegmentComponent, SegmentMeta};
use tantivy::schema::Value;

use super::folder::generation_folder;
use super::{Index, IndexError, digest};

/// Decompressed blocks of the store that are kept while documents are read one after the other.
const STORE_BLOCKS: usize = 2;

/// What a check looked at and found.
#[derive(Clone, Debug, Default)]
pub struct Check {
    /// Files of the index whose bytes were compared with their checksums.
    pub files: usize,
    /// Documents that were read; 0 where the files are not whole.
    pub documents: usize,
    /// What is wrong; empty for a whole index.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong with an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A file that the last commit names is not there.
    MissingFile(PathBuf),
    /// The bytes of a file are not those that were written.
    DamagedFile(PathBuf),
    /// A document's record cannot be understood.
    Unreadable {
        /// Number of the document, as the engine counts.
        document: String,
        /// What the reader says.
        reason: String,
    },
    /// Two documents have one id.
    Doubled(String),
    /// A quote whose article is not in the index.
    Orphan(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::MissingFile(path) => write!(f, "{} is missing", path.display()),
            Problem::DamagedFile(path) => {
                write!(f, "{} is damaged: its checksum does not fit its bytes", path.display())
            }
            Problem::Unreadable { document, reason } => {
                write!(f, "document {document} cannot be understood: {reason}")
            }
            Problem::Doubled(id) => write!(f, "{id} is there twice"),
            Problem::Orphan(id) => write!(f, "quote {id} has no article"),
        }
    }
}

/// Checks the index in `folder`; nothing is written.
///
/// # Errors
/// When there is no index, when it has another format, and when not even the list of its files can be read.
pub fn check(folder: &Path) -> Result<Check, IndexError> {
    let (index, generation) = Index::open_current(folder)?;
    let files = generation_folder(folder, generation);
    let segments = index.engine.load_metas()?.segments;
    let (present, missing): (Vec<PathBuf>, Vec<PathBuf>) =
        segments.iter().flat_map(files_of).partition(|file| files.join(file).exists());
    let mut check = Check { files: present.len(), ..Check::default() };
    check.problems.extend(missing.into_iter().map(|file| Problem::MissingFile(files.join(file))));
    for file in present {
        // A file that is too short for a checksum is an error to the engine, and damaged to us.
        if !index.engine.directory().validate_checksum(&file).unwrap_or(false) {
            check.problems.push(Problem::DamagedFile(files.join(file)));
        }
    }
    if check.problems.is_empty() {
        read_documents(&index, &mut check)?;
        match digest::check(&files, &index.searcher()?, index.fields())? {
            digest::State::Current => check.files += 1,
            digest::State::Absent => {}
            digest::State::Damaged => check.problems.push(Problem::DamagedFile(digest::path(&files))),
        }
    }
    check.problems.sort_by_key(ToString::to_string);
    Ok(check)
}

/// The files that a segment cannot be without.
fn files_of(segment: &SegmentMeta) -> impl Iterator<Item = PathBuf> {
    use SegmentComponent::{Delete, FastFields, FieldNorms, Positions, Postings, Store, Terms};
    let always = [Postings, Positions, Terms, FastFields, FieldNorms, Store];
    let sometimes = segment.has_deletes().then_some(Delete);
    always.into_iter().chain(sometimes).map(|component| segment.relative_path(component))
}

/// What a check reads of a record: an article has no article beside itself.
#[derive(Deserialize)]
struct Record {
    id: String,
    article_id: Option<String>,
    path: String,
}

/// Reads every document, and whether articles and quotes belong together.
fn read_documents(index: &Index, check: &mut Check) -> Result<(), IndexError> {
    let searcher = index.searcher()?;
    let mut paths_of = HashMap::<String, HashSet<String>>::new();
    let mut quotes = Vec::new();
    for (number, segment) in searcher.segment_readers().iter().enumerate() {
        let store = segment.get_store_reader(STORE_BLOCKS).map_err(tantivy::TantivyError::from)?;
        for doc in segment.doc_ids_alive() {
            let document: TantivyDocument = store.get(doc)?;
            let record = document.get_first(index.fields.record).and_then(|value| value.as_bytes());
            check.documents += 1;
            match serde_json::from_slice::<Record>(record.unwrap_or_default()) {
                Ok(Record { id, article_id: None, path }) => {
                    // Ids are hashes of paths, and two paths may share one.
                    if !paths_of.entry(id.clone()).or_default().insert(path) {
                        check.problems.push(Problem::Doubled(id));
                    }
                }
                Ok(Record { id, article_id: Some(article), path }) => quotes.push((article, path, id)),
                Err(error) => check.problems.push(Problem::Unreadable {
                    document: format!("{number}:{doc}"),
                    reason: error.to_string(),
                }),
            }
        }
    }
    quotes.sort();
    let doubled = quotes.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].2.clone());
    check.problems.extend(doubled.map(Problem::Doubled));
    let orphans = quotes
        .iter()
        .filter(|(article, path, _)| !paths_of.get(article).is_some_and(|paths| paths.contains(path)));
    check.problems.extend(orphans.map(|(_, _, id)| Problem::Orphan(id.clone())));
    Ok(())
}
