//! `onrecord search --batch`: a list of queries.

use std::path::Path;

use jiff::civil::Date;

use super::args::SearchArgs;
use super::{Outcome, failed, request};
use onrecord::hits::read_hits;
use onrecord::index::Index;
use onrecord::query::Unit;
use onrecord::render::{CsvRows, Table};
use onrecord::search::search;

/// Runs each line of `file` as a query, together with query and filters of `args`; empty lines and those that begin with `#` are
/// passed over. Gives csv: a line for each query with its count, or, where columns are asked for, a line for each hit. A
/// query that cannot be understood is a line with its mistake, and the others are run.
pub(super) fn run(file: &Path, args: &SearchArgs, index: &Index, today: Date) -> anyhow::Result<Outcome> {
    let lines = std::fs::read_to_string(file)
        .map_err(|error| failed("read the queries in", file, &error, "give a text file, a query a line"))?;
    let mut rows = CsvRows::to(std::io::stdout().lock());
    let fields = &args.shape.fields;
    let head = if fields.is_empty() { vec!["query", "unit", "total", "error"] } else { vec!["query"] };
    rows.write(head.into_iter().chain(fields.iter().map(String::as_str)))?;
    let mut any = false;
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut asked = args.clone();
        // In brackets, so that an OR on either side stays on its side.
        let base = args.query.join(" ");
        asked.query =
            vec![if base.trim().is_empty() { line.to_owned() } else { format!("({base}) ({line})") }];
        let wanted = match request(&asked, today, true) {
            Ok(wanted) => wanted,
            Err(error) => {
                let told = error.to_string();
                let told = told.lines().next().unwrap_or_default();
                let between = if fields.is_empty() { 2 } else { fields.len() - 1 };
                rows.write(std::iter::once(line).chain(std::iter::repeat_n("", between)).chain([told]))?;
                continue;
            }
        };
        let found = search(index, &wanted)?;
        any |= found.total > 0;
        if fields.is_empty() {
            let unit = if wanted.unit == Unit::Quotes { "quotes" } else { "articles" };
            rows.write([line, unit, &found.total.to_string(), ""])?;
            continue;
        }
        let hits = read_hits(&found, index.fields())?;
        for row in Table::new(&hits, fields).map_err(anyhow::Error::msg)?.rows {
            rows.write(std::iter::once(line).chain(row.iter().map(String::as_str)))?;
        }
    }
    rows.end()?;
    Ok(if any { Outcome::Found } else { Outcome::Nothing })
}
