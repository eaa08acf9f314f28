//! Whom a noun means that stands for a name: `the minister`, `the ministry`, `the statement`.

use std::collections::HashMap;

use super::Voice;
use super::ground::Ground;
use super::memory::Memory;
use super::phrase::NounPhrase;
use super::pronoun;
use crate::actors::{ActorId, ActorKind, Affiliation};
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::lang::sources::{Noun, Pronoun};
use crate::quotes::{Attribution, Resolution};
use crate::text::Span;

/// The page's actors by the nouns that can stand for them.
pub(super) struct Roles {
    /// `minister`: where a minister is mentioned (number of the mention), in order.
    persons: HashMap<String, Vec<usize>>,
    /// `ministry`: where a body with this word in its name is mentioned, in order.
    bodies: HashMap<String, Vec<usize>>,
    /// Every mention of a body whose name has no such word, for "the company".
    nameless: Vec<usize>,
}

impl Roles {
    pub(super) fn of(ground: &Ground<'_, '_>) -> Self {
        let mut roles = Self { persons: HashMap::new(), bodies: HashMap::new(), nameless: Vec::new() };
        // The nouns of an actor are read once, not at each of its mentions.
        let nouns: Vec<Vec<&str>> = ground
            .actors
            .actors
            .iter()
            .map(|actor| {
                let words = match actor.kind {
                    ActorKind::Person => actor.role.as_deref().unwrap_or_default(),
                    ActorKind::Organization => &actor.name,
                    ActorKind::Place => "",
                };
                let wanted = |noun: &Noun| match actor.kind {
                    ActorKind::Person => noun.person,
                    _ => noun.organization,
                };
                words
                    .split_whitespace()
                    .filter_map(|word| ground.pack.sources.noun(word))
                    .filter(|(_, noun)| wanted(noun))
                    .map(|(name, _)| name)
                    .collect()
            })
            .collect();
        for (number, mention) in ground.actors.mentions.iter().enumerate() {
            let kind = ground.actor(mention.actor).kind;
            let held = &nouns[mention.actor.0];
            let by_noun = match kind {
                ActorKind::Person => &mut roles.persons,
                ActorKind::Organization => &mut roles.bodies,
                ActorKind::Place => continue,
            };
            for noun in held {
                by_noun.entry((*noun).to_owned()).or_default().push(number);
            }
            if kind == ActorKind::Organization && held.is_empty() {
                roles.nameless.push(number);
            }
        }
        roles
    }
}

/// The voice that the noun phrase stands for; none when it names nobody on this page.
pub(super) fn find(
    ground: &Ground<'_, '_>,
    memory: &Memory,
    roles: &Roles,
    phrase: &NounPhrase<'_>,
    place: Span,
    attribution: &Attribution,
) -> Option<Voice> {
    let (name, noun) = phrase.head?;
    if noun.document && !noun.person && !noun.organization {
        return issuer(ground, memory, phrase, place);
    }
    if !phrase.definite || phrase.plural {
        return None;
    }
    if noun.organization && !noun.person {
        return body(ground, roles, phrase, name, noun, place);
    }
    if !noun.person || noun.kin {
        return None;
    }
    let wanted = qualifiers(ground, phrase);
    let fits = |number: &&usize| {
        let actor = ground.mention(**number).actor;
        memory.agrees(actor, noun) && wanted.iter().all(|wanted| wanted.allows(ground, actor))
    };
    let held = roles.persons.get(name).map(Vec::as_slice).unwrap_or_default();
    let before = held.partition_point(|number| ground.mention(*number).span.start < place.start);
    let latest = held[..before].iter().rev().take(NAMED).find(fits);
    if let Some(number) = latest.filter(|number| is_alone(ground, &held[..before], **number, &fits)) {
        return Some(Voice::actor(ground, ground.mention(*number).actor, Resolution::Role, 0.85));
    }
    if latest.is_some() {
        return None;
    }
    if let Some(number) = held[before..].iter().take(NAMED).find(fits) {
        return Some(Voice::actor(ground, ground.mention(*number).actor, Resolution::Role, 0.5));
    }
    // "A ministry spokesman said … The spokesman added …"
    if let Some((_, voice)) = memory.unnamed(name) {
        return Some(voice.again(0.8));
    }
    if noun.anonymous || phrase.former || phrase.owned || !wanted.is_empty() {
        return None;
    }
    // "the actress": whoever she is was named just before.
    let pronoun = if noun.feminine { Pronoun::Feminine } else { Pronoun::Masculine };
    let voice = pronoun::find(ground, memory, pronoun, place, attribution)?;
    // "The mediator" is not the coach.
    let other =
        |actor: ActorId| ground.actor(actor).role.as_deref().is_some_and(|role| names_a_person(ground, role));
    if !noun.masculine && !noun.feminine && voice.speaker.is_some_and(other) {
        return None;
    }
    voice.speaker.map(|_| voice.surer(0.6).by_way(Resolution::Role))
}

/// Is nobody else with this role mentioned in the paragraph of mention `number`, where the two stand side by side?
fn is_alone(ground: &Ground<'_, '_>, held: &[usize], number: usize, fits: &impl Fn(&&usize) -> bool) -> bool {
    let paragraph = |number: usize| ground.paragraph(ground.sentence(ground.mention(number).span.start));
    let (actor, here) = (ground.mention(number).actor, paragraph(number));
    let mut others =
        held.iter().rev().take(NAMED).filter(fits).filter(|other| ground.mention(**other).actor != actor);
    !others.any(|other| paragraph(*other) == here)
}

