//! Bodies that do nothing on a page: in `a Corvo scooter`, `the Corvo A3` the name only says which thing is meant.

use foldhash::{HashMap, HashMapExt};

use super::candidate::Guess;
use super::join::Joiner;
use super::{ActorId, ActorKind};
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::text::TokenKind;
use crate::world::Known;

impl Joiner<'_, '_> {
    /// Forgets the bodies that nowhere are more than the first word of a thing.
    pub(super) fn forget_idle(&mut self) {
        let mut idle: HashMap<ActorId, bool> = HashMap::new();
        for (number, name) in self.candidates.names.iter().enumerate() {
            let Some(id) = self.actor_of[number] else { continue };
            if self.found.get(id).kind != ActorKind::Organization {
                continue;
            }
            let unlisted = matches!(name.guess, Guess::Name | Guess::Known(Known::Organization(_)));
            // "Norra Airlines planes" tells of the airline, "Corvo planes" of planes.
            let end = name.tokens.end;
            let posted = self.reading.says(end).has(Says::POSTED) && !self.reading.capital(end);
            let here = unlisted && (posted || name.tokens.len() == 1 && self.is_first_of_thing(end));
            idle.entry(id).and_modify(|held| *held &= here).or_insert(here);
        }
        // Whoever is somebody's body is one.
        for actor in &self.found.actors {
            let stated = actor.affiliations.iter().map(|stated| &stated.affiliation);
            for path in stated.chain([&actor.affiliation]).filter(|_| actor.kind == ActorKind::Person) {
                idle.retain(|id, _| self.found.get(*id).affiliation != *path);
            }
        }
        for held in &mut self.actor_of {
            held.take_if(|id| idle.get(id) == Some(&true));
        }
    }

    /// Does a thing that is only called after the name follow, from token `at` on: `scooter`, `A3`?
    fn is_first_of_thing(&self, at: usize) -> bool {
        let reading = self.reading;
        let word = reading.word(at);
        let model = word.starts_with(char::is_uppercase)
            && !reading.marks(at).has(Marks::NEVER)
            && !reading.is_title(at)
            && self.candidates.starting_at(at).is_none_or(|number| self.actor_of[number].is_none());
        let small = reading.kind(at) == Some(TokenKind::Word) && !reading.capital(at);
        let noun = reading.noun(at).map(|(_, noun)| noun);
        let acts = noun.is_some_and(|noun| noun.person || noun.organization || noun.document)
            || reading.is_post(at)
            || reading.reports(at)
            || reading.says(at).has(Says::MARKET_NOUN.or(Says::MARKET_VERB).or(Says::FIRM_NOUN))
            || reading.pack.function_words.holds(word);
        model || small && !acts && reading.is_noun(at)
    }
}
