//! Is an index whole?
//!
//! **In:** an index folder. **Out:** a [`Check`]: what was looked at, and each [`Problem`] found. First the files:
//! all that tantivy's last commit names must be there with the checksums they were written with. Only where they
//! are is every document read: an article's record must be understood, its id must be its own, and all its quotes must
//! stand behind it; and the [digest](super::digest) must say what the segments do.

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;
use tantivy::index::{SegmentComponent, SegmentMeta};
use tantivy::schema::Value;
use tantivy::{DocId, TantivyDocument};

use super::folder::generation_folder;
use super::{Index, IndexError, digest, told};

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
    /// Two pages have one path.
    Doubled(String),
    /// A quote that does not stand behind its article.
    Orphan(String),
    /// Not all quotes of an article stand behind it.
    Incomplete {
        /// Of the article.
        id: String,
        /// How many quotes it has.
        quotes: usize,
        /// How many of them are there.
        met: usize,
    },
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
            Problem::Orphan(document) => write!(f, "document {document} is a quote without its article"),
            Problem::Incomplete { id, quotes, met } => {
                write!(f, "article {id} has {quotes} quotes, of which {met} can be found")
            }
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
        let told = told::Told::read(folder)?;
        match digest::check(&files, &index.searcher()?, index.fields(), told.last())? {
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

/// What a check reads of a record.
#[derive(Deserialize)]
struct Record {
    /// Copies have none.
    id: Option<String>,
    path: String,
    /// Copies have none.
    #[serde(default)]
    quotes: Vec<IgnoredAny>,
}

/// The article that was read last, and how many of its quotes have come.
struct LastArticle {
    doc: DocId,
    id: String,
    quotes: usize,
    met: usize,
}

/// Reads every document, and whether articles and quotes belong together.
fn read_documents(index: &Index, check: &mut Check) -> Result<(), IndexError> {
    let searcher = index.searcher()?;
    let mut paths = HashSet::<String>::new();
    for (number, segment) in searcher.segment_readers().iter().enumerate() {
        let store = segment.get_store_reader(STORE_BLOCKS).map_err(tantivy::TantivyError::from)?;
        let numbers = segment.fast_fields().u64("number")?;
        let mut last: Option<LastArticle> = None;
        for doc in segment.doc_ids_alive() {
            check.documents += 1;
            let document = format!("{number}:{doc}");
            if let Some(of_quote) = numbers.first(doc) {
                match last.as_mut().filter(|last| of_quote == u64::from(doc - last.doc)) {
                    Some(article) => article.met += 1,
                    None => check.problems.push(Problem::Orphan(document)),
                }
                continue;
            }
            check.problems.extend(last.take().and_then(incomplete));
            let stored: TantivyDocument = store.get(doc)?;
            let record = stored.get_first(index.fields.record).and_then(|value| value.as_bytes());
            match serde_json::from_slice::<Record>(record.unwrap_or_default()) {
                Ok(Record { id, path, quotes }) => {
                    // Versions of one article share an id, but no path.
                    if !paths.insert(path.clone()) {
                        check.problems.push(Problem::Doubled(path.clone()));
                    }
                    let id = id.unwrap_or(path);
                    last = Some(LastArticle { doc, id, quotes: quotes.len(), met: 0 });
                }
                Err(error) => {
                    check.problems.push(Problem::Unreadable { document, reason: error.to_string() });
                }
            }
        }
        check.problems.extend(last.and_then(incomplete));
    }
    Ok(())
}

/// What is wrong where an article's quotes did not all come.
fn incomplete(article: LastArticle) -> Option<Problem> {
    let LastArticle { id, quotes, met, .. } = article;
    (met != quotes).then_some(Problem::Incomplete { id, quotes, met })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tantivy::{IndexWriter, Term};

    use super::*;
    use crate::index::{Fields, UpdateOptions, speaker_key, update};

    const PAGE: &str = "<h1>Nets</h1><p>“The cod are late this year,” said Ada Holm.</p>\
        <p>“The nets are mended,” said Tor Berg.</p>";

    /// What a check says of an index of one page, of which the documents that `delete` names were deleted.
    fn problems_without(delete: impl Fn(&Fields) -> Term) -> Vec<Problem> {
        let world = tempfile::tempdir().expect("a temporary folder");
        let (page, folder) = (world.path().join("nets.html"), world.path().join("index"));
        fs::write(&page, PAGE).expect("written");
        let options = UpdateOptions { paths: vec![page], ..UpdateOptions::default() };
        update(&folder, &options, &mut |_| {}).expect("an index");
        let (index, _) = Index::open_current(&folder).expect("an index");
        let files = generation_folder(&folder, 1);
        let engine = tantivy::Index::open_in_dir(files).expect("an index");
        let mut writer: IndexWriter = engine.writer_with_num_threads(1, 15 << 20).expect("a writer");
        writer.delete_term(delete(&index.fields));
        writer.commit().expect("a commit");
        check(&folder).expect("a check").problems
    }

    #[test]
    fn a_quote_that_is_gone_is_missed_by_its_article() {
        let key = speaker_key(Some("Ada Holm"), &Default::default()).expect("a key");
        let problems = problems_without(|fields| Term::from_field_text(fields.speaker_key, &key));
        assert!(matches!(&problems[..], [Problem::Incomplete { quotes: 2, met: 1, .. }]), "{problems:?}");
    }

    #[test]
    fn quotes_are_told_whose_article_is_gone() {
        let problems = problems_without(|fields| Term::from_field_text(fields.unit, "article"));
        assert!(matches!(&problems[..], [Problem::Orphan(_), Problem::Orphan(_)]), "{problems:?}");
    }
}
