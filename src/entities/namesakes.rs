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
    let mut joining: Vec<(usize, usize)> = Vec::new();
    for (open, meant) in &classes.open {
        let meant = meant.iter().flat_map(|class| of_class[*class].clone());
        let sharers = Sharers::of(nodes, meant, &groups);
        let mut stray: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
        for node in open {
            match sharers.with(&nodes[*node]) {
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

/// Of groups that a name may mean: who has which institution and which country, and how many documents say so.
#[derive(Default)]
struct Sharers<'n> {
    paths: BTreeMap<&'n [String], BTreeMap<usize, u64>>,
    /// By the first part of a path.
    wide: BTreeMap<&'n str, BTreeSet<usize>>,
    countries: BTreeSet<&'n str>,
}

impl<'n> Sharers<'n> {
    fn of(nodes: &'n [Node], meant: impl Iterator<Item = usize>, groups: &[Group]) -> Self {
        let mut sharers = Self::default();
        for group in meant {
            for node in groups[group].nodes.iter().map(|node| &nodes[*node]) {
                let Some(first) = node.path.first() else { continue };
                let of_path = sharers.paths.entry(&node.path).or_default();
                *of_path.entry(group).or_default() += node.weight;
                sharers.wide.entry(first).or_default().insert(group);
                sharers.countries.extend(country(&node.path));
            }
        }
        sharers
    }

    /// The one that shares the institution of `node`, or else its country where one of both states no more. Of several in
    /// one house it is the one whom nearly all documents mean.
    fn with(&self, node: &Node) -> Option<usize> {
        let first = node.path.first()?.as_str();
        // A country that no lexicon holds is known by its houses.
        let is_nation = country(&node.path).is_some() || self.countries.contains(first);
        let is_country = node.path.len() == 1 && is_nation;
        if !is_country && let Some(sharing) = self.paths.get(node.path.as_slice()) {
            let (group, most) = sharing.iter().max_by_key(|(_, weight)| **weight)?;
            let others = sharing.values().sum::<u64>() - most;
            return (*most >= SLIP * others).then_some(*group);
        }
        let sharing = self.wide.get(first).filter(|sharing| is_nation && sharing.len() == 1)?;
        let group = *sharing.first()?;
        // Two houses of one country are no bond.
        let states_wide = || self.paths.get(&node.path[..1]).is_some_and(|of| of.contains_key(&group));
        (is_country || states_wide()).then_some(group)
    }
}
