//! The country that a page is at home in: there a bare "president" is its president.

use std::ops::Range;

use super::candidate::{Candidates, Guess, Nation};
use super::reading::Reading;
use crate::lang::pages::calendar;
use crate::text::Tokens;
use crate::world::{self, CountryId, Known};

/// How many tokens open a page and tell what it is about.
pub(super) const LEAD: usize = 150;

/// The mentions of each country of a page.
struct Counts {
    of: Vec<Count>,
    all: usize,
}

struct Count {
    nation: Nation,
    mentions: usize,
    /// Named where the page begins.
    leads: bool,
    /// The page names one of its houses: `Norland Central Bank`.
    houses: bool,
}

impl Counts {
    fn of(reading: &Reading<'_, '_>, candidates: &Candidates) -> Self {
        let mut counts = Counts { of: Vec::new(), all: 0 };
        for name in &candidates.names {
            let house = matches!(name.guess, Guess::Body(_) | Guess::Known(Known::Institution(_)));
            let state = || world::country_of_state(reading.text(name.tokens.clone())).map(Nation::Listed);
            let state = (name.guess == Guess::Known(Known::Region)).then(state).flatten();
            if let Some(nation) = belongs(name.guess).or(state) {
                counts.add(nation, name.tokens.start < LEAD, house);
            }
        }
        for (tokens, nation) in &candidates.peoples {
            counts.add(*nation, tokens.start < LEAD, false);
        }
        counts
    }

    fn add(&mut self, nation: Nation, leads: bool, houses: bool) {
        self.all += 1;
        match self.of.iter_mut().find(|held| held.nation == nation) {
            Some(held) => {
                held.mentions += 1;
                held.leads |= leads;
                held.houses |= houses;
            }
            None => self.of.push(Count { nation, mentions: 1, leads, houses }),
        }
    }

    /// Is it named in `tenths` of all mentions, at least?
    fn share(&self, count: &Count, tenths: usize) -> bool {
        count.mentions * 10 >= self.all * tenths
    }
}

/// The country of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Home {
    pub(super) nation: Nation,
    /// The page hardly names another.
    pub(super) alone: bool,
}

/// The country of the page.
pub(super) fn of(reading: &Reading<'_, '_>, candidates: &Candidates, site: Site<'_>) -> Option<Home> {
    let counts = Counts::of(reading, candidates);
    of_text(reading, candidates, site.publisher, &counts).or_else(|| {
        // A page of a country's own site: what its text leaves open is its.
        let own = |count: &&Count| {
            site.publisher.is_some_and(|publisher| is_named_in(count.nation, publisher, candidates))
        };
        let country = site.country.map(Nation::Listed);
        let here = |count: &&Count| Some(count.nation) == country;
        let place = site.publisher.and_then(place_in).map(Nation::Listed);
        let there = |count: &&Count| Some(count.nation) == place;
        let held = counts.of.iter().find(here).or_else(|| counts.of.iter().find(own));
        let held = held.or_else(|| counts.of.iter().find(there))?;
        Some(Home { nation: held.nation, alone: false })
    })
}

/// The country of a town or a state in a paper's name: `Norra Herald`.
fn place_in(publisher: &str) -> Option<CountryId> {
    let tokens = Tokens::of(publisher);
    (0..tokens.all().len()).find_map(|at| match world::at(&tokens, at, tokens.all().len())? {
        (Known::Region, after) => world::country_of_state(tokens.span(at..after)?.of(publisher)),
        (known, _) => world::country(known),
    })
}

/// Where a page stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Site<'a> {
    /// What its publisher is called.
    pub(super) publisher: Option<&'a str>,
    /// The country of its address.
    pub(super) country: Option<CountryId>,
}

/// The country of the page by what its text names; none where it is about several alike.
fn of_text(
    reading: &Reading<'_, '_>,
    candidates: &Candidates,
    publisher: Option<&str>,
    counts: &Counts,
) -> Option<Home> {
    let most = counts.of.iter().max_by_key(|count| count.mentions)?;
    let opens = dateline(reading, candidates) == Some(most.nation) && counts.share(most, 4);
    // "The Norland Times" on Norland.
    let own = publisher.is_some_and(|publisher| is_named_in(most.nation, publisher, candidates));
    let own = own && most.leads && counts.share(most, 5);
    let alone = most.mentions >= 4 && counts.share(most, 8);
    let only = most.leads && most.houses && counts.share(most, 10);
    (opens || own || alone || only).then_some(Home { nation: most.nation, alone })
}

/// The country that a name belongs to: its own, its capital, a city, an institution.
fn belongs(guess: Guess) -> Option<Nation> {
    match guess {
        Guess::Known(known) => world::country(known).map(Nation::Listed),
        Guess::Told(id) => Some(Nation::Told(id)),
        Guess::Body(nation) => nation,
        Guess::Spot | Guess::Name => None,
    }
}

/// Is the publisher called after the country: `The Norland Times`?
fn is_named_in(nation: Nation, publisher: &str, candidates: &Candidates) -> bool {
    let path = nation.path(candidates);
    let Some(name) = path.first() else { return false };
    publisher.match_indices(name.as_str()).any(|(at, _)| {
        let after = publisher[at + name.len()..].chars().next();
        let before = publisher[..at].chars().next_back();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// The country whose capital or city opens the body: `ANKARA, July 3 (Wire) -`.
fn dateline(reading: &Reading<'_, '_>, candidates: &Candidates) -> Option<Nation> {
    let first = candidates.names.first()?;
    let paragraph: Range<usize> = reading.tokens.paragraphs().first()?.clone();
    let end = first.tokens.end;
    let marked = |at: usize| matches!(reading.word(at), "-" | "--" | "–" | "—");
    let dated = reading.word(end) == "," && calendar::month(reading.word(end + 1)).is_some();
    let opens = first.tokens.start == paragraph.start && (marked(end) || dated);
    let paren = reading.word(end) == "(" && (end..end + 8).any(marked);
    (opens || first.tokens.start == paragraph.start && paren).then(|| belongs(first.guess)).flatten()
}
