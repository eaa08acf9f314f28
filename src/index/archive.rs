//! A file that holds many pages, from the walk to the index: read page by page by one thread, taken apart by all.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crossbeam_channel::Sender;

use super::IndexError;
use super::fingerprint::Fingerprint;
use super::gate::Gate;
use super::worker::{News, Outcome, Worker, forget};
use crate::document::Limit;
use crate::walk::{FoundFile, RawPage, Skipped};

/// An archive of which pages are on their way. When the last of them is written, this is dropped, and tells what came
/// of the whole.
pub(super) struct Archive<'a> {
    file: FoundFile,
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

impl<'a> Archive<'a> {
    /// The archive `file`, of which nothing has been read yet, and which has been let in through the gate.
    fn begin(file: &FoundFile, new: bool, gate: &'a Gate, news: Sender<Result<News, IndexError>>) -> Self {
        Self {
            file: file.clone(),
            fingerprint: Fingerprint::unread(file),
            new,
            tally: Mutex::default(),
            gate,
            news,
        }
    }

    /// Writes one of its pages.
    pub(super) fn take(&self, worker: &Worker<'_>, page: &RawPage) -> Result<(), IndexError> {
        match worker.additions(&self.file.name(), page, self.fingerprint) {
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

    /// Counts a part of it that cannot be read.
    fn skip(&self, skipped: Skipped) {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner).skipped.push(skipped);
    }
}

/// Hands the `pages` of `file` on, one by one, until `stop` is set or they are wanted no longer; that, `hand_on` tells. False
/// when there is to be no other file.
pub(super) fn stream<'a>(
    worker: &Worker<'_>,
    file: &FoundFile,
    pages: impl Iterator<Item = Result<RawPage, Skipped>>,
    (gate, stop): (&'a Gate, &AtomicBool),
    news: &Sender<Result<News, IndexError>>,
    mut hand_on: impl FnMut(RawPage, &Arc<Archive<'a>>) -> Result<bool, IndexError>,
) -> Result<bool, IndexError> {
    let name = file.name();
    let known = worker.known.get(&name);
    let archive = Arc::new(Archive::begin(file, known.is_none(), gate, news.clone()));
    // What the index holds of it goes only when there is something in its place.
    let mut forget = known.map(|_| forget(&worker.fields, &name));
    for page in pages {
        if stop.load(Ordering::Relaxed) {
            gate.cut();
            return Ok(false);
        }
        match page {
            Ok(page) => {
                if let Some(delete) = forget.take() {
                    worker.run(vec![delete])?;
                }
                if !hand_on(page, &archive)? {
                    return Ok(false);
                }
            }
            Err(skipped) => archive.skip(skipped),
        }
    }
    Ok(true)
}

impl Drop for Archive<'_> {
    fn drop(&mut self) {
        let Tally { written, mut skipped, limits } =
            std::mem::take(self.tally.get_mut().unwrap_or_else(PoisonError::into_inner));
        let outcome = if written > 0 {
            Outcome::Written { new: self.new, pages: written, skipped, limits }
        } else {
            if skipped.is_empty() {
                skipped.push(no_page(&self.file));
            }
            Outcome::Skipped(skipped)
        };
        self.gate.leave();
        // Nobody listens any more when the run has stopped on an error.
        let _ = self.news.send(Ok(News::File(self.file.name().into_owned(), outcome)));
    }
}

/// What is told of a file that can be read and holds no page.
pub(super) fn no_page(file: &FoundFile) -> Skipped {
    Skipped { path: file.path.clone(), reason: "holds no HTML page".into() }
}
