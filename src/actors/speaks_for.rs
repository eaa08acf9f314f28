//! In whose name persons speak: their titles, when all actors of the page are known.
//!
//! The titles are gone through in the order of the text, those whose owner is named by himself first, then those that name none, then
//! those that lean on another person's: `her spokeswoman`, `his Turkish counterpart`, `Trump's envoy`.

use super::candidate::{Guess, Nation};
use super::join::Joiner;
use super::title::{Owner, Tie, Title};
use super::{ActorId, ActorKind, Affiliation, Gender, StatedAffiliation};
use crate::lang::contexts::Says;
use crate::lang::lower::in_lower;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::lang::sources::Pronoun;
use crate::world::{self, Known};

/// How many sentences back "its" looks for the body that it means.
const SENTENCES: usize = 4;

/// How many names before and after `the hospital` are looked at for one that it means.
const NAMES_LOOKED_AT: usize = 1000;

/// When a title is read: those that name their owner come first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Owned,
    /// Names no owner.
    Bare,
    /// Leans on a person: `her spokeswoman`.
    Leaning,
    /// A seat for a place, which tells less than a party: `Senator Holm of Ohio`.
    Seated,
}

/// Who an owner is, found out.
enum Holder {
    Nation(Nation),
    /// `the central bank of Norland`: an institution by its path.
    House(Vec<String>),
    Actor(ActorId),
}

impl Joiner<'_, '_> {
    /// Gives `the Foreign Ministry` to the country that is at home where the page first names it.
    fn settle_houses(&mut self) {
        for (number, name) in self.candidates.names.iter().enumerate() {
            let Some(id) = self.actor_of[number].filter(|_| name.guess == Guess::Body(None)) else {
                continue;
            };
            if self.found.get(id).affiliation.0.len() != 1 {
                continue;
            }
            let words = self.reading.lower(name.tokens.clone());
            let nation = world::is_institution(&words).then(|| self.home_at(name.tokens.start)).flatten();
            if let Some(path) = nation.and_then(|nation| nation.institution(self.candidates, &words)) {
                self.found.actors[id.0].affiliation = Affiliation(path);
            }
        }
    }

    /// Gives persons what their titles say.
    pub(super) fn offices(&mut self) {
        self.settle_houses();
        let titles = std::mem::take(&mut self.titles);
        // "Norland's president Lind" tells that "President Holm" of the sentence before is not Norland's.
        for turn in [Turn::Owned, Turn::Bare, Turn::Leaning, Turn::Seated] {
            for (number, held) in titles.iter().enumerate() {
                let Some(id) = self.actor_of[number] else { continue };
                for title in held {
                    if self.turn(title) == turn {
                        self.hold(id, number, title);
                    }
                }
            }
        }
        self.titles = titles;
    }

    fn turn(&self, title: &Title) -> Turn {
        let leans = match &title.owner {
            Owner::Name(owner) => self.kind_of(*owner) == Some(ActorKind::Person),
            Owner::Pronoun(pronoun, _) => *pronoun != Pronoun::Thing,
            _ => self.is_counterpart(&title.role),
        };
        let place =
            matches!(title.owner, Owner::Name(owner) if self.kind_of(owner) == Some(ActorKind::Place));
        match title.owner {
            _ if leans => Turn::Leaning,
            _ if place && title.party.is_none() && self.sits(Some(&title.role)) => Turn::Seated,
            Owner::Nobody => Turn::Bare,
            _ => Turn::Owned,
        }
    }

    /// Gives the person `id`, named by candidate `number`, what `title` says.
    pub(super) fn hold(&mut self, id: ActorId, number: usize, title: &Title) {
        let counterpart = self.is_counterpart(&title.role);
        let role = if counterpart { self.role_met(number, id) } else { Some(title.role.clone()) };
        let Some(role) = role else { return };
        let affiliation = self.affiliation(number, title, &role);
        // "Republican Rep. Ada Holm of Ohio" speaks for the party; Ohio tells where the voters are.
        let seat = affiliation.len() == 1 && self.sits(Some(&role));
        let affiliation = match &title.party {
            Some(party) if affiliation.is_empty() || seat => vec![party.clone()],
            _ => affiliation,
        };
        let actor = &mut self.found.actors[id.0];
        if actor.kind != ActorKind::Person {
            return;
        }
        actor.gender = title.gender.or(actor.gender);
        let role = Some(role).filter(|role| !role.is_empty());
        if title.former {
            // "President-elect" says by itself that the office is not held.
            let role = role.map(|role| self.reading.pack.sources.was(&role));
            if actor.role.is_none() {
                actor.role.clone_from(&role);
            }
            self.state(id, affiliation, role, title);
            return;
        }
        self.state(id, affiliation.clone(), role.clone(), title);
        let actor = &mut self.found.actors[id.0];
        if actor.affiliation.is_empty() && !affiliation.is_empty() {
            if title.owner != Owner::Nobody {
                self.stated.push(id);
            }
            actor.affiliation = Affiliation(affiliation);
            actor.role = role.or(actor.role.take());
        } else if actor.role.is_none() {
            actor.role = role;
        }
    }

