//! Whether two names mean the same person or body, and two sources the same words.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use crate::gold::Cut;

#[derive(Deserialize)]
struct Lists {
    names: NameWords,
    sources: SourceWords,
}

#[derive(Deserialize)]
struct NameWords {
    small: String,
    titles: String,
    suffixes: String,
    generic: String,
    partial: String,
}

#[derive(Deserialize)]
struct SourceWords {
    small: String,
    pronouns: String,
}

static LISTS: LazyLock<Lists> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).expect("the file beside is well formed"));

/// A static set of the words of one of the lists.
macro_rules! set {
    ($name:ident, $($list:ident).+) => {
        static $name: LazyLock<HashSet<&str>> = LazyLock::new(|| LISTS.$($list).+.split_whitespace().collect());
    };
}
set!(SMALL, names.small);
set!(TITLES, names.titles);
set!(SUFFIXES, names.suffixes);
set!(GENERIC, names.generic);
set!(PARTIAL, names.partial);
set!(SOURCE_SMALL, sources.small);
set!(PRONOUNS, sources.pronouns);

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// A person, or a body that speaks.
    Speaker,
    /// A body: names of two bodies that end alike must share half of their words.
    Body,
}

/// The words of a name without small ones, brackets and possessives.
fn name_words(name: &str) -> Vec<String> {
    static BRACKETS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\([^)]*\)").expect("a pattern"));
    Cut::Unicode
        .folded(&BRACKETS.replace_all(name, ""))
        .into_iter()
        .filter(|word| !SMALL.contains(word.as_str()))
        .map(|word| word.strip_suffix("'s").map(str::to_owned).unwrap_or(word))
        .collect()
}

/// The words of a name without titles before it and suffixes behind it.
fn bare(name: &str) -> Vec<String> {
    let words = name_words(name);
    let mut rest = words.as_slice();
    while let [title, more @ ..] = rest
        && !more.is_empty()
        && TITLES.contains(title.as_str())
    {
        rest = more;
    }
    while let [more @ .., suffix] = rest
        && !more.is_empty()
        && SUFFIXES.contains(suffix.as_str())
    {
        rest = more;
    }
    rest.to_vec()
}

fn initials(words: &[String]) -> String {
    words.iter().filter_map(|word| word.chars().next()).collect()
}

/// Is `short` an abbreviation made of the first letters of `long`: `WHO`?
fn abbreviates(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphanumeric() || *c == '_').collect();
    let letters = letters.to_lowercase();
    let words = name_words(long);
    name_words(short).len() == 1
        && letters.chars().nth(1).is_some()
        && words.len() > 1
        && (letters == initials(&words) || letters == initials(&Cut::Unicode.folded(long)))
}

/// Do both names mean the same: the same words, one's words among the other's, initials, or the same last name with no
/// other first name?
pub fn same(a: &str, b: &str, bearer: Bearer) -> bool {
    let (x, y) = (bare(a), bare(b));
    let (Some(x_last), Some(y_last)) = (x.last(), y.last()) else { return false };
    let (x_set, y_set): (BTreeSet<&String>, BTreeSet<&String>) = (x.iter().collect(), y.iter().collect());
    if x_set == y_set {
        return true;
    }
    let (small, big) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    let is_part = small.len() == 1
        && (GENERIC.contains(small[0].as_str())
            || big.last().is_some_and(|word| PARTIAL.contains(word.as_str())));
    if !is_part && small.iter().all(|word| big.contains(word)) {
        return true;
    }
    if abbreviates(a, b) || abbreviates(b, a) {
        return true;
    }
    let common = x_set.intersection(&y_set).count();
    let share = common as f64 / x_set.union(&y_set).count() as f64;
    if x_last != y_last || GENERIC.contains(x_last.as_str()) {
        return share >= 0.6;
    }
    match bearer {
        Bearer::Body => share >= 0.5,
        Bearer::Speaker => {
            x.len() == 1 || y.len() == 1 || x[0].chars().next() == y[0].chars().next() || common > 1
        }
    }
}

/// Do both sources as written share a word that is not small, or consist of the same words: the same pronoun?
pub fn share_a_word(a: &str, b: &str, cut: Cut) -> bool {
    let (a, b): (BTreeSet<String>, BTreeSet<String>) =
        (cut.folded(a).into_iter().collect(), cut.folded(b).into_iter().collect());
    a.intersection(&b).any(|word| !SOURCE_SMALL.contains(word.as_str())) || !a.is_empty() && a == b
}

/// The words of a source that name somebody: capitalised ones that are no pronoun.
pub fn naming_words(source: &str) -> BTreeSet<String> {
    static CAPITALISED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\b[A-Z][\w’'-]+").expect("a pattern"));
    CAPITALISED
        .find_iter(source)
        .map(|word| word.as_str().to_lowercase())
        .filter(|word| !SOURCE_SMALL.contains(word.as_str()) && !PRONOUNS.contains(word.as_str()))
        .map(without_possessive)
        .collect()
}

/// Does a speaker's name hold one of these words?
pub fn holds_one_of(speaker: &str, words: &BTreeSet<String>) -> bool {
    Cut::Ascii.folded(speaker).into_iter().any(|word| words.contains(&without_possessive(word)))
}

fn without_possessive(word: String) -> String {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).map(str::to_owned).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_last_names_and_initials_name_the_same_one() {
        let same = |a, b| same(a, b, Bearer::Speaker);
        assert!(same("Prime Minister Ada Holm", "Ada Holm"));
        assert!(same("Holm", "Ada Holm"));
        assert!(same("A. Holm", "Ada Holm"));
        assert!(same("NFU", "Norland Fishers Union"));
        assert!(!same("Bo Holm", "Ada Holm"));
        assert!(!same("Norra", "Norra Police"));
        assert!(!same("the union", "Norland Fishers Union"));
    }

    #[test]
    fn bodies_that_end_alike_share_half_of_their_words() {
        assert!(same("Norra Fishery Board", "Norra Coast Fishery Board", Bearer::Body));
        assert!(!same("North Tarn Board", "South Hallvik Board", Bearer::Body));
    }

    #[test]
    fn sources_share_a_word_that_is_not_small_or_are_the_same_pronoun() {
        let share = |a, b| share_a_word(a, b, Cut::Unicode);
        assert!(share("the harbour master", "Harbour officials"));
        assert!(share("He", "he"));
        assert!(!share("he", "the master"));
        assert!(!share("a man of the harbour", "a woman of the town"));
        assert_eq!(naming_words("Ada Holm’s aide"), ["ada", "holm"].map(str::to_owned).into());
        assert!(holds_one_of("Ada Holm", &naming_words("Ms Holm")));
    }
}
