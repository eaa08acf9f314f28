//! What waits to be read, where it comes from, and the threads that take it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossbeam_channel::{Receiver, Sender};

use super::IndexError;
use super::archive::Archive;
use super::gate::Gate;
use super::worker::{News, Outcome, Worker};
use crate::walk::{FoundFile, RawPage, Skipped, read_pages};

/// What a worker takes next.
pub(super) enum Work<'a> {
    File(Result<FoundFile, Skipped>),
    Page(RawPage, Arc<Archive<'a>>),
}

/// Reads the pages of `file` and hands them to the workers, until `stop` is set. False when the run has stopped.
pub(super) fn stream<'a>(
    worker: &Worker<'_>,
    gate: &'a Gate,
    file: &FoundFile,
    (work, news): (&Sender<Work<'a>>, &Sender<Result<News, IndexError>>),
    stop: &AtomicBool,
) -> bool {
    let name = file.name();
    let known = worker.known.0.get(name.as_ref());
    if known.is_some_and(|known| worker.is_unchanged(known, file)) {
        return news.send(Ok(News::File(name.into_owned(), Outcome::Unchanged))).is_ok();
    }
    let archive = Arc::new(Archive::begin(file, known.is_none(), gate, news.clone()));
    // What the index holds of it goes only when there is something in its place.
    let mut forget = known.map(|_| worker.forget(&name));
    for page in read_pages(file) {
        if stop.load(Ordering::Relaxed) {
            gate.cut();
            return false;
        }
        match page {
            Ok(page) => {
                if let Some(delete) = forget.take()
                    && let Err(error) = worker.run(vec![delete])
                {
                    let _ = news.send(Err(error));
                    return false;
                }
                if work.send(Work::Page(page, Arc::clone(&archive))).is_err() {
                    return false;
                }
            }
            Err(skipped) => archive.skip(skipped),
        }
    }
    true
}

/// Takes what is queued until nothing comes any more, or something fails.
pub(super) fn work(
    worker: &Worker<'_>,
    queued: &Receiver<Work<'_>>,
    news: &Sender<Result<News, IndexError>>,
) {
    for next in queued {
        let told = match next {
            Work::File(Ok(file)) => {
                worker.take(&file).map(|outcome| Some(News::File(file.name().into_owned(), outcome)))
            }
            Work::File(Err(skipped)) => Ok(Some(News::Skipped(skipped))),
            Work::Page(page, archive) => archive.take(worker, &page).map(|()| None),
        };
        let failed = told.is_err();
        let sent = told.transpose().is_none_or(|told| news.send(told).is_ok());
        if failed || !sent {
            return;
        }
    }
}
