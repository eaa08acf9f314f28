//! One article for reading, its quotes marked with their speakers.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::Layout;
use crate::document::{PageRecord, QuoteRecord};
use crate::index::StoredArticle;
use crate::text::{Span, harmless};

/// The colours of speakers, in the order in which they speak; where there are more speakers they begin again.
const SPEAKERS: [Style; 6] = [
    AnsiColor::Cyan.on_default(),
    AnsiColor::Yellow.on_default(),
    AnsiColor::Green.on_default(),
    AnsiColor::Magenta.on_default(),
    AnsiColor::Blue.on_default(),
    AnsiColor::Red.on_default(),
];
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
    let [published, modified] =
        [page.published, page.modified].map(|moment| moment.map(|moment| moment.to_string()));
    let known = [
        ("published", published.as_deref()),
        ("modified", modified.as_deref()),
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
    let voices = voices(page);
    if layout.styled && !voices.is_empty() {
        let legend = voices
            .iter()
            .enumerate()
            .map(|(n, name)| layout.in_style(style(n), &format!("■ {}", harmless(name))));
        writeln!(out)?;
        write_lines(out, &legend.collect::<Vec<_>>().join("  "), layout)?;
    }
    let body = marked(page, &voices, layout);
    for paragraph in body.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
        writeln!(out)?;
        write_lines(out, paragraph, layout)?;
    }
    Ok(())
}

fn write_lines(out: &mut impl Write, text: &str, layout: Layout) -> io::Result<()> {
    textwrap::wrap(text, layout.width.max(20)).iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// Who speaks in a quote, as far as the page tells.
fn voice(quote: &QuoteRecord) -> &str {
    quote.speaker.as_deref().or(quote.mention.as_deref()).unwrap_or("?")
}

/// Everybody who speaks, in the order in which they do.
fn voices(page: &PageRecord) -> Vec<&str> {
    let mut voices = Vec::new();
    for name in page.quotes.iter().map(voice) {
        if !voices.contains(&name) {
            voices.push(name);
        }
    }
    voices
}

fn style(voice: usize) -> Style {
    SPEAKERS[voice % SPEAKERS.len()]
}

/// The body with each quote in brackets after the name of its speaker. Quotes within quotes stay unmarked.
fn marked(page: &PageRecord, voices: &[&str], layout: Layout) -> String {
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
        let name = voice(quote);
        let style = style(voices.iter().position(|known| *known == name).unwrap_or_default());
        let name = if is_first { harmless(name).into_owned() } else { "…".into() };
        let content = layout.in_style(style, &readable(content));
        written.push_str(&format!("[{}: {content}]", layout.in_style(style.bold(), &name)));
        at = span.end;
    }
    written.push_str(&readable(&page.body[at..]));
    written
}

/// Safe for a terminal, with its paragraphs kept apart.
fn readable(text: &str) -> String {
    text.split('\n').map(harmless).collect::<Vec<_>>().join("\n")
}
