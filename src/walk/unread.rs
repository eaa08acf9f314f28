//! Documents that stand among the pages and are not read: a PDF, a letter, a book.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// Endings of documents that may hold news, in lower case.
const ENDINGS: [&str; 14] = [
    "chm",
    "djvu",
    "doc",
    "docx",
    "eml",
    "epub",
    "maff",
    "mobi",
    "msg",
    "odt",
    "pdf",
    "rtf",
    "txt",
    "webarchive",
];

/// How many documents of each kind are not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread(BTreeMap<&'static str, usize>);

impl Unread {
    /// Counts a file that is no page, where it is a document.
    pub fn count(&mut self, path: &Path) {
        let Some(ending) = path.extension().and_then(|ending| ending.to_str()) else { return };
        let ending = ending.to_ascii_lowercase();
        if let Some(known) = ENDINGS.into_iter().find(|known| *known == ending) {
            *self.0.entry(known).or_default() += 1;
        }
    }

    /// Were all documents read?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// `3 pdf, 2 docx`: the most first.
impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kinds: Vec<(&str, usize)> = self.0.iter().map(|(ending, many)| (*ending, *many)).collect();
        kinds.sort_by_key(|(_, many)| std::cmp::Reverse(*many));
        for (at, (ending, many)) in kinds.into_iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            write!(f, "{comma}{many} {ending}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_counted_by_their_endings_and_nothing_else_is() {
        let mut unread = Unread::default();
        for name in ["a.docx", "b.PDF", "c.pdf", "style.css", "README", "d.jpg"] {
            unread.count(Path::new(name));
        }
        assert_eq!(unread.to_string(), "2 pdf, 1 docx");
    }
}
