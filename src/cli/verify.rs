//! `onrecord verify`.

use std::io::{BufWriter, Write};

use clap::{Args, ValueEnum};

use super::{Globals, Outcome, terminal};
use onrecord::answer::Status;
use onrecord::query::{FilterKey, today};
use onrecord::render::{write_value, write_verdict};
use onrecord::{Session, ask};

/// Did they say this? Look for a statement itself, in its very words or near them.
///
/// Where the words are on record: who said them, on which days, in how many pages. Where they are not: the quotes that come
/// nearest, with the words that differ, or plainly that nothing near them is on record here.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord verify 'we will never pay for the cable'
  onrecord verify 'ready to resume negotiations' --by Kremlin
  onrecord verify 'bring a book' --format json

Exit status: 0 these very words are on record, 1 they are not (though near ones may be, or somebody denied them, asked or
called for them, or is said not to have said them), 2 an error.")]
pub(super) struct VerifyArgs {
    /// What is claimed to have been said
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
    /// Only what this person said, or anyone who speaks for this institution
    #[arg(long, value_name = "NAME")]
    by: Vec<String>,
    /// Only what was published then or later
    #[arg(long, value_name = "DATE")]
    since: Vec<String>,
    /// Only what was published then or earlier
    #[arg(long, value_name = "DATE")]
    until: Vec<String>,
    /// Form of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: VerifyFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum VerifyFormat {
    /// For reading
    Text,
    /// One JSON object
    Json,
}

pub(super) fn run(args: &VerifyArgs, globals: &Globals) -> anyhow::Result<Outcome> {
    let claim = args.words.join(" ");
    let today = today();
    let given = [(FilterKey::By, &args.by), (FilterKey::Since, &args.since), (FilterKey::Until, &args.until)];
    let mut filters = Vec::new();
    for (key, values) in given {
        for value in values {
            filters.push(key.with(value, today)?);
        }
    }
    let verdict = ask::verify(&Session::open(&globals.index)?, &claim, &filters)?;
    let mut out = BufWriter::new(anstream::stdout().lock());
    match args.format {
        VerifyFormat::Json => write_value(&mut out, &verdict)?,
        VerifyFormat::Text => write_verdict(&mut out, &verdict, terminal::layout())?,
    }
    out.flush()?;
    Ok(if verdict.status == Status::Exact { Outcome::Found } else { Outcome::Nothing })
}
