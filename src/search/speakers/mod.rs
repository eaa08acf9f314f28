//! Who is meant by a name of a speaker or an institution.
//!
//! The keys of all quotes together are a registry: `russia / kremlin / vladimir putin` on the quotes of one page tells
//! that Putin speaks for the Kremlin, as do the offices that articles state. So a quote with the key `- / vladimir putin`,
//! from a page that gives him no office, is found under the Kremlin too; of one who changed office, the quotes of the time
//! when it was stated. Which keys are one speaker's is known from the [entities](crate::entities) of the index. A bare surname
//! joins in when the registry knows one person only who has it, or one by far the most.
//!
//! Keys are [spelling keys](crate::actors::spelling_key), so that any spelling finds all, and parted by
//! [`KEY_SEPARATOR`](crate::index::KEY_SEPARATOR); a part that is not known is empty. How a name may be typed is known in `search::asked`.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, TERMINATED, Term};

use super::asked::{self, Asked};
use super::keys::{ends_with, holds_words, institution_holds, is_beneath, is_unaffiliated, path, speaker};
use super::stated::Stated;
use crate::actors::spelling_key;
use crate::entities::Form;
use crate::index::{Digest, Entry, Fields, IndexError, NameList, Snapshot, surname_of};
use crate::world::{self, Known};

/// How many times as often as all others of a surname its bearer must be named to be meant by the surname alone.
const DOMINANT: u64 = 10;

/// All speakers of an index.
pub(crate) struct Speakers(Digest);

/// Which quotes are meant.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Meant {
    /// Keys of which every quote is meant.
    pub keys: BTreeSet<String>,
    /// Keys without an institution, of those who changed office: only quotes of these days (yyyymmdd) are meant.
    pub timed: Vec<(String, Vec<(u64, u64)>)>,
}

impl Meant {
    /// Is nobody meant?
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.timed.is_empty()
    }
}

/// What the registry can be asked about a key beyond its being there.
pub(crate) trait Statements {
    /// In how many documents it stands.
    fn count(&self, key: &str) -> u64;
    /// The days, as yyyymmdd, on which it was stated.
    fn days(&self, key: &str) -> Vec<u64>;
}

/// The statements of an index.
pub(crate) struct Indexed<'a> {
    searcher: &'a Searcher,
    fields: [Field; 2],
}

impl<'a> Indexed<'a> {
    /// Those of `searcher`'s index.
    pub fn new(searcher: &'a Searcher, fields: &Fields) -> Self {
        Self { searcher, fields: [fields.speaker_key, fields.office_key] }
    }
}

impl Statements for Indexed<'_> {
    fn count(&self, key: &str) -> u64 {
        let terms = self.fields.map(|field| Term::from_field_text(field, key));
        terms.iter().map(|term| self.searcher.doc_freq(term).unwrap_or(0)).sum()
    }

    fn days(&self, key: &str) -> Vec<u64> {
        let mut days = Vec::new();
        for segment in self.searcher.segment_readers() {
            let Ok(day) = segment.fast_fields().u64("day") else { continue };
            for field in self.fields {
                let term = Term::from_field_text(field, key);
                let postings = segment
                    .inverted_index(field)
                    .and_then(|index| Ok(index.read_postings(&term, IndexRecordOption::Basic)?));
                let Ok(Some(mut postings)) = postings else { continue };
                while postings.doc() != TERMINATED {
                    days.extend(day.first(postings.doc()));
                    postings.advance();
                }
            }
        }
        days
    }
}

/// Those who are meant before the quotes without an institution are looked at.
#[derive(Debug, Default)]
struct Chosen<'s> {
    /// Keys beneath an institution, and those of persons and bodies.
    entries: Vec<Entry<'s>>,
    /// An institution was asked for.
    by_institution: bool,
    /// The entities that are meant by their own name.
    named: BTreeSet<&'s str>,
}

