//! The name and the id of an entity.

use std::collections::BTreeMap;

use super::body::is_acronym;
use super::person::{Form, Given};
use super::{Entity, Group, Node};
use crate::actors::{ActorKind, spelling_key};
use crate::authority::Authority;
use crate::text::{fnv1a, folded};

/// The entities of `groups`, in their order.
pub(super) fn name(nodes: &[Node], groups: &[Group], told: &Authority) -> Vec<Entity> {
    let named: Vec<(ActorKind, String)> = groups.iter().map(|group| shown(nodes, group, told)).collect();
    let mut bearers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, (kind, name)) in named.iter().enumerate() {
        bearers.entry(core(*kind, name)).or_default().push(number);
    }
    let mut entities: Vec<Entity> = named
        .into_iter()
        .map(|(kind, name)| Entity { id: id(&core(kind, &name), ""), kind, label: name.clone(), name })
        .collect();
    for (core, numbers) in bearers.iter().filter(|(_, numbers)| numbers.len() > 1) {
        for number in numbers {
            let path = widest(nodes, &groups[*number], &entities[*number].name);
            let apart = match path.is_empty() {
                false => path.join(" / "),
                // A kind alone tells a town from somebody of its name.
                true => String::new(),
            };
            let entity = &mut entities[*number];
            if !apart.is_empty() && !folded(&entity.name).contains(&folded(&path[0])) {
                entity.label = format!("{} ({apart})", entity.name);
            }
            entity.id = id(core, &format!("{} {apart} {}", entity.kind.name(), entity.name));
        }
    }
    tell_apart(&mut entities);
    entities
}

/// Gives those another id who by all that is known have the same.
fn tell_apart(entities: &mut [Entity]) {
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for entity in entities {
        let before = met.entry(entity.id.clone()).or_default();
        if *before > 0 {
            entity.id = id(&entity.id, &before.to_string());
        }
        *before += 1;
    }
}

/// The id of a name that nobody else has: by it, what is not listed is known, too.
pub(crate) fn id_of_name(name: &str) -> String {
    id(&spelling_key(name), "")
}

fn id(core: &str, apart: &str) -> String {
    let hash = fnv1a(core.bytes().chain([0]).chain(apart.bytes()));
    format!("{:010x}", (hash >> 40 ^ hash) & 0xff_ffff_ffff)
}

/// What does not change when fewer or more pages write a middle name.
fn core(kind: ActorKind, name: &str) -> String {
    match Form::of(name).filter(|_| kind == ActorKind::Person) {
        Some(form) => form.core(),
        None => spelling_key(name),
    }
}

/// The kind of a group and the name that it is shown under: of the fullest kind of name the one that most documents write, of
/// two such the longer one, with its marks.
fn shown(nodes: &[Node], group: &Group, told: &Authority) -> (ActorKind, String) {
    let kind = group.nodes.first().map_or(ActorKind::Person, |node| nodes[*node].kind);
    let mut weights: BTreeMap<&str, u64> = BTreeMap::new();
    for node in group.nodes.iter().map(|node| &nodes[*node]) {
        if let Some((_, name)) = told.named(&spelling_key(&node.name)) {
            return (kind, name.to_owned());
        }
        *weights.entry(&node.name).or_default() += node.weight;
    }
    let rank = |(name, weight): &(&str, u64)| (fullness(kind, name), *weight, name.len(), (*name).to_owned());
    let best = weights.into_iter().max_by_key(rank);
    (kind, best.map(|(name, _)| name.to_owned()).unwrap_or_default())
}

/// A given name before an initial, an initial before none.
fn fullness(kind: ActorKind, name: &str) -> u8 {
    if kind != ActorKind::Person {
        return u8::from(!name.contains('.') || !is_acronym(name));
    }
    match Form::of(name) {
        Some(form) => match form.given.first() {
            // "J.T. Rowan" is a full name, "T. Rowan" a short one.
            Some(Given::Full(_)) => 3 + u8::from(Form::turned(name).is_none()),
            Some(Given::Initial(_)) => 2,
            None => 1,
        },
        None => 0,
    }
}

/// The affiliation that most documents state of a group, without its own name.
fn widest(nodes: &[Node], group: &Group, name: &str) -> Vec<String> {
    let mut paths: BTreeMap<&[String], u64> = BTreeMap::new();
    for node in group.nodes.iter().map(|node| &nodes[*node]) {
        let path = match node.path.split_last() {
            Some((last, wide)) if last == name => wide,
            _ => &node.path,
        };
        if !path.is_empty() {
            *paths.entry(path).or_default() += node.weight;
        }
    }
    let most = paths.into_iter().max_by_key(|(path, weight)| (*weight, std::cmp::Reverse(*path)));
    most.map(|(path, _)| path.to_vec()).unwrap_or_default()
}
