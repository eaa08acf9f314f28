//! A paragraph that opens with its speaker: `LIND: We will wait.`, `Kremlin: talks can wait`.

use super::draft::Draft;
use crate::analysis::Analysis;
use crate::quotes::Rule;

/// Reads the paragraphs that open with a name and a colon; content is the rest of the paragraph.
pub(super) fn find(text: &Analysis<'_, '_>) -> Vec<Draft> {
    let read = |paragraph: &std::ops::Range<usize>| {
        let colon =
            (paragraph.start..paragraph.end.min(paragraph.start + 7)).find(|at| text.word(*at) == ":")?;
        let name = paragraph.start..colon;
        let named = !name.is_empty() && name.clone().all(|at| text.capital(at) || text.is(at, "."));
        if !named || colon + 3 >= paragraph.end {
            return None;
        }
        let last = text.word(colon - 1);
        let shouted = last.chars().all(|c| !c.is_lowercase()) && last.len() > 1;
        let marked = text.opens(colon + 1);
        let confidence = if shouted || marked { 0.8 } else { 0.5 };
        let content = vec![colon + 1..paragraph.end];
        // "Q:", "A:": who asks and who answers the paragraph does not say.
        let source = Some(name).filter(|_| text.word(colon - 1).len() > 1);
        Some(Draft::new(Rule::Colon, source, colon..colon + 1, content).sure(confidence))
    };
    text.tokens.paragraphs().iter().filter_map(read).collect()
}
