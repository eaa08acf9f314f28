//! Who is who: the names of a page joined to actors.

use std::collections::{HashMap, HashSet};

use super::candidate::{Candidate, Candidates, Guess};
use super::evidence::{Kinds, is_particle};
use super::spelling::{same_given, spelling_key};
use super::title::{Owner, Title, Titles};
use super::{Actor, ActorId, ActorKind, Actors, Affiliation, Gender, Mention};
use crate::lexicon::contexts::{Says, says};
use crate::lexicon::names::{self, Bearer, Marks};
use crate::lexicon::world::{self, CountryId, Known};
use crate::text::{Span, Tokens};

/// Joins the candidates of a page to its actors.
pub(super) fn join(tokens: &Tokens<'_>, candidates: &Candidates) -> Actors {
    let kinds = Kinds::of(tokens, candidates);
    let mut joiner = Joiner {
        tokens,
        candidates,
        home: home(candidates),
        found: Actors::default(),
        by_name: HashMap::new(),
        surnames: HashMap::new(),
        given: HashMap::new(),
        actor_of: vec![None; candidates.names.len()],
        titles: vec![None; candidates.names.len()],
        namesakes: namesakes(tokens, candidates),
    };
    joiner.full_names(&kinds);
    joiner.single_names(&kinds);
    joiner.offices();
    joiner.finish()
}

/// The country that the page is about, as far as it hardly names another: a bare "president" is its.
fn home(candidates: &Candidates) -> Option<CountryId> {
    let mut counts: Vec<(CountryId, usize)> = Vec::new();
    let named = candidates.names.iter().filter_map(|name| match name.guess {
        Guess::Known(known) => world::country(known),
        _ => None,
    });
    for country in named.chain(candidates.peoples.iter().map(|(_, country)| *country)) {
        match counts.iter_mut().find(|(held, _)| *held == country) {
            Some((_, count)) => *count += 1,
            None => counts.push((country, 1)),
        }
    }
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let (country, most) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (most >= 4 && most * 10 >= all * 8).then_some(country)
}

/// Towns that are called as somebody is whom the page names in full: `Bolton` beside `Ada Bolton`. "in Bolton" is the town.
fn namesakes(tokens: &Tokens<'_>, candidates: &Candidates) -> HashSet<usize> {
    let persons = candidates.names.iter().filter(|name| {
        name.guess == Guess::Name
            && name.tokens.len() > 1
            && names::given(tokens.word(name.tokens.start)).is_some()
    });
    let surnames: HashSet<&str> = persons.map(|name| tokens.word(name.tokens.end - 1)).collect();
    let town = |name: &Candidate| {
        let before = name.tokens.start.checked_sub(1).map_or("", |at| tokens.word(at));
        name.tokens.len() == 1
            && matches!(name.guess, Guess::Known(Known::City(_) | Known::Region))
            && surnames.contains(tokens.word(name.tokens.start))
            && before != "In"
            && !says(before).has(Says::IN_PLACE)
    };
    candidates.names.iter().enumerate().filter(|(_, name)| town(name)).map(|(number, _)| number).collect()
}

struct Joiner<'a, 't> {
    tokens: &'a Tokens<'t>,
    candidates: &'a Candidates,
    home: Option<CountryId>,
    found: Actors,
    /// By kind and folded canonical name.
    by_name: HashMap<(ActorKind, String), ActorId>,
    /// Persons by folded surname, in order of first mention.
    surnames: HashMap<String, Vec<ActorId>>,
    /// Persons by folded given name.
    given: HashMap<String, Vec<ActorId>>,
    actor_of: Vec<Option<ActorId>>,
    titles: Vec<Option<Title>>,
    /// Numbers of towns that are called like a person of the page.
    namesakes: HashSet<usize>,
}

