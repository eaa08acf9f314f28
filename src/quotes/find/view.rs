//! Whose view it is: `In Lind's view, …`, `In the words of Ada Lind, “…”`, `…, in her words`.

use std::ops::Range;

use super::content;
use super::draft::Draft;
use super::noun;
use super::scene::Scene;
use super::source;
use crate::lang::reporting::Roles;
use crate::quotes::Rule;

/// How far after "in" the noun stands: `in the mayor's very own words`.
const REACH: usize = 8;

/// Content is what follows a view that opens the sentence, else what stands before it.
pub(super) fn find(scene: &Scene<'_, '_>, at: usize) -> Option<Draft> {
    if !scene.is(at, "in") && !scene.is(at, "by") {
        return None;
    }
    let sentence = scene.sentence(at);
    let noun = (at + 1..sentence.end.min(at + REACH))
        .take_while(|at| !scene.comma(*at) && !scene.stops(*at))
        .find(|at| scene.has(*at, Roles::VIEW))?;
    // "in the view of Lind", but not "in view of the rain".
    let (source, end): (Range<usize>, usize) = if noun > at + 1 && scene.is(noun + 1, "of") {
        let source = source::after(scene, noun + 2)?;
        (source.clone(), source.end)
    } else {
        (noun::owner(scene, noun).filter(|owner| owner.start > at)?, noun + 1)
    };
    let opens = at <= sentence.start + 1;
    let content = if opens {
        let start = end + usize::from(scene.comma(end));
        if start == end && !scene.opens(end) {
            return None;
        }
        content::from(scene, start)?
    } else {
        let parenthesis = scene.comma(at - 1) && (scene.stops(end) || end >= sentence.end);
        if !parenthesis || sentence.start + 3 > at {
            return None;
        }
        vec![sentence.start..at - 1]
    };
    Some(Draft::new(Rule::AccordingTo, 0.6, Some(source), at..noun + 1, content))
}
