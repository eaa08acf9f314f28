//! A participle without an auxiliary: `S left, saying …`, `"…," he said, adding that …`.

use super::before_content;
use super::content;
use super::cue::Cue;
use super::draft::Draft;
use super::scene::Scene;
use super::source;
use crate::quotes::Rule;

/// The source is that of the cue before it in the sentence, else the sentence's subject.
pub(super) fn find(scene: &Scene<'_, '_>, cue: &Cue, before: &[Draft]) -> Option<Draft> {
    if !cue.participle {
        return None;
    }
    let sentence = scene.sentence(cue.verb);
    let (start, _, confidence) = before_content::start(scene, cue)?;
    let source = before
        .iter()
        .rev()
        .take(3)
        .find(|draft| sentence.contains(&draft.cue.start))
        .and_then(|draft| draft.source.clone())
        .or_else(|| source::of_sentence(scene, cue.verb));
    let mut content = content::from(scene, start)?;
    // "While calling for talks, Lind …": a participle that opens the sentence ends at the comma.
    if cue.range.start <= sentence.start + 1
        && let [only] = content.as_mut_slice()
    {
        let comma = only.clone().find(|at| scene.comma(*at) && scene.quotation(*at).is_none());
        only.end = comma.unwrap_or(only.end);
    }
    Some(Draft::new(Rule::Participle, confidence * 0.8, source, cue.range.clone(), content))
}
