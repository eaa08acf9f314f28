//! How a page was read: where each field was found, and what of the page is not in the body.

use std::io::{self, Write};

use super::TITLE;
use crate::article::Moment;
use crate::document::PageRecord;
use crate::render::Layout;
use crate::text::harmless;

/// Longest value that is printed, in characters.
const VALUE: usize = 100;

/// Writes the sections.
pub(super) fn write(out: &mut impl Write, page: &PageRecord, layout: Layout) -> io::Result<()> {
    let Some(reading) = &page.reading else { return Ok(()) };
    writeln!(out, "{}", layout.in_style(TITLE, "fields: value, and where it was found"))?;
    for origin in &reading.origins {
        let value = value(page, origin.field);
        writeln!(out, "   {:<10} {}", origin.field, harmless(&value))?;
        writeln!(out, "   {:<10} {}", "", harmless(&origin.source))?;
    }
    if let Some(sure) = page.body_confidence {
        writeln!(out, "   the body is the article, whole and without furniture: confidence {sure:.2}")?;
    }
    writeln!(out)?;
    writeln!(out, "{}", layout.in_style(TITLE, "left out of the body: why, and how it begins"))?;
    for dropped in &reading.dropped {
        writeln!(out, "   {}: {}", dropped.reason, harmless(&dropped.text))?;
    }
    writeln!(out)
}

/// The value of a field, cut where it is long.
fn value(page: &PageRecord, field: &str) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let day = |value: Option<Moment>| value.map(|moment| moment.to_string()).unwrap_or_default();
    let value = match field {
        "url" => text(&page.url),
        "headline" => text(&page.headline),
        "summary" => text(&page.summary),
        "authors" => page.authors.join(", "),
        "agencies" => page.agencies.join(", "),
        "publisher" => text(&page.publisher),
        "section" => text(&page.section),
        "tags" => page.tags.join(", "),
        "lang" => text(&page.lang),
        "published" => day(page.published),
        "modified" => day(page.modified),
        "body" => page.body.lines().next().unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    match value.char_indices().nth(VALUE) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value,
    }
}
