//! Words that are cut short: abbreviations, whose dot does not end a sentence, and words without their head.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::lower::in_lower;

/// Lower-case abbreviations with their dot; those that need a number after them keep the ` 0` of the file.
static ABBREVIATIONS: LazyLock<HashSet<String>> =
    LazyLock::new(|| super::lines(include_str!("en/abbreviations.txt")).map(str::to_lowercase).collect());

/// Words after an apostrophe, without it.
static ELISIONS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| super::lines(include_str!("en/elisions.txt")).collect());

/// True for the `bout` of `'bout`, in lower case.
pub fn is_elision(word: &str) -> bool {
    ELISIONS.contains(word)
}

/// True for `Mr.` or `Gen.`, dot included, in any case.
pub fn is_abbreviation(word: &str) -> bool {
    in_lower(word, |word| ABBREVIATIONS.contains(word))
}

/// True for `No`, dot left out, in any case: an abbreviation only where a number follows.
pub fn is_number_abbreviation(word: &str) -> bool {
    word.len() <= 4 && ABBREVIATIONS.contains(&format!("{}. 0", word.to_lowercase()))
}
