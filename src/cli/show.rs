//! `onrecord show`.

use clap::{Args, ValueEnum};

use super::{Globals, Outcome, pager, state, terminal};
use onrecord::render::{write_page, write_value};
use onrecord::text::harmless;
use onrecord::{Session, Store};
use std::io::Write;

/// Show one article from the index, its quotes marked with their speakers. The file itself is not needed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord show 3                              # the article of the third hit of the last search
  onrecord show 8bdaecd8a7
  onrecord show corpus/call/ledger-putin-trump-call.html --format json")]
pub(super) struct ShowArgs {
    /// Id of an article or of a quote, or the path of a file, as search prints them, or the number of a hit of the last
    /// search
    #[arg(value_name = "ID|PATH|NUMBER")]
    id: String,
    /// Never show the text in a pager
    #[arg(long)]
    no_pager: bool,
    /// How to show it
    #[arg(long, value_enum, default_value = "text")]
    format: ShowFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ShowFormat {
    /// For reading
    Text,
    /// One JSON object, with the fields of `extract`
    Json,
}

pub(super) fn run(args: &ShowArgs, globals: &Globals) -> anyhow::Result<Outcome> {
    let session = Session::open(&globals.index)?;
    let id = state::id_of(&globals.index, &args.id)?;
    let mut articles = session.article(&id)?;
    if articles.is_empty()
        && let Some(copy) = session.stats()?.copied.into_iter().find(|copy| copy.path == id)
    {
        if !globals.quiet {
            let (path, of) = (harmless(&copy.path), harmless(&copy.of));
            eprintln!("onrecord: {path} is an older copy of {of}, which is shown in its place");
        }
        articles = session.article(&copy.of)?;
    }
    if articles.is_empty() {
        if !globals.quiet {
            let id = harmless(&id);
            eprintln!(
                "onrecord: no article '{id}' in {}; search prints ids and paths",
                harmless(&session.folder().to_string_lossy())
            );
        }
        return Ok(Outcome::Nothing);
    }
    let mut text = Vec::new();
    for (n, article) in articles.iter().enumerate() {
        match args.format {
            ShowFormat::Json => write_value(&mut text, article)?,
            ShowFormat::Text => {
                if n > 0 {
                    writeln!(text)?;
                }
                write_page(&mut text, article, terminal::layout())?;
            }
        }
    }
    pager::show(&text, args.no_pager || args.format == ShowFormat::Json)?;
    Ok(Outcome::Found)
}
