//! Sides in reports of games: `Leeds 1 Everton 1`, `Norra beat Leeds`.
//!
//! A club is called like its town, and only the line around tells which is meant. Countries stay what they are: their
//! teams are named by them.

use super::candidate::{Candidate, Candidates, Guess};
use super::reading::Reading;
use crate::lexicon::contexts::{Says, says};
use crate::lexicon::names::Marks;
use crate::lexicon::world::Known;

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
        let results = (0..reading.len())
            .filter(|at| reading.is_word(*at) || reading.is_number(*at))
            .filter(|at| is_result(reading.word(*at)))
            .take(2)
            .count();
        let sport = results == 2 || sides.iter().any(|side| *side);
        if sport {
            for (number, side) in sides.iter_mut().enumerate() {
                *side |= line.plays(number);
            }
        }
        for (side, name) in sides.iter_mut().zip(&candidates.names) {
            let first = name.tokens.start;
            let given = reading.marks(first).has(Marks::GIVEN) || reading.word(first).ends_with('.');
            let player = name.tokens.len() > 1 && given;
            *side &= !player && can_be_side(name);
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
            || matches!(self.word(one.end), "AT" | "v" | "V" | "vs") && other.start == one.end + 1
    }

    /// `Leeds beat Everton`: before the verb, or right after it.
    fn plays(&self, number: usize) -> bool {
        let name = &self.candidates.names[number].tokens;
        let side = |at: usize| says(self.word(at)).has(Says::SIDE_VERB);
        side(name.end) || name.start > 0 && side(name.start - 1)
    }
}
