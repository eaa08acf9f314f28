//! Whether something is on record, for reading.

use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use jiff::civil::Date;

use super::text::{spoken_for, write_quote};
use super::{Layout, write_wrapped};
use crate::answer::{Near, Piece, QuoteHit, Status, Verdict};
use crate::article::Moment;
use crate::quotes::Stance;
use crate::text::harmless;

const CLAIMED: Style = AnsiColor::Red.on_default().strikethrough();
const RECORDED: Style = AnsiColor::Green.on_default().underline();
const HEAD: Style = Style::new().bold();

/// Writes `verdict`. Words that differ stand in colours, and without colours as `[-claimed-]` and `{+on record+}`.
///
/// # Errors
/// When the writer fails.
pub fn write_verdict(out: &mut impl Write, verdict: &Verdict, layout: Layout) -> io::Result<()> {
    match verdict.status {
        Status::None => {
            writeln!(out, "{}", layout.in_style(HEAD, "Not on record here, nor anything near it."))
        }
        Status::Near => {
            writeln!(out, "{}\n", layout.in_style(HEAD, "Not on record here in these words. Nearest:"))?;
            verdict.near.iter().try_for_each(|near| write_near(out, near, layout))
        }
        Status::NotAsserted => write_not_asserted(out, &verdict.not_asserted, layout),
        Status::Exact => write_exact(out, &verdict.exact, layout),
    }
}

/// `Not on record as said. These words are: denied by Ada Holm (2 quotes)`.
fn write_not_asserted(out: &mut impl Write, quotes: &[QuoteHit], layout: Layout) -> io::Result<()> {
    writeln!(out, "{}", layout.in_style(HEAD, "Not on record as said. In these words, it was:"))?;
    let mut ways = BTreeMap::<(Stance, String), usize>::new();
    for hit in quotes {
        *ways.entry((hit.stored.quote.stance, speaker(hit))).or_default() += 1;
    }
    let mut ways: Vec<((Stance, String), usize)> = ways.into_iter().collect();
    ways.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for ((stance, name), count) in ways {
        writeln!(out, "{count:>6}  {}", harmless(&way(stance, &name)))?;
    }
    writeln!(out)?;
    quotes.iter().take(SHOWN).try_for_each(|hit| write_quote(out, hit, layout, None))
}

/// What `name` did with words that are not said to be so.
fn way(stance: Stance, name: &str) -> String {
    match stance {
        Stance::Asserted => format!("said by {name}"),
        Stance::Denied => format!("denied by {name}"),
        Stance::Negated => format!("not said by {name}, as the page tells"),
        Stance::Unreal => format!("not said, or not yet, by {name}"),
        Stance::Asked => format!("asked by {name}"),
        Stance::CalledFor => format!("called for by {name}"),
    }
}

/// Quotes that are shown in full.
const SHOWN: usize = 5;

fn write_exact(out: &mut impl Write, quotes: &[QuoteHit], layout: Layout) -> io::Result<()> {
    let pages: std::collections::BTreeSet<&str> = quotes.iter().map(|hit| hit.stored.path.as_str()).collect();
    let days: Vec<Date> = quotes.iter().filter_map(|hit| hit.stored.published.map(Moment::date)).collect();
    let plural = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let mut head = format!("On record: {} in {}", plural(quotes.len(), "quote"), plural(pages.len(), "page"));
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        head.push_str(&if first == last { format!(", {first}") } else { format!(", {first} to {last}") });
    }
    writeln!(out, "{}", layout.in_style(HEAD, &head))?;
    let mut speakers = BTreeMap::<String, usize>::new();
    for hit in quotes {
        *speakers.entry(speaker(hit)).or_default() += 1;
    }
    let mut speakers: Vec<(String, usize)> = speakers.into_iter().collect();
    speakers.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (name, count) in speakers {
        writeln!(out, "{count:>6}  {}", harmless(&name))?;
    }
    writeln!(out)?;
    quotes.iter().take(SHOWN).try_for_each(|hit| write_quote(out, hit, layout, None))
}

fn speaker(hit: &QuoteHit) -> String {
    let quote = &hit.stored.quote;
    let name = quote.speaker.clone();
    let name = name.or_else(|| quote.mention.as_ref().map(|mention| format!("{mention}, not named")));
    let name = name.unwrap_or_else(|| "source not found".into());
    name + &spoken_for(quote)
}

fn write_near(out: &mut impl Write, near: &Near, layout: Layout) -> io::Result<()> {
    let shown = |piece: &Piece| match piece {
        Piece::Same(text) => harmless(text).into_owned(),
        Piece::Claimed(text) if layout.styled => layout.in_style(CLAIMED, &harmless(text)),
        Piece::Claimed(text) => format!("[-{}-]", harmless(text)),
        Piece::Recorded(text) if layout.styled => layout.in_style(RECORDED, &harmless(text)),
        Piece::Recorded(text) => format!("{{+{}+}}", harmless(text)),
    };
    let laid: Vec<String> = near.difference.iter().map(shown).collect();
    let share = format!("{:.0} % of the words: ", near.similarity * 100.0);
    write_wrapped(out, &format!("{share}{}", laid.join(" ")), "", layout)?;
    write_quote(out, &near.hit, layout, None)
}
