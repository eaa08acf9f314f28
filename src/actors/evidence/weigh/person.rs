//! What the words around a name say of a person.
//!
//! **In:** a name where it stands. **Out:** points for what is said only of persons, or hardly of others, and for who speaks:
//! `Holm, 62, left`; `Holm, who left`; `Ada Holm, chief economist at`; `said Holm`.

use super::{EMPLOYED, Scene};
use crate::actors::candidate::Guess;
use crate::actors::evidence::Evidence;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::lang::sources::Pronoun;
use crate::world::Known;

impl Scene<'_, '_> {
    /// What is said of persons only, or hardly of others.
    pub(super) fn person(&self, evidence: &mut Evidence) {
        let (before, after) = (self.back(1), self.after());
        let firm = self.said(1).has(Says::FIRM_NOUN) && self.single();
        let role = self.start > 0 && self.reading.is_role(self.start - 1);
        let capital = before.starts_with(char::is_uppercase);
        let honoured = self.start > 0 && self.reading.marks(self.start - 1).has(Marks::HONORIFIC) && capital;
        let titled = !firm && role && (capital || !self.common()) || honoured;
        evidence.person += if titled { 4 } else { 0 };
        let verb = self.reading.reports(self.end);
        let age = after == "," && self.reading.is_number(self.end + 1) && self.word(self.end + 2) == ",";
        let the = self.back_is_any(1, Small::DEFINITE);
        // "Jo Holm of Pell Wicks said", "Pell Wicks put on 75 cents": there the verb is not a speaker's.
        let other = self.back_is(1, Small::OF) && self.bearer().is_some() || self.is_priced();
        // Alone at the start of a sentence a word may be any: "Officials said".
        let first = self.word(self.start);
        let plural = self.reading.pack.forms.looks_plural(first);
        let sole = self.single() && self.name.initial && !plural && self.reading.noun(self.start).is_none();
        let says_so = self.reading.says(self.end).has(Says::SAID) && sole;
        if !the && !other {
            evidence.speaks += if verb { 2 } else { 0 } + if says_so { 2 } else { 0 };
        }
        evidence.person += if age { 4 } else { 0 };
        if self.reading.is(self.end + usize::from(matches!(after, "," | "—" | "–" | "(")), Small::WHO) {
            evidence.person += 2;
        }
        if self.is_apposed() && (self.end + 2..self.end + 6).any(|at| self.reading.is_role(at)) {
            evidence.person += 1;
        }
        evidence.person += self.told_post() + self.comes_from();
        if self.reading.possessive(self.end) {
            let role = (self.end + 1..self.end + 4).find(|at| self.reading.is_role(*at));
            // "Norra Steel's chairman" is one of a body, "Lind's lawyer" one of a person.
            let head = role.map(|at| self.reading.says(at).has(Says::EMPLOYEE));
            evidence.person += if head.is_some() { 2 } else { 0 };
            evidence.organization += if head == Some(true) { 2 } else { 0 };
        }
        if self.said(1).has(Says::SAID) {
            evidence.speaks += 2;
        }
        if self.single() {
            evidence.human += self.goes_on();
        }
        let home = after == "("
            && self.candidates.starting_at(self.end + 1).is_some_and(|next| {
                let home = &self.candidates.names[next];
                matches!(home.guess, Guess::Known(Known::Country(_))) && self.word(home.tokens.end) == ")"
            });
        let ranked = before == "." && self.start > 1 && self.reading.is_number(self.start - 2);
        evidence.person += if home { 3 } else { 0 } + if ranked { 2 } else { 0 };
    }

    /// `Jo Holm, chief economist at`, `Jo Holm is the head of`: is a post told that no body can have?
    fn told_post(&self) -> i32 {
        let is = self.reading.is(self.end, Small::IS.or(Small::WAS));
        if self.single() || !(self.after() == "," || is) {
            return 0;
        }
        let article = usize::from(self.reading.is(self.end + 1, Small::ARTICLE));
        let first = self.end + 1 + article;
        let held =
            |at: &usize| self.reading.is_word(*at) && !self.reading.pack.function_words.holds(self.word(*at));
        let post = (first..first + 5).take_while(held).filter(|at| self.reading.is_role(*at)).last();
        let human = |at: usize| {
            let noun = self.reading.noun(at).map(|(_, noun)| noun).unwrap_or_default();
            let may_be_body = noun.organization || noun.plural || self.reading.says(at).has(Says::FIRM_NOUN);
            let led = self.reading.marks(at).has(Marks::STANDS_FOR.or(Marks::BELONGS));
            led && !may_be_body && !self.candidates.holds(at)
        };
        2 * i32::from(post.is_some_and(human))
    }

    /// `Jo Holm of Norra University`: does a body stand behind it as what it is of?
    fn comes_from(&self) -> i32 {
        let tied = self.reading.is(self.end, EMPLOYED.or(Small::FROM)) && !self.single();
        let article = usize::from(self.reading.is(self.end + 1, Small::DEFINITE));
        let body =
            self.candidates.starting_at(self.end + 1 + article).map(|next| self.candidates.names[next].guess);
        let body = matches!(
            body,
            Some(Guess::Body(_) | Guess::Known(Known::Institution(_) | Known::Organization(_)))
        );
        i32::from(tied && body)
    }

    /// The pronoun behind a name, before any other name: 1 where it means a person, -1 where a thing.
    fn goes_on(&self) -> i32 {
        for at in self.end..self.reading.len() {
            match self.reading.pack.sources.pronoun(self.word(at)) {
                Some(Pronoun::Masculine | Pronoun::Feminine) => return 1,
                Some(Pronoun::Thing) => return -1,
                _ if self.reading.capital(at) => return 0,
                _ => {}
            }
        }
        0
    }
}
