//! Fixed phrases: words in a row that mean something together.

use serde::Deserialize;

/// The phrases of a language by what they mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// `on behalf of`, before a body in whose name somebody speaks
    pub on_behalf_of: Phrase,
    /// `took office as`, after a name and before an office
    pub takes_office: Phrase,
    /// `sits on`, after a name and before the board of a body
    pub sits_on: Phrase,
    /// `such as`, between what bodies are and their names
    pub such_as: Phrase,
    /// `as it`, after a name and a comma: what it is called by
    pub as_it: Phrase,
    /// `according to`, before somebody who says so
    pub according_to: Phrase,
    /// `central bank`: a house that each country has, and only countries have
    pub house_of_country: Phrase,
    /// `prime minister`: an office that each country has, and only countries have
    pub office_of_country: Phrase,
    /// `chief`, before what an officer of a firm is for
    pub chief: Phrase,
    /// `officer`, after that
    pub officer: Phrase,
    /// `managing director`: a post that firms have
    pub firm_post: Phrase,
    /// `state`, before a post of a part of a country
    pub of_region: Phrase,
    /// `district attorney`: whoever holds this post speaks for the place named with it
    pub local_post: Phrase,
    /// `of staff`, after the noun of a role: belongs to the role
    pub role_tail: Phrase,
    /// `Red Cross`: ends the name of a body of which each country has its own
    pub national_body: Phrase,
    /// `it is not true that`: opens what somebody says is not so
    pub untrue: Phrase,
}

/// Phrases of one meaning.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Phrase(Vec<Vec<String>>);

impl From<Vec<String>> for Phrase {
    fn from(phrases: Vec<String>) -> Self {
        let words = |phrase: String| phrase.split(' ').map(str::to_owned).collect();
        Self(phrases.into_iter().map(words).collect())
    }
}

impl Phrases {
    /// Those of a `phrases.toml`.
    pub(super) fn read(data: &str) -> Self {
        toml::from_str(data).expect("phrases.toml is checked by a test")
    }
}

impl Phrase {
    /// How many words the longest of these phrases has that begins with the word of number `at`; words are told as
    /// written.
    pub fn at<'w>(&self, at: usize, word: impl Fn(usize) -> &'w str) -> Option<usize> {
        self.matching(|words| (at..).zip(words).all(|(at, held)| word(at) == held))
    }

    /// The same of words in any case.
    pub fn at_in_any_case<'w>(&self, at: usize, word: impl Fn(usize) -> &'w str) -> Option<usize> {
        self.matching(|words| (at..).zip(words).all(|(at, held)| word(at).eq_ignore_ascii_case(held)))
    }

    /// The same of the phrase that ends before the word of number `end`.
    pub fn before<'w>(&self, end: usize, word: impl Fn(usize) -> &'w str) -> Option<usize> {
        self.matching(|words| {
            end.checked_sub(words.len())
                .is_some_and(|at| (at..).zip(words).all(|(at, held)| word(at) == held))
        })
    }

    /// Does `text` end with one of these phrases?
    pub fn ends(&self, text: &str) -> bool {
        self.0.iter().any(|words| {
            let mut parts = text.rsplit(' ');
            words.iter().rev().all(|held| parts.next() == Some(held.as_str()))
        })
    }

    /// Does `text` begin with one of these phrases?
    pub fn begins(&self, text: &str) -> bool {
        self.0.iter().any(|words| {
            let mut parts = text.split(' ');
            words.iter().all(|held| parts.next() == Some(held.as_str()))
        })
    }

    fn matching(&self, fits: impl Fn(&[String]) -> bool) -> Option<usize> {
        self.0.iter().filter(|words| fits(words)).map(Vec::len).max()
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::en::ENGLISH;

    #[test]
    fn a_phrase_is_found_from_either_end() {
        let words = ["Norra", "took", "office", "as", "mayor"];
        let word = |at: usize| words.get(at).copied().unwrap_or_default();
        let phrase = &ENGLISH.phrases.takes_office;
        assert_eq!((phrase.at(1, word), phrase.before(4, word)), (Some(3), Some(3)));
        assert_eq!((phrase.at(0, word), phrase.before(2, word)), (None, None));
    }

    #[test]
    fn a_text_may_end_with_a_phrase() {
        assert!(ENGLISH.phrases.office_of_country.ends("deputy prime minister"));
        assert!(!ENGLISH.phrases.office_of_country.ends("minister"));
    }
}
