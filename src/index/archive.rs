//! A file that holds many pages, from the walk to the index: read page by page by one thread, taken apart by all.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crossbeam_channel::Sender;
use tantivy::Term;
use tantivy::indexer::UserOperation;

use super::IndexError;
use super::documents::Fingerprint;
use super::gate::Gate;
use super::update::{News, Work};
use super::worker::{Outcome, Worker};
use crate::document::Limit;
use crate::walk::{FoundFile, RawPage, Skipped, read_pages};

/// An archive of which pages are on their way. When the last of them is written, this is dropped, and tells what came
/// of the whole.
pub(super) struct Archive<'a> {
    file: String,
    fingerprint: Fingerprint,
    /// The index did not hold it before.
    new: bool,
    tally: Mutex<Tally>,
    gate: &'a Gate,
    news: Sender<Result<News, IndexError>>,
}

#[derive(Default)]
struct Tally {
    written: usize,
    skipped: Vec<Skipped>,
    limits: Vec<(String, Limit)>,
}

/// Reads the pages of `file` and hands them to the workers, until `stop` is set. False when the run has stopped.
pub(super) fn stream<'a>(
    worker: &Worker<'_>,
    gate: &'a Gate,
    file: &FoundFile,
    (work, news): (&Sender<Work<'a>>, &Sender<Result<News, IndexError>>),
    stop: &AtomicBool,
) -> bool {
    let name = file.path.to_string_lossy().into_owned();
    let known = worker.known.0.get(&name);
    if !worker.again && known.is_some_and(|known| known.size == file.size && known.mtime == file.modified) {
        return news.send(Ok(News::File(name, Outcome::Unchanged))).is_ok();
    }
    gate.enter();
    let archive = Arc::new(Archive {
        // All of it would have to be read to tell whether it is the same as before.
        fingerprint: Fingerprint { size: file.size, mtime: file.modified, checksum: 0 },
        new: known.is_none(),
        tally: Mutex::default(),
        gate,
        news: news.clone(),
        file: name,
    });
    // Only what the index holds is looked up to be deleted, and only when there is something in its place.
    let mut forget =
        known.map(|_| UserOperation::Delete(Term::from_field_text(worker.fields.file, &archive.file)));
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

impl Archive<'_> {
    /// Writes one of its pages.
    pub(super) fn take(&self, worker: &Worker<'_>, page: &RawPage) -> Result<(), IndexError> {
        match worker.additions(&self.file, page, self.fingerprint) {
            Ok(additions) => {
                worker.run(additions.operations)?;
                let mut tally = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
                tally.written += 1;
                tally.limits.extend(additions.limits);
            }
            Err(fault) => self.skip(fault),
        }
        Ok(())
    }

    fn skip(&self, skipped: Skipped) {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner).skipped.push(skipped);
    }
}

impl Drop for Archive<'_> {
    fn drop(&mut self) {
        let Tally { written, mut skipped, limits } =
            std::mem::take(self.tally.get_mut().unwrap_or_else(PoisonError::into_inner));
        let file = std::mem::take(&mut self.file);
        let outcome = if written > 0 {
            Outcome::Written { new: self.new, pages: written, skipped, limits }
        } else {
            if skipped.is_empty() {
                skipped.push(Skipped { path: file.clone().into(), reason: "holds no HTML page".into() });
            }
            Outcome::Skipped(skipped)
        };
        self.gate.leave();
        // Nobody listens any more when the run has stopped on an error.
        let _ = self.news.send(Ok(News::File(file, outcome)));
    }
}
