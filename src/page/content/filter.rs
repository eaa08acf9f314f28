//! Dropping the paragraphs that promote, repeat or credit.

use super::paragraphs::Rendered;
use crate::article::ParagraphRole;
use crate::lexicon::furniture::FURNITURE;
use crate::page::fields::{Fields, folded};

/// Longest promotion, in bytes: a headline behind "Also read".
const PROMOTION: usize = 220;

/// Longest piece of furniture text, in bytes.
const FURNITURE_TEXT: usize = 300;

/// The paragraphs that belong to the article.
pub(super) fn article_only(paragraphs: Vec<Rendered>, fields: &Fields, captions: &[String]) -> Vec<Rendered> {
    let headline = fields.headline.as_deref().map(bare);
    let mut seen = std::collections::HashSet::new();
    let mut kept: Vec<Rendered> = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let text = folded(&paragraph.text);
        let repeated = text.len() > 60 && !seen.insert(text.clone());
        let is_headline =
            kept.len() < 3 && headline.as_ref().is_some_and(|headline| *headline == bare(&text));
        if !repeated
            && !is_headline
            && !is_promotion(&text)
            && !is_furniture(&text)
            && !captions.contains(&text)
        {
            kept.push(paragraph);
        }
    }
    while kept.last().is_some_and(|last| last.role == ParagraphRole::Heading) {
        kept.pop();
    }
    kept
}

/// A short paragraph that opens like a promotion: "Also Read | …", "READ MORE: …".
fn is_promotion(text: &str) -> bool {
    if text.len() > PROMOTION {
        return false;
    }
    let lower = text.to_lowercase().replace('’', "'");
    FURNITURE.promotion_openers.iter().any(|opener| {
        lower.strip_prefix(opener.as_str()).is_some_and(|rest| {
            // "Related" alone or before a mark promotes; "Related costs rose" does not, nor does a whole sentence.
            let marked = rest.trim_start().starts_with(['|', ':', '-', '–', '—', '»', '>'])
                || opener.ends_with([':', '|']);
            let sentence = lower.ends_with(['.', '”', '"']);
            rest.is_empty() || marked || rest.starts_with(' ') && !sentence
        })
    })
}

fn is_furniture(text: &str) -> bool {
    if text.len() > FURNITURE_TEXT || text.starts_with(['"', '“']) {
        return false;
    }
    let lower = text.to_lowercase();
    FURNITURE.furniture_phrases.iter().any(|phrase| lower.contains(phrase.as_str()))
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promotions_are_told_from_sentences_that_begin_alike() {
        assert!(is_promotion("Also Read | Mayor learns to swim"));
        assert!(is_promotion("READ MORE: Ferry sold"));
        assert!(is_promotion("Related"));
        assert!(!is_promotion("Related costs rose by a third, the auditors found."));
        assert!(!is_promotion("Watching the river, she said nothing."));
    }
}
