//! `onrecord stats`.

use std::io::Write;

use clap::{Args, ValueEnum};
use indicatif::{HumanBytes, HumanCount};

use super::{Globals, Outcome};
use onrecord::answer::Stats;
use onrecord::render::write_value;
use onrecord::text::harmless;
use onrecord::{Session, Store};

/// Say what the index holds.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord stats
  onrecord stats -i ~/news --format json")]
pub(super) struct StatsArgs {
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = StatsFormat::Text)]
    format: StatsFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StatsFormat {
    /// For reading
    Text,
    /// One JSON object
    Json,
}

pub(super) fn run(args: &StatsArgs, globals: &Globals) -> anyhow::Result<Outcome> {
    let stats = Session::open(&globals.index)?.stats()?;
    let mut out = std::io::stdout().lock();
    match args.format {
        StatsFormat::Json => write_value(&mut out, &stats)?,
        StatsFormat::Text => write_text(&mut out, &stats, globals.verbose)?,
    }
    Ok(if stats.totals.articles > 0 { Outcome::Found } else { Outcome::Nothing })
}

/// Copies that are listed; `--verbose` lists all.
const LISTED_COPIES: usize = 10;

fn write_text(out: &mut impl Write, stats: &Stats, all: bool) -> std::io::Result<()> {
    let totals = &stats.totals;
    let count = |n: usize| HumanCount(n as u64).to_string();
    writeln!(out, "articles       {:>9}", count(totals.articles))?;
    writeln!(
        out,
        "quotes         {:>9}   {} with a named speaker",
        count(totals.quotes),
        count(totals.quotes_with_speaker)
    )?;
    writeln!(out, "persons        {:>9}", count(totals.persons))?;
    writeln!(out, "organizations  {:>9}", count(totals.organizations))?;
    writeln!(out, "places         {:>9}", count(totals.places))?;
    if let (Some(first), Some(last)) = (&stats.first, &stats.last) {
        writeln!(out, "published      {first} to {last}")?;
    }
    writeln!(out, "size           {} in {} segments", HumanBytes(stats.bytes), stats.segments)?;
    if stats.copied.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "copies         {:>9}   of pages that are saved more than once; the newest is searched",
        count(totals.copies)
    )?;
    let listed = if all { stats.copied.len() } else { LISTED_COPIES.min(stats.copied.len()) };
    for copy in &stats.copied[..listed] {
        writeln!(out, "  {} is a copy of {}", harmless(&copy.path), harmless(&copy.of))?;
    }
    match stats.copied.len() - listed {
        0 => Ok(()),
        more => writeln!(out, "  and {} more (-v lists them all)", HumanCount(more as u64)),
    }
}
