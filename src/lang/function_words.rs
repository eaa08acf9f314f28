//! Words that belong to grammar and not to names.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::lower::in_lower;

static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| super::lines(include_str!("en/function_words.txt")).collect());

/// True for `the`, `He` or `However`, in any case.
pub fn is_function_word(word: &str) -> bool {
    WORDS.contains(word) || word.len() <= 16 && in_lower(word, |word| WORDS.contains(word))
}
