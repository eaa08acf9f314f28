//! One article for reading, its quotes marked with their speakers.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::Layout;
use crate::document::{PageRecord, QuoteRecord};
use crate::index::StoredArticle;
use crate::text::{Span, harmless};

const SPEAKER: Style = AnsiColor::Green.on_default().bold();
const CONTENT: Style = AnsiColor::Cyan.on_default();
const HEADLINE: Style = Style::new().bold();

/// Writes the article: its fields, then its paragraphs, each quote as `[Speaker: content]`.
///
/// # Errors
/// When the writer fails.
pub fn write_page(out: &mut impl Write, article: &StoredArticle, layout: Layout) -> io::Result<()> {
    let page = &article.page;
    let headline = page.headline.as_deref().unwrap_or("(no headline)");
    write_lines(out, &layout.in_style(HEADLINE, &harmless(headline)), layout)?;
    let authors = page.authors.join(", ");
    let known = [
        ("published", page.published.as_deref()),
        ("modified", page.modified.as_deref()),
        ("publisher", page.publisher.as_deref()),
        ("section", page.section.as_deref()),
        ("authors", Some(authors.as_str()).filter(|names| !names.is_empty())),
        ("language", page.lang.as_deref()),
        ("url", page.url.as_deref()),
        ("file", Some(page.path.as_str())),
        ("id", Some(article.id.as_str())),
    ];
    for (name, value) in known.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        writeln!(out, "{name:<10} {}", harmless(value))?;
    }
    if let Some(summary) = &page.summary {
        writeln!(out)?;
        write_lines(out, &harmless(summary), layout)?;
    }
    let body = marked(page, layout);
    for paragraph in body.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
        writeln!(out)?;
        write_lines(out, paragraph, layout)?;
    }
    Ok(())
}

fn write_lines(out: &mut impl Write, text: &str, layout: Layout) -> io::Result<()> {
    textwrap::wrap(text, layout.width.max(20)).iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// The body with each quote in brackets after the name of its speaker. Quotes within quotes stay unmarked.
fn marked(page: &PageRecord, layout: Layout) -> String {
    let mut parts: Vec<(Span, &QuoteRecord, bool)> = page
        .quotes
        .iter()
        .flat_map(|quote| quote.spans.iter().enumerate().map(move |(n, span)| (*span, quote, n == 0)))
        .collect();
    parts.sort_by_key(|(span, ..)| (span.start, std::cmp::Reverse(span.end)));
    let mut written = String::with_capacity(page.body.len() + 32 * parts.len());
    let mut at = 0;
    for (span, quote, is_first) in parts {
        let Some(content) = page.body.get(span.range()).filter(|_| span.start >= at) else { continue };
        written.push_str(&readable(&page.body[at..span.start]));
        let name = quote.speaker.as_deref().or(quote.mention.as_deref()).unwrap_or("?");
        let name = if is_first { harmless(name).into_owned() } else { "…".into() };
        let content = layout.in_style(CONTENT, &readable(content));
        written.push_str(&format!("[{}: {content}]", layout.in_style(SPEAKER, &name)));
        at = span.end;
    }
    written.push_str(&readable(&page.body[at..]));
    written
}

/// Safe for a terminal, with its paragraphs kept apart.
fn readable(text: &str) -> String {
    text.split('\n').map(harmless).collect::<Vec<_>>().join("\n")
}
