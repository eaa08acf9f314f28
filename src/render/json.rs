//! Hits for programs, as JSON.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::Shown;
use super::rows::{cite_article, cite_quote};
use crate::answer::{ArticleHit, CITATION, Hits, QuoteHit};
use crate::text::is_harmful;

/// Writes what is `shown` as one JSON object and a line end.
///
/// # Errors
/// When the writer fails.
pub fn write_json(out: &mut impl Write, shown: &Shown<'_>) -> io::Result<()> {
    match shown.fields.is_empty() {
        true => write_value(out, shown.answer),
        false => {
            let hits = with_fields(&shown.answer.hits, shown.fields);
            write_value(out, &shown.answer.clone().map(|_| hits))
        }
    }
}

/// A hit with all its fields, or with some in the order in which they were asked for.
enum Hit<'a> {
    Quote(&'a QuoteHit),
    Article(&'a ArticleHit),
    Cut(Vec<(&'static str, serde_json::Value)>),
}

impl Serialize for Hit<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Hit::Quote(hit) => hit.serialize(serializer),
            Hit::Article(hit) => hit.serialize(serializer),
            Hit::Cut(fields) => serializer.collect_map(fields.iter().map(|(name, value)| (name, value))),
        }
    }
}

/// `hits` with `fields` alone, with all where there is none.
fn with_fields<'a>(hits: &'a Hits, fields: &[&'static str]) -> Vec<Hit<'a>> {
    let cut = |hit: Hit<'a>, citation: String| {
        let whole = serde_json::to_value(&hit).unwrap_or_default();
        let field = |name: &&'static str| match *name {
            CITATION => (CITATION, citation.as_str().into()),
            name => (name, whole.get(name).cloned().unwrap_or_default()),
        };
        Hit::Cut(fields.iter().map(field).collect())
    };
    let is_whole = fields.is_empty();
    match hits {
        Hits::Quotes(hits) if is_whole => hits.iter().map(Hit::Quote).collect(),
        Hits::Articles(hits) if is_whole => hits.iter().map(Hit::Article).collect(),
        Hits::Quotes(hits) => hits.iter().map(|hit| cut(Hit::Quote(hit), cite_quote(hit))).collect(),
        Hits::Articles(hits) => hits.iter().map(|hit| cut(Hit::Article(hit), cite_article(hit))).collect(),
    }
}

/// Writes one JSON object a line for each hit that is `shown`.
///
/// # Errors
/// When the writer fails.
pub fn write_jsonl(out: &mut impl Write, shown: &Shown<'_>) -> io::Result<()> {
    with_fields(&shown.answer.hits, shown.fields).iter().try_for_each(|hit| write_value(out, hit))
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
