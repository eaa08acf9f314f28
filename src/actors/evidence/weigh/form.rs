//! What the words of a name say by themselves.
//!
//! **In:** a name where it stands. **Out:** points for what its form shows: `Ada Holm` opens with a given name, a person;
//! `Pell & Wicks` joins two names, a body; `QuayLine` has a capital within the word, a brand; `Proven Paths` is made of common
//! words, a thing.

use super::Scene;
use crate::actors::evidence::Evidence;
use crate::actors::find::is_acronym;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world::{self, Known};

impl Scene<'_, '_> {
    /// Its words by themselves.
    pub(super) fn form(&self, evidence: &mut Evidence) {
        let (first, last) = (self.word(self.start), self.word(self.end - 1));
        let (given, common) = (self.given(), self.common());
        let endings = &self.reading.pack.endings;
        // "Kwon Tae-il"
        let asian = last.split_once('-').is_some_and(|(one, other)| {
            one.starts_with(char::is_uppercase)
                && (2..=5).contains(&other.len())
                && !other.contains(char::is_uppercase)
        });
        // "Holm & Lind"
        if self.name.tokens.clone().any(|at| self.word(at) == "&") {
            evidence.organization += 4;
        } else if !self.single() {
            let initial = first.len() <= 4 && first.ends_with('.');
            let particle = self.marked(Marks::PARTICLE);
            match (given, common) {
                (true, _) => evidence.person += 4,
                (false, _) if asian => evidence.person += 3,
                (false, false) if initial || particle => evidence.person += 3,
                // "Deferred Action": words of a title, a law, a thing.
                (false, _) if self.common_words() == evidence.words => {
                    evidence.thing = true;
                    evidence.person -= 4;
                }
                (false, false) if self.is_double_given() => evidence.person += 2,
                // Two unknown words are a person more often than all else together.
                (false, false) if evidence.words <= 3 => {
                    evidence.person += i32::from(self.common_words() == 0);
                }
                (false, false) => evidence.organization += 1,
                (false, true) => evidence.person -= 2,
            }
            // "Stanley Cup"
            if given
                && self.reading.marks(self.end - 1).has(Marks::CONTEST)
                && self.reading.is_common(self.end - 1)
            {
                evidence.person -= 6;
            }
            if self.is_numbered() || self.is_model() {
                evidence.person -= 6;
                evidence.organization -= 2;
            }
            // "Pell & Wicks"
            if self.name.tokens.clone().any(|at| self.reading.joins(at)) {
                evidence.person -= 6;
                evidence.organization += 4;
            }
            // "Orlando Holidays"
            let town = || {
                let known = world::at(self.reading.tokens, self.start, self.start + 1);
                matches!(
                    known,
                    Some((Known::City(_) | Known::Region | Known::Country(_) | Known::Capital(_), _))
                )
            };
            if given && self.common_words() + 1 >= evidence.words && town() {
                evidence.person -= 4;
            }
            let letters = first.trim_end_matches('.').len();
            if !given && letters > 1 && is_acronym(first) && last.contains(char::is_lowercase) {
                evidence.person -= 3;
                evidence.organization += 1;
            }
        } else if self.is_numbered() {
            evidence.person -= 6;
            evidence.organization -= 1;
        } else if self.is_brand() {
            evidence.brand = true;
            // "AirPods" are things.
            evidence.organization += if self.reading.pack.forms.looks_plural(first) { -2 } else { 1 };
        } else if endings.is_like_a_surname(first) {
            evidence.person += 2;
        } else if given && !self.name.initial {
            evidence.person += 1;
        } else if !given && self.common_words() == 1 {
            evidence.person -= 2;
            // "Search", but "the Chronicle"
            evidence.organization -= if self.back_is_any(1, Small::DEFINITE) { 0 } else { 2 };
        }
        if self.name.tokens.clone().any(|at| endings.is_like_a_brand(self.word(at))) {
            evidence.organization += 3;
        }
        if self.single() && endings.is_like_a_body(first) {
            evidence.organization += 4;
        }
        if self.single() && !given && endings.is_like_a_place(first) {
            evidence.place += 1;
        }
    }

    /// `WhatsApp`, `CrowdStrike`: a capital within the word, as brands have it and surnames hardly.
    fn is_brand(&self) -> bool {
        let word = self.word(self.start);
        let inner = || word.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
        self.single()
            && !self.reading.pack.endings.is_like_a_surname(word)
            && word.chars().any(char::is_lowercase)
            && inner().is_some_and(|at| at > 2 && word[..at].ends_with(char::is_lowercase))
    }

    /// `RAV4`, `K-12`: digits are in no name of a person.
    fn is_numbered(&self) -> bool {
        self.name.tokens.clone().any(|at| self.word(at).contains(|c: char| c.is_ascii_digit()))
    }

    /// `Corvo Wave E`, `Corvo Wave SUV`: nobody's last words are a letter or initials.
    fn is_model(&self) -> bool {
        let last = self.word(self.end - 1);
        let first = self.word(self.start);
        let letter = last.len() == 1 && last.starts_with(char::is_uppercase) && !self.given();
        let initials = is_acronym(last) && !last.contains('.') && first.contains(char::is_lowercase);
        (letter || initials) && !self.reading.marks(self.end - 1).has(Marks::SUFFIX)
    }

    /// `Sui-Lee Holm`: a first word of two that are written with capitals, as given names are.
    fn is_double_given(&self) -> bool {
        let capital = |part: &str| {
            part.starts_with(char::is_uppercase)
                && part.len() > 1
                && part.chars().skip(1).all(char::is_lowercase)
        };
        let first = self.word(self.start);
        let (one, other) = first.split_once('-').unwrap_or_default();
        capital(one) && capital(other) && !self.reading.is_common(self.start) && self.name.tokens.len() <= 3
    }

    /// May its words stand in a name that is no person's: `Silver Lining`, `Holm Act`? Many surnames begin other names, too:
    /// `Karin Best`.
    pub(super) fn common(&self) -> bool {
        self.reading.marks(self.start).has(Marks::START) || self.marked(Marks::THING.or(Marks::NEVER))
    }

    /// How many of its words are written small elsewhere.
    fn common_words(&self) -> usize {
        // In capitals every word may be one.
        let cased = |at: usize| self.word(at).contains(char::is_lowercase) || self.reading.in_heading(at);
        self.name.tokens.clone().filter(|at| cased(*at) && self.reading.is_common(*at)).count()
    }
}
