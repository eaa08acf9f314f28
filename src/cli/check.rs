//! `onrecord check`.

use std::io::Write;

use anyhow::bail;
use clap::Args;
use indicatif::HumanCount;

use super::{Globals, Outcome};
use onrecord::index::check;
use onrecord::text::harmless;

/// Verify the files and documents of the index, and say what is wrong with them.
///
/// Every file is compared with its checksum and every document is read. Nothing is written. What is wrong is printed
/// one problem a line, and the exit status is then 2.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord check
  onrecord check -i ~/news")]
pub(super) struct CheckArgs {}

pub(super) fn run(globals: &Globals) -> anyhow::Result<Outcome> {
    let check = check(&globals.index)?;
    let folder = globals.index.display();
    let mut out = std::io::stdout().lock();
    for problem in &check.problems {
        writeln!(out, "{}", harmless(&problem.to_string()))?;
    }
    if !check.problems.is_empty() {
        bail!(
            "{folder} is damaged ({} found); rebuild it with: onrecord index PATH -i {folder} --rebuild",
            if check.problems.len() == 1 {
                "1 problem".into()
            } else {
                format!("{} problems", check.problems.len())
            }
        );
    }
    let count = |n: usize| HumanCount(n as u64).to_string();
    writeln!(out, "{folder} is whole: {} files, {} documents", count(check.files), count(check.documents))?;
    Ok(Outcome::Found)
}
