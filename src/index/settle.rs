//! Making articles of the newest saved pages, and copies of the others.

use std::collections::BTreeMap;

use tantivy::indexer::UserOperation;
use tantivy::{IndexWriter, Searcher, TantivyDocument, Term};

use super::copies::Pages;
use super::documents::{COPY, add_record, documents};
use super::fingerprint::Fingerprint;
use super::{Fields, IndexError};
use crate::authority::Authority;
use crate::document::try_read_page;
use crate::walk::{FoundFile, path_of, read_pages};

/// What `searcher` sees is brought to what its pages' identities ask for, and to what `authority` says; the caller commits.
/// False when all was well.
///
/// This looks at the whole index and not at what a run changed. A run that is killed before it came so far leaves a page
/// twice in searches until the next one.
pub(super) fn settle(
    searcher: &Searcher,
    fields: &Fields,
    authority: &Authority,
    writer: &IndexWriter,
) -> Result<bool, IndexError> {
    let pages = Pages::read(searcher)?;
    let mut operations = Vec::new();
    let mut risen: BTreeMap<String, BTreeMap<String, Fingerprint>> = BTreeMap::new();
    for (page, kept) in pages.kept().into_iter().enumerate() {
        match (pages.all[page].is_copy, page == kept) {
            (false, true) | (true, false) => {}
            (false, false) => {
                let path = pages.path(page)?;
                operations.push(forget(fields, &path));
                operations.push(UserOperation::Add(copy_document(&pages, fields, page, &path)?));
            }
            (true, true) => {
                let of_file = risen.entry(pages.file(page)?).or_default();
                of_file.insert(pages.path(page)?, pages.fingerprint(page)?);
            }
        }
    }
    let moved = !operations.is_empty() || !risen.is_empty();
    writer.run(operations)?;
    for (file, wanted) in &risen {
        rise(fields, authority, writer, file, wanted)?;
    }
    Ok(moved)
}

fn forget(fields: &Fields, path: &str) -> UserOperation {
    UserOperation::Delete(Term::from_field_text(fields.path, path))
}

/// The document of a page that is a copy.
fn copy_document(
    pages: &Pages<'_>,
    fields: &Fields,
    page: usize,
    path: &str,
) -> Result<TantivyDocument, IndexError> {
    let mut document = TantivyDocument::default();
    document.add_text(fields.unit, COPY);
    document.add_bool(fields.is_copy, true);
    let file = pages.file(page)?;
    document.add_text(fields.file, &file);
    document.add_text(fields.file_name, &file);
    document.add_text(fields.path, path);
    pages.fingerprint(page)?.add_to(&mut document, fields);
    pages.identity(page).add_to(&mut document, fields);
    add_record(&mut document, fields, &serde_json::json!({ "path": path }));
    Ok(document)
}

/// Copies become articles again: their file is read once more, for the index keeps nothing of them. A page that cannot
/// be read any more is forgotten, and the next run finds it anew.
fn rise(
    fields: &Fields,
    authority: &Authority,
    writer: &IndexWriter,
    file: &str,
    wanted: &BTreeMap<String, Fingerprint>,
) -> tantivy::Result<()> {
    writer.run(wanted.keys().map(|path| forget(fields, path)))?;
    let found = FoundFile { path: path_of(file), ..FoundFile::default() };
    for page in read_pages(&found).filter_map(Result::ok) {
        let Some(fingerprint) = wanted.get(&page.path) else { continue };
        let Ok(mut record) = try_read_page(&page) else { continue };
        authority.apply(&mut record);
        writer.run(documents(fields, file, record, *fingerprint).into_iter().map(UserOperation::Add))?;
    }
    Ok(())
}
