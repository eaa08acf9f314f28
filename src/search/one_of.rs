//! Documents that hold one of many terms.
//!
//! Tantivy's own query of this kind builds an automaton of the terms for each search, which takes longer than to look
//! up the few hundred names that a search by speaker asks for.

use tantivy::postings::TermInfo;
use tantivy::query::{BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, DocId, InvertedIndexReader, Score, SegmentReader, Term};

use super::scoring::explained;

/// Documents whose `field` holds one of these; all of them rank alike.
#[derive(Clone, Debug)]
pub(super) struct OneOf {
    pub(super) field: Field,
    pub(super) terms: Terms,
}

/// Which terms are meant.
#[derive(Clone, Debug)]
pub(super) enum Terms {
    /// Each of these.
    Each(Vec<Term>),
    /// All that begin so.
    Beginning(String),
}

impl Terms {
    /// Calls `take` with what the index knows of each.
    fn of(
        &self,
        index: &InvertedIndexReader,
        mut take: impl FnMut(&TermInfo) -> tantivy::Result<()>,
    ) -> tantivy::Result<()> {
        match self {
            Terms::Each(terms) => {
                for term in terms {
                    index.get_term_info(term)?.iter().try_for_each(&mut take)?;
                }
            }
            Terms::Beginning(start) => {
                let mut stream = index.terms().range().ge(start).into_stream()?;
                while stream.advance() && stream.key().starts_with(start.as_bytes()) {
                    take(stream.value())?;
                }
            }
        }
        Ok(())
    }
}

impl Query for OneOf {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for OneOf {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let index = segment.inverted_index(self.field)?;
        let mut held = BitSet::with_max_value(segment.max_doc());
        self.terms.of(&index, |term| {
            let mut postings = index.read_block_postings_from_terminfo(term, IndexRecordOption::Basic)?;
            while postings.block_len() > 0 {
                for doc in postings.docs() {
                    held.insert(*doc);
                }
                postings.advance();
            }
            Ok(())
        })?;
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(held), boost)))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self, segment, doc, "one of many terms")
    }
}
