//! Surnames of those whom the page names in full elsewhere, where a surname alone would be read as less or as nothing: `said
//! de la Cruz` beside "María de la Cruz", `Mr March` beside "Joy March".

use std::ops::Range;

use foldhash::{HashMap, HashMapExt, HashSet};

use super::{Candidate, Candidates, Guess};
use crate::actors::reading::Reading;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::world::Known;

/// Takes what begins a sentence from the surname behind it, where somebody else bears that in full: `Hosting Lind` beside "Ada
/// Lind".
pub(super) fn shorten(reading: &Reading<'_, '_>, found: &mut Candidates) {
    let bears = |name: &Candidate| {
        name.guess == Guess::Name
            && name.tokens.len() > 1
            && reading.marks(name.tokens.start).has(Marks::GIVEN)
    };
    let surnames =
        found.names.iter().filter(|name| bears(name)).map(|name| reading.word(name.tokens.end - 1));
    let surnames: HashSet<&str> = surnames.collect();
    // "Morales Lind" of "Ada Morales Lind" is the whole surname.
    let double = found.names.iter().filter(|name| bears(name) && name.tokens.len() > 2);
    let ends = double.map(|name| (reading.word(name.tokens.end - 2), reading.word(name.tokens.end - 1)));
    let ends: HashSet<(&str, &str)> = ends.collect();
    for name in &mut found.names {
        let start = name.tokens.start;
        if name.guess == Guess::Name
            && name.initial
            && name.tokens.len() == 2
            && !reading.marks(start).has(Marks::GIVEN)
            && surnames.contains(reading.word(start + 1))
            && !ends.contains(&(reading.word(start), reading.word(start + 1)))
            && reading.is_common(start)
        {
            (name.tokens.start, name.initial) = (start + 1, false);
        }
    }
}

/// The most surnames with the same last word that are told apart.
const MOST_ALIKE: usize = 8;

/// The end of a name in full.
struct Surname {
    tokens: Range<usize>,
    /// Whether a given name stands before it.
    given: bool,
}

/// Adds the surnames that stand alone to the names that were `found`, and lets them replace what was read in their place.
pub(super) fn read(reading: &Reading<'_, '_>, found: &mut Candidates) {
    let surnames = surnames(reading, &found.names);
    if surnames.is_empty() {
        return;
    }
    let mut added: Vec<Candidate> = Vec::new();
    for at in (0..reading.len()).filter(|at| reading.capital(*at)) {
        let Some(held) = surnames.get(reading.word(at)) else { continue };
        let fits = |surname: &&Surname| stands(reading, surname, at) && at + 1 != surname.tokens.end;
        let Some(surname) = held.iter().filter(fits).max_by_key(|surname| surname.tokens.len()) else {
            continue;
        };
        let tokens = at + 1 - surname.tokens.len()..at + 1;
        let alone = tokens.len() == 1;
        if alone && !(surname.given && speaks(reading, at)) || !is_free(found, &tokens, alone) {
            continue;
        }
        let initial = reading.sentence(tokens.start).start == tokens.start;
        added.push(Candidate { tokens, guess: Guess::Name, initial, repeats: None });
    }
    if added.is_empty() {
        return;
    }
    let mut replaced = added.iter().map(|name| name.tokens.clone()).peekable();
    found.names.retain(|name| {
        while replaced.next_if(|tokens| tokens.end <= name.tokens.start).is_some() {}
        replaced.peek().is_none_or(|tokens| tokens.start >= name.tokens.end)
    });
    found.names.append(&mut added);
    found.names.sort_by_key(|name| name.tokens.start);
}

/// The surnames of a page by their last word: with the particles before it, and alone where it is read as no name.
fn surnames<'t>(reading: &Reading<'_, 't>, names: &[Candidate]) -> HashMap<&'t str, Vec<Surname>> {
    let mut held: HashMap<&str, Vec<Surname>> = HashMap::new();
    for name in names.iter().filter(|name| name.guess == Guess::Name && name.tokens.len() > 1) {
        let (start, mut last) = (name.tokens.start, name.tokens.end - 1);
        while last > start + 1 && reading.marks(last).has(Marks::SUFFIX) {
            last -= 1;
        }
        let is_particle = |at: usize| reading.marks(at).has(Marks::PARTICLE);
        let mut first = last;
        while first > start + 1 && is_particle(first - 1) {
            first -= 1;
        }
        let given = reading.marks(start).has(Marks::GIVEN);
        let known =
            reading.marks(last).has(OTHERWISE) || reading.pack.function_words.holds(reading.word(last));
        if last == start || first == last && !(given && known) {
            continue;
        }
        let of_word = held.entry(reading.word(last)).or_default();
        let tokens = first..last + 1;
        let same = |other: &Surname| other.tokens.len() == tokens.len() && stands(reading, other, last);
        match of_word.iter().position(same) {
            Some(other) => of_word[other].given |= given,
            None if of_word.len() < MOST_ALIKE => of_word.push(Surname { tokens, given }),
            None => {}
        }
    }
    held
}

/// What a surname may be that is a word, too.
const OTHERWISE: Marks =
    Marks::NEVER.or(Marks::SURNAME).or(Marks::MODIFIER).or(Marks::ROLE).or(Marks::STANDS_FOR);

/// Does the surname end with token `at`, whatever the case of its particles?
fn stands(reading: &Reading<'_, '_>, surname: &Surname, at: usize) -> bool {
    let words = surname.tokens.clone().rev().map(|token| reading.word(token));
    let mut back = (0..=at).rev();
    words.into_iter().all(|word| back.next().is_some_and(|at| alike(word, reading.word(at))))
}

/// Are these one word, but for the case of the first letter of a particle?
fn alike(one: &str, other: &str) -> bool {
    one == other || one.len() == other.len() && one.eq_ignore_ascii_case(other)
}

/// `Mr March`, `March said`, `said March`: can the word at token `at` only be somebody?
fn speaks(reading: &Reading<'_, '_>, at: usize) -> bool {
    let courtesy =
        at > 0 && reading.marks(at - 1).has(Marks::COURTESY.or(Marks::HONORIFIC)) && reading.capital(at - 1);
    courtesy || reading.said_before(at, 1).has(Says::SAID) || reading.reports(at + 1)
}

/// Does no longer name, and none that is better known, stand at `tokens`?
fn is_free(found: &Candidates, tokens: &Range<usize>, alone: bool) -> bool {
    let first = found.names.partition_point(|name| name.tokens.end <= tokens.start);
    let mut here = found.names[first..].iter().take_while(|name| name.tokens.start < tokens.end);
    here.all(|name| {
        let within = name.tokens.start >= tokens.start && name.tokens.end <= tokens.end;
        let shorter = name.tokens.len() < tokens.len();
        let town =
            matches!(name.guess, Guess::Known(Known::City(_) | Known::Region | Known::Organization(_)));
        within && shorter && (name.guess == Guess::Name || town && !alone)
    })
}
