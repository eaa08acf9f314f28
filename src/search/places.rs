//! Where words stand in the documents of a segment.

use std::path::Path;
use std::sync::Arc;

use tantivy::directory::{CompositeFile, FileSlice};
use tantivy::positions::PositionReader;
use tantivy::postings::{BlockSegmentPostings, Postings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Directory, DocId, DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term};

/// The words of one field in one segment.
pub(super) struct Text {
    index: Arc<InvertedIndexReader>,
    /// The places of all words, where they can be read one after the other.
    places: Option<FileSlice>,
}

/// How many documents a word may have for each that is looked at, to be walked through instead of leapt over. For each
/// document that the engine has leapt to it counts the places in those before, so that leaps pay only where they are wide.
const WALKED_FOR_EACH: u64 = 16;

impl Text {
    pub(super) fn open(field: Field, segment: &SegmentReader) -> tantivy::Result<Self> {
        let file = format!("{}.pos", segment.segment_id().uuid_string());
        let places = || -> Option<FileSlice> {
            let all = segment.index().directory().open_read(Path::new(&file)).ok()?;
            CompositeFile::open(&all).ok()?.open_read(field)
        };
        Ok(Self { index: segment.inverted_index(field)?, places: places() })
    }

    /// In how many documents `term` stands.
    pub(super) fn documents(&self, term: &Term) -> tantivy::Result<u64> {
        Ok(u64::from(self.index.doc_freq(term)?))
    }

    /// The places of `term`, of which about so many documents are `wanted`; `None` where it stands nowhere.
    pub(super) fn places_of(&self, term: &Term, wanted: u64) -> tantivy::Result<Option<Places>> {
        let Some(known) = self.index.get_term_info(term)? else { return Ok(None) };
        if u64::from(known.doc_freq) <= wanted.saturating_mul(WALKED_FOR_EACH)
            && let Some(places) = &self.places
        {
            return Ok(Some(Places::Walked(Box::new(Walk::open(&self.index, &known, places)?))));
        }
        let postings =
            self.index.read_postings_from_terminfo(&known, IndexRecordOption::WithFreqsAndPositions)?;
        Ok(Some(Places::Sought(Box::new(postings))))
    }
}

/// The documents and places of one word.
pub(super) enum Places {
    /// Read from document to document.
    Walked(Box<Walk>),
    /// Read by leaps.
    Sought(Box<SegmentPostings>),
}

impl Places {
    pub(super) fn doc(&self) -> DocId {
        match self {
            Places::Walked(walk) => walk.doc,
            Places::Sought(postings) => postings.doc(),
        }
    }

    /// Goes to the first document from `target` on.
    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        match self {
            Places::Walked(walk) => walk.seek(target),
            Places::Sought(postings) if postings.doc() < target => postings.seek(target),
            Places::Sought(postings) => postings.doc(),
        }
    }

    /// Adds the places in the document to `found`, in order.
    pub(super) fn add_to(&mut self, found: &mut Vec<u32>) {
        match self {
            Places::Walked(walk) => walk.add_to(found),
            Places::Sought(postings) => postings.append_positions_with_offset(0, found),
        }
    }

    pub(super) fn size_hint(&self) -> u32 {
        match self {
            Places::Walked(walk) => walk.block.doc_freq(),
            Places::Sought(postings) => postings.size_hint(),
        }
    }
}

/// A walk through the documents of a word that counts its places on the way.
pub(super) struct Walk {
    block: BlockSegmentPostings,
    /// Number of the document in the block.
    at: usize,
    doc: DocId,
    /// How many places of the word lie before the document.
    before: u64,
    places: PositionReader,
}

impl Walk {
    fn open(index: &InvertedIndexReader, term: &TermInfo, places: &FileSlice) -> tantivy::Result<Self> {
        let block = index.read_block_postings_from_terminfo(term, IndexRecordOption::WithFreqs)?;
        let places = PositionReader::open(places.slice(term.positions_range.clone()).read_bytes()?)?;
        let mut walk = Self { block, at: 0, doc: 0, before: 0, places };
        walk.settle();
        Ok(walk)
    }

    fn settle(&mut self) {
        self.doc = self.block.docs().get(self.at).copied().unwrap_or(TERMINATED);
    }

    fn seek(&mut self, target: DocId) -> DocId {
        while self.doc < target {
            let (docs, counts) = (&self.block.docs()[self.at..], &self.block.freqs()[self.at..]);
            let passed = docs.iter().position(|doc| *doc >= target).unwrap_or(docs.len());
            self.before += counts.iter().take(passed).map(|count| u64::from(*count)).sum::<u64>();
            self.at += passed;
            if self.at == self.block.block_len() {
                self.block.advance();
                self.at = 0;
            }
            self.settle();
        }
        self.doc
    }

    fn add_to(&mut self, found: &mut Vec<u32>) {
        let held = found.len();
        found.resize(held + self.block.freq(self.at) as usize, 0);
        self.places.read(self.before, &mut found[held..]);
        // Each is written as its distance from the one before.
        let mut place = 0;
        for distance in &mut found[held..] {
            place += *distance;
            *distance = place;
        }
    }
}
