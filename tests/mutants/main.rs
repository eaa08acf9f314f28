//! Damaged pages: none brings the program down, none holds it up for more than a second.
//!
//! The sample pages and archives are mutated by a fixed seed: bytes flipped, files cut, pieces repeated, removed and
//! swapped, tags nested by the hundred thousand. Each mutant is read as `extract` reads it. Every failure is named, and its file kept.
//!
//! `ONRECORD_MUTANTS=10000 cargo test --release --test mutants` reads as many as that; `ONRECORD_FIRST_MUTANT=517` begins there.

mod archives;
mod crowds;
mod features;
mod mutate;
mod queries;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use onrecord::document::read_page;
use onrecord::walk::{read_pages, walk};

use mutate::Mutant;

/// Mutants where nobody asks for another number.
const MUTANTS: u64 = 100;

/// The longest that a page may take. Builds without optimisation are slower by a factor of this machine's mood.
const LONGEST: Duration =
    if cfg!(debug_assertions) { Duration::from_secs(20) } else { Duration::from_secs(1) };

/// The stack that the program gives its readers.
const STACK: usize = 16 << 20;

fn asked(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |number| number.parse().expect("a number"))
}

/// The sample files, as bytes.
fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    walk(&[folder])
        .map(|found| found.expect("a sample").path)
        .map(|path| {
            (
                path.file_name().expect("a name").to_string_lossy().into_owned(),
                fs::read(&path).expect("a sample"),
            )
        })
        .collect()
}

/// How long this thread has worked. Where the system tells, time that others took from it does not count: Linux gives the
/// nanoseconds on a processor as the first number of this file.
fn worked() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// Reads a file as `extract` does. The pages' times are those that count, and the archive's own for each of its pages.
fn read(path: &Path) -> Duration {
    let mut longest = Duration::ZERO;
    for found in walk(&[path.to_owned()]).filter_map(Result::ok) {
        let mut pages = read_pages(&found);
        loop {
            let started = worked();
            let Some(page) = pages.next() else { break };
            if let Ok(page) = page {
                let record = serde_json::to_string(&read_page(&page)).expect("records are JSON");
                assert!(record.starts_with('{'));
            } else if let Err(skipped) = page {
                assert!(!skipped.reason.contains("fault"), "{}", skipped.reason);
            }
            longest = longest.max(worked().saturating_sub(started));
        }
    }
    longest
}

/// What is wrong with a mutant; a slow one is timed again, because others may be at work on this machine.
fn judge(path: &Path) -> Option<String> {
    let timed = || catch_unwind(AssertUnwindSafe(|| read(path)));
    let mut best = match timed() {
        Err(panic) => {
            let said = panic.downcast_ref::<String>().cloned();
            let said = said.or_else(|| panic.downcast_ref::<&str>().map(|said| (*said).to_owned()));
            return Some(format!("panics: {}", said.unwrap_or_default()));
        }
        Ok(time) => time,
    };
    for _ in 0..3 {
        if best > LONGEST {
            best = best.min(timed().unwrap_or(best));
        }
    }
    (best > LONGEST).then(|| format!("takes {best:?}"))
}

#[test]
fn damaged_pages_neither_bring_the_program_down_nor_hold_it_up() {
    let (count, first) = (asked("ONRECORD_MUTANTS", MUTANTS), asked("ONRECORD_FIRST_MUTANT", 0));
    let samples = samples();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("mutants");
    fs::create_dir_all(&folder).expect("a folder");
    let next = AtomicU64::new(first);
    let failures = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let work = || loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= first + count {
                    return;
                }
                let Mutant { name, bytes, told } = mutate::mutant(number, &samples);
                let path = folder.join(format!("{number}-{name}"));
                fs::write(&path, bytes).expect("written");
                match judge(&path) {
                    None => fs::remove_file(&path).expect("removed"),
                    Some(fault) => {
                        let failure = format!(
                            "mutant {number} of {name} ({told}) {fault}; it is kept as {}",
                            path.display()
                        );
                        eprintln!("{failure}");
                        failures.lock().unwrap_or_else(PoisonError::into_inner).push(failure);
                    }
                }
            };
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).expect("a thread");
        }
    });
    let failures = failures.into_inner().unwrap_or_else(PoisonError::into_inner);
    assert!(failures.is_empty(), "{} of {count} mutants fail:\n{}", failures.len(), failures.join("\n"));
}
