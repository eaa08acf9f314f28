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
use super::{Globals, Outcome, jobs, terminal};
use onrecord::document::{Limit, PageRecord, try_explain_page, try_read_page};
use onrecord::index::IndexError;
use onrecord::render::{Layout, write_explained, write_value};
use onrecord::walk::{FoundFile, RawPage, STANDARD_INPUT, Skipped, read_pages, walk};

/// Pages that may be read ahead of the one that is printed next; bounds the memory that reading in parallel takes.
const READ_AHEAD: usize = 256;

/// Pages of an archive that wait for each worker with all their bytes.
const QUEUED_PER_WORKER: usize = 4;

/// Stack of a worker, in bytes; see the indexer's.
const WORKER_STACK: usize = 16 << 20;

/// Print what the indexer sees in each page, as JSON lines; needs no index.
///
/// A page that cannot be read gives a line with its path and the error. Archives (.warc, .warc.gz, .zip) give a line for
/// each page in them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord extract page.html                   # one JSON object
  onrecord extract --explain page.html         # its quotes, and what each rests on
  onrecord extract crawl.warc.gz > pages.jsonl
  curl -s https://paper.example/story | onrecord extract -")]
pub(super) struct ExtractArgs {
    /// Files and folders of pages; - is standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Threads that read pages [default: one for each core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Print, instead of JSON, where each field was found, what was left out of the body and why, and for each quote where it
    /// stands, the rule that found it and how its speaker was found
    #[arg(long)]
    explain: bool,
    /// End with an error when a page had to be skipped
    #[arg(long)]
    strict: bool,
}

/// A place in the order of the walk.
type Place = u64;

/// What a worker takes next.
enum Work {
    /// A file with one page.
    File(FoundFile),
    /// A page of an archive.
    Page(RawPage),
    /// What was passed over already.
    Skipped(Skipped),
}

/// How a page is printed.
#[derive(Clone, Copy)]
enum Form {
    Json,
    Explained(Layout),
}

/// The lines of one file or page, what of it was passed over, and the limits that its pages pass.
#[derive(Default)]
struct Lines {
    text: Vec<u8>,
    skipped: Vec<Skipped>,
    limits: Vec<(String, Limit)>,
}

pub(super) fn run(args: &ExtractArgs, globals: &Globals) -> anyhow::Result<Outcome> {
    for path in args.paths.iter().filter(|path| path.as_os_str() != STANDARD_INPUT) {
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
        let jobs = jobs(args.jobs).get();
        let form = if args.explain { Form::Explained(terminal::layout()) } else { Form::Json };
        let (work_in, queued) = bounded::<(Place, Work)>(jobs * QUEUED_PER_WORKER);
        let (lines_in, lines) = bounded::<(Place, Lines)>(READ_AHEAD);
        scope.spawn(move || {
            for (place, work) in (0..).zip(walk(&args.paths).flat_map(works)) {
                // Both fail when printing has stopped, and then nobody waits for more.
                if permits.recv().is_err() || work_in.send((place, work)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..jobs {
            let (queued, lines_in) = (queued.clone(), lines_in.clone());
            thread::Builder::new()
                .stack_size(WORKER_STACK)
                .spawn_scoped(scope, move || take(&queued, &lines_in, form))?;
        }
        drop((queued, lines_in));
        print(lines, permits_in, reporter)
    })
}

/// What is to be done for a file: archives are read here, page by page, all else by the workers.
fn works(found: Result<FoundFile, Skipped>) -> Box<dyn Iterator<Item = Work>> {
    match found {
        Ok(file) if file.may_hold_many => Box::new(read_pages(&file).map(|page| match page {
            Ok(page) => Work::Page(page),
            Err(skipped) => Work::Skipped(skipped),
        })),
        Ok(file) => Box::new(std::iter::once(Work::File(file))),
        Err(skipped) => Box::new(std::iter::once(Work::Skipped(skipped))),
    }
}

fn take(queued: &Receiver<(Place, Work)>, lines_in: &Sender<(Place, Lines)>, form: Form) {
    for (place, work) in queued {
        let mut lines = Lines::default();
        match work {
            Work::File(file) => read_pages(&file).for_each(|page| lines.read(page, form)),
            Work::Page(page) => lines.read(Ok(page), form),
            Work::Skipped(skipped) => lines.pass_over(skipped, form),
        }
        if lines_in.send((place, lines)).is_err() {
            return;
        }
    }
}

impl Lines {
    fn read(&mut self, page: Result<RawPage, Skipped>, form: Form) {
        let read = match form {
            Form::Json => try_read_page,
            Form::Explained(_) => try_explain_page,
        };
        match page.and_then(|page| read(&page)) {
            Ok(record) => self.take(&record, form),
            Err(skipped) => self.pass_over(skipped, form),
        }
    }

    fn take(&mut self, record: &PageRecord, form: Form) {
        match form {
            Form::Json => self.push(record),
            Form::Explained(layout) => {
                write_explained(&mut self.text, record, layout).expect("a vector takes all");
            }
        }
        self.limits.extend(record.limits.iter().map(|limit| (record.path.clone(), *limit)));
    }

    fn push(&mut self, record: &impl serde::Serialize) {
        write_value(&mut self.text, record).expect("records hold nothing that JSON cannot");
    }

    fn pass_over(&mut self, skipped: Skipped, form: Form) {
        if let Form::Json = form {
            self.push(&json!({"path": skipped.path.to_string_lossy(), "error": skipped.reason}));
        }
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
            out.write_all(&read.text)?;
            read.skipped.iter().for_each(|reason| reporter.skipped(reason));
            read.limits.iter().for_each(|(path, limit)| reporter.limited(path, *limit));
            skipped += read.skipped.len();
            reporter.done();
            let _ = permits.send(());
        }
    }
    out.flush()?;
    Ok(skipped)
}
