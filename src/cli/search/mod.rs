//! `onrecord search`.

mod args;
mod batch;
mod compare;
mod print;
mod request;
mod review;

use std::collections::BTreeSet;
use std::ffi::OsString;

use indicatif::HumanCount;
use jiff::civil::Date;

pub(super) use args::SearchArgs;
use args::{Format, TimeUnit};
use print::print;
use request::{expr, request};

use super::{Globals, Outcome, failed, pager, saved, state, terminal};
use onrecord::hits::{Hits, read_hits, widen};
use onrecord::index::Index;
use onrecord::query::{SearchRequest, USUAL_CONFIDENCE, today};
use onrecord::search::{Candidate, candidates, fill_gaps, hint, search};
use onrecord::text::harmless;

/// Runs the search of `args`, as which `typed` is understood, the program's name first.
pub(super) fn run(args: &SearchArgs, globals: &Globals, typed: &[OsString]) -> anyhow::Result<Outcome> {
    let Some(name) = &args.shape.save else { return Ok(run_unseen(args, globals, None)?.0) };
    let kept = saved::without_name(typed)?;
    let (outcome, ids) = run_unseen(args, globals, None)?;
    saved::save(globals, name, kept, ids)?;
    Ok(outcome)
}

/// Searches; where `seen` is given, only for hits that are not among these. Returns the ids of all that was shown, and
/// where `seen` is given or the search is saved, of all that was found.
pub(super) fn run_unseen(
    args: &SearchArgs,
    globals: &Globals,
    seen: Option<&BTreeSet<String>>,
) -> anyhow::Result<(Outcome, Vec<String>)> {
    let index = Index::open(&globals.index)?;
    let (shape, today) = (&args.shape, today());
    if let Some(file) = &shape.batch {
        Ok((batch::run(file, args, &index, today)?, Vec::new()))
    } else if shape.review {
        reviewed(args, globals, &index, today)
    } else if !shape.compare.is_empty() {
        Ok((compared(args, globals, &index, today)?, Vec::new()))
    } else {
        found(args, globals, &index, today, seen)
    }
}

/// Shows what is found.
fn found(
    args: &SearchArgs,
    globals: &Globals,
    index: &Index,
    today: Date,
    seen: Option<&BTreeSet<String>>,
) -> anyhow::Result<(Outcome, Vec<String>)> {
    let shape = &args.shape;
    let mut request = request(args, today, globals.quiet)?;
    let keeps_all = seen.is_some() || shape.save.is_some();
    if seen.is_some() {
        (request.limit, request.offset, request.collapse) = (MOST_NEW, 0, false);
    }
    // Counts that are drawn, and hits, are of the statements that are more likely right than wrong.
    let asked = request.clone();
    let surer = request.for_the_surer();
    let leaves_out = surer.is_some();
    request = surer.unwrap_or(request);
    let mut found = search(index, &request)?;
    let listed = found.total;
    if shape.timeline.is_some() {
        found.facets.last_mut().map(fill_gaps);
    }
    let mut hits = read_hits(&found, index.fields())?;
    let mut ids: Vec<String> = hits.ids().into_iter().map(str::to_owned).collect();
    if keeps_all && found.total > ids.len() {
        let whole = SearchRequest { limit: MOST_NEW, offset: 0, collapse: false, ..request.clone() };
        let all = read_hits(&search(index, &whole)?, index.fields())?;
        ids = all.ids().into_iter().map(str::to_owned).collect();
    }
    if let Some(seen) = seen {
        hits.retain(|id| !seen.contains(id));
        found.total = hits.len();
    }
    if let (Hits::Quotes(hits), Some(around)) = (&mut hits, shape.context) {
        widen(&found.searcher, index.fields(), hits, around)?;
    }
    print(args, globals, &request, &found, &hits)?;
    let less_sure = match leaves_out && !globals.quiet {
        true => search(index, &SearchRequest { limit: 0, facets: Vec::new(), ..asked })?
            .total
            .saturating_sub(listed),
        false => 0,
    };
    if less_sure > 0 && seen.is_none() {
        eprintln!("onrecord: {}", less_sure_told(less_sure, listed));
    }
    if !globals.quiet
        && let Some((asked, persons)) = candidates(index, &found.searcher, &request)?
    {
        eprintln!("onrecord: {}", harmless(&several(&asked, &persons)));
    }
    if found.total > 0 {
        return Ok((Outcome::Found, ids));
    }
    if !globals.quiet && seen.is_none() && less_sure == 0 {
        eprintln!("onrecord: {}", harmless(&hint(index, &request)?));
    }
    Ok((Outcome::Nothing, ids))
}

/// Lists what a person should look at.
fn reviewed(
    args: &SearchArgs,
    globals: &Globals,
    index: &Index,
    today: Date,
) -> anyhow::Result<(Outcome, Vec<String>)> {
    anyhow::ensure!(args.shape.format() == Format::Text, "--review prints text; leave out --format");
    let asked = expr(args, today, globals.quiet)?;
    let mut text = Vec::new();
    let ids = review::write(&mut text, index, asked.as_ref(), args.shape.limit, terminal::layout())?;
    pager::show(&text, args.shape.no_pager)?;
    let Some(ids) = ids else { return Ok((Outcome::Nothing, Vec::new())) };
    state::remember_hits(&globals.index, 1, &ids);
    Ok((Outcome::Found, ids))
}

/// The most hits of which a saved search remembers that they were seen.
const MOST_NEW: usize = 100_000;

/// Puts the sides of `--compare` beside each other.
fn compared(args: &SearchArgs, globals: &Globals, index: &Index, today: Date) -> anyhow::Result<Outcome> {
    let shape = &args.shape;
    let asked = expr(args, today, globals.quiet)?;
    let unit = shape.timeline.unwrap_or(TimeUnit::Month).into();
    let comparison = compare::Comparison::run(index, asked.as_ref(), &shape.compare, unit, today)?;
    let mut text = Vec::new();
    match shape.format() {
        Format::Text => comparison.write_text(&mut text, terminal::layout())?,
        Format::Csv => comparison.write_csv(&mut text)?,
        _ => anyhow::bail!("--compare prints text or csv; choose one with --format"),
    }
    pager::show(&text, shape.no_pager)?;
    Ok(if comparison.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

/// `3 more are less sure than 0.5; --min-confidence 0 shows them`
fn less_sure_told(count: usize, listed: usize) -> String {
    let more = if listed > 0 { " more" } else { "" };
    let (are, them) = if count == 1 { ("is", "it") } else { ("are", "them") };
    let count = HumanCount(count as u64);
    format!("{count}{more} {are} less sure than {USUAL_CONFIDENCE}; --min-confidence 0 shows {them} too")
}

/// The most persons of one name that are listed.
const LISTED: usize = 8;

/// `'Holm' may be Ada Holm (12 quotes), Per Holm (3 quotes); …`
fn several(asked: &str, persons: &[Candidate]) -> String {
    let told = persons.iter().take(LISTED).map(|person| {
        let noun = if person.quotes == 1 { "quote" } else { "quotes" };
        format!("{} ({} {noun})", person.name, HumanCount(person.quotes))
    });
    let more = persons.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let told: Vec<String> = told.collect();
    format!("'{asked}' may be {}{more}; give the full name to choose one", told.join(", "))
}
