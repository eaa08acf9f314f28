//! `onrecord search --compare`: the same query by several speakers, side by side in time.

use std::collections::BTreeMap;
use std::io::{self, Write};

use onrecord::index::Index;
use onrecord::query::{Expr, FacetField, QueryError, SearchRequest, read_query};
use onrecord::render::{CsvRows, Layout, side_bar};
use onrecord::search::{FacetCounts, fill_gaps, search};
use onrecord::text::harmless;

/// What each side said at each time.
pub(super) struct Comparison {
    sides: Vec<String>,
    /// By time, a count for each side.
    times: Vec<(String, Vec<u64>)>,
}

impl Comparison {
    /// Counts what `asked` finds together with each of `sides`, parts of a query such as `by:Kremlin`.
    pub(super) fn run(
        index: &Index,
        asked: Option<&Expr>,
        sides: &[String],
        unit: FacetField,
        today: jiff::civil::Date,
    ) -> anyhow::Result<Self> {
        let mut by_time = BTreeMap::<String, Vec<u64>>::new();
        for (n, side) in sides.iter().enumerate() {
            let part = read_query(side, today)?.expr.ok_or(QueryError::Empty)?;
            let expr = Expr::all(asked.cloned().into_iter().chain([part]).collect());
            let request = SearchRequest::new(side.clone(), expr, true, vec![unit])?;
            let request = request.for_the_surer().unwrap_or(request);
            let found = search(index, &SearchRequest { limit: 0, ..request })?;
            for (time, count) in found.facets.into_iter().flat_map(|facet| facet.counts) {
                by_time.entry(time).or_insert_with(|| vec![0; sides.len()])[n] = count;
            }
        }
        // All sides have the same times, with the gaps that they share.
        let mut all =
            FacetCounts { field: unit, counts: by_time.keys().map(|time| (time.clone(), 0)).collect() };
        fill_gaps(&mut all);
        let none = vec![0; sides.len()];
        let times = all.counts.into_iter().map(|(time, _)| {
            let counts = by_time.get(&time).unwrap_or(&none).clone();
            (time, counts)
        });
        Ok(Self { sides: sides.to_vec(), times: times.collect() })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    /// A line for each time, with a column for each side, and the sums.
    pub(super) fn write_text(&self, out: &mut impl Write, layout: Layout) -> io::Result<()> {
        let room = (layout.width.saturating_sub(12) / self.sides.len().max(1)).max(12);
        let largest = self.times.iter().flat_map(|(_, counts)| counts).max().copied().unwrap_or(0);
        let sums = self.times.iter().fold(vec![0; self.sides.len()], |mut sums, (_, counts)| {
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            sums
        });
        let head: String = self.sides.iter().map(|side| padded(&harmless(side), room)).collect();
        writeln!(out, "{:<12}{}", "", head.trim_end())?;
        for (time, counts) in &self.times {
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
        let cells: String = sums.iter().map(|sum| padded(&format!("{sum:>5}"), room)).collect();
        writeln!(out, "{:<12}{}", "all", cells.trim_end())
    }

    /// The same as comma-separated values.
    pub(super) fn write_csv(&self, out: impl Write) -> io::Result<()> {
        let mut rows = CsvRows::to(out);
        rows.write(std::iter::once("time").chain(self.sides.iter().map(String::as_str)))?;
        for (time, counts) in &self.times {
            rows.write(std::iter::once(time.clone()).chain(counts.iter().map(u64::to_string)))?;
        }
        rows.end()
    }
}

/// `text` with spaces up to `room` columns.
fn padded(text: &str, room: usize) -> String {
    let width = textwrap::core::display_width(text);
    format!("{text}{}", " ".repeat(room.saturating_sub(width).max(1)))
}
