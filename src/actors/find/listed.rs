//! Names that lists hold, and what they are part of.
//!
//! **In:** the token at which a name of a list begins: `Norra`, a town. **Out:** the candidate that it makes. Often that is a
//! longer one: `the pilot Norra Holm`, somebody; `Norra police` and `Norra Glassworks`, bodies; `Norra Bay`, a place. Of
//! `Norra Cup`, the name of a thing, it is none.

use super::{Guess, Known, Nation, Reader, is_acronym};
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world;

/// The most words of a body that is written small: `office of the prime minister`.
const LONGEST_HOUSE: usize = 5;

impl Reader<'_, '_> {
    /// The known name that begins at token `at`, also one in capitals, as in datelines: `SAO PAULO, Brazil`.
    pub(super) fn known_at(&self, at: usize) -> Option<(Known, usize)> {
        if at >= self.sentence.end {
            return None;
        }
        let shouts = |word: &str| word.len() > 3 && !word.contains(char::is_lowercase);
        world::at(self.reading.tokens, at, self.sentence.end).or_else(|| {
            let shouted = shouts(self.word(at)) || shouts(self.word(at + 1)) && self.capital(at);
            shouted.then(|| world::shouted_at(self.reading.tokens, at, self.sentence.end)).flatten()
        })
    }

    /// A name that the lexicons hold, unless it is part of a longer one: `Paris Holm`, `Norra Globe`.
    pub(super) fn known(&mut self, at: usize, after: usize, end: usize, known: Known) -> usize {
        let place = matches!(known, Known::Country(_) | Known::City(_) | Known::Region | Known::Capital(_));
        let follows = after < end
            && self.capital(after)
            && !self.is_title(after)
            && !self.marks(after).has(Marks::NEVER)
            && world::at(self.reading.tokens, after, self.sentence.end).is_none();
        // "fast bowler Devon Holm"
        let called = at > self.sentence.start && self.is_role(at - 1) && !self.capital(at - 1);
        if place && follows && after == at + 1 && (self.given(at) || called && !self.ends_other(after)) {
            return self.name(at, end);
        }
        if let Some(house) = self.house_of(known, after) {
            let nation = match known {
                Known::Country(id) => Some(Nation::Listed(id)),
                _ => None,
            };
            return self.keep(at..house, Guess::Body(nation));
        }
        // "the Amazon basin"
        if matches!(known, Known::Organization(_))
            && self.reading.says(after).has(Says::PLACE_NOUN)
            && after == at + 1
        {
            return self.keep(at..after, Guess::Spot);
        }
        // "Tessaly House", "Tessaly Senate": the legislature of a part of a country.
        let house = self.marks(after).has(Marks::BODY_OPEN) && matches!(known, Known::Region);
        if house && let Some((Known::Institution(_), last)) = self.known_at(after) {
            return self.keep(at..last, Guess::Body(None));
        }
        // "Nigeria LNG"
        if place && follows && is_acronym(self.word(after)) && !self.capital(after + 1) {
            return self.keep(at..after + 1, Guess::Body(None));
        }
        if place && follows && self.marks(after).has(Marks::PLACE_END) {
            let more = (after + 1..end).take_while(|at| self.marks(*at).has(Marks::PLACE_END)).count();
            return self.keep(at..after + 1 + more, Guess::Spot);
        }
        // "the Vietnam War", "UEFA Cup": neither the country nor a body.
        if follows
            && self.marks(after).has(if place { Marks::THING.or(Marks::CONTEST) } else { Marks::CONTEST })
        {
            return after + 1;
        }
        // "Norra Glassworks": what a town has several of, or many work at.
        if matches!(known, Known::City(_) | Known::Capital(_))
            && follows
            && self.reading.pack.forms.looks_plural(self.word(after))
            && !self.marks(after).has(Marks::PLACE_END.or(Marks::PLACE_NOUN))
            && !self.capital(after + 1)
        {
            return self.keep(at..after + 1, Guess::Body(None));
        }
        // "the Norra Mercury": a town has no article.
        let article = at > 0 && self.reading.is_any(at - 1, Small::DEFINITE);
        let town = matches!(known, Known::City(_) | Known::Capital(_) | Known::Region);
        if town && article && follows && !self.given(after) {
            let last = self.capitals(after + 1).min(end);
            return self.keep(at..last, Guess::Body(None));
        }
        self.keep(at..after, Guess::Known(known))
    }

    /// `Mexico's central bank`, `Idaho police`: the end of the body of the place that ends before token `after`.
    fn house_of(&self, known: Known, after: usize) -> Option<usize> {
        match known {
            Known::Country(id) if self.reading.possessive(after) => {
                let nation = Nation::Listed(id);
                self.house(after + 1, |words| nation.institution(self.found, words).is_some())
            }
            Known::City(_) | Known::Region | Known::Capital(_) | Known::Country(_) => {
                let start = after + usize::from(self.reading.possessive(after));
                self.house(start, |words| world::institution_anywhere(words).is_some())
            }
            _ => None,
        }
    }

    /// The end of the body written small that begins at token `start`, `central bank`, as long as it can be; none where somebody of
    /// it follows: `foreign ministry spokeswoman`.
    pub(super) fn house(&self, start: usize, is_one: impl Fn(&str) -> bool) -> Option<usize> {
        let small = |at: usize| self.is_word(at) && !self.capital(at);
        let last = (start..start + LONGEST_HOUSE).take_while(|at| small(*at)).last()? + 1;
        let end = (start + 1..=last).rev().find(|end| is_one(&self.reading.lower(start..*end)))?;
        let person = self.reading.noun(end).is_some_and(|(_, noun)| noun.person) || self.is_title(end);
        // "Turkish army camps", not "the Turkish army says"
        let thing = self.is_word(end)
            && !self.capital(end)
            && !self.is_function_word(end)
            && !self.reading.reports(end)
            && self.reading.is_noun(end);
        (!person && !thing).then_some(end)
    }

    /// Does the word at token `at` end the name of a body, a place or a thing?
    fn ends_other(&self, at: usize) -> bool {
        let ends = Marks::BODY_END.or(Marks::COMPANY).or(Marks::PLACE_END).or(Marks::THING);
        self.marks(at).has(ends) || is_acronym(self.word(at))
    }
}
