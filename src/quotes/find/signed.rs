//! A quotation with its speaker's name under it: `“It is over.” — Ada Lind`, and the quotations that a page sets large
//! between its paragraphs, with the name in a paragraph of its own.

use std::ops::Range;

use super::draft::Draft;
use crate::analysis::Analysis;
use crate::analysis::Quotation;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::quotes::Rule;

/// How many words a signature has at most: a name and what its bearer is.
const LONGEST: usize = 14;

/// How few words a signed quotation has; below that it is a title with its author.
const FEWEST_WORDS: usize = 4;

/// Drafts the quotations that have a signature; what else was drafted from their words goes.
pub(super) fn claim(text: &Analysis<'_, '_>, drafts: &mut Vec<Draft>) {
    let signed: Vec<Draft> =
        text.quotations.iter().filter_map(|quotation| signature(text, quotation)).collect();
    if signed.is_empty() {
        return;
    }
    let inside = |draft: &Draft| {
        draft.content.first().is_some_and(|first| {
            let after = signed.partition_point(|signed| signed.content[0].start <= first.start);
            after.checked_sub(1).is_some_and(|before| first.start < signed[before].cue.end)
        })
    };
    drafts.retain(|draft| !inside(draft));
    drafts.extend(signed);
}

/// The draft of a quotation that fills its paragraph up to the signature.
fn signature(text: &Analysis<'_, '_>, quotation: &Quotation) -> Option<Draft> {
    if quotation.words < FEWEST_WORDS {
        return None;
    }
    let (open, close) = (quotation.start().checked_sub(1)?, quotation.end());
    let paragraph = text.paragraph(open);
    if paragraph.start != open {
        return None;
    }
    let (closed, end) = (text.closes(close), text.paragraph(close.saturating_sub(1)).end);
    let after = close + usize::from(closed);
    let (start, dash, end) =
        if after < end { (after, true, end) } else { (end, false, text.paragraph(end).end) };
    if start >= text.len() || start >= end || end - start > LONGEST + 2 {
        return None;
    }
    let dashed = is_dash(text, start);
    if dash && !dashed {
        return None;
    }
    let name = name(text, start + usize::from(dashed)..end)?;
    // Without a dash the next paragraph is a signature where a mark closes after it, or it is nothing but a name.
    let enclosed = !closed && text.closes(end - 1);
    let alone = !text.stops(end - 1) && is_all_name(text, start..end);
    if !(dashed || enclosed || alone) {
        return None;
    }
    let cue = start..start + usize::from(dashed);
    Some(Draft::new(Rule::Signed, Some(name), cue, quotation.pieces.clone()).sure(0.8))
}

pub(super) fn is_dash(text: &Analysis<'_, '_>, at: usize) -> bool {
    matches!(text.word(at), "—" | "–" | "-" | "--" | "―" | "~")
}

/// Who signs the last line of a block: `— Ada Lind, mayor of Norra`, `Ada Lind`, `A post shared by Ada Lind (@adalind)`.
pub(super) fn by_line(text: &Analysis<'_, '_>, line: Range<usize>) -> Option<Range<usize>> {
    if let Some(name) = by_handle(text, line.clone()) {
        return Some(name);
    }
    let dashed = is_dash(text, line.start);
    let name = name(text, line.start + usize::from(dashed)..line.end)?;
    let short = line.len() <= LONGEST + 2 && !text.stops(line.end - 1);
    // "Ada Lind, mayor of Norra"
    let apposed = text.comma(name.end) && name.clone().all(|at| text.capital(at) || text.is(at, "."));
    (short && (dashed || apposed || is_all_name(text, line))).then_some(name)
}

/// `We will wait. — Ada Lind`: the dash behind which nothing but a name stands, and the name.
pub(super) fn behind_dash(text: &Analysis<'_, '_>, line: Range<usize>) -> Option<(usize, Range<usize>)> {
    let dash = line.clone().rev().find(|at| is_dash(text, *at)).filter(|dash| *dash > line.start)?;
    let name = by_line(text, dash..line.end)?;
    is_all_name(text, dash..line.end).then_some((dash, name))
}

/// `Ada Lind (@adalind)`, `Ada Lind @adalind`: the name before the first handle of a line.
pub(super) fn by_handle(text: &Analysis<'_, '_>, line: Range<usize>) -> Option<Range<usize>> {
    let handle = line.clone().find(|at| text.word(*at).starts_with('@'))?;
    let end = if handle > line.start && text.word(handle - 1) == "(" { handle - 1 } else { handle };
    let named = |at: &usize| text.capital(*at) || text.is(*at, ".") || text.small(*at, Small::OF);
    let start = (line.start..end).rev().take_while(named).last()?;
    let below = start == line.start || is_dash(text, start - 1) || text.small(start - 1, Small::BY);
    (below && text.capital(start)).then_some(start..end)
}

/// Who signs: what stands before the first mark, with a name in it.
fn name(text: &Analysis<'_, '_>, signature: Range<usize>) -> Option<Range<usize>> {
    let initial = |at: usize| text.is(at, ".") && text.capital(at - 1) && text.capital(at + 1);
    let ends = |at: &usize| !(text.wordy(*at) || initial(*at));
    let end = signature.clone().find(ends).unwrap_or(signature.end);
    let name = signature.start..end;
    // "“It is over” — Lind said.": a cue behind a dash, and no signature.
    let tells = |at: usize| text.verb(at).is_some() && !text.capital(at) && !text.has(at, Roles::ALSO_NOUN);
    let told = signature.clone().any(|at| text.opens(at)) || name.clone().any(tells);
    (text.has_name(name.clone()) && !told).then_some(name)
}

/// Is a paragraph a name, with a title or an office after it, and nothing that a sentence has?
fn is_all_name(text: &Analysis<'_, '_>, paragraph: Range<usize>) -> bool {
    let joints = Small::OF.or(Small::DEFINITE).or(Small::FOR).or(Small::AND);
    let small = |at: usize| text.comma(at) || text.small(at, joints);
    paragraph.clone().all(|at| !text.wordy(at) || text.capital(at) || small(at))
        && paragraph.clone().all(|at| !text.has(at, Roles::SUBJECT_PRONOUN.or(Roles::AUXILIARY)))
}
