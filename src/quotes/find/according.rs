//! `according to S`.

use super::content;
use super::draft::Draft;
use super::source;
use crate::analysis::Analysis;
use crate::lang::reporting::{Form, Roles};
use crate::lang::small::Small;
use crate::quotes::Rule;

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
    let source = source::after(text, first)?;
    let sentence = text.sentence(at);
    let content = if at <= sentence.start + 1 {
        let comma = (source.end..sentence.end).find(|at| text.comma(*at))?;
        content::from(text, comma + 1)?
    } else {
        let mut pieces = vec![sentence.start..at];
        if let Some(rest) = rest(text, at, source.end) {
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

/// How long a relative clause of the source may be.
const RELATIVE: usize = 10;

/// `Lind has, according to Berg, left`, `…, according to members who were there, was any mention`: where the content goes
/// on after a source that commas enclose, whose last word stands before `end`.
fn rest(text: &Analysis<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|before| text.comma(*before))?;
    let relative = text.small(end, Small::WHO) || text.small(end, Small::THAT);
    let close = if relative { (end..end + RELATIVE).find(|at| !text.wordy(*at))? } else { end };
    let broken = before > 0 && text.has(before - 1, Roles::AUXILIARY.or(Roles::ADVERB));
    let goes_on = text.wordy(close + 1) && (broken || text.verb(close + 1).is_none());
    (text.comma(close) && goes_on).then_some(close + 1)
}
