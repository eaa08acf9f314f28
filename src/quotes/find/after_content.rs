//! The content stands before the verb: `"…," said S`, `"…," S said`, `…, S said`.

use std::ops::Range;

use super::content;
use super::cue::Cue;
use super::draft::Draft;
use super::source;
use crate::analysis::Analysis;
use crate::lang::classes::Tag;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::lang::sources;
use crate::quotes::Rule;
use crate::text::TokenKind;

/// `"…," said S (, "…")`
pub(super) fn verb_then_speaker(text: &Analysis<'_, '_>, cue: &Cue) -> Option<Draft> {
    if cue.passive || cue.participle || !cue.speaks() {
        return None;
    }
    let mark = before_dash(text, cue.range.start.checked_sub(1)?);
    if !(text.closes(mark) || text.comma(mark)) {
        return None;
    }
    if text.comma(mark)
        && source::before(text, cue.range.start).is_some_and(|source| text.has_name(source.mention))
        && !comma_ends_content(text, mark)
    {
        return None;
    }
    let source =
        source::after(text, cue.range.end).filter(|source| !text.small(source.start, Small::THAT))?;
    // Without marks only a name that ends its clause is a speaker: "…, said Lind."
    let ends = text.stops(source.end) || text.comma(source.end);
    let somebody =
        text.capital(source.start) || text.has(cue.verb, Roles::PLAIN) && is_somebody(text, &source);
    if text.comma(mark) && !comma_ends_content(text, mark) && !(ends && somebody) {
        return None;
    }
    let content = content_before(text, mark)?;
    let content = with_rest(text, content, source.end);
    Some(Draft::new(Rule::VerbSpeaker, Some(source), cue.range.clone(), content))
}

/// `“It is over,” — said Lind`: the mark that closes before a dash, else `mark` itself.
fn before_dash(text: &Analysis<'_, '_>, mark: usize) -> usize {
    let dash = text.dash(mark) || text.is(mark, "-");
    let closed = |before: &usize| {
        text.closes(*before) || text.comma(*before) && *before > 0 && text.closes(before - 1)
    };
    mark.checked_sub(1).filter(|_| dash).filter(closed).unwrap_or(mark)
}

/// `a former spokesman for the ministry`: a phrase that a determiner opens, with a person in it.
fn is_somebody(text: &Analysis<'_, '_>, phrase: &Range<usize>) -> bool {
    // "planner Ada Lind": an office before a name needs no determiner.
    let determined = text.has(phrase.start, Roles::DETERMINER.or(Roles::LONE_SUBJECT))
        || text.capital(phrase.end - 1)
            && !text.has(phrase.start, Roles::CLAUSE_START.or(Roles::PREPOSITION));
    let person = |at: usize| sources::noun(text.word(at)).is_some_and(|(_, noun)| noun.person);
    // "several neighbours"
    let several = text.tag(phrase.end - 1) == Some(Tag::Noun)
        && person(phrase.end - 1)
        && !phrase.clone().any(|at| text.has(at, Roles::PREPOSITION.or(Roles::CLAUSE_START)));
    (determined || several) && phrase.clone().any(person)
}

/// A comma after a closing mark, or that ends a clause which no source could be.
fn comma_ends_content(text: &Analysis<'_, '_>, comma: usize) -> bool {
    comma > 0 && text.closes(comma - 1)
}

/// `"…," S said (, "…")` and `…, S said`.
pub(super) fn speaker_then_verb(text: &Analysis<'_, '_>, cue: &Cue) -> Option<Draft> {
    if cue.passive || cue.participle || !cue.speaks() {
        return None;
    }
    // "One member, who asked to wait, …": what stands before "who" is told by nobody.
    let subject =
        source::before(text, cue.range.start).filter(|subject| !text.small(subject.start, Small::WHO))?;
    let mark = before_dash(text, subject.start.checked_sub(1)?);
    let end = cue_ends(text, cue);
    let quotation = text.closes(mark) || text.comma(mark) && mark > 0 && text.closes(mark - 1);
    if quotation && said_before(text, mark) {
        return None;
    }
    if quotation {
        // “Why?” a reporter asked: the mark ends the question, not the sentence.
        let asked = matches!(text.word(mark.saturating_sub(1)), "?" | "!" | "—" | "–")
            && (text.sentence(mark).contains(&cue.verb) || !marks_own(text, cue))
            && !handed_over(text, mark);
        let open = asked || text.comma(mark) || text.comma(mark.saturating_sub(1));
        // "“It is over.” Lind offered the council a bridge.": the sentence is about something else.
        let own = !open && (reports_on(text, cue) || end.is_none());
        // "“It is over.” Lind continued to walk."
        let goes_on = !cue.frames.clause && text.small(cue.range.end, Small::TO);
        if own || goes_on {
            return None;
        }
    } else if super::before_content::noun_like(text, cue) || !clause_before(text, cue, mark, end) {
        return None;
    }
    let content = match content_before(text, mark) {
        Some(content) => with_rest(text, content, end.unwrap_or(cue.range.end)),
        // "Still, he said, it was over."
        None if !quotation && end.is_some_and(|end| text.comma(end)) => content::from(text, end? + 1)?,
        None => return None,
    };
    Some(Draft::new(Rule::SpeakerVerb, Some(subject.mention), cue.range.clone(), content))
}

