//! The verb opens the sentence: `Said Ada Lind, a doctor: “It is over.”`

use std::ops::Range;

use super::cue::Cue;
use super::draft::Draft;
use super::source;
use crate::analysis::Analysis;
use crate::lang::reporting::{Form, Roles};
use crate::quotes::Rule;

/// How far from the speaker the quotation may begin: an apposition lies between.
const REACH: usize = 30;

/// Reads the source after the verb, and the quotation after the source.
pub(super) fn find(text: &Analysis<'_, '_>, cue: &Cue) -> Option<Draft> {
    let sentence = text.sentence(cue.verb);
    let opens = cue.range.start == sentence.start && matches!(cue.form, Form::Past | Form::Present);
    if !opens || !cue.speaks() || cue.passive {
        return None;
    }
    let source = source::after(text, cue.range.end).filter(|source| text.has_name(source.clone()))?;
    let Some(mark) = (source.end..sentence.end.min(source.end + REACH)).find(|at| text.opens(*at)) else {
        return behind(text, cue, source);
    };
    let hands_over = text.comma(mark - 1) || text.word(mark - 1) == ":";
    let number = text.quotation_of_mark(mark).filter(|_| hands_over)?;
    let content = text.quotations[number].pieces.clone();
    Some(Draft::new(Rule::VerbSpeaker, Some(source), cue.range.clone(), content))
}

/// `“It is over.” Said Lind.`: a sentence of nothing but the cue and its source, behind a quotation.
fn behind(text: &Analysis<'_, '_>, cue: &Cue, source: Range<usize>) -> Option<Draft> {
    let close = cue.range.start.checked_sub(1).filter(|close| text.closes(*close))?;
    let number = text.quotation_of_mark(close)?;
    let ends = text.stops(source.end) || text.comma(source.end);
    let said = text.has(cue.verb, Roles::PLAIN) || text.stops(source.end);
    (ends && said).then(|| {
        let content = text.quotations[number].pieces.clone();
        Draft::new(Rule::VerbSpeaker, Some(source), cue.range.clone(), content)
    })
}
