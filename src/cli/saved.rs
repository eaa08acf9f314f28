//! `onrecord saved`: searches that were kept with `search --save NAME`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use anyhow::Context;
use clap::Args;
use serde::{Deserialize, Serialize};

use super::{Globals, Outcome, state};
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

/// A search that is kept.
#[derive(Debug, Default, Deserialize, Serialize)]
struct Saved {
    /// As typed, from the word `search` on.
    args: Vec<String>,
    /// Ids of the hits that were there at the last run.
    seen: BTreeSet<String>,
}

type All = BTreeMap<String, Saved>;

const SAVED: &str = "saved";

/// Keeps the search of `args`, whose hits were shown just now.
pub(super) fn save(globals: &Globals, name: &str, args: Vec<String>, seen: &[&str]) -> anyhow::Result<()> {
    let mut all: All = state::recall(&globals.index, SAVED).unwrap_or_default();
    let seen = seen.iter().map(|id| (*id).to_owned()).collect();
    all.insert(name.to_owned(), Saved { args, seen });
    state::remember(&globals.index, SAVED, &all)
}

/// Runs `search` with the arguments of a saved search; it gets the ids that were seen before where only new hits are wanted,
/// and returns those of all hits.
pub(super) fn run(
    args: &SavedArgs,
    globals: &Globals,
    search: impl FnOnce(&[String], Option<&BTreeSet<String>>) -> anyhow::Result<(Outcome, Vec<String>)>,
) -> anyhow::Result<Outcome> {
    let mut all: All = state::recall(&globals.index, SAVED).unwrap_or_default();
    let Some(name) = &args.name else { return list(&all, globals.quiet) };
    let saved = all.get_mut(name).with_context(|| {
        format!(
            "no search is saved as '{name}'; onrecord saved lists all, and search ... --save {name} saves one"
        )
    })?;
    if args.remove {
        all.remove(name);
        state::remember(&globals.index, SAVED, &all)?;
        return Ok(Outcome::Found);
    }
    let (outcome, ids) = search(&saved.args, args.new.then_some(&saved.seen))?;
    saved.seen.extend(ids);
    state::remember(&globals.index, SAVED, &all)?;
    Ok(outcome)
}

/// The names of all searches that are saved for this index.
pub(super) fn names(index: &std::path::Path) -> Vec<String> {
    state::recall::<All>(index, SAVED).unwrap_or_default().into_keys().collect()
}

fn list(all: &All, quiet: bool) -> anyhow::Result<Outcome> {
    if all.is_empty() && !quiet {
        eprintln!("onrecord: no search is saved for this index; onrecord search ... --save NAME saves one");
    }
    let mut out = anstream::stdout().lock();
    for (name, saved) in all {
        writeln!(out, "{}\t{}", harmless(name), harmless(&saved.args[1..].join(" ")))?;
    }
    Ok(if all.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

/// The arguments of a search, from the word `search` on and without `--save NAME`, which names it.
pub(super) fn without_name(args: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept = Vec::new();
    let mut args = args.skip_while(|arg| arg != "search");
    while let Some(arg) = args.next() {
        if arg == "--save" {
            args.next();
        } else if !arg.starts_with("--save=") {
            kept.push(arg);
        }
    }
    kept
}
