//! The `onrecord` program.

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::{Parser, Subcommand};
use onrecord::document::read_page;
use onrecord::walk::{read_pages, walk};

/// A search engine for a folder of saved news pages that knows who said what.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print what the indexer sees in each page, as JSON lines.
    Extract {
        /// Files and folders of HTML pages.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
}

fn main() -> std::process::ExitCode {
    let Command::Extract { paths } = Cli::parse().command;
    match extract(&paths) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("onrecord: cannot write the results: {error}");
            std::process::ExitCode::from(2)
        }
        _ => std::process::ExitCode::SUCCESS,
    }
}

fn extract(paths: &[PathBuf]) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for found in walk(paths) {
        let pages = found
            .map(|file| read_pages(&file).collect::<Vec<_>>())
            .unwrap_or_else(|skipped| vec![Err(skipped)]);
        for page in pages {
            match page {
                Ok(page) => serde_json::to_writer(&mut out, &read_page(&page))?,
                Err(skipped) => {
                    let line =
                        serde_json::json!({"path": skipped.path.to_string_lossy(), "error": skipped.reason});
                    serde_json::to_writer(&mut out, &line)?;
                }
            }
            out.write_all(b"\n")?;
        }
    }
    out.flush()
}
