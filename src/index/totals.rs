//! What an index holds, in numbers.

use foldhash::HashSet;
use jiff::civil::Date;
use tantivy::Searcher;
use tantivy::collector::Count;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;

use super::day::day_of;
use super::documents::COPY;
use super::{Fields, IndexError};
use crate::actors::ActorKind;
use crate::text::fnv1a;

const KINDS: [ActorKind; 3] = [ActorKind::Person, ActorKind::Organization, ActorKind::Place];

/// How much an index holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
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
    pub(crate) fn days(searcher: &Searcher) -> Result<Option<(Date, Date)>, IndexError> {
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
    pub(crate) fn count(searcher: &Searcher, fields: &Fields) -> Result<Self, IndexError> {
        let units = |unit| {
            let term = tantivy::Term::from_field_text(fields.unit, unit);
            searcher.search(&TermQuery::new(term, IndexRecordOption::Basic), &Count)
        };
        let [persons, organizations, places] = actors(searcher)?;
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
            persons,
            organizations,
            places,
        })
    }
}

/// How many persons, organizations and places the documents name. Of names that were seen only a hash is kept: among a million
/// two share one with a chance of one in thirty million.
fn actors(searcher: &Searcher) -> tantivy::Result<[usize; 3]> {
    let mut seen: [HashSet<u64>; 3] = Default::default();
    for segment in searcher.segment_readers() {
        let Some(names) = segment.fast_fields().str("actor")? else { continue };
        let mut is_named = vec![false; names.num_terms()];
        for doc in segment.doc_ids_alive() {
            names.term_ords(doc).for_each(|ord| is_named[ord as usize] = true);
        }
        let named: Vec<u64> = (0..).zip(&is_named).filter_map(|(ord, named)| named.then_some(ord)).collect();
        names.dictionary().sorted_ords_to_term_cb(&named, |facet| {
            let kind = KINDS.iter().position(|kind| facet.starts_with(kind.name().as_bytes()));
            if let Some(kind) = kind {
                seen[kind].insert(fnv1a(facet.iter().copied()));
            }
        })?;
    }
    Ok(seen.map(|of_kind| of_kind.len()))
}
