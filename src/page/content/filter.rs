//! Dropping the paragraphs that promote, repeat or credit.

use std::collections::{HashMap, HashSet};

use super::credits;
use super::paragraphs::Rendered;
use crate::article::{DropReason, ParagraphRole};
use crate::lang::pages::bylines::BYLINES;
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
    let headline = fields.headline.as_deref().map(bare).filter(|headline| !headline.is_empty());
    let heading = headline.as_deref().and_then(|headline| place_of_headline(&paragraphs, headline));
    let recurring = recurring(&paragraphs);
    let publisher = fields.publisher.as_deref();
    let mut seen = HashSet::new();
    let mut kept: Vec<Rendered> = Vec::with_capacity(paragraphs.len());
    let mut promoting = false;
    for (at, paragraph) in paragraphs.into_iter().enumerate() {
        let text = spaced(&paragraph.text);
        // What stands above the headline is a slug or a section, never text.
        if heading.is_some_and(|heading| at <= heading) {
            trace.note(DropReason::Headline, || text);
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
            () if paragraph.role != ParagraphRole::Heading && credits::is_credit(&text) => {
                DropReason::Caption
            }
            () if credits::is_reading_time(&text) => DropReason::Furniture,
            () if paragraph.role.is_running() && credits::is_source(&text, publisher) => DropReason::Byline,
            () if recurring.contains(&text) => DropReason::Recurring,
            () if !kept.is_empty() && is_only_a_link(&paragraph, &text) => DropReason::Promotion,
            () if !kept.is_empty() && is_labelled_link(&paragraph, &text) => DropReason::Promotion,
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

/// Paragraphs among which the headline is looked for, where a heading says the same.
const AT_THE_TOP: usize = 15;

/// Where the headline stands again: at most three paragraphs down, or as a heading below no more than short lines.
fn place_of_headline(paragraphs: &[Rendered], headline: &str) -> Option<usize> {
    paragraphs.iter().take(AT_THE_TOP).enumerate().rposition(|(at, paragraph)| {
        let text = bare(&paragraph.text);
        let is_heading = paragraph.role == ParagraphRole::Heading;
        // A kicker may stand before it in the same heading.
        let is_headline = text == headline || is_heading && at < 3 && text.ends_with(headline);
        let no_prose = || paragraphs[..at].iter().all(|above| above.text.len() < PROMOTION);
        is_headline && (at < 3 || is_heading && no_prose())
    })
}

/// Longest line that is dropped where it recurs, in bytes, and how often it has to.
const LINE: usize = 60;
const TIMES: usize = 3;

/// A text with more such lines is a form that repeats: a list of dishes, of goods, of results.
const FORM: usize = 3;

/// Short lines that recur and are no sentences: "Article content", "Advertisement".
fn recurring(paragraphs: &[Rendered]) -> HashSet<String> {
    let mut times: HashMap<String, usize> = HashMap::new();
    for paragraph in paragraphs {
        if paragraph.text.len() <= LINE && paragraph.role.is_running() && !ends_sentence(&paragraph.text) {
            *times.entry(spaced(&paragraph.text)).or_default() += 1;
        }
    }
    let lines: HashSet<String> =
        times.into_iter().filter(|(_, times)| *times >= TIMES).map(|(line, _)| line).collect();
    if lines.len() > FORM { HashSet::new() } else { lines }
}

/// Letters from which a link that is a paragraph is another story's headline.
const STORY: usize = 25;

/// A paragraph that is one link and no sentence: the headline of another story.
fn is_only_a_link(paragraph: &Rendered, text: &str) -> bool {
    let shouted = || text.chars().all(|c| !c.is_lowercase());
    let is_line = match paragraph.role {
        ParagraphRole::Text | ParagraphRole::Apart => {
            !ends_sentence(text) || text.ends_with(['?', '!']) || shouted()
        }
        // The heading of a part may be a link as well: to the goods of which it tells.
        ParagraphRole::Heading => shouted(),
        _ => false,
    };
    is_line && paragraph.linked >= LINK_ONLY && text.chars().count() >= STORY && !text.contains("://")
}

/// Share of link text from which a line is a link with a label.
const LABELLED: f32 = 0.6;

/// A line that is a label and the linked headline of another story, whatever the label says: "In depth: Ferry sold".
fn is_labelled_link(paragraph: &Rendered, text: &str) -> bool {
    paragraph.role.is_running()
        && paragraph.links == 1
        && paragraph.linked >= LABELLED
        && (STORY..=PROMOTION).contains(&text.len())
        && text.contains([':', '|', '»', '→', '：'])
        && !text.contains("://")
        && !text.ends_with(['.', '”', '"', '»', '…', '。'])
}

/// Does a text end as sentences do?
fn ends_sentence(text: &str) -> bool {
    text.trim_end()
        .ends_with(['.', '!', '?', '…', ':', ';', ',', '"', '”', '“', '»', '’', '।', '。', '」', '！', '？'])
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
    let opened = text.len() < 60 && BYLINES.line_openers.iter().any(|opener| begins_with(text, opener));
    // In a live blog a date may be that of the first entry.
    named || opened || text.len() < 80 && !fields.signs.is_live() && is_dateline(text)
}

/// Does `text` begin with `opener`, which is in lower case?
fn begins_with(text: &str, opener: &str) -> bool {
    text.get(..opener.len()).is_some_and(|begun| begun.to_lowercase() == opener)
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
    let line = lower.trim_matches(|c: char| !c.is_alphanumeric());
    FURNITURE.furniture_lines.iter().any(|whole| whole == line)
        || FURNITURE.furniture_phrases.iter().any(|phrase| lower.contains(phrase.as_str()))
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
