//! What the words around a name say of a place.
//!
//! **In:** a name where it stands. **Out:** points for what is said only of places, or hardly of others: `near Norra`;
//! `flew to Norra`; `Norra, a mining town`. A measure, as in `the Norra scale`, takes points from every kind.

use super::Scene;
use crate::actors::candidate::Guess;
use crate::actors::evidence::Evidence;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world::Known;

/// Posts that towns have.
const TOWN_POST: Marks = Marks::LOCAL;

impl Scene<'_, '_> {
    /// What is said of places only, or hardly of others; and what is said of none.
    pub(super) fn place(&self, evidence: &mut Evidence) {
        let after = self.after();
        let unnamed = i32::from(!self.given() && self.single());
        if self.said(1).has(Says::IN_PLACE) && !self.back_is_any(1, Small::IN) {
            // "near Norra"
            evidence.place += match (self.given(), self.single()) {
                (true, false) => 1,
                (false, false) => 4,
                _ => 3,
            };
        } else if self.back_is_any(1, Small::IN) {
            let held = self.said(2).has(Says::HOLDING);
            evidence.place += if self.given() || held { 1 } else { 2 };
        } else if self.said(1).has(Says::TOWARD_PLACE) {
            evidence.place += 1 + i32::from(self.single() || !self.given());
        }
        let direction = self.start > 0 && self.reading.marks(self.start - 1).has(Marks::DIRECTION);
        let noun = self.back_is(1, Small::OF)
            && self.start > 1
            && self.reading.marks(self.start - 2).has(Marks::PLACE_NOUN);
        evidence.place += if noun { 6 } else { 0 } + if direction { 3 } else { 0 };
        // "the party town Norra Vale", "of Norra Vale, Ohio"
        let town = self.start > 0
            && self.reading.marks(self.start - 1).has(Marks::PLACE_NOUN)
            && !self.reading.capital(self.start - 1);
        evidence.place += if town || self.back_is(1, Small::OF) && self.is_within_region() { 6 } else { 0 };
        // "flew to Norra", "sent blankets to Norra"
        if self.back_is(1, Small::TO.or(Small::FOR))
            && self.single()
            && (2..=4).any(|steps| self.said(steps).has(Says::MOTION))
        {
            evidence.place += 1 + unnamed;
        }
        // "on the Oder"
        let ways = self.said(2).has(Says::CROSSES);
        if self.back_is(1, Small::DEFINITE) && self.single() && ways {
            evidence.place += 2;
        }
        // "Salt Harbour, Tessaly,"
        let within = after == ","
            && self.candidates.starting_at(self.end + 1).is_some_and(|next| {
                let around = &self.candidates.names[next];
                let known = matches!(around.guess, Guess::Known(_));
                let wide = matches!(around.guess, Guess::Known(Known::Country(_) | Known::Region));
                let closed = matches!(self.word(around.tokens.end), "," | ".");
                known && closed || wide && self.single() && !self.reading.possessive(around.tokens.end)
            });
        evidence.place += if within && !self.given() { 2 } else { 0 };
        // "Norra, a mining town"
        let article = self.is_apposed();
        let told = (self.end + 2..self.end + 5).any(|at| self.reading.says(at).has(Says::PLACE_NOUN));
        if article && told && !self.given() {
            evidence.place += 3;
        }
        if self.reading.says(self.end).has(Says::PLACE_NOUN) {
            evidence.place += 3;
        }
        // "Norra police", "Norra Mayor Jo Holm", "the mayor of Norra"
        let led =
            self.back_is(1, Small::OF) && self.start > 1 && self.reading.marks(self.start - 2).has(TOWN_POST);
        let town =
            self.single() && !self.given() && (self.reading.says(self.end).has(Says::TOWN_NOUN) || led);
        evidence.place += if town { 4 } else { 0 };
        // "Richter scale", "Hang Seng index"
        if self.reading.says(self.end).has(Says::MEASURE) {
            evidence.place -= 3;
            evidence.organization -= 3;
            evidence.person -= 3;
        }
    }

    /// `Norra Vale, Ohio,`
    fn is_within_region(&self) -> bool {
        let around = self.candidates.starting_at(self.end + 1).filter(|_| self.after() == ",");
        around.is_some_and(|next| {
            let around = &self.candidates.names[next];
            matches!(around.guess, Guess::Known(Known::Region))
                && matches!(self.word(around.tokens.end), "," | "." | ";")
        })
    }
}
