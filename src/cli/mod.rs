//! The command line: what can be typed, and what it means.
//!
//! **In:** arguments. **Out:** results on standard output, all else on standard error, and an [`Outcome`] that
//! `main` turns into the exit status. Each command has a file of its own; it checks what was typed, makes the
//! library's types of it, and prints what comes back. The library knows nothing of this module.

mod actors;
mod advice;
mod check;
mod complete;
mod completions;
mod config;
mod errors;
mod extract;
mod forget;
mod help;
mod index;
mod interrupt;
mod open;
mod pager;
mod progress;
mod saved;
mod search;
mod show;
mod state;
mod stats;
mod terminal;
mod verify;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::{ArgAction, Args, FromArgMatches, Parser, Subcommand};

use terminal::ColorChoice;

/// A search engine for a folder of saved news pages that knows who said what.
#[derive(Debug, Parser)]
#[command(
    name = "onrecord",
    version,
    max_term_width = 100,
    after_help = EXIT_STATUS,
    disable_help_subcommand = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    globals: Globals,
}

const EXIT_STATUS: &str = "Exit status: 0 something was found or done, 1 nothing was found, 2 an error.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Build or update the index from folders and files of HTML pages
    Index(index::IndexArgs),
    /// Take files out of the index that are still there
    Forget(forget::ForgetArgs),
    /// Print what the indexer sees in each page, as JSON lines; needs no index
    Extract(extract::ExtractArgs),
    /// Find articles, or quotes by who said them
    Search(Box<search::SearchArgs>),
    /// List who is in the index: quotes, articles, affiliations, first and last day
    Actors(actors::ActorsArgs),
    /// Show one article, its quotes marked with their speakers
    Show(show::ShowArgs),
    /// Open the original of a hit: its file, or its url
    Open(open::OpenArgs),
    /// Did they say this? Look for a statement itself, exact or near
    Verify(verify::VerifyArgs),
    /// Run a saved search again, all or only what is new
    Saved(saved::SavedArgs),
    /// Say what the index holds
    Stats(stats::StatsArgs),
    /// Verify the files and documents of the index
    Check(check::CheckArgs),
    /// Print the completions of a shell
    Completions(completions::CompletionsArgs),
    /// Write the manual pages
    Man(completions::ManArgs),
    /// Print the help of a command, of queries (onrecord help query) or of your own defaults (help config)
    Help(help::HelpArgs),
}

/// What every command understands.
#[derive(Clone, Debug, Args)]
struct Globals {
    /// Folder of the index
    #[arg(
        short,
        long = "index",
        value_name = "DIR",
        env = "ONRECORD_INDEX",
        default_value = "index",
        global = true
    )]
    index: PathBuf,
    /// When to use colours and links
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColorChoice::Auto, global = true)]
    color: ColorChoice,
    /// Say nothing but results and errors
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Say more: every page that is skipped, and why
    #[arg(short, long, action = ArgAction::SetTrue, conflicts_with = "quiet", global = true)]
    verbose: bool,
}

/// How a command ended, if not with an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Something was found or done: exit status 0.
    Found,
    /// Nothing was found: exit status 1.
    Nothing,
    /// It was stopped before its end: exit status 130.
    Stopped,
}

impl Outcome {
    /// The exit status.
    pub fn status(self) -> u8 {
        match self {
            Outcome::Found => 0,
            Outcome::Nothing => 1,
            Outcome::Stopped => interrupt::STOPPED,
        }
    }
}

/// Runs the command that `args` (with the program's name first) ask for.
///
/// # Errors
/// With one sentence that says what is wrong, where, and what to do about it.
pub fn run(args: impl IntoIterator<Item = OsString>) -> anyhow::Result<Outcome> {
    let args: Vec<OsString> = args.into_iter().collect();
    if complete::answer(&args)? {
        return Ok(Outcome::Found);
    }
    let cli = match parse(args.iter().cloned())? {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => anyhow::bail!(one_line(&error)),
        Err(help) => {
            help.print()?;
            return Ok(Outcome::Found);
        }
    };
    cli.globals.color.apply();
    run_command(cli, &args).map_err(errors::worded)
}

