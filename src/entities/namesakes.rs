//! Several of one name: who stays apart, and whom a surname alone may mean.

use std::collections::{BTreeMap, BTreeSet};

use super::classes::Classes;
use super::{Group, Node};
use crate::world::{self, Known};

/// A country whose offices this many times as many documents state of a name as another's is its bearer's, and the other's
/// a slip of a page or of its reading.
const SLIP: u64 = 10;

/// Parts each class into entities, and gives open names to those whose institution they share.
pub(super) fn part(nodes: &[Node], classes: &Classes) -> Vec<Group> {
    let mut groups = Vec::new();
    // The groups that each class was parted into.
    let mut of_class = Vec::with_capacity(classes.joined.len());
    for class in &classes.joined {
        let first = groups.len();
        groups.extend(parted(nodes, class));
        of_class.push(first..groups.len());
    }
    let mut strays: Vec<Group> = Vec::new();
    let bearers: Vec<Bearers> = groups.iter().map(|group| Bearers::of(nodes, group)).collect();
    let mut joining: Vec<(usize, usize)> = Vec::new();
    for (open, meant) in &classes.open {
        let meant: Vec<usize> = meant.iter().flat_map(|class| of_class[*class].clone()).collect();
        let mut stray: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
        for node in open {
            match sharing(&nodes[*node], &meant, &bearers) {
                Some(group) => joining.push((group, *node)),
                None => stray.entry(&nodes[*node].path).or_default().push(*node),
            }
        }
        strays.extend(stray.into_values().map(|nodes| Group { nodes }));
    }
    for (group, node) in joining {
        groups[group].nodes.push(node);
    }
    groups.extend(strays);
    unite_told(nodes, &mut groups);
    groups
}

/// Makes one of what the user's file calls one.
fn unite_told(nodes: &[Node], groups: &mut Vec<Group>) {
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for at in 0..groups.len() {
        let Some(told) = groups[at].nodes.iter().find_map(|node| nodes[*node].told) else { continue };
        let held = *first.entry(told).or_insert(at);
        if held != at {
            let moved = std::mem::take(&mut groups[at].nodes);
            groups[held].nodes.extend(moved);
        }
    }
    groups.retain(|group| !group.nodes.is_empty());
}

/// The entities of one class: one, or where the offices of several countries are stated, or the user's file tells several
/// apart, one for each, and one for what is not known to be of any.
fn parted(nodes: &[Node], class: &[usize]) -> Vec<Group> {
    let told: BTreeSet<usize> = class.iter().filter_map(|node| nodes[*node].told).collect();
    if !told.is_empty() {
        if told.len() == 1 {
            return vec![Group { nodes: class.to_vec() }];
        }
        return by(class, |node| nodes[node].told.map(|told| told.to_string()));
    }
    let mut stated: BTreeMap<&str, u64> = BTreeMap::new();
    for node in class.iter().map(|node| &nodes[*node]) {
        if let (Some(country), true) = (country(&node.path), node.path.len() > 1) {
            *stated.entry(country).or_default() += node.weight;
        }
    }
    let most = stated.values().copied().max().unwrap_or_default();
    stated.retain(|_, weight| *weight * SLIP > most);
    if stated.len() < 2 {
        return vec![Group { nodes: class.to_vec() }];
    }
    by(class, |node| {
        // A country that no lexicon holds is known by its houses.
        let country = country(&nodes[node].path).or(nodes[node].path.first().map(String::as_str));
        country.filter(|country| stated.contains_key(country)).map(str::to_owned)
    })
}

fn by(class: &[usize], of: impl Fn(usize) -> Option<String>) -> Vec<Group> {
    let mut groups: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    class.iter().for_each(|node| groups.entry(of(*node)).or_default().push(*node));
    groups.into_values().map(|nodes| Group { nodes }).collect()
}

/// The country of an affiliation; organizations that are above countries have none.
fn country(path: &[String]) -> Option<&str> {
    let first = path.first()?;
    match world::on_page(first) {
        Some(Known::Country(_)) => Some(first),
        Some(_) => None,
        // A country that no lexicon holds has houses.
        None => (path.len() > 1).then_some(first),
    }
}

/// The institutions and countries of a group, and how many documents state each.
struct Bearers {
    paths: BTreeMap<Vec<String>, u64>,
    countries: BTreeMap<String, u64>,
}

impl Bearers {
    fn of(nodes: &[Node], group: &Group) -> Self {
        let mut bearers = Self { paths: BTreeMap::new(), countries: BTreeMap::new() };
        for node in group.nodes.iter().map(|node| &nodes[*node]).filter(|node| !node.path.is_empty()) {
            *bearers.paths.entry(node.path.clone()).or_default() += node.weight;
            if let Some(country) = country(&node.path) {
                *bearers.countries.entry(country.to_owned()).or_default() += node.weight;
            }
        }
        bearers
    }
}

/// The one of `meant` that shares the institution of `node`, or else its country where one of both states no more. Of several
/// in one house it is the one whom nearly all documents mean.
fn sharing(node: &Node, meant: &[usize], bearers: &[Bearers]) -> Option<usize> {
    if node.path.is_empty() {
        return None;
    }
    // A country that no lexicon holds is known by its houses.
    let holds = |nation: &&str| meant.iter().any(|group| bearers[*group].countries.contains_key(*nation));
    let nation = country(&node.path).or_else(|| node.path.first().map(String::as_str).filter(holds));
    let is_country = node.path.len() == 1 && nation.is_some();
    if !is_country {
        let stated = |group: usize| bearers[group].paths.get(&node.path).copied();
        let sharing: Vec<(u64, usize)> =
            meant.iter().filter_map(|group| Some((stated(*group)?, *group))).collect();
        if let Some((most, first)) = sharing.iter().max().copied() {
            let others: u64 =
                sharing.iter().filter(|(_, group)| *group != first).map(|(weight, _)| weight).sum();
            return (most >= SLIP * others).then_some(first);
        }
    }
    let nation = nation?;
    let mut sharing = meant.iter().copied().filter(|group| bearers[*group].countries.contains_key(nation));
    let first = sharing.next().filter(|_| sharing.next().is_none())?;
    // Two houses of one country are no bond.
    let wide = [nation.to_owned()];
    (is_country || bearers[first].paths.contains_key(wide.as_slice())).then_some(first)
}
