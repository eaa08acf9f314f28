//! Bodies that are known only by who works there: in `Ada Holm, a dispatcher at Orvane,` Orvane is one.

use foldhash::HashSet;

use super::Held;
use crate::actors::candidate::Guess;
use crate::actors::reading::Reading;
use crate::actors::title::{Owner, Tie, Title, Titles};
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;

/// Points for a name at which somebody is said to work: nobody works at a person.
const WORKS: i32 = 4;

/// Points for a name whose director, treasurer or founder somebody is.
const LED: i32 = 3;

/// Adds to the evidence what the titles of the page's persons say of the names in them; and yields those titles, by the
/// number of the person's name.
pub(super) fn weigh(titles: &Titles<'_, '_>, texts: &[&str], held: &mut Held<'_>) -> Vec<Option<Vec<Title>>> {
    let (reading, candidates) = (titles.reading, titles.candidates);
    let is_name = |number: usize| candidates.names[number].guess == Guess::Name;
    let persons = |number: &usize| {
        let name = &candidates.names[*number];
        is_name(*number)
            && name.repeats.is_none()
            && name.tokens.len() > 1
            && held.get(texts[*number]).is_some_and(|evidence| evidence.person > evidence.organization)
    };
    let persons: Vec<usize> = (0..candidates.names.len()).filter(persons).collect();
    let last = |number: usize| reading.word(candidates.names[number].tokens.end - 1);
    let surnames: HashSet<&str> = persons.iter().map(|number| last(*number)).collect();
    let single = |number: &usize| {
        let name = &candidates.names[*number];
        is_name(*number) && name.tokens.len() == 1 && surnames.contains(last(*number))
    };
    let singles: Vec<usize> = (0..candidates.names.len()).filter(single).collect();
    let mut read = vec![None; candidates.names.len()];
    for number in persons.into_iter().chain(singles) {
        let found = titles.of(number);
        for title in &found {
            let Owner::Name(owner) = title.owner else { continue };
            let tokens = &candidates.names[owner].tokens;
            let person = reading.marks(tokens.start).has(Marks::GIVEN) && tokens.len() > 1
                || tokens.len() == 1 && surnames.contains(reading.word(tokens.start));
            if !is_name(owner) || person {
                continue;
            }
            let points = match title.tie {
                Tie::Works => WORKS,
                Tie::Member if leads_a_body(reading, &title.role) => LED,
                // "Orvane spokeswoman Ada Holm": a person's would be that of somebody whom the page names.
                Tie::Member if speaks_for_unknown(reading, title, tokens.clone()) => LED,
                // "Norra Air's vice president": of several words it is hardly a state.
                Tie::Member if tokens.len() > 1 && is_president(reading, &title.role) => LED,
                _ => continue,
            };
            if let Some(evidence) = held.get_mut(texts[owner]) {
                evidence.organization += points;
                evidence.proper = true;
            }
        }
        read[number] = Some(found);
    }
    read
}

/// `Orvane spokeswoman`: does somebody speak for what the page shows to be nobody, without a possessive?
fn speaks_for_unknown(reading: &Reading<'_, '_>, title: &Title, owner: std::ops::Range<usize>) -> bool {
    let noun = reading.pack.names.marks(reading.head_of(&title.role));
    let known = reading.pack.endings.is_like_a_surname(reading.word(owner.end - 1));
    noun.has(Marks::SPOKESMAN) && !known && !reading.possessive(owner.end)
}

/// Is it an office that states and bodies have, and no person?
fn is_president(reading: &Reading<'_, '_>, role: &str) -> bool {
    let noun = reading.pack.names.marks(reading.head_of(role));
    noun.has(Marks::STATE) && noun.has(Marks::STANDS_FOR) && !noun.has(Marks::SERVES.or(Marks::MINISTER))
}

/// Is it a role in a body, and in no town, country or person: `treasurer`, `goalkeeper`, and not `mayor`, `minister`, `aide`?
fn leads_a_body(reading: &Reading<'_, '_>, role: &str) -> bool {
    let head = reading.head_of(role);
    let noun = reading.pack.names.marks(head);
    reading.pack.contexts.says(head).has(Says::SPORT_ROLE)
        || noun.has(Marks::STANDS_FOR)
            && !noun.has(Marks::LOCAL.or(Marks::STATE).or(Marks::SERVES).or(Marks::MINISTER))
}
