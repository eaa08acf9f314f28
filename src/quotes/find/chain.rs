//! Quotations without a cue of their own: the one who spoke goes on.

use super::cue::Cue;
use super::draft::Draft;
use super::marks::Quotation;
use super::scene::Scene;
use super::source;
use crate::lexicon::reporting::Roles;
use crate::quotes::Rule;

/// How far before its quotation a verb of speech may stand.
const INTRODUCTION: usize = 30;

/// How few words a quotation of its own may have; shorter ones are names, titles, or words held at arm's length.
const FEWEST_WORDS: usize = 4;

/// Joins each quotation that no draft claims to the speaker before it: in the same paragraph it is one quote with the
/// one it follows, in a later paragraph a quote of its own.
pub(super) fn join(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut claimed = vec![false; scene.quotations.len()];
    for draft in drafts.iter() {
        for piece in &draft.content {
            let mut at = piece.start;
            while at < piece.end {
                match scene.quotation(at) {
                    Some(number) => {
                        claimed[number] = true;
                        let pieces = &scene.quotations[number].pieces;
                        let within = pieces.partition_point(|piece| piece.end <= at);
                        at = pieces.get(within).map_or(at + 1, |piece| piece.end);
                    }
                    None => at += 1,
                }
            }
        }
    }
    // Drafts by where they end, so that the speaker before a quotation is found in one walk.
    drafts.sort_by_key(last_token);
    let mut before = 0;
    let mut added: Vec<Draft> = Vec::new();
    for (number, quotation) in scene.quotations.iter().enumerate() {
        if !claimed[number]
            && let Some(draft) = introduced(scene, quotation)
        {
            added.push(draft);
            continue;
        }
        if claimed[number] || quotation.words < 2 || !stands_alone(scene, quotation.start()) {
            continue;
        }
        let short = quotation.words < FEWEST_WORDS;
        if short && !scene.stops(quotation.end().saturating_sub(1)) {
            continue;
        }
        // "Lind went further: “…”": whatever the verb, the colon hands over to the sentence's subject.
        let colon = quotation.start().saturating_sub(2);
        if scene.word(colon) == ":"
            && !short
            && let Some(subject) = source::of_sentence(scene, colon)
        {
            let (content, cue) = (quotation.pieces.clone(), colon..colon + 1);
            added.push(Draft::new(Rule::Colon, 0.6, Some(subject), cue, content));
            continue;
        }
        while before < drafts.len() && last_token(&drafts[before]) < quotation.start() {
            before += 1;
        }
        let paragraph = scene.paragraph(quotation.start());
        let Some(previous) = before.checked_sub(1) else { continue };
        let near = last_token(&drafts[previous]) >= paragraph.start;
        // Of the cues before it in the paragraph the one that has a quotation speaks on, not one told in passing.
        let lowest = before.saturating_sub(4);
        let here = (lowest..before).rev().filter(|at| last_token(&drafts[*at]) >= paragraph.start);
        let quoted = here.clone().find(|at| quotes(scene, &drafts[*at]));
        let spoken = quoted.or_else(|| here.clone().find(|at| drafts[*at].rule == Rule::SpeakerVerb));
        if let Some(speaker) = spoken {
            drafts[speaker].content.extend(quotation.pieces.clone());
            continue;
        }
        if short {
            continue;
        }
        let source = drafts[previous].source.clone();
        // One utterance in several quotations, or over paragraphs, is one quote.
        if let Some(last) = added.last_mut()
            && last.rule == Rule::Chain
            && last_token(last) > last_token(&drafts[previous])
            && scene.paragraph(last_token(last).saturating_sub(1)).end >= paragraph.start
        {
            last.content.extend(quotation.pieces.clone());
            continue;
        }
        let cue = quotation.start()..quotation.start();
        let confidence = if near { 0.5 } else { 0.4 };
        added.push(Draft::new(Rule::Chain, confidence, source, cue, quotation.pieces.clone()));
    }
    drafts.extend(added);
}

/// `Lind joked once more in her old voice, “Come in”`: a comma hands over from a verb of speech, whatever stands between.
fn introduced(scene: &Scene<'_, '_>, quotation: &Quotation) -> Option<Draft> {
    let comma = quotation.start().checked_sub(2).filter(|at| scene.comma(*at))?;
    let sentence = scene.sentence(comma);
    let lowest = sentence.start.max(comma.saturating_sub(INTRODUCTION));
    let cue = (lowest..comma)
        .rev()
        .filter(|at| scene.quotation(*at).is_none())
        .find_map(|at| Cue::at(scene, at))?;
    if !cue.speaks() || quotation.words < 2 {
        return None;
    }
    let source = if cue.passive {
        None
    } else if cue.participle {
        Some(
            source::nearest_subject(scene, cue.range.start)
                .or_else(|| source::of_sentence(scene, cue.verb))?,
        )
    } else {
        Some(source::before(scene, cue.range.start)?.mention)
    };
    let rule = if cue.passive { Rule::Passive } else { Rule::SpeakerVerb };
    Some(Draft::new(rule, 0.6, source, cue.range, quotation.pieces.clone()))
}

/// Has the draft content in quotation marks?
fn quotes(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    draft
        .content
        .iter()
        .any(|piece| scene.in_utterance(piece.start) || scene.in_utterance(piece.end.saturating_sub(1)))
}

fn last_token(draft: &Draft) -> usize {
    let content = draft.content.iter().map(|piece| piece.end).max().unwrap_or(0);
    content.max(draft.cue.end)
}

/// A quotation that opens a sentence or follows a colon.
fn stands_alone(scene: &Scene<'_, '_>, start: usize) -> bool {
    let Some(mark) = start.checked_sub(1) else { return false };
    let first = scene.sentence(mark).start;
    // "But “it was over.”": a conjunction of the narrator's joins two quotations.
    let joined = first + 1 == mark && scene.has(first, Roles::CLAUSE_START);
    first == mark || joined || mark > 0 && scene.word(mark - 1) == ":"
}
