//! Countries that no lexicon holds: a page that speaks of "Ordania's foreign minister" shows that Ordania is one.
//!
//! What a page says of a name is weighed in [`Proof`]: offices and houses that only countries have, `the republic of …`,
//! and the people called after it (`Ordanian` beside `Ordania`). A name that a person of the page bears is no country.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::candidate::{Candidate, Candidates, Guess, Nation};
use super::reading::Reading;
use crate::lang::Pack;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world;

/// What a page says of a name as a country's.
#[derive(Clone, Copy, Debug, Default)]
struct Proof {
    /// Points of evidence; [`NEEDED`] make a country.
    points: i32,
    /// Stands before a state's office or house as an adjective would: `Ordanian President`.
    modifies: bool,
    /// Stands as a noun: owns something, or after "in" or "of".
    noun: bool,
}

const NEEDED: i32 = 3;

/// Finds the countries that the page tells of, and marks their names, peoples and houses in `found`.
pub(super) fn tell(reading: &Reading<'_, '_>, found: &mut Candidates, publisher: Option<&str>) {
    let pack = reading.pack;
    let proofs = proofs(reading, found, publisher);
    if proofs.is_empty() {
        tie_houses(reading, found);
        return;
    }
    let mut told: HashMap<&str, usize> = HashMap::new();
    let mut names: Vec<Option<String>> = Vec::new();
    let mut countries: Vec<&str> = proofs
        .iter()
        .filter(|(text, proof)| {
            proof.points >= NEEDED && (proof.noun || !proof.modifies || !is_people(pack, text))
        })
        .map(|(text, _)| *text)
        .collect();
    countries.sort_unstable();
    for text in &countries {
        told.insert(text, names.len());
        names.push(Some((*text).to_owned()));
    }
    let mut peoples: HashMap<&str, usize> = HashMap::new();
    for (text, proof) in &proofs {
        let country = country_of(pack, text, &countries).map(|name| told[name]);
        if let Some(country) = country {
            peoples.insert(text, country);
        } else if proof.modifies && !proof.noun && is_people(pack, text) {
            // A people without a country's name: nobody's president rather than somebody else's.
            peoples.insert(text, names.len());
            names.push(None);
        }
    }
    for text in peoples.keys() {
        told.remove(text);
    }
    found.told = names;
    mark(reading, found, &told, &peoples);
    tie_houses(reading, found);
}

/// The evidence for each name that no lexicon holds and that has any.
fn proofs<'t>(
    reading: &Reading<'_, 't>,
    found: &Candidates,
    publisher: Option<&str>,
) -> HashMap<&'t str, Proof> {
    let mut proofs: HashMap<&str, Proof> = HashMap::new();
    let mut written: Vec<&str> = Vec::new();
    let mut borne: HashSet<&str> = HashSet::new();
    for name in &found.names {
        let head = match name.guess {
            Guess::Name => name.tokens.clone(),
            // "Norland Central Bank": the first word may be a country's.
            Guess::Body(None) if name.tokens.len() > 1 && !reading.marks(name.tokens.start).has(NO_NAME) => {
                name.tokens.start..name.tokens.start + 1
            }
            _ => continue,
        };
        let text = reading.text(head.clone());
        if name.guess == Guess::Name {
            written.push(text);
            if is_borne(reading, name) {
                borne.insert(reading.word(name.tokens.end - 1));
            }
        }
        if head.len() > 3 || reading.marks(head.start).has(Marks::GIVEN) {
            continue;
        }
        let (points, modifies) = after(reading, head.end);
        let points = points
            + before(reading, head.start)
            + opens(reading, name, publisher)
            + owns_minister(reading, name);
        let noun = is_noun(reading, name, head.end);
        let ends = reading.pack.endings.stems(reading.pack.forms.singular(text)).next().is_some();
        if points > 0 || ends || name.guess != Guess::Name {
            let proof = proofs.entry(text).or_default();
            // "Belmar Football Federation": bodies are called after countries, and after much else.
            let points = points + i32::from(name.guess != Guess::Name && proof.points == 0);
            proof.points += points;
            proof.modifies |= modifies;
            proof.noun |= noun;
        }
    }
    written.sort_unstable();
    // "Ordanian" beside "Ordania" speaks for both, and what it modifies for the country.
    let pairs: Vec<(&str, i32)> = proofs
        .iter()
        .filter_map(|(people, proof)| {
            Some((country_of(reading.pack, people, &written)?, proof.points.min(NEEDED)))
        })
        .collect();
    for (country, points) in pairs {
        let proof = proofs.entry(country).or_default();
        proof.points += 2 + points;
        proof.noun = true;
    }
    proofs.retain(|text, _| !borne.contains(text));
    proofs
}

