//! Nouns that name words told as they stand: `chants of “…”`, `Lind's slogan is “…”`, `a sign that read “…”`,
//! `used the term “…”`.

use std::ops::Range;

use super::cue;
use super::draft::Draft;
use super::noun;
use super::source;
use super::subject;
use crate::analysis::Analysis;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::quotes::Rule;

/// How far before a term the verb may stand that uses it: `used the very old term`.
const REACH: usize = 4;

/// How far after "was" the noun stands: `was Mayor Lind's angry reply`.
const AFTER_BE: usize = 6;

/// The words that the noun at `at` names, by its owner; a sign speaks for itself.
pub(super) fn find(text: &Analysis<'_, '_>, at: usize) -> Option<Draft> {
    if text.has(at, Roles::BE) {
        return before_noun(text, at);
    }
    if !text.has(at, Roles::WORDED.or(Roles::BEARER).or(Roles::TERM)) {
        return None;
    }
    let mark = mark_after(text, at)?;
    let quotation = text.quotation_of_mark(mark).map(|number| &text.quotations[number])?;
    if text.has(at, Roles::TERM)
        && mark == at + 1
        && let Some((source, cue)) = used(text, at)
    {
        return Some(Draft::new(Rule::Wording, Some(source), cue, quotation.pieces.clone()));
    }
    let bears = text.has(at, Roles::BEARER);
    if !bears && !text.has(at, Roles::WORDED) || bears && mark == at + 1 {
        return None;
    }
    if !bears && is_verb(text, at) {
        return None;
    }
    let told = text.opens(mark) && mark > at + 2;
    let owner = if bears { None } else { noun::owner(text, at) };
    let source = owner.or_else(|| if bears || told { bearer(text, at) } else { None });
    let end = if cue::is_joint(text, mark - 1) { mark - 1 } else { mark };
    Some(Draft::new(Rule::Wording, source, at..end, quotation.pieces.clone()))
}

/// `“Never,” was Lind's reply`, `“Go home,” was another`: the words stand before "was", at `be`, and their noun after it.
fn before_noun(text: &Analysis<'_, '_>, be: usize) -> Option<Draft> {
    let last = be.checked_sub(1)?;
    let close = if text.comma(last) { last.checked_sub(1)? } else { last };
    let quotation = text.quotation_of_mark(close).filter(|_| text.closes(close))?;
    let quotation = &text.quotations[quotation];
    let opens = text.sentence(be).start + 1 == quotation.start();
    let end = text.sentence(be).end.min(be + AFTER_BE);
    let another = text.small(be + 1, Small::ANOTHER);
    let noun = (be + 1..end).find(|at| text.has(*at, Roles::WORDED)).or(another.then_some(be + 1));
    let noun = noun.filter(|_| opens && quotation.words > 0)?;
    Some(Draft::new(Rule::Wording, noun::owner(text, noun), be..noun + 1, quotation.pieces.clone()))
}

/// The mark that opens the words after the noun at `at`: `of “`, `: “`, `is “`, `, which read “`, `“`.
fn mark_after(text: &Analysis<'_, '_>, at: usize) -> Option<usize> {
    let mut next = at + 1;
    if text.opens(next) {
        return Some(next);
    }
    if text.small(next, Small::OF) || cue::is_joint(text, next) {
        next += 1;
        if text.opens(next) {
            return Some(next);
        }
    }
    if text.small(next, Small::THAT.or(Small::WHICH)) {
        next += 1;
    }
    let tells = text.has(next, Roles::BE)
        || text.verb(next).is_some_and(|(_, frames)| frames.clause || frames.quoted);
    if !tells {
        return None;
    }
    next += 1;
    if cue::is_joint(text, next) {
        next += 1;
    }
    text.opens(next).then_some(next)
}

/// Who uses the term at `at`, and the words from the verb to it.
fn used(text: &Analysis<'_, '_>, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let floor = text.sentence(at).start;
    let verb = (floor.max(at.saturating_sub(REACH))..at).rev().find(|at| text.has(*at, Roles::USES))?;
    let mut start = verb;
    while start > floor && text.has(start - 1, Roles::AUXILIARY.or(Roles::ADVERB).or(Roles::LONE_SUBJECT)) {
        start -= 1;
    }
    let source = source::before(text, start).map(|subject| subject.mention);
    Some((source.or_else(|| subject::of_sentence(text, verb))?, start..at + 1))
}

/// `they cry “…”`: a word that may be a noun or a verb is a verb after a subject, an auxiliary or a conjunction.
fn is_verb(text: &Analysis<'_, '_>, at: usize) -> bool {
    let verbal = Roles::SUBJECT_PRONOUN.or(Roles::AUXILIARY).or(Roles::CLAUSE_START).or(Roles::ADVERB);
    text.verb(at).is_some()
        && at.checked_sub(1).is_some_and(|before| {
            text.small(before, Small::TO) || text.has(before, verbal) && !text.has(before, Roles::DETERMINER)
        })
}

/// `a sign`: the thing itself, without the names that it may bear: a Lind hat is not Lind.
fn bearer(text: &Analysis<'_, '_>, at: usize) -> Option<Range<usize>> {
    let floor = text.sentence(at).start.max(at.saturating_sub(REACH));
    let start = (floor..at).rev().find(|at| text.has(*at, Roles::DETERMINER.or(Roles::LONE_SUBJECT)))?;
    (!text.has_name(start + 1..at + 1)).then_some(start..at + 1)
}
