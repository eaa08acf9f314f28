//! The index on disk.
//!
//! **In:** [`PageRecord`](crate::document::PageRecord)s, by way of [`update`], which walks folders and reads what
//! changed in them. **Out:** an index of tantivy documents: one for each article and one for each quote, which
//! repeats the article's date, publisher and section, so that no search needs a join. What is shown when
//! they are found is stored once, with the article ([`StoredArticle`], [`StoredQuote`]); the file it came from may be gone.
//!
//! A page that several files hold is searched once: the newest of them is its article, the others are
//! [copies](SavedCopy).
//!
//! All documents of a page carry its file's name, and are replaced together: a search sees the old page or the new
//! one, never a part of each.
//!
//! ```no_run
//! use onrecord::index::{UpdateOptions, update};
//! use onrecord::{Session, Store};
//!
//! let options = UpdateOptions { paths: vec!["corpus".into()], ..UpdateOptions::default() };
//! let summary = update("index".as_ref(), &options, &mut |_| {})?;
//! println!("{} new pages", summary.new);
//! println!("{} quotes", Session::open("index".as_ref())?.stats()?.totals.quotes);
//! # Ok::<(), onrecord::StoreError>(())
//! ```

mod addresses;
mod archive;
mod bases;
mod check;
mod copies;
mod counting;
mod day;
mod digest;
mod directory;
mod documents;
mod error;
mod evidence;
mod facets;
mod fingerprint;
mod folder;
mod forget;
mod gate;
mod identity;
mod ids;
mod known;
mod names;
mod prepared;
mod replace;
mod report;
mod roots;
mod schema;
mod settle;
mod sketch;
mod snapshot;
mod stored;
mod tokenizers;
mod told;
mod totals;
mod update;
mod word_forms;
mod work;
mod worker;

pub(crate) use bases::{names_of, place_of};
pub use check::{Check, Problem, check};
pub use copies::SavedCopy;
pub(crate) use day::{day_number, day_of};
pub(crate) use digest::{Digest, Entry, surname_of};
pub use error::IndexError;
pub(crate) use facets::{KEY_SEPARATOR, UNKNOWN, speaker_key};
pub use folder::FORMAT;
pub(crate) use folder::state_files;
pub use forget::forget;
#[cfg(test)]
pub(crate) use ids::ids_of;
pub use ids::short_id;
pub(crate) use names::{NameList, OneName};
pub use report::{Progress, Summary};
pub use roots::roots;
pub(crate) use schema::{Fields, SearchedName};
pub use sketch::Sketch;
pub(crate) use snapshot::Snapshot;
pub(crate) use stored::QuotedPage;
pub use stored::{StoredArticle, StoredQuote};
pub(crate) use tokenizers::{JOINED, PARAGRAPH, SENTENCE, cut, folded_words};
pub use totals::Totals;
pub use update::{UpdateOptions, update};
pub(crate) use word_forms::{SameWord, WordForms, joined};

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tantivy::directory::MmapDirectory;
use tantivy::directory::error::OpenDirectoryError;
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{Directory, IndexSettings, ReloadPolicy, Searcher};

use directory::{Reading, Writing};
use folder::{Manifest, generation_folder};

/// An index, open for reading.
#[derive(Debug)]
pub(crate) struct Index {
    folder: PathBuf,
    /// The files of the generation that is open.
    files: MmapDirectory,
    engine: tantivy::Index,
    fields: Fields,
}