    /// `senator`: has a seat among others, for those who gave it.
    fn sits(&self, role: Option<&str>) -> bool {
        let head = role.map(|role| self.reading.head_of(role)).unwrap_or_default();
        self.reading.pack.names.marks(head).has(Marks::SITS)
    }

    /// Keeps what `title` states of the person `id`: the affiliation with its role and its years.
    fn state(&mut self, id: ActorId, path: Vec<String>, role: Option<String>, title: &Title) {
        let year = |at: Option<usize>| at.map(|at| self.reading.word(at).to_owned());
        let (since, until) = (year(title.term.since), year(title.term.until));
        let held = match title.former {
            true => self.former.entry(id).or_default(),
            false => &mut self.found.actors[id.0].affiliations,
        };
        let known = held.iter_mut().find(|stated| stated.affiliation.0 == path);
        match known {
            _ if path.is_empty() => {}
            Some(stated) => {
                stated.role = stated.role.take().or(role);
                stated.since = stated.since.take().or(since);
                stated.until = stated.until.take().or(until);
            }
            None => held.push(StatedAffiliation { affiliation: Affiliation(path), role, since, until }),
        }
    }

    /// In whose name the bearer of `title`, named by candidate `number`, speaks as `role`.
    fn affiliation(&self, number: usize, title: &Title, role: &str) -> Vec<String> {
        let member = title.tie != Tie::Office;
        if role.is_empty() && !member {
            return Vec::new();
        }
        let head = self.reading.head_of(role);
        let pack = self.reading.pack;
        let stands = pack.names.marks(head).has(Marks::STANDS_FOR)
            || role.split(' ').any(|word| pack.small.of(word).has(Small::OF))
            || pack.names.marks(head).has(Marks::SITS.or(Marks::OF_STATE))
            || pack.phrases.local_post.ends(role)
            || self.reading.is_of_games() && pack.contexts.says(head).has(Says::SPORT_ROLE)
            || pack.sources.noun(head).is_some_and(|(_, noun)| noun.speaks_for);
        match self.holder(number, title).and_then(|holder| self.of_some_country(number, holder)) {
            Some(Holder::Nation(nation)) => self.of_nation(nation, role, stands),
            Some(Holder::House(path)) if stands || member => path,
            Some(Holder::Actor(owner)) => {
                let owner = self.found.get(owner);
                match owner.kind {
                    ActorKind::Organization if stands || member => owner.affiliation.0.clone(),
                    // Whoever speaks for a candidate does not speak for the party.
                    ActorKind::Person if stands && !self.is_party(&owner.affiliation.0) => {
                        owner.affiliation.0.clone()
                    }
                    ActorKind::Place
                        if stands && !role.is_empty() && !matches!(title.tie, Tie::Inside | Tie::Works) =>
                    {
                        vec![owner.name.clone()]
                    }
                    _ => Vec::new(),
                }
            }
            Some(Holder::House(_)) => Vec::new(),
            None if title.owner == Owner::Nobody => {
                self.bare(number, role).or_else(|| self.of_the_page(number, role)).unwrap_or_default()
            }
            None => Vec::new(),
        }
    }

    fn is_party(&self, path: &[String]) -> bool {
        matches!(path, [party] if self.reading.pack.names.is_party(party))
    }

    /// `Russian president`, `Russian ambassador`: an office of the country, or its word at least.
    fn of_nation(&self, nation: Nation, role: &str, stands: bool) -> Vec<String> {
        // "Norland's Ada Holm"
        if role.is_empty() {
            return nation.path(self.candidates);
        }
        let office = nation.office(self.candidates, role);
        office.unwrap_or_else(|| {
            let first = role.split(' ').next().unwrap_or_default();
            let speaks = stands && !self.reading.pack.names.marks(first).has(Marks::OPPOSES);
            if speaks { nation.path(self.candidates) } else { Vec::new() }
        })
    }

    pub(super) fn span_of(&self, number: usize) -> std::ops::Range<usize> {
        self.candidates.names[number].tokens.clone()
    }

