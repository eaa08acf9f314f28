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

/// Which name of the page each actor was last called by, of the names that were passed.
#[derive(Default)]
struct LastNamed(Vec<Option<usize>>);

impl LastNamed {
    fn note(&mut self, id: ActorId, number: usize) {
        if self.0.len() <= id.0 {
            self.0.resize(id.0 + 1, None);
        }
        self.0[id.0] = Some(number);
    }

    /// The number of the name, if there was one.
    fn of(&self, id: ActorId) -> Option<usize> {
        self.0.get(id.0).copied().flatten()
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
            if name.tokens.len() > 1
                || name.guess != Guess::Name && !namesake
                || self.actor_of[number].is_some()
                || name.repeats.is_some()
            {
                continue;
            }
            let word = folded(self.text(name));
            let gender = self.titles[number].iter().find_map(|title| title.gender);
            let agrees = |id: &ActorId| {
                let held = self.found.get(*id).gender;
                gender.is_none() || held.is_none() || held == gender
            };
            let is_near = |id: &ActorId| last_named.of(*id).is_some_and(|before| before + WINDOW >= number);
            let of_surname = || {
                let same = bearers(&self.surnames, &spelling_key(&word));
                let fits = || same.iter().copied().filter(agrees);
                last_named.latest(fits()).or_else(|| fits().next())
            };
            let of_given = || {
                let same = bearers(&self.given, &word);
                let mut near = same.iter().copied().filter(agrees).filter(is_near);
                near.next().filter(|_| near.next().is_none())
            };
            let of_first_surname = || last_named.latest(bearers(&first_surnames, &word).iter().copied());
            let joined = of_surname().or_else(of_given).or_else(of_first_surname);
            let person = kinds.of_name(number) == Some(ActorKind::Person);
            self.actor_of[number] = match joined {
                Some(id) => Some(id),
                None if person => {
                    let text = self.plain(name);
                    Some(self.person(&[text.as_str()]))
                }
                None => match name.guess {
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
