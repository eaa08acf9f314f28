//! The speaker follows a passive: `it was announced by S that …`.

use super::content;
use super::cue::Cue;
use super::draft::Draft;
use super::scene::Scene;
use super::source;
use crate::quotes::Rule;

/// Reads the source after "by".
pub(super) fn find(scene: &Scene<'_, '_>, cue: &Cue) -> Option<Draft> {
    if !cue.passive || !scene.is(cue.range.end, "by") || !cue.speaks() && !cue.frames.object {
        return None;
    }
    let source = source::after(scene, cue.range.end + 1)?;
    let content = if scene.is(source.end, "that") {
        content::from(scene, source.end + 1)?
    } else {
        let sentence = scene.sentence(cue.verb);
        vec![sentence.start..cue.range.start]
    };
    let range = cue.range.start..cue.range.end + 1;
    Some(Draft { content, source: Some(source), cue: range, rule: Rule::Passive, confidence: 0.5 })
}
