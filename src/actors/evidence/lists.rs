//! Names in a row: of `near Shali, Vedeno and Norra`, what one is the others are.

use super::Held;
use crate::actors::ActorKind;
use crate::actors::candidate::{Candidate, Candidates, Guess};
use crate::actors::reading::Reading;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world::Known;

/// Adds what the rows of a page say of the names in them.
pub(super) fn weigh(reading: &Reading<'_, '_>, candidates: &Candidates, texts: &[&str], held: &mut Held<'_>) {
    let names = &candidates.names;
    let mut first = 0;
    while first < names.len() {
        let mut last = first + 1;
        let mut closed = false;
        while last < names.len() && !closed {
            match link(reading, &names[last - 1], &names[last]) {
                Some(Link::Comma) => {}
                Some(Link::And) => closed = true,
                None => break,
            }
            last += 1;
        }
        if closed {
            row(reading, names, texts, held, first..last);
        }
        first = last;
    }
}

/// What stands between two names of a row.
enum Link {
    Comma,
    /// The last two.
    And,
}

fn link(reading: &Reading<'_, '_>, one: &Candidate, other: &Candidate) -> Option<Link> {
    let (end, start) = (one.tokens.end, other.tokens.start);
    let and = |at: usize| reading.is(at, Small::AND.or(Small::OR));
    match start.checked_sub(end)? {
        1 if reading.word(end) == "," => Some(Link::Comma),
        1 if and(end) => Some(Link::And),
        2 if reading.word(end) == "," && and(end + 1) => Some(Link::And),
        // "to Shali, to Vedeno and to Norra"
        2 if and(end) && (reading.says(end + 1).has(PLACES) || reading.is(end + 1, Small::TO)) => {
            Some(Link::And)
        }
        _ => None,
    }
}

const PLACES: Says = Says::IN_PLACE.or(Says::TOWARD_PLACE);

/// Adds to the unknown names of one row what the others are, if these are all alike.
fn row(
    reading: &Reading<'_, '_>,
    names: &[Candidate],
    texts: &[&str],
    held: &mut Held<'_>,
    numbers: std::ops::Range<usize>,
) {
    let first = &names[numbers.start];
    let opened = first.tokens.start.checked_sub(1).is_some_and(|at| reading.opens_with(at, Small::IN));
    let in_place = opened || reading.said_before(first.tokens.start, 1).has(PLACES);
    let mut kinds =
        numbers.clone().filter_map(|number| sure_kind(reading, &names[number], texts[number], held));
    let kind = kinds.next();
    let alike = kinds.all(|other| Some(other) == kind);
    let points = if numbers.len() > 2 { 3 } else { 2 };
    for number in numbers.filter(|_| alike) {
        if names[number].guess != Guess::Name || names[number].repeats.is_some() {
            continue;
        }
        let Some(evidence) = held.get_mut(texts[number]) else { continue };
        let kind = kind.or_else(|| (in_place && evidence.words == 1).then_some(ActorKind::Place));
        match kind {
            Some(ActorKind::Person) if evidence.words > 1 => evidence.person += points - 1,
            Some(ActorKind::Organization) => evidence.organization += points,
            Some(ActorKind::Place) => evidence.place += if evidence.words > 1 { 1 } else { points },
            _ => {}
        }
    }
}

/// The kind of a name of which there is little doubt.
fn sure_kind(reading: &Reading<'_, '_>, name: &Candidate, text: &str, held: &Held<'_>) -> Option<ActorKind> {
    match name.guess {
        Guess::Known(Known::Institution(_) | Known::Organization(_)) | Guess::Body(_) => {
            Some(ActorKind::Organization)
        }
        Guess::Known(_) | Guess::Told(_) | Guess::Spot => Some(ActorKind::Place),
        Guess::Name => {
            let evidence = held.get(text)?;
            let person = evidence.words > 1 && reading.marks(name.tokens.start).has(Marks::GIVEN);
            if person {
                return Some(ActorKind::Person);
            }
            let (most, kind) = [
                (evidence.place, ActorKind::Place),
                (evidence.organization, ActorKind::Organization),
                (evidence.person, ActorKind::Person),
            ]
            .into_iter()
            .max_by_key(|(points, _)| *points)?;
            (most >= 4).then_some(kind)
        }
    }
}
