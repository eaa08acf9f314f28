//! Bodies that a page names once in full with their initials behind: `Sons of the Salt Coast (SSC)`.

use super::Range;
use crate::actors::reading::Reading;
use crate::lang::marks::Marks;

/// The most tokens of such a name.
const LONGEST: usize = 14;

/// The long forms of a page, in order.
pub(super) fn long_forms(reading: &Reading<'_, '_>) -> Vec<Range<usize>> {
    let mark = |at: usize, mark: &str| reading.is_mark(at) && reading.word(at) == mark;
    let opens = |at: &usize| mark(*at, "(") && mark(at + 2, ")");
    (1..reading.len()).filter(opens).filter_map(|at| long_form(reading, at)).collect()
}

/// `IMF`, `AFL-CIO`, `U.N.`
pub(in crate::actors) fn is_acronym(word: &str) -> bool {
    let capital = |c: char| c.is_ascii_uppercase() || matches!(c, '.' | '&' | '-' | '/');
    (2..=7).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().all(capital)
}

/// The words before the parenthesis at token `open` whose initials stand in it.
fn long_form(reading: &Reading<'_, '_>, open: usize) -> Option<Range<usize>> {
    let acronym = reading.word(open + 1);
    if !is_acronym(acronym) {
        return None;
    }
    let mut left: Vec<char> = acronym.chars().filter(|c| c.is_ascii_uppercase()).collect();
    let floor = reading.sentence(open).start;
    for at in (floor.max(open.saturating_sub(LONGEST))..open).rev() {
        let word = reading.word(at);
        if reading.capital(at) {
            // "Co-operation" is one letter or two.
            let initials: Vec<char> = word.split('-').rev().filter_map(|part| part.chars().next()).collect();
            let initials: Vec<char> = initials.into_iter().flat_map(char::to_uppercase).collect();
            let taken = if ends_with(&left, &initials) { initials.len() } else { 1 };
            if taken == 1 && left.last() != initials.last() {
                return None;
            }
            left.truncate(left.len() - taken);
            if left.is_empty() {
                let named = reading.marks(at).has(Marks::GIVEN) && open == at + 2;
                return (open > at + 1 && !named).then_some(at..open);
            }
        } else if !(reading.possessive(at) || reading.pack.function_words.holds(word) || word == "&") {
            return None;
        }
    }
    None
}

/// Do the last letters of `left` read, backwards, as `initials` do?
fn ends_with(left: &[char], initials: &[char]) -> bool {
    left.len() >= initials.len() && left.iter().rev().zip(initials).all(|(one, other)| one == other)
}
