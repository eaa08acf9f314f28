//! Who is who: the names of a page joined to actors.

use std::borrow::Cow;
use std::cell::OnceCell;

use foldhash::{HashMap, HashMapExt, HashSet};

use super::candidate::{Candidate, Candidates, Guess, Nation};
use super::evidence::{Kinds, is_particle};
use super::find;
use super::home::{self, Home, Site};
use super::reading::Reading;
use super::shortened;
use super::spelling::{same_given, spelling_key};
use super::title::{Owner, Title, Titles};
use super::{Actor, ActorId, ActorKind, Actors, Affiliation, Gender, Mention, StatedAffiliation};
use crate::lang::Pack;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::names::{Bearer, Names};
use crate::lang::small::Small;
use crate::text::{Span, Tokens, is_harmful};
use crate::world::{self, Known};

/// The actors of a text; its site may tell which country is its own.
pub(super) fn named(tokens: &Tokens<'_>, pack: &'static Pack, site: Site<'_>) -> Actors {
    let reading = Reading::of(tokens, pack);
    join(&reading, &find::find(&reading, site.publisher), site)
}

/// Joins the candidates of a page to its actors.
fn join(reading: &Reading<'_, '_>, candidates: &Candidates, site: Site<'_>) -> Actors {
    let mut kinds = Kinds::of(reading, candidates);
    let mut joiner = Joiner {
        reading,
        candidates,
        home: home::of(reading, candidates, site),
        found: Actors::default(),
        by_name: HashMap::new(),
        surnames: HashMap::new(),
        given: HashMap::new(),
        actor_of: vec![None; candidates.names.len()],
        titles: vec![Vec::new(); candidates.names.len()],
        former: HashMap::new(),
        stated: Vec::new(),
        bank: OnceCell::new(),
        bodies: OnceCell::new(),
        firm: OnceCell::new(),
        region: OnceCell::new(),
        lead: OnceCell::new(),
        namesakes: namesakes(reading, candidates, &kinds),
        short: Vec::new(),
        relatives: HashSet::default(),
    };
    joiner.full_names(&mut kinds);
    joiner.single_names(&kinds);
    joiner.offices();
    joiner.tell_again();
    joiner.forget_idle();
    joiner.finish()
}

/// Towns that are called as somebody is whom the page names in full: `Bolton` beside `Ada Bolton`. "in Bolton" is the town.
fn namesakes(reading: &Reading<'_, '_>, candidates: &Candidates, kinds: &Kinds) -> HashSet<usize> {
    let persons = candidates.names.iter().enumerate().filter(|(number, name)| {
        name.guess == Guess::Name
            && name.tokens.len() > 1
            && kinds.of_name(*number) == Some(ActorKind::Person)
    });
    let persons = persons.map(|(_, name)| name);
    let surnames: HashSet<&str> = persons.map(|name| reading.word(name.tokens.end - 1)).collect();
    let town = |name: &Candidate| {
        let opened = name.tokens.start.checked_sub(1).is_some_and(|at| reading.opens_with(at, Small::IN));
        name.tokens.len() == 1
            && matches!(
                name.guess,
                Guess::Known(Known::City(_) | Known::Region | Known::Capital(_) | Known::Country(_))
            )
            && surnames.contains(reading.word(name.tokens.start))
            && !opened
            && !reading.said_before(name.tokens.start, 1).has(Says::IN_PLACE)
    };
    candidates.names.iter().enumerate().filter(|(_, name)| town(name)).map(|(number, _)| number).collect()
}

