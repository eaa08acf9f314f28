//! Hits for reading.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::{AnsiColor, Effects, Style};

use super::{Answer, file_link};
use crate::hits::{ArticleHit, Hits, QuoteHit};
use crate::quotes::QuoteKind;
use crate::text::{Span, harmless};

const MATCH: Style = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
const NAME: Style = AnsiColor::Green.on_default().effects(Effects::BOLD);
const HEADLINE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();

/// Where text goes.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Write escape sequences: colours, and files as links.
    pub styled: bool,
    /// Columns of a line.
    pub width: usize,
}

/// Writes hits and facets of `answer`, each hit followed by an empty line.
///
/// # Errors
/// When the writer fails.
pub fn write_text(out: &mut impl Write, answer: &Answer<'_>, layout: Layout) -> io::Result<()> {
    match answer.hits {
        Hits::Quotes(hits) => hits.iter().try_for_each(|hit| quote(out, hit, layout))?,
        Hits::Articles(hits) => hits.iter().try_for_each(|hit| article(out, hit, layout))?,
    }
    for facet in answer.facets {
        writeln!(out, "{}", layout.in_style(HEADLINE, facet.field.name()))?;
        for (value, count) in &facet.counts {
            writeln!(out, "{count:>8}  {}", harmless(value))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn quote(out: &mut impl Write, hit: &QuoteHit, layout: Layout) -> io::Result<()> {
    let stored = &hit.stored;
    let quote = &stored.quote;
    let (open, close) = if quote.kind == QuoteKind::Direct { ("“", "”") } else { ("", "") };
    let text = format!("{open}{}{close}", layout.marked(&quote.text, &hit.marks));
    write_wrapped(out, &text, "", layout)?;
    let speaker = quote.speaker.as_deref().or(quote.mention.as_deref());
    let mut line = match speaker {
        Some(name) => format!("— {}", layout.in_style(NAME, &harmless(name))),
        None => format!("— {}", layout.in_style(QUIET, "source not found")),
    };
    if quote.speaker.is_none() && quote.mention.is_some() {
        line.push_str(", not named");
    }
    if !quote.affiliation.is_empty() {
        line.push_str(&format!(" ({})", harmless(&quote.affiliation.to_string())));
    }
    line.push_str(&format!(", {}", quote.kind.name()));
    if let Some(day) = &quote.said_on {
        line.push_str(&format!(", said on {day}"));
    }
    writeln!(out, "  {line}")?;
    writeln!(
        out,
        "  {}",
        origin(&stored.published, &stored.publisher, layout.headline(&stored.headline, &[]))
    )?;
    writeln!(out, "  {}\n", layout.file(&stored.path, &stored.id))
}

fn article(out: &mut impl Write, hit: &ArticleHit, layout: Layout) -> io::Result<()> {
    writeln!(out, "{}", layout.headline(&hit.headline, &hit.headline_marks))?;
    let authors = hit.authors.join(", ");
    let line = origin(&hit.published, &hit.publisher, harmless(&authors).into_owned());
    if !line.is_empty() {
        writeln!(out, "  {line}")?;
    }
    write_wrapped(out, &layout.marked(&hit.snippet.text, &hit.snippet.marks), "  ", layout)?;
    writeln!(out, "  {}\n", layout.file(&hit.path, &hit.id))
}

/// `2025-07-03 · The Paper · last`; what is not known is left out.
fn origin(published: &Option<String>, publisher: &Option<String>, last: String) -> String {
    let day = published.as_deref().map(|moment| moment.get(..10).unwrap_or(moment).to_owned());
    let publisher = publisher.as_deref().map(|name| harmless(name).into_owned());
    let parts = [day, publisher, Some(last)].into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// Writes `text` in lines of the layout's width, each after `indent`.
fn write_wrapped(out: &mut impl Write, text: &str, indent: &str, layout: Layout) -> io::Result<()> {
    let room = layout.width.saturating_sub(indent.len()).max(20);
    textwrap::wrap(text, room).iter().try_for_each(|line| writeln!(out, "{indent}{line}"))
}

impl Layout {
    pub(super) fn in_style(self, style: Style, text: &str) -> String {
        if self.styled { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// `text`, safe for a terminal, with the words at `marks` in the style of matches.
    pub(super) fn marked(self, text: &str, marks: &[Span]) -> String {
        let mut written = String::with_capacity(text.len() + 16 * marks.len());
        let mut at = 0;
        for mark in marks {
            written.push_str(&harmless(&text[at..mark.start]));
            written.push_str(&self.in_style(MATCH, &harmless(mark.of(text))));
            at = mark.end;
        }
        written.push_str(&harmless(&text[at..]));
        written
    }

    fn headline(self, headline: &Option<String>, marks: &[Span]) -> String {
        match headline {
            Some(text) if marks.is_empty() => self.in_style(HEADLINE, &harmless(text)),
            Some(text) => self.marked(text, marks),
            None => "(no headline)".into(),
        }
    }

    fn file(self, path: &str, id: &str) -> String {
        let shown: Cow<'_, str> = harmless(path);
        let file = if self.styled { file_link(path, &shown) } else { shown.into_owned() };
        format!("{file}  {}", self.in_style(QUIET, id))
    }
}
