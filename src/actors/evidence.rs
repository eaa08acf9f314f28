//! Person, organization or place: what the words around a name say of it, all over the page.

use foldhash::{HashMap, HashMapExt};

use super::ActorKind;
use super::candidate::{Candidate, Candidates, Guess};
use super::reading::Reading;
use super::sides::Sides;
use crate::lexicon::contexts::{Says, ends_like_a_body, looks_like_a_surname, says};
use crate::lexicon::names::{self, Marks};
use crate::lexicon::world::Known;
use crate::lexicon::{reporting, sources};

/// What the page says of one spelling.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    person: i32,
    organization: i32,
    place: i32,
    /// Is the short form of a body that the page names in full.
    body: i32,
    /// Stands somewhere within a sentence: its capital is no accident.
    proper: bool,
    words: usize,
}

/// The kinds of a page's names.
pub(super) struct Kinds {
    kinds: Vec<Option<ActorKind>>,
}

impl Kinds {
    pub(super) fn of(reading: &Reading<'_, '_>, candidates: &Candidates) -> Self {
        let texts: Vec<&str> =
            candidates.names.iter().map(|name| reading.text(name.tokens.clone())).collect();
        let sides = Sides::of(reading, candidates);
        let mut held: HashMap<&str, Evidence> = HashMap::new();
        let mut listed = false;
        for (number, name) in candidates.names.iter().enumerate() {
            listed = in_places(reading, candidates, number, listed);
            if name.guess == Guess::Name && name.repeats.is_none() {
                let evidence = held.entry(texts[number]).or_default();
                weigh(reading, candidates, name, evidence);
                evidence.place += if listed && evidence.words == 1 { 2 } else { 0 };
                let side = sides.holds(number);
                evidence.organization += if side { 3 } else { 0 };
                evidence.person -= i32::from(side);
            }
        }
        // "Lind" alone speaks for "Karin Lind" and against a street of that name.
        let single: HashMap<&str, Evidence> = held
            .iter()
            .filter(|(_, evidence)| evidence.words == 1)
            .map(|(text, evidence)| (*text, *evidence))
            .collect();
        for (text, evidence) in &mut held {
            let last = text.rsplit(' ').next().unwrap_or_default();
            if let Some(alone) = single.get(last).filter(|_| evidence.words > 1) {
                evidence.person += 2 + alone.person;
            }
        }
        // "Watson leads England": a person who is named in full is no side.
        let surnames: Vec<&str> = held
            .iter()
            .filter(|(_, evidence)| evidence.words > 1 && evidence.person > 2.max(evidence.organization))
            .filter_map(|(text, _)| text.rsplit(' ').next())
            .collect();
        // "Tello" of "Óscar Tello Rivas": the first of two surnames is the one that Spanish names go by.
        let inner: Vec<&str> = held
            .iter()
            .filter(|(_, evidence)| evidence.words == 3 && evidence.person > 2.max(evidence.organization))
            .filter_map(|(text, _)| text.split(' ').nth(1))
            .collect();
        for surname in surnames.into_iter().chain(inner) {
            if let Some(evidence) = held.get_mut(surname) {
                evidence.person += 4;
            }
        }
        // "Corvo" for the "Corvo Metals Inc" of the sentence before.
        for (name, text) in candidates.names.iter().zip(&texts) {
            let body = match name.guess {
                Guess::Body(None) | Guess::Known(Known::Organization(_)) => true,
                Guess::Name => held.get(text).is_some_and(|evidence| {
                    evidence.words > 1 && evidence.kind() == Some(ActorKind::Organization)
                }),
                _ => false,
            };
            let Some((first, last)) = text.split_once(' ').filter(|_| body) else { continue };
            // "Villa" is Aston Villa; but the last word of most bodies is "Bank" or "Ministry".
            let last = Some(last).filter(|_| matches!(name.guess, Guess::Known(_)));
            for short in [Some(first), last].into_iter().flatten() {
                if let Some(evidence) = held.get_mut(short).filter(|evidence| evidence.body == 0) {
                    evidence.body = 4;
                }
            }
        }
        let kinds = candidates.names.iter().enumerate().map(|(number, name)| match name.guess {
            Guess::Name => {
                held.get(texts[name.repeats.unwrap_or(number)]).and_then(|evidence| evidence.kind())
            }
            Guess::Known(_) | Guess::Spot if sides.holds(number) => Some(ActorKind::Organization),
            _ => None,
        });
        Self { kinds: kinds.collect() }
    }

