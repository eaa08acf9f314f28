//! `onrecord search`.

mod args;
mod batch;
mod print;
mod request;
mod review;

use std::collections::BTreeSet;
use std::ffi::OsString;

use jiff::civil::Date;

pub(super) use args::SearchArgs;
use args::{Format, TimeUnit};
use print::print;
use request::{expr, request};

use super::{Globals, Outcome, advice, errors, failed, pager, saved, state, terminal};
use onrecord::query::today;
use onrecord::render::{write_comparison, write_comparison_csv};
use onrecord::text::harmless;
use onrecord::{Session, ask};

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
    let session = Session::open(&globals.index)?;
    let (shape, today) = (&args.shape, today());
    if let Some(file) = &shape.batch {
        Ok((batch::run(file, args, &session, today)?, Vec::new()))
    } else if shape.review {
        reviewed(args, globals, &session, today)
    } else if !shape.compare.is_empty() {
        Ok((compared(args, globals, &session, today)?, Vec::new()))
    } else {
        found(args, globals, &session, today, seen)
    }
}

/// Shows what is found.
fn found(
    args: &SearchArgs,
    globals: &Globals,
    session: &Session,
    today: Date,
    seen: Option<&BTreeSet<String>>,
) -> anyhow::Result<(Outcome, Vec<String>)> {
    let request = request(args, today, globals.quiet)?;
    let (answer, ids) = match seen {
        Some(seen) => ask::unseen(session, &request, seen)?,
        None => {
            let answer = ask::search(session, &request)?;
            let shown = answer.hits.ids();
            let ids = match args.shape.save.is_some() && answer.total > shown.len() {
                true => ask::ids(session, &request)?,
                false => shown.into_iter().map(str::to_owned).collect(),
            };
            (answer, ids)
        }
    };
    let first = if seen.is_some() { 1 } else { request.offset + 1 };
    print(args, globals, &request, session, (&answer, first))?;
    for told in answer.advice.iter().filter_map(|advice| advice::told(advice, &request)) {
        eprintln!("onrecord: {}", harmless(&told));
    }
    Ok((if answer.total > 0 { Outcome::Found } else { Outcome::Nothing }, ids))
}

/// Lists what a person should look at.
fn reviewed(
    args: &SearchArgs,
    globals: &Globals,
    session: &Session,
    today: Date,
) -> anyhow::Result<(Outcome, Vec<String>)> {
    anyhow::ensure!(args.shape.format() == Format::Text, "--review prints text; leave out --format");
    let asked = expr(args, today, globals.quiet)?;
    let lists = ask::review(session, asked.as_ref(), args.shape.limit)?;
    let mut text = Vec::new();
    let pages = review::write(&mut text, &lists, terminal::layout())?;
    pager::show(&text, args.shape.no_pager)?;
    if lists.iter().all(|list| list.answer.total == 0) {
        return Ok((Outcome::Nothing, Vec::new()));
    }
    state::remember_hits(&globals.index, 1, &pages);
    let ids = lists.iter().flat_map(|list| list.answer.hits.ids()).map(str::to_owned).collect();
    Ok((Outcome::Found, ids))
}

/// Puts the sides of `--compare` beside each other.
fn compared(args: &SearchArgs, globals: &Globals, session: &Session, today: Date) -> anyhow::Result<Outcome> {
    let shape = &args.shape;
    let asked = expr(args, today, globals.quiet)?;
    let unit = shape.timeline.unwrap_or(TimeUnit::Month).into();
    let comparison = ask::compare(session, asked.as_ref(), &shape.compare, unit, today)?;
    let mut text = Vec::new();
    match shape.format() {
        Format::Text => write_comparison(&mut text, &comparison, terminal::layout())?,
        Format::Csv => write_comparison_csv(&mut text, &comparison)?,
        _ => anyhow::bail!("--compare prints text or csv; choose one with --format"),
    }
    pager::show(&text, shape.no_pager)?;
    Ok(if comparison.times.is_empty() { Outcome::Nothing } else { Outcome::Found })
}
