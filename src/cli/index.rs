//! `onrecord index`.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf, absolute};
use std::time::Duration;

use clap::Args;
use indicatif::HumanCount;

use super::progress::Reporter;
use super::{Globals, Outcome, failed, interrupt, jobs};
use onrecord::authority::Authority;
use onrecord::index::{Progress, Summary, UpdateOptions, roots, update};
use onrecord::text::harmless_lines;
use onrecord::walk::STANDARD_INPUT;

/// Build or update the index from folders and files of HTML pages.
///
/// Pages are files ending in .html, .htm, .xhtml, .shtml, .mhtml or .mht, the same with .gz, and files without an ending
/// that begin like HTML; .warc, .warc.gz and .zip hold many. A second run reads only what changed, and drops pages whose files are gone.
///
/// Ctrl-C ends a run after the pages at hand, with exit status 130; what it has read is kept, and the same command goes on from
/// there. Pressed twice, it ends on the spot.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord index                         # again what the index was made of; the folder corpus where there is none
  onrecord index ~/pages ~/crawl.warc.gz -i ~/news
  onrecord index ~/pages --strict -q     # for cron: silent, and an error where a page was skipped")]
pub(super) struct IndexArgs {
    /// Files and folders of HTML pages [default: those that the index was made of, or the folder corpus where there is none]
    paths: Vec<PathBuf>,
    /// Read all pages again, into a new index that then replaces the old one
    #[arg(long)]
    rebuild: bool,
    /// Threads that read pages [default: one for each core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Make what was read searchable every so many seconds, an archive when it is whole; a killed run loses no more than that
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    commit_every: u64,
    /// TOML file that says what actors are called and whom they speak for; it wins over what pages let infer, and later
    /// runs keep to it. onrecord actors --export writes one to start from; an empty file ends it
    #[arg(long, value_name = "FILE")]
    actors: Option<PathBuf>,
    /// End with an error when a page had to be skipped
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(args: &IndexArgs, globals: &Globals) -> anyhow::Result<Outcome> {
    if args.paths.iter().any(|path| path.as_os_str() == STANDARD_INPUT) {
        anyhow::bail!(
            "the index keeps pages by their files, and standard input is none; save what comes from it, or name a file called - as ./-"
        );
    }
    let actors = args.actors.as_deref().map(authority).transpose()?;
    if !args.paths.is_empty() {
        return update_with(args.paths.clone(), actors, args, globals);
    }
    let known = roots(&globals.index);
    anyhow::ensure!(
        known.len() < 2 || !args.rebuild,
        "the index was made from {} folders; name all paths for --rebuild",
        known.len()
    );
    if known.is_empty() {
        return update_with(vec!["corpus".into()], actors, args, globals);
    }
    // What was named from another folder is meant from there.
    let index = absolute(&globals.index).unwrap_or_else(|_| globals.index.clone());
    let globals = Globals { index, ..globals.clone() };
    let mut outcome = Outcome::Found;
    for (base, paths) in known {
        std::env::set_current_dir(&base)
            .map_err(|error| failed("go to", &base, &error, "name the files and folders to index"))?;
        outcome = update_with(paths, actors.clone(), args, &globals)?;
        if outcome == Outcome::Stopped {
            break;
        }
    }
    Ok(outcome)
}

/// Brings the index up to date with `paths`.
fn update_with(
    paths: Vec<PathBuf>,
    actors: Option<Authority>,
    args: &IndexArgs,
    globals: &Globals,
) -> anyhow::Result<Outcome> {
    let options = UpdateOptions {
        paths,
        jobs: jobs(args.jobs),
        rebuild: args.rebuild,
        commit_every: Duration::from_secs(args.commit_every),
        actors,
        stop: interrupt::stop_flag()?,
    };
    let mut reporter = Reporter::new(globals);
    let summary = update(&globals.index, &options, &mut |news| match news {
        Progress::Total(total) => reporter.total(total),
        Progress::Done => reporter.done(),
        Progress::Skipped(skipped) => reporter.skipped(skipped),
        Progress::Limited(path, limit) => reporter.limited(path, limit),
    });
    reporter.finish();
    let summary = summary?;
    if !globals.quiet {
        eprintln!("{}", harmless_lines(&report(&summary, globals)));
    }
    if summary.stopped {
        let kept = match args.rebuild {
            true => "the index is as it was before",
            false => "what was committed is in the index, and the same command goes on from there",
        };
        eprintln!("onrecord: stopped before the end; {kept}");
        return Ok(Outcome::Stopped);
    }
    super::strictly(args.strict, summary.skipped.len())
}

/// Reads and checks the file that says who is who.
fn authority(path: &Path) -> anyhow::Result<Authority> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| failed("read", path, &error, "name a TOML file of actors"))?;
    Authority::parse(&text).map_err(|error| anyhow::anyhow!("{}, {error}", path.display()))
}

/// The closing lines of a run.
fn report(summary: &Summary, globals: &Globals) -> String {
    let seconds = summary.elapsed.as_secs_f64();
    let count = |n: usize| HumanCount(n as u64).to_string();
    let rate = if summary.pages > 0 {
        format!(" ({:.0} pages/s)", summary.pages as f64 / seconds.max(0.001))
    } else {
        String::new()
    };
    let totals = &summary.totals;
    let copies = match totals.copies {
        0 => String::new(),
        1 => ", 1 copy of a page that is saved more than once (stats lists it)".into(),
        n => format!(", {} copies of pages that are saved more than once (stats lists them)", count(n)),
    };
    let unread = match &summary.unread {
        unread if unread.is_empty() => String::new(),
        unread => format!("; not read: {unread}"),
    };
    format!(
        "{} pages read in {seconds:.1} s{rate}: {} new, {} changed, {} unchanged, {} removed, {} skipped{unread}\n\
         {} now holds {} articles, {} quotes ({} with a named speaker), {} actors{copies}",
        count(summary.pages),
        count(summary.new),
        count(summary.changed),
        count(summary.unchanged),
        count(summary.removed),
        count(summary.skipped.len()),
        globals.index.display(),
        count(totals.articles),
        count(totals.quotes),
        count(totals.quotes_with_speaker),
        count(totals.persons + totals.organizations + totals.places),
    )
}
