//! Hits as the reader asked to see them.
//!
//! **In:** an [`Answer`]. **Out:** bytes on a writer, as text for reading, one JSON
//! object, JSON lines, a table in several forms, or paths. Text carries colours as escape sequences, which the writer may strip.

mod authority;
mod bars;
mod comparison;
mod delimited;
mod explain;
mod json;
mod links;
mod page;
mod rows;
mod text;
mod verdict;

pub use authority::write_authority;
pub use bars::{bar as side_bar, write_bars};
pub use comparison::{write_comparison, write_comparison_csv};
pub use delimited::{CsvRows, write_csv, write_markdown, write_tsv};
pub use explain::write_explained;
pub use json::{write_json, write_jsonl, write_value};
pub use links::file_link;
pub use page::write_page;
pub use rows::{Table, column_names, columns};
pub use text::{Layout, write_text};
pub use verdict::write_verdict;

use std::io::{self, Write};
use std::path::PathBuf;

use text::write_wrapped;

use crate::answer::{Answer, Hits};
use crate::text::harmless;

/// What a search has to show, and how.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// What was found.
    pub answer: &'a Answer<Hits>,
    /// The number of the first hit.
    pub first: usize,
    /// Show what stands around each quote.
    pub in_context: bool,
    /// The only fields of each hit that a program gets, by the names of [`columns`]; all where there is none.
    pub fields: &'a [&'static str],
    /// How many values of each facet a reader sees; all where it is none. Times are shown whole.
    pub facet_limit: usize,
}

/// Writes a citation of each hit on a line: speaker, publisher, date, headline, url.
///
/// # Errors
/// When the writer fails.
pub fn write_citations(out: &mut impl Write, hits: &Hits) -> io::Result<()> {
    let lines: Vec<String> = match hits {
        Hits::Quotes(hits) => hits.iter().map(rows::cite_quote).collect(),
        Hits::Articles(hits) => hits.iter().map(rows::cite_article).collect(),
    };
    lines.iter().try_for_each(|line| writeln!(out, "{}", harmless(line)))
}

/// Writes the path of each hit on a line, each path once, and harmless for a terminal.
///
/// # Errors
/// When the writer fails.
pub fn write_paths(out: &mut impl Write, hits: &Hits) -> io::Result<()> {
    each_path(hits).try_for_each(|path| writeln!(out, "{}", harmless(path)))
}

/// Writes the file of each hit, each once and as it is, with a zero byte after each, for `xargs -0`. `file_of` says where the
/// file of a path is.
///
/// # Errors
/// When the writer fails.
pub fn write_files(out: &mut impl Write, hits: &Hits, file_of: impl Fn(&str) -> PathBuf) -> io::Result<()> {
    for path in each_path(hits) {
        out.write_all(file_of(path).as_os_str().as_encoded_bytes())?;
        out.write_all(b"\0")?;
    }
    Ok(())
}

fn each_path(hits: &Hits) -> impl Iterator<Item = &str> {
    let mut seen = std::collections::HashSet::new();
    hits.paths().into_iter().filter(move |path| seen.insert(*path))
}
