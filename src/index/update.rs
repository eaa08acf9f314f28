//! Bringing an index up to date with folders of pages.

use std::cell::RefCell;
use std::collections::HashSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::bounded;
use tantivy::IndexWriter;
use tantivy::indexer::UserOperation;

use super::bases::Bases;
use super::counting::Counting;
use super::folder::{Manifest, WriteLock, generation_folder, probe, remove_other_generations};
use super::gate::Gate;
use super::known::{Known, Met, names};
use super::report::{Progress, Summary};
use super::settle::settle;
use super::told::{self, Told};
use super::work::{Work, hand_out, work};
use super::worker::{News, Worker, forget};
use super::{Index, IndexError, Totals, digest, roots};
use crate::authority::Authority;
use crate::walk::{Unread, count, path_of, plain, walk};

/// Bytes that tantivy may gather in memory, per thread that writes, before it begins a new segment.
pub(super) const WRITER_BYTES: usize = 48 << 20;

/// Reading a page costs about this many times what writing it does, so one writing thread serves as many workers.
const WORKERS_PER_WRITER: usize = 4;

/// Files, or pages of an archive, that wait for each worker: enough that none idles, and few, because a page of an
/// archive waits with all its bytes.
const QUEUED_PER_WORKER: usize = 4;

/// Outcomes that wait to be counted.
const QUEUED_NEWS: usize = 256;

/// Stack of a worker, in bytes. HTML may be nested deeply, and parsers recurse.
const WORKER_STACK: usize = 16 << 20;

/// Time between commits where nobody asks for another. A commit closes a segment and waits for the disk, so a run that
/// commits often is slower and leaves more to merge; a minute is what few would mind to lose.
const COMMIT_EVERY: Duration = Duration::from_secs(60);

/// What to index, and how.
#[derive(Clone, Debug)]
pub struct UpdateOptions {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Threads that read pages.
    pub jobs: NonZeroUsize,
    /// Read all again, into a new index that replaces the old one when it is whole.
    pub rebuild: bool,
    /// Time between commits: what a killed run loses at most.
    pub commit_every: Duration,
    /// What the user says of actors; without it what an earlier run was told holds on.
    pub actors: Option<Authority>,
    /// Somebody may set this while the update runs; it then begins no other page, commits what it has read, and ends. An
    /// archive that is half read and a rebuild leave what was there before.
    pub stop: Arc<AtomicBool>,
}

impl Default for UpdateOptions {
    /// No paths, a thread for each core, no rebuild, a commit each minute.
    fn default() -> Self {
        let jobs = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Self {
            paths: Vec::new(),
            jobs,
            rebuild: false,
            commit_every: COMMIT_EVERY,
            actors: None,
            stop: Arc::default(),
        }
    }
}

