//! Words that are cut short: abbreviations, whose dot does not end a sentence, and words without their head.

use foldhash::HashSet;

use super::en::ENGLISH;
use super::lines;
use super::lower::in_lower;

/// The words of a language that are cut short.
pub struct Abbreviations {
    /// With their dot, in lower case.
    whole: HashSet<String>,
    /// Those that need a number after them, without their dot, in lower case.
    before_number: HashSet<String>,
    /// Words after an apostrophe, without it.
    elisions: HashSet<&'static str>,
}

impl Abbreviations {
    /// Those of an `abbreviations.txt` and an `elisions.txt`.
    pub(super) fn read(abbreviations: &'static str, elisions: &'static str) -> Self {
        let (mut whole, mut before_number) = (HashSet::default(), HashSet::default());
        for line in lines(abbreviations) {
            match line.strip_suffix(". 0") {
                Some(word) => before_number.insert(word.to_lowercase()),
                None => whole.insert(line.to_lowercase()),
            };
        }
        Self { whole, before_number, elisions: lines(elisions).collect() }
    }

    /// True for the `bout` of `'bout`, in lower case.
    pub fn is_elision(&self, word: &str) -> bool {
        self.elisions.contains(word)
    }

    /// True for `Mr.` or `Gen.`, dot included, in any case.
    pub fn holds(&self, word: &str) -> bool {
        in_lower(word, |word| self.whole.contains(word))
    }

    /// True for `No`, dot left out, in any case: an abbreviation only where a number follows.
    pub fn is_before_number(&self, word: &str) -> bool {
        in_lower(word, |word| self.before_number.contains(word))
    }
}

/// [`Abbreviations::is_elision`] of English, for callers that do not know the language yet.
pub fn is_elision(word: &str) -> bool {
    ENGLISH.abbreviations.is_elision(word)
}

/// [`Abbreviations::holds`] of English, for callers that do not know the language yet.
pub fn is_abbreviation(word: &str) -> bool {
    ENGLISH.abbreviations.holds(word)
}

/// [`Abbreviations::is_before_number`] of English, for callers that do not know the language yet.
pub fn is_number_abbreviation(word: &str) -> bool {
    ENGLISH.abbreviations.is_before_number(word)
}
