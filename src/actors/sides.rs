//! Sides in reports of games: `Leeds 1 Everton 1`, `Norra beat Leeds`.
//!
//! A club is called like its town, and only the line around tells which is meant. Countries stay what they are: their
//! teams are named by them.

use foldhash::HashSet;

use super::candidate::{Candidate, Candidates, Guess};
use super::reading::Reading;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world::Known;

/// Which names of a page stand for sides.
pub(super) struct Sides {
    sides: Vec<bool>,
}

impl Sides {
    pub(super) fn of(reading: &Reading<'_, '_>, candidates: &Candidates) -> Self {
        let line = Line { reading, candidates };
        let mut sides: Vec<bool> = (0..candidates.names.len()).map(|number| line.in_table(number)).collect();
        for (number, side) in sides.iter_mut().enumerate() {
            *side |= number > 0 && line.meet(number - 1) || line.meet(number);
        }
        let game = Game::of(reading, sides.iter().any(|side| *side));
        if game.played {
            for (number, side) in sides.iter_mut().enumerate() {
                *side |= line.plays(number) || game.cricket && line.is_county(number);
            }
        }
        for (side, name) in sides.iter_mut().zip(&candidates.names) {
            let first = name.tokens.start;
            let given = reading.marks(first).has(Marks::GIVEN) || reading.word(first).ends_with('.');
            let player = name.tokens.len() > 1 && given;
            *side &= !player && can_be_side(name);
        }
        if game.played {
            line.repeat(&mut sides);
        }
        Self { sides }
    }

    /// Does the name with this number stand for a side here?
    pub(super) fn holds(&self, number: usize) -> bool {
        self.sides[number]
    }
}

fn can_be_side(name: &Candidate) -> bool {
    match name.guess {
        Guess::Known(known) => matches!(known, Known::City(_) | Known::Capital(_) | Known::Region),
        Guess::Name | Guess::Spot => true,
        Guess::Body(_) | Guess::Told(_) => false,
    }
}

/// `2-1`, `6-4`
fn is_result(word: &str) -> bool {
    let digits = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once('-').is_some_and(|(one, other)| digits(one) && digits(other))
}

/// What a page shows of being about games.
struct Game {
    played: bool,
    cricket: bool,
}

impl Game {
    /// Two results or two words that other pages hardly have tell; so does a side that is `sure`.
    fn of(reading: &Reading<'_, '_>, sure: bool) -> Self {
        let (mut results, mut words, mut cricket) = (0, 0, 0);
        for at in 0..reading.len() {
            let word = reading.word(at);
            let said = reading.says(at);
            results += usize::from(reading.is_number(at) && is_result(word));
            words += usize::from(said.has(Says::SPORT));
            cricket += usize::from(said.has(Says::CRICKET));
        }
        Self { played: sure || results > 1 || words > 1, cricket: cricket > 1 }
    }
}

struct Line<'a, 't> {
    reading: &'a Reading<'a, 't>,
    candidates: &'a Candidates,
}