    /// The kind of the name with this number; none when it may be no name.
    pub(super) fn of_name(&self, number: usize) -> Option<ActorKind> {
        self.kinds[number]
    }
}

impl Evidence {
    fn kind(&self) -> Option<ActorKind> {
        let organization = self.organization + self.body;
        let most = self.person.max(organization).max(self.place);
        // One word needs more: it may be any word at the start of a sentence, a brand, a product.
        let needed = if self.words > 1 { 1 } else { 2 };
        if most < needed || self.words == 1 && !self.proper && most < 3 {
            return None;
        }
        Some(if self.person == most {
            ActorKind::Person
        } else if organization == most {
            ActorKind::Organization
        } else {
            ActorKind::Place
        })
    }
}

/// Does the name with this number stand where places stand: `in Norra`, and, after one that does, `and Salt Harbour`?
fn in_places(reading: &Reading<'_, '_>, candidates: &Candidates, number: usize, listed: bool) -> bool {
    let start = candidates.names[number].tokens.start;
    let Some(before) = start.checked_sub(1) else { return false };
    let word = reading.word(before);
    if word == "In" || says(word).has(Says::IN_PLACE) {
        return true;
    }
    let follows = number > 0 && candidates.names[number - 1].tokens.end == before;
    listed && follows && word == "and"
}

