//! Keeping count of what the threads of an update do, and committing it from time to time.

use std::collections::HashSet;
use std::sync::{PoisonError, RwLock};
use std::time::{Duration, Instant};

use crossbeam_channel::Receiver;
use tantivy::IndexWriter;

use super::IndexError;
use super::gate::Gate;
use super::known::Known;
use super::report::{Progress, Summary};
use super::worker::{News, Outcome};
use crate::walk::Skipped;

/// The count of a run.
pub(super) struct Counting<'a> {
    pub(super) known: &'a Known,
    pub(super) summary: Summary,
    /// Known files that the walk met.
    pub(super) seen: HashSet<String>,
    pub(super) progress: &'a mut dyn FnMut(Progress<'_>),
}

impl Counting<'_> {
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
                News::Skipped(skipped) => self.skip(vec![skipped]),
                News::File(file, outcome) => self.count(file, outcome),
            }
            if committed.elapsed() > commit_every && gate.close() {
                writer.write().unwrap_or_else(PoisonError::into_inner).commit()?;
                committed = Instant::now();
                gate.open();
            }
        }
        Ok(())
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
        if self.known.0.contains_key(&file) {
            self.seen.insert(file);
        }
        (self.progress)(Progress::Done);
    }

    fn skip(&mut self, skipped: Vec<Skipped>) {
        for skipped in &skipped {
            (self.progress)(Progress::Skipped(skipped));
        }
        self.summary.skipped.extend(skipped);
    }
}
