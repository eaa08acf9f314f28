//! A clause in passing: `As Lind noted, it was over`, `It was over, as Lind pointed out`.

use super::content;
use super::cue::Cue;
use super::draft::Draft;
use super::source;
use crate::analysis::Analysis;
use crate::lang::reporting::Form;
use crate::lang::small::Small;
use crate::quotes::Rule;

/// Content is the rest of the sentence: what follows where "as" opens it, else what stands before.
pub(super) fn find(text: &Analysis<'_, '_>, cue: &Cue) -> Option<Draft> {
    if cue.passive
        || cue.participle
        || !cue.speaks()
        || !matches!(cue.form, Form::Past | Form::Present | Form::Base)
    {
        return None;
    }
    let subject = source::before(text, cue.range.start)?;
    let as_word = subject.start.checked_sub(1).filter(|at| text.small(*at, Small::AS))?;
    let sentence = text.sentence(cue.verb);
    let end =
        (cue.range.end..sentence.end.min(cue.range.end + 12)).find(|at| text.comma(*at) || text.stops(*at));
    let opens = as_word <= sentence.start + 1;
    let content = if opens {
        let comma = end.filter(|end| text.comma(*end))?;
        content::from(text, comma + 1)?
    } else if let Some(quotation) = text.quotation_of_mark(as_word - 1).filter(|_| text.closes(as_word - 1)) {
        text.quotations[quotation].pieces.clone()
    } else {
        let parenthesis = text.comma(as_word - 1) && end.is_none_or(|end| text.stops(end) || text.comma(end));
        if !parenthesis || cue.range.end + 6 < end.unwrap_or(sentence.end) {
            return None;
        }
        let mut pieces = vec![sentence.start..as_word - 1];
        // "The bridge, as Lind noted, is closed": what stands before is no clause yet.
        let begun = (sentence.start..as_word).any(|at| content::is_finite(text, at));
        if let Some(comma) = end.filter(|end| text.comma(*end) && !begun) {
            pieces.extend(content::from(text, comma + 1)?);
        }
        pieces
    };
    Some(Draft::new(Rule::AsSaid, Some(subject.mention), cue.range.clone(), content))
}
