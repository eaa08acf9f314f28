//! Persons who are called by one word.

use foldhash::{HashMap, HashMapExt};

use super::candidate::Guess;
use super::evidence::Kinds;
use super::join::Joiner;
use super::spelling::spelling_key;
use super::{ActorId, ActorKind};
use crate::text::folded;

/// How many names back a bare given name may refer.
const WINDOW: usize = 200;

/// One of two is meant where the page has named that one so many times as often.
const FAR_MORE: usize = 3;

/// Whom one word means.
enum Bearer {
    One(ActorId),
    /// One of several, and nobody can tell which.
    Several,
    Nobody,
}

impl Bearer {
    fn or_else(self, other: impl FnOnce() -> Bearer) -> Bearer {
        match self {
            Bearer::Nobody => other(),
            found => found,
        }
    }
}

/// Which name of the page each actor was last called by, of the names that were passed, and how often it was named.
#[derive(Default)]
struct LastNamed(Vec<(Option<usize>, usize)>);

impl LastNamed {
    fn note(&mut self, id: ActorId, number: usize) {
        if self.0.len() <= id.0 {
            self.0.resize(id.0 + 1, (None, 0));
        }
        self.0[id.0] = (Some(number), self.0[id.0].1 + 1);
    }

    /// How often it was named.
    fn times(&self, id: ActorId) -> usize {
        self.0.get(id.0).map_or(0, |(_, times)| *times)
    }

    /// The number of the name, if there was one.
    fn of(&self, id: ActorId) -> Option<usize> {
        self.0.get(id.0).and_then(|(number, _)| *number)
    }

    /// The one of `ids` who was named last; `None` where none was.
    fn latest(&self, ids: impl Iterator<Item = ActorId>) -> Option<ActorId> {
        ids.filter_map(|id| Some((self.of(id)?, id))).max_by_key(|(number, _)| *number).map(|(_, id)| id)
    }
}

impl Joiner<'_, '_> {
    /// The one of that surname who was named last before, else the one of that given name, else the one who has it as the
    /// first of two surnames, else somebody of whom the page tells no more.
    pub(super) fn single_names(&mut self, kinds: &Kinds) {
        let first_surnames = self.first_surnames();
        let mut last_named = LastNamed::default();
        for (number, name) in self.candidates.names.iter().enumerate() {
            if let Some(before) = number.checked_sub(1)
                && let Some(id) = self.actor_of[before]
            {
                last_named.note(id, before);
            }
            let namesake = self.namesakes.contains(&number);
            let short = self.short[number];
            if name.tokens.len() > 1 && !short
                || name.guess != Guess::Name && !namesake
                || self.actor_of[number].is_some()
                || name.repeats.is_some()
            {
                continue;
            }
            let text = self.text(name);
            let word = folded(text);
            let gender = self.titles[number].iter().find_map(|title| title.gender);
            let agrees = |id: &ActorId| {
                let held = self.found.get(*id).gender;
                gender.is_none() || held.is_none() || held == gender
            };
            let is_near = |id: &ActorId| last_named.of(*id).is_some_and(|before| before + WINDOW >= number);
            let of_surname = || {
                let same = bearers(&self.surnames, &spelling_key(&word));
                self.bearer(number, same.iter().copied().filter(agrees), &last_named)
            };
            let of_given = || {
                let same = bearers(&self.given, &word);
                let mut near = same.iter().copied().filter(agrees).filter(is_near);
                near.next().filter(|_| near.next().is_none()).map_or(Bearer::Nobody, Bearer::One)
            };
            let of_first_surname = || {
                let same = bearers(&first_surnames, &word).iter().copied().filter(agrees);
                last_named.latest(same).map_or(Bearer::Nobody, Bearer::One)
            };
            let joined = of_surname().or_else(of_given).or_else(of_first_surname);
            let person = kinds.of_name(number) == Some(ActorKind::Person);
            self.actor_of[number] = match joined {
                Bearer::One(id) => Some(id),
                // Who of the two it is the page does not tell.
                Bearer::Several => None,
                // "Schedule IV" is the end of no name.
                Bearer::Nobody if person || short && self.words(name).len() > 2 => {
                    let words = self.words(name);
                    Some(self.person(&words))
                }
                Bearer::Nobody => match name.guess {
                    Guess::Known(known) => Some(self.known(name, known)),
                    _ => None,
                },
            };
        }
        for (number, name) in self.candidates.names.iter().enumerate() {
            if let Some(repeated) = name.repeats {
                self.actor_of[number] = self.actor_of[repeated];
            }
        }
    }

    /// Whom a surname means that stands at the name with this number, of those who `fit`: the only one; of several the one of whom
    /// the page speaks far more; else the one named last, unless another was named beside.
    fn bearer(&self, number: usize, fit: impl Iterator<Item = ActorId>, last_named: &LastNamed) -> Bearer {
        let fit: Vec<ActorId> = fit.collect();
        let named: Vec<ActorId> = fit.iter().copied().filter(|id| last_named.of(*id).is_some()).collect();
        let of = |ids: &[ActorId]| ids.first().copied().map_or(Bearer::Nobody, Bearer::One);
        if named.len() < 2 {
            return of(if named.is_empty() { &fit } else { &named });
        }
        // "Her husband, Erik Holm": by the surname alone the page means her.
        let heads: Vec<ActorId> = named.iter().copied().filter(|id| !self.is_relative(*id)).collect();
        let heads = if heads.is_empty() { named } else { heads };
        if heads.len() == 1 {
            return of(&heads);
        }
        let Some(last) = last_named.latest(heads.iter().copied()) else { return Bearer::Nobody };
        let most = heads.iter().copied().max_by_key(|id| last_named.times(*id)).unwrap_or(last);
        let rest = heads.iter().filter(|id| **id != most).map(|id| last_named.times(*id)).max();
        if last_named.times(most) >= FAR_MORE * rest.unwrap_or(0) {
            return Bearer::One(most);
        }
        let paragraph = |number: usize| self.reading.paragraph(self.candidates.names[number].tokens.start);
        let here = paragraph(number);
        let beside = |id: &ActorId| {
            *id != last && last_named.of(*id).is_some_and(|other| paragraph(other) + 1 >= here)
        };
        if heads.iter().any(beside) { Bearer::Several } else { Bearer::One(last) }
    }

    /// Does the page call somebody the husband, the sister of somebody?
    fn is_relative(&self, id: ActorId) -> bool {
        self.relatives.contains(&id)
    }

    /// Persons of three words by the second, folded: `Ana Ruiz Prado` is "Ruiz", too.
    fn first_surnames(&self) -> HashMap<String, Vec<ActorId>> {
        let mut held: HashMap<String, Vec<ActorId>> = HashMap::new();
        for (number, actor) in self.found.actors.iter().enumerate() {
            let words: Vec<&str> = actor.name.split(' ').take(4).collect();
            if let (ActorKind::Person, [_, first, _]) = (actor.kind, words.as_slice()) {
                held.entry(folded(first)).or_default().push(ActorId(number));
            }
        }
        held
    }
}

fn bearers<'a>(by: &'a HashMap<String, Vec<ActorId>>, key: &str) -> &'a [ActorId] {
    by.get(key).map(Vec::as_slice).unwrap_or_default()
}
