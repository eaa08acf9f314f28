//! Hits for programs, as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::Answer;
use crate::hits::Hits;
use crate::query::Unit;
use crate::text::is_harmful;

#[derive(Serialize)]
struct Value<'a> {
    value: &'a str,
    count: u64,
}

#[derive(Serialize)]
struct Contract<'a> {
    query: &'a str,
    unit: Unit,
    total: usize,
    hits: &'a Hits,
    facets: BTreeMap<&'static str, Vec<Value<'a>>>,
}

/// Writes `answer` as one JSON object and a line end.
///
/// # Errors
/// When the writer fails.
pub fn write_json(out: &mut impl Write, answer: &Answer<'_>) -> io::Result<()> {
    let mut facets = BTreeMap::new();
    for facet in answer.facets {
        let counts = facet.counts.iter().map(|(value, count)| Value { value, count: *count });
        facets.insert(facet.field.name(), counts.collect::<Vec<_>>());
    }
    let Answer { query, unit, total, hits, .. } = *answer;
    write_value(out, &Contract { query, unit, total, hits, facets })
}

/// Writes one JSON object a line for each hit.
///
/// # Errors
/// When the writer fails.
pub fn write_jsonl(out: &mut impl Write, hits: &Hits) -> io::Result<()> {
    match hits {
        Hits::Quotes(hits) => hits.iter().try_for_each(|hit| write_value(out, hit)),
        Hits::Articles(hits) => hits.iter().try_for_each(|hit| write_value(out, hit)),
    }
}

/// Writes `value` on a line. JSON escapes the control characters of ASCII only; what else a terminal may obey, or what
/// makes a line read other than it is, is escaped here, and means the same to whoever parses it.
///
/// # Errors
/// When the writer fails.
pub fn write_value(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let json = serde_json::to_string(value)?;
    if !json.chars().any(is_harmful) {
        return writeln!(out, "{json}");
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_harmful(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    writeln!(out, "{escaped}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_may_obey_is_escaped_and_means_the_same() {
        let mut out = Vec::new();
        let text = "a\u{1b}\u{9b}b\u{202e}c\u{200b}é";
        write_value(&mut out, &text).expect("memory can be written");
        let line = String::from_utf8(out).expect("UTF-8");
        assert!(!line.trim_end().chars().any(is_harmful), "{line:?}");
        assert_eq!(serde_json::from_str::<String>(&line).expect("JSON"), text);
    }
}
