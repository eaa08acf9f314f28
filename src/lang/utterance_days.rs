//! Words around the day on which something was said.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

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
}

struct Lists {
    relative: HashMap<String, i8>,
    words: HashMap<String, Vec<DayWord>>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("en/utterance_days.toml"))
        .expect("utterance_days.toml is checked by a test");
    let mut words: HashMap<String, Vec<DayWord>> = HashMap::new();
    for (list, part) in [
        (&file.words.past, DayWord::Past),
        (&file.words.future, DayWord::Future),
        (&file.words.dating, DayWord::Dating),
        (&file.words.filler, DayWord::Filler),
        (&file.words.elsewhere, DayWord::Elsewhere),
        (&file.words.opening, DayWord::Opening),
    ] {
        for word in list.split_whitespace() {
            words.entry(word.to_owned()).or_default().push(part);
        }
    }
    Lists { relative: file.relative, words }
});

/// The longest word that is looked up.
const LONGEST: usize = 12;

/// Days from publication to the day that `word` names: `yesterday` is -1.
pub fn relative_day(word: &str) -> Option<i8> {
    (word.len() <= LONGEST).then(|| LISTS.relative.get(&word.to_lowercase()).copied()).flatten()
}

/// Does `word` play `part` beside a day?
pub fn is(word: &str, part: DayWord) -> bool {
    word.len() <= LONGEST && LISTS.words.get(&word.to_lowercase()).is_some_and(|parts| parts.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_any_case() {
        assert_eq!((relative_day("Yesterday"), relative_day("tomorrow")), (Some(-1), None));
        assert!(
            is("Speaking", DayWord::Opening) && is("on", DayWord::Dating) && !is("on", DayWord::Elsewhere)
        );
    }
}
