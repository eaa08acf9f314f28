//! What an index holds, in numbers.

use jiff::civil::Date;
use tantivy::Searcher;
use tantivy::collector::{Count, FacetCollector};
use tantivy::query::{AllQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::documents::{COPY, day_of};
use super::{Fields, IndexError};

/// Facets above those of [`actor_facet`](super::actor_facet).
const PERSONS: &str = "/person";
const ORGANIZATIONS: &str = "/organization";
const PLACES: &str = "/place";

/// How much an index holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// Articles.
    pub articles: usize,
    /// Pages that are kept out of searches, because another file holds the same one, and newer.
    pub copies: usize,
    /// Quotes.
    pub quotes: usize,
    /// Quotes with a speaker whom the page names.
    pub quotes_with_speaker: usize,
    /// Distinct named persons.
    pub persons: usize,
    /// Distinct named organizations.
    pub organizations: usize,
    /// Distinct named places.
    pub places: usize,
}

impl Totals {
    /// The first and the last day on which an article was published, by the clocks of the pages.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn days(searcher: &Searcher) -> Result<Option<(Date, Date)>, IndexError> {
        let mut days: Option<(u64, u64)> = None;
        for segment in searcher.segment_readers() {
            let column = segment.fast_fields().u64("day")?;
            for day in segment.doc_ids_alive().filter_map(|doc| column.first(doc)) {
                days = Some(days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
            }
        }
        Ok(days.and_then(|(first, last)| Some((day_of(first)?, day_of(last)?))))
    }

    /// Counts what `searcher` sees.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn count(searcher: &Searcher, fields: &Fields) -> Result<Self, IndexError> {
        let units = |unit| {
            let term = tantivy::Term::from_field_text(fields.unit, unit);
            searcher.search(&TermQuery::new(term, IndexRecordOption::Basic), &Count)
        };
        let mut actors = FacetCollector::for_field("actor");
        for kind in [PERSONS, ORGANIZATIONS, PLACES] {
            actors.add_facet(kind);
        }
        let actors = searcher.search(&AllQuery, &actors)?;
        let mut quotes_with_speaker = 0;
        for segment in searcher.segment_readers() {
            if let Some(names) = segment.fast_fields().str("speaker_name")? {
                quotes_with_speaker +=
                    segment.doc_ids_alive().filter(|doc| names.term_ords(*doc).next().is_some()).count();
            }
        }
        Ok(Self {
            articles: units("article")?,
            copies: units(COPY)?,
            quotes: units("quote")?,
            quotes_with_speaker,
            persons: actors.get(PERSONS).count(),
            organizations: actors.get(ORGANIZATIONS).count(),
            places: actors.get(PLACES).count(),
        })
    }
}
