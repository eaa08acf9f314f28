//! `according to S`.

use super::content;
use super::draft::Draft;
use super::scene::Scene;
use super::source;
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
        if scene.comma(at.saturating_sub(1))
            && scene.comma(source.end)
            && scene.wordy(source.end + 1)
            && scene.verb(source.end + 1).is_none()
        {
            pieces.extend(content::from(scene, source.end + 1)?);
        }
        pieces
    };
    Some(Draft::new(Rule::AccordingTo, 0.8, Some(source), at..first, content))
}