/// The mark that opens the quotation which `close` closes.
fn opened_at(text: &Analysis<'_, '_>, close: usize) -> Option<usize> {
    text.quotations[text.quotation_of_mark(close)?].start().checked_sub(1)
}

/// `Lind said “It is over,” she said. “We lost.”`: does a verb stand right before the quotation that `mark` closes?
pub(super) fn said_before(text: &Analysis<'_, '_>, mark: usize) -> bool {
    opened_at(text, mark).and_then(|open| open.checked_sub(1)).is_some_and(|verb| {
        text.has(verb, Roles::PLAIN) && text.sentence(verb).start < verb && text.quotation(verb).is_none()
    })
}

/// `Lind came back with, “Why now?”`: does a word in the middle of its sentence hand over to the quotation that `mark`
/// closes?
fn handed_over(text: &Analysis<'_, '_>, mark: usize) -> bool {
    opened_at(text, mark).is_some_and(|open| {
        let joint = open.saturating_sub(1);
        text.sentence(open).start < joint && (text.comma(joint) || text.word(joint) == ":")
    })
}

/// Is what stands before the comma `mark` the content of `cue`, whose clause ends at `end`?
fn clause_before(text: &Analysis<'_, '_>, cue: &Cue, mark: usize, end: Option<usize>) -> bool {
    let sentence = text.sentence(cue.verb);
    let here = text.comma(mark) && sentence.start <= mark;
    // "He said it was over, and when asked again, he said, “It is.”": the second verb has content of its own.
    let second = text.comma(cue.range.end)
        && text.opens(cue.range.end + 1)
        && (sentence.start..mark).any(|at| text.verb(at).is_some_and(|(_, frames)| frames.clause));
    if second {
        return false;
    }
    // "Instead, Lind told the council, it would close."
    let passing = cue.frames.addressee && mark <= sentence.start + 1;
    // "It was over, an official told the Times."
    let closing = cue.frames.addressee && closes_with_addressee(text, cue);
    here && (cue.frames.clause || passing || closing)
        && end.is_some()
        && !(opens_with_adjunct(text, mark) && reports_on(text, cue))
}

/// How many words an addressee has at the end of a sentence.
const ADDRESSEE: usize = 7;

/// `…, an official told the Norra Times.`: nothing but the one who was told follows, and a day or a place.
fn closes_with_addressee(text: &Analysis<'_, '_>, cue: &Cue) -> bool {
    let start = cue.range.end;
    let bounds = Roles::CLAUSE_START.or(Roles::AUXILIARY);
    let plain = |at: usize| {
        text.wordy(at)
            && text.verb(at).is_none()
            && (!text.has(at, bounds) || text.has(at, Roles::DETERMINER))
            || text.kind(at) == Some(TokenKind::Possessive)
    };
    let end = (start..start + ADDRESSEE).find(|at| !plain(*at)).unwrap_or(start);
    end > start && !text.small(end, Small::THAT) && text.stops(end) && !text.has(start, Roles::PREPOSITION)
}

/// `In a statement, Lind said …`, `Asked why, Lind said …`: what stands before the comma is the narrator's.
fn opens_with_adjunct(text: &Analysis<'_, '_>, comma: usize) -> bool {
    let first = text.sentence(comma).start;
    text.has(first, Roles::PREPOSITION.or(Roles::CLAUSE_START).or(Roles::DAY).or(Roles::ADVERB))
        || text.verb(first).is_some()
        || text.looks_like_participle(first)
}

/// Has the cue content of its own after it that is marked as such? `“Why?” Lind told the council that it was late.`
fn marks_own(text: &Analysis<'_, '_>, cue: &Cue) -> bool {
    super::before_content::start(text, cue)
        .is_some_and(|(start, _)| text.opens(start) || text.small(start - 1, Small::THAT))
}

/// Has the cue content of its own after it?
fn reports_on(text: &Analysis<'_, '_>, cue: &Cue) -> bool {
    super::before_content::start(text, cue).is_some()
}

