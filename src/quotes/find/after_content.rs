//! The content stands before the verb: `"…," said S`, `"…," S said`, `…, S said`.

use std::ops::Range;

use super::content;
use super::cue::Cue;
use super::draft::Draft;
use super::scene::Scene;
use super::source;
use crate::lang::reporting::Roles;
use crate::lang::sources;
use crate::quotes::Rule;
use crate::text::TokenKind;

/// `"…," said S (, "…")`
pub(super) fn verb_then_speaker(scene: &Scene<'_, '_>, cue: &Cue) -> Option<Draft> {
    if cue.passive || cue.participle || !cue.speaks() {
        return None;
    }
    let mark = cue.range.start.checked_sub(1)?;
    if !(scene.closes(mark) || scene.comma(mark)) {
        return None;
    }
    if scene.comma(mark)
        && source::before(scene, cue.range.start).is_some_and(|source| scene.has_name(source.mention))
        && !comma_ends_content(scene, mark)
    {
        return None;
    }
    let source = source::after(scene, cue.range.end).filter(|source| !scene.is(source.start, "that"))?;
    // Without marks only a name that ends its clause is a speaker: "…, said Lind."
    let ends = scene.stops(source.end) || scene.comma(source.end);
    let somebody =
        scene.capital(source.start) || scene.has(cue.verb, Roles::PLAIN) && is_somebody(scene, &source);
    if scene.comma(mark) && !comma_ends_content(scene, mark) && !(ends && somebody) {
        return None;
    }
    let content = content_before(scene, mark)?;
    let content = with_rest(scene, content, source.end);
    let confidence = sureness(scene, &content, 0.95);
    Some(Draft::new(Rule::VerbSpeaker, confidence, Some(source), cue.range.clone(), content))
}

/// `a former spokesman for the ministry`: a phrase that a determiner opens, with a person in it.
fn is_somebody(scene: &Scene<'_, '_>, phrase: &Range<usize>) -> bool {
    let determined = scene.has(phrase.start, Roles::DETERMINER.or(Roles::LONE_SUBJECT));
    let person = |at: usize| sources::noun(scene.word(at)).is_some_and(|(_, noun)| noun.person);
    determined && phrase.clone().any(person)
}

/// A comma after a closing mark, or that ends a clause which no source could be.
fn comma_ends_content(scene: &Scene<'_, '_>, comma: usize) -> bool {
    comma > 0 && scene.closes(comma - 1)
}

/// `"…," S said (, "…")` and `…, S said`.
pub(super) fn speaker_then_verb(scene: &Scene<'_, '_>, cue: &Cue) -> Option<Draft> {
    if cue.passive || cue.participle || !cue.speaks() {
        return None;
    }
    // "One member, who asked to wait, …": what stands before "who" is told by nobody.
    let subject = source::before(scene, cue.range.start).filter(|subject| !scene.is(subject.start, "who"))?;
    let mark = subject.start.checked_sub(1)?;
    let end = cue_ends(scene, cue);
    let quotation = scene.closes(mark) || scene.comma(mark) && mark > 0 && scene.closes(mark - 1);
    if quotation && said_before(scene, mark) {
        return None;
    }
    if quotation {
        // “Why?” a reporter asked: the mark ends the question, not the sentence.
        let asked = matches!(scene.word(mark.saturating_sub(1)), "?" | "!" | "—" | "–")
            && (scene.sentence(mark).contains(&cue.verb) || !marks_own(scene, cue))
            && !handed_over(scene, mark);
        let open = asked || scene.comma(mark) || scene.comma(mark.saturating_sub(1));
        // "“It is over.” Lind offered the council a bridge.": the sentence is about something else.
        let own = !open && (reports_on(scene, cue) || end.is_none());
        // "“It is over.” Lind continued to walk."
        let goes_on = !cue.frames.clause && scene.is(cue.range.end, "to");
        if own || goes_on {
            return None;
        }
    } else if super::before_content::noun_like(scene, cue) || !clause_before(scene, cue, mark, end) {
        return None;
    }
    let content = match content_before(scene, mark) {
        Some(content) => with_rest(scene, content, end.unwrap_or(cue.range.end)),
        // "Still, he said, it was over."
        None if !quotation && end.is_some_and(|end| scene.comma(end)) => content::from(scene, end? + 1)?,
        None => return None,
    };
    let confidence = if quotation { sureness(scene, &content, 0.95) } else { 0.75 };
    Some(Draft::new(Rule::SpeakerVerb, confidence, Some(subject.mention), cue.range.clone(), content))
}