    /// `Government spokeswoman`: which government, the page must say. Any other holder is what it is.
    fn of_some_country(&self, number: usize, holder: Holder) -> Option<Holder> {
        let words = match &holder {
            Holder::Actor(id) if self.found.get(*id).affiliation.0.len() == 1 => {
                self.found.get(*id).name.to_lowercase()
            }
            _ => return Some(holder),
        };
        if !world::is_institution(&words) {
            return Some(holder);
        }
        let nation = self.nation_with(&words).or_else(|| self.home_at(self.span_of(number).start))?;
        nation.institution(self.candidates, &words).map(Holder::House)
    }

    /// Who the owner of `title` is.
    fn holder(&self, number: usize, title: &Title) -> Option<Holder> {
        match &title.owner {
            Owner::Nobody => None,
            Owner::Nation(nation) => Some(Holder::Nation(*nation)),
            Owner::House(nation, words) => {
                let at = self.candidates.names[number].tokens.start;
                let nation = nation.or_else(|| self.nation_with(words)).or_else(|| self.home_at(at))?;
                nation.institution(self.candidates, words).map(Holder::House)
            }
            Owner::Name(owner) => match self.candidates.names[*owner].guess {
                // "Moscow's envoy" is Russia's; "Moscow's mayor" is not.
                Guess::Known(known @ Known::Capital(_)) if !self.is_local(&title.role) => {
                    world::country(known).map(|id| Holder::Nation(Nation::Listed(id)))
                }
                _ => self.actor_of[*owner].map(Holder::Actor),
            },
            Owner::Pronoun(Pronoun::Thing | Pronoun::Plural, at) | Owner::Latest(at) => self.body_before(*at),
            Owner::Pronoun(pronoun, at) => self.person_before(*pronoun, *at, self.actor_of[number]),
            Owner::Noun(at) => self.body_called(*at),
        }
    }

    /// The country of which the page names this institution: `the central bank` is that of `Norland Central Bank`.
    fn nation_with(&self, words: &str) -> Option<Nation> {
        let owners = self.candidates.names.iter().filter_map(|name| match name.guess {
            Guess::Body(Some(nation)) => {
                let text = self.reading.text(name.tokens.clone()).to_lowercase();
                text.ends_with(words).then_some(nation)
            }
            _ => None,
        });
        let mut owners = owners.collect::<Vec<_>>();
        owners.dedup();
        if owners.len() == 1 { owners.first().copied() } else { None }
    }

    /// The body or country that "its" at token `at` means: the subject of this sentence, or of the last before that names
    /// anything but persons.
    fn body_before(&self, at: usize) -> Option<Holder> {
        let here = self.reading.sentence_number(at);
        let paragraph = self.reading.paragraph(at);
        for sentence in (here.saturating_sub(SENTENCES)..=here).rev() {
            let tokens = self.reading.tokens.sentences().get(sentence)?.clone();
            if paragraph - self.reading.paragraph(tokens.start) > 1 {
                return None;
            }
            let names = self.names_in(tokens.start..tokens.end.min(at));
            let mut others = names.filter(|number| self.kind_of(*number) != Some(ActorKind::Person));
            let Some(number) = others.next() else { continue };
            // What else stands there, "its" may as well mean.
            let alone = others.next().is_none() && !self.is_told(number);
            let subject = self.can_be_it(number) && (alone || self.is_subject(number, tokens.start));
            return match self.candidates.nation(number).filter(|_| subject) {
                Some(nation) => Some(Holder::Nation(nation)),
                None => self.actor_of[number].filter(|_| subject).map(Holder::Actor),
            };
        }
        None
    }

    /// Is the name with this number a person's or a body's?
    pub(super) fn is_somebody(&self, number: usize) -> bool {
        let name = &self.candidates.names[number];
        matches!(self.kind_of(number), Some(ActorKind::Organization))
            || self.kind_of(number) == Some(ActorKind::Person)
                && (name.tokens.len() > 1
                    || self.actor_of[number].is_some_and(|id| self.found.get(id).name.contains(' ')))
    }

    fn can_be_it(&self, number: usize) -> bool {
        let country = self.candidates.nation(number).is_some();
        country || self.kind_of(number) == Some(ActorKind::Organization)
    }

    /// `told the Times`: is the name with this number of one who is spoken to?
    fn is_told(&self, number: usize) -> bool {
        let before = self.span_of(number).start.checked_sub(1).filter(|at| *at > 0);
        before.is_some_and(|at| {
            let at = if self.reading.is(at, Small::DEFINITE) { at - 1 } else { at };
            self.reading.is(at, BESIDE) || self.reading.says(at).has(Says::TELLS)
        })
    }

