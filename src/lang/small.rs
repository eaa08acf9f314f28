//! The small words that rules ask for one by one: articles, prepositions, conjunctions, pronouns, forms of "be".
//!
//! A member is named after the English word; the word of another language that does the same work stands in its file.

use foldhash::HashMap;

use super::lower::in_lower;
use super::sets::word_set;
use super::shapes::Shapes;

word_set! {
    /// What a small word is; several at once.
    Small in SmallFile:
    /// `a`, `the`
    ARTICLE article = 0;
    /// `the`
    DEFINITE definite = 1;
    /// `this`, before a noun that was named before
    THIS this = 2;
    /// `of`: ties somebody or something to whom it belongs
    OF of = 3;
    /// `for`: in whose name
    FOR for_ = 4;
    /// `at`: where somebody works
    AT at = 5;
    /// `with`
    WITH with = 6;
    /// `to`: whither, to whom
    TO to = 7;
    /// `in`: where, since when
    IN in_ = 8;
    /// `on`
    ON on = 9;
    /// `from`: whence, by whom
    FROM from = 10;
    /// `by`: the doer of a passive
    BY by = 11;
    /// `against`
    AGAINST against = 12;
    /// `as`
    AS as_ = 13;
    /// `and`
    AND and = 14;
    /// `or`
    OR or = 15;
    /// `that`: opens a clause
    THAT that = 16;
    /// `who`: opens a clause about a person
    WHO who = 17;
    /// `which`: opens a clause about a thing
    WHICH which = 18;
    /// `whose`
    WHOSE whose = 19;
    /// `it`
    IT it = 20;
    /// `its`
    ITS its = 21;
    /// `her`, `their`: the owner is somebody spoken of
    OWNER owner = 22;
    /// `my`: the owner is who speaks
    OWN own = 23;
    /// `is`
    IS is = 24;
    /// `was`
    WAS was = 25;
    /// `has`
    HAS has_ = 26;
    /// `been`
    BEEN been = 27;
    /// `close` to the Kremlin
    CLOSE close = 28;
    /// `then`
    THEN then = 29;
    /// `also`
    ALSO also = 30;
    /// `not`
    NOT not = 31;
    /// `only`
    ONLY only = 32;
    /// `be`
    BE be = 33;
    /// `when`
    WHEN when = 34;
    /// `about`: what a question is about
    ABOUT about = 35;
    /// `there`, as in `there is`
    THERE there = 36;
    /// `another`
    ANOTHER another = 37;
    /// `per`: by whose words
    PER per = 38;
    /// `according`: by whose words, before `to`
    ACCORDING according = 39;
    /// `he`: a person who can be nothing but a subject
    SUBJECT subject = 40;
    /// `him`: a person who is spoken to
    OBJECT object = 41;
    /// `where`: opens a question that was asked
    QUESTION question = 42;
    /// `whether`: opens what somebody is asked or told
    QUESTION_TO_SOMEBODY question_to_somebody = 43;
    /// `what`: a question that stands for a thing
    QUESTION_AS_THING question_as_thing = 44;
    /// `I`
    I i = 45;
    /// `since` 2019
    SINCE since = 46;
    /// `until` 2019
    UNTIL until = 47;
    /// `behind`: `the woman behind the guild`
    BEHIND behind = 48;
    /// `both`, before what two are
    BOTH both = 49;
}

/// The small words of a language.
pub struct SmallWords {
    words: HashMap<String, Small>,
    shapes: Shapes,
}

impl SmallWords {
    /// Those of a `small_words.toml`.
    pub(super) fn read(data: &str) -> Self {
        let file: SmallFile = toml::from_str(data).expect("small_words.toml is checked by a test");
        let mut words: HashMap<String, Small> = HashMap::default();
        for (small, list) in file.lists() {
            for word in list.split_whitespace() {
                let held = words.entry(word.to_owned()).or_default();
                *held = held.or(small);
            }
        }
        let shapes = Shapes::of(words.keys());
        Self { words, shapes }
    }

    /// What `word` is, in any case.
    pub fn of(&self, word: &str) -> Small {
        // Asked of every word of a page; a change of case seldom changes a word's length.
        if word.is_ascii() && !self.shapes.may_hold_in_lower(word) {
            return Small::default();
        }
        in_lower(word, |word| self.words.get(word).copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::en::ENGLISH;

    #[test]
    fn small_words_are_known_in_any_case() {
        assert!(ENGLISH.small.of("The").has(Small::DEFINITE) && ENGLISH.small.of("the").has(Small::ARTICLE));
        assert!(ENGLISH.small.of("her").has(Small::OWNER) && !ENGLISH.small.of("her").has(Small::ITS));
        assert_eq!(ENGLISH.small.of("bridge"), Small::default());
    }
}
