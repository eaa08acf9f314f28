//! Words that belong to grammar and not to names.

use foldhash::HashSet;

use super::en::ENGLISH;
use super::lines;
use super::lower::in_lower;

/// The function words of a language.
pub struct FunctionWords(HashSet<&'static str>);

impl FunctionWords {
    /// Those of a `function_words.txt`.
    pub(super) fn read(data: &'static str) -> Self {
        Self(lines(data).collect())
    }

    /// True for `the`, `He` or `However`, in any case.
    pub fn holds(&self, word: &str) -> bool {
        self.0.contains(word) || in_lower(word, |word| self.0.contains(word))
    }
}

/// [`FunctionWords::holds`] of English, for callers that do not know the language yet.
pub fn is_function_word(word: &str) -> bool {
    ENGLISH.function_words.holds(word)
}
