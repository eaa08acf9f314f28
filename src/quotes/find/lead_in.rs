//! Words that announce whose words follow: `Ada Lind said in a statement:`, `And from Mayor Ada Lind:`, `A letter from
//! Ada Lind, mayor of Norra:`, `Here is what Ada Lind had to say:`.

use std::ops::Range;

use super::cue::Cue;
use super::draft::Draft;
use super::source;
use super::subject;
use crate::analysis::{Analysis, Quotation};
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::lang::sources;
use crate::quotes::Rule;

/// Who is announced, and by which words.
pub(super) struct LeadIn {
    pub(super) source: Range<usize>,
    pub(super) cue: Range<usize>,
}

/// The draft of a quotation that such words announce, in its paragraph or in the one before.
pub(super) fn find(text: &Analysis<'_, '_>, quotation: &Quotation) -> Option<Draft> {
    let colon = quotation.start().checked_sub(2)?;
    let sentence = text.sentence(colon).start..colon;
    let sent = sender(text, sentence.clone()).or_else(|| teller(text, sentence));
    let LeadIn { source, cue } = sent.filter(|_| text.word(colon) == ":")?;
    Some(Draft::new(Rule::SpeakerVerb, Some(source), cue, quotation.pieces.clone()).sure(0.7))
}

/// Whose words follow the colon at `colon`, which ends its paragraph: those of a block quotation.
pub(super) fn announced(text: &Analysis<'_, '_>, colon: usize) -> Option<LeadIn> {
    if text.word(colon) != ":" {
        return None;
    }
    let sentence = text.sentence(colon).start..colon;
    sender(text, sentence.clone())
        .or_else(|| teller(text, sentence.clone()))
        .or_else(|| issuer(text, sentence))
}

/// `A letter from Ada Lind, mayor of Norra:`, `From Ada Lind:`
fn sender(text: &Analysis<'_, '_>, sentence: Range<usize>) -> Option<LeadIn> {
    let from = sentence.clone().find(|at| text.small(*at, Small::FROM.or(Small::BY)))?;
    let joins =
        |at: usize| text.has(at, Roles::JOINS_SENTENCES.or(Roles::ADVERB)) || text.small(at, Small::THIS);
    let opens = (sentence.start..from).all(joins);
    if !opens && !(sentence.start..from).any(|at| is_written(text, at)) {
        return None;
    }
    let mut source = source::after(text, from + 1)?;
    // "the statement from Norra Steel reads:"
    let reads = |at: &usize| text.verb(*at).is_some() && !text.capital(*at);
    let verb = source.clone().find(reads);
    source.end = verb.unwrap_or(source.end);
    // What follows the name is told of it: nothing, or what a comma sets off.
    let ends = verb.map_or(source.end, |verb| verb + 1) == sentence.end || text.comma(source.end);
    (ends && source.end <= sentence.end && text.has_name(source.clone()))
        .then_some(LeadIn { source, cue: from..from + 1 })
}

/// `Ada Lind wrote on her page:`, `Here is what Ada Lind had to say:`
fn teller(text: &Analysis<'_, '_>, sentence: Range<usize>) -> Option<LeadIn> {
    let at = sentence.clone().rev().find(|at| text.quotation(*at).is_none() && speaks(text, *at))?;
    let cue = Cue::at(text, at)?;
    if cue.passive {
        return None;
    }
    let mut start = cue.range.start;
    // "had to say": the subject stands before the auxiliary.
    while text.small(start, Small::TO) && start > sentence.start && text.has(start - 1, Roles::AUXILIARY) {
        start -= 1;
    }
    let source = source::before(text, start).map(|subject| subject.mention);
    let source = source.or_else(|| subject::of_sentence(text, at))?;
    Some(LeadIn { source, cue: start..cue.range.end })
}

/// `Mayor Ada Lind issued the following statement:`
fn issuer(text: &Analysis<'_, '_>, sentence: Range<usize>) -> Option<LeadIn> {
    let noun =
        sentence.end.checked_sub(1).filter(|noun| *noun > sentence.start && is_written(text, *noun))?;
    let source = subject::of_sentence(text, noun)?;
    (source.end < noun).then(|| LeadIn { source, cue: noun..noun + 1 })
}

/// A noun for what somebody writes or says: `letter`, `statement`, `response`.
fn is_written(text: &Analysis<'_, '_>, at: usize) -> bool {
    text.has(at, Roles::WRITING.or(Roles::SPEECH_NOUN).or(Roles::WORDED))
        || sources::noun(text.word(at)).is_some_and(|(_, noun)| noun.document)
}

fn speaks(text: &Analysis<'_, '_>, at: usize) -> bool {
    Cue::at(text, at).is_some_and(|cue| cue.speaks())
}