fn weigh(reading: &Reading<'_, '_>, candidates: &Candidates, name: &Candidate, evidence: &mut Evidence) {
    let word = |at: usize| reading.word(at);
    let (start, end) = (name.tokens.start, name.tokens.end);
    let before = if start > 0 { word(start - 1) } else { "" };
    let (first, after) = (word(start), word(end));
    evidence.words = name.tokens.len();
    evidence.proper |= !name.initial;

    let marked = |marks: Marks| name.tokens.clone().any(|at| reading.marks(at).has(marks));
    let common = marked(Marks::START.or(Marks::THING).or(Marks::NEVER));
    let acronym = evidence.words == 1
        && (2..=6).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_uppercase() || c == '.' || c == '&');
    if acronym {
        evidence.organization += 2;
        return;
    }
    let given = reading.marks(start).has(Marks::GIVEN);
    let asian = word(end - 1).split_once('-').is_some_and(|(one, other)| {
        one.starts_with(char::is_uppercase)
            && (2..=5).contains(&other.len())
            && !other.contains(char::is_uppercase)
    });
    if evidence.words > 1 {
        let initial = first.len() <= 4 && first.ends_with('.');
        let particle = marked(Marks::PARTICLE);
        match (given, common) {
            (true, _) => evidence.person += 4,
            // "Kwon Tae-il"
            (false, _) if asian => evidence.person += 3,
            (false, false) if initial || particle => evidence.person += 3,
            // Two unknown words are a person more often than all else together.
            (false, false) if evidence.words <= 3 => evidence.person += 1,
            (false, false) => evidence.organization += 1,
            (false, true) => evidence.person -= 2,
        }
    } else if looks_like_a_surname(first) {
        evidence.person += 2;
    } else if given && !name.initial {
        evidence.person += 1;
    }
    let firm = says(before).has(Says::FIRM_NOUN) && evidence.words == 1;
    let role = start > 0 && reading.is_role(start - 1);
    let before_marks = start.checked_sub(1).map(|at| reading.marks(at)).unwrap_or_default();
    let titled = !firm && role && (before.starts_with(char::is_uppercase) || !common)
        || before_marks.has(Marks::HONORIFIC) && before.starts_with(char::is_uppercase);
    evidence.person += if titled { 4 } else { 0 };
    let verb = reporting::entry(after).is_some_and(|entry| entry.verb.is_some());
    let age = after == "," && reading.is_number(end + 1) && word(end + 2) == ",";
    // Alone at the start of a sentence a word may be any: "Officials said".
    let sole = evidence.words == 1 && name.initial && !first.ends_with('s') && sources::noun(first).is_none();
    let says_so = matches!(after, "said" | "told") && sole;
    evidence.person += if verb { 2 } else { 0 } + if says_so { 2 } else { 0 };
    evidence.person += if age { 4 } else { 0 };
    if after == "who" || after == "," && word(end + 1) == "who" {
        evidence.person += 2;
    }
    // "Norra Bulk, which owns the ship": no person is a which.
    if after == "," && word(end + 1) == "which" && !given {
        evidence.organization += 2;
        evidence.person -= 2;
    }
    if after == ","
        && matches!(word(end + 1), "the" | "a" | "an")
        && (end + 2..end + 6).any(|at| reading.is_role(at))
    {
        evidence.person += 1;
    }
    let owns = reading.possessive(end);
    if owns && (end + 1..end + 4).any(|at| reading.is_role(at)) {
        evidence.person += 2;
    }
    if before == "said" || before == "told" || before == "says" {
        evidence.person += 2;
    }
    // "according to Nielsen": somebody, and a person is most often named in full before.
    if before == "to"
        && evidence.words == 1
        && !given
        && word(start.saturating_sub(2)).eq_ignore_ascii_case("according")
    {
        evidence.organization += 2;
    }
    if before == "In" || says(before).has(Says::IN_PLACE) {
        // A list of places counts it once more.
        evidence.place += 1 + i32::from(!given && evidence.words == 1);
    } else if says(before).has(Says::TOWARD_PLACE) {
        evidence.place += 1 + i32::from(evidence.words == 1 || !given);
    }
    if before_marks.has(Marks::DIRECTION)
        || before == "of" && start > 1 && reading.marks(start - 2).has(Marks::PLACE_NOUN)
    {
        evidence.place += 3;
    }
    // "Salt Harbour, Tessaly,"
    if after == ","
        && candidates.starting_at(end + 1).is_some_and(|next| {
            matches!(candidates.names[next].guess, Guess::Known(_))
                && matches!(word(candidates.names[next].tokens.end), "," | ".")
        })
        && !given
    {
        evidence.place += 2;
    }
    if before == "the" || before == "The" {
        let team = evidence.words == 1 && first.ends_with('s');
        evidence.organization += i32::from(sources::noun(after).is_none()) + i32::from(team);
        evidence.person -= 1;
    }
    evidence.organization += trade(&word, start, end);
    if evidence.words == 1 && ends_like_a_body(first) {
        evidence.organization += 4;
    }
    let home = after == "("
        && candidates.starting_at(end + 1).is_some_and(|next| {
            let home = &candidates.names[next];
            matches!(home.guess, Guess::Known(Known::Country(_))) && word(home.tokens.end) == ")"
        });
    let ranked = before == "." && start > 1 && reading.is_number(start - 2);
    evidence.person += if home { 3 } else { 0 } + if ranked { 2 } else { 0 };
    if says(after).has(Says::PLACE_NOUN) {
        evidence.place += 3;
    }
}

/// How much the words around say of a body that trades or employs: `shares of Corvo`, `a dealer at Corvo`, `Corvo fell`.
fn trade<'t>(word: &impl Fn(usize) -> &'t str, start: usize, end: usize) -> i32 {
    let back = |steps: usize| start.checked_sub(steps).map_or("", word);
    let employed = matches!(back(1), "at" | "with" | "of" | "for") && says(back(2)).has(Says::EMPLOYEE);
    let held = matches!(back(1), "in" | "of") && says(back(2)).has(Says::HOLDING);
    let firm = says(back(1)).has(Says::FIRM_NOUN);
    let itself =
        reporting::entry(word(end)).is_some_and(|entry| entry.verb.is_some()) && word(end + 1) == "it";
    let based = word(end) == "," && word(end + 1) == "based";
    let market = says(word(end)).has(Says::MARKET_VERB);
    let noun = says(word(end)).has(Says::MARKET_NOUN);
    3 * i32::from(employed)
        + 3 * i32::from(held)
        + 3 * i32::from(firm)
        + 3 * i32::from(itself || based)
        + i32::from(market)
        + 3 * i32::from(noun)
}

/// Is `word` a particle of a surname: `von`, `bin`?
pub(super) fn is_particle(word: &str) -> bool {
    names::marks(word).has(Marks::PARTICLE)
}
