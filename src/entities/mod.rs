//! Who is who across the pages of a collection.
//!
//! **In:** an [`Evidence`]: every name under which the pages of an index know somebody, with kind, affiliation and how many
//! documents say so, and what the user says in the [`Authority`] file. **Out:** [`Entities`]: for each of these names the
//! [`Entity`] that it stands for, with one id and one name.
//!
//! A page names its actors as well as it can by itself; this stage joins what several pages tell. It is one pure function of
//! the whole collection: the order in which pages came, and which of them a run added or dropped, cannot matter. It goes in
//! four steps:
//!
//! 1. **Names of one form** ([`Form`], `body`): spellings, transliterations, company forms and what the lexicons of the world
//!    hold are one class.
//! 2. **Shorter forms** (`classes`): "D. Holm" and "Donald Holm" join "Donald J. Holm" where that is the only name in the
//!    collection that they can stand for; a short form of a body joins the long one that some page states with it.
//! 3. **Namesakes** (`namesakes`): a class that two countries' offices claim is parted by country. A surname alone joins who
//!    bears it only where they share an institution, or a country that no other bearer has.
//! 4. **One name** (`naming`): the fullest kind of name that most documents write; the user's file wins.

mod body;
mod classes;
mod namesakes;
mod naming;
mod person;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::actors::{ActorKind, spelling_key};
use crate::authority::Authority;
use crate::world::{self, Known};

pub use body::house;
pub(crate) use body::{body_key, is_acronym, without_furniture};
pub(crate) use naming::id_of_name;
pub use person::{Form, Given};

/// What the pages of a collection call somebody.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// In how many articles an actor is named, by kind and name.
    pub named: BTreeMap<(ActorKind, String), u64>,
    /// How many documents state that a name speaks for an institution, or has said something without one, by path and name.
    pub stated: BTreeMap<(Vec<String>, String), u64>,
    /// How many articles call the office of a person so, by path, name and title.
    pub titles: BTreeMap<(Vec<String>, String, String), u64>,
    /// How many articles give a body's long and short name together: `Norra Harbour Board (NHB)`.
    pub short: BTreeMap<(String, String), u64>,
}

/// A person, body or place of the collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Ten hexadecimal digits, which stay the same as long as the name and its namesakes do.
    pub id: String,
    /// What it is.
    pub kind: ActorKind,
    /// The one name under which it is shown.
    pub name: String,
    /// The same with the affiliation behind it where somebody else has that name: `Ada Holm (Norland / Navy)`.
    pub label: String,
}

/// Who is meant by each name of a collection.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// All of them.
    pub all: Vec<Entity>,
    /// The number in `all` of each speaker, by affiliation and name as pages have them.
    pub of_stated: BTreeMap<(Vec<String>, String), usize>,
    /// The same by kind and name alone; of namesakes the one of whom no office is stated.
    pub of_named: BTreeMap<(ActorKind, String), usize>,
    /// Names by which the collection or the user's file knows an entity beyond those: spelling key and number.
    pub also: Vec<(String, usize)>,
    /// Who holds or held a country's office, by [`office_key`].
    pub holders: Vec<(String, usize)>,
}

/// A name with an affiliation, as some documents have it.
struct Node {
    kind: ActorKind,
    /// The kind that pages give.
    of_page: ActorKind,
    name: String,
    path: Vec<String>,
    /// How many documents.
    weight: u64,
    /// The number of the user's entry that has this name.
    told: Option<usize>,
}

/// Nodes that are one entity, and the names that it may be shown under: those of the fullest form.
#[derive(Default)]
struct Group {
    nodes: Vec<usize>,
}

/// Joins the names of a collection.
pub fn identify(evidence: &Evidence, told: &Authority) -> Entities {
    let nodes = nodes(evidence, told);
    let classes = classes::of(&nodes, &evidence.short);
    let groups = namesakes::part(&nodes, &classes);
    let all = naming::name(&nodes, &groups, told);
    let mut entities = Entities { all, ..Entities::default() };
    for (number, group) in groups.iter().enumerate() {
        for node in group.nodes.iter().map(|node| &nodes[*node]) {
            let at = (node.path.clone(), node.name.clone());
            if evidence.stated.contains_key(&at) {
                // Of two kinds under one name the one that was taken for the speaker comes first.
                entities.of_stated.entry(at).or_insert(number);
            }
            if node.path.is_empty() {
                entities.of_named.insert((node.of_page, node.name.clone()), number);
            }
        }
    }
    entities.also = also(&entities, evidence, told);
    entities.holders = holders(&entities, evidence);
    entities
}

/// The kind of each name that has several: the one that most articles give.
fn kinds(evidence: &Evidence) -> BTreeMap<String, ActorKind> {
    let mut most: BTreeMap<String, (u64, ActorKind)> = BTreeMap::new();
    for ((kind, name), articles) in &evidence.named {
        let held = most.entry(spelling_key(name)).or_insert((0, *kind));
        if *articles > held.0 {
            *held = (*articles, *kind);
        }
    }
    most.into_iter().map(|(key, (_, kind))| (key, kind)).collect()
}

