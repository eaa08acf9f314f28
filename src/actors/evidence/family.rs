//! Long and short forms of one name: `Lind` beside "Karin Lind", `Corvo` beside "Corvo Metals Inc".

use foldhash::HashSet;

use super::Held;
use crate::actors::ActorKind;
use crate::actors::candidate::{Candidates, Guess};
use crate::actors::reading::Reading;
use crate::lang::marks::Marks;
use crate::world::Known;

/// Adds what long and short forms say of each other.
pub(super) fn weigh(reading: &Reading<'_, '_>, candidates: &Candidates, texts: &[&str], held: &mut Held<'_>) {
    surnames(reading, held);
    bodies(reading, candidates, texts, held);
}

/// "Lind" alone speaks for "Karin Lind" and against a street of that name, and the other way round.
fn surnames(reading: &Reading<'_, '_>, held: &mut Held<'_>) {
    let single: Held<'_> = held
        .iter()
        .filter(|(_, evidence)| evidence.words == 1)
        .map(|(text, evidence)| (*text, *evidence))
        .collect();
    for (text, evidence) in held.iter_mut() {
        let last = text.rsplit(' ').next().unwrap_or_default();
        if let Some(alone) = single.get(last).filter(|_| evidence.words > 1) {
            evidence.person += 2 + alone.person.max(alone.person + alone.speaks);
        }
    }
    let persons = |words: usize| {
        held.iter().filter(move |(_, evidence)| {
            evidence.words >= words
                && evidence.person + evidence.speaks > 2.max(evidence.organization).max(evidence.place)
        })
    };
    // "Watson leads England": a person who is named in full is no side.
    let last = persons(2).filter_map(|(text, _)| text.rsplit(' ').next());
    // "Tello" of "Óscar Tello Rivas": the first of two surnames is the one that Spanish names go by.
    let inner =
        persons(3).filter(|(_, evidence)| evidence.words == 3).filter_map(|(text, _)| text.split(' ').nth(1));
    let surnames: Vec<&str> = last.chain(inner).collect();
    for surname in &surnames {
        if let Some(evidence) = held.get_mut(surname) {
            evidence.person += 4;
        }
    }
    // "the Linds" are people, and no body.
    let surnames: HashSet<&str> = surnames.into_iter().collect();
    for (text, evidence) in held.iter_mut().filter(|(_, evidence)| evidence.plural) {
        if surnames.contains(reading.pack.forms.singular(text)) {
            evidence.organization -= 6;
            evidence.speaks = 0;
        }
    }
}

/// "Corvo" and "Corvo Metals" for the "Corvo Metals Inc" of the sentence before.
fn bodies(reading: &Reading<'_, '_>, candidates: &Candidates, texts: &[&str], held: &mut Held<'_>) {
    for (name, text) in candidates.names.iter().zip(texts) {
        let body = match name.guess {
            Guess::Body(None) | Guess::Known(Known::Organization(_)) => true,
            Guess::Name => held.get(text).is_some_and(|evidence| {
                evidence.words > 1 && evidence.kind() == Some(ActorKind::Organization)
            }),
            _ => false,
        };
        let Some((first, last)) = text.split_once(' ').filter(|_| body) else { continue };
        // "Norra County Hospital" stands in Norra.
        if reading.marks(name.tokens.end - 1).has(Marks::CIVIC) {
            if let Some(evidence) = held.get_mut(first) {
                evidence.place += 2;
            }
            continue;
        }
        // "Villa" is Aston Villa; but the last word of most bodies is "Bank" or "Ministry".
        let last = Some(last).filter(|_| matches!(name.guess, Guess::Known(_)));
        for short in [Some(first), last].into_iter().flatten() {
            let free = |evidence: &&mut super::Evidence| {
                evidence.body == 0 && evidence.place <= evidence.organization + 1
            };
            if let Some(evidence) = held.get_mut(short).filter(free) {
                evidence.body = 4;
            }
        }
        let longer = text.match_indices(' ').skip(1).map(|(at, _)| &text[..at]);
        for short in longer.filter(|_| matches!(name.guess, Guess::Body(_))) {
            if let Some(evidence) = held.get_mut(short).filter(|evidence| evidence.body == 0) {
                evidence.body = 6;
            }
        }
    }
}