impl Speakers {
    /// Those of the index that `snapshot` is of.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn of(snapshot: &Snapshot) -> Result<Self, IndexError> {
        Ok(Self(snapshot.digest()?.clone()))
    }

    /// The names of the index that stand for another one.
    pub(super) fn names(&self) -> &NameList {
        &self.0.names
    }

    /// The entities that `asked` may mean by their own name, each with its keys; none where an institution is meant.
    pub(super) fn named(&self, asked: &str) -> Vec<Vec<&str>> {
        let chosen = self.chosen(asked);
        let persons = chosen.named.iter().map(|entity| self.0.registry.keys_of_entity(entity).collect());
        if chosen.by_institution && is_institution(asked) { Vec::new() } else { persons.collect() }
    }

    /// Everybody whom `asked` means: `Kremlin`, `Russia / Kremlin`, `Vladimir Putin`, `putin`, `President Putin`.
    ///
    /// An institution is meant when its whole name is asked for, or another name that it is known by (`US`, `Moscow`);
    /// by a whole name who bears it, by a surname all who do, by a name with a title or an initial whom it can stand for.
    /// Where there is none, all speakers are meant in whose names the words stand, and then all institutions.
    pub fn meant_by(&self, asked: &str, statements: &impl Statements) -> Meant {
        let chosen = self.chosen(asked);
        self.with_unaffiliated(chosen, statements)
    }

    fn chosen(&self, asked: &str) -> Chosen<'_> {
        let chosen = self.as_written(asked);
        if !chosen.entries.is_empty() {
            return chosen;
        }
        // Reading the lexicons takes longer than a search that finds the name as it is.
        let asked = Asked::of(asked);
        let ways = asked.ways().into_iter().map(|way| self.as_written(&way));
        if let Some(chosen) = ways.into_iter().find(|chosen| !chosen.entries.is_empty()) {
            return chosen;
        }
        let found = [
            self.office(&asked),
            self.body(&asked),
            self.titled(&asked),
            self.in_words(&asked),
            self.institution_in_words(&asked),
        ];
        found.into_iter().find(|chosen| !chosen.entries.is_empty()).unwrap_or_default()
    }

    /// Those whom `way` names as it is.
    fn as_written(&self, way: &str) -> Chosen<'_> {
        let wanted = self.wanted(way);
        let [.., last] = wanted.as_slice() else { return Chosen::default() };
        let mut entries: Vec<Entry<'_>> = self.beneath(&wanted).collect();
        let by_institution = !entries.is_empty();
        let mut named = BTreeSet::new();
        match wanted.as_slice() {
            [name] => {
                let is_listed = by_institution && is_institution(way);
                let bears = |entry: &Entry<'_>| {
                    let full = speaker(entry.key);
                    // A surname is asked for, or any other word of a name.
                    full == name || !name.contains(' ') && !is_listed && holds_words(full, name)
                };
                let bearers: Vec<Entry<'_>> = self.0.registry.entries_with(name).filter(bears).collect();
                named.extend(bearers.iter().filter_map(|entry| entry.entity));
                entries.extend(bearers);
                entries.extend(self.of_entities(&named));
                // "Halm Group Inc" is beneath "Halm Group".
                let others: BTreeSet<&str> = entries.iter().map(|entry| speaker(entry.key)).collect();
                let others: Vec<String> = match named.len() {
                    1 => others
                        .into_iter()
                        .filter(|other| !other.is_empty() && other != name)
                        .map(str::to_owned)
                        .collect(),
                    _ => Vec::new(),
                };
                if !by_institution || named.len() == 1 {
                    others.into_iter().for_each(|other| entries.extend(self.beneath(&[other])));
                }
            }
            _ if !by_institution => {
                let bearers: Vec<Entry<'_>> = self
                    .0
                    .registry
                    .entries_with(last)
                    .filter(|entry| ends_with(entry.key, &wanted))
                    .collect();
                named.extend(bearers.iter().filter_map(|entry| entry.entity));
                entries.extend(bearers);
                entries.extend(self.of_entities(&named));
            }
            _ => {}
        }
        Chosen { entries, by_institution, named }
    }

    /// A body whose name is written in another way: `Ministry of Foreign Affairs of Norland`, `Halm Group, Inc.`
    fn body(&self, asked: &Asked<'_>) -> Chosen<'_> {
        if let Some(path) = asked.house() {
            let wanted: Vec<String> = path.iter().map(|part| spelling_key(part)).collect();
            let entries: Vec<Entry<'_>> = self.beneath(&wanted).collect();
            if !entries.is_empty() {
                return Chosen { entries, by_institution: true, named: BTreeSet::new() };
            }
        }
        let Some(word) = asked.longest_word() else { return Chosen::default() };
        let key = asked.body_key();
        let same: Option<&str> = self
            .0
            .registry
            .entries_with(&word)
            .map(|entry| speaker(entry.key))
            .find(|name| name.contains(&word) && asked::body_key(name) == key);
        same.map(|name| self.as_written(name)).unwrap_or_default()
    }

    /// Those who hold an office, as pages title them: `the Norland president`.
    fn office(&self, asked: &Asked<'_>) -> Chosen<'_> {
        let Some(key) = asked.office() else { return Chosen::default() };
        let holders = self.0.registry.entries_with(&key).filter(|entry| entry.key == key);
        let named: BTreeSet<&str> = holders.filter_map(|entry| entry.entity).collect();
        Chosen { entries: self.of_entities(&named), by_institution: false, named }
    }

    /// Persons behind a title, with initials, or in another order: `President Holm`, `A. Holm`, `Holm Ada`.
    fn titled(&self, asked: &Asked<'_>) -> Chosen<'_> {
        let cores = asked.cores();
        let whole = cores.iter().map(|core| self.as_written(core)).find(|chosen| !chosen.named.is_empty());
        if let Some(chosen) = whole {
            return chosen;
        }
        for core in cores {
            for form in asked::forms(&core) {
                let fits = |entry: &Entry<'_>| {
                    let full = speaker(entry.key);
                    let other = full.contains(' ').then(|| Form::of(full)).flatten();
                    other.is_some_and(|other| {
                        form == other
                            || form.shortens(&other)
                            || other.shortens(&form)
                            || form.is_bare() && form.surname == other.surname
                    })
                };
                let word = core_word(&form, &core);
                let bearers: Vec<Entry<'_>> =
                    self.0.registry.entries_of_surname(&word).filter(fits).collect();
                if !bearers.is_empty() {
                    let named: BTreeSet<&str> = bearers.iter().filter_map(|entry| entry.entity).collect();
                    let mut entries = bearers;
                    entries.extend(self.of_entities(&named));
                    return Chosen { entries, by_institution: false, named };
                }
            }
        }
        Chosen::default()
    }

    /// Those in whose names the words stand side by side.
    fn in_words(&self, asked: &Asked<'_>) -> Chosen<'_> {
        let wanted = self.wanted(asked.plain());
        let [name] = wanted.as_slice() else { return Chosen::default() };
        let holds = |entry: &Entry<'_>| holds_words(speaker(entry.key), name);
        let entries: Vec<Entry<'_>> = self.0.registry.entries_with(name).filter(holds).collect();
        let named = entries.iter().filter_map(|entry| entry.entity).collect();
        Chosen { entries, by_institution: false, named }
    }

    fn institution_in_words(&self, asked: &Asked<'_>) -> Chosen<'_> {
        let wanted = self.wanted(asked.plain());
        let Some(last) = wanted.last() else { return Chosen::default() };
        let holds = |entry: &Entry<'_>| institution_holds(entry.key, &wanted);
        let entries = self.0.registry.entries_with(last).filter(holds).collect();
        Chosen { entries, by_institution: true, named: BTreeSet::new() }
    }

    /// The keys of these entities.
    fn of_entities<'s>(&'s self, entities: &BTreeSet<&'s str>) -> Vec<Entry<'s>> {
        let of = |entity: &&'s str| {
            let entity = *entity;
            self.0.registry.keys_of_entity(entity).map(move |key| Entry { key, entity: Some(entity) })
        };
        // Each looks through all keys; of so many bearers of a surname each is found by it.
        if entities.len() > MOST_LOOKED_UP { Vec::new() } else { entities.iter().flat_map(of).collect() }
    }

    /// The parts of what is asked for, as keys.
    fn wanted(&self, asked: &str) -> Vec<String> {
        let parts = |names: &mut dyn Iterator<Item = &str>| -> Vec<String> {
            names.map(spelling_key).filter(|part| !part.is_empty()).collect()
        };
        let wanted = parts(&mut asked.split('/'));
        let held = |wanted: &[String]| self.beneath(wanted).next().is_some();
        if wanted.len() == 1
            && !held(&wanted)
            && let Some(known) = world::typed(asked)
        {
            let affiliation = world::affiliation(known);
            let path = parts(&mut affiliation.iter().map(String::as_str));
            if held(&path) {
                return path;
            }
        }
        wanted
    }

    /// The keys that belong to the institution whose parts are `wanted`.
    fn beneath<'s>(&'s self, wanted: &[String]) -> impl Iterator<Item = Entry<'s>> {
        let entries = wanted.first().map(|part| self.0.registry.entries_with(part));
        entries.into_iter().flatten().filter(|entry| is_beneath(entry.key, wanted))
    }

    /// Adds to those who are `chosen` the quotes of the same speakers that stand without an institution. Where an institution
    /// was asked for, of one who is also stated elsewhere only those of its time.
    fn with_unaffiliated(&self, chosen: Chosen<'_>, statements: &impl Statements) -> Meant {
        let Chosen { entries, by_institution: changes, named } = chosen;
        let mut by_surname: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for name in entries.iter().map(|entry| speaker(entry.key)).filter(|name| !name.is_empty()) {
            by_surname.entry(surname_of(name)).or_default().insert(name);
        }
        let mut meant =
            Meant { keys: entries.iter().map(|entry| entry.key.to_owned()).collect(), ..Meant::default() };
        let own: HashSet<&str> = entries.iter().filter_map(|entry| entry.entity).collect();
        let chosen: HashSet<&str> = entries.iter().map(|entry| entry.key).collect();
        for (surname, held) in &by_surname {
            let family: Vec<Entry<'_>> = self.0.registry.entries_of_surname(surname).collect();
            for entry in family.iter().filter(|entry| is_unaffiliated(entry.key)) {
                let name = speaker(entry.key);
                let who: Option<&str> = match entry.entity.filter(|entity| own.contains(entity)) {
                    Some(entity) => Some(entity),
                    None if name.contains(' ') => None,
                    None => bearer(held, &own, &family, statements),
                };
                let Some(who) = who else { continue };
                // Whose own name was asked for is meant at all times.
                let asks = changes && !named.contains(who);
                match asks.then(|| stated(who, &chosen, &family, statements)).flatten() {
                    None => _ = meant.keys.insert(entry.key.to_owned()),
                    Some(periods) => {
                        meant.keys.remove(entry.key);
                        meant.timed.push((entry.key.to_owned(), periods));
                    }
                }
            }
        }
        meant
    }
}

