//! Whose view it is: `In Lind's view, …`, `In the words of Ada Lind, “…”`, `…, in her words`.

use std::ops::Range;

use super::content;
use super::draft::Draft;
use super::noun;
use super::source;
use crate::analysis::Analysis;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::quotes::Rule;

/// How far after "in" the noun stands: `in the mayor's very own words`.
const REACH: usize = 8;

/// Content is what follows a view that opens the sentence, else what stands before it.
pub(super) fn find(text: &Analysis<'_, '_>, at: usize) -> Option<Draft> {
    if !text.small(at, Small::IN) && !text.small(at, Small::BY) {
        return None;
    }
    let sentence = text.sentence(at);
    let noun = (at + 1..sentence.end.min(at + REACH))
        .take_while(|at| !text.comma(*at) && !text.stops(*at))
        .find(|at| text.has(*at, Roles::VIEW))?;
    // "in the view of Lind", but not "in view of the rain".
    let (source, end): (Range<usize>, usize) = if noun > at + 1 && text.small(noun + 1, Small::OF) {
        let source = source::after(text, noun + 2)?;
        (source.clone(), source.end)
    } else {
        (noun::owner(text, noun).filter(|owner| owner.start > at)?, noun + 1)
    };
    let opens = at <= sentence.start + 1;
    let content = if opens {
        let start = end + usize::from(text.comma(end));
        if start == end && !text.opens(end) {
            return None;
        }
        content::from(text, start)?
    } else {
        let parenthesis = text.comma(at - 1) && (text.stops(end) || end >= sentence.end);
        if !parenthesis || sentence.start + 3 > at {
            return None;
        }
        vec![sentence.start..at - 1]
    };
    Some(Draft::new(Rule::AccordingTo, Some(source), at..noun + 1, content))
}