/// Words that begin the names of bodies and are no country's.
const NO_NAME: Marks = Marks::PORTFOLIO
    .or(Marks::DEPARTMENT)
    .or(Marks::MODIFIER)
    .or(Marks::BODY_END)
    .or(Marks::BODY_OPEN)
    .or(Marks::START)
    .or(Marks::NEVER);

/// Does the page give this name to a person: `Ada Holm`, `President Holm`?
fn is_borne(reading: &Reading<'_, '_>, name: &Candidate) -> bool {
    let first = name.tokens.start;
    let titled = first > 0
        && reading.capital(first - 1)
        && (reading.is_role(first - 1) || reading.marks(first - 1).has(Marks::HONORIFIC));
    titled || name.tokens.len() > 1 && reading.marks(first).has(Marks::GIVEN)
}

/// `In Varos, Foreign Minister …`, and `Norland will …` where the first sentence goes on to a minister without a country.
fn opens(reading: &Reading<'_, '_>, name: &Candidate, publisher: Option<&str>) -> i32 {
    let sentence = reading.sentence(name.tokens.start);
    let (start, end) = (name.tokens.start, name.tokens.end);
    let place = start == sentence.start + 1 && reading.opens_with(sentence.start, Small::IN);
    if place && reading.word(end) == "," && is_minister_at(reading, end + 1) {
        return NEEDED;
    }
    let dateline = start > sentence.start && matches!(reading.word(start - 1), "-" | "--" | "–" | "—");
    let lead = (name.initial || dateline) && reading.paragraph(sentence.start) == 0;
    let minister =
        || (end..sentence.end).any(|at| reading.word(at) == "," && is_minister_at(reading, at + 1));
    if !lead || !minister() {
        return 0;
    }
    if publishes(publisher, reading.text(name.tokens.clone())) { NEEDED } else { 1 }
}

/// `Belmar waits. Its foreign minister …`: what stands first in a sentence, and has ministers.
fn owns_minister(reading: &Reading<'_, '_>, name: &Candidate) -> i32 {
    let number = reading.sentence_number(name.tokens.start);
    let end = reading.tokens.sentences().get(number + 1).map_or(reading.len(), |next| next.end);
    if !name.initial || name.tokens.len() > 2 {
        return 0;
    }
    let minister = |at: usize| {
        let marks = reading.marks(at);
        marks.has(Marks::PORTFOLIO.or(Marks::DEPARTMENT)) && reading.is_minister(at + 1)
            || reading.pack.phrases.office_of_country.at(at, |at| reading.word(at)).is_some()
    };
    let its = |at: usize| reading.is_any(at, Small::ITS) && minister(at + 1);
    if (name.tokens.end..end).any(its) { NEEDED } else { 0 }
}

/// `Foreign Minister`, with a capital, at token `at`.
fn is_minister_at(reading: &Reading<'_, '_>, at: usize) -> bool {
    let office = reading.capital(at) && reading.marks(at + 1).has(Marks::STATE) && reading.is_role(at + 1);
    office && reading.marks(at).has(Marks::PORTFOLIO.or(Marks::DEPARTMENT).or(Marks::MODIFIER))
}

/// Is the publisher called after it: `Norland Ministry of Ports`, `The Norland Times`?
fn publishes(publisher: Option<&str>, text: &str) -> bool {
    let mut words = publisher.into_iter().flat_map(|publisher| publisher.split_whitespace());
    words.any(|word| word == text)
}

/// Does the name that ends before token `end` stand as a noun?
fn is_noun(reading: &Reading<'_, '_>, name: &Candidate, end: usize) -> bool {
    let within = |at: usize| reading.is(at, Small::IN.or(Small::OF).or(Small::FROM).or(Small::TO));
    let alone = !reading.is_word(end) || !reading.capital(end) && reading.reports(end);
    name.tokens.end == end
        && (reading.possessive(end) || alone && name.tokens.start.checked_sub(1).is_some_and(within))
}

