//! The same page saved more than once: which files hold it, and which of them is searched.
//!
//! Two pages are the same when they have one canonical address and the same words, however few, or one text and no two
//! sites. What says other words under one address is a version of it, an article of its own. The newest of them is an
//! article; the others are *copies*: documents that hold a path and an [`Identity`], and that no search sees. Which is which
//! follows from the identities alone, so that it comes out right in whatever order files come, change and go.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use tantivy::{DocId, Searcher, SegmentReader};

use super::IndexError;
use super::fingerprint::Fingerprint;
use super::identity::{Age, Identity};

/// A page that is kept out of searches, because another file holds the same one, and newer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct SavedCopy {
    /// The page.
    pub path: String,
    /// The page that is searched in its place.
    pub of: String,
}

/// The pages that are kept out of searches, by their paths.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn list_copies(searcher: &Searcher) -> Result<Vec<SavedCopy>, IndexError> {
    let pages = Pages::read(searcher)?;
    let kept = pages.kept();
    let mut copies = Vec::new();
    for (page, kept) in kept.iter().enumerate().filter(|(page, kept)| page != *kept) {
        copies.push(SavedCopy { path: pages.path(page)?, of: pages.path(*kept)? });
    }
    copies.sort();
    Ok(copies)
}

/// What the index knows of a page without reading its record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    pub(super) is_copy: bool,
    identity: Identity,
    segment: usize,
    doc: DocId,
}

/// All pages of an index.
pub(super) struct Pages<'s> {
    searcher: &'s Searcher,
    pub(super) all: Vec<Page>,
}

impl<'s> Pages<'s> {
    /// Reads them from fast fields.
    pub(super) fn read(searcher: &'s Searcher) -> Result<Self, IndexError> {
        let mut all = Vec::new();
        for (number, segment) in searcher.segment_readers().iter().enumerate() {
            read_segment(number, segment, &mut all)?;
        }
        Ok(Self { searcher, all })
    }

    /// For each page the number of the one that is searched for it: its own number, unless it is a copy.
    pub(super) fn kept(&self) -> Vec<usize> {
        let mut groups = Groups::new(self.all.len());
        for_each_same(
            &self.all,
            |identity| identity.url,
            |pages| {
                pages.iter().for_each(|(_, page)| groups.join(*page as usize, pages[0].1 as usize));
            },
        );
        for_each_same(&self.all, |identity| identity.text, |pages| self.join_by_text(pages, &mut groups));
        let mut newest: Vec<u32> = (0..self.all.len() as u32).collect();
        for page in 0..self.all.len() {
            let group = groups.of(page);
            if group != page {
                newest[group] = self.newer(newest[group] as usize, page) as u32;
            }
        }
        (0..self.all.len()).map(|page| newest[groups.of(page)] as usize).collect()
    }

    /// A wire story has one text in many papers, and those are different pages: a text joins pages of one site, and with
    /// them those of no known site unless there are several.
    fn join_by_text(&self, pages: &[(u64, u32)], groups: &mut Groups) {
        let site = |page: u32| self.all[page as usize].identity.site;
        let mut sites: Vec<u64> = pages.iter().filter_map(|(_, page)| site(*page)).collect();
        sites.sort_unstable();
        sites.dedup();
        let only = if sites.len() == 1 { sites.first().copied() } else { None };
        let mut first = HashMap::new();
        for (_, page) in pages {
            let site = site(*page).or(only);
            groups.join(*page as usize, *first.entry(site).or_insert(*page as usize));
        }
    }

    /// The newer of two pages; of equals the one whose path comes first.
    fn newer(&self, a: usize, b: usize) -> usize {
        let age = |page: usize| -> Age { self.all[page].identity.age };
        match age(a).cmp(&age(b)) {
            std::cmp::Ordering::Greater => a,
            std::cmp::Ordering::Less => b,
            // Paths that cannot be read leave the order of the index.
            std::cmp::Ordering::Equal => match (self.path(a), self.path(b)) {
                (Ok(first), Ok(second)) if second < first => b,
                _ => a,
            },
        }
    }

    /// Where a page lies.
    pub(super) fn path(&self, page: usize) -> Result<String, IndexError> {
        self.text(page, "path")
    }

    /// The file that holds it.
    pub(super) fn file(&self, page: usize) -> Result<String, IndexError> {
        self.text(page, "file_name")
    }

    fn text(&self, page: usize, field: &str) -> Result<String, IndexError> {
        let Page { segment, doc, .. } = self.all[page];
        let mut text = String::new();
        if let Some(column) = self.searcher.segment_reader(segment as u32).fast_fields().str(field)?
            && let Some(ord) = column.term_ords(doc).next()
        {
            column.ord_to_str(ord, &mut text).map_err(tantivy::TantivyError::from)?;
        }
        Ok(text)
    }

    /// What tells that its file did not change.
    pub(super) fn fingerprint(&self, page: usize) -> Result<Fingerprint, IndexError> {
        let Page { segment, doc, .. } = self.all[page];
        let columns = self.searcher.segment_reader(segment as u32).fast_fields();
        Ok(Fingerprint {
            size: columns.u64("size")?.first(doc).unwrap_or(0),
            mtime: columns.i64("mtime")?.first(doc).unwrap_or(0),
            checksum: columns.u64("checksum")?.first(doc).unwrap_or(0),
        })
    }

    /// Its identity.
    pub(super) fn identity(&self, page: usize) -> Identity {
        self.all[page].identity
    }
}

/// Articles and copies of a segment; quotes have no size.
fn read_segment(number: usize, segment: &SegmentReader, all: &mut Vec<Page>) -> Result<(), IndexError> {
    let columns = segment.fast_fields();
    let sizes = columns.u64("size")?;
    let (urls, sites, texts) =
        (columns.u64("same_url")?, columns.u64("same_site")?, columns.u64("same_text")?);
    let (changed, saved) = (columns.i64("changed")?, columns.i64("saved")?);
    let copies = columns.bool("is_copy")?;
    for doc in segment.doc_ids_alive().filter(|doc| sizes.first(*doc).is_some()) {
        all.push(Page {
            is_copy: copies.first(doc).unwrap_or(false),
            identity: Identity {
                url: urls.first(doc),
                site: sites.first(doc),
                text: texts.first(doc),
                age: Age { changed: changed.first(doc).unwrap_or(0), saved: saved.first(doc).unwrap_or(0) },
            },
            segment: number,
            doc,
        });
    }
    Ok(())
}

/// Hands over, with their numbers, the pages that share what `of` gives, where there are several.
fn for_each_same(all: &[Page], of: impl Fn(&Identity) -> Option<u64>, mut each: impl FnMut(&[(u64, u32)])) {
    let numbered = (0..).zip(all).filter_map(|(number, page)| Some((of(&page.identity)?, number)));
    let mut sorted: Vec<(u64, u32)> = numbered.collect();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| a.0 == b.0).filter(|pages| pages.len() > 1).for_each(&mut each);
}

/// Numbers that are joined into groups.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The number that stands for the group of `n`.
    fn of(&mut self, mut n: usize) -> usize {
        while self.0[n] != n {
            self.0[n] = self.0[self.0[n]];
            n = self.0[n];
        }
        n
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}
