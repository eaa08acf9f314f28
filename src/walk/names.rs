//! What the name of a file or folder says of what it holds.

use std::path::Path;

/// Endings of files that are taken for pages, in lower case; each also with `.gz` or `.zst` after it.
const PAGE_ENDINGS: [&str; 6] = ["html", "htm", "xhtml", "shtml", "mhtml", "mht"];

/// Endings of files that hold many pages, in lower case; each also with `.gz` or `.zst` after it.
const ARCHIVE_ENDINGS: [&str; 3] = ["wacz", "warc", "zip"];

/// What a file holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One page.
    Page,
    /// Any number of pages.
    Archive,
}

/// What a file of this name holds; `None` where the name does not say that it holds pages.
pub(super) fn kind_of(path: &Path) -> Option<Kind> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    let (stem, ending) = name.rsplit_once('.')?;
    match ending {
        _ if stem.is_empty() => None,
        _ if PAGE_ENDINGS.contains(&ending) => Some(Kind::Page),
        _ if ARCHIVE_ENDINGS.contains(&ending) => Some(Kind::Archive),
        _ => None,
    }
}

/// Is a folder of this name hidden, or the one that a browser puts beside a page for its pictures and advertisements?
pub(super) fn holds_no_pages(name: &str) -> bool {
    name.starts_with('.') || name.ends_with("_files")
}

/// Does a file of an archive lie in a folder that holds no pages?
pub(super) fn is_beside_pages(inner: &str) -> bool {
    let mut folders = inner.split(['/', '\\']);
    let name = folders.next_back().unwrap_or_default();
    name.starts_with('.') || folders.any(|folder| holds_no_pages(folder) || folder == "__MACOSX")
}
