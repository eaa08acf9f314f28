//! Who is told again by an office: `Karin Lind left. The Strait Group chairwoman said so.`
//!
//! The office is hers where she is the only one whom the sentence before names, and nothing else is known of whom she speaks for.

use super::candidate::Guess;
use super::join::Joiner;
use super::title::{Owner, Title, Titles};
use super::{ActorId, ActorKind};
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world::Known;

impl Joiner<'_, '_> {
    /// Gives the offices that name nobody to those who are meant.
    pub(super) fn tell_again(&mut self) {
        let found: Vec<(ActorId, usize, Title)> = (0..self.candidates.names.len())
            .filter_map(|number| {
                let (title, at) = self.office_at(number)?;
                Some((self.only_person_before(at)?, number, title))
            })
            .collect();
        for (id, number, title) in found {
            if self.found.get(id).affiliation.is_empty() {
                self.hold(id, number, &title);
            }
        }
    }

    /// `the Strait Group chairwoman`, without a name behind it: the office of the body with this number, and where it begins.
    fn office_at(&self, number: usize) -> Option<(Title, usize)> {
        let name = &self.candidates.names[number];
        let body = match name.guess {
            Guess::Body(_) | Guess::Known(Known::Institution(_) | Known::Organization(_)) => true,
            Guess::Name => {
                self.actor_of[number].is_some_and(|id| self.found.get(id).kind == ActorKind::Organization)
            }
            _ => false,
        };
        let article = name
            .tokens
            .start
            .checked_sub(1)
            .filter(|at| body && self.reading.is_any(*at, Small::DEFINITE))?;
        let sentence = self.reading.sentence(article);
        let titles = Titles { reading: self.reading, candidates: self.candidates };
        let (title, after, _) = titles.role_at(name.tokens.start, sentence.end)?;
        let head = self.reading.pack.names.marks(self.reading.head_of(&title.role));
        let one = head.has(Marks::STANDS_FOR.or(Marks::SITS)) && !head.has(Marks::SERVES.or(Marks::OUTSIDE));
        let owned = matches!(title.owner, Owner::Name(owner) if owner == number) || title.party.is_some();
        // "The Strait Group chairwoman, Karin Lind, said": whoever is named there.
        let named = self.reading.capital(after)
            || self.reading.word(after) == ","
            || self.candidates.starting_at(after).is_some();
        // "Lind met the Strait Group chairwoman" of somebody else: it must begin the sentence.
        (one && owned && !named && article == sentence.start).then_some((title, article))
    }

    /// The only person whom the sentence before the one of token `at` names.
    fn only_person_before(&self, at: usize) -> Option<ActorId> {
        let before = self.reading.sentence(self.reading.sentence(at).start.checked_sub(1)?);
        let ids = self.names_in(before).filter_map(|number| self.actor_of[number]);
        let mut persons = ids.filter(|id| self.found.get(*id).kind == ActorKind::Person);
        let first = persons.next()?;
        persons.all(|other| other == first).then_some(first)
    }
}
