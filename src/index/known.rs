//! Which files the index holds, and in which state they were read.

use std::collections::{HashMap, HashSet};

use tantivy::columnar::{Column, StrColumn};
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
            let Some(files) = Files::of(segment)? else { continue };
            files.each(|file, fingerprint| _ = known.insert(file, fingerprint))?;
        }
        Ok(Self(known))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In which state `file` was read, where the index holds it.
    pub(super) fn get(&self, file: &str) -> Option<&Fingerprint> {
        self.0.get(&hash(file))
    }

    /// The names of those that were not met, which `searcher` still sees.
    pub(super) fn without(&self, searcher: &Searcher, met: &Met) -> tantivy::Result<HashSet<String>> {
        if met.0.len() == self.0.len() {
            return Ok(HashSet::new());
        }
        names(searcher, |file| !met.0.contains(&file))
    }

    /// Of those that were not met the ones whose contents are `now` of a file that was not known: somebody may have moved
    /// their folder.
    pub(super) fn moved(&self, now: &Self, met: &Met) -> HashSet<u64> {
        // Archives have no checksum; a moved one keeps its time.
        let contents = |print: &Fingerprint| {
            (print.size, print.checksum, if print.checksum == 0 { print.mtime } else { 0 })
        };
        let new = now.0.iter().filter(|(file, _)| !self.0.contains_key(*file));
        let came: HashSet<(u64, u64, i64)> = new.map(|(_, print)| contents(print)).collect();
        let may_have_moved = |(file, print): &(&u64, &Fingerprint)| {
            came.contains(&contents(print)) && !met.0.contains(*file) && now.0.contains_key(*file)
        };
        self.0.iter().filter(may_have_moved).map(|(file, _)| *file).collect()
    }
}

/// The names of the files that `searcher` sees and whose hash is wanted.
pub(super) fn names(
    searcher: &Searcher,
    is_wanted: impl Fn(u64) -> bool,
) -> tantivy::Result<HashSet<String>> {
    let mut found = HashSet::new();
    for segment in searcher.segment_readers() {
        let Some(files) = Files::of(segment)? else { continue };
        let mut all: Vec<u64> = files.articles().map(|(ord, _)| ord).collect();
        all.sort_unstable();
        all.dedup();
        files.names.dictionary().sorted_ords_to_term_cb(&all, |name| {
            let name = String::from_utf8_lossy(name);
            if is_wanted(hash(&name)) {
                found.insert(name.into_owned());
            }
        })?;
    }
    Ok(found)
}

fn hash(file: &str) -> u64 {
    fnv1a(file.bytes())
}

/// The files of a segment.
struct Files<'s> {
    segment: &'s SegmentReader,
    names: StrColumn,
    sizes: Column<u64>,
    mtimes: Column<i64>,
    checksums: Column<u64>,
}

impl<'s> Files<'s> {
    fn of(segment: &'s SegmentReader) -> tantivy::Result<Option<Self>> {
        let columns = segment.fast_fields();
        let Some(names) = columns.str("file_name")? else { return Ok(None) };
        let (sizes, mtimes, checksums) =
            (columns.u64("size")?, columns.i64("mtime")?, columns.u64("checksum")?);
        Ok(Some(Self { segment, names, sizes, mtimes, checksums }))
    }

    /// The number of the name of each article's and each copy's file, and the state in which it was read.
    fn articles(&self) -> impl Iterator<Item = (u64, Fingerprint)> {
        self.segment.doc_ids_alive().filter_map(|doc| {
            // Quotes have no size.
            let (size, mtime) = (self.sizes.first(doc)?, self.mtimes.first(doc)?);
            let checksum = self.checksums.first(doc)?;
            Some((self.names.term_ords(doc).next()?, Fingerprint { size, mtime, checksum }))
        })
    }

    /// Hands over the hash of each name with the state of its file. The names are read in the order in which they are
    /// stored: to look each up by itself takes most of the time of a run without news.
    fn each(&self, mut each: impl FnMut(u64, Fingerprint)) -> tantivy::Result<()> {
        let all: Vec<u64> = (0..self.names.num_terms() as u64).collect();
        let mut hashes = Vec::with_capacity(all.len());
        self.names
            .dictionary()
            .sorted_ords_to_term_cb(&all, |name| hashes.push(fnv1a(name.iter().copied())))?;
        for (ord, fingerprint) in self.articles() {
            if let Some(hash) = hashes.get(ord as usize) {
                each(*hash, fingerprint);
            }
        }
        Ok(())
    }
}
