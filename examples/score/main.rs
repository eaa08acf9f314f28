//! How well quotes and speakers are found: pages with answers in, figures out.
//!
//! ```text
//! cargo run --release --example score -- corpus
//! cargo run --release --example score -- corpus --half even --misses
//! cargo run --release --example score -- corpus --check tests/scores.toml
//! ```
//!
//! The forms of answers are told in `examples/gold/mod.rs`. Contents are compared as sets of words:
//!
//! - **found**: quote and answer have at least half of their words in common (in either), one to one, best first.
//!   Beliefs and intents that a set marks may be found and need not be. **firm**: what a set marks as weak need not be
//!   found either.
//! - **exact**: the same words, but for a leading "that". **words**: precision and recall of single words.
//! - **source**: of the found with a source, those whose `mention` shares a word with it, or is the same pronoun.
//! - **speaker**: of the found with a named speaker, those of the same person or body. Where a set knows sources only
//!   (PolNeAR): of the found whose source holds a name, those whose speaker holds a word of it.
//! - **wrong speaker**: found, and somebody is named who did not say it, of all quotes. The body for which an unnamed
//!   source speaks is not wrong.
//! - **affiliation**: of the found with one, those that give it, or another name of it, among theirs. **whole**: from
//!   wide to narrow as the answer says, where it says all.
//! - **stance**: of the found, where quotes tell theirs. **unsaid**: of the answers denied, negated or unreal, those found
//!   with their stance. **asserted**: quotes that are taken for asserted though their answer is one of these.
//! - **end to end**: found, and the speaker is right, or rightly nobody; where a set knows sources only: the source.
//!
//! Tables by kind, rule and confidence tell how many quotes find an answer (**found**) and how many are right end to end.

mod counts;
mod figures;
#[allow(dead_code, reason = "each example uses another part of it")]
#[path = "../gold/mod.rs"]
mod gold;
mod judge;
mod matching;
mod names;
mod recorded;
mod report;
mod said;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use onrecord::document::try_read_page;

use counts::Counts;
use gold::Half;

/// Score the quotes of pages with expected answers.
#[derive(Parser)]
struct Args {
    /// Folders of pages, and JSON files of answers (without any: the .expected.toml beside each page)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Judge only the pages whose file's name has an even, or odd, SHA-256
    #[arg(long)]
    half: Option<HalfName>,
    /// List what is missed, found falsely, or not right in all it says
    #[arg(long)]
    misses: bool,
    /// Print the figures as one line of JSON
    #[arg(long)]
    json: bool,
    /// Fail when a figure is more than 0.01 worse than this file records
    #[arg(long, value_name = "FILE")]
    check: Option<PathBuf>,
    /// Write the figures into this file
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    record: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum HalfName {
    Even,
    Odd,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("score: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let half = args.half.map(|half| match half {
        HalfName::Even => Half::Even,
        HalfName::Odd => Half::Odd,
    });
    let gold = gold::read(&args.paths, half, |page| try_read_page(page).ok())?;
    anyhow::ensure!(!gold.pages.is_empty(), "no page with answers under the given paths");
    let judged = counts::judge(&gold)?;
    let counts = Counts::of(&judged, gold.form);
    let figures = figures::figures(&counts, gold.form);
    let mut out = io::BufWriter::new(io::stdout().lock());
    if args.misses {
        report::write_misses(&mut out, &judged, gold.form)?;
        writeln!(out)?;
    }
    if args.json {
        let values: serde_json::Map<String, serde_json::Value> =
            figures.iter().map(|figure| (figure.name.clone(), figure.value.into())).collect();
        writeln!(out, "{}", serde_json::to_string(&values)?)?;
    } else {
        report::write_figures(&mut out, &counts, &figures)?;
    }
    out.flush()?;
    if let Some(file) = &args.record {
        let paths: Vec<String> = args.paths.iter().map(|path| path.display().to_string()).collect();
        let command = format!("cargo run --release --example score -- {}", paths.join(" "));
        recorded::record(&figures, file, &command)?;
    }
    if let Some(file) = &args.check {
        let faults = recorded::check(&figures, file)?;
        if !faults.is_empty() {
            eprintln!("attribution is worse than {} records:\n{}", file.display(), faults.join("\n"));
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}
