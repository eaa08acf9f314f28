//! `onrecord forget`.

use std::path::PathBuf;

use clap::Args;
use indicatif::HumanCount;

use super::{Globals, Outcome};
use onrecord::index::forget;

/// Take files out of the index that are still there.
///
/// What lies beneath PATH is searched no more, and index without a path passes it over. The files stay; index with a path to them,
/// or to a folder around them, brings them back.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord forget corpus/call
  onrecord forget ~/crawl.warc.gz -i ~/news")]
pub(super) struct ForgetArgs {
    /// Files and folders, as search prints them or from where you are
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

pub(super) fn run(args: &ForgetArgs, globals: &Globals) -> anyhow::Result<Outcome> {
    let files = forget(&globals.index, &args.paths)?;
    if !globals.quiet {
        let noun = if files == 1 { "file" } else { "files" };
        eprintln!("{} {noun} forgotten", HumanCount(files as u64));
    }
    Ok(if files > 0 { Outcome::Found } else { Outcome::Nothing })
}
