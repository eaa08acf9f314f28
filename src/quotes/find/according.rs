//! `according to S`.

use std::ops::Range;

use super::content;
use super::draft::Draft;
use super::source;
use crate::analysis::Analysis;
use crate::lang::classes::Tag;
use crate::lang::reporting::{Form, Roles};
use crate::lang::small::Small;
use crate::lang::sources;
use crate::quotes::Rule;
use crate::text::TokenKind;

/// Content is what stands before it in the sentence, or after it where it opens the sentence.
pub(super) fn find(text: &Analysis<'_, '_>, at: usize) -> Option<Draft> {
    let per = text.small(at, Small::PER) && text.comma(at.checked_sub(1)?);
    if !(text.small(at, Small::ACCORDING) && text.small(at + 1, Small::TO) || per) {
        return None;
    }
    if is_relay(text, at) {
        return None;
    }
    let first = at + if per { 1 } else { 2 };
    let mut source = source::after_preposition(text, first)?;
    let sentence = text.sentence(at);
    let content = if points_back(text, sentence.start, at) {
        vec![before(text, sentence.start)?]
    } else if at <= sentence.start + 1 {
        match unparted(text, source.clone()) {
            Some(start) => {
                source.end = start;
                content::from(text, start)?
            }
            None => content::from(text, after_appositions(text, &source, sentence.end)?)?,
        }
    } else if is_measure(text, &source) {
        return None;
    } else {
        let mut pieces = vec![sentence.start..at];
        if let Some(rest) = rest(text, at, &source) {
            // "a bridge which, according to Lind, is closed"
            let relative = text.has(at.saturating_sub(2), Roles::CLAUSE_START);
            pieces.retain(|_| !relative);
            pieces.extend(content::from(text, rest)?);
        }
        pieces
    };
    Some(Draft::new(Rule::AccordingTo, Some(source), at..first, content))
}

/// `…, Lind said, according to Norpress`: a speaker stands before it, through Norpress.
fn is_relay(text: &Analysis<'_, '_>, at: usize) -> bool {
    let verb = at.checked_sub(2).filter(|_| text.comma(at - 1));
    verb.is_some_and(|verb| {
        let speaks = matches!(text.verb(verb), Some((Form::Past | Form::Present, frames)) if frames.clause);
        let subject = source::before(text, verb).map(|subject| subject.start);
        let mark = subject.and_then(|start| start.checked_sub(1));
        speaks && mark.is_some_and(|mark| text.comma(mark) || text.closes(mark))
    })
}

/// `The bridge is closed. That is according to Lind.`: does the sentence from `start` to "according" at `at` say no more than
/// that?
fn points_back(text: &Analysis<'_, '_>, start: usize, at: usize) -> bool {
    let is = |at: usize| text.has(at, Roles::BE) || text.kind(at) == Some(TokenKind::Possessive);
    text.small(start, Small::THAT.or(Small::THIS)) && at > start && at <= start + 2 && (start + 1..at).all(is)
}

/// The sentence before the one that begins at `start`, in its paragraph.
fn before(text: &Analysis<'_, '_>, start: usize) -> Option<Range<usize>> {
    let last = start.checked_sub(1).filter(|last| text.paragraph(*last).contains(&start))?;
    Some(text.sentence(last))
}

/// `built according to plan`, `sorted according to age`: what things go by, and nobody's words.
fn is_measure(text: &Analysis<'_, '_>, source: &Range<usize>) -> bool {
    let head = source.clone().find(|at| text.has(*at, Roles::MEASURE));
    head.is_some() && !text.has_name(source.clone())
}

/// `According to Lind the bridge is closed`: where the content begins without a comma, after a name.
fn unparted(text: &Analysis<'_, '_>, source: Range<usize>) -> Option<usize> {
    let finite = |at: usize| content::is_finite(text, at);
    let start = (source.start + 1..source.end)
        .find(|at| text.has(*at, Roles::DETERMINER) && !text.capital(*at) && text.capital(at - 1))?;
    let end = text.sentence(start).end;
    (start..end).take_while(|at| !text.comma(*at)).any(finite).then_some(start)
}

/// `According to Ada Lind, 54, the mayor of Norra, the bridge is closed`: where the content begins after the comma that
/// closes what is told of the source.
fn after_appositions(text: &Analysis<'_, '_>, source: &Range<usize>, end: usize) -> Option<usize> {
    let comma = |from: usize| (from..end).find(|at| text.comma(*at) && text.quotation(*at).is_none());
    let first = comma(source.end)? + 1;
    let mut start = first;
    while let Some(next) = comma(start).filter(|next| is_told_of(text, source, start..*next)) {
        start = next + 1;
    }
    // "According to Lind, the minister, who left, will be back": what was taken for Lind's is the subject.
    let verb = matches!(text.tag(start), Some(tag) if tag.is_verb() || tag == Tag::Aux);
    Some(if verb { first } else { start })
}

/// Do the words between two commas say who the source is: an age, a relative clause, an office after a name, or a name
/// after an office?
fn is_told_of(text: &Analysis<'_, '_>, source: &Range<usize>, words: Range<usize>) -> bool {
    if text.small(words.start, Small::WHO.or(Small::WHICH).or(Small::WHOSE)) {
        return true;
    }
    let finite = |at: usize| content::is_finite(text, at);
    if words.is_empty() || text.has(words.start, Roles::PREPOSITION) || words.clone().any(finite) {
        return false;
    }
    if words.len() == 1 && text.kind(words.start) == Some(TokenKind::Number) {
        return true;
    }
    if !text.has_name(source.clone()) {
        return words.clone().all(|at| text.capital(at) || text.is(at, "."));
    }
    let role =
        |at: usize| sources::noun(text.word(at)).is_some_and(|(_, noun)| noun.person || noun.organization);
    words.clone().any(role)
}

/// How long a relative clause of the source may be.
const RELATIVE: usize = 10;

/// `Lind has, according to Berg, left`, `…, according to members who were there, was any mention`: where the content goes
/// on after a source that commas enclose, which a comma and what is told of it may follow.
fn rest(text: &Analysis<'_, '_>, at: usize, source: &Range<usize>) -> Option<usize> {
    let end = source.end;
    let before = at.checked_sub(1).filter(|before| text.comma(*before))?;
    let relative = text.small(end, Small::WHO) || text.small(end, Small::THAT);
    let mut close = if relative { (end..end + RELATIVE).find(|at| !text.wordy(*at))? } else { end };
    // "Workers, according to Lind, the mayor, were paid late."
    let sentence = text.sentence(at).end;
    let comma = |from: usize| (from..sentence).find(|at| text.comma(*at) && text.quotation(*at).is_none());
    if let Some(next) = comma(close + 1).filter(|next| is_told_of(text, source, close + 1..*next)) {
        close = next;
    }
    let broken = before > 0 && text.has(before - 1, Roles::AUXILIARY.or(Roles::ADVERB));
    let goes_on = text.wordy(close + 1) && (broken || text.verb(close + 1).is_none());
    (text.comma(close) && goes_on).then_some(close + 1)
}