/// All names with their affiliations, in an order of their own.
fn nodes(evidence: &Evidence, told: &Authority) -> Vec<Node> {
    let kinds = kinds(evidence);
    let bodies: BTreeSet<String> = evidence
        .named
        .keys()
        .filter(|(kind, name)| *kind == ActorKind::Organization && is_acronym(name))
        .map(|(_, name)| spelling_key(name))
        .collect();
    let mut weights: BTreeMap<(ActorKind, &str, &[String]), u64> = BTreeMap::new();
    for ((kind, name), articles) in &evidence.named {
        *weights.entry((*kind, name, &[])).or_default() += articles;
    }
    for ((path, name), documents) in &evidence.stated {
        let key = spelling_key(name);
        let kind = kinds.get(&key).copied().unwrap_or(ActorKind::Person);
        *weights.entry((kind, name, path)).or_default() += documents;
    }
    // "N.H.B." is nobody where the collection knows the body.
    let kind_of = |kind: ActorKind, name: &str| match kind {
        ActorKind::Person if is_acronym(name) && knows_body(&bodies, name) => ActorKind::Organization,
        kind => kind,
    };
    let node = |((kind, name, path), weight): ((ActorKind, &str, &[String]), u64)| Node {
        kind: kind_of(kind, name),
        of_page: kind,
        name: name.to_owned(),
        path: path.to_vec(),
        weight,
        told: told.named(&spelling_key(name)).map(|(number, _)| number),
    };
    weights.into_iter().map(node).collect()
}

/// Who has a title this many times less often than another is not meant by it: a page or its reading slipped.
const SELDOM: u64 = 10;

/// The key by which the holder of a country's office is known: `norland_president`, which is no word of anybody's name.
pub fn office_key(country: &str, office: &str) -> String {
    format!("{OFFICE}{}", spelling_key(&format!("{country} {office}")).replace(' ', "_"))
}

/// Begins the keys of offices.
const OFFICE: char = '\u{3}';

/// Who holds or held the offices of countries, by what pages call these.
fn holders(entities: &Entities, evidence: &Evidence) -> Vec<(String, usize)> {
    let mut by_office: BTreeMap<String, BTreeMap<usize, u64>> = BTreeMap::new();
    for ((path, name, title), articles) in &evidence.titles {
        let number = entities.of_stated.get(&(path.clone(), name.clone()));
        if let ([country, _, ..], Some(number)) = (path.as_slice(), number) {
            let of_office = by_office.entry(office_key(country, title)).or_default();
            *of_office.entry(*number).or_default() += articles;
        }
    }
    let mut holders = Vec::new();
    for (key, held) in by_office {
        let most = held.values().copied().max().unwrap_or_default();
        let known = held.into_iter().filter(|(_, articles)| *articles * SELDOM > most);
        holders.extend(known.map(|(number, _)| (key.clone(), number)));
    }
    holders
}

/// Does the world or one of `bodies` have this short form?
fn knows_body(bodies: &BTreeSet<String>, short: &str) -> bool {
    let known = || matches!(world::on_page(short), Some(Known::Organization(_) | Known::Institution(_)));
    bodies.contains(&spelling_key(short)) || known()
}

/// Short forms and the aliases of the user's file, as keys of who is meant by them.
fn also(entities: &Entities, evidence: &Evidence, told: &Authority) -> Vec<(String, usize)> {
    let mut also = Vec::new();
    for (long, short) in evidence.short.keys() {
        let whole = entities.of_named.get(&(ActorKind::Organization, long.clone()));
        let own = entities.of_named.get(&(ActorKind::Organization, short.clone()));
        // Where the short form is somebody of its own, it is not another's.
        if let Some(number) = whole.filter(|whole| own.is_none_or(|own| own == *whole)) {
            also.push((spelling_key(short), *number));
        }
    }
    let mut by_name: BTreeMap<usize, usize> = BTreeMap::new();
    for ((_, name), number) in &entities.of_named {
        if let Some((entry, _)) = told.named(&spelling_key(name)) {
            by_name.entry(entry).or_insert(*number);
        }
    }
    for key in told.keys() {
        let number = told.named(key).and_then(|(entry, _)| by_name.get(&entry));
        also.extend(number.map(|number| (key.to_owned(), *number)));
    }
    // Short forms that stand for several are nobody's.
    also.sort();
    also.dedup();
    let keys: Vec<String> = also.iter().map(|(key, _)| key.clone()).collect();
    let only = also.into_iter().filter(|(key, _)| {
        keys.partition_point(|other| other <= key) - keys.partition_point(|other| other < key) == 1
    });
    only.collect()
}
