//! Whom a noun means that stands for a name: `the minister`, `the ministry`, `the statement`.

use std::collections::HashMap;

use super::Voice;
use super::described;
use super::ground::Ground;
use super::memory::Memory;
use super::phrase::NounPhrase;
use super::pronoun;
use super::standing::Standing;
use crate::actors::{Actor, ActorId, ActorKind, Affiliation};
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::lang::sources::{Noun, Pronoun};
use crate::quotes::{Attribution, Resolution};
use crate::text::{Span, TokenKind};

/// The page's actors by the nouns that can stand for them: those of their role or name, and what the page calls them.
pub(super) struct Roles {
    /// `minister`: where a minister is mentioned (number of the mention), in order.
    persons: HashMap<String, Vec<usize>>,
    /// `ministry`: where a body with this word in its name is mentioned, in order.
    bodies: HashMap<String, Vec<usize>>,
    /// Every mention of a body whose name has no such word, for "the company".
    nameless: Vec<usize>,
    /// The only person of each age that the page gives: `Ada Holm, 37,`.
    ages: HashMap<String, Option<ActorId>>,
    /// For each actor: does its name or role hold such a word that no other can stand for?
    called: Vec<bool>,
}

impl Roles {
    pub(super) fn of(ground: &Ground<'_, '_>) -> Self {
        // The nouns of an actor are read once, not at each of its mentions.
        let mut nouns: Vec<Vec<&str>> =
            ground.actors.actors.iter().map(|actor| named(ground, actor)).collect();
        let is_other = |noun: &&str| ground.pack.sources.noun(noun).is_some_and(|(_, noun)| !noun.generic);
        let called = nouns.iter().map(|nouns| nouns.iter().any(is_other)).collect();
        let mut roles = Self {
            persons: HashMap::new(),
            bodies: HashMap::new(),
            nameless: Vec::new(),
            ages: ages(ground),
            called,
        };
        for mention in &ground.actors.mentions {
            let kind = ground.actor(mention.actor).kind;
            let held = &mut nouns[mention.actor.0];
            for (noun, is) in described::nouns(ground, mention) {
                let fits = if kind == ActorKind::Person { is.person } else { is.organization };
                if fits && held.len() < MOST_NOUNS && !held.contains(&noun) {
                    held.push(noun);
                }
            }
        }
        for (number, mention) in ground.actors.mentions.iter().enumerate() {
            let kind = ground.actor(mention.actor).kind;
            let by_noun = match kind {
                ActorKind::Person => &mut roles.persons,
                ActorKind::Organization => &mut roles.bodies,
                ActorKind::Place => continue,
            };
            for noun in &nouns[mention.actor.0] {
                by_noun.entry((*noun).to_owned()).or_default().push(number);
            }
            if kind == ActorKind::Organization && !roles.called[mention.actor.0] {
                roles.nameless.push(number);
            }
        }
        roles
    }
}

impl Roles {
    /// Has the name of the body none of the nouns that bodies are called by?
    fn is_nameless(&self, ground: &Ground<'_, '_>, actor: ActorId) -> bool {
        ground.actor(actor).kind == ActorKind::Organization && !self.called[actor.0]
    }
}

/// The most nouns that are kept of what a page calls somebody.
const MOST_NOUNS: usize = 12;

/// The persons whose ages the page gives, by age; none for an age that two have.
fn ages(ground: &Ground<'_, '_>) -> HashMap<String, Option<ActorId>> {
    let mut held: HashMap<String, Option<ActorId>> = HashMap::new();
    for mention in &ground.actors.mentions {
        let end = ground.tokens_of(mention.span).end;
        if ground.word(end) == "," && ground.kind(end + 1) == Some(TokenKind::Number) {
            let of_age = held.entry(ground.word(end + 1).to_owned()).or_insert(Some(mention.actor));
            *of_age = of_age.filter(|other| *other == mention.actor);
        }
    }
    held
}

