//! `onrecord extract`.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

use clap::Args;
use crossbeam_channel::{Receiver, Sender, bounded};
use serde_json::json;

use super::progress::Reporter;
use super::{Globals, Outcome, jobs};
use onrecord::document::try_read_page;
use onrecord::index::IndexError;
use onrecord::walk::{FoundFile, Skipped, read_pages, walk};

/// Files that may be read ahead of the one that is printed next; bounds the memory that reading in parallel takes.
const READ_AHEAD: usize = 256;

/// Stack of a worker, in bytes; see the indexer's.
const WORKER_STACK: usize = 16 << 20;

/// Print what the indexer sees in each page, as JSON lines; needs no index.
///
/// A page that cannot be read gives a line with its path and the error.
#[derive(Debug, Args)]
pub(super) struct ExtractArgs {
    /// Files and folders of HTML pages
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Threads that read pages [default: one for each core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// End with an error when a page had to be skipped
    #[arg(long)]
    strict: bool,
}

/// A place in the order of the walk.
type Place = u64;

/// The lines of one file, and what of it was passed over.
#[derive(Default)]
struct Lines {
    json: Vec<u8>,
    skipped: Vec<Skipped>,
}

pub(super) fn run(args: &ExtractArgs, globals: &Globals) -> anyhow::Result<Outcome> {
    for path in &args.paths {
        if let Err(error) = std::fs::metadata(path) {
            return Err(IndexError::NoInput { path: path.clone(), error }.into());
        }
    }
    let mut reporter = Reporter::new(globals);
    let skipped = extract(args, &mut reporter)?;
    reporter.finish();
    super::strictly(args.strict, skipped)
}

/// Reads in parallel and prints in the order of the walk. Returns how many pages were passed over.
fn extract(args: &ExtractArgs, reporter: &mut Reporter) -> io::Result<usize> {
    let (permits_in, permits) = bounded::<()>(READ_AHEAD);
    for _ in 0..READ_AHEAD {
        let _ = permits_in.send(());
    }
    thread::scope(|scope| {
        let (files_in, files) = bounded::<(Place, Result<FoundFile, Skipped>)>(READ_AHEAD);
        let (lines_in, lines) = bounded::<(Place, Lines)>(READ_AHEAD);
        scope.spawn(move || {
            for (place, found) in (0..).zip(walk(&args.paths)) {
                // Both fail when printing has stopped, and then nobody waits for more.
                if permits.recv().is_err() || files_in.send((place, found)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..jobs(args.jobs).get() {
            let (files, lines_in) = (files.clone(), lines_in.clone());
            thread::Builder::new()
                .stack_size(WORKER_STACK)
                .spawn_scoped(scope, move || work(&files, &lines_in))?;
        }
        drop((files, lines_in));
        print(lines, permits_in, reporter)
    })
}

fn work(files: &Receiver<(Place, Result<FoundFile, Skipped>)>, lines_in: &Sender<(Place, Lines)>) {
    for (place, found) in files {
        let mut lines = Lines::default();
        match found {
            Ok(file) => read_pages(&file).for_each(|page| match page.and_then(|page| try_read_page(&page)) {
                Ok(record) => lines.push(&record),
                Err(skipped) => lines.pass_over(skipped),
            }),
            Err(skipped) => lines.pass_over(skipped),
        }
        if lines_in.send((place, lines)).is_err() {
            return;
        }
    }
}

impl Lines {
    fn push(&mut self, record: &impl serde::Serialize) {
        serde_json::to_writer(&mut self.json, record).expect("records hold nothing that JSON cannot");
        self.json.push(b'\n');
    }

    fn pass_over(&mut self, skipped: Skipped) {
        self.push(&json!({"path": skipped.path.to_string_lossy(), "error": skipped.reason}));
        self.skipped.push(skipped);
    }
}

/// Prints what the workers send, each in its place.
fn print(lines: Receiver<(Place, Lines)>, permits: Sender<()>, reporter: &mut Reporter) -> io::Result<usize> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut waiting = BTreeMap::new();
    let mut next: Place = 0;
    let mut skipped = 0;
    for (place, read) in lines {
        waiting.insert(place, read);
        while let Some(read) = waiting.remove(&next) {
            next += 1;
            out.write_all(&read.json)?;
            read.skipped.iter().for_each(|reason| reporter.skipped(reason));
            skipped += read.skipped.len();
            reporter.done();
            let _ = permits.send(());
        }
    }
    out.flush()?;
    Ok(skipped)
}
