//! The sample pages against what a careful reader marked in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;

use super::world::{World, samples};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    headline: Option<String>,
    published: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
    publisher: Option<String>,
    /// A page in a language whose quotes are not judged.
    #[serde(default)]
    fields_only: bool,
    #[serde(default)]
    quotes: Vec<ExpectedQuote>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedQuote {
    text: String,
    kind: String,
    speaker: Option<String>,
    #[serde(default)]
    affiliation: Vec<String>,
    said_on: Option<String>,
}

/// Each sample page's answers and what the program reads there.
fn pages() -> Vec<(PathBuf, Expected, Value)> {
    let run = World::new().run(["extract".as_ref(), samples().as_os_str()]);
    assert_eq!(run.status, 0, "{}", run.err);
    let mut pages = Vec::new();
    for page in run.json_lines() {
        let path = PathBuf::from(page["path"].as_str().expect("a path"));
        // Pages inside archives are judged in `forms`.
        if path.to_string_lossy().contains('#') {
            continue;
        }
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        let stem = name.split('.').next().expect("a stem");
        let answers = path.with_file_name(format!("{stem}.expected.toml"));
        let text =
            fs::read_to_string(&answers).unwrap_or_else(|error| panic!("{}: {error}", answers.display()));
        let expected = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", answers.display()));
        pages.push((path, expected, page));
    }
    assert!(pages.len() >= 49, "only {} sample pages", pages.len());
    pages
}

#[test]
fn every_field_of_every_page_is_read() {
    let mut wrong = Vec::new();
    for (path, expected, page) in pages() {
        let authors: Vec<&str> =
            page["authors"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        let fields = [
            ("headline", expected.headline, page["headline"].as_str().map(str::to_owned)),
            ("published", expected.published, page["published"].as_str().map(str::to_owned)),
            ("publisher", expected.publisher, page["publisher"].as_str().map(str::to_owned)),
            ("authors", Some(expected.authors.join("; ")), Some(authors.join("; "))),
        ];
        for (field, expected, read) in fields {
            // An answer file leaves out what it does not judge.
            if expected.is_some() && expected != read {
                wrong.push(format!("{}: {field} is {expected:?}, read {read:?}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Shares that hold today; a change that lowers one has made attribution worse.
const FOUND: f64 = 0.90;
const RIGHT_SPEAKER: f64 = 0.87;
const RIGHT_AFFILIATION: f64 = 0.69;
const RIGHT_KIND: f64 = 0.99;
const RIGHT_DAY: f64 = 0.78;
const NOT_INVENTED: f64 = 0.76;

#[derive(Default)]
struct Tally {
    right: usize,
    all: usize,
}

impl Tally {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn share(&self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

#[test]
fn quotes_are_found_and_given_to_those_who_said_them() {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut misses = String::new();
    for (path, expected, page) in pages().into_iter().filter(|(_, expected, _)| !expected.fields_only) {
        // What headlines say is in no answer: it says again what the body does.
        let in_body = |quote: &&Value| quote["place"] == "body";
        let found: Vec<&Value> = page["quotes"].as_array().expect("a list").iter().filter(in_body).collect();
        let mut used = vec![false; found.len()];
        for wanted in &expected.quotes {
            let best = (0..found.len())
                .filter(|n| !used[*n])
                .map(|n| (overlap(&wanted.text, text(&found[n]["text"])), n))
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .filter(|(share, _)| *share >= 0.7);
            tallies.entry("found").or_default().add(best.is_some());
            let Some((_, at)) = best else {
                misses += &format!("{}: not found: {}\n", path.display(), wanted.text);
                continue;
            };
            used[at] = true;
            let quote = found[at];
            let right = quote["speaker"].as_str() == wanted.speaker.as_deref();
            tallies.entry("speaker").or_default().add(right);
            if !right {
                misses += &format!(
                    "{}: said by {:?}, not {}: {}\n",
                    path.display(),
                    wanted.speaker,
                    quote["speaker"],
                    wanted.text
                );
            }
            if wanted.speaker.is_some() && right {
                let affiliation = serde_json::json!(wanted.affiliation);
                tallies.entry("affiliation").or_default().add(quote["affiliation"] == affiliation);
                if quote["affiliation"] != affiliation {
                    misses += &format!(
                        "{}: {:?} speaks for {affiliation}, not {}\n",
                        path.display(),
                        wanted.speaker,
                        quote["affiliation"]
                    );
                }
            }
            let kind = &quote["kind"];
            tallies.entry("kind").or_default().add(kind == wanted.kind.as_str());
            if kind != wanted.kind.as_str() {
                misses += &format!("{}: {}, not {kind}: {}\n", path.display(), wanted.kind, wanted.text);
            }
            if let Some(day) = &wanted.said_on {
                let read = &quote["said_on"];
                tallies.entry("day").or_default().add(read == day.as_str());
                if read != day.as_str() {
                    misses += &format!("{}: said on {day}, not {read}: {}\n", path.display(), wanted.text);
                }
            }
        }
        for (n, quote) in found.iter().enumerate() {
            tallies.entry("not invented").or_default().add(used[n]);
            if !used[n] {
                misses += &format!("{}: nobody says: {}\n", path.display(), text(&quote["text"]));
            }
        }
    }
    for (what, tally) in &tallies {
        misses += &format!("{what}: {} of {} ({:.3})\n", tally.right, tally.all, tally.share());
    }
    println!("{misses}");
    assert!(tallies["found"].share() >= FOUND, "{misses}");
    assert!(tallies["speaker"].share() >= RIGHT_SPEAKER, "{misses}");
    assert!(tallies["affiliation"].share() >= RIGHT_AFFILIATION, "{misses}");
    assert!(tallies["kind"].share() >= RIGHT_KIND, "{misses}");
    assert!(tallies["day"].share() >= RIGHT_DAY, "{misses}");
    assert!(tallies["not invented"].share() >= NOT_INVENTED, "{misses}");
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// The share of words that two texts have in common, in their order of first use.
fn overlap(a: &str, b: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let mut rest = b.clone();
    let common = a
        .iter()
        .filter(|word| rest.iter().position(|other| other == *word).map(|at| rest.swap_remove(at)).is_some())
        .count();
    2.0 * common as f64 / (a.len() + b.len()).max(1) as f64
}
