//! Abbreviations whose dot does not end a sentence.

use std::sync::LazyLock;

use foldhash::HashSet;

/// Lower-case abbreviations with their dot; those that need a number after them keep the ` 0` of the file.
static ABBREVIATIONS: LazyLock<HashSet<String>> =
    LazyLock::new(|| super::lines(include_str!("abbreviations.txt")).map(str::to_lowercase).collect());

/// True for `Mr.` or `Gen.`, dot included, in any case.
pub fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(word) || ABBREVIATIONS.contains(&word.to_lowercase())
}

/// True for `No`, dot left out, in any case: an abbreviation only where a number follows.
pub fn is_number_abbreviation(word: &str) -> bool {
    word.len() <= 4 && ABBREVIATIONS.contains(&format!("{}. 0", word.to_lowercase()))
}
