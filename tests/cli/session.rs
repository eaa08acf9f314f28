//! A session that stays open while the index beneath it is brought up to date and rebuilt.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use onrecord::index::{IndexError, UpdateOptions, update};
use onrecord::request::{ActorsRequest, SearchRequest};
use onrecord::{Session, Store, ask};

/// A page with one quote of its own.
fn write_page(folder: &Path, number: usize) {
    let page = format!(
        "<html lang=en><title>Notice {number} of the harbour office</title><article>\
         <p>\"The pier of berth {number} stays closed,\" said Ada Lind, who runs the harbour of Norra.</p></article>"
    );
    std::fs::write(folder.join(format!("{:05}.html", number % PAGES)), page).expect("a page");
}

/// Bytes of memory that the process has in use of its own.
fn resident() -> Option<usize> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// How many rebuilds, with ten updates between; `ONRECORD_SESSION` asks for more.
fn rounds() -> usize {
    std::env::var("ONRECORD_SESSION").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(2)
}

/// Tells the threads that search that it is over, also where the one that writes fails.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// So many pages there are at most: later ones are written in place of the first.
const PAGES: usize = 40;

#[test]
fn a_long_session_gives_no_stale_answer_and_no_error() {
    let world = tempfile::tempdir().expect("a temporary folder");
    let (pages, index) = (world.path().join("pages"), world.path().join("index"));
    std::fs::create_dir(&pages).expect("a folder");
    let bring = |rebuild| {
        let (paths, jobs) = (vec![pages.clone()], NonZeroUsize::MIN);
        let options = UpdateOptions { paths, jobs, rebuild, ..UpdateOptions::default() };
        // A program that another test starts holds our lock, too, until it has closed what it does not need.
        while let Err(error) = update(&index, &options, &mut |_| {}) {
            assert!(matches!(error, IndexError::Locked { .. }), "{error}");
            thread::sleep(Duration::from_millis(20));
        }
    };
    write_page(&pages, 0);
    bring(false);
    let session = Session::open(&index).expect("an index");
    let request = SearchRequest::parse("pier by:Lind").expect("a query");
    let (written, is_over) = (AtomicUsize::new(1), AtomicBool::new(false));
    let mut memory = Vec::new();
    thread::scope(|scope| {
        let _over = Over(&is_over);
        for _ in 0..8 {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    let least = written.load(Ordering::SeqCst).min(PAGES);
                    let found = session.quotes(&request).expect("an answer");
                    // What was written before somebody asks is found.
                    assert!(found.total >= least, "{} of {least}", found.total);
                    assert!(
                        found.hits.iter().all(|hit| hit.stored.quote.speaker.as_deref() == Some("Ada Lind"))
                    );
                    assert_eq!(
                        session.actors(&ActorsRequest::default()).expect("actors")[0].name,
                        "Ada Lind"
                    );
                    thread::sleep(Duration::from_millis(1));
                }
            });
        }
        for round in 0..rounds() {
            for _ in 0..10 {
                let before = session.generation().expect("a state");
                let number = written.load(Ordering::SeqCst);
                write_page(&pages, number);
                bring(false);
                written.store(number + 1, Ordering::SeqCst);
                let newest = SearchRequest::parse(&format!("\"berth {number}\" by:Lind")).expect("a query");
                assert_eq!(session.quotes(&newest).expect("an answer").total, 1, "page {number}");
                assert_ne!(session.generation().expect("a state"), before);
            }
            bring(true);
            let all = written.load(Ordering::SeqCst).min(PAGES);
            assert_eq!(session.quotes(&request).expect("an answer").total, all);
            memory.extend((round + 1 == rounds() / 2 || round + 1 == rounds()).then(resident).flatten());
        }
    });
    if let (true, [middle, end]) = (rounds() >= 50, memory.as_slice()) {
        assert!(*end < middle + middle / 10, "{middle} kB in the middle, {end} kB at the end");
    }
}

#[test]
fn a_request_that_came_from_elsewhere_is_answered_or_refused() {
    let world = tempfile::tempdir().expect("a temporary folder");
    let (pages, index) = (world.path().join("pages"), world.path().join("index"));
    std::fs::create_dir(&pages).expect("a folder");
    write_page(&pages, 7);
    let options = UpdateOptions { paths: vec![pages], ..UpdateOptions::default() };
    update(&index, &options, &mut |_| {}).expect("a run");
    let session = Session::open(&index).expect("an index");
    let sent = r#"{"version": 1, "unit": "quotes", "expr": {"all": [
        {"text": {"text": "pier", "form": "stem"}}, {"filter": {"by": "Ada Lind"}}]}}"#;
    let found = ask::quotes(&session, &serde_json::from_str(sent).expect("a request")).expect("an answer");
    assert_eq!(
        (found.total, found.hits[0].stored.quote.text.as_str()),
        (1, "The pier of berth 7 stays closed")
    );
    let json = serde_json::to_string(&found).expect("JSON");
    let again: onrecord::answer::Quotes = serde_json::from_str(&json).expect("the same");
    assert_eq!(serde_json::to_string(&again).expect("JSON"), json);

    for (sent, code) in [
        (
            r#"{"unit": "quotes", "expr": {"text": {"field": "body", "text": "pier", "form": "stem"}}}"#,
            "not-in-quotes",
        ),
        (r#"{"unit": "articles", "expr": {"text": {"text": "pier", "form": {"fuzzy": 9}}}}"#, "malformed"),
        (
            r#"{"unit": "articles", "expr": {"at-least": [2, {"not": {"text": {"text": "a", "form": "stem"}}}]}}"#,
            "malformed",
        ),
    ] {
        let request: SearchRequest = serde_json::from_str(sent).expect("a request");
        assert_eq!(ask::search(&session, &request).expect_err("cannot be asked").code(), code, "{sent}");
    }
    let other = sent.replace("\"version\": 1", "\"version\": 2");
    assert!(serde_json::from_str::<SearchRequest>(&other).is_err());
}
