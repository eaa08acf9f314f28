//! A file that holds many pages, from the walk to the index: read page by page by one thread, taken apart by all.

use std::sync::{Mutex, PoisonError};

use crossbeam_channel::Sender;

use super::IndexError;
use super::fingerprint::Fingerprint;
use super::gate::Gate;
use super::worker::{News, Outcome, Worker};
use crate::document::Limit;
use crate::walk::{FoundFile, RawPage, Skipped};

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

impl<'a> Archive<'a> {
    /// The archive `file`, of which nothing has been read yet. Waits while a commit is due.
    pub(super) fn begin(
        file: &FoundFile,
        new: bool,
        gate: &'a Gate,
        news: Sender<Result<News, IndexError>>,
    ) -> Self {
        gate.enter();
        Self {
            file: file.name().into_owned(),
            fingerprint: Fingerprint::unread(file),
            new,
            tally: Mutex::default(),
            gate,
            news,
        }
    }

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

    /// Counts a part of it that cannot be read.
    pub(super) fn skip(&self, skipped: Skipped) {
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
