//! Quotations without a cue of their own: the one who spoke goes on.

use super::after_content;
use super::cue::Cue;
use super::draft::Draft;
use super::lead_in;
use super::source;
use super::subject;
use crate::analysis::Analysis;
use crate::analysis::Quotation;
use crate::lang::reporting::Roles;
use crate::quotes::Rule;

/// How far before its quotation a verb of speech may stand.
const INTRODUCTION: usize = 30;

/// How far before the end of its sentence a verb stands that cuts in.
const CUT_IN: usize = 6;

/// How few words a quotation of its own may have; shorter ones are names, titles, or words held at arm's length.
const FEWEST_WORDS: usize = 4;

/// How few words a quotation in the midst of a narrator's sentence may have to be an utterance.
const FEWEST_SPOKEN: usize = 5;

/// Joins each quotation that no draft claims to the speaker before it: in the same paragraph it is one quote with the
/// one it follows, in a later paragraph a quote of its own. Where nobody spoke before, it has no source; in the midst of
/// a narrator's sentence it is a quote where it is long.
pub(super) fn join(text: &Analysis<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut claimed = vec![false; text.quotations.len()];
    for draft in drafts.iter() {
        for piece in &draft.content {
            let mut at = piece.start;
            while at < piece.end {
                match text.quotation(at) {
                    Some(number) => {
                        claimed[number] = true;
                        let pieces = &text.quotations[number].pieces;
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
    // Kept beside them: a draft that gains many quotations would be walked through for each.
    let mut ends: Vec<usize> = drafts.iter().map(last_token).collect();
    let mut before = 0;
    let mut added: Vec<Draft> = Vec::new();
    // How many were added when the last of them gained a quotation, and where it ends since.
    let mut joined = (0, 0);
    for (number, quotation) in text.quotations.iter().enumerate() {
        if !claimed[number]
            && let Some(draft) = introduced(text, quotation).or_else(|| lead_in::find(text, quotation))
        {
            added.push(draft);
            continue;
        }
        if claimed[number] || quotation.words < 2 {
            continue;
        }
        if !stands_alone(text, quotation.start()) {
            added.extend(embedded(text, quotation));
            continue;
        }
        let short = quotation.words < FEWEST_WORDS;
        if short && !text.stops(quotation.end().saturating_sub(1)) {
            continue;
        }
        // "Lind went further: “…”": whatever the verb, the colon hands over to the sentence's subject.
        let colon = quotation.start().saturating_sub(2);
        if text.word(colon) == ":"
            && !short
            && let Some(subject) = subject::of_sentence(text, colon)
        {
            let (content, cue) = (quotation.pieces.clone(), colon..colon + 1);
            added.push(Draft::new(Rule::Colon, Some(subject), cue, content).sure(0.6));
            continue;
        }
        if is_subhead(text, quotation) {
            if !short && !is_told_below(text, number) {
                let cue = quotation.start()..quotation.start();
                added.push(Draft::new(Rule::Chain, None, cue, quotation.pieces.clone()).sure(0.3));
            }
            continue;
        }
        if let Some(draft) = cut_in(text, quotation, drafts, &ends) {
            added.push(draft);
            continue;
        }
        while before < drafts.len() && ends[before] < quotation.start() {
            before += 1;
        }
        let paragraph = text.paragraph(quotation.start());
        let Some(previous) = before.checked_sub(1) else {
            // Nobody has spoken yet: an utterance whose source the page does not name.
            if !short {
                let cue = quotation.start()..quotation.start();
                added.push(Draft::new(Rule::Chain, None, cue, quotation.pieces.clone()).sure(0.3));
            }
            continue;
        };
        let near = ends[previous] > paragraph.start;
        // Of the cues before it in the paragraph the one that has a quotation speaks on, not one told in passing.
        let lowest = before.saturating_sub(4);
        let here = (lowest..before).rev().filter(|at| ends[*at] > paragraph.start);
        // "It is over,” Berg said. The plan was dead, Lind said. “We lost.”": Lind goes on, whose cue stands last.
        let last_word = here.clone().next().filter(|at| ends_sentence_before(text, &drafts[*at], quotation));
        let quoted = last_word.or_else(|| here.clone().find(|at| quotes(text, &drafts[*at])));
        let spoken = quoted.or_else(|| here.clone().find(|at| drafts[*at].rule == Rule::SpeakerVerb));
        if let Some(speaker) = spoken {
            drafts[speaker].content.extend(quotation.pieces.clone());
            ends[speaker] = ends[speaker].max(quotation.end());
            continue;
        }
        if short {
            continue;
        }
        let source = drafts[previous].source.clone();
        // One utterance in several quotations, or over paragraphs, is one quote.
        let added_end = match joined {
            (number, end) if number == added.len() => end,
            _ => added.last().map_or(0, last_token),
        };
        if let Some(last) = added.last_mut()
            && last.rule == Rule::Chain
            && added_end > ends[previous]
            && text.paragraph(added_end.saturating_sub(1)).end >= paragraph.start
        {
            last.content.extend(quotation.pieces.clone());
            joined = (added.len(), added_end.max(quotation.end()));
            continue;
        }
        let cue = quotation.start()..quotation.start();
        let confidence = if near { 0.5 } else { 0.4 };
        added.push(Draft::new(Rule::Chain, source, cue, quotation.pieces.clone()).sure(confidence));
    }
    drafts.extend(added);
}

/// `Lind joked once more in her old voice, “Come in”`: a comma hands over from a verb of speech, whatever stands between.
fn introduced(text: &Analysis<'_, '_>, quotation: &Quotation) -> Option<Draft> {
    let comma = quotation.start().checked_sub(2).filter(|at| text.comma(*at))?;
    let sentence = text.sentence(comma);
    let lowest = sentence.start.max(comma.saturating_sub(INTRODUCTION));
    let cue =
        (lowest..comma).rev().filter(|at| text.quotation(*at).is_none()).find_map(|at| Cue::at(text, at))?;
    if !cue.speaks() || quotation.words < 2 {
        return None;
    }
    let source = if cue.passive {
        None
    } else if cue.participle {
        Some(subject::nearest(text, cue.range.start).or_else(|| subject::of_sentence(text, cue.verb))?)
    } else {
        Some(source::before(text, cue.range.start)?.mention)
    };
    let rule = if cue.passive { Rule::Passive } else { Rule::SpeakerVerb };
    Some(Draft::new(rule, source, cue.range, quotation.pieces.clone()).sure(0.6))
}

/// `… Berg said, and Lind cut in. “It is closed.”`: a verb of speech at the end of the sentence before, which has no
/// content of its own; `ends` are those of the drafts.
fn cut_in(text: &Analysis<'_, '_>, quotation: &Quotation, drafts: &[Draft], ends: &[usize]) -> Option<Draft> {
    let mark = quotation.start().checked_sub(1)?;
    let sentence = text.sentence(mark.checked_sub(1)?);
    if sentence.end != mark || text.paragraph(mark).start == mark {
        return None;
    }
    let lowest = sentence.start.max(mark.saturating_sub(CUT_IN));
    let cue =
        (lowest..mark).rev().filter(|at| text.quotation(*at).is_none()).find_map(|at| Cue::at(text, at))?;
    let subject = source::before(text, cue.range.start)?;
    let again = || {
        let mark = subject.start.checked_sub(1);
        text.has(cue.verb, Roles::PLAIN) && mark.is_some_and(|mark| after_content::said_before(text, mark))
    };
    let speaks = cue.frames.quoted || again();
    let cries = speaks && !cue.passive && !cue.participle && !text.has(cue.verb, Roles::ALSO_NOUN);
    let told = |draft: &Draft| {
        draft.cue.start == cue.range.start || draft.content.iter().any(|piece| piece.contains(&cue.verb))
    };
    // The drafts are in the order of their ends; one that holds the cue ends after it.
    let after = ends.partition_point(|end| *end <= cue.verb);
    if !cries || drafts[after..].iter().take(4).any(told) {
        return None;
    }
    let source = subject.mention;
    Some(Draft::new(Rule::SpeakerVerb, Some(source), cue.range, quotation.pieces.clone()).sure(0.7))
}

/// Does the cue of `draft` close the sentence before `quotation`, after its content?
fn ends_sentence_before(text: &Analysis<'_, '_>, draft: &Draft, quotation: &Quotation) -> bool {
    let Some(mark) = quotation.start().checked_sub(1) else { return false };
    let before = text.sentence(mark.saturating_sub(1));
    matches!(draft.rule, Rule::SpeakerVerb | Rule::VerbSpeaker)
        && before.end == mark
        && before.contains(&draft.cue.start)
        && draft.content.iter().all(|piece| piece.end <= draft.cue.start)
}

/// `the pull of Lind's “If you like it, you can keep it” promise`: a quotation in the narrator's sentence that is long
/// enough to have been said. Whose it is the sentence may tell by its subject.
fn embedded(text: &Analysis<'_, '_>, quotation: &Quotation) -> Option<Draft> {
    if quotation.words < FEWEST_SPOKEN || text.is_title(quotation) {
        return None;
    }
    let mark = quotation.start().checked_sub(1)?;
    let cue = quotation.start()..quotation.start();
    Some(Draft::new(Rule::Chain, subject::of_sentence(text, mark), cue, quotation.pieces.clone()).sure(0.3))
}

/// A paragraph that is a quotation and no sentence: a subhead, which nobody says who spoke before it.
fn is_subhead(text: &Analysis<'_, '_>, quotation: &Quotation) -> bool {
    let (start, end) = (quotation.start(), quotation.end());
    let whole = text.paragraph(start) == (start.saturating_sub(1)..end + 1);
    whole && !text.stops(end.saturating_sub(1)) && !text.comma(end.saturating_sub(1))
}

/// The most words of a subhead.
const LONGEST_SUBHEAD: usize = 40;

/// How many quotations below a subhead are looked through for its words.
const BELOW: usize = 12;

/// Do the words of the quotation with this number stand in one soon below it?
fn is_told_below(text: &Analysis<'_, '_>, number: usize) -> bool {
    let words = |quotation: &Quotation| -> Vec<usize> {
        let is_word = |at: &usize| text.word(*at).contains(char::is_alphanumeric);
        quotation.pieces.iter().flat_map(Clone::clone).filter(is_word).collect()
    };
    let wanted = words(&text.quotations[number]);
    (1..=LONGEST_SUBHEAD).contains(&wanted.len())
        && text.quotations[number + 1..].iter().take(BELOW).any(|other| {
            let same = |(a, b): (&usize, &usize)| text.word(*a).eq_ignore_ascii_case(text.word(*b));
            words(other).windows(wanted.len()).any(|here| here.iter().zip(&wanted).all(same))
        })
}

/// Has the draft content in quotation marks?
fn quotes(text: &Analysis<'_, '_>, draft: &Draft) -> bool {
    draft
        .content
        .iter()
        .any(|piece| text.in_utterance(piece.start) || text.in_utterance(piece.end.saturating_sub(1)))
}

fn last_token(draft: &Draft) -> usize {
    let content = draft.content.iter().map(|piece| piece.end).max().unwrap_or(0);
    content.max(draft.cue.end)
}

/// A quotation that opens a sentence or follows a colon.
fn stands_alone(text: &Analysis<'_, '_>, start: usize) -> bool {
    let Some(mark) = start.checked_sub(1) else { return false };
    let first = text.sentence(mark).start;
    // "But “it was over.”": a conjunction of the narrator's joins two quotations.
    // "— said Lind. — “We are late.”"
    let joined = first + 1 == mark && (text.has(first, Roles::CLAUSE_START) || text.dash(first));
    first == mark || joined || mark > 0 && text.word(mark - 1) == ":"
}
