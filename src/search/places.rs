//! Where words stand in the documents of a segment.

use std::ops::Range;
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
/// document that the engine leaps to it counts the places in those before anew; a walk reads them many at once.
const WALKED_FOR_EACH: u64 = 4;

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
    /// Goes to the first document from `target` on.
    #[inline]
    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        match self {
            Places::Walked(walk) => walk.seek(target),
            Places::Sought(postings) if postings.doc() < target => postings.seek(target),
            Places::Sought(postings) => postings.doc(),
        }
    }

    /// The places in `doc`, in order, none where the word is elsewhere; `room` is for those that have to be put somewhere.
    #[inline]
    pub(super) fn of<'a>(&'a mut self, doc: DocId, room: &'a mut Vec<u32>) -> &'a [u32] {
        match self {
            Places::Walked(walk) => walk.of(doc),
            Places::Sought(postings) => {
                room.clear();
                if postings.doc() == doc {
                    postings.append_positions_with_offset(0, room);
                }
                room
            }
        }
    }

    pub(super) fn size_hint(&self) -> u32 {
        match self {
            Places::Walked(walk) => walk.block.doc_freq(),
            Places::Sought(postings) => postings.size_hint(),
        }
    }
}

/// A walk through the documents of a word, block by block. The places of a block are read at once, when the first is asked
/// for.
pub(super) struct Walk {
    block: BlockSegmentPostings,
    /// The documents of the block, and [`TERMINATED`] behind them.
    docs: Vec<DocId>,
    /// The number of the document in the block.
    at: usize,
    /// The numbers that the places in the block have among all of the word.
    numbers: Range<u64>,
    reader: PositionReader,
    is_read: bool,
    /// The places in the documents of the block, where they were read.
    places: Vec<u32>,
    /// Where those of each document begin, and where the last end; empty where each document has one.
    starts: Vec<usize>,
}

/// More places than a word has in any block of documents; who reads so many reads a damaged file.
const MOST_PLACES: u64 = 1 << 26;

impl Walk {
    fn open(index: &InvertedIndexReader, term: &TermInfo, places: &FileSlice) -> tantivy::Result<Self> {
        let block = index.read_block_postings_from_terminfo(term, IndexRecordOption::WithFreqs)?;
        let reader = PositionReader::open(places.slice(term.positions_range.clone()).read_bytes()?)?;
        let mut walk = Self {
            block,
            docs: Vec::new(),
            at: 0,
            numbers: 0..0,
            reader,
            is_read: false,
            places: Vec::new(),
            starts: Vec::new(),
        };
        walk.begin_block();
        Ok(walk)
    }

    fn begin_block(&mut self) {
        self.at = 0;
        self.docs.clear();
        self.docs.extend_from_slice(self.block.docs());
        self.docs.push(TERMINATED);
        let count: u64 = self.block.freqs().iter().map(|count| u64::from(*count)).sum();
        self.numbers = self.numbers.end..self.numbers.end + count;
        self.is_read = false;
    }

    fn next_block(&mut self) {
        self.block.advance();
        self.begin_block();
    }

    /// Goes to the first document from `target` on.
    #[inline]
    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        loop {
            while self.docs[self.at] < target {
                self.at += 1;
            }
            let is_behind_block = self.at + 1 == self.docs.len();
            if !is_behind_block || self.docs.len() == 1 {
                return self.docs[self.at];
            }
            self.next_block();
        }
    }

    #[inline]
    fn of(&mut self, doc: DocId) -> &[u32] {
        if self.docs[self.at] != doc || doc == TERMINATED {
            return &[];
        }
        self.read();
        self.block().of(0)
    }

    /// The documents of the block from the one that was reached on.
    pub(super) fn docs(&self) -> &[DocId] {
        &self.docs[self.at..self.docs.len() - 1]
    }

    /// Reads the places in the block, where nobody has.
    #[inline]
    pub(super) fn read(&mut self) {
        if !self.is_read {
            self.read_block();
        }
    }

    /// The places in the documents of [`docs`](Self::docs), which have been [`read`](Self::read).
    #[inline]
    pub(super) fn block(&self) -> Block<'_> {
        match self.starts.get(self.at..) {
            Some(starts) if !starts.is_empty() => Block::Several { places: &self.places, starts },
            _ => Block::Single(self.places.get(self.at..).unwrap_or_default()),
        }
    }

    /// Passes over the documents before `doc`, which comes in the block or right behind it.
    pub(super) fn pass(&mut self, doc: DocId) {
        self.at += self.docs().partition_point(|here| *here < doc);
        if self.docs().is_empty() {
            self.next_block();
        }
    }

    fn read_block(&mut self) {
        self.is_read = true;
        self.starts.clear();
        self.places.clear();
        let (documents, count) = (self.docs.len() - 1, self.numbers.end - self.numbers.start);
        if count > MOST_PLACES {
            self.starts.resize(documents + 1, 0);
            return;
        }
        self.places.resize(count as usize, 0);
        self.reader.read(self.numbers.start, &mut self.places);
        if self.places.len() == documents {
            return;
        }
        let mut end = 0;
        self.starts.push(end);
        for count in self.block.freqs() {
            // Each is written as its distance from the one before in the same document.
            let mut place = 0;
            for distance in &mut self.places[end..end + *count as usize] {
                place += *distance;
                *distance = place;
            }
            end += *count as usize;
            self.starts.push(end);
        }
    }
}

/// The places of a word in documents that follow each other.
#[derive(Clone, Copy)]
pub(super) enum Block<'a> {
    /// One in each document.
    Single(&'a [u32]),
    /// Those of each document from one start to the next.
    Several { places: &'a [u32], starts: &'a [usize] },
}

impl<'a> Block<'a> {
    /// The places in the document with this number.
    #[inline]
    pub(super) fn of(self, number: usize) -> &'a [u32] {
        match self {
            Block::Single(places) => &places[number..=number],
            Block::Several { places, starts } => &places[starts[number]..starts[number + 1]],
        }
    }
}
