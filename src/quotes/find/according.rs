//! `according to S`.

use super::content;
use super::draft::Draft;
use super::scene::Scene;
use super::source;
use crate::lang::reporting::Roles;
use crate::quotes::Rule;

/// Content is what stands before it in the sentence, or after it where it opens the sentence.
pub(super) fn find(scene: &Scene<'_, '_>, at: usize) -> Option<Draft> {
    let per = scene.is(at, "per") && scene.comma(at.checked_sub(1)?);
    if !(scene.is(at, "according") && scene.is(at + 1, "to") || per) {
        return None;
    }
    let first = at + if per { 1 } else { 2 };
    let source = source::after(scene, first)?;
    let sentence = scene.sentence(at);
    let content = if at <= sentence.start + 1 {
        let comma = (source.end..sentence.end).find(|at| scene.comma(*at))?;
        content::from(scene, comma + 1)?
    } else {
        let mut pieces = vec![sentence.start..at];
        if let Some(rest) = rest(scene, at, source.end) {
            pieces.extend(content::from(scene, rest)?);
        }
        pieces
    };
    Some(Draft::new(Rule::AccordingTo, 0.8, Some(source), at..first, content))
}

/// How long a relative clause of the source may be.
const RELATIVE: usize = 10;

/// `Lind has, according to Berg, left`, `…, according to members who were there, was any mention`: where the content goes
/// on after a source that commas enclose, whose last word stands before `end`.
fn rest(scene: &Scene<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|before| scene.comma(*before))?;
    let relative = scene.is(end, "who") || scene.is(end, "that");
    let close = if relative { (end..end + RELATIVE).find(|at| !scene.wordy(*at))? } else { end };
    let broken = before > 0 && scene.has(before - 1, Roles::AUXILIARY.or(Roles::ADVERB));
    let goes_on = scene.wordy(close + 1) && (broken || scene.verb(close + 1).is_none());
    (scene.comma(close) && goes_on).then_some(close + 1)
}
