//! Posts that name neither firm nor state: `CEO Ada Holm`, `Gov. Ada Holm`.
//!
//! They are held for the body or region that the page is about: the only one of its sentence or the one before, else the one
//! that the page names far more often than any other. Where two share a page nothing is said. Posts that one kind of body has (`Detective
//! Holm`) are of the only such body of the page.

use foldhash::{HashMap, HashMapExt};

use super::candidate::Guess;
use super::join::Joiner;
use super::{ActorId, ActorKind};
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::world::Known;

/// A page is about what it names so often at least.
const OFTEN: usize = 3;

/// And so many times as often as the next.
const FAR_MORE: usize = 2;

impl Joiner<'_, '_> {
    /// In whose name the bearer of the bare `role` speaks, named by candidate `number`, by what the page is about.
    pub(super) fn of_the_page(&self, number: usize, role: &str) -> Option<Vec<String>> {
        // "Striker Ada Holm scored": of the side that the page is about.
        let side = || self.reading.is_of_games() && self.is_side_post(role);
        if self.is_firm_post(role) || side() {
            let owner = self.alone_in_sentence(number).or_else(|| *self.firm.get_or_init(|| self.firm()))?;
            return Some(self.found.get(owner).affiliation.0.clone());
        }
        if let Some(owner) = self.house_of_post(role) {
            return Some(self.found.get(owner).affiliation.0.clone());
        }
        if self.is_post_of_region(role) {
            let owner = (*self.region.get_or_init(|| self.region()))?;
            return Some(vec![self.found.get(owner).name.clone()]);
        }
        None
    }

    /// `chief executive`, `chief product officer`, `co-founder`: posts that firms have and countries do not.
    fn is_firm_post(&self, role: &str) -> bool {
        let (names, phrases) = (&self.reading.pack.names, &self.reading.pack.phrases);
        let firm = role.split(' ').any(|word| names.marks(word).has(Marks::FIRM_POST));
        let officer = phrases.chief.begins(role) && phrases.officer.ends(role);
        firm || officer || phrases.firm_post.ends(role)
    }

    /// `striker`, `head coach`: posts that sides have.
    fn is_side_post(&self, role: &str) -> bool {
        self.reading.pack.contexts.says(self.reading.head_of(role)).has(Says::SPORT_ROLE)
    }

    /// `detective`, `councillor`: the police force, the council, where the page names one only.
    fn house_of_post(&self, role: &str) -> Option<ActorId> {
        let kind = self.reading.pack.names.house_of_post(self.reading.head_of(role))?;
        *self.bodies().get(kind)?
    }

    /// The bodies of the page by each word of their names, in lower case; none for a word that two have.
    fn bodies(&self) -> &HashMap<String, Option<ActorId>> {
        self.bodies.get_or_init(|| {
            let mut bodies: HashMap<String, Option<ActorId>> = HashMap::new();
            for (number, actor) in self.found.actors.iter().enumerate() {
                if actor.kind != ActorKind::Organization {
                    continue;
                }
                for word in actor.name.split(' ') {
                    let held = bodies.entry(word.to_lowercase()).or_insert(Some(ActorId(number)));
                    held.take_if(|held| held.0 != number);
                }
            }
            bodies
        })
    }

    /// `governor`, `state health commissioner`: posts of a part of a country.
    fn is_post_of_region(&self, role: &str) -> bool {
        let marks =
            |word: Option<&str>| word.map(|word| self.reading.pack.names.marks(word)).unwrap_or_default();
        let state = self.reading.pack.phrases.of_region.begins(role);
        state && marks(role.split(' ').next_back()).has(Marks::STANDS_FOR.or(Marks::SITS))
            || marks(role.split(' ').next_back()).has(Marks::REGIONAL)
    }

    /// The only body that is named before the name with this number in its sentence, or, where that names none, in the one
    /// before in the same paragraph.
    fn alone_in_sentence(&self, number: usize) -> Option<ActorId> {
        let at = self.span_of(number).start;
        let sentence = self.reading.sentence(at);
        let before = sentence.start.checked_sub(1).map(|last| self.reading.sentence(last));
        let before = before
            .filter(|before| self.reading.paragraph(before.start) == self.reading.paragraph(sentence.start));
        let bodies = |tokens| {
            let ids = self.names_in(tokens).filter_map(|number| self.actor_of[number]);
            ids.filter(|id| self.found.get(*id).kind == ActorKind::Organization)
        };
        let here = sentence.start..at;
        let tokens = if bodies(here.clone()).next().is_some() { here } else { before? };
        let mut bodies = bodies(tokens);
        let first = bodies.next()?;
        bodies.all(|other| other == first).then_some(first)
    }

    /// The body that the page is about.
    pub(super) fn firm(&self) -> Option<ActorId> {
        self.most_named(|number, id| {
            let house = matches!(
                self.candidates.names[number].guess,
                Guess::Known(Known::Institution(_)) | Guess::Body(Some(_))
            );
            !house && self.found.get(id).kind == ActorKind::Organization
        })
    }

    /// The part of a country that the page is about.
    fn region(&self) -> Option<ActorId> {
        self.most_named(|number, _| self.candidates.names[number].guess == Guess::Known(Known::Region))
    }

    /// The actor among those whom `counts` takes whom the page names far more often than any other.
    fn most_named(&self, counts: impl Fn(usize, ActorId) -> bool) -> Option<ActorId> {
        let mut times: HashMap<ActorId, usize> = HashMap::new();
        for (number, id) in self.actor_of.iter().enumerate() {
            if let Some(id) = id.filter(|id| counts(number, *id)) {
                *times.entry(id).or_default() += 1;
            }
        }
        let (most, often) =
            times.iter().map(|(id, times)| (*id, *times)).max_by_key(|(id, times)| (*times, *id))?;
        let next =
            times.iter().filter(|(id, _)| **id != most).map(|(_, times)| *times).max().unwrap_or_default();
        (often >= OFTEN && often >= next * FAR_MORE).then_some(most)
    }
}