/// Where the clause of a cue that follows its content ends; none when it goes on with something that is no adjunct.
fn cue_ends(text: &Analysis<'_, '_>, cue: &Cue) -> Option<usize> {
    let end = text.sentence(cue.verb).end;
    let mut at = cue.range.end;
    if cue.frames.addressee && text.wordy(at) {
        at += 1;
    }
    while at < end {
        if text.comma(at) || text.stops(at) {
            return Some(at);
        }
        if text.has(at, Roles::PREPOSITION) {
            let stop = (at..end).find(|at| {
                text.comma(*at) || text.stops(*at) || text.small(*at, Small::THAT) || text.opens(*at)
            });
            return match stop {
                Some(stop) if text.small(stop, Small::THAT) || text.opens(stop) => None,
                stop => stop.or(Some(end)),
            };
        }
        let time = text.has(at, Roles::DAY.or(Roles::ADVERB).or(Roles::TIME_OPENING).or(Roles::TIME_UNIT));
        if !time && !cue.frames.addressee {
            return None;
        }
        at += 1;
    }
    Some(end)
}

/// The content that ends before token `end`: `“…,” Norpress quoted Lind as saying`.
pub(super) fn ending_before(text: &Analysis<'_, '_>, end: usize) -> Option<Vec<Range<usize>>> {
    let mark = end.checked_sub(1).filter(|mark| text.closes(*mark) || text.comma(*mark))?;
    content_before(text, mark)
}

/// The content that ends at `mark`: a quotation with what stands before it in its sentence, or the clause itself.
fn content_before(text: &Analysis<'_, '_>, mark: usize) -> Option<Vec<Range<usize>>> {
    let close = if text.closes(mark) { mark } else { mark.checked_sub(1)? };
    if !text.closes(close) {
        let sentence = text.sentence(mark);
        let start = sentence.start;
        return (start + 1 < mark).then(|| vec![start..mark]);
    }
    let quotation = &text.quotations[text.quotation_of_mark(close)?];
    let open = quotation.start().checked_sub(1)?;
    let sentence = text.sentence(open).start;
    let short = quotation.words < 3 && sentence < open && !text.comma(open.saturating_sub(1));
    let comma = text.comma(quotation.end().saturating_sub(1)) || text.comma(close + 1);
    if short && (text.is_title(quotation) || !comma) {
        // "On “Morning Wire,” Lind asked Berg how …": a title.
        return None;
    }
    let mut pieces = quotation.pieces.clone();
    // Narrator's words before the quotation in its sentence make it mixed, unless they report on their own.
    let begins = text.opens(sentence) || open == sentence;
    if !begins && quotation.words < 40 {
        let before = text.word(open.saturating_sub(1));
        let joins = (sentence..open).all(|at| text.has(at, Roles::JOINS_SENTENCES));
        let own = joins
            || matches!(before, "," | ":" | "(" | "—" | "–" | "--" | "-" | ".")
            || (sentence..open).any(|at| {
                text.verb(at).is_some_and(|(_, frames)| frames.clause) && !text.has(at, Roles::ALSO_NOUN)
            });
        if !own && let Some(first) = pieces.first_mut() {
            first.start = sentence;
        }
    } else if text.opens(sentence)
        && sentence < open
        && let Some(first) = pieces.first_mut()
    {
        // Another quotation opens the sentence.
        first.start = sentence;
    }
    Some(pieces)
}

/// How many words a content has that says nothing yet: `And so`.
const BARELY_BEGUN: usize = 3;

/// Adds what goes on after the cue's clause: `"…," he said, "…"`, `The plan, he said, would fail`.
fn with_rest(text: &Analysis<'_, '_>, mut content: Vec<Range<usize>>, end: usize) -> Vec<Range<usize>> {
    // ", she said," in the middle of a clause of hers.
    let parenthesis = text.comma(end) && end > 0 && text.verb(end - 1).is_some();
    let sentence = text.sentence(end);
    let Some(next) =
        (end..sentence.end.min(end + 24)).find(|at| text.comma(*at) || text.opens(*at) || text.stops(*at))
    else {
        return content;
    };
    let rest = if text.comma(next) { next + 1 } else { next };
    let goes_on = if text.opens(rest) {
        text.quotation_of_mark(rest).is_some_and(|number| text.quotations[number].words > 1)
    } else {
        let marked =
            content.last().is_some_and(|piece| text.quotation(piece.end.saturating_sub(1)).is_some());
        // "And so, she said, while it rained, the bridge …": nothing was said yet.
        let begun = content.iter().map(Range::len).sum::<usize>() > BARELY_BEGUN;
        let narrator = begun
            && (text.has(rest, Roles::NARRATOR.or(Roles::CLAUSE_START)) && !text.small(rest, Small::THAT)
                || text.looks_like_participle(rest));
        parenthesis && !marked && text.comma(next) && next == end && !narrator && text.wordy(rest)
    };
    if goes_on && let Some(more) = content::from(text, rest) {
        content.extend(more);
    }
    content
}
