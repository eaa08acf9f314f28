//! Hits as the reader asked to see them.
//!
//! **In:** an [`Answer`]: the query, its hits and facets. **Out:** bytes on a writer, as text for reading, one JSON
//! object, JSON lines, CSV or paths. Text carries colours as escape sequences, which the writer may strip.

mod links;
mod page;
mod text;

pub use links::file_link;
pub use page::write_page;
pub use text::{Layout, write_text};

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::hits::{ArticleHit, Hits, QuoteHit};
use crate::query::Unit;
use crate::search::FacetCounts;

/// What a search has to show.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The query as typed.
    pub query: &'a str,
    /// What the hits are.
    pub unit: Unit,
    /// How many there are in all, shown or not.
    pub total: usize,
    /// Those to show.
    pub hits: &'a Hits,
    /// How all of them count.
    pub facets: &'a [FacetCounts],
}

#[derive(Serialize)]
struct Value<'a> {
    value: &'a str,
    count: u64,
}

#[derive(Serialize)]
struct Contract<'a> {
    query: &'a str,
    unit: Unit,
    total: usize,
    hits: &'a Hits,
    facets: BTreeMap<&'static str, Vec<Value<'a>>>,
}

/// Writes `answer` as one JSON object and a line end.
///
/// # Errors
/// When the writer fails.
pub fn write_json(out: &mut impl Write, answer: &Answer<'_>) -> io::Result<()> {
    let mut facets = BTreeMap::new();
    for facet in answer.facets {
        let counts = facet.counts.iter().map(|(value, count)| Value { value, count: *count });
        facets.insert(facet.field.name(), counts.collect::<Vec<_>>());
    }
    let Answer { query, unit, total, hits, .. } = *answer;
    serde_json::to_writer(&mut *out, &Contract { query, unit, total, hits, facets })?;
    writeln!(out)
}

/// Writes one JSON object a line for each hit.
///
/// # Errors
/// When the writer fails.
pub fn write_jsonl(out: &mut impl Write, hits: &Hits) -> io::Result<()> {
    fn lines<T: Serialize>(out: &mut impl Write, hits: &[T]) -> io::Result<()> {
        for hit in hits {
            serde_json::to_writer(&mut *out, hit)?;
            writeln!(out)?;
        }
        Ok(())
    }
    match hits {
        Hits::Quotes(hits) => lines(out, hits),
        Hits::Articles(hits) => lines(out, hits),
    }
}

/// Writes comma-separated values under a line of column names, as RFC 4180 has it but with bare line feeds.
///
/// # Errors
/// When the writer fails.
pub fn write_csv(out: impl Write, hits: &Hits) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    match hits {
        Hits::Quotes(hits) => {
            csv.write_record([
                "id",
                "text",
                "kind",
                "speaker",
                "affiliation",
                "mention",
                "cue",
                "said_on",
                "published",
                "publisher",
                "headline",
                "url",
                "path",
            ])?;
            for QuoteHit { stored, .. } in hits {
                let quote = &stored.quote;
                let or_empty = |field: &'_ Option<String>| field.clone().unwrap_or_default();
                csv.write_record([
                    stored.id.clone(),
                    quote.text.clone(),
                    quote.kind.name().to_owned(),
                    or_empty(&quote.speaker),
                    quote.affiliation.to_string(),
                    or_empty(&quote.mention),
                    or_empty(&quote.cue),
                    or_empty(&quote.said_on),
                    or_empty(&stored.published),
                    or_empty(&stored.publisher),
                    or_empty(&stored.headline),
                    or_empty(&stored.url),
                    stored.path.clone(),
                ])?;
            }
        }
        Hits::Articles(hits) => {
            csv.write_record(["id", "headline", "published", "publisher", "authors", "url", "path"])?;
            for hit in hits {
                let or_empty = |field: &'_ Option<String>| field.clone().unwrap_or_default();
                csv.write_record([
                    hit.id.clone(),
                    or_empty(&hit.headline),
                    or_empty(&hit.published),
                    or_empty(&hit.publisher),
                    hit.authors.join("; "),
                    or_empty(&hit.url),
                    hit.path.clone(),
                ])?;
            }
        }
    }
    csv.flush()
}

/// Writes the path of each hit on a line, each path once.
///
/// # Errors
/// When the writer fails.
pub fn write_paths(out: &mut impl Write, hits: &Hits) -> io::Result<()> {
    let paths: Vec<&str> = match hits {
        Hits::Quotes(hits) => hits.iter().map(|QuoteHit { stored, .. }| stored.path.as_str()).collect(),
        Hits::Articles(hits) => hits.iter().map(|ArticleHit { path, .. }| path.as_str()).collect(),
    };
    let mut seen = std::collections::HashSet::new();
    for path in paths.into_iter().filter(|path| seen.insert(*path)) {
        writeln!(out, "{path}")?;
    }
    Ok(())
}
