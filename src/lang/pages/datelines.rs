//! What stands around dates on a page and tells which date it is.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

/// The words; all in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Datelines {
    published: Vec<String>,
    updated: Vec<String>,
    other: Vec<String>,
    fillers: Vec<String>,
    /// Parts of names of classes that carry a date.
    pub classes: Vec<String>,
    /// Parts of names of classes that carry the date of publication.
    pub published_classes: Vec<String>,
    /// Parts of names of classes that carry the date of a change.
    pub updated_classes: Vec<String>,
    /// Names under which scripts keep the time of publication, most telling first.
    pub script_keys: Vec<String>,
    #[serde(skip)]
    words: Words,
}

/// The words, read once.
pub static DATELINES: LazyLock<Datelines> = LazyLock::new(|| {
    let mut read: Datelines =
        toml::from_str(include_str!("datelines.toml")).expect("datelines.toml is checked by its test");
    let labels = || [&read.published, &read.updated, &read.other].into_iter().flatten().cloned();
    let parts = labels().flat_map(|label| label.split(' ').map(str::to_owned).collect::<Vec<_>>());
    read.words = Words { fillers: parts.chain(read.fillers.clone()).collect(), labels: labels().collect() };
    read
});

/// Any label, also as part of a word: few texts hold one.
static ANY_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    let Datelines { published, updated, other, .. } = &*DATELINES;
    let labels: Vec<String> =
        [published, updated, other].into_iter().flatten().map(|label| regex::escape(label)).collect();
    Regex::new(&format!("(?i){}", labels.join("|"))).expect("labels make an expression")
});

/// The words, to be asked one by one.
#[derive(Debug, Default)]
struct Words {
    /// Fillers, and the words of labels.
    fillers: HashSet<String>,
    labels: HashSet<String>,
}

/// Which date the words before it say it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateLabel {
    /// They do not say.
    #[default]
    None,
    /// That of publication.
    Published,
    /// That of the last change.
    Updated,
    /// Another one: of a comment, of an event, of today.
    Other,
}

impl Datelines {
    /// What the words before a date say of it; the label nearest to the date counts.
    pub fn label(&self, before: &str) -> DateLabel {
        if !ANY_LABEL.is_match(before) {
            return DateLabel::None;
        }
        let lower = before.to_lowercase();
        let last = |labels: &[String]| labels.iter().filter_map(|label| last_at(&lower, label)).max();
        let found = [
            (last(&self.published), DateLabel::Published),
            (last(&self.updated), DateLabel::Updated),
            (last(&self.other), DateLabel::Other),
        ];
        found
            .iter()
            .filter(|(at, _)| at.is_some())
            .max_by_key(|(at, _)| *at)
            .map_or(DateLabel::None, |found| found.1)
    }

    /// Is `word`, in lower case, one that stands in datelines and says nothing else?
    pub fn is_filler(&self, word: &str) -> bool {
        self.words.fillers.contains(word)
    }

    /// Is `word`, in lower case, a label of a date?
    pub fn is_label(&self, word: &str) -> bool {
        self.words.labels.contains(word)
    }
}

/// Where `label` ends in `text` as a whole word, the last time.
fn last_at(text: &str, label: &str) -> Option<usize> {
    let at = text.rfind(label)?;
    let end = at + label.len();
    let inside = text[..at].chars().next_back().is_some_and(char::is_alphabetic)
        || text[end..].chars().next().is_some_and(char::is_alphabetic);
    (!inside).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_nearest_to_the_date_says_which_it_is() {
        assert_eq!(DATELINES.label("Published"), DateLabel::Published);
        assert_eq!(DATELINES.label("By Ada Lind | Last updated on"), DateLabel::Updated);
        assert_eq!(DATELINES.label("Zuletzt aktualisiert am"), DateLabel::Updated);
        assert_eq!(DATELINES.label("Registered:"), DateLabel::Other);
        assert_eq!(DATELINES.label("Ada Lind,"), DateLabel::None);
        assert_eq!(DATELINES.label("unpublished"), DateLabel::None);
    }

    #[test]
    fn labels_are_lower_case() {
        for label in DATELINES.published.iter().chain(&DATELINES.updated).chain(&DATELINES.other) {
            assert_eq!(*label, label.to_lowercase());
        }
    }
}
