//! A paragraph that opens with its speaker: `LIND: We will wait.`, `Kremlin: talks can wait`.

use super::draft::Draft;
use super::scene::Scene;
use crate::quotes::Rule;

/// Reads the paragraphs that open with a name and a colon; content is the rest of the paragraph.
pub(super) fn find(scene: &Scene<'_, '_>) -> Vec<Draft> {
    let read = |paragraph: &std::ops::Range<usize>| {
        let colon =
            (paragraph.start..paragraph.end.min(paragraph.start + 7)).find(|at| scene.word(*at) == ":")?;
        let name = paragraph.start..colon;
        let named = !name.is_empty() && name.clone().all(|at| scene.capital(at) || scene.is(at, "."));
        if !named || colon + 3 >= paragraph.end {
            return None;
        }
        let last = scene.word(colon - 1);
        let shouted = last.chars().all(|c| !c.is_lowercase()) && last.len() > 1;
        let marked = scene.opens(colon + 1);
        let confidence = if shouted || marked { 0.8 } else { 0.5 };
        let content = vec![colon + 1..paragraph.end];
        // "Q:", "A:": who asks and who answers the paragraph does not say.
        let source = Some(name).filter(|_| scene.word(colon - 1).len() > 1);
        Some(Draft::new(Rule::Colon, confidence, source, colon..colon + 1, content))
    };
    scene.tokens.paragraphs().iter().filter_map(read).collect()
}
