//! `onrecord saved`: searches that were kept with `search --save NAME`.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use clap::Args;
use serde::{Deserialize, Serialize};

use super::{Globals, Outcome, state};
use onrecord::index::short_id;
use onrecord::text::harmless;

/// Run a saved search again, or list what is saved.
///
/// A search is saved with: onrecord search ... --save NAME
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord search cable --by 'Coast Guard' --save cable
  onrecord saved                 # the names, and what each looks for
  onrecord saved cable
  onrecord saved cable --new     # only what came since the last run; for cron
  onrecord saved cable --remove

Exit status: 0 something was found, 1 nothing was (or nothing new), 2 an error.")]
pub(super) struct SavedArgs {
    /// Name of the search; all are listed where it is left out
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Show only hits that no earlier run of this search has shown
    #[arg(long, requires = "name")]
    new: bool,
    /// Forget this search
    #[arg(long, requires = "name", conflicts_with = "new")]
    remove: bool,
}

/// A search that is kept, in a file of its own: two that run at the same time do not meet.
#[derive(Debug, Deserialize, Serialize)]
struct Saved {
    name: String,
    /// As typed, without the name of the program.
    args: Vec<String>,
    /// Ids of the hits that were there at the last run.
    seen: BTreeSet<String>,
}

const SAVED: &str = "saved-";

/// What the state calls the search `name`, which may hold letters that no file name can.
fn key(name: &str) -> String {
    format!("{SAVED}{}", short_id(name))
}

/// Keeps the search of `args`, whose hits were shown just now.
pub(super) fn save(
    globals: &Globals,
    name: &str,
    args: Vec<String>,
    seen: Vec<String>,
) -> anyhow::Result<()> {
    let saved = Saved { name: name.to_owned(), args, seen: seen.into_iter().collect() };
    state::remember(&globals.index, &key(name), &saved)
}

/// Runs `search` with the arguments of a saved search; it gets the ids that were seen before where only new hits are wanted,
/// and returns those of all hits.
pub(super) fn run(
    args: &SavedArgs,
    globals: &Globals,
    search: impl FnOnce(&[String], Option<&BTreeSet<String>>) -> anyhow::Result<(Outcome, Vec<String>)>,
) -> anyhow::Result<Outcome> {
    let Some(name) = &args.name else { return list(&all(&globals.index)?, globals.quiet) };
    let saved: Option<Saved> = state::recall(&globals.index, &key(name))?;
    let mut saved = saved.with_context(|| {
        format!(
            "no search is saved as '{name}'; onrecord saved lists all, and search ... --save {name} saves one"
        )
    })?;
    if args.remove {
        state::forget(&globals.index, &key(name))?;
        return Ok(Outcome::Found);
    }
    let (outcome, ids) = search(&saved.args, args.new.then_some(&saved.seen))?;
    saved.seen.extend(ids);
    state::remember(&globals.index, &key(name), &saved)?;
    Ok(outcome)
}

/// All searches that are saved for this index, by name.
fn all(index: &Path) -> anyhow::Result<Vec<Saved>> {
    let mut all: Vec<Saved> = state::recall_all(index, SAVED)?;
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(all)
}

/// The names of all searches that are saved for this index; none where they cannot be read.
pub(super) fn names(index: &Path) -> Vec<String> {
    all(index).unwrap_or_default().into_iter().map(|saved| saved.name).collect()
}

fn list(all: &[Saved], quiet: bool) -> anyhow::Result<Outcome> {
    if all.is_empty() && !quiet {
        eprintln!("onrecord: no search is saved for this index; onrecord search ... --save NAME saves one");
    }
    let mut out = anstream::stdout().lock();
    for Saved { name, args, .. } in all {
        let asked = args.strip_prefix(&["search".to_owned()]).unwrap_or(args).join(" ");
        writeln!(out, "{}\t{}", harmless(name), harmless(&asked))?;
    }
    Ok(if all.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

/// What was typed after the name of the program, without `--save NAME`, which names it.
///
/// # Errors
/// When it holds what is not Unicode, as a path may.
pub(super) fn without_name(typed: &[OsString]) -> anyhow::Result<Vec<String>> {
    let mut kept = Vec::new();
    let mut args = typed.iter().skip(1);
    while let Some(arg) = args.next() {
        let arg = arg.to_str().context("a search can be saved only where all that is typed is Unicode")?;
        match arg {
            "--save" => drop(args.next()),
            // What follows is all of the query.
            "--" => {
                kept.push(arg.to_owned());
                kept.extend(args.by_ref().map(|arg| arg.to_string_lossy().into_owned()));
            }
            _ if arg.starts_with("--save=") => {}
            _ => kept.push(arg.to_owned()),
        }
    }
    Ok(kept)
}
