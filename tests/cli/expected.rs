//! The fields of the sample pages against what a careful reader marked in them. How well their quotes are found, the
//! example `score` tells: `cargo run --release --example score -- corpus --check tests/scores.toml`.

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
    lang: Option<String>,
    /// A page in a language whose quotes are not judged.
    #[serde(default, rename = "fields_only")]
    _fields_only: bool,
    /// Judged by the example.
    #[serde(default, rename = "quotes")]
    _quotes: Vec<toml::Table>,
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
            ("lang", expected.lang, page["lang"].as_str().map(str::to_owned)),
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
