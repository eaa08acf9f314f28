//! Queries that nobody means: each is answered or refused in a sentence, in less than a second.

use std::fs;
use std::time::Duration;

use onrecord::index::{UpdateOptions, update};
use onrecord::query::{parse, today};
use onrecord::request::SearchRequest;
use onrecord::{Session, Store};

use super::mutate::Random;
use super::{asked, worked};

/// Queries where nobody asks for another number.
const QUERIES: u64 = 300;

/// The longest that one may take.
const LONGEST: Duration =
    if cfg!(debug_assertions) { Duration::from_secs(20) } else { Duration::from_secs(1) };

/// Pieces of queries.
const PIECES: &[&str] = &[
    "cod",
    "the",
    "Ada Holm",
    "*",
    "?",
    "*a*",
    "c?d",
    "cod*",
    "=cod",
    "cod~1",
    "cod~2",
    "\"",
    "\"the cod are\"",
    "\"cod late\"~3",
    "“",
    "”",
    "(",
    ")",
    "-",
    "NOT ",
    "OR",
    "AND",
    " NEAR/3 ",
    " PRE/2 ",
    " SAME/s ",
    " SAME/p ",
    " w/5 ",
    " NEAR ",
    "atleast2(",
    "by:",
    "to:",
    "actor:",
    "publisher:",
    "section:",
    "author:",
    "lang:",
    "on:",
    "since:",
    "until:",
    "kind:",
    "stance:",
    "confidence:",
    "path:",
    "dir:",
    "is:",
    "headline:",
    "body:",
    "quote:",
    "caption:",
    "lead:",
    "2025",
    "2025-07..",
    "..2025",
    "5000 years ago",
    "yesterday",
    "direct",
    "denied",
    "0.9",
    "unsure",
    "{a,b}",
    "**/",
    "[a-",
    "a:",
    ":",
    "~",
    "~9999999999",
    "/",
    "\\",
    "!",
    "+",
    "#",
    "\0",
    "\u{301}",
    "漢",
    "ß",
    "İ",
    "🇳🇴",
    "\u{202e}",
    "\u{1b}[31m",
    "'",
    "’s",
    ".",
    "..",
    "1e999",
    "-1",
    "ship: ",
];

/// A query of random pieces; some of them many times.
fn query(seed: u64) -> String {
    let mut random = Random::of(seed);
    let mut query = String::new();
    for _ in 0..=random.below(12) {
        let piece = *random.pick(PIECES);
        let times = if random.below(20) == 0 { 1 + random.below(400) } else { 1 };
        let blank = if random.below(3) == 0 { "" } else { " " };
        (0..times).for_each(|_| query.extend([piece, blank]));
    }
    query
}

#[test]
fn queries_of_any_pieces_are_answered_or_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (pages, index) = (folder.path().join("pages"), folder.path().join("index"));
    fs::create_dir_all(&pages).expect("a folder");
    for number in 0..20 {
        let page = format!(
            "<h1>Cod {number}</h1><p>\"The cod are late this year,\" said Ada Holm, a fisherwoman, {number} days after the ships had left Hallvik.</p>"
        );
        fs::write(pages.join(format!("{number}.html")), page).expect("written");
    }
    update(&index, &UpdateOptions { paths: vec![pages], ..UpdateOptions::default() }, &mut |_| {})
        .expect("indexed");
    let session = Session::open(&index).expect("an index");
    let mut answered = 0;
    for seed in 0..asked("ONRECORD_QUERIES", QUERIES) {
        let query = query(seed);
        let started = worked();
        let _ = parse(&query, today());
        if let Ok(request) = SearchRequest::parse(&query) {
            answered += usize::from(session.quotes(&request).is_ok());
            answered += usize::from(session.articles(&request).is_ok());
        }
        let took = worked().saturating_sub(started);
        assert!(took <= LONGEST, "query {seed} takes {took:?}: {query:?}");
    }
    assert!(answered > 0, "no query was understood");
}