/// The nouns in the role of a person, or in the name of a body.
fn named(ground: &Ground<'_, '_>, actor: &Actor) -> Vec<&'static str> {
    let words = match actor.kind {
        ActorKind::Person => actor.role.as_deref().unwrap_or_default(),
        ActorKind::Organization => &actor.name,
        ActorKind::Place => "",
    };
    let wanted = |noun: &Noun| match actor.kind {
        ActorKind::Person => noun.person,
        _ => noun.organization,
    };
    let nouns = words.split_whitespace().filter_map(|word| ground.pack.sources.noun(word));
    nouns.filter(|(_, noun)| wanted(noun)).map(|(name, _)| name).collect()
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
        return issuer(ground, memory, phrase, noun, place);
    }
    if !phrase.definite || phrase.plural {
        return None;
    }
    if noun.organization && !noun.person {
        return body(ground, memory, roles, phrase, (name, noun), place, attribution);
    }
    if !noun.person {
        return None;
    }
    let wanted = qualifiers(ground, phrase);
    // "his counterpart": of the one who spoke, and not that one.
    let owner = memory.last().and_then(|(_, voice)| voice.speaker).filter(|_| phrase.owned);
    let fits = |number: &&usize| {
        let actor = ground.mention(**number).actor;
        Some(actor) != owner
            && memory.agrees(actor, noun)
            && wanted.iter().all(|wanted| wanted.allows(ground, actor))
    };
    if let Some(age) = phrase.age {
        let actor = roles.ages.get(age).copied().flatten().filter(|actor| memory.agrees(*actor, noun))?;
        return Some(Voice::actor(ground, actor, Resolution::Role, 0.85));
    }
    let held = roles.persons.get(name).map(Vec::as_slice).unwrap_or_default();
    let before = held.partition_point(|number| ground.mention(*number).span.start < place.start);
    let latest = held[..before].iter().rev().take(NAMED).find(fits);
    if let Some(number) = latest.filter(|number| is_alone(ground, &held[..before], **number, &fits)) {
        return Some(Voice::actor(ground, ground.mention(*number).actor, Resolution::Role, 0.85));
    }
    if latest.is_some() {
        return None;
    }
    // "A ministry spokesman said … The spokesman added …"
    if let Some((_, voice)) = memory.unnamed(name).filter(|_| !phrase.owned) {
        return Some(voice.again(0.8));
    }
    if let Some(number) = held[before..].iter().take(NAMED).find(fits) {
        return Some(Voice::actor(ground, ground.mention(*number).actor, Resolution::Role, 0.5));
    }
    // "the patient" is one of somebody else.
    let outside = ground.pack.names.marks(name).has(Marks::OUTSIDE);
    if phrase.former || phrase.owned || phrase.owner.is_some() || outside {
        return None;
    }
    spoke_last(ground, memory, noun, &wanted, place)
}

