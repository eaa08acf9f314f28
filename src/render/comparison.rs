//! Speakers side by side in time.

use std::io::{self, Write};

use super::{CsvRows, Layout, side_bar};
use crate::ask::{Comparison, Moments};
use crate::text::harmless;

/// A line for each time, with a column for each side, and the sums.
///
/// # Errors
/// When the writer fails.
pub fn write_comparison(out: &mut impl Write, comparison: &Comparison, layout: Layout) -> io::Result<()> {
    let room = (layout.width.saturating_sub(12) / comparison.sides.len().max(1)).max(12);
    let largest = comparison.times.iter().flat_map(|at| &at.counts).max().copied().unwrap_or(0);
    let head: String = comparison.sides.iter().map(|side| padded(&harmless(side), room)).collect();
    writeln!(out, "{:<12}{}", "", head.trim_end())?;
    for Moments { time, counts, .. } in &comparison.times {
        let cells: String = counts
            .iter()
            .map(|count| {
                let bar = if layout.styled {
                    side_bar(*count, largest, room.saturating_sub(9))
                } else {
                    String::new()
                };
                padded(&format!("{count:>5} {bar}"), room)
            })
            .collect();
        writeln!(out, "{time:<12}{}", cells.trim_end())?;
    }
    let cells: String = comparison.sums().iter().map(|sum| padded(&format!("{sum:>5}"), room)).collect();
    writeln!(out, "{:<12}{}", "all", cells.trim_end())
}

/// The same as comma-separated values.
///
/// # Errors
/// When the writer fails.
pub fn write_comparison_csv(out: impl Write, comparison: &Comparison) -> io::Result<()> {
    let mut rows = CsvRows::to(out);
    rows.write(std::iter::once("time").chain(comparison.sides.iter().map(String::as_str)))?;
    for Moments { time, counts, .. } in &comparison.times {
        rows.write(std::iter::once(time.clone()).chain(counts.iter().map(u64::to_string)))?;
    }
    rows.end()
}

/// `text` with spaces up to `room` columns.
fn padded(text: &str, room: usize) -> String {
    let width = textwrap::core::display_width(text);
    format!("{text}{}", " ".repeat(room.saturating_sub(width).max(1)))
}
