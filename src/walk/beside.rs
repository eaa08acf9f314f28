//! What a file beside a page tells of it: `story.json` or `story.html.json` beside `story.html`.
//!
//! Readers and archives that keep pages as files put such a file there, with what they know of the page. Its names are
//! those that the common ones use: Omnivore's `originalArticleUrl` and `savedAt`, Wallabag's `given_url` and `published_by`.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde_json::{Map, Value};

/// What is told of a page by a file beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Where the page lives.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
    /// The paper.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was saved.
    pub saved: Option<Timestamp>,
    /// The bytes of the file, by which a change of it is known.
    pub written: Vec<u8>,
}

/// Names of the fields, the most telling first.
const URL: [&str; 6] = ["url", "originalArticleUrl", "given_url", "uri", "link", "original_url"];
const TITLE: [&str; 2] = ["title", "headline"];
const PUBLISHED: [&str; 5] = ["published", "publishedAt", "published_at", "date_published", "datePublished"];
const PUBLISHER: [&str; 5] = ["publisher", "siteName", "site_name", "site", "domain_name"];
const AUTHORS: [&str; 4] = ["authors", "author", "published_by", "byline"];
const SAVED: [&str; 6] = ["saved", "savedAt", "saved_at", "archived_at", "created_at", "timestamp"];

/// Largest such file that is read, in bytes. Some hold the text once more.
const LARGEST: u64 = 4 << 20;

/// The files that may tell of the page at `page`.
pub(super) fn paths(page: &Path) -> [PathBuf; 2] {
    let mut whole = page.as_os_str().to_owned();
    whole.push(".json");
    [whole.into(), page.with_extension("json")]
}

/// What the file beside the page at `page` tells; none where there is none, or it tells nothing of a page.
pub(super) fn told(page: &Path) -> Option<Told> {
    paths(page).into_iter().find_map(|path| read(&path))
}

fn read(path: &Path) -> Option<Told> {
    let mut written = Vec::new();
    File::open(path).ok()?.take(LARGEST + 1).read_to_end(&mut written).ok()?;
    if written.len() as u64 > LARGEST {
        return None;
    }
    let value: Value = serde_json::from_slice(&written).ok()?;
    let fields = value.as_object()?;
    let told = Told {
        url: text(fields, &URL).filter(|url| url.starts_with("http")),
        title: text(fields, &TITLE),
        published: text(fields, &PUBLISHED),
        publisher: text(fields, &PUBLISHER),
        authors: AUTHORS.iter().find_map(|name| names(fields.get(*name)?)).unwrap_or_default(),
        saved: SAVED.iter().find_map(|name| moment(fields.get(*name)?)),
        written,
    };
    // Many data have a title: those of a program, of a picture.
    let is_of_a_page = told.published.is_some() || told.publisher.is_some() || !told.authors.is_empty();
    (told.url.is_some() || told.title.is_some() && is_of_a_page).then_some(told)
}

fn text(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    let texts = names.iter().filter_map(|name| fields.get(*name)?.as_str());
    texts.map(str::trim).find(|text| !text.is_empty()).map(str::to_owned)
}

/// The names in a text, a list of texts or a list of objects with names.
fn names(value: &Value) -> Option<Vec<String>> {
    let name = |value: &Value| value.as_str().or_else(|| value.get("name")?.as_str()).map(str::to_owned);
    let names: Vec<String> = match value {
        Value::Array(items) => items.iter().filter_map(name).collect(),
        one => name(one).into_iter().collect(),
    };
    let names: Vec<String> = names.into_iter().filter(|name| !name.trim().is_empty()).collect();
    (!names.is_empty()).then_some(names)
}

/// A time in ISO 8601, or in seconds since 1970.
fn moment(value: &Value) -> Option<Timestamp> {
    match value {
        Value::String(text) => text.parse().ok().or_else(|| Timestamp::from_second(whole(text)?).ok()),
        Value::Number(number) => Timestamp::from_second(number.as_i64()?).ok(),
        _ => None,
    }
}

/// The whole seconds of `1751560920.25`, as ArchiveBox writes times.
fn whole(text: &str) -> Option<i64> {
    text.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_by(json: &str) -> Option<Told> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let page = folder.path().join("story.html");
        std::fs::write(folder.path().join("story.json"), json).expect("written");
        told(&page)
    }

    #[test]
    fn what_readers_write_beside_a_page_is_understood() {
        let told = told_by(
            r#"{"url":"https://tribune.example/a","title":"Bridge to close","published":"2025-07-03","publisher":"Tarvik Tribune","author":["Ada Lind",{"name":"Per Holm"}],"saved":"2025-07-04T06:00:00Z"}"#,
        )
        .expect("something is told");
        assert_eq!(told.url.as_deref(), Some("https://tribune.example/a"));
        assert_eq!(told.authors, ["Ada Lind", "Per Holm"]);
        assert_eq!(told.saved.map(|saved| saved.to_string()).as_deref(), Some("2025-07-04T06:00:00Z"));
        let told =
            told_by(r#"{"originalArticleUrl":"https://tribune.example/b","savedAt":"2025-07-04T06:00:00Z"}"#);
        assert_eq!(told.and_then(|told| told.url).as_deref(), Some("https://tribune.example/b"));
    }

    #[test]
    fn other_data_beside_a_page_tell_nothing() {
        assert!(
            told_by(r#"{"title":"A picture","width":640}"#).is_none()
                && told_by("[1]").is_none()
                && told_by("{").is_none()
        );
    }
}
