//! In whose name somebody speaks whom nobody names: `a Kremlin official`, `Israeli officials`.

use super::Voice;
use super::ground::Ground;
use super::phrase::NounPhrase;
use crate::actors::{Affiliation, Mention};
use crate::lang::small::Small;
use crate::quotes::Resolution;
use crate::world::{self, Known};

/// The voice of an unnamed source.
pub(super) fn find(ground: &Ground<'_, '_>, phrase: &NounPhrase<'_>) -> Voice {
    let affiliation = affiliation(ground, phrase).unwrap_or_default();
    // "a Kremlin official": as an official, and of nobody as nothing.
    let role = phrase.head.filter(|(_, noun)| noun.person && !affiliation.is_empty());
    Voice {
        speaker: None,
        affiliation,
        role: role.map(|(name, _)| name.to_owned()),
        way: Resolution::Unnamed,
        certainty: 1.0,
        plural: phrase.plural,
        unnamed: Some(phrase.head.map(|(_, noun)| noun).unwrap_or_default()),
    }
}

/// What the phrase belongs to: a body before its head, a nationality, an owner, or a body after "for", "at", "of".
fn affiliation(ground: &Ground<'_, '_>, phrase: &NounPhrase<'_>) -> Option<Affiliation> {
    if phrase.former {
        return None;
    }
    let of = |mention: &Mention| {
        let held = ground.speaks_for(mention.actor);
        (!held.is_empty()).then_some(held)
    };
    // "Holm's lawyer" does not speak for the council that Holm leads; "a Holm aide" does.
    let speaks_for =
        phrase.head.is_some_and(|(_, noun)| noun.speaks_for || noun.document || noun.organization);
    let is_person = |mention: &&Mention| ground.actor(mention.actor).kind == crate::actors::ActorKind::Person;
    // "the Norra contract": where nothing tells what it is, a body's name says most.
    let explained = phrase.head.is_some() || is_trade(ground, phrase);
    let is_place = |mention: &&Mention| ground.actor(mention.actor).kind == crate::actors::ActorKind::Place;
    let counts =
        |mention: &&Mention| (speaks_for || !is_person(mention)) && (explained || !is_place(mention));
    let nationality = || phrase.before.clone().find_map(|at| of_house(ground, at, phrase.end));
    let after = || phrase.of.filter(|_| ground.is(phrase.end, BELONGS));
    phrase
        .modifier
        .filter(counts)
        .and_then(of)
        .or_else(|| phrase.owner.filter(counts).and_then(of))
        .or_else(nationality)
        .or_else(|| after().filter(counts).and_then(of))
}

/// Does the phrase end with a noun for who somebody is by trade: `Norra Rail dispatchers`?
fn is_trade(ground: &Ground<'_, '_>, phrase: &NounPhrase<'_>) -> bool {
    let last = phrase.end.checked_sub(1).map_or("", |at| ground.word(at));
    ground.pack.endings.is_like_a_trade(ground.pack.forms.singular(last))
}

/// What ties a source to its body: `an official in Norra` only is there.
const BELONGS: Small =
    Small::FOR.or(Small::AT).or(Small::OF).or(Small::FROM).or(Small::WITH).or(Small::TO).or(Small::CLOSE);

/// `the Turkish foreign ministry`: the house that the words from token `at` to `end` name, or the country alone.
fn of_house(ground: &Ground<'_, '_>, at: usize, end: usize) -> Option<Affiliation> {
    let (people, after) = match world::at(ground.tokens, at, ground.tokens.all().len()) {
        Some((people @ Known::People(_), after)) => (people, after),
        _ => return None,
    };
    let words: Vec<String> = (after..end).map(|at| ground.word(at).to_lowercase()).collect();
    let house = world::country(people).and_then(|country| world::institution(country, &words.join(" ")));
    Some(Affiliation(house.unwrap_or_else(|| world::affiliation(people))))
}

/// The country whose people the words from token `at` on name: `Israeli`, `South Korean`.
pub(super) fn of_nationality(ground: &Ground<'_, '_>, at: usize) -> Option<Affiliation> {
    match world::at(ground.tokens, at, ground.tokens.all().len()) {
        Some((people @ Known::People(_), _)) => Some(Affiliation(world::affiliation(people))),
        _ => None,
    }
}
