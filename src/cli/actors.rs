//! `onrecord actors`.

use std::io::{self, BufWriter, Write};

use anstyle::{AnsiColor, Style};
use clap::{Args, ValueEnum};
use indicatif::HumanCount;
use jiff::civil::Date;

use super::{Globals, Outcome};
use onrecord::actors::{ActorKind, Affiliation};
use onrecord::answer::{ActorEntry, AffiliationCount};
use onrecord::query::{Period, name, today};
use onrecord::render::{CsvRows, write_authority, write_value};
use onrecord::request::{ActorOrder, ActorsRequest};
use onrecord::text::harmless;
use onrecord::{Session, Store, ask};

/// List who is in the index: quotes, articles, affiliations, first and last day.
///
/// NAME is one or more words of the name, in any case, accent and spelling; with it, each affiliation is told with what
/// the pages state of it and when.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord actors                              # whom the pages quote most
  onrecord actors Putin                        # one, with what the pages state of their office
  onrecord actors --affiliation Kremlin --kind person --since 2025-06
  onrecord actors --export > who.toml          # then mend it, and: onrecord index --actors who.toml")]
pub(super) struct ActorsArgs {
    /// Only actors with these words in their name
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// Only persons, organizations or places
    #[arg(long, value_enum)]
    kind: Option<KindName>,
    /// Only those who speak for this institution
    #[arg(long, value_name = "NAME")]
    affiliation: Option<String>,
    /// Only those whom an article of this day or a later one names: 2025-07-03, 2025-07, 2025, '2 weeks ago'
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Those with most quotes, or those whom most articles name, first
    #[arg(long, value_enum, default_value = "quotes")]
    sort: OrderName,
    /// Show at most N actors
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    /// Write a file for onrecord index --actors to start from: persons and organizations with their affiliations
    #[arg(long, conflicts_with = "format")]
    export: bool,
    /// Form of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: ActorsFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum KindName {
    Person,
    Organization,
    Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OrderName {
    Quotes,
    Mentions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ActorsFormat {
    /// For reading
    Text,
    /// One JSON object a line for each actor
    Jsonl,
    /// One JSON array
    Json,
    /// Comma-separated values
    Csv,
}

impl From<KindName> for ActorKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Person => ActorKind::Person,
            KindName::Organization => ActorKind::Organization,
            KindName::Place => ActorKind::Place,
        }
    }
}

pub(super) fn run(args: &ActorsArgs, globals: &Globals) -> anyhow::Result<Outcome> {
    let session = Session::open(&globals.index)?;
    let since = args.since.as_ref().map(|since| Period::since(since, today())).transpose()?;
    let mut request = ActorsRequest::default();
    request.name = (!args.name.is_empty()).then(|| name(&args.name.join(" "))).transpose()?;
    request.kind = args.kind.map(ActorKind::from);
    request.affiliation = args.affiliation.as_deref().map(name).transpose()?;
    request.since = since.and_then(|period| period.first);
    request.order = match args.sort {
        OrderName::Quotes => ActorOrder::Quotes,
        OrderName::Mentions => ActorOrder::Mentions,
    };
    let all = session.actors(&request)?;
    let shown = &all[..args.limit.min(all.len())];
    let mut out = BufWriter::new(anstream::stdout().lock());
    match args.format {
        _ if args.export => write_authority(&mut out, shown)?,
        ActorsFormat::Text if shown.is_empty() => {}
        ActorsFormat::Text => write_table(&mut out, shown, !args.name.is_empty())?,
        ActorsFormat::Jsonl => {
            for actor in shown {
                write_value(&mut out, actor)?;
            }
        }
        ActorsFormat::Json => write_value(&mut out, &shown)?,
        ActorsFormat::Csv => write_csv(&mut out, shown)?,
    }
    out.flush()?;
    if all.is_empty() {
        if !globals.quiet {
            eprintln!("onrecord: {}", harmless(&none(&session, &request)?));
        }
        return Ok(Outcome::Nothing);
    }
    if shown.len() < all.len() && args.format == ActorsFormat::Text && !globals.quiet {
        eprintln!("{} of {} actors; more: --limit", shown.len(), HumanCount(all.len() as u64));
    }
    Ok(Outcome::Found)
}

/// Why nobody is listed, and who may have been meant.
fn none(session: &Session, request: &ActorsRequest) -> anyhow::Result<String> {
    let Some(asked) = &request.name else {
        return Ok("no actors pass these filters; leave one out".into());
    };
    Ok(match ask::meant_actor(session, asked)? {
        Some(meant) => format!("no actor '{asked}'; did you mean {meant}?"),
        None => format!("no actor '{asked}'; onrecord actors lists all"),
    })
}

/// A line for each actor; `evidence` adds what the pages state of each.
fn write_table(out: &mut impl Write, actors: &[ActorEntry], evidence: bool) -> io::Result<()> {
    let head = Style::new().bold();
    let faint = AnsiColor::BrightBlack.on_default();
    writeln!(out, "{head}quotes  articles  first       last        actor{head:#}")?;
    for actor in actors {
        let day = |day: Option<Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let affiliations: Vec<String> = actor
            .affiliations
            .iter()
            .map(|count| harmless(&Affiliation(count.affiliation.clone()).to_string()).into_owned())
            .collect();
        let told = match affiliations.is_empty() {
            true => actor.kind.name().to_owned(),
            false => format!("{}, {}", actor.kind.name(), affiliations.join("; ")),
        };
        writeln!(
            out,
            "{:>6}  {:>8}  {:<10}  {:<10}  {}  {faint}{told}{faint:#}",
            actor.quotes,
            actor.articles,
            day(actor.first),
            day(actor.last),
            harmless(&actor.name),
        )?;
        for count in actor.affiliations.iter().filter(|_| evidence) {
            writeln!(out, "{}{faint}{}{faint:#}", " ".repeat(EVIDENCE_INDENT), told_of(count))?;
        }
    }
    Ok(())
}

/// Columns before a line of evidence: it stands beneath the names.
const EVIDENCE_INDENT: usize = 44;

/// `Norland / Blue Palace: stated by 4 articles, 2024-05-01 to 2024-06-02; 7 quotes`
fn told_of(count: &AffiliationCount) -> String {
    let name = Affiliation(count.affiliation.clone()).to_string();
    let days = match (&count.first, &count.last) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(day), _) => format!(", {day}"),
        _ => String::new(),
    };
    let many = |number: u64, noun: &str| match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    };
    let (articles, quotes) = (many(count.articles, "article"), many(count.quotes, "quote"));
    format!("{}: stated by {articles}{days}; {quotes}", harmless(&name))
}

fn write_csv(out: &mut impl Write, actors: &[ActorEntry]) -> io::Result<()> {
    let mut rows = CsvRows::to(out);
    rows.write(["id", "name", "kind", "affiliations", "quotes", "articles", "first", "last"])?;
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    for actor in actors {
        let affiliations: Vec<String> =
            actor.affiliations.iter().map(|count| count.affiliation.join(" / ")).collect();
        rows.write([
            &*actor.id,
            &actor.name,
            actor.kind.name(),
            &affiliations.join("; "),
            &actor.quotes.to_string(),
            &actor.articles.to_string(),
            &day(actor.first),
            &day(actor.last),
        ])?;
    }
    rows.end()
}
