//! What waits to be read, where it comes from, and the threads that take it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crossbeam_channel::{Receiver, Sender};

use super::IndexError;
use super::archive::{Archive, no_page, stream};
use super::gate::Gate;
use super::worker::{News, Outcome, Worker};
use crate::walk::{FoundFile, RawPage, Skipped, read_pages};

/// What a worker takes next.
pub(super) enum Work<'a> {
    File(Result<FoundFile, Skipped>),
    Page(RawPage, Arc<Archive<'a>>),
}

/// Reads the pages of `file` and hands them to the workers, until `stop` is set. False when the run has stopped.
pub(super) fn hand_out<'a>(
    worker: &Worker<'_>,
    file: &FoundFile,
    (gate, stop): (&'a Gate, &AtomicBool),
    (work, news): (&Sender<Work<'a>>, &Sender<Result<News, IndexError>>),
) -> bool {
    if worker.knows(file) {
        return news.send(Ok(News::File(file.name().into_owned(), Outcome::Unchanged))).is_ok();
    }
    gate.enter();
    let hand_on =
        |page, archive: &Arc<Archive<'a>>| Ok(work.send(Work::Page(page, Arc::clone(archive))).is_ok());
    let handed = stream(worker, file, read_pages(file), (gate, stop), news, hand_on);
    handed.unwrap_or_else(|error| {
        let _ = news.send(Err(error));
        false
    })
}

/// Takes what is queued until nothing comes any more, or something fails.
pub(super) fn work(
    worker: &Worker<'_>,
    (gate, stop): (&Gate, &AtomicBool),
    queued: &Receiver<Work<'_>>,
    news: &Sender<Result<News, IndexError>>,
) {
    for next in queued {
        let told = match next {
            Work::File(Ok(file)) => take(worker, &file, (gate, stop), news),
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

/// Takes `file`, which by its name holds one page, into the index. Where it holds more, all of them are taken here: they may
/// be too many for memory. None where all is told already.
fn take(
    worker: &Worker<'_>,
    file: &FoundFile,
    (gate, stop): (&Gate, &AtomicBool),
    news: &Sender<Result<News, IndexError>>,
) -> Result<Option<News>, IndexError> {
    let told = |outcome| Ok(Some(News::File(file.name().into_owned(), outcome)));
    if worker.knows(file) {
        return told(Outcome::Unchanged);
    }
    let mut pages = read_pages(file);
    match (pages.next(), pages.next()) {
        (None, _) => told(Outcome::Skipped(vec![no_page(file)])),
        (Some(only), None) => told(worker.take(file, only)?),
        (first, second) => {
            gate.enter_amid();
            let all = first.into_iter().chain(second).chain(pages);
            let hand_on = |page, archive: &Arc<Archive<'_>>| archive.take(worker, &page).map(|()| true);
            stream(worker, file, all, (gate, stop), news, hand_on)?;
            Ok(None)
        }
    }
}
