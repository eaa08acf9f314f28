//! How far a long run is, on standard error: a bar on a terminal, a line now and then elsewhere.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Globals;
use onrecord::document::Limit;
use onrecord::text::harmless;
use onrecord::walk::Skipped;

/// Time between two lines where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// Reasons that are told one by one; the rest is counted, unless `--verbose` asks for all.
const TOLD_REASONS: usize = 10;

/// Tells how far a run is.
pub(super) struct Reporter {
    bar: ProgressBar,
    /// Lines instead of the bar, the last of them at this time.
    last_line: Option<Instant>,
    started: Instant,
    skipped: Told,
    limited: Told,
}

impl Reporter {
    pub(super) fn new(globals: &Globals) -> Self {
        let terminal = std::io::stderr().is_terminal() && !globals.quiet;
        let target = if terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        bar.set_style(spinner());
        Self {
            bar,
            last_line: (!terminal && !globals.quiet).then(Instant::now),
            started: Instant::now(),
            skipped: Told::of(globals),
            limited: Told::of(globals),
        }
    }

    /// The run has `total` files.
    pub(super) fn total(&mut self, total: u64) {
        self.bar.set_length(total);
        self.bar.set_style(bar());
    }

    /// One more file is done.
    pub(super) fn done(&mut self) {
        self.bar.inc(1);
        if self.last_line.is_some_and(|last| last.elapsed() > LINE_EVERY) {
            let rate = self.bar.position() as f64 / self.started.elapsed().as_secs_f64();
            let of = self.bar.length().map(|total| format!(" of {}", HumanCount(total))).unwrap_or_default();
            eprintln!("{}{of} pages, {rate:.0} pages/s", HumanCount(self.bar.position()));
            self.last_line = Some(Instant::now());
        }
    }

    /// Something was passed over.
    pub(super) fn skipped(&mut self, skipped: &Skipped) {
        self.skipped.tell(&self.bar, || format!("skipped: {} {}", skipped.path.display(), skipped.reason));
    }

    /// Not all was kept of the page at `path`.
    pub(super) fn limited(&mut self, path: &str, limit: Limit) {
        self.limited.tell(&self.bar, || format!("shortened: {path} {limit}"));
    }

    /// Takes the bar away, and counts what was not told.
    pub(super) fn finish(self) {
        self.bar.finish_and_clear();
        for (what, of_what) in [("skipped", self.skipped), ("shortened", self.limited)] {
            if of_what.untold > 0 {
                eprintln!("{what}: {} more (-v lists them all)", HumanCount(of_what.untold as u64));
            }
        }
    }
}

/// Reasons of one sort, and how many of them are told.
struct Told {
    most: usize,
    told: usize,
    untold: usize,
}

impl Told {
    fn of(globals: &Globals) -> Self {
        let most = match (globals.quiet, globals.verbose) {
            (true, _) => 0,
            (false, true) => usize::MAX,
            (false, false) => TOLD_REASONS,
        };
        Self { most, told: 0, untold: 0 }
    }

    fn tell(&mut self, bar: &ProgressBar, line: impl FnOnce() -> String) {
        if self.told < self.most {
            bar.suspend(|| eprintln!("{}", harmless(&line())));
            self.told += 1;
        } else if self.most > 0 {
            self.untold += 1;
        }
    }
}

fn spinner() -> ProgressStyle {
    ProgressStyle::with_template("{spinner} {human_pos} pages, {per_sec}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn bar() -> ProgressStyle {
    ProgressStyle::with_template("{bar:30} {human_pos} of {human_len} pages, {per_sec}, {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}