/// The page between its candidates and its actors.
pub(super) struct Joiner<'a, 't> {
    pub(super) reading: &'a Reading<'a, 't>,
    pub(super) candidates: &'a Candidates,
    pub(super) home: Option<Home>,
    pub(super) found: Actors,
    /// By kind and folded canonical name.
    by_name: HashMap<(ActorKind, String), ActorId>,
    /// Persons by folded surname, in order of first mention.
    pub(super) surnames: HashMap<String, Vec<ActorId>>,
    /// Persons by folded given name.
    pub(super) given: HashMap<String, Vec<ActorId>>,
    /// The actor of each candidate.
    pub(super) actor_of: Vec<Option<ActorId>>,
    /// What stands beside each candidate, the surest first.
    pub(super) titles: Vec<Vec<Title>>,
    /// What persons were once, which the page states, too.
    pub(super) former: HashMap<ActorId, Vec<StatedAffiliation>>,
    /// The persons whose office the text gives with its country or body.
    pub(super) stated: Vec<ActorId>,
    /// The only central bank of the page, once it was asked for.
    pub(super) bank: OnceCell<Option<Vec<String>>>,
    /// The bodies that the page names by the words of their names, once they were asked for.
    pub(super) bodies: OnceCell<HashMap<String, Option<ActorId>>>,
    /// The body and the part of a country that the page is about, once they were asked for.
    pub(super) firm: OnceCell<Option<ActorId>>,
    pub(super) region: OnceCell<Option<ActorId>>,
    /// The country that the page begins with, and where its sentence starts, once it was asked for.
    pub(super) lead: OnceCell<Option<(usize, Nation)>>,
    /// Numbers of towns that are called like a person of the page.
    pub(super) namesakes: HashSet<usize>,
    /// For each name: is it the end of a longer one of somebody: `Morales Vega` beside "Lucía Morales Vega"?
    pub(super) short: Vec<bool>,
    /// Who is named as somebody's husband, sister, lawyer.
    pub(super) relatives: HashSet<ActorId>,
}

