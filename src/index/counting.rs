//! Keeping count of what the threads of an update do, and committing it from time to time.

use std::sync::{PoisonError, RwLock};
use std::time::{Duration, Instant};

use crossbeam_channel::Receiver;
use tantivy::IndexWriter;

use super::IndexError;
use super::gate::Gate;
use super::known::{Known, Met};
use super::report::{Progress, Summary};
use super::worker::{News, Outcome};
use crate::walk::Skipped;

/// The count of a run.
pub(super) struct Counting<'a> {
    known: &'a Known,
    pub(super) summary: Summary,
    /// What the last commit holds of it.
    committed: Written,
    /// Known files that the walk met.
    pub(super) seen: Met,
    progress: &'a mut dyn FnMut(Progress<'_>),
}

/// What a run has written: new files, changed ones, and their pages.
#[derive(Clone, Copy, Default)]
struct Written {
    new: usize,
    changed: usize,
    pages: usize,
}

impl<'a> Counting<'a> {
    /// Of a run that has done nothing yet.
    pub(super) fn of(known: &'a Known, progress: &'a mut dyn FnMut(Progress<'_>)) -> Self {
        Self {
            known,
            summary: Summary::default(),
            committed: Written::default(),
            seen: Met::default(),
            progress,
        }
    }

    /// Counts until all threads have ended or one fails, and commits when it is time and no archive is half read.
    pub(super) fn listen(
        &mut self,
        news: &Receiver<Result<News, IndexError>>,
        writer: &RwLock<IndexWriter>,
        gate: &Gate,
        commit_every: Duration,
    ) -> Result<(), IndexError> {
        let mut committed = Instant::now();
        for told in news {
            match told? {
                News::Total(total) => (self.progress)(Progress::Total(total)),
                News::Unread(unread) => self.summary.unread = unread,
                News::Skipped(skipped) => self.skip(vec![skipped]),
                News::File(file, outcome) => self.count(file, outcome),
            }
            if committed.elapsed() > commit_every && gate.close() {
                writer.write().unwrap_or_else(PoisonError::into_inner).commit()?;
                committed = Instant::now();
                let Summary { new, changed, pages, .. } = self.summary;
                self.committed = Written { new, changed, pages };
                gate.open();
            }
        }
        Ok(())
    }

    /// What was written since the last commit has been taken back.
    pub(super) fn undo_uncommitted(&mut self) {
        let Written { new, changed, pages } = self.committed;
        (self.summary.new, self.summary.changed, self.summary.pages) = (new, changed, pages);
    }

    fn count(&mut self, file: String, outcome: Outcome) {
        match outcome {
            Outcome::Unchanged => self.summary.unchanged += 1,
            Outcome::Written { new, pages, skipped, limits } => {
                self.summary.pages += pages;
                *if new { &mut self.summary.new } else { &mut self.summary.changed } += 1;
                self.skip(skipped);
                for (path, limit) in &limits {
                    (self.progress)(Progress::Limited(path, *limit));
                }
            }
            Outcome::Skipped(skipped) => self.skip(skipped),
        }
        if self.known.get(&file).is_some() {
            self.seen.add(&file);
        }
        (self.progress)(Progress::Done);
    }

    /// Has the run changed anything?
    pub(super) fn has_written(&self) -> bool {
        self.summary.new + self.summary.changed > 0
    }

    fn skip(&mut self, skipped: Vec<Skipped>) {
        for skipped in &skipped {
            (self.progress)(Progress::Skipped(skipped));
        }
        self.summary.skipped.extend(skipped);
    }
}
