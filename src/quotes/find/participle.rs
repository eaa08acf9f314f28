//! A participle without an auxiliary: `S left, saying …`, `"…," he said, adding that …`.

use std::ops::Range;

use super::before_content;
use super::content;
use super::cue::Cue;
use super::draft::Draft;
use super::source;
use super::subject;
use crate::analysis::Analysis;
use crate::lang::reporting::{Form, Roles};
use crate::lang::small::Small;
use crate::quotes::Rule;

/// How far after a comma the verb of its clause stands at most.
const NEXT_CLAUSE: usize = 16;

/// How far after a comma a verb that hands over to a quotation is looked for; the limit keeps a sentence of nothing but
/// participles linear.
const NEXT_REPORT: usize = 60;

/// The source is that of the cue before it in the sentence, else the sentence's subject.
pub(super) fn find(text: &Analysis<'_, '_>, cue: &Cue, before: &[Draft]) -> Option<Draft> {
    if !cue.participle {
        return None;
    }
    let sentence = text.sentence(cue.verb);
    let (start, rule) = before_content::start(text, cue)?;
    let source = source_of(text, cue, before);
    let mut content = content::only_quotation(text, cue, start).or_else(|| content::from(text, start))?;
    if rule == Rule::ObjectClaim {
        content::end_at_next_verb(text, &mut content);
    }
    content::end_at_next_participle(text, &mut content);
    // "While calling for talks, Lind …": a participle that opens the sentence ends at the comma.
    let before = cue.range.start.saturating_sub(1);
    let subordinate = text.has(before, Roles::PREPOSITION.or(Roles::CLAUSE_START)) && !text.comma(before);
    let later = next_report(text, cue.range.end, sentence.end).filter(|_| subordinate);
    if let [only] = content.as_mut_slice()
        && (cue.range.start <= sentence.start + 1 || later.is_some())
    {
        let comma = later.or_else(|| plain_comma(text, only.clone()));
        only.end = comma.filter(|comma| only.contains(comma)).unwrap_or(only.end);
    }
    Some(Draft::new(Rule::Participle, source, cue.range.clone(), content))
}

/// Who says what the participle of `cue` reports; `before` are the drafts of the sentence so far.
pub(super) fn source_of(text: &Analysis<'_, '_>, cue: &Cue, before: &[Draft]) -> Option<Range<usize>> {
    let sentence = text.sentence(cue.verb);
    let last = || {
        let mut last = before.iter().rev().take(3);
        last.find(|draft| sentence.contains(&draft.cue.start)).and_then(|draft| draft.source.clone())
    };
    own_subject(text, cue)
        .or_else(last)
        .or_else(|| subject::nearest(text, cue.range.start))
        .or_else(|| subject::of_sentence(text, cue.verb))
}

/// The first comma outside quotation marks.
fn plain_comma(text: &Analysis<'_, '_>, mut range: Range<usize>) -> Option<usize> {
    range.find(|at| text.comma(*at) && text.quotation(*at).is_none())
}

/// `On Monday, while discussing the plan, Lind said …`: the comma before the clause that reports, which is the next one,
/// or any later one whose verb hands over to a quotation.
fn next_report(text: &Analysis<'_, '_>, from: usize, end: usize) -> Option<usize> {
    let reports = |at: usize| {
        text.quotation(at).is_none()
            && matches!(text.verb(at), Some((Form::Past | Form::Present, frames)) if frames.clause)
            && !text.has(at, Roles::ALSO_NOUN)
    };
    let comma = plain_comma(text, from..end)?;
    if (comma + 1..end.min(comma + NEXT_CLAUSE)).any(reports) {
        return Some(comma);
    }
    let verb = (comma + 1..end.min(comma + NEXT_REPORT)).find(|at| reports(*at) && text.opens(at + 1))?;
    (comma..verb).rev().find(|at| text.comma(*at) && text.quotation(*at).is_none())
}

/// `with Lind noting …`, `as more voters have begun urging …`: a subject of the participle's own right before it.
fn own_subject(text: &Analysis<'_, '_>, cue: &Cue) -> Option<Range<usize>> {
    let last = cue.range.start.checked_sub(1)?;
    let person = text.wordy(last)
        && !text.has(last, Roles::PREPOSITION.or(Roles::CLAUSE_START).or(Roles::ADVERB).or(Roles::AUXILIARY))
        && text.verb(last).is_none();
    if !person || last < text.sentence(last).start {
        return None;
    }
    let subject = source::before(text, cue.range.start)?.mention;
    let with = subject
        .start
        .checked_sub(1)
        .is_some_and(|at| text.comma(at) || text.small(at, Small::WITH.or(Small::AS).or(Small::OF)));
    (with || text.has_name(subject.clone())).then_some(subject)
}
