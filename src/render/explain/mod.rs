//! What a page's record rests on, for a reader who wants to check it.
//!
//! **In:** a [`PageRecord`]. **Out:** text: the page, then the sections, a file of this folder each: [`reading`] tells where
//! the fields were found and what was left out of the body, [`quotes`] shows how each quote was found. A new section is a file with a function `write`, called in [`write_explained`].

mod quotes;
mod reading;

use std::io::{self, Write};

use anstyle::Style;

use super::Layout;
use crate::document::PageRecord;
use crate::text::harmless;

const TITLE: Style = Style::new().bold();

/// Writes the sections of `page`, with an empty line after each.
///
/// # Errors
/// When the writer fails.
pub fn write_explained(out: &mut impl Write, page: &PageRecord, layout: Layout) -> io::Result<()> {
    writeln!(out, "{}", layout.in_style(TITLE, &harmless(&page.path)))?;
    writeln!(out)?;
    reading::write(out, page, layout)?;
    quotes::write(out, page, layout)
}