/// What follows the name that ends before token `end`: points, and whether the name modifies it without a possessive.
fn after(reading: &Reading<'_, '_>, end: usize) -> (i32, bool) {
    let owns = reading.possessive(end);
    let mut at = end + usize::from(owns);
    let start = at;
    while at < start + 4 {
        let marks = reading.marks(at);
        if marks.has(Marks::STATE) {
            let first = (start..at).find(|at| !reading.marks(*at).has(Marks::NEW)).unwrap_or(at);
            let house = reading.lower(first..at + 1);
            // "Norland's foreign minister", "Ordanian Energy Ministry": of countries only.
            let sure = world::office_anywhere(&house).is_some_and(|house| world::is_ministry(&house))
                || reading.pack.phrases.office_of_country.ends(&house)
                || world::institution_anywhere(&house).is_some_and(|house| world::is_ministry(&house));
            return (if sure { NEEDED } else { 1 }, !owns);
        }
        if reading.pack.phrases.house_of_country.at(at, |at| reading.word(at)).is_some() {
            return (NEEDED, !owns);
        }
        // "Belmar's chief delegate, Foreign Minister Ada Holm"
        if reading.is_role(at) && reading.word(at + 1) == "," && is_minister_at(reading, at + 2) {
            return (NEEDED, !owns);
        }
        if !marks
            .has(Marks::PORTFOLIO.or(Marks::DEPARTMENT).or(Marks::MODIFIER).or(Marks::FORMER).or(Marks::NEW))
        {
            return (0, false);
        }
        at += 1;
    }
    (0, false)
}

/// What stands before the name at token `start`: `republic of`, `foreign minister of`.
fn before(reading: &Reading<'_, '_>, start: usize) -> i32 {
    let Some(of) = start.checked_sub(2).filter(|_| reading.is(start - 1, Small::OF)) else { return 0 };
    if reading.marks(of).has(Marks::REALM.or(Marks::MINISTER)) {
        return NEEDED;
    }
    i32::from(reading.marks(of).has(Marks::STATE))
}

/// Which of `names`, which are in order, is that of the country whose people are called `text`.
fn country_of<'n>(pack: &Pack, text: &str, names: &[&'n str]) -> Option<&'n str> {
    pack.endings.stems(pack.forms.singular(text)).find_map(|stem| {
        let first = names.partition_point(|name| *name < stem);
        let near = || names[first..].iter().take_while(|name| name.starts_with(stem));
        let held = |ending: &str| near().find(|name| &name[stem.len()..] == ending).copied();
        pack.endings.of_countries().find_map(held)
    })
}

/// Does a word end as only those for a people do?
fn is_people(pack: &Pack, text: &str) -> bool {
    pack.endings.people_stem(pack.forms.singular(text)).is_some()
}

/// Marks the names of `told` countries and the words for their `peoples`.
fn mark(
    reading: &Reading<'_, '_>,
    found: &mut Candidates,
    told: &HashMap<&str, usize>,
    peoples: &HashMap<&str, usize>,
) {
    let (mut kept, mut moved) = (Vec::with_capacity(found.names.len()), Vec::new());
    for mut name in std::mem::take(&mut found.names) {
        let text = reading.text(name.tokens.clone());
        let first = reading.word(name.tokens.start);
        let one = name.tokens.start..name.tokens.start + 1;
        match name.guess {
            Guess::Name if peoples.contains_key(text) => {
                moved.push((name.tokens, Nation::Told(peoples[text])));
                continue;
            }
            Guess::Name | Guess::Spot if told.contains_key(text) => name.guess = Guess::Told(told[text]),
            // "VAROS, July 2 -"
            Guess::Spot => {
                let held = told.iter().find(|(country, _)| country.to_uppercase() == text);
                name.guess = held.map_or(Guess::Spot, |(_, id)| Guess::Told(*id));
            }
            Guess::Body(None) if name.tokens.len() > 1 => {
                let nation = told.get(first).or_else(|| peoples.get(first));
                name.guess = Guess::Body(nation.map(|id| Nation::Told(*id)));
            }
            // "Varos Transport": the run went on over a title.
            Guess::Name
                if name.tokens.len() == 2 && told.contains_key(first) && reading.is_role_part(one.end) =>
            {
                name.tokens = one;
                name.guess = Guess::Told(told[first]);
            }
            _ => {}
        }
        kept.push(name);
    }
    found.names = kept;
    found.peoples.append(&mut moved);
    found.peoples.sort_by_key(|(tokens, _)| tokens.start);
}

/// Gives the houses of countries to those who own them: `Belmar's Defence Ministry`, `the Defence Ministry of Belmar`.
fn tie_houses(reading: &Reading<'_, '_>, found: &mut Candidates) {
    for number in 0..found.names.len() {
        if found.names[number].guess != Guess::Body(None) {
            continue;
        }
        let tokens = found.names[number].tokens.clone();
        let owner = (tokens.start > 1 && reading.possessive(tokens.start - 1))
            .then(|| found.ending_at(tokens.start - 1))
            .flatten();
        let of = || {
            let at = tokens.end + 1 + usize::from(reading.is(tokens.end + 1, Small::DEFINITE));
            reading.is(tokens.end, Small::OF).then(|| found.starting_at(at)).flatten()
        };
        if let Some(nation) = owner.or_else(of).and_then(|owner| found.nation(owner)) {
            found.names[number].guess = Guess::Body(Some(nation));
        }
    }
}