/// Do the lexicons know `name` as an institution or a country? A town is less than somebody of its name.
fn is_institution(name: &str) -> bool {
    world::typed(name).is_some_and(|known| !matches!(known, Known::City(_) | Known::Region))
}

/// The most entities whose keys are looked for one after the other.
pub(super) const MOST_LOOKED_UP: usize = 64;

/// The word by which keys of a form are found: the last one as it was typed.
fn core_word(form: &Form, core: &str) -> String {
    let key = spelling_key(core);
    let generation = form.generation.as_str();
    let words = key.split(' ').rev();
    let mut words = words.filter(|word| generation.is_empty() || *word != generation);
    // A name whose surname stood first is found by its first word.
    let last = words.next().unwrap_or_default();
    let first = key.split(' ').next().unwrap_or_default();
    if last != form.surname && first == form.surname { first.to_owned() } else { last.to_owned() }
}

/// The entity of those that are meant which a surname alone means among all who bear it.
fn bearer<'a>(
    held: &BTreeSet<&str>,
    own: &HashSet<&'a str>,
    family: &[Entry<'a>],
    statements: &impl Statements,
) -> Option<&'a str> {
    let full = |entry: &&Entry<'a>| speaker(entry.key).contains(' ');
    let of_own = |entry: &&Entry<'a>| entry.entity.is_some_and(|entity| own.contains(entity));
    let (mine, others): (Vec<&Entry<'a>>, Vec<&Entry<'a>>) = family.iter().filter(full).partition(of_own);
    let who = mine.first().and_then(|entry| entry.entity);
    let only = || family.iter().find(|entry| held.contains(speaker(entry.key)))?.entity;
    let who = who.or_else(only)?;
    let (mine, rivals): (Vec<&Entry<'a>>, Vec<&Entry<'a>>) =
        mine.into_iter().partition(|entry| entry.entity == Some(who));
    let others: Vec<&Entry<'a>> = others.into_iter().chain(rivals).collect();
    if others.is_empty() {
        return Some(who);
    }
    let count = |entries: &[&Entry<'a>]| entries.iter().map(|entry| statements.count(entry.key)).sum::<u64>();
    (count(&mine) >= DOMINANT * count(&others).max(1)).then_some(who)
}