/// `The expert added`, where the page calls nobody so: who spoke last, right before.
fn spoke_last(
    ground: &Ground<'_, '_>,
    memory: &Memory,
    noun: Noun,
    wanted: &[Qualifier],
    place: Span,
) -> Option<Voice> {
    let (sentence, voice) = memory.last()?;
    let actor = voice.speaker.filter(|_| !voice.plural)?;
    let away = ground.paragraph(ground.sentence(place.start)).abs_diff(ground.paragraph(*sentence));
    // "The mediator" is not the coach, "the foreign minister" not the finance minister.
    let other = ground.actor(actor).role.as_deref().is_some_and(|role| names_a_person(ground, role));
    let sexed = noun.masculine || noun.feminine;
    let allowed = ground.actor(actor).kind == ActorKind::Person
        && memory.agrees(actor, noun)
        && (sexed && memory.knows(actor) || noun.anybody && !sexed || !other)
        && wanted.iter().all(|wanted| wanted.allows(ground, actor));
    (allowed && away <= 1).then(|| voice.surer(0.5).by_way(Resolution::Role))
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
            // A firm's own name says nothing of its country.
            Qualifier::Country(affiliation) => {
                let own = actor.affiliation.0.len() == 1 && actor.kind == ActorKind::Organization;
                own || within(&affiliation.0)
            }
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

/// `the ministry`: the body that was mentioned last with this word in its name or beside it; `the company`: one that has no
/// other such word and of which the text speaks.
fn body(
    ground: &Ground<'_, '_>,
    memory: &Memory,
    roles: &Roles,
    phrase: &NounPhrase<'_>,
    (name, noun): (&str, Noun),
    place: Span,
    attribution: &Attribution,
) -> Option<Voice> {
    let wanted = qualifiers(ground, phrase);
    let is_whole = |number: usize| ground.standing(number) != Standing::Attribute;
    let allows = |number: usize| {
        let actor = ground.mention(number).actor;
        wanted.iter().all(|wanted| wanted.allows(ground, actor))
    };
    let held = roles.bodies.get(name).map(Vec::as_slice).unwrap_or_default();
    let before = held.partition_point(|number| ground.mention(*number).span.start < place.start);
    let by_name = held[..before].iter().rev().take(NAMED).copied().find(|number| allows(*number));
    let owned = phrase.owner.is_some() || phrase.modifier.is_some();
    if let Some(number) = by_name {
        // "the ruling party", of two parties: who knows which one rules?
        let actor = ground.mention(number).actor;
        let others = held.iter().take(MANY).filter(|other| ground.mention(**other).actor != actor);
        let told = phrase.before.clone().any(|at| ground.mention_at(at).is_none() && !is_country(ground, at));
        let distinct = others.clone().count() > 0;
        if distinct && told && !owned && !noun.generic {
            return None;
        }
        let near = |number: usize| ground.paragraph(ground.sentence(ground.mention(number).span.start));
        let beside = held[..before].iter().rev().take(NAMED).filter(|other| {
            ground.mention(**other).actor != actor && near(**other) == near(number) && allows(**other)
        });
        let spoke = memory.last().and_then(|(_, voice)| voice.speaker);
        let certainty = if owned { 0.6 } else { 0.85 };
        return match beside.map(|other| ground.mention(*other).actor).find(|other| Some(*other) == spoke) {
            Some(other) => Some(Voice::actor(ground, other, Resolution::Body, 0.7)),
            None => Some(Voice::actor(ground, actor, Resolution::Body, certainty)),
        };
    }
    if owned || !noun.generic {
        return None;
    }
    let nameless = |actor: ActorId| {
        ground.actor(actor).kind == ActorKind::Organization
            && wanted.iter().all(|wanted| wanted.allows(ground, actor))
    };
    let voice = pronoun::find(ground, memory, Pronoun::Thing, place, attribution)
        .filter(|voice| voice.speaker.is_some_and(nameless));
    let latest = || {
        let before =
            roles.nameless.partition_point(|number| ground.mention(*number).span.start < place.start);
        let mut held = roles.nameless[..before].iter().rev().take(NAMED).copied();
        let number = held.find(|number| allows(*number) && is_whole(*number))?;
        Some(Voice::actor(ground, ground.mention(number).actor, Resolution::Body, 0.6))
    };
    let bears_other = |actor: ActorId| !roles.is_nameless(ground, actor);
    match voice {
        Some(voice) if !voice.speaker.is_some_and(bears_other) => {
            Some(voice.surer(0.8).by_way(Resolution::Body))
        }
        _ => latest(),
    }
}

/// How many mentions of bodies with one noun are looked at for others that it may mean.
const MANY: usize = 200;

/// Does a nationality stand at token `at`?
fn is_country(ground: &Ground<'_, '_>, at: usize) -> bool {
    super::unnamed::of_nationality(ground, at).is_some()
}

/// `the statement`: who issued it, named in the phrase (`a Kremlin statement`) or the one who spoke last.
fn issuer(
    ground: &Ground<'_, '_>,
    memory: &Memory,
    phrase: &NounPhrase<'_>,
    noun: Noun,
    place: Span,
) -> Option<Voice> {
    let by = ground.is(phrase.end, Small::BY.or(Small::FROM).or(Small::OF));
    let named = phrase.owner.or(phrase.modifier).or(phrase.of.filter(|_| by));
    if let Some(mention) = named {
        return Some(Voice::actor(ground, mention.actor, Resolution::Writing, 0.85));
    }
    // "the state's website" is not of who spoke last, and "a study" of nobody yet.
    let owned = phrase.before.clone().any(|at| ground.possessive(at));
    let (sentence, voice) = memory.last().filter(|_| phrase.definite && !owned && !noun.study)?;
    let here = ground.paragraph(ground.sentence(place.start));
    let near = here.abs_diff(ground.paragraph(*sentence)) <= 1;
    near.then(|| voice.again(0.5).by_way(Resolution::Writing))
}
