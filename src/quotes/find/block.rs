//! Block quotations and posts that a page shows: the words of who is announced before them or signs below.
//!
//! Where `Ada Lind said in a statement:` stands before a block, or `— Ada Lind, mayor of Norra` in its last line, all of the
//! block is one quote. A post is signed with a handle, `— Ada Lind (@adalind) March 10, 2025`, whether the page marks it as
//! a block or not. A block that tells its own speaker (`“It is late,” Lind wrote.`) is left to the other rules.

use std::ops::Range;

use super::draft::Draft;
use super::layout::Layout;
use super::lead_in;
use super::signed;
use crate::analysis::Analysis;
use crate::article::ParagraphRole;
use crate::quotes::Rule;

/// Drafts the blocks and posts whose speaker the page tells; what else was drafted from their words by words outside goes.
pub(super) fn claim(text: &Analysis<'_, '_>, layout: &Layout, drafts: &mut Vec<Draft>) {
    let mut reporting: Vec<usize> =
        drafts.iter().filter(|draft| is_quoted(text, draft)).map(|draft| draft.cue.start).collect();
    reporting.sort_unstable();
    let tells_itself = |block: &Range<usize>| {
        let first = reporting.partition_point(|cue| *cue < block.start);
        reporting.get(first).is_some_and(|cue| *cue < block.end)
    };
    let blocks = layout.blocks().into_iter().flat_map(|run| parted(text, run));
    let blocks = blocks.filter_map(|block| of_block(text, block, tells_itself));
    let mut claimed: Vec<Draft> = blocks.chain(posts(text, layout)).collect();
    if claimed.is_empty() {
        return;
    }
    claimed.sort_by_key(|draft| draft.content[0].start);
    let hull = |draft: &Draft| draft.content[0].start..draft.content.last().map_or(0, |last| last.end);
    let taken = |draft: &Draft| {
        let Some(first) = draft.content.first() else { return false };
        let after = claimed.partition_point(|held| held.content[0].start <= first.start);
        let held = after.checked_sub(1).map(|before| hull(&claimed[before]));
        held.is_some_and(|held| held.contains(&first.start) && !held.contains(&draft.cue.start))
    };
    let mut cues: Vec<usize> =
        claimed.iter().filter(|held| !held.cue.is_empty()).map(|held| held.cue.start).collect();
    cues.sort_unstable();
    drafts.retain(|draft| !taken(draft) && cues.binary_search(&draft.cue.start).is_err());
    drafts.append(&mut claimed);
}

/// Has the draft a cue and content in quotation marks?
fn is_quoted(text: &Analysis<'_, '_>, draft: &Draft) -> bool {
    !draft.cue.is_empty() && draft.content.first().is_some_and(|piece| text.in_utterance(piece.start))
}

/// The blocks of a run of block quotations: a line that signs one ends it.
fn parted(text: &Analysis<'_, '_>, run: Range<usize>) -> Vec<Range<usize>> {
    let paragraphs = text.tokens.paragraphs();
    let mut blocks = Vec::new();
    let mut start = run.start;
    for number in run.clone() {
        let line = paragraphs[number].clone();
        let below = number > start && signed::by_line(text, line.clone()).is_some();
        if below || signed::behind_dash(text, line).is_some() {
            blocks.push(start..number + 1);
            start = number + 1;
        }
    }
    blocks.extend((start < run.end).then_some(start..run.end));
    blocks
}

/// The draft of the paragraphs with these numbers, a block.
fn of_block(
    text: &Analysis<'_, '_>,
    block: Range<usize>,
    tells_itself: impl Fn(&Range<usize>) -> bool,
) -> Option<Draft> {
    let paragraphs = text.tokens.paragraphs();
    let own = tells_itself(&(paragraphs[block.start].start..paragraphs[block.end - 1].end));
    let (signer, words) =
        if own { (None, paragraphs[block.clone()].to_vec()) } else { signer(text, block.clone()) };
    let content: Vec<Range<usize>> = words
        .into_iter()
        .map(|piece| without_addresses(text, piece))
        .filter(|piece| !piece.is_empty())
        .collect();
    if content.is_empty() {
        return None;
    }
    if let Some(name) = signer {
        let cue = name.start..name.start;
        return Some(Draft::new(Rule::Signed, Some(name), cue, content).verbatim().sure(0.8));
    }
    let before = block.start.checked_sub(1).map(|number| paragraphs[number].end - 1)?;
    let lead = lead_in::announced(text, before)?;
    Some(Draft::new(Rule::SpeakerVerb, Some(lead.source), lead.cue, content).verbatim().sure(0.8))
}

/// Who signs a block, and the words above or below that line.
fn signer(text: &Analysis<'_, '_>, block: Range<usize>) -> (Option<Range<usize>>, Vec<Range<usize>>) {
    let mut words = text.tokens.paragraphs()[block].to_vec();
    let last = words.len() - 1;
    if last > 0 {
        if let Some(name) = signed::by_line(text, words[last].clone()) {
            words.pop();
            return (Some(name), words);
        }
        if let Some(name) = signed::by_handle(text, words[0].clone()) {
            words.remove(0);
            return (Some(name), words);
        }
    }
    if let Some((dash, name)) = signed::behind_dash(text, words[last].clone()) {
        words[last].end = dash;
        return (Some(name), words);
    }
    (None, words)
}

/// The posts that are marked as no block: a paragraph, and below it one that a handle signs.
fn posts<'a>(text: &'a Analysis<'_, '_>, layout: &'a Layout) -> impl Iterator<Item = Draft> + 'a {
    let paragraphs = text.tokens.paragraphs();
    let plain = |number: &usize| {
        layout.role(*number) == ParagraphRole::Text && layout.role(number - 1) == ParagraphRole::Text
    };
    (1..paragraphs.len()).filter(plain).filter_map(|number| {
        let (words, line) = (paragraphs[number - 1].clone(), paragraphs[number].clone());
        let name = signed::by_handle(text, line.clone()).filter(|_| signed::is_dash(text, line.start))?;
        let content = without_addresses(text, words);
        let cue = line.start..line.start + 1;
        (!content.is_empty())
            .then(|| Draft::new(Rule::Signed, Some(name), cue, vec![content]).verbatim().sure(0.8))
    })
}

/// `We will rebuild. pic.example.org/x`: without the addresses at the end.
fn without_addresses(text: &Analysis<'_, '_>, mut range: Range<usize>) -> Range<usize> {
    while let Some(span) = text.tokens.span(range.clone()) {
        let words = span.of(text.tokens.text());
        let start = words.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
        let word = &words[start..];
        if !(word.contains('/') && word.contains('.')) {
            break;
        }
        range.end = text.tokens.at_or_after(span.start + start).clamp(range.start, range.end - 1);
    }
    range
}
