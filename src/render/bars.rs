//! Counts as bars.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::Layout;
use crate::text::harmless;

const BAR: Style = AnsiColor::Cyan.on_default();

/// Columns of the longest bar.
const LONGEST: usize = 40;

/// Eighths of a block, from one to seven.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// Writes a line for each value with its count, and on a terminal a bar as long as its share of the largest.
///
/// # Errors
/// When the writer fails.
pub fn write_bars(out: &mut impl Write, counts: &[(String, u64)], layout: Layout) -> io::Result<()> {
    let largest = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let names: Vec<String> = counts.iter().map(|(value, _)| harmless(value).into_owned()).collect();
    let width = |name: &String| textwrap::core::display_width(name);
    let room = names.iter().map(width).max().unwrap_or(0).min(layout.width / 2);
    for (name, (_, count)) in names.iter().zip(counts) {
        if layout.styled {
            let pad = " ".repeat(room.saturating_sub(width(name)));
            let longest = LONGEST.min(layout.width.saturating_sub(room + 12));
            let bar = layout.in_style(BAR, &bar(*count, largest, longest));
            writeln!(out, "{count:>8}  {name}{pad}  {bar}")?;
        } else {
            writeln!(out, "{count:>8}  {name}")?;
        }
    }
    Ok(())
}

/// A bar of `count`, where `largest` is `longest` columns long.
pub fn bar(count: u64, largest: u64, longest: usize) -> String {
    let eighths = (count as u128 * longest as u128 * 8).div_ceil(u128::from(largest.max(1))) as usize;
    let rest = eighths % 8;
    let mut bar = "█".repeat(eighths / 8);
    bar.extend(rest.checked_sub(1).map(|at| EIGHTHS[at]));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_is_as_long_as_there_is_room_and_the_least_is_seen() {
        assert_eq!(bar(10, 10, 5), "█████");
        assert_eq!(bar(5, 10, 5), "██▌");
        assert_eq!(bar(1, 1_000_000, 5), "▏");
        assert_eq!(bar(0, 10, 5), "");
    }

    #[test]
    fn without_a_terminal_there_are_counts_alone() {
        let mut out = Vec::new();
        let layout = Layout { styled: false, width: 80 };
        write_bars(&mut out, &[("Ada\u{1b} Holm".into(), 3)], layout).expect("memory can be written");
        assert_eq!(String::from_utf8(out).expect("UTF-8"), "       3  Ada\u{fffd} Holm\n");
    }
}
