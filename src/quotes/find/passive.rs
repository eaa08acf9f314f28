//! The speaker follows a passive, or is left out: `it was announced by S that …`, `asked by S whether …`,
//! `Asked about the talks, …`.

use std::ops::Range;

use super::content;
use super::cue::Cue;
use super::draft::Draft;
use super::source;
use crate::analysis::Analysis;
use crate::lang::reporting::{Form, Roles};
use crate::lang::small::Small;
use crate::quotes::Rule;

/// Reads the source after "by", or a question whose asker nobody names.
pub(super) fn find(text: &Analysis<'_, '_>, cue: &Cue) -> Option<Draft> {
    let asked = cue.form == Form::Past && cue.frames.addressee && !cue.passive;
    if text.small(cue.range.end, Small::BY) {
        if !(cue.passive || asked) || !cue.speaks() && !cue.frames.object {
            return None;
        }
        let source = source::after(text, cue.range.end + 1)?;
        let content = if text.small(source.end, Small::THAT) {
            content::from(text, source.end + 1)?
        } else if opens_question(text, source.end) {
            question(text, source.end)
        } else {
            vec![text.sentence(cue.verb).start..cue.range.start]
        };
        return Some(draft(cue.range.start..cue.range.end + 1, content, Some(source)));
    }
    // "It was revealed that …", "Lind was accused of …": nobody is said to say it.
    if cue.passive && text.small(cue.range.end, Small::THAT) && (cue.frames.clause || cue.frames.object) {
        return Some(draft(cue.range.clone(), content::from(text, cue.range.end + 1)?, None));
    }
    let before = cue.range.start.checked_sub(1);
    let alone = text.sentence(cue.verb).start == cue.range.start
        || before.is_some_and(|before| text.small(before, Small::WHEN) || text.comma(before));
    let question_follows = opens_question(text, cue.range.end) && (cue.passive || asked && alone);
    let was_asked =
        text.has(cue.verb, Roles::ASKS) && text.verb(cue.verb).is_some_and(|(form, _)| form == Form::Past);
    let about =
        text.small(cue.range.end.checked_sub(1)?, Small::ABOUT) && (asked || cue.frames.object) && alone;
    if !(was_asked && (question_follows || about)) {
        return None;
    }
    Some(draft(cue.range.clone(), question(text, cue.range.end), None))
}

fn draft(cue: Range<usize>, content: Vec<Range<usize>>, source: Option<Range<usize>>) -> Draft {
    Draft::new(Rule::Passive, source, cue, content)
}

fn opens_question(text: &Analysis<'_, '_>, at: usize) -> bool {
    text.small(at, Small::QUESTION.or(Small::ABOUT).or(Small::TO))
}

/// What was asked, up to the comma after which the answer follows.
fn question(text: &Analysis<'_, '_>, start: usize) -> Vec<Range<usize>> {
    let end = text.sentence(start).end;
    let stop = (start..end).find(|at| text.comma(*at) && text.quotation(*at).is_none());
    vec![start..stop.unwrap_or(end)]
}