impl<'t> Line<'_, 't> {
    fn word(&self, at: usize) -> &'t str {
        self.reading.word(at)
    }

    fn number(&self, at: usize) -> bool {
        self.reading.is_number(at) && self.word(at).len() <= 4
    }

    fn begins_line(&self, at: usize) -> bool {
        let paragraphs = self.reading.tokens.paragraphs();
        let number = paragraphs.partition_point(|paragraph| paragraph.start < at);
        paragraphs.get(number).is_some_and(|paragraph| paragraph.start == at)
            || matches!(self.word(at.wrapping_sub(1)), ":")
    }

    /// A row of a table: `Norra 8 5 2 1`, `Kent 214 (Lind 84)`.
    fn in_table(&self, number: usize) -> bool {
        let name = &self.candidates.names[number].tokens;
        let before = name.start.checked_sub(1).map_or(".", |at| self.word(at));
        let row = self.number(name.end + 1) || self.word(name.end + 1) == "(";
        // "Somerset 298."
        let total = before == "." && self.number(name.end) && self.word(name.end + 1) == ".";
        total
            || self.begins_line(name.start) && self.number(name.end) && row
            || matches!(before, "." | "," | ";" | ":") && is_result(self.word(name.end))
    }

    /// `Leeds 1 Everton 1`, `BALTIMORE AT TORONTO`: this name and the next.
    fn meet(&self, number: usize) -> bool {
        let names = &self.candidates.names;
        let (Some(one), Some(other)) = (names.get(number), names.get(number + 1)) else { return false };
        let (one, other) = (&one.tokens, &other.tokens);
        self.number(one.end) && other.start == one.end + 1 && self.number(other.end)
            || self.reading.says(one.end).has(Says::BETWEEN) && other.start == one.end + 1
    }

    /// The word that stands `steps` before token `start`.
    fn back(&self, start: usize, steps: usize) -> &'t str {
        start.checked_sub(steps).map_or("", |at| self.word(at))
    }

    /// `Leeds beat Everton`, `Leeds were held`, `lost to Leeds`, `Leeds goalkeeper Ian Holm`.
    fn plays(&self, number: usize) -> bool {
        let name = &self.candidates.names[number].tokens;
        let side = |said: Says| said.has(Says::SIDE_VERB);
        let said = |steps: usize| self.reading.said_before(name.start, steps);
        let after_any = |small: Small| name.start.checked_sub(1).is_some_and(|at| self.reading.is(at, small));
        let within = |says: Says| (2..=5).any(|steps| said(steps).has(says));
        let lost = after_any(Small::TO) && (is_result(self.back(name.start, 2)) || within(Says::MEETS))
            || after_any(Small::FOR) && said(2).has(Says::SIDE_VERB)
            || after_any(Small::OF) && said(2).has(Says::TOPS)
            || after_any(Small::BY) && within(Says::SIDE_VERB);
        let after = self.reading.says(name.end);
        let role = after.has(Says::SPORT_ROLE) && self.reading.is_word(name.end + 1);
        side(after)
            || side(said(1))
            || said(1).has(Says::VERSUS.or(Says::FIRM_NOUN))
            || after.has(Says::PLURAL)
            || role
            || lost
    }

    fn is_county(&self, number: usize) -> bool {
        let name = &self.candidates.names[number].tokens;
        name.len() == 1 && self.reading.says(name.start).has(Says::COUNTY) && !self.in_place(number)
    }

    /// Does the name with this number stand where only places do: `In Leeds`, `LEEDS, England`?
    fn in_place(&self, number: usize) -> bool {
        let name = &self.candidates.names[number].tokens;
        let before = |small: Small| name.start.checked_sub(1).is_some_and(|at| self.reading.is(at, small));
        let opened = name.start.checked_sub(1).is_some_and(|at| self.reading.opens_with(at, OPENING));
        let within = self.word(name.end) == ","
            && self.candidates.starting_at(name.end + 1).is_some_and(|next| {
                let around = &self.candidates.names[next];
                matches!(around.guess, Guess::Known(Known::Country(_) | Known::Region))
            });
        let place = opened
            || before(OPENING.or(Small::FROM).or(Small::OF).or(Small::TO))
            || self.reading.said_before(name.start, 1).has(Says::IN_PLACE);
        let dated =
            self.begins_line(name.start) && (self.word(name.end) == "," || self.reading.is_number(name.end));
        place || within || dated
    }

    /// A town that stood for its side does so wherever the line does not say otherwise.
    fn repeat(&self, sides: &mut [bool]) {
        let names = &self.candidates.names;
        let text = |number: usize| self.reading.lower(names[number].tokens.clone());
        let held: HashSet<String> = (0..names.len()).filter(|number| sides[*number]).map(text).collect();
        // "Norra" for the Norra Rangers.
        let clubs = names.iter().filter(|name| matches!(name.guess, Guess::Known(Known::Organization(_))));
        let town = |name: &Candidate| self.reading.lower(name.tokens.start..name.tokens.end - 1);
        let clubs: HashSet<String> = clubs.filter(|name| name.tokens.len() > 1).map(town).collect();
        for number in 0..names.len() {
            let free = || {
                can_be_side(&names[number]) && names[number].guess != Guess::Name && !self.in_place(number)
            };
            if !sides[number] && free() {
                let club = names[number].initial && clubs.contains(&text(number));
                sides[number] = club || held.contains(&text(number));
            }
        }
    }
}

/// Prepositions before the name of a place, also at the start of a sentence.
const OPENING: Small = Small::IN.or(Small::AT);
