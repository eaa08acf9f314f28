//! The texts of fast fields.

use std::collections::{BTreeSet, HashMap};

use tantivy::columnar::StrColumn;
use tantivy::schema::Facet;
use tantivy::{DocId, Searcher};

/// Every value of the text field `name`, over all segments. Values that only deleted documents had may be among them.
pub(super) fn values(searcher: &Searcher, name: &str) -> tantivy::Result<BTreeSet<String>> {
    let mut values = BTreeSet::new();
    for segment in searcher.segment_readers() {
        let Some(column) = segment.fast_fields().str(name)? else { continue };
        let mut stream = column.dictionary().stream()?;
        while stream.advance() {
            if let Ok(value) = std::str::from_utf8(stream.key()) {
                values.insert(value.to_owned());
            }
        }
    }
    Ok(values)
}

/// Every facet of the field `name`, without those that only others lie beneath.
pub(super) fn facets(searcher: &Searcher, name: &str) -> tantivy::Result<Vec<Facet>> {
    let encoded = values(searcher, name)?.into_iter();
    Ok(encoded.filter_map(|value| Facet::from_encoded(value.into_bytes()).ok()).collect())
}

/// The text of each of `docs`. The dictionary is read once from its beginning to its end, and not once for each.
pub(super) fn texts(column: Option<&StrColumn>, docs: &[DocId]) -> tantivy::Result<Vec<Option<String>>> {
    let Some(column) = column else { return Ok(vec![None; docs.len()]) };
    let ords: Vec<Option<u64>> = docs.iter().map(|doc| column.term_ords(*doc).next()).collect();
    let mut wanted: Vec<u64> = ords.iter().flatten().copied().collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut written = Vec::with_capacity(wanted.len());
    column.dictionary().sorted_ords_to_term_cb(&wanted, |term| written.push(text(term)))?;
    let by_ord: HashMap<u64, String> = wanted.into_iter().zip(written).collect();
    Ok(ords.into_iter().map(|ord| by_ord.get(&ord?).cloned()).collect())
}

/// A term of a dictionary of texts.
pub(super) fn text(term: &[u8]) -> String {
    String::from_utf8_lossy(term).into_owned()
}