impl<'t> Joiner<'_, 't> {
    pub(super) fn words(&self, name: &Candidate) -> Vec<&'t str> {
        name.tokens.clone().filter(|at| self.reading.is_word(*at)).map(|at| self.reading.word(at)).collect()
    }

    /// The name as it is kept: without marks that nobody sees.
    pub(super) fn plain(&self, name: &Candidate) -> String {
        seen(self.text(name)).into_owned()
    }

    pub(super) fn text(&self, name: &Candidate) -> &'t str {
        self.reading.text(name.tokens.clone())
    }

    /// Bodies, places and persons who are named in full.
    fn full_names(&mut self, kinds: &mut Kinds) {
        let titles = Titles { reading: self.reading, candidates: self.candidates };
        let wholes = shortened::of(self.reading, self.candidates, kinds);
        self.short = self.short_names(kinds);
        for (number, name) in self.candidates.names.iter().enumerate() {
            let side = kinds.of_name(number) == Some(ActorKind::Organization);
            let id = match name.guess {
                _ if name.repeats.is_some() || self.namesakes.contains(&number) => None,
                _ if wholes[number].is_some() => None,
                _ if self.short[number] => {
                    self.titles[number] = titles.of(number);
                    None
                }
                Guess::Known(_) | Guess::Spot if side => {
                    let text = self.plain(name);
                    Some(self.actor(text.clone(), ActorKind::Organization, vec![text]))
                }
                Guess::Known(known) => Some(self.known(name, known)),
                Guess::Told(id) => {
                    let path = Nation::Told(id).path(self.candidates);
                    let text = path.first().map_or_else(|| self.plain(name), Clone::clone);
                    Some(self.actor(text, ActorKind::Place, path))
                }
                Guess::Body(country) => Some(self.body(name, country)),
                Guess::Spot => Some(self.actor(unshouted(self.plain(name)), ActorKind::Place, Vec::new())),
                Guess::Name => match kinds.of_name(number) {
                    Some(ActorKind::Person) => {
                        self.titles[number] = kinds.take_titles(number).unwrap_or_else(|| titles.of(number));
                        let words = self.words(name);
                        (words.len() > 1).then(|| self.person(&words))
                    }
                    Some(ActorKind::Organization) => {
                        let text = self.plain(name);
                        Some(self.actor(text.clone(), ActorKind::Organization, vec![text]))
                    }
                    Some(ActorKind::Place) => {
                        Some(self.actor(self.plain(name), ActorKind::Place, Vec::new()))
                    }
                    None => None,
                },
            };
            self.actor_of[number] = id;
            if let Some(id) = id.filter(|_| self.titles[number].iter().any(|title| self.is_relation(title))) {
                self.relatives.insert(id);
            }
        }
        for (number, whole) in wholes.iter().enumerate() {
            if let Some(whole) = whole {
                self.actor_of[number] = self.actor_of[*whole];
            }
        }
    }

    /// `her husband`: what one is to somebody else?
    fn is_relation(&self, title: &Title) -> bool {
        let names: &Names = &self.reading.pack.names;
        let last = title.role.rsplit(' ').next().unwrap_or_default();
        let sexed =
            self.reading.pack.sources.noun(last).is_some_and(|(_, noun)| noun.masculine || noun.feminine);
        sexed && names.marks(last).has(Marks::OUTSIDE) && title.owner != Owner::Nobody
    }

    /// Which names are the end of a longer name of somebody, or its first word.
    fn short_names(&self, kinds: &Kinds) -> Vec<bool> {
        let names: &Names = &self.reading.pack.names;
        let core = |name: &Candidate| -> Vec<&str> {
            self.words(name).into_iter().filter(|word| !names.marks(word).has(Marks::SUFFIX)).collect()
        };
        let mut ends: HashSet<String> = HashSet::default();
        for (number, name) in self.candidates.names.iter().enumerate() {
            if name.tokens.len() > 1 && kinds.of_name(number) == Some(ActorKind::Person) {
                let words = core(name);
                ends.extend(tails(&words).iter().map(|tail| spelling_key(tail)));
                // "Park" of "Park Min-jun"
                ends.extend(words.first().map(|first| spelling_key(first)));
            }
        }
        let full = |name: &Candidate| self.reading.marks(name.tokens.start).has(Marks::GIVEN);
        let is_short = |name: &Candidate| {
            let generation = || {
                let mut suffixes = name.tokens.clone().skip(1).map(|at| self.reading.marks(at));
                suffixes.any(|marks| marks.has(Marks::GENERATION))
            };
            let ends_other = || !ends.is_empty() && ends.contains(&spelling_key(&core(name).join(" ")));
            let several = name.tokens.len() > 1;
            name.guess == Guess::Name
                && (ends_other() && (!several || !full(name))
                    || several && core(name).len() == 1 && generation())
        };
        self.candidates.names.iter().map(is_short).collect()
    }

    /// The actor of this name and kind, new if there is none yet.
    fn actor(&mut self, name: String, kind: ActorKind, affiliation: Vec<String>) -> ActorId {
        let key = (kind, name_key(&self.reading.pack.names, &name, kind));
        if let Some(id) = self.by_name.get(&key) {
            return *id;
        }
        let id = ActorId(self.found.actors.len());
        let affiliation = Affiliation(affiliation);
        self.found.actors.push(Actor {
            name,
            kind,
            affiliation,
            affiliations: Vec::new(),
            role: None,
            gender: None,
        });
        self.by_name.insert(key, id);
        id
    }

    pub(super) fn known(&mut self, name: &Candidate, known: Known) -> ActorId {
        let text = self.plain(name);
        let affiliation = world::affiliation(known);
        match known {
            Known::Institution(_) => {
                let generic = text.to_lowercase();
                let home = self.home.filter(|_| world::is_institution(&generic));
                if let Some(affiliation) =
                    home.and_then(|home| home.nation.institution(self.candidates, &generic))
                {
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

    fn body(&mut self, name: &Candidate, nation: Option<Nation>) -> ActorId {
        let text = self.plain(name);
        let of = |nation: Nation| {
            // "Turkish parliament", "Norland Central Bank": without the nationality before it.
            name.tokens.clone().find_map(|from| {
                let words = self.reading.lower(from..name.tokens.end);
                nation.institution(self.candidates, &words).map(|path| (path, words))
            })
        };
        let Some((path, words)) = nation.and_then(of) else {
            return self.actor(text.clone(), ActorKind::Organization, vec![text]);
        };
        // "Israel's military" is the "Israeli military".
        let house = format!("{} {words}", path.first().map(String::as_str).unwrap_or_default());
        let key = (ActorKind::Organization, crate::text::folded(&house));
        if let Some(id) = self.by_name.get(&key) {
            return *id;
        }
        let id = self.actor(text, ActorKind::Organization, path);
        self.by_name.insert(key, id);
        id
    }

    /// The person of this full name: `Donald J. Trump` is `Donald Trump`, and `Donald Trump Jr.` is another.
    pub(super) fn person(&mut self, words: &[&str]) -> ActorId {
        let names: &Names = &self.reading.pack.names;
        let own = |word: &&&str| !names.marks(word).has(Marks::SUFFIX);
        let core: Vec<&str> = words.iter().filter(own).copied().collect();
        let core = if core.is_empty() { words } else { &core };
        let core: Vec<Cow<'_, str>> = core.iter().map(|word| seen(word)).collect();
        let core: &[&str] = &core.iter().map(AsRef::as_ref).collect::<Vec<_>>();
        let generation = words.iter().skip(1).find(|word| names.marks(word).has(Marks::GENERATION)).copied();
        let (first, last) = (core[0], surname(names, core));
        let known = self.surnames.get(&spelling_key(&last)).and_then(|held| {
            held.iter().find(|id| {
                let name = &self.found.get(**id).name;
                let other = name.split(' ').next().unwrap_or_default();
                name.contains(' ')
                    && core.len() > 1
                    && same_given(first, other)
                    && is_generation(names, name, generation)
            })
        });
        let name = match generation {
            Some(generation) => format!("{} {generation}", core.join(" ")),
            None => core.join(" "),
        };
        if let Some(id) = known.copied() {
            let held = &mut self.found.actors[id.0].name;
            let shouted = is_shouted(held) && !is_shouted(&name);
            if shouted || held.split(' ').next().is_some_and(|other| other.len() < first.len()) {
                *held = name;
            }
            return id;
        }
        let id = self.actor(name, ActorKind::Person, Vec::new());
        if core.len() > 1 {
            let given = self.given.entry(crate::text::folded(first)).or_default();
            add_bearer(given, id);
        }
        for tail in tails(core) {
            add_bearer(self.surnames.entry(spelling_key(&tail)).or_default(), id);
            if let Some(generation) = generation {
                let key = spelling_key(&format!("{tail} {generation}"));
                add_bearer(self.surnames.entry(key).or_default(), id);
            }
        }
        // "al-Sadr" is also called "Sadr".
        if let Some((_, plain)) = last.split_once('-').filter(|(word, _)| is_particle(names, word)) {
            add_bearer(self.surnames.entry(spelling_key(plain)).or_default(), id);
        }
        let gender = match names.given(first).filter(|_| core.len() > 1) {
            Some(Bearer::Masculine) => Some(Gender::Masculine),
            Some(Bearer::Feminine) => Some(Gender::Feminine),
            _ => None,
        };
        let actor = &mut self.found.actors[id.0];
        actor.gender = actor.gender.or(gender);
        id
    }

    /// The mentions in order, and only the actors who have one.
    fn finish(mut self) -> Actors {
        for actor in &mut self.found.actors {
            if actor.kind == ActorKind::Person && is_shouted(&actor.name) {
                actor.name = unshouted(std::mem::take(&mut actor.name));
            }
        }
        for (id, stated) in std::mem::take(&mut self.former) {
            self.found.actors[id.0].affiliations.extend(stated);
        }
        let mut floor = 0;
        for (number, name) in self.candidates.names.iter().enumerate() {
            let (Some(id), Some(span)) = (self.actor_of[number], self.reading.span(name.tokens.clone()))
            else {
                continue;
            };
            let first = self.titles[number].iter().map(|title| title.start).min();
            let start = first
                .map(|first| first.max(floor))
                .filter(|first| *first < name.tokens.start)
                .and_then(|first| self.reading.span(first..first + 1))
                .map_or(span.start, |span| span.start);
            let whole = Span::new(start.min(span.start), span.end);
            self.found.mentions.push(Mention { span: whole, name: span, actor: id });
            floor = name.tokens.end;
        }
        only_mentioned(self.found)
    }
}

/// What names of one actor have in common: `Corvo Metals` and `Corvo Metals Inc.`
pub(super) fn name_key(names: &Names, name: &str, kind: ActorKind) -> String {
    let company = |(rest, last): &(&str, &str)| {
        kind == ActorKind::Organization && names.marks(last).has(Marks::COMPANY) && rest.contains(' ')
    };
    let core = name.rsplit_once(' ').filter(company).map_or(name, |(rest, _)| rest.trim_end_matches(','));
    crate::text::folded(core)
}

/// Without the actors whom nothing mentions.
fn only_mentioned(mut found: Actors) -> Actors {
    let mut is_mentioned = vec![false; found.actors.len()];
    found.mentions.iter().for_each(|mention| is_mentioned[mention.actor.0] = true);
    if is_mentioned.iter().all(|mentioned| *mentioned) {
        return found;
    }
    let mut next = 0;
    let new: Vec<ActorId> = is_mentioned
        .iter()
        .map(|mentioned| {
            next += usize::from(*mentioned);
            ActorId(next.saturating_sub(1))
        })
        .collect();
    let mut kept = is_mentioned.iter();
    found.actors.retain(|_| kept.next().copied().unwrap_or_default());
    for mention in &mut found.mentions {
        mention.actor = new[mention.actor.0];
    }
    found
}

/// The most persons of one name that are told apart. Who comes later is known by the whole name only.
const MOST_BEARERS: usize = 500;

/// What somebody of this name without suffixes may be called: the last word, and each end of the name but the whole.
fn tails(core: &[&str]) -> Vec<String> {
    match core {
        [only] => vec![(*only).to_owned()],
        _ => (1..core.len()).rev().take(MOST_TAILS).map(|from| core[from..].join(" ")).collect(),
    }
}

/// The most ends of a name that are kept.
const MOST_TAILS: usize = 4;

/// Is the somebody called `name` of this generation, `Jr.`, or of none?
fn is_generation(names: &Names, name: &str, generation: Option<&str>) -> bool {
    let last = name.rsplit(' ').next().filter(|word| names.marks(word).has(Marks::GENERATION));
    last.map(|word| word.trim_end_matches('.')) == generation.map(|word| word.trim_end_matches('.'))
}

fn add_bearer(of_name: &mut Vec<ActorId>, id: ActorId) {
    if of_name.len() < MOST_BEARERS && !of_name.contains(&id) {
        of_name.push(id);
    }
}

/// `text` without soft hyphens and marks that turn the direction of writing.
fn seen(text: &str) -> Cow<'_, str> {
    let unseen = |c: char| c == '\u{ad}' || is_harmful(c);
    if text.is_ascii() || !text.contains(unseen) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(unseen, ""))
}

/// `HENRIKE BAKKER`: a name in capitals throughout.
fn is_shouted(name: &str) -> bool {
    name.contains(' ') && !name.contains(char::is_lowercase)
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

/// The surname of a full name, with the particles that belong to it: `von Lind`.
fn surname(names: &Names, words: &[&str]) -> String {
    let mut at = words.len() - 1;
    if let Some(particle) = words[1.min(at)..at].iter().position(|word| is_particle(names, word)) {
        at = particle + 1;
    }
    words[at..].join(" ")
}
