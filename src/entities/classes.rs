//! Names that are one by their spelling, and shorter forms of them.

use std::collections::{BTreeMap, BTreeSet};

use super::body::{body_key, is_acronym};
use super::person::{Form, Given};
use super::{Evidence, Node};
use crate::actors::ActorKind;

/// Nodes by what their names can stand for.
#[derive(Default)]
pub(super) struct Classes {
    /// Those of one name, shorter forms with them.
    pub(super) joined: Vec<Vec<usize>>,
    /// Those whose name can stand for several others, and for which: numbers in `joined`.
    pub(super) open: Vec<(Vec<usize>, Vec<usize>)>,
}

/// The most names that one may stand for. So many have it that none is meant.
const MOST_MEANT: usize = 64;

/// The classes of `nodes`.
pub(super) fn of(nodes: &[Node], short: &BTreeMap<(String, String), u64>) -> Classes {
    let mut classes = Classes::default();
    persons(nodes, &mut classes);
    bodies(nodes, short, &mut classes);
    classes
}

/// By surname and generation, the forms of names and their nodes.
type Family<'f> = Vec<(&'f Form, &'f [usize])>;

fn persons(nodes: &[Node], classes: &mut Classes) {
    let mut forms: BTreeMap<Form, Vec<usize>> = BTreeMap::new();
    let mut nameless = Vec::new();
    for (number, node) in nodes.iter().enumerate().filter(|(_, node)| node.kind == ActorKind::Person) {
        match Form::of(&node.name) {
            Some(form) => forms.entry(form).or_default().push(number),
            None => nameless.push(vec![number]),
        }
    }
    turn(nodes, &mut forms);
    let all: Vec<(&Form, &[usize])> = forms.iter().map(|(form, nodes)| (form, nodes.as_slice())).collect();
    let mut bare: Vec<(&Form, &[usize])> = Vec::new();
    // The words of full names, and in which classes they stand last.
    let mut borne: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut words: BTreeSet<&str> = BTreeSet::new();
    let same_family = |(one, _): &(&Form, &[usize]), (other, _): &(&Form, &[usize])| {
        one.surname == other.surname && one.generation == other.generation
    };
    for family in all.chunk_by(same_family) {
        let (alone, full): (Family<'_>, Family<'_>) = family.iter().partition(|(form, _)| form.is_bare());
        bare.extend(alone);
        let first = classes.joined.len();
        join_family(&full, classes);
        borne.entry(&family[0].0.surname).or_default().extend(first..classes.joined.len());
        for (form, _) in full {
            words.insert(&form.surname);
            words.extend(form.given.iter().filter_map(|given| match given {
                Given::Full(name) => Some(name.as_str()),
                Given::Initial(_) => None,
            }));
        }
    }
    for (form, held) in bare {
        match words.contains(form.surname.as_str()) {
            // Nobody bears it beside a given name: "Lula" is a name of its own.
            false => classes.joined.push(held.to_vec()),
            true => {
                let bearers = borne.get(form.surname.as_str()).cloned().unwrap_or_default();
                classes.open.push((held.to_vec(), bearers));
            }
        }
    }
    classes.joined.append(&mut nameless);
}

/// Gives the nodes of names whose surname stands first to the usual order, where the collection has that.
fn turn(nodes: &[Node], forms: &mut BTreeMap<Form, Vec<usize>>) {
    let turned = |(form, held): (&Form, &Vec<usize>)| {
        let usual = Form::turned(&nodes[held[0]].name).filter(|usual| forms.contains_key(usual))?;
        Some((form.clone(), usual))
    };
    for (form, usual) in forms.iter().filter_map(turned).collect::<Vec<_>>() {
        // Where either is a turn of the other, the first in order stays.
        if forms.contains_key(&usual) {
            let held = forms.remove(&form).unwrap_or_default();
            forms.entry(usual).or_default().extend(held);
        }
    }
}

/// Joins the full names of one surname and generation.
fn join_family(family: &[(&Form, &[usize])], classes: &mut Classes) {
    let mut of_name: BTreeMap<&Given, Vec<usize>> = BTreeMap::new();
    let mut of_letter: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for (at, (form, _)) in family.iter().enumerate() {
        let first = &form.given[0];
        of_name.entry(first).or_default().push(at);
        let letter = match first {
            Given::Initial(letter) => Some(*letter),
            Given::Full(name) => name.chars().next(),
        };
        of_letter.entry(letter.unwrap_or_default()).or_default().push(at);
    }
    // For each form the fullest that it may be.
    let fullest = |at: usize| -> Vec<usize> {
        let (form, _) = family[at];
        let near = match &form.given[0] {
            Given::Initial(letter) => of_letter.get(letter),
            first @ Given::Full(_) => of_name.get(first),
        };
        let near = near.filter(|near| near.len() <= MOST_MEANT).map(Vec::as_slice).unwrap_or_default();
        let longer: Vec<usize> =
            near.iter().copied().filter(|other| form.shortens(family[*other].0)).collect();
        let tops = longer
            .iter()
            .filter(|one| !longer.iter().any(|other| family[**one].0.shortens(family[*other].0)));
        tops.copied().collect()
    };
    let tops: Vec<Vec<usize>> = (0..family.len()).map(fullest).collect();
    let mut class_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, _) in tops.iter().enumerate().filter(|(_, tops)| tops.is_empty()) {
        class_of.insert(at, classes.joined.len());
        classes.joined.push(family[at].1.to_vec());
    }
    for (at, tops) in tops.iter().enumerate() {
        match tops.as_slice() {
            [] => {}
            [top] => classes.joined[class_of[top]].extend(family[at].1),
            several => {
                let meant = several.iter().map(|top| class_of[top]).collect();
                classes.open.push((family[at].1.to_vec(), meant));
            }
        }
    }
}

fn bodies(nodes: &[Node], short: &BTreeMap<(String, String), u64>, classes: &mut Classes) {
    let mut by_key: BTreeMap<(ActorKind, String), Vec<usize>> = BTreeMap::new();
    for (number, node) in nodes.iter().enumerate().filter(|(_, node)| node.kind != ActorKind::Person) {
        let key = body_key(&node.name, country_of(&node.path));
        by_key.entry((node.kind, key)).or_default().push(number);
    }
    // What stands in parentheses behind a body is its short form, unless two bodies have it.
    let mut wholes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (long, short) in short.keys().filter(|(_, short)| is_acronym(short)) {
        wholes.entry(body_key(short, None)).or_default().insert(body_key(long, None));
    }
    for (short, longs) in wholes {
        let [long] = &longs.into_iter().collect::<Vec<_>>()[..] else { continue };
        let organization = |key: &String| (ActorKind::Organization, key.clone());
        if *long != short
            && by_key.contains_key(&organization(long))
            && let Some(held) = by_key.remove(&organization(&short))
        {
            by_key.entry(organization(long)).or_default().extend(held);
        }
    }
    classes.joined.extend(by_key.into_values());
}

/// The country that a path of an institution begins with.
pub(super) fn country_of(path: &[String]) -> Option<&str> {
    match path {
        [country, _, ..] => Some(country),
        _ => None,
    }
}

impl Evidence {
    /// Is nobody named?
    pub fn is_empty(&self) -> bool {
        self.named.is_empty() && self.stated.is_empty()
    }
}
