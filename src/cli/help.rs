//! `onrecord help`.

use std::io::Write;

use clap::{Args, CommandFactory};

use super::{Cli, Outcome};

/// The query language on one page.
const QUERY: &str = include_str!("query_help.txt");

/// The reader's own defaults, and what of the environment matters.
const CONFIG: &str = include_str!("config_help.txt");

/// Print the help of a command, of queries or of your own defaults.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord help search
  onrecord help query      # what a query can say, on one page
  onrecord help config     # defaults from a file, and the environment")]
pub(super) struct HelpArgs {
    /// A command, or 'query' or 'config'; all commands are listed where it is left out
    #[arg(value_name = "COMMAND|query|config")]
    topic: Option<String>,
}

pub(super) fn run(args: &HelpArgs) -> anyhow::Result<Outcome> {
    let mut out = anstream::stdout().lock();
    let mut program = Cli::command();
    // Global flags reach the commands only when the whole is built.
    program.build();
    match args.topic.as_deref() {
        None => write!(out, "{}", program.render_help().ansi())?,
        Some("query") => out.write_all(QUERY.as_bytes())?,
        Some("config") => out.write_all(CONFIG.as_bytes())?,
        Some(topic) => match program.find_subcommand_mut(topic) {
            Some(command) => write!(out, "{}", command.render_long_help().ansi())?,
            None => anyhow::bail!("there is no command '{topic}'; see: onrecord --help"),
        },
    }
    Ok(Outcome::Found)
}
