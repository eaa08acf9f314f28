//! Words around the day on which something was said.

use serde::Deserialize;
use std::collections::HashMap;

use super::lower::in_lower;

/// What a word says about a day beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayWord {
    /// `last` Friday
    Past,
    /// `next` Friday
    Future,
    /// `on` Friday: dates the cue.
    Dating,
    /// on the `same` day
    Filler,
    /// `since` Friday: dates something else.
    Elsewhere,
    /// `Speaking` on Friday
    Opening,
    /// `at` a meeting: opens a sentence that says where its speaker spoke
    Occasion,
    /// `later` on Friday
    Rank,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    relative: HashMap<String, i8>,
    words: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    past: String,
    future: String,
    dating: String,
    filler: String,
    elsewhere: String,
    opening: String,
    occasion: String,
    rank: String,
}

/// The words of a language around the day on which something was said.
pub struct UtteranceDays {
    relative: HashMap<String, i8>,
    words: HashMap<String, Vec<DayWord>>,
}

impl UtteranceDays {
    /// Those of an `utterance_days.toml`.
    pub(super) fn read(data: &str) -> Self {
        let file: File = toml::from_str(data).expect("utterance_days.toml is checked by a test");
        let mut words: HashMap<String, Vec<DayWord>> = HashMap::new();
        for (list, part) in [
            (&file.words.past, DayWord::Past),
            (&file.words.future, DayWord::Future),
            (&file.words.dating, DayWord::Dating),
            (&file.words.filler, DayWord::Filler),
            (&file.words.elsewhere, DayWord::Elsewhere),
            (&file.words.opening, DayWord::Opening),
            (&file.words.occasion, DayWord::Occasion),
            (&file.words.rank, DayWord::Rank),
        ] {
            for word in list.split_whitespace() {
                words.entry(word.to_owned()).or_default().push(part);
            }
        }
        Self { relative: file.relative, words }
    }

    /// Days from publication to the day that `word` names: `yesterday` is -1.
    pub fn relative_day(&self, word: &str) -> Option<i8> {
        in_lower(word, |word| self.relative.get(word).copied())
    }

    /// Does `word` play `part` beside a day?
    pub fn is(&self, word: &str, part: DayWord) -> bool {
        in_lower(word, |word| self.words.get(word).is_some_and(|parts| parts.contains(&part)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::en::ENGLISH;

    #[test]
    fn words_are_known_in_any_case() {
        let days = &ENGLISH.days;
        let is = |word: &str, part: DayWord| days.is(word, part);
        assert_eq!((days.relative_day("Yesterday"), days.relative_day("tomorrow")), (Some(-1), None));
        assert!(
            is("Speaking", DayWord::Opening) && is("on", DayWord::Dating) && !is("on", DayWord::Elsewhere)
        );
    }
}