/// The mark that opens the quotation which `close` closes.
fn opened_at(scene: &Scene<'_, '_>, close: usize) -> Option<usize> {
    scene.quotations[scene.quotation_of_mark(close)?].start().checked_sub(1)
}

/// `Lind said “It is over,” she said. “We lost.”`: does a verb stand right before the quotation that `mark` closes?
pub(super) fn said_before(scene: &Scene<'_, '_>, mark: usize) -> bool {
    opened_at(scene, mark).and_then(|open| open.checked_sub(1)).is_some_and(|verb| {
        scene.has(verb, Roles::PLAIN) && scene.sentence(verb).start < verb && scene.quotation(verb).is_none()
    })
}

/// `Lind came back with, “Why now?”`: does a word in the middle of its sentence hand over to the quotation that `mark`
/// closes?
fn handed_over(scene: &Scene<'_, '_>, mark: usize) -> bool {
    opened_at(scene, mark).is_some_and(|open| {
        let joint = open.saturating_sub(1);
        scene.sentence(open).start < joint && (scene.comma(joint) || scene.word(joint) == ":")
    })
}

/// Is what stands before the comma `mark` the content of `cue`, whose clause ends at `end`?
fn clause_before(scene: &Scene<'_, '_>, cue: &Cue, mark: usize, end: Option<usize>) -> bool {
    let sentence = scene.sentence(cue.verb);
    let here = scene.comma(mark) && sentence.start <= mark;
    // "He said it was over, and when asked again, he said, “It is.”": the second verb has content of its own.
    let second = scene.comma(cue.range.end)
        && scene.opens(cue.range.end + 1)
        && (sentence.start..mark).any(|at| scene.verb(at).is_some_and(|(_, frames)| frames.clause));
    if second {
        return false;
    }
    // "Instead, Lind told the council, it would close."
    let passing = cue.frames.addressee && mark <= sentence.start + 1;
    // "It was over, an official told the Times."
    let closing = cue.frames.addressee && closes_with_addressee(scene, cue);
    here && (cue.frames.clause || passing || closing)
        && end.is_some()
        && !(opens_with_adjunct(scene, mark) && reports_on(scene, cue))
}

/// How many words an addressee has at the end of a sentence.
const ADDRESSEE: usize = 7;

/// `…, an official told the Norra Times.`: nothing but the one who was told follows, and a day or a place.
fn closes_with_addressee(scene: &Scene<'_, '_>, cue: &Cue) -> bool {
    let start = cue.range.end;
    let bounds = Roles::CLAUSE_START.or(Roles::AUXILIARY);
    let plain = |at: usize| {
        scene.wordy(at)
            && scene.verb(at).is_none()
            && (!scene.has(at, bounds) || scene.has(at, Roles::DETERMINER))
            || scene.kind(at) == Some(TokenKind::Possessive)
    };
    let end = (start..start + ADDRESSEE).find(|at| !plain(*at)).unwrap_or(start);
    end > start && !scene.is(end, "that") && scene.stops(end) && !scene.has(start, Roles::PREPOSITION)
}

/// `In a statement, Lind said …`, `Asked why, Lind said …`: what stands before the comma is the narrator's.
fn opens_with_adjunct(scene: &Scene<'_, '_>, comma: usize) -> bool {
    let first = scene.sentence(comma).start;
    scene.has(first, Roles::PREPOSITION.or(Roles::CLAUSE_START).or(Roles::DAY).or(Roles::ADVERB))
        || scene.verb(first).is_some()
        || scene.word(first).ends_with("ing")
}

/// Has the cue content of its own after it that is marked as such? `“Why?” Lind told the council that it was late.`
fn marks_own(scene: &Scene<'_, '_>, cue: &Cue) -> bool {
    super::before_content::start(scene, cue)
        .is_some_and(|(start, ..)| scene.opens(start) || scene.is(start - 1, "that"))
}

/// Has the cue content of its own after it?
fn reports_on(scene: &Scene<'_, '_>, cue: &Cue) -> bool {
    super::before_content::start(scene, cue).is_some()
}

