//! Bodies that a page names in full once and then in short: `Sons of the Salt Coast (SSC)`, then `the SSC`; `Corvo Metals Inc`, then
//! `Corvo`; `European Commission`, then `the Commission`.

use foldhash::{HashMap, HashMapExt};

use super::ActorKind;
use super::candidate::{Candidate, Candidates, Guess};
use super::evidence::Kinds;
use super::find::is_acronym;
use super::reading::Reading;
use crate::lang::marks::Marks;
use crate::world::Known;

/// For each name that is the short form of a body: the number of the name that gives the whole.
pub(super) fn of(reading: &Reading<'_, '_>, candidates: &Candidates, kinds: &Kinds) -> Vec<Option<usize>> {
    let names = &candidates.names;
    let text = |name: &Candidate| reading.text(name.tokens.clone());
    let mut wholes: HashMap<&str, Whole> = HashMap::new();
    // Initials that the page gives to another body than the lists do.
    let mut renamed: Vec<&str> = Vec::new();
    for (number, name) in names.iter().enumerate() {
        if !is_body(name, kinds.of_name(number)) || name.tokens.len() < 2 {
            continue;
        }
        if let Some(acronym) = acronym_behind(reading, candidates, name) {
            // What stands in parentheses behind a name is sure.
            wholes.insert(text(&names[acronym]), Whole::Sure(number));
            if names[acronym].guess != Guess::Name {
                renamed.push(text(&names[acronym]));
            }
        }
        let last = reading.marks(name.tokens.end - 1);
        let short = match name.guess {
            Guess::Known(_) => name.tokens.end - 1,
            _ if last.has(Marks::CIVIC) => continue,
            _ => name.tokens.start,
        };
        // "Rovers" of "Norra Rovers"
        let end = name.tokens.end - 1;
        let side = last.has(Marks::BODY_END) && reading.pack.forms.looks_plural(reading.word(end));
        for short in [Some(short), Some(end).filter(|end| side && *end != short)].into_iter().flatten() {
            let whole = wholes.entry(reading.word(short)).or_insert(Whole::One(number));
            whole.meet(number, |other| text(&names[other]) == text(name));
        }
    }
    let initials = initials(reading, candidates, kinds);
    let short = |(number, name): (usize, &Candidate)| {
        let free = (name.guess == Guess::Name || renamed.contains(&text(name)))
            && name.tokens.len() == 1
            && name.repeats.is_none();
        let by_initials = || initials.get(text(name)).filter(|_| text(name).len() >= FEWEST_INITIALS);
        let whole = wholes.get(text(name)).or_else(by_initials).filter(|_| free)?;
        match whole {
            Whole::Sure(whole) => Some(*whole),
            Whole::One(whole) if kinds.of_name(number) == Some(ActorKind::Organization) => Some(*whole),
            _ => None,
        }
    };
    names.iter().enumerate().map(short).collect()
}

/// Fewer letters may be anybody's.
const FEWEST_INITIALS: usize = 3;

/// The bodies of a page by the initials of their words, `Liberal Democratic Party` by `LDP`: what stands alone elsewhere is the
/// only one that has these.
fn initials(reading: &Reading<'_, '_>, candidates: &Candidates, kinds: &Kinds) -> HashMap<String, Whole> {
    let names = &candidates.names;
    let text = |number: usize| reading.text(names[number].tokens.clone());
    let mut held: HashMap<String, Whole> = HashMap::new();
    for (number, name) in names.iter().enumerate() {
        if name.tokens.len() < FEWEST_INITIALS || !is_body(name, kinds.of_name(number)) {
            continue;
        }
        let capitals = name.tokens.clone().filter(|at| reading.capital(*at));
        let initials: String = capitals.filter_map(|at| reading.word(at).chars().next()).collect();
        held.entry(initials)
            .and_modify(|whole| whole.meet(number, |other| text(other) == text(number)))
            .or_insert(Whole::One(number));
    }
    for whole in held.values_mut() {
        if let Whole::One(number) = whole {
            *whole = Whole::Sure(*number);
        }
    }
    held
}

/// The bodies that one short form can stand for.
enum Whole {
    /// Said to be so by the text.
    Sure(usize),
    /// The only one.
    One(usize),
    Several,
}

impl Whole {
    /// Another body that has the short form, too; it may be the `same` once more.
    fn meet(&mut self, number: usize, same: impl Fn(usize) -> bool) {
        if let Whole::One(held) = self
            && *held != number
            && !same(*held)
        {
            *self = Whole::Several;
        }
    }
}

fn is_body(name: &Candidate, kind: Option<ActorKind>) -> bool {
    match name.guess {
        Guess::Body(None) | Guess::Known(Known::Organization(_)) => true,
        Guess::Name => kind == Some(ActorKind::Organization),
        _ => false,
    }
}

/// The number of the name in the parentheses behind `name`, if it is an acronym.
fn acronym_behind(reading: &Reading<'_, '_>, candidates: &Candidates, name: &Candidate) -> Option<usize> {
    let open = name.tokens.end;
    let acronym = candidates.starting_at(open + 1).filter(|_| reading.word(open) == "(")?;
    let inside = &candidates.names[acronym];
    let other = || {
        let capitals = name.tokens.clone().filter(|at| reading.capital(*at));
        let initials = capitals.filter_map(|at| reading.word(at).chars().next());
        matches!(inside.guess, Guess::Known(Known::Organization(_)))
            && initials.eq(reading.word(open + 1).chars())
    };
    let own = inside.guess == Guess::Name || name.guess == Guess::Body(None) && other();
    let whole = inside.tokens.len() == 1 && reading.word(open + 2) == ")" && own;
    (whole && is_acronym(reading.word(open + 1))).then_some(acronym)
}
