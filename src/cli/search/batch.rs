//! `onrecord search --batch`: a list of queries.

use std::path::Path;

use jiff::civil::Date;

use super::args::SearchArgs;
use super::request::{expr, shaped};
use super::{Outcome, errors, failed};
use onrecord::render::{CsvRows, Table};
use onrecord::request::Unit;
use onrecord::{Session, ask};

/// Runs each line of `file` as a query, together with query and filters of `args`; empty lines and those that begin with `#` are
/// passed over. Gives csv: a line for each query with its count, or, where columns are asked for, a line for each hit. A
/// query that cannot be understood is a line with its mistake, and the others are run.
pub(super) fn run(file: &Path, args: &SearchArgs, session: &Session, today: Date) -> anyhow::Result<Outcome> {
    let lines = std::fs::read_to_string(file)
        .map_err(|error| failed("read the queries in", file, &error, "give a text file, a query a line"))?;
    let mut rows = CsvRows::to(std::io::stdout().lock());
    let fields = &args.shape.fields;
    let head = if fields.is_empty() { vec!["query", "unit", "total", "error"] } else { vec!["query"] };
    rows.write(head.into_iter().chain(fields.iter().map(String::as_str)))?;
    let mut any = false;
    let base = expr(args, today, true)?;
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    for asked in ask::batch(session, base.as_ref(), lines, today, |request| shaped(request, args)) {
        let (line, answer) = asked?;
        let found = match answer {
            Ok(found) => found,
            Err(error) => {
                let told = errors::of_query(&error).unwrap_or_else(|| error.to_string());
                let between = if fields.is_empty() { 2 } else { fields.len() - 1 };
                rows.write(std::iter::once(line).chain(std::iter::repeat_n("", between)).chain([&*told]))?;
                continue;
            }
        };
        any |= found.total > 0;
        if fields.is_empty() {
            let unit = if found.unit == Unit::Quotes { "quotes" } else { "articles" };
            rows.write([line, unit, &found.total.to_string(), ""])?;
            continue;
        }
        for row in Table::new(&found.hits, fields).map_err(anyhow::Error::msg)?.rows {
            rows.write(std::iter::once(line).chain(row.iter().map(String::as_str)))?;
        }
    }
    rows.end()?;
    Ok(if any { Outcome::Found } else { Outcome::Nothing })
}