impl<'t> Joiner<'_, 't> {
    fn words(&self, name: &Candidate) -> Vec<&'t str> {
        name.tokens.clone().map(|at| self.tokens.word(at)).collect()
    }

    fn text(&self, name: &Candidate) -> &'t str {
        self.tokens.span(name.tokens.clone()).map_or("", |span| span.of(self.tokens.text()))
    }

    /// The first token of the sentence of token `at`, and its end.
    fn sentence(&self, at: usize) -> (usize, usize) {
        let sentences = self.tokens.sentences();
        let held = sentences.partition_point(|sentence| sentence.end <= at);
        sentences.get(held).map_or((0, 0), |sentence| (sentence.start, sentence.end))
    }

    /// Bodies, places and persons who are named in full.
    fn full_names(&mut self, kinds: &Kinds) {
        let titles = Titles { tokens: self.tokens, candidates: self.candidates };
        for (number, name) in self.candidates.names.iter().enumerate() {
            let side = kinds.of_name(number) == Some(ActorKind::Organization);
            let id = match name.guess {
                _ if name.repeats.is_some() || self.namesakes.contains(&number) => None,
                Guess::Known(_) | Guess::Spot if side => {
                    let text = self.text(name).to_owned();
                    Some(self.actor(text.clone(), ActorKind::Organization, vec![text]))
                }
                Guess::Known(known) => Some(self.known(name, known)),
                Guess::Body(country) => Some(self.body(name, country)),
                Guess::Spot => {
                    Some(self.actor(unshouted(self.text(name).to_owned()), ActorKind::Place, Vec::new()))
                }
                Guess::Name => match kinds.of_name(number) {
                    Some(ActorKind::Person) => {
                        let (floor, ceiling) = self.sentence(name.tokens.start);
                        let title = titles
                            .before(name.tokens.start, floor)
                            .or_else(|| titles.after(name.tokens.end, ceiling))
                            .or_else(|| titles.apposed(name.tokens.start, name.tokens.end, floor));
                        self.titles[number] = title;
                        let words = self.words(name);
                        (words.len() > 1).then(|| self.person(&words))
                    }
                    Some(ActorKind::Organization) => {
                        let text = self.text(name).to_owned();
                        Some(self.actor(text.clone(), ActorKind::Organization, vec![text]))
                    }
                    Some(ActorKind::Place) => {
                        Some(self.actor(self.text(name).to_owned(), ActorKind::Place, Vec::new()))
                    }
                    None => None,
                },
            };
            self.actor_of[number] = id;
        }
    }

    /// Persons who are called by one word: the one of that surname who was named last before, else the one of that
    /// given name, else somebody of whom the page tells no more.
    fn single_names(&mut self, kinds: &Kinds) {
        for (number, name) in self.candidates.names.iter().enumerate() {
            let namesake = self.namesakes.contains(&number);
            if name.tokens.len() > 1
                || name.guess != Guess::Name && !namesake
                || self.actor_of[number].is_some()
                || name.repeats.is_some()
            {
                continue;
            }
            let word = crate::text::folded(self.text(name));
            let title = self.titles[number].as_ref();
            let gender = title.and_then(|title| title.gender);
            let agrees = |id: &&ActorId| {
                let held = self.found.get(**id).gender;
                gender.is_none() || held.is_none() || held == gender
            };
            let before = |id: &&ActorId| {
                self.actor_of[..number].iter().rev().take(WINDOW).any(|held| *held == Some(**id))
            };
            let same = self.surnames.get(&spelling_key(&word)).map(Vec::as_slice).unwrap_or_default();
            let of_surname = || {
                let fits: Vec<&ActorId> = same.iter().filter(agrees).collect();
                let latest = self.actor_of[..number].iter().rev().flatten().find(|id| fits.contains(id));
                latest.copied().or_else(|| fits.first().map(|id| **id))
            };
            let of_given = || {
                let held = self.given.get(&word).map(Vec::as_slice).unwrap_or_default();
                let mut near = held.iter().filter(agrees).filter(before);
                near.next().copied().filter(|_| near.next().is_none())
            };
            let joined = of_surname().or_else(of_given);
            let person = kinds.of_name(number) == Some(ActorKind::Person);
            self.actor_of[number] = match joined {
                Some(id) => Some(id),
                None if person => {
                    let text = self.text(name).to_owned();
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

    /// The actor of this name and kind, new if there is none yet.
    fn actor(&mut self, name: String, kind: ActorKind, affiliation: Vec<String>) -> ActorId {
        let key = (kind, crate::text::folded(&name));
        if let Some(id) = self.by_name.get(&key) {
            return *id;
        }
        let id = ActorId(self.found.actors.len());
        let affiliation = Affiliation(affiliation);
        self.found.actors.push(Actor { name, kind, affiliation, role: None, gender: None });
        self.by_name.insert(key, id);
        id
    }

    fn known(&mut self, name: &Candidate, known: Known) -> ActorId {
        let text = self.text(name).to_owned();
        let affiliation = world::affiliation(known);
        match known {
            Known::Institution(_) => {
                let generic = text.to_lowercase();
                let home = self.home.filter(|_| world::is_institution(&generic));
                if let Some(affiliation) = home.and_then(|country| world::institution(country, &generic)) {
                    return self.actor(affiliation[1].clone(), ActorKind::Organization, affiliation);
                }
                self.actor(
                    world::name(known).unwrap_or(&text).to_owned(),
                    ActorKind::Organization,
                    affiliation,
                )
            }
            Known::Organization(_) => self.actor(
                world::name(known).unwrap_or(&text).to_owned(),
                ActorKind::Organization,
                affiliation,
            ),
            Known::City(_) | Known::Region => self.actor(unshouted(text), ActorKind::Place, affiliation),
            Known::Country(_) | Known::People(_) | Known::Capital(_) => {
                self.actor(world::name(known).unwrap_or(&text).to_owned(), ActorKind::Place, affiliation)
            }
        }
    }

    fn body(&mut self, name: &Candidate, country: Option<CountryId>) -> ActorId {
        let words = self.words(name);
        let text = self.text(name).to_owned();
        let lower = text.to_lowercase();
        let institution = match country {
            Some(country) => (1..words.len())
                .find_map(|from| world::institution(country, &words[from..].join(" ").to_lowercase())),
            None => self.home.and_then(|home| world::institution(home, &lower)),
        };
        let affiliation = institution.unwrap_or_else(|| vec![text.clone()]);
        self.actor(text, ActorKind::Organization, affiliation)
    }

    /// The person of this full name: `Donald J. Trump` is `Donald Trump`.
    fn person(&mut self, words: &[&str]) -> ActorId {
        let core: Vec<&str> =
            words.iter().filter(|word| !names::marks(word).has(Marks::SUFFIX)).copied().collect();
        let core = if core.is_empty() { words } else { &core };
        let (first, last) = (core[0], surname(core));
        let known = self.surnames.get(&spelling_key(&last)).and_then(|held| {
            held.iter().find(|id| {
                let name = &self.found.get(**id).name;
                let other = name.split(' ').next().unwrap_or_default();
                name.contains(' ') && core.len() > 1 && same_given(first, other)
            })
        });
        if let Some(id) = known.copied() {
            let name = core.join(" ");
            let held = &mut self.found.actors[id.0].name;
            if held.split(' ').next().is_some_and(|other| other.len() < first.len()) {
                *held = name;
            }
            return id;
        }
        let id = self.actor(core.join(" "), ActorKind::Person, Vec::new());
        if core.len() > 1 {
            let given = self.given.entry(crate::text::folded(first)).or_default();
            if !given.contains(&id) {
                given.push(id);
            }
        }
        let held = self.surnames.entry(spelling_key(&last)).or_default();
        if !held.contains(&id) {
            held.push(id);
        }
        // "al-Sadr" is also called "Sadr".
        if let Some((_, plain)) = last.split_once('-').filter(|(particle, _)| is_particle(particle)) {
            self.surnames.entry(spelling_key(plain)).or_default().push(id);
        }
        let gender = match names::given(first).filter(|_| core.len() > 1) {
            Some(Bearer::Masculine) => Some(Gender::Masculine),
            Some(Bearer::Feminine) => Some(Gender::Feminine),
            _ => None,
        };
        let actor = &mut self.found.actors[id.0];
        actor.gender = actor.gender.or(gender);
        id
    }

    /// Gives persons what their titles say; those who speak for other persons last.
    fn offices(&mut self) {
        let titles = std::mem::take(&mut self.titles);
        for pass in [false, true] {
            for (number, title) in titles.iter().enumerate() {
                let (Some(title), Some(id)) = (title, self.actor_of[number]) else { continue };
                let of_person = match title.owner {
                    Owner::Name(owner) => self.actor_of[owner]
                        .is_some_and(|owner| self.found.get(owner).kind == ActorKind::Person),
                    _ => false,
                };
                if of_person != pass {
                    continue;
                }
                let affiliation = self.affiliation(title);
                let actor = &mut self.found.actors[id.0];
                actor.gender = title.gender.or(actor.gender);
                if title.former {
                    // "President-elect" says by itself that the office is not held.
                    let elect = title.role.ends_with("-elect");
                    if actor.role.is_none() && !title.role.is_empty() {
                        let role = title.role.clone();
                        actor.role = Some(if elect { role } else { format!("former {role}") });
                    }
                    continue;
                }
                if actor.affiliation.is_empty() && !affiliation.is_empty() {
                    actor.affiliation = Affiliation(affiliation);
                    actor.role = Some(title.role.clone()).filter(|role| !role.is_empty());
                } else if actor.role.is_none() && !title.role.is_empty() {
                    actor.role = Some(title.role.clone());
                }
            }
        }
        self.titles = titles;
    }

    /// In whose name the bearer of `title` speaks.
    fn affiliation(&self, title: &Title) -> Vec<String> {
        let head = title.role.rsplit(' ').next().unwrap_or_default();
        let stands = names::marks(head).has(Marks::STANDS_FOR)
            || title.role.contains(" of ")
            || crate::lexicon::sources::noun(head).is_some_and(|(_, noun)| noun.speaks_for);
        if title.former || title.role.is_empty() {
            return Vec::new();
        }
        let of_country = |country: CountryId| {
            world::office(country, &title.role).unwrap_or_else(|| {
                let known = world::affiliation(Known::Country(country));
                if stands && !title.role.starts_with("opposition") { known } else { Vec::new() }
            })
        };
        match title.owner {
            Owner::Country(country) => of_country(country),
            Owner::Name(number) => match (self.candidates.names[number].guess, self.actor_of[number]) {
                (Guess::Known(known @ (Known::Country(_) | Known::Capital(_))), _) => {
                    world::country(known).map(of_country).unwrap_or_default()
                }
                (_, Some(id)) if stands => {
                    let owner = self.found.get(id);
                    match owner.kind {
                        ActorKind::Place => vec![owner.name.clone()],
                        _ => owner.affiliation.0.clone(),
                    }
                }
                _ => Vec::new(),
            },
            Owner::Nobody => self.home.and_then(|home| world::office(home, &title.role)).unwrap_or_default(),
        }
    }

    /// The mentions in order, and only the actors who have one.
    fn finish(mut self) -> Actors {
        let mut floor = 0;
        for (number, name) in self.candidates.names.iter().enumerate() {
            let (Some(id), Some(span)) = (self.actor_of[number], self.tokens.span(name.tokens.clone()))
            else {
                continue;
            };
            let start = self.titles[number]
                .as_ref()
                .filter(|title| title.start < name.tokens.start)
                .and_then(|title| self.tokens.all().get(title.start))
                .map_or(span.start, |token| token.span.start);
            let whole = Span::new(start.max(floor).min(span.start), span.end);
            self.found.mentions.push(Mention { span: whole, name: span, actor: id });
            floor = span.end;
        }
        self.found
    }
}

/// `BOCA RATON` as it is written elsewhere: `Boca Raton`.
fn unshouted(name: String) -> String {
    if name.len() <= 3 || name.contains(char::is_lowercase) || name.contains('.') {
        return name;
    }
    let mut first = true;
    let small = |c: char| {
        let begins = std::mem::replace(&mut first, !c.is_alphabetic());
        if begins { vec![c] } else { c.to_lowercase().collect() }
    };
    name.chars().flat_map(small).collect()
}

/// How many names back a bare given name may refer.
const WINDOW: usize = 200;

/// The surname of a full name, with the particles that belong to it: `von Lind`.
fn surname(words: &[&str]) -> String {
    let mut at = words.len() - 1;
    if let Some(particle) = words[1.min(at)..at].iter().position(|word| is_particle(word)) {
        at = particle + 1;
    }
    words[at..].join(" ")
}
