//! The distinct values of a fast field, over all segments.

use std::collections::BTreeSet;

use tantivy::Searcher;
use tantivy::schema::Facet;

/// Every value of the text field `name`. Values that only deleted documents had may be among them.
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