    /// Does the name with this number stand first in its sentence, or right after an article that does?
    fn is_subject(&self, number: usize, floor: usize) -> bool {
        let tokens = &self.candidates.names[number].tokens;
        let words = (floor..tokens.start).filter(|at| self.reading.is_word(*at)).count();
        words <= 1 && !self.reading.possessive(tokens.end) && !self.reading.opens_with(floor, Small::IN)
    }

    /// The person that "his" or "her" at token `at` means: the one with an office who was named last and can be.
    fn person_before(&self, pronoun: Pronoun, at: usize, bearer: Option<ActorId>) -> Option<Holder> {
        let wanted = match pronoun {
            Pronoun::Masculine => Gender::Masculine,
            Pronoun::Feminine => Gender::Feminine,
            _ => return None,
        };
        let persons = self.persons_before(at).filter(|id| Some(*id) != bearer);
        let mut fitting =
            persons.filter(|id| self.found.get(*id).gender.is_none_or(|gender| gender == wanted));
        let id = fitting.next()?;
        (!self.found.get(id).affiliation.is_empty()).then_some(Holder::Actor(id))
    }

    /// The role of the person whom a counterpart, named by candidate `number`, meets: the one with an office named last before.
    fn role_met(&self, number: usize, bearer: ActorId) -> Option<String> {
        let at = self.candidates.names[number].tokens.start;
        let met = self.persons_before(at).find(|id| *id != bearer)?;
        self.found.get(met).role.clone()
    }

    /// The persons named in this sentence and the two before token `at`, the latest first.
    fn persons_before(&self, at: usize) -> impl Iterator<Item = ActorId> {
        let here = self.reading.sentence_number(at);
        let first =
            self.reading.tokens.sentences().get(here.saturating_sub(2)).map_or(0, |sentence| sentence.start);
        let numbers = self.names_in(first..at).rev();
        let persons = numbers.filter_map(|number| self.actor_of[number]);
        persons.filter(|id| self.found.get(*id).kind == ActorKind::Person)
    }

    /// The body that `the hospital` at token `at` means: the one named last before, or first after, that has the word in
    /// its name.
    fn body_called(&self, at: usize) -> Option<Holder> {
        let (noun, _) = self.reading.noun(at)?;
        let called = |number: &usize| {
            let name = &self.candidates.names[*number];
            let held = |at: usize| in_lower(self.reading.word(at), |word| word == noun);
            self.kind_of(*number) == Some(ActorKind::Organization) && name.tokens.clone().any(held)
        };
        let before = self.names_in(0..at);
        let mut after = (before.end..self.candidates.names.len()).take(NAMES_LOOKED_AT);
        let number = before.rev().take(NAMES_LOOKED_AT).find(called).or_else(|| after.find(called));
        // "the company's director": companies are seldom called so in their names.
        let generic = self.reading.noun(at).is_some_and(|(_, noun)| noun.generic);
        let of_page = || *self.firm.get_or_init(|| self.firm());
        let spoken_of = || generic.then(|| of_page().or_else(|| self.body_last_named(at))).flatten();
        number.and_then(|number| self.actor_of[number]).or_else(spoken_of).map(Holder::Actor)
    }

    /// The body that was named last before token `at`, in its sentence or the two before.
    fn body_last_named(&self, at: usize) -> Option<ActorId> {
        let here = self.reading.sentence_number(at);
        let first = self.reading.tokens.sentences().get(here.saturating_sub(2))?.start;
        let mut names = self.names_in(first..at).rev().filter_map(|number| self.actor_of[number]);
        names.find(|id| self.found.get(*id).kind == ActorKind::Organization)
    }

    /// The numbers of the names that begin within `tokens`.
    pub(super) fn names_in(&self, tokens: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let names = &self.candidates.names;
        let first = names.partition_point(|name| name.tokens.start < tokens.start);
        let last = names.partition_point(|name| name.tokens.start < tokens.end);
        first..last.max(first)
    }

    fn kind_of(&self, number: usize) -> Option<ActorKind> {
        self.actor_of[number].map(|id| self.found.get(id).kind)
    }

    /// Does a role belong to a town and not to its country: `deputy mayor`?
    fn is_local(&self, role: &str) -> bool {
        role.split(' ').any(|word| self.reading.pack.names.marks(word).has(Marks::LOCAL))
    }

    /// `his Turkish counterpart`: has the role of the one who is met.
    fn is_counterpart(&self, role: &str) -> bool {
        let head = self.reading.head_of(role);
        self.reading.pack.names.marks(head).has(Marks::COUNTERPART)
    }
}

/// Prepositions before one who is spoken to or stands by.
const BESIDE: Small = Small::TO.or(Small::WITH).or(Small::BY).or(Small::ON);
