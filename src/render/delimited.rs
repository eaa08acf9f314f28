//! Tables for other programs: comma- and tab-separated values, and Markdown.

use std::io::{self, Write};

use super::Table;
use crate::text::harmless;

/// Writes comma-separated values under a line of column names; see [`CsvRows`].
///
/// # Errors
/// When the writer fails.
pub fn write_csv(out: impl Write, table: &Table) -> io::Result<()> {
    let mut rows = CsvRows::to(out);
    rows.write(&table.names)?;
    for row in &table.rows {
        rows.write(row)?;
    }
    rows.end()
}

/// Rows of comma-separated values, as RFC 4180 has them but with bare line feeds, and each value safe in a spreadsheet.
pub struct CsvRows<W: Write>(csv::Writer<W>);

impl<W: Write> CsvRows<W> {
    /// Rows that are written to `out`.
    pub fn to(out: W) -> Self {
        Self(csv::Writer::from_writer(out))
    }

    /// Writes one row.
    ///
    /// # Errors
    /// When the writer fails; who reads it may have gone, and the kind of the error says so.
    pub fn write(&mut self, values: impl IntoIterator<Item = impl AsRef<str>>) -> io::Result<()> {
        let cells = values.into_iter().map(|value| cell(value.as_ref()));
        self.0.write_record(cells).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            // Rows of unequal length; nothing else can be wrong with what is written.
            other => io::Error::other(format!("{other:?}")),
        })
    }

    /// Hands over what waits to be written.
    ///
    /// # Errors
    /// As of [`write`](Self::write).
    pub fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Writes values parted by tabs; tabs and line ends in a value become spaces, so that each hit is a line. A value that
/// begins with a quotation mark stands in quotation marks.
///
/// # Errors
/// When the writer fails.
pub fn write_tsv(mut out: impl Write, table: &Table) -> io::Result<()> {
    writeln!(out, "{}", table.names.join("\t"))?;
    for row in &table.rows {
        writeln!(out, "{}", row.iter().map(|value| in_quotes(cell(value))).collect::<Vec<_>>().join("\t"))?;
    }
    Ok(())
}

/// A value that neither a terminal nor a spreadsheet obeys. A cell that begins with one of these marks is a formula to
/// spreadsheets, which may run programs; an apostrophe makes it text (OWASP, "CSV Injection").
pub fn cell(value: &str) -> String {
    let shown = harmless(value);
    if shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{shown}")
    } else {
        shown.into_owned()
    }
}

/// A cell of tab-separated values. Spreadsheets take what begins with a quotation mark for a value in quotation marks, and
/// read a formula in it; so such a one stands in quotation marks as a whole, its own doubled.
fn in_quotes(cell: String) -> String {
    if cell.starts_with('"') { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

/// Writes a Markdown table.
///
/// # Errors
/// When the writer fails.
pub fn write_markdown(mut out: impl Write, table: &Table) -> io::Result<()> {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(out, "{}", line(table.names.iter().map(|name| (*name).to_owned()).collect()))?;
    writeln!(out, "{}", line(vec!["---".to_owned(); table.names.len()]))?;
    for row in &table.rows {
        writeln!(out, "{}", line(row.iter().map(|value| escaped(value)).collect()))?;
    }
    Ok(())
}

/// A value that means itself in Markdown: its marks are escaped, and so is HTML.
fn escaped(value: &str) -> String {
    let mut written = String::with_capacity(value.len());
    for c in harmless(value).chars() {
        match c {
            '<' => written.push_str("&lt;"),
            '&' => written.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '!' | '#' | '~' => written.extend(['\\', c]),
            _ => written.push(c),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(value: &str) -> Table {
        Table { names: vec!["text"], rows: vec![vec![value.to_owned()]] }
    }

    fn written(write: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).expect("memory can be written");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn a_formula_is_text() {
        for start in ["=", "+", "-", "@"] {
            let value = format!("{start}cmd|'/c calc'!A0");
            assert!(written(|out| write_csv(out, &table(&value))).contains(&format!("'{start}cmd")));
            assert!(written(|out| write_tsv(out, &table(&value))).contains(&format!("'{start}cmd")));
        }
    }

    #[test]
    fn a_formula_in_quotation_marks_is_text() {
        let tsv = written(|out| write_tsv(out, &table("\"=1+1\" he said")));
        assert_eq!(tsv.lines().last(), Some("\"\"\"=1+1\"\" he said\""));
        let tsv = written(|out| write_tsv(out, &table("he said \"=1+1\"")));
        assert_eq!(tsv.lines().last(), Some("he said \"=1+1\""));
    }

    #[test]
    fn control_characters_and_turned_letters_reach_no_table() {
        let value = "a\u{1b}[31m\u{202e}b\tc\nd";
        let csv = written(|out| write_csv(out, &table(value)));
        let tsv = written(|out| write_tsv(out, &table(value)));
        let markdown = written(|out| write_markdown(out, &table(value)));
        for text in [csv, tsv, markdown] {
            assert!(!text.contains(['\u{1b}', '\u{202e}', '\t']), "{text:?}");
            assert_eq!(text.lines().last().map(|line| line.contains("b c d")), Some(true), "{text:?}");
        }
    }

    #[test]
    fn markdown_means_what_was_said() {
        let text = written(|out| write_markdown(out, &table("a|b <img src=x> [c](d)")));
        assert_eq!(text.lines().last(), Some("| a\\|b &lt;img src=x> \\[c\\](d) |"));
    }
}