impl Index {
    /// Opens the index in `folder`.
    ///
    /// # Errors
    /// When there is none, when it has another format, and when its files are damaged.
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        Self::open_current(folder).map(|(index, _)| index)
    }

    /// Opens the generation that is read, and tells its number.
    fn open_current(folder: &Path) -> Result<(Self, u32), IndexError> {
        let manifest = Manifest::read(folder)?.ok_or_else(|| IndexError::Missing(folder.to_owned()))?;
        manifest.check(folder)?;
        let damaged = |reason: String| IndexError::Damaged { folder: folder.to_owned(), reason };
        let files = MmapDirectory::open(generation_folder(folder, manifest.generation))
            .map_err(|error| damaged(open_reason(&error)))?;
        let engine =
            tantivy::Index::open(Reading(files.clone())).map_err(|error| damaged(error.to_string()))?;
        let mut index = Self::of_engine(folder, files, engine);
        index.search_large_segments_at_once();
        Ok((index, manifest.generation))
    }

    /// Opens the files of one generation for writing, or makes them.
    fn open_generation(folder: &Path, generation: u32) -> Result<Self, IndexError> {
        let damaged = |reason: String| IndexError::Damaged { folder: folder.to_owned(), reason };
        let generation = generation_folder(folder, generation);
        let files = MmapDirectory::open(&generation).map_err(|error| damaged(open_reason(&error)))?;
        let engine = tantivy::Index::builder()
            .schema(Fields::build().0)
            .settings(settings())
            .open_or_create(Writing { files: files.clone(), folder: generation })
            .map_err(|error| damaged(error.to_string()))?;
        Ok(Self::of_engine(folder, files, engine))
    }

    fn of_engine(folder: &Path, files: MmapDirectory, mut engine: tantivy::Index) -> Self {
        engine.set_tokenizers(tokenizers::tokenizers());
        Self { folder: folder.to_owned(), files, engine, fields: Fields::build().1 }
    }

    /// Lets every core search a segment where that is worth the starting of threads.
    fn search_large_segments_at_once(&mut self) {
        // What is wrong with the list of segments is told when they are opened.
        let list = self.files.atomic_read(Path::new(META)).unwrap_or_default();
        let Sizes { segments } = serde_json::from_slice(&list).unwrap_or_default();
        let documents: u64 = segments.iter().map(|segment| u64::from(segment.max_doc)).sum();
        if segments.len() > 1 && documents >= LARGE {
            // Where no threads can be had, one searches all.
            let _ = self.engine.set_default_multithread_executor();
        }
    }

    /// Handles of the fields.
    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }

    /// The documents as they were last committed.
    ///
    /// # Errors
    /// When files of the index are damaged.
    pub(crate) fn searcher(&self) -> Result<Searcher, IndexError> {
        let reader = self.engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(
            |error: tantivy::TantivyError| IndexError::Damaged {
                folder: self.folder.clone(),
                reason: error.to_string(),
            },
        )?;
        Ok(reader.searcher())
    }

    /// Who speaks for whom, and who is who, by all that `searcher` sees.
    ///
    /// # Errors
    /// When files of the index are damaged.
    pub(crate) fn digest(&self, searcher: &Searcher) -> Result<Digest, IndexError> {
        Digest::open(&self.files, searcher, || Ok(told::Told::read(&self.folder)?.last().clone()))
    }

    /// Names of the fields of texts that no document has; none where that is not known.
    pub(crate) fn empty_texts(&self, searcher: &Searcher) -> Vec<String> {
        digest::empty_texts(&self.files, searcher)
    }
}

/// Documents from which on the time that a search takes is worth the starting of threads.
const LARGE: u64 = 200_000;

/// The engine's list of its segments.
const META: &str = "meta.json";

/// What is read of that list to know how large an index is; the schema in it takes a while to read whole.
#[derive(Default, Deserialize)]
struct Sizes {
    segments: Vec<Size>,
}

#[derive(Deserialize)]
struct Size {
    max_doc: u32,
}

/// How records are stored. A search decompresses a block for each page that it shows, which ten times is a large part of its
/// time: blocks of 128 KiB make the records of 1,000 pages 5 % smaller (3.30 MB for 3.46), and searches that show articles
/// 1.5 ms slower. At level 5 records take another tenth less, and a run a twentieth more instructions.
fn settings() -> IndexSettings {
    IndexSettings {
        docstore_compression: Compressor::Zstd(ZstdCompressor { compression_level: Some(3) }),
        docstore_blocksize: 64 << 10,
        ..IndexSettings::default()
    }
}

fn open_reason(error: &OpenDirectoryError) -> String {
    match error {
        OpenDirectoryError::DoesNotExist(_) => "its files are missing".into(),
        other => other.to_string(),
    }
}
