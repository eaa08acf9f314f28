//! How each quote of a page was found: its sentence with source, cue and content marked, the rule, and the way from the
//! source to the speaker.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::TITLE;
use crate::document::{PageRecord, QuoteRecord};
use crate::quotes::{Place, Stance, feature_name};
use crate::render::Layout;
use crate::text::{Span, harmless};

const INDENT: &str = "   ";

/// The parts of a sentence that are marked.
#[derive(Clone, Copy)]
enum Part {
    Source,
    Cue,
    Addressee,
    Content,
}

impl Part {
    /// What opens and closes the part, and its colour.
    fn marks(self) -> (&'static str, &'static str, Style) {
        match self {
            Part::Source => ("<", ">", AnsiColor::Green.on_default().bold()),
            Part::Cue => ("{", "}", AnsiColor::Yellow.on_default()),
            Part::Addressee => ("(", ")", AnsiColor::Magenta.on_default()),
            Part::Content => ("[", "]", AnsiColor::Cyan.on_default()),
        }
    }
}

/// Writes the section.
pub(super) fn write(out: &mut impl Write, page: &PageRecord, layout: Layout) -> io::Result<()> {
    writeln!(out, "{}", layout.in_style(TITLE, "quotes: <source> {cue} (addressee) [content]"))?;
    for (number, quote) in page.quotes.iter().enumerate() {
        writeln!(out)?;
        one(out, page, number + 1, quote, layout)?;
    }
    writeln!(out)
}

fn one(
    out: &mut impl Write,
    page: &PageRecord,
    number: usize,
    quote: &QuoteRecord,
    layout: Layout,
) -> io::Result<()> {
    let place = if quote.place == Place::Headline { ", in the headline" } else { "" };
    writeln!(out, "{number:>2} {}{place}, confidence {:.2}", quote.kind.name(), quote.confidence)?;
    let room = layout.width.max(40);
    let lines = textwrap::Options::new(room).initial_indent(INDENT).subsequent_indent(INDENT);
    for line in textwrap::wrap(&marked(page, quote, layout), lines) {
        writeln!(out, "{line}")?;
    }
    let mut say = |name: &str, value: &str| writeln!(out, "{INDENT}{name:<10} {}", harmless(value));
    say("rule", &format!("{}: {}", quote.rule.name(), quote.rule.pattern()))?;
    if quote.stance != Stance::Asserted {
        say("stance", &format!("{}: {}", quote.stance.name(), quote.stance.told()))?;
    }
    if let Some(second) = &quote.evidence.runner_up {
        let whole = if quote.place == Place::Headline {
            page.headline.as_deref().unwrap_or_default()
        } else {
            &page.body
        };
        let words: Vec<&str> = second.content.iter().map(|span| span.of(whole)).collect();
        let by = second
            .decided_by
            .map_or(String::new(), |feature| format!("; decided by {}", feature_name(feature)));
        let (rule, likelihood) = (second.rule.name(), second.likelihood);
        say("not", &format!("[{}], {rule}, likelihood {likelihood:.2}{by}", plain(&words.join(" … "))))?;
    }
    let speaker = quote.speaker.as_deref().unwrap_or("nobody by name");
    let affiliation =
        if quote.affiliation.is_empty() { String::new() } else { format!(" ({})", quote.affiliation) };
    let way = quote.evidence.resolution.map_or("", |resolution| resolution.told());
    if let Some(name) = &quote.evidence.withheld {
        say("withheld", &format!("{name}: more likely somebody else is meant"))?;
    }
    say("speaker", &format!("{speaker}{affiliation}: {way}"))?;
    if let Some(name) = &quote.relayed {
        say("through", name)?;
    }
    if let Some(mention) = &quote.addressee_mention {
        say("said to", quote.addressee.as_ref().unwrap_or(mention))?;
    }
    if let Some(day) = &quote.said_on {
        say("said on", &day.to_string())?;
    }
    Ok(())
}

/// The sentences of `quote` with its parts in marks.
fn marked(page: &PageRecord, quote: &QuoteRecord, layout: Layout) -> String {
    let text = page.context_of(quote);
    let evidence = &quote.evidence;
    let mut parts: Vec<(Span, Part)> = evidence.content.iter().map(|span| (*span, Part::Content)).collect();
    parts.extend(evidence.source.map(|span| (span, Part::Source)));
    parts.extend(evidence.cue.map(|span| (span, Part::Cue)));
    parts.extend(evidence.addressee.map(|span| (span, Part::Addressee)));
    parts.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut written = String::with_capacity(text.len() + 16 * parts.len());
    let mut at = 0;
    for (span, part) in parts {
        // Positions in the body become positions in the context.
        let Some(start) = span.start.checked_sub(quote.context.start).filter(|start| *start >= at) else {
            continue;
        };
        let end = start + span.len();
        let (Some(before), Some(held)) = (text.get(at..start), text.get(start..end)) else { continue };
        let (open, close, style) = part.marks();
        written.push_str(&plain(before));
        written.push_str(open);
        written.push_str(&layout.in_style(style, &plain(held)));
        written.push_str(close);
        at = end;
    }
    written.push_str(&plain(text.get(at..).unwrap_or_default()));
    written
}

/// Safe for a terminal, on one line; paragraphs are told by a sign.
fn plain(text: &str) -> String {
    harmless(&text.replace("\n\n", " ¶ ")).into_owned()
}

#[cfg(test)]
mod tests {
    use crate::document::read_page;
    use crate::render::Layout;
    use crate::render::explain::write_explained;
    use crate::walk::RawPage;

    fn explained(body: &str) -> String {
        let html = format!("<html lang=en><h1>Bridge news</h1><article>{body}</article></html>");
        let page = RawPage { path: "bridge.html".into(), bytes: html.into_bytes(), ..RawPage::default() };
        let mut out = Vec::new();
        let layout = Layout { styled: false, width: 200 };
        write_explained(&mut out, &read_page(&page), layout).expect("a vector takes all");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn what_came_second_is_shown_with_what_decided() {
        let text = explained("<p>Mayor Ada Lind blamed the council for the delay in an interview.</p>");
        let second = text.lines().find(|line| line.trim_start().starts_with("not ")).expect("a second");
        assert!(second.contains("[") && second.contains("likelihood 0."), "{second}");
        assert!(second.contains("decided by "), "{second}");
    }

    #[test]
    fn source_cue_addressee_and_content_are_marked_where_they_stand() {
        let text = explained(
            "<p>Mayor Ada Lind told Tor Berg that the bridge over the river was closed.</p><p>“It is very old indeed,” she said.</p>",
        );
        for line in [
            "<Mayor Ada Lind> {told} (Tor Berg) that [the bridge over the river was closed].",
            "“[It is very old indeed],” <she> {said}.",
            "told-somebody: S told X (that) …",
            "Ada Lind: a pronoun for who spoke, or acted, before",
            "said to    Tor Berg",
        ] {
            assert!(text.contains(line), "{line} is not in:\n{text}");
        }
    }
}
