//! Words that tell in what sense something is reported: denied, asked, only possible.

use foldhash::HashMap;
use serde::Deserialize;

use super::lower::in_lower;
use super::sets::word_set;

word_set! {
    /// What a word does to the sense of the verb or noun beside it, as a set.
    Sense in SenseWords:
    /// `not`, `without`
    NEGATION negation = 0;
    /// `only`, which takes a negation back
    NO_NEGATION no_negation = 1;
    /// `nobody`, as a subject or before one
    NOBODY nobody = 2;
    /// `might`, `will`
    POSSIBLE possible = 3;
    /// `would`, which with "later" is a past
    PAST_FUTURE past_future = 14;
    /// would `later` say: it was said
    AFTERWARDS afterwards = 4;
    /// is `expected` to say
    EXPECTED expected = 5;
    /// `declined` to say
    WITHHELD withheld = 6;
    /// did not `hesitate` to say
    HESITATED hesitated = 7;
    /// `if`
    CONDITION condition = 8;
    /// a memo `seen` by somebody
    SEEN seen = 9;
    /// `claims`, which others hold to be true
    HELD held = 10;
    /// `denial`
    DENIAL denial = 11;
    /// `question`
    QUESTION question = 12;
    /// a `call` for something
    CALL call = 13;
}

/// In what sense a verb reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbSense {
    /// `denied`: it is not so, whatever follows
    Denies,
    /// `rejected claims that`: it is not so where a clause or a claim follows
    DeniesHeld,
    /// `wondered`
    Asks,
    /// `called for`
    CallsFor,
    /// `suggested that he resign`: where the clause says so
    Proposes,
    /// `quoted Lind as saying`
    Relays,
}

#[derive(Deserialize)]
struct VerbFile {
    denies: String,
    denies_held: String,
    asks: String,
    calls_for: String,
    proposes: String,
    relays: String,
}

/// The words of a language that tell in what sense something is reported.
pub struct Stances {
    words: HashMap<String, Sense>,
    /// By the number of the verb.
    verbs: HashMap<u16, Vec<VerbSense>>,
}

impl Stances {
    /// Those of a `stances.toml`; `verbs` are the reporting verbs of the language in the order of their numbers.
    pub(super) fn read(data: &str, verbs: &[String]) -> Self {
        let table: toml::Table = toml::from_str(data).expect("stances.toml is checked by a test");
        let (of_verbs, of_words): (toml::Table, toml::Table) =
            table.into_iter().partition(|(name, _)| VERB_LISTS.contains(&name.as_str()));
        let words: SenseWords = of_words.try_into().expect("stances.toml is checked by a test");
        let senses: VerbFile = of_verbs.try_into().expect("stances.toml is checked by a test");
        let mut by_word: HashMap<String, Sense> = HashMap::default();
        for (sense, list) in words.lists() {
            for word in list.split_whitespace() {
                let held = by_word.entry(word.to_owned()).or_default();
                *held = held.or(sense);
            }
        }
        let mut by_verb: HashMap<u16, Vec<VerbSense>> = HashMap::default();
        for (sense, list) in senses.lists() {
            for verb in list.split_whitespace() {
                let number = verbs.iter().position(|held| held == verb);
                let number = number.and_then(|number| u16::try_from(number).ok());
                by_verb.entry(number.expect("each is a reporting verb")).or_default().push(sense);
            }
        }
        Self { words: by_word, verbs: by_verb }
    }

    /// What `word` does, in any case.
    pub fn of(&self, word: &str) -> Sense {
        let held = |word: &str| self.words.get(word).copied().unwrap_or_default();
        in_lower(word, |word| if word.is_ascii() { held(word) } else { held(&word.replace('’', "'")) })
    }

    /// Does the reporting verb of this number report in this sense?
    pub fn verb(&self, number: u16, sense: VerbSense) -> bool {
        self.verbs.get(&number).is_some_and(|senses| senses.contains(&sense))
    }
}

/// The lists of `stances.toml` that hold verbs.
const VERB_LISTS: [&str; 6] = ["denies", "denies_held", "asks", "calls_for", "proposes", "relays"];

impl VerbFile {
    fn lists(&self) -> [(VerbSense, &str); 6] {
        [
            (VerbSense::Denies, &self.denies),
            (VerbSense::DeniesHeld, &self.denies_held),
            (VerbSense::Asks, &self.asks),
            (VerbSense::CallsFor, &self.calls_for),
            (VerbSense::Proposes, &self.proposes),
            (VerbSense::Relays, &self.relays),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::en::ENGLISH;

    #[test]
    fn words_and_verbs_tell_their_sense() {
        let stances = &ENGLISH.stances;
        assert!(stances.of("Didn’t").has(Sense::NEGATION) && !stances.of("bridge").has(Sense::NEGATION));
        let number = |verb: &str| {
            let at = ENGLISH.reporting.verbs().iter().position(|held| held == verb);
            u16::try_from(at.expect("a reporting verb")).expect("few verbs")
        };
        assert!(stances.verb(number("call_for"), VerbSense::CallsFor));
        assert!(!stances.verb(number("call"), VerbSense::CallsFor));
    }
}