/// Brings the index in `folder` up to date with `options.paths`, and makes it where there is none.
///
/// Files that did not change are not read again. Files that the index holds from beneath one of the paths and that
/// are no longer there are dropped; what it holds from elsewhere stays. `progress` is called on this thread.
///
/// # Errors
/// When a path does not exist, when the index cannot be written or is of another format, and when another process
/// writes to it. The index is then as it was at the last commit. A page that cannot be read is no error, but a
/// [`Skipped`](crate::walk::Skipped) in the summary.
pub fn update(
    folder: &Path,
    options: &UpdateOptions,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Summary, IndexError> {
    let started = Instant::now();
    for path in &options.paths {
        if let Err(error) = std::fs::metadata(path) {
            return Err(IndexError::NoInput { path: path.clone(), error });
        }
    }
    let _lock = WriteLock::take(folder)?;
    let old = match Manifest::read(folder) {
        // What cannot be read is what a rebuild replaces.
        Err(IndexError::Damaged { .. }) if options.rebuild => None,
        read => read?,
    };
    if let (Some(old), false) = (&old, options.rebuild) {
        old.check(folder)?;
    }
    let current = old.as_ref().map(|manifest| manifest.generation);
    let generation = match current {
        Some(current) if !options.rebuild => current,
        other => other.unwrap_or(0) + 1,
    };
    if current != Some(generation) {
        make_generation(folder, generation)?;
    }
    let index = Index::open_generation(folder, generation)?;
    if current.is_none() {
        Manifest::of_generation(generation).write(folder)?;
    }

    let earlier = Told::read(folder)?;
    let authority = options.actors.as_ref().unwrap_or(earlier.last());
    let again = earlier.asks_to_read_again(authority);
    if again && !options.rebuild {
        told::begin(folder, authority)?;
    }
    let mut summary =
        fill(&index, options, (authority, again), progress).map_err(|error| with_cause(folder, error))?;
    summary.elapsed = started.elapsed();

    if summary.stopped {
        // Half of a rebuild replaces nothing.
        drop(index);
        remove_other_generations(folder, current.unwrap_or(generation));
        let (index, generation) = Index::open_current(folder)?;
        summary.totals = finish(&index, folder, generation)?;
        return Ok(summary);
    }
    if let Some(kept) = current.filter(|kept| *kept != generation)
        && summary.pages == 0
        && !summary.skipped.is_empty()
    {
        drop(index);
        remove_other_generations(folder, kept);
        return Err(IndexError::NothingRead { folder: folder.to_owned(), skipped: summary.skipped.len() });
    }
    if again && options.rebuild {
        told::begin(folder, authority)?;
    }
    if current.is_some_and(|current| current != generation) {
        Manifest::of_generation(generation).write(folder)?;
    }
    if again {
        told::end(folder)?;
    }
    remove_other_generations(folder, generation);
    roots::add(folder, &options.paths, options.rebuild)?;
    summary.totals = finish(&index, folder, generation)?;
    summary.elapsed = started.elapsed();
    Ok(summary)
}

/// Writes down what searches ask of the index as a whole, and counts it.
pub(super) fn finish(index: &Index, folder: &Path, generation: u32) -> Result<Totals, IndexError> {
    let searcher = index.searcher()?;
    let generation = generation_folder(folder, generation);
    let told = Told::read(folder)?;
    digest::write(&generation, &index.files, &searcher, &index.fields, told.last())?;
    Totals::count(&searcher, index.fields())
}

/// An empty folder for a new generation, also where a killed rebuild left one.
fn make_generation(folder: &Path, generation: u32) -> Result<(), IndexError> {
    let path = generation_folder(folder, generation);
    let made = match std::fs::remove_dir_all(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => std::fs::create_dir(&path),
    };
    made.map_err(|error| IndexError::Io { doing: "create", path, error })
}

/// The engine's writing threads tell that they failed and not why. Most often the disk is full, and that shows when
/// something else is written to it.
fn with_cause(folder: &Path, error: IndexError) -> IndexError {
    match error {
        IndexError::Engine(_) => probe(folder).err().unwrap_or(error),
        other => other,
    }
}

/// Reads what changed, drops what is gone, commits, and settles which pages are copies.
fn fill(
    index: &Index,
    options: &UpdateOptions,
    (authority, again): (&Authority, bool),
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Summary, IndexError> {
    let before = index.searcher()?;
    let known = Known::read(&before)?;
    let bases = Bases::with_current(&index.folder, &options.paths)?;
    let threads = options.jobs.get().div_ceil(WORKERS_PER_WRITER);
    let writer: IndexWriter = index.engine.writer_with_num_threads(threads, threads * WRITER_BYTES)?;
    // What a killed run left half written takes room until somebody removes it.
    writer.garbage_collect_files().wait()?;
    let writer = RwLock::new(writer);
    let worker = Worker { fields: index.fields, known: &known, authority, again, writer: &writer };
    let gate = Gate::default();
    let mut counting = Counting::of(&known, progress);
    read_all(index, options, &worker, &gate, &mut counting)?;

    if gate.was_cut() {
        counting.undo_uncommitted();
    }
    let has_written = counting.has_written();
    let Counting { mut summary, seen, .. } = counting;
    summary.stopped = options.stop.load(Ordering::Relaxed);
    let mut gone: Vec<UserOperation> = Vec::new();
    if gate.was_cut() {
        // Half an archive would be taken for the whole by the next run.
        writer.write().unwrap_or_else(PoisonError::into_inner).rollback()?;
    } else {
        let is_gone = |file: &String| {
            let path = path_of(file);
            is_beneath(&path, &options.paths) && bases.are_without(&path)
        };
        let unmet = known.without(&before, &seen)?;
        gone = unmet.iter().filter(|file| is_gone(file)).map(|file| forget(&index.fields, file)).collect();
    }
    summary.removed = gone.len();
    // A run that changes nothing leaves the commit of the one before it as it is, where that came to its end.
    let is_settled = !has_written && gone.is_empty() && digest::is_current(&index.files, &before);
    let mut writer = writer.into_inner().unwrap_or_else(PoisonError::into_inner);
    drop(before);
    if !is_settled {
        writer.run(gone)?;
        writer.commit()?;
        let gone = if gate.was_cut() { Vec::new() } else { moved(index, &known, &bases, &seen)? };
        if !gone.is_empty() {
            summary.removed += gone.len();
            writer.run(gone.iter().map(|file| forget(&index.fields, file)))?;
            writer.commit()?;
        }
        if settle(&index.searcher()?, index.fields(), authority, &writer)? {
            writer.commit()?;
        }
    }
    writer.wait_merging_threads()?;
    Ok(summary)
}

/// The files that are certainly gone and whose contents came in this run from elsewhere: somebody has moved their folder. Those
/// that lie beneath what the run was told to look at are dropped already.
fn moved(index: &Index, known: &Known, bases: &Bases, seen: &Met) -> Result<Vec<String>, IndexError> {
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let searcher = index.searcher()?;
    let moved = known.moved(&Known::read(&searcher)?, seen);
    let names =
        if moved.is_empty() { HashSet::new() } else { names(&searcher, |file| moved.contains(&file))? };
    Ok(names.into_iter().filter(|file| bases.are_without(&path_of(file))).collect())
}

/// One thread walks, one counts what there is, `options.jobs` read, tantivy's own write, and this one keeps count.
fn read_all<'a>(
    index: &Index,
    options: &UpdateOptions,
    worker: &Worker<'_>,
    gate: &'a Gate,
    counting: &mut Counting<'_>,
) -> Result<(), IndexError> {
    let jobs = options.jobs.get();
    let stop = &*options.stop;
    let is_wanted = || !stop.load(Ordering::Relaxed);
    thread::scope(|scope| {
        let (work_in, queued) = bounded::<Work<'a>>(jobs * QUEUED_PER_WORKER);
        let (news_in, news) = bounded(QUEUED_NEWS);
        let archives = news_in.clone();
        scope.spawn(move || {
            for found in walk(&options.paths).take_while(|_| is_wanted()) {
                let goes_on = match found {
                    Ok(file) if file.may_hold_many => {
                        hand_out(worker, &file, (gate, stop), (&work_in, &archives))
                    }
                    found => work_in.send(Work::File(found)).is_ok(),
                };
                // The workers have stopped on an error, and there is nothing left to walk for.
                if !goes_on {
                    return;
                }
            }
        });
        let counter = news_in.clone();
        scope.spawn(move || {
            let unread = RefCell::<Unread>::default();
            let note = |path: &Path| Unread::count(&mut unread.borrow_mut(), path);
            let total = count(&options.paths, is_wanted, note);
            let _ = counter.send(Ok(News::Total(total)));
            let _ = counter.send(Ok(News::Unread(unread.into_inner())));
        });
        for _ in 0..jobs {
            let (queued, news_in) = (queued.clone(), news_in.clone());
            thread::Builder::new()
                .stack_size(WORKER_STACK)
                .spawn_scoped(scope, move || work(worker, (gate, stop), &queued, &news_in))
                .map_err(|error| IndexError::Io {
                    doing: "start a thread for",
                    path: index.folder.clone(),
                    error,
                })?;
        }
        drop((queued, news_in));
        let counted = counting.listen(&news, worker.writer, gate, options.commit_every);
        // Also after an error nobody may wait there.
        gate.open();
        counted
    })
}

pub(super) fn is_beneath(file: &Path, roots: &[PathBuf]) -> bool {
    roots.iter().any(|root| match plain(root) {
        root if root.as_os_str().is_empty() => file.is_relative(),
        root => file.starts_with(root),
    })
}
