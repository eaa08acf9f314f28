//! Which files the index holds, and in which state they were read.

use std::collections::{HashMap, HashSet};

use tantivy::{Searcher, SegmentReader};

use super::fingerprint::Fingerprint;
use crate::text::fnv1a;

/// The files of the index and their fingerprints, read from fast fields alone. Of their names a hash is kept, because a
/// million names would take most of the memory of a run: two of a million share one with a chance of one in thirty million,
/// and then one of the two is read again or kept for a run too long.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<u64, Fingerprint>);

/// Files that were met, by the hash of their names.
#[derive(Debug, Default)]
pub(super) struct Met(HashSet<u64>);

impl Met {
    pub(super) fn add(&mut self, file: &str) {
        self.0.insert(hash(file));
    }
}

impl Known {
    /// Reads them from every article.
    pub(super) fn read(searcher: &Searcher) -> tantivy::Result<Self> {
        let mut known = HashMap::new();
        for segment in searcher.segment_readers() {
            read_segment(segment, |file, fingerprint| {
                known.insert(hash(file), fingerprint);
            })?;
        }
        Ok(Self(known))
    }

    /// In which state `file` was read, where the index holds it.
    pub(super) fn get(&self, file: &str) -> Option<&Fingerprint> {
        self.0.get(&hash(file))
    }

    /// The names of those that were not met, which `searcher` still sees.
    pub(super) fn without(&self, searcher: &Searcher, met: &Met) -> tantivy::Result<HashSet<String>> {
        let mut others = HashSet::new();
        if met.0.len() == self.0.len() {
            return Ok(others);
        }
        for segment in searcher.segment_readers() {
            read_segment(segment, |file, _| {
                if !met.0.contains(&hash(file)) {
                    others.insert(file.to_owned());
                }
            })?;
        }
        Ok(others)
    }
}

fn hash(file: &str) -> u64 {
    fnv1a(file.bytes())
}

/// Hands over the file of each article or copy of a segment.
fn read_segment(segment: &SegmentReader, mut each: impl FnMut(&str, Fingerprint)) -> tantivy::Result<()> {
    let columns = segment.fast_fields();
    let Some(files) = columns.str("file_name")? else { return Ok(()) };
    let (sizes, mtimes, checksums) = (columns.u64("size")?, columns.i64("mtime")?, columns.u64("checksum")?);
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
        each(&file, Fingerprint { size, mtime, checksum });
    }
    Ok(())
}
