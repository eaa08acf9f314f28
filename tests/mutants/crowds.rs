//! Pages with very much of one thing: one that is twice as large takes about twice as long, and not four times.

use std::fmt::Write as _;
use std::time::Duration;

use onrecord::document::read_page;
use onrecord::walk::RawPage;

use super::worked;

/// Between twice as long and four times as long.
const GROWTH: f64 = 3.2;

const SYLLABLES: [&str; 8] = ["ba", "ker", "lo", "min", "tor", "sel", "du", "gan"];

fn name(number: usize) -> String {
    let syllable = |place: usize| SYLLABLES[(number >> (3 * place)) % SYLLABLES.len()];
    let given: String = (0..2).map(syllable).collect();
    let surname: String = (2..5).map(syllable).collect();
    let capital = |word: String| word[..1].to_uppercase() + &word[1..];
    format!("{} {}", capital(given), capital(surname))
}

/// So many of something, as HTML.
type Crowd = fn(usize) -> String;

fn captions(count: usize) -> String {
    let mut html = String::new();
    for caption in 0..count {
        let names: Vec<String> = (0..21).map(|n| name(caption * 22 + n)).collect();
        let last = name(caption * 22 + 21);
        let _ = write!(
            html,
            "<figure><figcaption>{} and {last} met on the old bridge.</figcaption></figure>",
            names.join(", ")
        );
    }
    html
}

fn quotations(count: usize) -> String {
    format!("<p>Ada Holm said it was over. {}</p>", "“We wait for the bridge.” ".repeat(count))
}

fn shouts(count: usize) -> String {
    let mut html = String::new();
    for number in 0..count {
        let surname = name(number << 6);
        let surname = surname.rsplit(' ').next().unwrap_or_default();
        let loud = surname.to_uppercase();
        let _ = write!(
            html,
            "<p>The council met Ada {surname} on the bridge.</p><p>THE COUNCIL MET ADA {loud} TODAY.</p>"
        );
    }
    html
}

/// One sentence without an end, which holds verbs and people.
fn sentence(count: usize) -> String {
    format!(
        "<p>Ada Holm said that {}.</p>",
        "the ferry and the bridge that Bo Fenn built for her hold while ".repeat(count)
    )
}

fn commas(count: usize) -> String {
    format!("<p>Ada Holm said {}.</p>", ", ".repeat(count))
}

/// What one says another said.
fn hearsay(count: usize) -> String {
    format!("<p>{} it was over.</p>", "Ada Holm said that Bo Fenn said that ".repeat(count))
}

/// Statements of two people in turn, each of which is weighed.
fn statements(count: usize) -> String {
    "<p>Ada Holm said the bridge was old. Tor Berg said that it was new.</p>".repeat(count)
}

/// Marks that open and never close.
fn opening_marks(count: usize) -> String {
    format!("<p>Ada Holm said {}.</p>", "“the bridge is old, ".repeat(count))
}

/// Processor time is counted in hundredths of a second; what takes less is quick enough and says nothing of growth.
const TICK: Duration = Duration::from_millis(20);

fn time(body: &str) -> Duration {
    let html = format!(
        "<title>The bridge</title><article><h1>The bridge is closed</h1><p>The bridge over the Alm is old, and Ada Holm, \
         the mayor, knows it well enough to say so.</p>{body}</article>"
    );
    let page = RawPage { path: "crowd.html".into(), bytes: html.into_bytes(), ..RawPage::default() };
    let once = || {
        let started = worked();
        assert!(serde_json::to_string(&read_page(&page)).expect("records are JSON").len() > 100);
        worked().saturating_sub(started)
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

#[test]
fn twice_as_much_of_one_thing_takes_about_twice_as_long() {
    let crowds: [(&str, Crowd, usize); 8] = [
        ("captions", captions, 150),
        ("quotations", quotations, 10_000),
        ("shouted names", shouts, 3_000),
        ("clauses in one sentence", sentence, 4_000),
        ("commas", commas, 50_000),
        ("hearsay", hearsay, 10_000),
        ("opening marks", opening_marks, 30_000),
        ("statements", statements, 10_000),
    ];
    for (what, crowd, count) in crowds {
        let (one, two) = (time(&crowd(count)), time(&crowd(2 * count)));
        let growth = two.as_secs_f64() / one.max(TICK).as_secs_f64();
        assert!(growth < GROWTH, "{what}: {one:?}, and {two:?} for twice as many");
    }
}