fn run_command(cli: Cli, args: &[OsString]) -> anyhow::Result<Outcome> {
    match cli.command {
        Command::Index(args) => index::run(&args, &cli.globals),
        Command::Forget(args) => forget::run(&args, &cli.globals),
        Command::Extract(args) => extract::run(&args, &cli.globals),
        Command::Search(search) => search::run(&search, &cli.globals, args),
        Command::Actors(args) => actors::run(&args, &cli.globals),
        Command::Show(args) => show::run(&args, &cli.globals),
        Command::Open(args) => open::run(&args, &cli.globals),
        Command::Verify(args) => verify::run(&args, &cli.globals),
        Command::Saved(args) => {
            saved::run(&args, &cli.globals, |args, seen| search_again(args, seen, &cli.globals))
        }
        Command::Stats(args) => stats::run(&args, &cli.globals),
        Command::Check(check::CheckArgs {}) => check::run(&cli.globals),
        Command::Completions(args) => completions::completions(&args),
        Command::Man(args) => completions::man(&args),
        Command::Help(args) => help::run(&args),
    }
}

/// What was typed, with the reader's defaults for what was not.
fn parse(args: impl IntoIterator<Item = OsString>) -> anyhow::Result<Result<Cli, clap::Error>> {
    let mut program = config::command()?;
    let matches = program.try_get_matches_from_mut(args.into_iter().map(excluding));
    Ok(matches
        .and_then(|matches| Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut program))))
}

/// Runs a search that was typed once before.
fn search_again(
    args: &[String],
    seen: Option<&BTreeSet<String>>,
    globals: &Globals,
) -> anyhow::Result<(Outcome, Vec<String>)> {
    let typed = std::iter::once("onrecord").chain(args.iter().map(String::as_str));
    match parse(typed.map(OsString::from))?.map(|cli| cli.command) {
        Ok(Command::Search(args)) => search::run_unseen(&args, globals, seen),
        _ => anyhow::bail!("the saved search is of another version of onrecord; save it anew with --save"),
    }
}

/// `-by:Putin` as `NOT by:Putin`: a part of the query that the shell has left bare, and no row of short flags.
fn excluding(arg: OsString) -> OsString {
    let name = arg.to_str().and_then(|arg| arg.strip_prefix('-')).and_then(|arg| arg.split_once(':'));
    match name {
        Some((name, value)) if name.len() > 1 && name.bytes().all(|b| b.is_ascii_alphabetic()) => {
            format!("NOT {name}:{value}").into()
        }
        _ => arg,
    }
}

/// A mistake in the arguments as one line: what clap says first, what it suggests, and where to read on.
fn one_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return "no command is given; see: onrecord --help".into();
    }
    let mut said: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        match line.strip_prefix("error: ") {
            Some(message) => said.push(message),
            None if line.starts_with("tip: ") => said.push(&line["tip: ".len()..]),
            None if line.starts_with("Usage:") => break,
            None if said.len() == 1 && line.starts_with('<') => said.push(line),
            None if line.starts_with("[possible values") => said.push(line.trim_matches(['[', ']'])),
            None => {}
        }
    }
    // Some mistakes come without a usage line; then the command is not known here.
    let usage = text.lines().find_map(|line| line.trim().strip_prefix("Usage: onrecord "));
    let command = usage.and_then(|usage| usage.split_whitespace().next());
    let command = command.filter(|word| word.chars().all(|c| c.is_ascii_lowercase()));
    let help = command.map_or("onrecord --help".into(), |command| format!("onrecord {command} --help"));
    format!("{}; see: {help}", said.join("; "))
}

/// An error of the system as one sentence: what cannot be done to which path, why, and what to do about it.
fn failed(doing: &str, path: &Path, error: &io::Error, way_out: &str) -> anyhow::Error {
    anyhow::anyhow!("cannot {doing} {}: {error}; {way_out}", path.display())
}

/// How a run over pages ends: with an error where `--strict` asks for one and a page was skipped.
fn strictly(strict: bool, skipped: usize) -> anyhow::Result<Outcome> {
    if strict && skipped > 0 {
        anyhow::bail!("{skipped} pages were skipped; mend or remove them, or leave out --strict");
    }
    Ok(Outcome::Found)
}

/// The most threads that read pages; more than a machine has cores only wait for each other.
const MOST_JOBS: NonZeroUsize = NonZeroUsize::new(256).unwrap();

/// Number of threads, or one for each core.
fn jobs(asked: Option<NonZeroUsize>) -> NonZeroUsize {
    let usual = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    asked.unwrap_or_else(usual).min(MOST_JOBS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_declared_without_contradiction() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_mistyped_flag_is_answered_with_one_line_and_the_right_one() {
        let args = ["onrecord", "extract", "--jbos", "2", "x"].map(OsString::from);
        let message = run(args).expect_err("no such flag").to_string();
        assert_eq!(
            message,
            "unexpected argument '--jbos' found; a similar argument exists: '--jobs'; see: onrecord extract --help"
        );
    }
}
