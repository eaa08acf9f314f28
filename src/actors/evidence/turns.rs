//! `MIRA FALK, NEWS ANCHOR:`, `MR. BERG:`: a name in capitals that opens a turn of a transcript is a person's, and no
//! acronym.

use std::ops::Range;

use crate::actors::reading::Reading;
use crate::lang::marks::Marks;
use crate::lang::reporting::Roles;

/// How many letters an acronym has at most.
const ACRONYM: usize = 3;

/// Does the name of these tokens open a turn?
pub(super) fn opens(reading: &Reading<'_, '_>, name: Range<usize>) -> bool {
    let shouted = |at: usize| !reading.word(at).contains(char::is_lowercase);
    let paragraphs = reading.tokens.paragraphs();
    let number = paragraphs.partition_point(|paragraph| paragraph.end <= name.start);
    let Some(paragraph) = paragraphs.get(number).filter(|_| name.clone().all(shouted)) else { return false };
    let mut before = paragraph.start..name.start;
    if !before.all(|at| reading.word(at) == "." || reading.marks(at).has(Marks::HONORIFIC)) {
        return false;
    }
    let mut at = name.end;
    while at < paragraph.end && reading.word(at) != ":" {
        at = match reading.word(at) {
            "(" => (at..paragraph.end)
                .find(|at| reading.word(*at) == ")")
                .map_or(paragraph.end, |close| close + 1),
            _ if shouted(at) => at + 1,
            _ => return false,
        };
    }
    let unnamed = Roles::UNNAMED_LABEL.or(Roles::CAPTION_LABEL).or(Roles::ASKS_LABEL);
    let entry = |at: usize| reading.pack.reporting.entry(reading.word(at));
    if name.clone().any(|at| entry(at).is_some_and(|entry| entry.roles.has(unnamed))) {
        return false;
    }
    let last = name.end - 1;
    let long = name.len() > 1 || reading.word(last).chars().count() > ACRONYM;
    at < paragraph.end && long && reading.noun(last).is_none()
}
