//! An index as it was at one commit.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use tantivy::Searcher;

use super::copies::list_copies;
use super::{Digest, Fields, Index, IndexError, Totals, WordForms};
use crate::answer::Stats;

/// The documents of an index at one commit, and what is known of all of them together, which is read once when it is first
/// asked for.
#[derive(Debug)]
pub(crate) struct Snapshot {
    index: Arc<Index>,
    searcher: Searcher,
    digest: OnceLock<Digest>,
    empty_texts: OnceLock<Vec<String>>,
    languages: OnceLock<WordForms>,
}

impl Snapshot {
    /// The last commit of the index in `folder`.
    pub(crate) fn open(folder: &Path) -> Result<Self, IndexError> {
        Self::of(Arc::new(Index::open(folder)?))
    }

    /// The last commit of `index`.
    pub(crate) fn of(index: Arc<Index>) -> Result<Self, IndexError> {
        let searcher = index.searcher()?;
        let (digest, empty_texts, languages) = Default::default();
        Ok(Self { index, searcher, digest, empty_texts, languages })
    }

    /// The last commit of the same index, which may be another one by now.
    pub(crate) fn anew(&self) -> Result<Self, IndexError> {
        Self::of(Arc::clone(&self.index))
    }

    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    pub(crate) fn fields(&self) -> &Fields {
        self.index.fields()
    }

    /// Who speaks for whom, and who is who.
    pub(crate) fn digest(&self) -> Result<&Digest, IndexError> {
        if let Some(known) = self.digest.get() {
            return Ok(known);
        }
        let digest = self.index.digest(&self.searcher)?;
        Ok(self.digest.get_or_init(|| digest))
    }

    /// Names of the fields of texts that no document has; none where that is not known.
    pub(crate) fn empty_texts(&self) -> &[String] {
        self.empty_texts.get_or_init(|| self.index.empty_texts(&self.searcher))
    }

    /// How words are inflected in its languages.
    pub(crate) fn languages(&self) -> Result<&WordForms, IndexError> {
        if let Some(known) = self.languages.get() {
            return Ok(known);
        }
        let languages = WordForms::of(&self.searcher)?;
        Ok(self.languages.get_or_init(|| languages))
    }

    /// How much it holds.
    pub(crate) fn stats(&self) -> Result<Stats, IndexError> {
        let searcher = &self.searcher;
        let totals = Totals::count(searcher, self.fields())?;
        let stats = Stats::new(totals, list_copies(searcher)?, Totals::days(searcher)?);
        Ok(Stats {
            bytes: searcher.space_usage().map_err(tantivy::TantivyError::from)?.total().get_bytes(),
            segments: searcher.segment_readers().len(),
            ..stats
        })
    }
}