/// The days on which `who` held what was `chosen`; `None` where nothing else is stated of the person.
fn stated(
    who: &str,
    chosen: &HashSet<&str>,
    family: &[Entry<'_>],
    statements: &impl Statements,
) -> Option<Vec<(u64, u64)>> {
    let own = |entry: &&Entry<'_>| !is_unaffiliated(entry.key) && entry.entity == Some(who);
    let keys: Vec<&str> = family.iter().filter(own).map(|entry| entry.key).collect();
    let is_chosen = |key: &str| chosen.contains(key);
    // "Russia" alone does not speak against "Russia / Kremlin".
    let own_chosen: Vec<&str> = keys.iter().copied().filter(|key| is_chosen(key)).collect();
    let wider = |key: &str| own_chosen.iter().any(|held| path(held).starts_with(path(key)));
    let elsewhere: Vec<&str> = keys.iter().copied().filter(|key| !is_chosen(key) && !wider(key)).collect();
    if elsewhere.is_empty() {
        return None;
    }
    let days = |keys: &mut dyn Iterator<Item = &str>| keys.flat_map(|key| statements.days(key)).collect();
    let held: Vec<u64> = days(&mut keys.iter().copied().filter(|key| is_chosen(key)));
    let other: Vec<u64> = days(&mut elsewhere.into_iter());
    Some(Stated::of(&held, &other).periods())
}

#[cfg(test)]
mod tests;
