//! What naming costs, and what a search by speaker costs beyond one without.
//!
//! `cargo bench --bench actors` names an article of 700 words, and then searches an index of 50,000 speakers with and without
//! `--by`. The index holds 50,000 quotes; `ONRECORD_BENCH_QUOTES=1000000` makes it a million, which takes some minutes.

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::Criterion;
use onrecord::actors::name_actors;
use onrecord::article::Article;
use onrecord::index::{UpdateOptions, update};
use onrecord::query::{Expr, Filter, parse};
use onrecord::request::SearchRequest;
use onrecord::text::Tokens;
use onrecord::{Session, Store};

/// Names of the generated speakers are made of these.
const STARTS: [&str; 20] = [
    "Bran", "Dol", "Fen", "Gar", "Hal", "Jor", "Kel", "Lor", "Mar", "Nor", "Ost", "Pel", "Quil", "Ros",
    "Sten", "Tor", "Ulm", "Ves", "Wil", "Zan",
];
const ENDS: [&str; 10] = ["berg", "dal", "feld", "gren", "holt", "lund", "mark", "ness", "stad", "vik"];
const GIVEN: [&str; 25] = [
    "Ada", "Anna", "Carl", "Clara", "David", "Emma", "Eva", "Felix", "Frida", "Greta", "Hanna", "Hugo",
    "Ida", "Ivan", "Jonas", "Karl", "Laura", "Lena", "Maria", "Martin", "Nina", "Oskar", "Paul", "Sara",
    "Viktor",
];
const SPEAKERS: usize = 50_000;

/// Quotes of one generated page.
const PER_PAGE: usize = 250;

/// Rounds that a median is taken over.
const ROUNDS: usize = 41;

/// Between start and end of a surname, so that two thousand differ.
const MIDDLES: [&str; 10] = ["", "ab", "ed", "ig", "om", "ur", "ak", "el", "in", "os"];

/// The speaker with this number: 25 given names, 2,000 surnames, each pair once.
fn speaker(number: usize) -> String {
    let (given, rest) = (GIVEN[number % 25], number / 25 % 2000);
    let (middle, rest) = (MIDDLES[rest % 10], rest / 10);
    format!("{given} {}{middle}{}", STARTS[rest % 20], ENDS[rest / 20 % 10])
}

/// The tuning pages of the names test without their marks, as one article of about 700 words.
fn article() -> String {
    let mut text = String::new();
    let marked = include_str!("../tests/names/tune.txt");
    for line in marked.lines().filter(|line| !line.starts_with("==") && !line.starts_with('#')) {
        for part in line.split(['[', ']']) {
            let name = part.rsplit_once('|').filter(|(_, kind)| ["person", "org", "place"].contains(kind));
            text.push_str(name.map_or(part, |(name, _)| name));
        }
        text.push('\n');
        if text.split_whitespace().count() >= 700 {
            break;
        }
    }
    text
}

fn main() {
    let text = article();
    let tokens = Tokens::of(&text);
    let mut criterion = Criterion::default().sample_size(50).configure_from_args();
    criterion.bench_function("name 700 words", |bench| {
        bench.iter(|| black_box(name_actors(&Article::default(), &tokens)));
    });
    criterion.final_summary();
    by_speaker();
}

fn by_speaker() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let wanted = std::env::var("ONRECORD_BENCH_QUOTES").ok().and_then(|quotes| quotes.parse().ok());
    let quotes: usize = wanted.unwrap_or(SPEAKERS);
    let pages = folder.path().join("pages");
    std::fs::create_dir(&pages).expect("a folder");
    for number in 0..quotes / PER_PAGE {
        std::fs::write(pages.join(format!("{number}.html")), page(number)).expect("a page");
    }
    let index = folder.path().join("index");
    let options = UpdateOptions { paths: vec![pages], ..UpdateOptions::default() };
    let summary = update(&index, &options, &mut |_| {}).expect("an index");
    let session = Session::open(&index).expect("an index");
    println!("{} quotes, {} persons", summary.totals.quotes, summary.totals.persons);
    let today = jiff::civil::date(2025, 7, 1);
    let median = |by: Option<&str>| -> Duration {
        let parts = parse("harbour", today).expect("a query").into_iter();
        let by = by.map(|name| Expr::Filter(Filter::By(name.to_owned())));
        let request =
            SearchRequest::new(String::new(), Expr::all(parts.chain(by).collect()), true, Vec::new());
        let request = request.expect("a request");
        let mut times: Vec<Duration> = (0..ROUNDS)
            .map(|_| {
                let started = Instant::now();
                black_box(session.quotes(&request).expect("an answer").total);
                started.elapsed()
            })
            .collect();
        times.sort();
        times[ROUNDS / 2]
    };
    let without = median(None);
    println!("search harbour: {without:?}");
    for by in ["Kremlin", "Russia", "Ada Branberg", "fenness", "foreign ministry"] {
        let with = median(Some(by));
        println!("search harbour --by {by:?}: {with:?}, {:?} more", with.saturating_sub(without));
    }
}

/// A page of quotes, each by the next speaker; the first of a page speaks for the Kremlin.
fn page(number: usize) -> String {
    let mut html = String::from("<html lang=en><head><title>Notes of the day</title></head><body><article>");
    for quote in 0..PER_PAGE {
        let name = speaker(number * PER_PAGE + quote);
        let title = if quote == 0 { "Kremlin spokesman " } else { "" };
        let _ = write!(
            html,
            "<p>{title}{name} said that the harbour would open on day {quote} of year {number}.</p>"
        );
    }
    html.push_str("</article></body></html>");
    html
}
