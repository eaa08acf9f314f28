//! Hits for reading.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::{AnsiColor, Effects, Style};

use super::{Shown, file_link, write_bars};
use crate::answer::{Also, ArticleHit, Hits, QuoteHit};
use crate::article::Moment;
use crate::document::QuoteRecord;
use crate::quotes::{QuoteKind, Stance};
use crate::text::{Span, harmless};

const MATCH: Style = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
const NAME: Style = AnsiColor::Green.on_default().effects(Effects::BOLD);
const HEADLINE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();

/// Papers that are named of those in which a statement stands too.
const NAMED: usize = 3;

/// Where text goes.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Write escape sequences: colours, and files as links.
    pub styled: bool,
    /// Columns of a line.
    pub width: usize,
}

/// Writes hits and facets of what is `shown`, each hit followed by an empty line.
///
/// # Errors
/// When the writer fails.
pub fn write_text(out: &mut impl Write, shown: &Shown<'_>, layout: Layout) -> io::Result<()> {
    match &shown.answer.hits {
        Hits::Quotes(hits) => {
            for (n, hit) in hits.iter().enumerate() {
                let context = shown.in_context.then_some(hit.stored.context.as_str());
                write_hit(out, hit, layout, context, Some(shown.first + n))?;
            }
        }
        Hits::Articles(hits) => {
            for (n, hit) in hits.iter().enumerate() {
                article(out, hit, layout, shown.first + n)?;
            }
        }
    }
    for facet in &shown.answer.facets.0 {
        writeln!(out, "{}", layout.in_style(HEADLINE, facet.field.name()))?;
        let all = facet.counts.len();
        let most =
            if facet.field.is_time() || shown.facet_limit == 0 { all } else { shown.facet_limit.min(all) };
        write_bars(out, &facet.counts[..most], layout)?;
        if most < all {
            let more = format!("          and {} more; all: --facet-limit 0", all - most);
            writeln!(out, "{}", layout.in_style(QUIET, &more))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Writes one quote, and the text around it where that is given.
pub(super) fn write_quote(
    out: &mut impl Write,
    hit: &QuoteHit,
    layout: Layout,
    context: Option<&str>,
) -> io::Result<()> {
    write_hit(out, hit, layout, context, None)
}

fn write_hit(
    out: &mut impl Write,
    hit: &QuoteHit,
    layout: Layout,
    context: Option<&str>,
    number: Option<usize>,
) -> io::Result<()> {
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
    line.push_str(&harmless(&spoken_for(quote)));
    line.push_str(&sense(quote));
    if let Some(day) = &quote.said_on {
        line.push_str(&format!(", said on {day}"));
    }
    writeln!(out, "  {line}")?;
    if let Some(context) = context {
        write_wrapped(out, &layout.in_style(QUIET, &harmless(context)), "  │ ", layout)?;
    }
    writeln!(
        out,
        "  {}",
        origin(stored.published, &stored.publisher, layout.headline(&stored.headline, &[]))
    )?;
    if !hit.also.is_empty() {
        write_wrapped(out, &also(&hit.also), "  ", layout)?;
    }
    writeln!(out, "  {}\n", layout.file(&stored.path, &stored.id, number))
}

/// ` (Norland / Kremlin)`; of a former office ` (former aide, Norland / Kremlin)`.
pub(super) fn spoken_for(quote: &QuoteRecord) -> String {
    let past = quote.affiliation_role.as_ref().filter(|_| quote.speaks_for().is_empty());
    match past {
        _ if quote.affiliation.is_empty() => String::new(),
        Some(role) => format!(" ({role}, {})", quote.affiliation),
        None => format!(" ({})", quote.affiliation),
    }
}

/// `, direct`, `, denied, indirect (“denied”)`: the sense where it is not that this was said, and the reporting words where the
/// words themselves are not the speaker's.
fn sense(quote: &QuoteRecord) -> String {
    let stance = match quote.stance {
        Stance::Asserted => String::new(),
        stance => format!(", {}", stance.name()),
    };
    let cue = quote.cue.as_deref().filter(|_| quote.kind == QuoteKind::Indirect);
    let cue = cue.map_or(String::new(), |cue| format!(" (“{}”)", harmless(cue)));
    let relayed =
        quote.relayed.as_deref().map_or(String::new(), |name| format!(", through {}", harmless(name)));
    format!("{stance}, {}{cue}{relayed}", quote.kind.name())
}

/// `also in 9 others: The Paper, The Other and 7 more`.
fn also(others: &[Also]) -> String {
    let mut papers: Vec<&str> = Vec::new();
    for name in others.iter().filter_map(|other| other.publisher.as_deref()) {
        if !papers.contains(&name) {
            papers.push(name);
        }
    }
    let named = papers.iter().take(NAMED).map(|name| harmless(name)).collect::<Vec<_>>().join(", ");
    let more =
        if papers.len() > NAMED { format!(" and {} more", papers.len() - NAMED) } else { String::new() };
    let one = if others.len() == 1 { "other" } else { "others" };
    let colon = if papers.is_empty() { "" } else { ": " };
    format!("also in {} {one}{colon}{named}{more}", others.len())
}

fn article(out: &mut impl Write, hit: &ArticleHit, layout: Layout, number: usize) -> io::Result<()> {
    writeln!(out, "{}", layout.headline(&hit.headline, &hit.headline_marks))?;
    let authors = hit.authors.join(", ");
    let line = origin(hit.published, &hit.publisher, harmless(&authors).into_owned());
    if !line.is_empty() {
        writeln!(out, "  {line}")?;
    }
    write_wrapped(out, &layout.marked(&hit.snippet.text, &hit.snippet.marks), "  ", layout)?;
    writeln!(out, "  {}\n", layout.file(&hit.path, &hit.id, Some(number)))
}

/// `2025-07-03 · The Paper · last`; what is not known is left out.
fn origin(published: Option<Moment>, publisher: &Option<String>, last: String) -> String {
    let day = published.map(|moment| moment.date().to_string());
    let publisher = publisher.as_deref().map(|name| harmless(name).into_owned());
    let parts = [day, publisher, Some(last)].into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// Writes `text` in lines of the layout's width, each after `indent`.
pub(super) fn write_wrapped(
    out: &mut impl Write,
    text: &str,
    indent: &str,
    layout: Layout,
) -> io::Result<()> {
    let room = layout.width.saturating_sub(textwrap::core::display_width(indent)).max(20);
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

    fn file(self, path: &str, id: &str, number: Option<usize>) -> String {
        let shown: Cow<'_, str> = harmless(path);
        let file = if self.styled { file_link(path, &shown) } else { shown.into_owned() };
        let number = number.map(|number| format!("  #{number}")).unwrap_or_default();
        format!("{file}  {}", self.in_style(QUIET, &format!("{id}{number}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let mut out = Vec::new();
        write_wrapped(&mut out, text, "  ", Layout { styled: true, width }).expect("memory can be written");
        String::from_utf8(out).expect("UTF-8").lines().map(str::to_owned).collect()
    }

    #[test]
    fn lines_of_wide_letters_are_full_and_fit() {
        let text = "市长周三在港口说，桥梁将在检查员看过每一颗螺栓之后重新开放，渡轮照常行驶。".repeat(3);
        let lines = lines(&text, 40);
        let widths: Vec<usize> = lines.iter().map(|line| textwrap::core::display_width(line)).collect();
        // A mark that must not begin a line takes the letter before it along.
        assert!(widths.iter().all(|width| *width <= 40), "{widths:?}");
        assert!(widths[..widths.len() - 1].iter().all(|width| *width >= 36), "{widths:?}");
        assert!(lines.iter().all(|line| !line.trim_start().starts_with(['，', '。'])), "{lines:?}");
        assert_eq!(lines.iter().map(|line| line.trim()).collect::<String>(), text);
    }

    #[test]
    fn colours_take_no_room_and_words_stay_whole() {
        let layout = Layout { styled: true, width: 30 };
        let text = format!(
            "the {} and the {} of Hallvik were closed",
            layout.in_style(MATCH, "bridge"),
            layout.in_style(MATCH, "harbour")
        );
        let lines = lines(&text, 30);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].contains("harbour") && lines[1] == "  of Hallvik were closed", "{lines:?}");
    }
}
