//! Dropping the paragraphs that promote, repeat or credit.

use super::paragraphs::Rendered;
use crate::article::{DropReason, ParagraphRole};
use crate::lang::pages::furniture::FURNITURE;
use crate::page::fields::{Fields, is_dateline};
use crate::page::trace::Trace;
use crate::text::spaced;

/// Longest promotion, in bytes: a headline behind "Also read".
const PROMOTION: usize = 220;

/// Longest piece of furniture text, in bytes.
const FURNITURE_TEXT: usize = 300;

/// Longest line, in bytes, that stands over links to other pages.
const PROMOTION_HEADING: usize = 70;

/// Share of link text from which a paragraph is a link and nothing else.
const LINK_ONLY: f32 = 0.9;

/// Longest byline or dateline above the text, in bytes.
const BYLINE: usize = 120;

/// The paragraphs that belong to the article.
pub(super) fn article_only(
    paragraphs: Vec<Rendered>,
    fields: &Fields,
    captions: &[String],
    trace: &mut Trace,
) -> Vec<Rendered> {
    let headline = fields.headline.as_deref().map(bare);
    let mut seen = std::collections::HashSet::new();
    let mut kept: Vec<Rendered> = Vec::with_capacity(paragraphs.len());
    let mut promoting = false;
    for paragraph in paragraphs {
        let text = spaced(&paragraph.text);
        if kept.len() < 3 && headline.as_ref().is_some_and(|headline| *headline == bare(&text)) {
            // What stands above the headline is a slug or a section, never text.
            for above in kept.drain(..).chain([paragraph]) {
                trace.note(DropReason::Headline, || above.text);
            }
            continue;
        }
        let heads = heads_promotions(&paragraph, &text);
        promoting = heads || promoting && is_promoted(&paragraph, &text);
        let repeated = text.len() > 60 && !seen.insert(text.clone());
        let reason = match () {
            () if heads => DropReason::Promotion,
            () if promoting => DropReason::Promoted,
            () if repeated => DropReason::Repeated,
            () if kept.len() < 3 && is_byline(&text, fields) => DropReason::Byline,
            () if is_promotion(&text) => DropReason::Promotion,
            () if is_furniture(&text) => DropReason::Furniture,
            () if captions.contains(&text) => DropReason::Caption,
            () => {
                kept.push(paragraph);
                continue;
            }
        };
        trace.note(reason, || text);
    }
    while let Some(last) = kept.pop_if(|last| last.role == ParagraphRole::Heading) {
        trace.note(DropReason::LoneHeading, || last.text);
    }
    kept
}

/// A line over links to other pages: "More great stories".
fn heads_promotions(paragraph: &Rendered, text: &str) -> bool {
    let line = paragraph.role == ParagraphRole::Heading || !text.ends_with(['.', '”', '"', '!', '?']);
    line && text.len() <= PROMOTION_HEADING && FURNITURE.heads_promotions(&text.to_lowercase())
}

/// What may follow such a line: links, and lists with links in them.
fn is_promoted(paragraph: &Rendered, text: &str) -> bool {
    paragraph.linked >= LINK_ONLY
        || paragraph.role == ParagraphRole::ListItem && paragraph.linked > 0.2 && text.len() < PROMOTION
}

/// A line above the text that holds the names of the authors or a date and is no sentence.
fn is_byline(text: &str, fields: &Fields) -> bool {
    if text.len() > BYLINE || text.ends_with(['.', '?', '!', '”', '"']) {
        return false;
    }
    let named =
        fields.authors.iter().any(|author| text.len() < author.len() + 40 && text.contains(author.as_str()));
    let opened = text.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by ")) && text.len() < 60;
    // In a live blog a date may be that of the first entry.
    named || opened || text.len() < 80 && !fields.signs.is_live() && is_dateline(text)
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