/// Where the clause of a cue that follows its content ends; none when it goes on with something that is no adjunct.
fn cue_ends(scene: &Scene<'_, '_>, cue: &Cue) -> Option<usize> {
    let end = scene.sentence(cue.verb).end;
    let mut at = cue.range.end;
    if cue.frames.addressee && scene.wordy(at) {
        at += 1;
    }
    while at < end {
        if scene.comma(at) || scene.stops(at) {
            return Some(at);
        }
        if scene.has(at, Roles::PREPOSITION) {
            let stop = (at..end)
                .find(|at| scene.comma(*at) || scene.stops(*at) || scene.is(*at, "that") || scene.opens(*at));
            return match stop {
                Some(stop) if scene.is(stop, "that") || scene.opens(stop) => None,
                stop => stop.or(Some(end)),
            };
        }
        let time = scene.has(at, Roles::DAY.or(Roles::ADVERB).or(Roles::TIME_OPENING).or(Roles::TIME_UNIT));
        if !time && !cue.frames.addressee {
            return None;
        }
        at += 1;
    }
    Some(end)
}

/// The content that ends at `mark`: a quotation with what stands before it in its sentence, or the clause itself.
fn content_before(scene: &Scene<'_, '_>, mark: usize) -> Option<Vec<Range<usize>>> {
    let close = if scene.closes(mark) { mark } else { mark.checked_sub(1)? };
    if !scene.closes(close) {
        let sentence = scene.sentence(mark);
        let start = sentence.start;
        return (start + 1 < mark).then(|| vec![start..mark]);
    }
    let quotation = &scene.quotations[scene.quotation_of_mark(close)?];
    let open = quotation.start().checked_sub(1)?;
    let sentence = scene.sentence(open).start;
    let short = quotation.words < 3 && sentence < open && !scene.comma(open.saturating_sub(1));
    let comma = scene.comma(quotation.end().saturating_sub(1)) || scene.comma(close + 1);
    if short && (scene.is_title(quotation) || !comma) {
        // "On “Morning Wire,” Lind asked Berg how …": a title.
        return None;
    }
    let mut pieces = quotation.pieces.clone();
    // Narrator's words before the quotation in its sentence make it mixed, unless they report on their own.
    let begins = scene.opens(sentence) || open == sentence;
    if !begins && quotation.words < 40 {
        let before = scene.word(open.saturating_sub(1));
        let own = matches!(before, "," | ":" | "(" | "—" | "–" | "--" | "-" | ".")
            || (sentence..open).any(|at| {
                scene.verb(at).is_some_and(|(_, frames)| frames.clause) && !scene.has(at, Roles::ALSO_NOUN)
            });
        if !own && let Some(first) = pieces.first_mut() {
            first.start = sentence;
        }
    } else if scene.opens(sentence)
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
fn with_rest(scene: &Scene<'_, '_>, mut content: Vec<Range<usize>>, end: usize) -> Vec<Range<usize>> {
    // ", she said," in the middle of a clause of hers.
    let parenthesis = scene.comma(end) && end > 0 && scene.verb(end - 1).is_some();
    let sentence = scene.sentence(end);
    let Some(next) =
        (end..sentence.end.min(end + 24)).find(|at| scene.comma(*at) || scene.opens(*at) || scene.stops(*at))
    else {
        return content;
    };
    let rest = if scene.comma(next) { next + 1 } else { next };
    let goes_on = if scene.opens(rest) {
        scene.quotation_of_mark(rest).is_some_and(|number| scene.quotations[number].words > 1)
    } else {
        let marked =
            content.last().is_some_and(|piece| scene.quotation(piece.end.saturating_sub(1)).is_some());
        // "And so, she said, while it rained, the bridge …": nothing was said yet.
        let begun = content.iter().map(Range::len).sum::<usize>() > BARELY_BEGUN;
        let narrator = begun
            && (scene.has(rest, Roles::NARRATOR.or(Roles::CLAUSE_START)) && !scene.is(rest, "that")
                || scene.word(rest).ends_with("ing"));
        parenthesis && !marked && scene.comma(next) && next == end && !narrator && scene.wordy(rest)
    };
    if goes_on && let Some(more) = content::from(scene, rest) {
        content.extend(more);
    }
    content
}

/// How sure content is: a whole quotation is, one with words around it half as much.
fn sureness(scene: &Scene<'_, '_>, content: &[Range<usize>], whole: f32) -> f32 {
    let marked = content.iter().all(|piece| scene.quotation(piece.start).is_some());
    if marked { whole } else { 0.5 }
}
