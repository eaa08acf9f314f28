//! Which files the index holds, and in which state they were read.

use std::collections::HashMap;

use tantivy::Searcher;

use super::fingerprint::Fingerprint;

/// The files of the index and their fingerprints, read from fast fields alone.
#[derive(Debug, Default)]
pub(super) struct Known(pub(super) HashMap<String, Fingerprint>);

impl Known {
    /// Reads them from every article.
    pub(super) fn read(searcher: &Searcher) -> tantivy::Result<Self> {
        let mut known = HashMap::new();
        for segment in searcher.segment_readers() {
            let columns = segment.fast_fields();
            let Some(files) = columns.str("file_name")? else { continue };
            let (sizes, mtimes, checksums) =
                (columns.u64("size")?, columns.i64("mtime")?, columns.u64("checksum")?);
            let mut file = String::new();
            for doc in segment.doc_ids_alive() {
                // Quotes have no size.
                let (Some(size), Some(mtime), Some(checksum)) =
                    (sizes.first(doc), mtimes.first(doc), checksums.first(doc))
                else {
                    continue;
                };
                let Some(ord) = files.term_ords(doc).next() else { continue };
                file.clear();
                files.ord_to_str(ord, &mut file)?;
                known.insert(file.clone(), Fingerprint { size, mtime, checksum });
            }
        }
        Ok(Self(known))
    }
}
