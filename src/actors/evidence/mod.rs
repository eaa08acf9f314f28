//! Person, organization or place: what a name's words and the words around it say of it, all over the page.
//!
//! `weigh` counts for each spelling what every place says where it stands, `lists` what stands in one row with it, `family` what
//! its long and short forms say, `employers` what the titles of persons say of the bodies in them. The kind with the most points wins.

mod employers;
mod family;
mod lists;
mod turns;
mod weigh;

#[cfg(test)]
mod tests;

use foldhash::{HashMap, HashMapExt};

use super::ActorKind;
use super::candidate::{Candidates, Guess};
use super::reading::Reading;
use super::sides::Sides;
use super::title::{Title, Titles};
use crate::lang::marks::Marks;
use crate::lang::names::Names;

/// What the page says of one spelling.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    person: i32,
    organization: i32,
    place: i32,
    /// Speaks, as persons and bodies do.
    speaks: i32,
    /// How much more often "he" or "she" follows than "it".
    human: i32,
    /// Is the short form of a body that the page names in full.
    body: i32,
    /// Is made of words that are written small elsewhere.
    thing: bool,
    /// Is written as brands are: `WhatsApp`.
    brand: bool,
    /// Stands somewhere within a sentence: its capital is no accident.
    proper: bool,
    /// Is one word that ends as plurals do, and no given name: `Pollsters`.
    plural: bool,
    words: usize,
}

/// The evidence for the names that no list explains, by spelling.
type Held<'t> = HashMap<&'t str, Evidence>;

/// The kinds of a page's names.
pub(super) struct Kinds {
    kinds: Vec<Option<ActorKind>>,
    titles: Vec<Option<Vec<Title>>>,
}

impl Kinds {
    pub(super) fn of(reading: &Reading<'_, '_>, candidates: &Candidates) -> Self {
        let texts: Vec<&str> =
            candidates.names.iter().map(|name| reading.text(name.tokens.clone())).collect();
        let sides = Sides::of(reading, candidates);
        let mut held: Held<'_> = HashMap::new();
        for (number, name) in candidates.names.iter().enumerate() {
            if name.guess == Guess::Name && name.repeats.is_none() {
                // A crosshead makes nobody of "What Comes Next".
                let given = reading.marks(name.tokens.start).has(Marks::GIVEN);
                if !given && candidates.names.len() > 1 && reading.in_heading(name.tokens.start) {
                    continue;
                }
                let evidence = held.entry(texts[number]).or_default();
                weigh::weigh(reading, candidates, number, evidence);
                let side = sides.holds(number);
                evidence.organization += if side { 3 } else { 0 };
                evidence.person -= i32::from(side);
            }
        }
        lists::weigh(reading, candidates, &texts, &mut held);
        family::weigh(reading, candidates, &texts, &mut held);
        let titles = employers::weigh(&Titles { reading, candidates }, &texts, &mut held);
        let kinds = candidates.names.iter().enumerate().map(|(number, name)| match name.guess {
            Guess::Name => {
                held.get(texts[name.repeats.unwrap_or(number)]).and_then(|evidence| evidence.kind())
            }
            Guess::Known(_) | Guess::Spot if sides.holds(number) => Some(ActorKind::Organization),
            _ => None,
        });
        Self { kinds: kinds.collect(), titles }
    }

    /// The titles beside the name with this number, where they were read; they are given away.
    pub(super) fn take_titles(&mut self, number: usize) -> Option<Vec<Title>> {
        self.titles[number].take()
    }

    /// The kind of the name with this number; none when it may be no name.
    pub(super) fn of_name(&self, number: usize) -> Option<ActorKind> {
        self.kinds[number]
    }
}

impl Evidence {
    fn kind(&self) -> Option<ActorKind> {
        // "Gizmodo said": who is named by one word all over a page, and shown by nothing to be somebody, is a body.
        let somebody = self.words > 1 || self.human > 0 || self.person > 0 && self.human == 0;
        let (person, body) =
            if somebody && !self.brand && !self.thing { (self.speaks, 0) } else { (0, self.speaks) };
        let person = if self.brand { 0 } else { self.person + person };
        let evidence = Self { person, ..*self };
        evidence.kind_of_speaker(self.organization + self.body + body)
    }

    fn kind_of_speaker(&self, organization: i32) -> Option<ActorKind> {
        let most = self.person.max(organization).max(self.place);
        // One word needs more: it may be any word at the start of a sentence, a brand, a product.
        let needed = match self.words {
            // So do words that make a title, a law, a thing: "Deferred Action".
            _ if self.thing => 2,
            1 => 2,
            _ => 1,
        };
        if most < needed || self.words == 1 && !self.proper && (most < 3 || self.plural) {
            return None;
        }
        // "Corvo said": of the "Corvo Metals Inc" before rather than of somebody who is called so.
        let person = self.person == most && (self.body == 0 || organization < most);
        Some(if person {
            ActorKind::Person
        } else if organization == most {
            ActorKind::Organization
        } else {
            ActorKind::Place
        })
    }
}

/// Is `word` a particle of a surname: `von`, `bin`?
pub(super) fn is_particle(names: &Names, word: &str) -> bool {
    names.marks(word).has(Marks::PARTICLE)
}
