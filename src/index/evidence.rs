//! What the documents of an index call somebody.
//!
//! Only documents that are there count, and no word that only deleted ones had: so an index that was brought up to date says
//! the same as one that was made anew.

use std::collections::BTreeSet;

use tantivy::columnar::StrColumn;
use tantivy::schema::Facet;
use tantivy::{Searcher, SegmentReader};

use super::facets::UNKNOWN;
use crate::actors::ActorKind;
use crate::entities::Evidence;

/// The names of an index.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) evidence: Evidence,
    /// Institutions for which somebody speaks whom no page names.
    pub(super) nameless: BTreeSet<Vec<String>>,
}

/// Gathers them from what `searcher` sees.
pub(super) fn gather(searcher: &Searcher) -> tantivy::Result<Gathered> {
    let mut gathered = Gathered::default();
    searcher.segment_readers().iter().try_for_each(|segment| gather_segment(segment, &mut gathered))?;
    Ok(gathered)
}

fn gather_segment(segment: &SegmentReader, gathered: &mut Gathered) -> tantivy::Result<()> {
    let columns = segment.fast_fields();
    let quotes = columns.u64("number")?;
    // Quotes repeat the actors of their sentences.
    let of_article = |doc: &u32| quotes.first(*doc).is_none();
    let Gathered { evidence, nameless } = gathered;
    count(segment, columns.str("actor")?, of_article, |facet, articles| {
        if let [kind, name] = &path(facet)[..]
            && let Some(kind) = ActorKind::from_name(kind)
        {
            *evidence.named.entry((kind, name.clone())).or_default() += articles;
        }
    })?;
    for column in [columns.str("speaker")?, columns.str("office")?] {
        count(
            segment,
            column,
            |_| true,
            |facet, documents| {
                let mut path = path(facet);
                let name = path.pop().unwrap_or_default();
                path.retain(|institution| institution != UNKNOWN);
                if name == UNKNOWN {
                    nameless.insert(path);
                } else {
                    *evidence.stated.entry((path, name)).or_default() += documents;
                }
            },
        )?;
    }
    let titles = &mut evidence.titles;
    count(
        segment,
        columns.str("title")?,
        |_| true,
        |told, articles| {
            if let Some((facet, title)) = told.split_once('\t') {
                let mut path = path(facet);
                let name = path.pop().unwrap_or_default();
                *titles.entry((path, name, title.to_owned())).or_default() += articles;
            }
        },
    )?;
    let short = &mut evidence.short;
    count(
        segment,
        columns.str("short_form")?,
        |_| true,
        |pair, articles| {
            if let Some((long, short_form)) = pair.split_once('\0') {
                *short.entry((long.to_owned(), short_form.to_owned())).or_default() += articles;
            }
        },
    )
}

/// Calls `add` with each text of `column` that documents have, and with their number.
fn count(
    segment: &SegmentReader,
    column: Option<StrColumn>,
    is_counted: impl Fn(&u32) -> bool,
    mut add: impl FnMut(&str, u64),
) -> tantivy::Result<()> {
    let Some(column) = column else { return Ok(()) };
    let mut counts = vec![0u64; column.num_terms()];
    for doc in segment.doc_ids_alive().filter(is_counted) {
        column.term_ords(doc).for_each(|ord| counts[ord as usize] += 1);
    }
    let ords: Vec<u64> = (0..).zip(&counts).filter(|(_, count)| **count > 0).map(|(ord, _)| ord).collect();
    let mut documents = counts.into_iter().filter(|count| *count > 0);
    column.dictionary().sorted_ords_to_term_cb(&ords, |term| {
        add(&String::from_utf8_lossy(term), documents.next().unwrap_or_default());
    })?;
    Ok(())
}

/// The names of an encoded facet.
fn path(encoded: &str) -> Vec<String> {
    let facet = Facet::from_encoded(encoded.as_bytes().to_vec());
    facet.map(|facet| facet.to_path().into_iter().map(str::to_owned).collect()).unwrap_or_default()
}