/// Does the role say who somebody is: `coach`, and not only `acting`?
fn names_a_person(ground: &Ground<'_, '_>, role: &str) -> bool {
    role.split_whitespace().filter_map(|word| ground.pack.sources.noun(word)).any(|(_, noun)| noun.person)
}

/// How many mentions of a role are tried.
const NAMED: usize = 12;

/// What a phrase says of its person besides the noun.
enum Qualifier {
    /// `the foreign minister`: the role holds this word.
    Role(String),
    /// `the Democratic candidate`: not one whose role names another side; all words before the noun.
    Side(Vec<String>),
    /// `the Kremlin spokesman`: of this body or country.
    Of(ActorId),
    /// `the Russian president`: of this country.
    Country(Affiliation),
}

impl Qualifier {
    fn allows(&self, ground: &Ground<'_, '_>, actor: ActorId) -> bool {
        let (actor, names) = (ground.actor(actor), &ground.pack.names);
        let within = |wanted: &[String]| {
            actor.affiliation.is_empty()
                || wanted.iter().all(|wanted| actor.affiliation.0.iter().any(|held| held == wanted))
        };
        match self {
            Qualifier::Role(word) => {
                actor.role.as_deref().is_some_and(|role| role.split_whitespace().any(|held| held == word))
            }
            Qualifier::Side(said) => actor.role.as_deref().is_some_and(|role| {
                let mut sides = role.split_whitespace().filter(|word| names.marks(word).has(Marks::MODIFIER));
                sides.all(|word| said.iter().any(|held| held == word))
            }),
            Qualifier::Of(id) => {
                let owner = ground.actor(*id);
                owner.kind == ActorKind::Person
                    || within(&owner.affiliation.0)
                    || within(std::slice::from_ref(&owner.name))
            }
            Qualifier::Country(affiliation) => within(&affiliation.0),
        }
    }
}

fn qualifiers(ground: &Ground<'_, '_>, phrase: &NounPhrase<'_>) -> Vec<Qualifier> {
    let mut found = Vec::new();
    for mention in [phrase.owner, phrase.modifier].into_iter().flatten() {
        found.push(Qualifier::Of(mention.actor));
    }
    for at in phrase.before.clone() {
        if ground.mention_at(at).is_some() || ground.possessive(at) {
            continue;
        }
        let word = ground.word(at);
        if let Some(affiliation) = super::unnamed::of_nationality(ground, at) {
            found.push(Qualifier::Country(affiliation));
        } else if is_party_word(ground, word) {
            let said = phrase.before.clone().map(|at| ground.word(at).to_lowercase()).collect();
            found.push(Qualifier::Side(said));
        } else if ground.pack.names.marks(word).has(Marks::PORTFOLIO) {
            found.push(Qualifier::Role(word.to_lowercase()));
        }
    }
    found
}

/// `the Democratic candidate`: with a capital it tells which.
fn is_party_word(ground: &Ground<'_, '_>, word: &str) -> bool {
    word.starts_with(char::is_uppercase) && ground.pack.names.marks(word).has(Marks::MODIFIER)
}

/// `the ministry`: the body that was mentioned last with this word in its name; `the company`: any that has no other
/// such word.
fn body(
    ground: &Ground<'_, '_>,
    roles: &Roles,
    phrase: &NounPhrase<'_>,
    name: &str,
    noun: Noun,
    place: Span,
) -> Option<Voice> {
    let latest = |held: &[usize]| {
        let before = held.partition_point(|number| ground.mention(*number).span.start < place.start);
        before.checked_sub(1).map(|last| held[last])
    };
    let by_name = roles.bodies.get(name).and_then(|held| latest(held));
    let nameless = noun.generic.then(|| latest(&roles.nameless)).flatten();
    let owned = phrase.owner.is_some() || phrase.modifier.is_some();
    let (number, certainty) = match (by_name, nameless) {
        _ if owned => (by_name?, 0.6),
        (Some(named), Some(other)) if other > named => (other, 0.6),
        (Some(named), _) => (named, 0.85),
        (None, Some(other)) => (other, 0.6),
        (None, None) => return None,
    };
    Some(Voice::actor(ground, ground.mention(number).actor, Resolution::Body, certainty))
}

/// `the statement`: who issued it, named in the phrase (`a Kremlin statement`) or the one who spoke last.
fn issuer(ground: &Ground<'_, '_>, memory: &Memory, phrase: &NounPhrase<'_>, place: Span) -> Option<Voice> {
    let by = ground.is(phrase.end, Small::BY.or(Small::FROM).or(Small::OF));
    let named = phrase.owner.or(phrase.modifier).or(phrase.of.filter(|_| by));
    if let Some(mention) = named {
        return Some(Voice::actor(ground, mention.actor, Resolution::Writing, 0.85));
    }
    let (sentence, voice) = memory.last()?;
    let here = ground.paragraph(ground.sentence(place.start));
    let near = here.abs_diff(ground.paragraph(*sentence)) <= 1;
    near.then(|| voice.again(0.5).by_way(Resolution::Writing))
}
