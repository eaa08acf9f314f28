//! Where content begins and ends.

use std::ops::Range;

use super::cue::Cue;
use super::scene::Scene;
use crate::lang::reporting::{Form, Frames, Roles};
use crate::text::TokenKind;

/// Content from `start` to where the narrator takes over again, at the latest the end of the sentence.
pub(super) fn from(scene: &Scene<'_, '_>, start: usize) -> Option<Vec<Range<usize>>> {
    if scene.opens(start) {
        let quotation = &scene.quotations[scene.quotation_of_mark(start)?];
        if utterance_ends(scene, quotation.end())
            || quotation.words > 1 && cue_goes_on(scene, quotation.end())
        {
            return Some(quotation.pieces.clone());
        }
    }
    let sentence = scene.sentence(start);
    let mut end = start;
    while end < sentence.end {
        if let Some(number) = scene.quotation(end) {
            let quotation = &scene.quotations[number];
            end = quotation.pieces.first().map_or(end, |piece| piece.end).max(end + 1);
            if end >= sentence.end {
                let mut pieces = quotation.pieces.clone();
                if let Some(first) = pieces.first_mut() {
                    first.start = start.min(first.start);
                }
                return Some(pieces);
            }
            continue;
        }
        if end > start && narrator_returns(scene, end, sentence.end) {
            break;
        }
        end += 1;
    }
    (end > start).then(|| vec![start..end])
}

/// `shouted “shame” as he left`: what follows a verb that needs quotation marks is no more than the quotation.
pub(super) fn only_quotation(scene: &Scene<'_, '_>, cue: &Cue, start: usize) -> Option<Vec<Range<usize>>> {
    let needs_marks = cue.frames.quoted && !cue.frames.clause && scene.opens(start);
    let quotation = &scene.quotations[scene.quotation_of_mark(start).filter(|_| needs_marks)?];
    let after = quotation.end() + usize::from(scene.closes(quotation.end()));
    let joined = scene.is(after, "and") || scene.comma(after);
    (!(joined && scene.opens(after + 1))).then(|| quotation.pieces.clone())
}

/// Ends content that is no clause where the source does something else: `blamed the council and left`.
pub(super) fn end_at_next_verb(scene: &Scene<'_, '_>, content: &mut [Range<usize>]) {
    let [only] = content else { return };
    let next = (only.start + 1..only.end).find(|at| {
        let verb = at + 1 + usize::from(scene.has(at + 1, Roles::ADVERB));
        let past = matches!(scene.verb(verb), Some((Form::Past, _)))
            || scene.word(verb).ends_with("ed")
            || scene.has(verb, Roles::PAST);
        matches!(scene.word(*at), "and" | "but")
            && scene.quotation(*at).is_none()
            && past
            && !scene.capital(verb)
            && (scene.has(verb + 1, Roles::DETERMINER.or(Roles::PREPOSITION).or(Roles::SUBJECT_PRONOUN))
                || scene.capital(verb + 1)
                || matches!(scene.word(verb + 1), "to" | "him" | "them" | "her"))
    });
    only.end = next.unwrap_or(only.end);
    let aside = (only.start + 1..only.end).find(|at| {
        scene.quotation(*at).is_none()
            && (matches!(scene.word(*at), "-" | "—" | "–" | "--" | "despite")
                || at_medium(scene, *at, only.end))
    });
    only.end = aside.unwrap_or(only.end);
}

/// `… in an interview`, `… on Twitter`: where it was said, which is no part of a thing that was said.
fn at_medium(scene: &Scene<'_, '_>, at: usize, end: usize) -> bool {
    matches!(scene.word(at), "in" | "on" | "at" | "during" | "via")
        && (at + 1..end.min(at + 4))
            .find(|at| !scene.has(*at, Roles::DETERMINER))
            .is_some_and(|first| (first..end.min(first + 2)).any(|at| scene.has(at, Roles::MEDIUM)))
}

/// Ends the content of a participle where another one goes on: `calling it a mess and blaming the council`.
pub(super) fn end_at_next_participle(scene: &Scene<'_, '_>, content: &mut [Range<usize>]) {
    let [only] = content else { return };
    let next = (only.start + 1..only.end).find(|at| {
        let verb = at + 1 + usize::from(scene.has(at + 1, Roles::ADVERB));
        matches!(scene.word(*at), "and" | "but")
            && scene.quotation(*at).is_none()
            && matches!(scene.verb(verb), Some((Form::Ing, _)))
    });
    only.end = next.unwrap_or(only.end);
}

/// True when the quotation that ends at `end` (its closing mark) is the whole content: it ends like a sentence, or
/// the sentence ends with it.
fn utterance_ends(scene: &Scene<'_, '_>, end: usize) -> bool {
    let last = end.saturating_sub(1);
    let next = if scene.closes(end) { end + 1 } else { end };
    scene.stops(last)
        || scene.comma(last)
        || scene.stops(next)
        || next >= scene.sentence(end).end
        || scene.comma(next)
}

/// `yelled “You lie” at the mayor`: after the closing mark stand words that belong to the cue.
fn cue_goes_on(scene: &Scene<'_, '_>, end: usize) -> bool {
    let next = if scene.closes(end) { end + 1 } else { end };
    scene.has(next, Roles::NARRATOR)
        || matches!(scene.word(next), "at" | "on" | "in" | "until" | "to") && scene.closes(end)
        || coordinates(scene, next)
}

/// `… and vowed to go`: a second reporting verb of the same source.
fn coordinates(scene: &Scene<'_, '_>, at: usize) -> bool {
    let joins = matches!(scene.word(at), "and" | "but");
    let auxiliary = at + 1 + usize::from(matches!(scene.word(at + 1), "has" | "have" | "had"));
    let verb = auxiliary + usize::from(scene.has(auxiliary, Roles::ADVERB));
    joins
        && !scene.has(verb, Roles::ALSO_NOUN)
        && matches!(scene.verb(verb), Some((Form::Past | Form::Present, frames)) if frames.clause || frames.addressee || frames.object)
}

/// Does the narrator speak again from token `at`?
fn narrator_returns(scene: &Scene<'_, '_>, at: usize, end: usize) -> bool {
    if scene.is(at, "according") && scene.is(at + 1, "to") || scene.word(at) == ";" {
        return true;
    }
    if coordinates(scene, at) {
        return true;
    }
    // "it was over before claiming that …"
    let leads = matches!(scene.word(at), "before" | "after" | "while");
    if leads && matches!(scene.verb(at + 1), Some((Form::Ing, frames)) if frames.clause) {
        return true;
    }
    let comma = scene.comma(at) || scene.closes(at) && scene.comma(at.saturating_sub(1));
    if !(comma || matches!(scene.word(at), "—" | "–" | "--")) {
        return false;
    }
    let next = at + 1;
    // "Lind, recalling the talks, described …"
    let resumes = |frames: &Frames| frames.clause || frames.object;
    if scene.comma(at)
        && matches!(scene.verb(next), Some((Form::Past | Form::Present, frames)) if resumes(frames))
    {
        return true;
    }
    if matches!(scene.verb(next), Some((Form::Ing, _))) {
        return true;
    }
    if scene.has(next, Roles::ADVERB) && matches!(scene.verb(next + 1), Some((Form::Ing, _))) {
        return true;
    }
    let joins = matches!(
        scene.word(next),
        "and" | "but" | "while" | "as" | "although" | "though" | "when" | "even" | "then"
    );
    let begins = next + usize::from(joins);
    let clause =
        (begins..end.min(begins + 9)).take_while(|at| !scene.comma(*at) && scene.quotation(*at).is_none());
    for word in clause {
        if scene.is(word, "that") {
            break;
        }
        if let Some((Form::Past | Form::Present, frames)) = scene.verb(word) {
            // "it was late, a man yelled “Go home!”": a cue with a quotation of its own.
            if word > begins && scene.opens(word + 1) && (frames.clause || frames.quoted) {
                return true;
            }
            return joins && (frames.clause || frames.addressee)
                || frames.clause
                    && word > begins
                    && (scene.stops(word + 1)
                        || word <= begins + 3 && scene.capital(word.saturating_sub(1)));
        }
    }
    false
}

/// The first token after `at` that is no time or place of the utterance: `on Tuesday`, `in a statement`. None when
/// they leave nothing that could begin content.
pub(super) fn skip_adjuncts(scene: &Scene<'_, '_>, from: usize) -> Option<usize> {
    let end = scene.sentence(from).end;
    let mut at = from;
    loop {
        if at >= end {
            return None;
        }
        let owner = scene.kind(at + 1) == Some(TokenKind::Possessive);
        if scene.has(at, Roles::DAY) && !owner {
            at += 1 + usize::from(scene.capital(at) && scene.has(at + 1, Roles::TIME_UNIT));
        } else if scene.has(at, Roles::PREPOSITION) && quantity(scene, at + 1) {
            // "said about half of the towns …"
            return Some(at);
        } else if scene.has(at, Roles::TIME_OPENING) && scene.has(at + 1, Roles::TIME_UNIT.or(Roles::DAY)) {
            at += 2;
        } else if scene.has(at, Roles::ADVERB) && !scene.capital(at) {
            at += 1;
        } else if scene.has(at, Roles::PREPOSITION) {
            return after_phrase(scene, at, end);
        } else if scene.comma(at) && (scene.opens(at + 1) || scene.is(at + 1, "that")) {
            at += 1;
        } else if scene.word(at) == ":" && at + 1 < end {
            return Some(at + 1);
        } else if scene.comma(at) {
            // "said, in effect, that"
            let next = (at + 1..end.min(at + 14)).find(|next| scene.comma(*next))?;
            return (scene.is(next + 1, "that") || scene.opens(next + 1)).then_some(next + 1);
        } else {
            return (!scene.stops(at)).then_some(at);
        }
    }
}

/// `on NTV's “Meet the Town”`: does a word before the mark say that a name follows?
fn is_owned(scene: &Scene<'_, '_>, mark: usize) -> bool {
    mark.checked_sub(1).is_some_and(|before| {
        scene.kind(before) == Some(TokenKind::Possessive)
            || scene.has(before, Roles::DETERMINER.or(Roles::PREPOSITION))
    })
}

/// `half`, `at least six`, `about 40`: an amount, which a preposition may open without being an adjunct.
fn quantity(scene: &Scene<'_, '_>, at: usize) -> bool {
    let year = scene.word(at).len() == 4 && scene.word(at).bytes().all(|byte| byte.is_ascii_digit());
    scene.kind(at) == Some(TokenKind::Number) && !year && scene.wordy(at + 1)
        || scene.is(at, "half")
        || scene.is(at, "least")
}

/// Content after a phrase that a preposition opens: at "that", a quotation, or a subject that cannot be its object.
fn after_phrase(scene: &Scene<'_, '_>, preposition: usize, end: usize) -> Option<usize> {
    let limit = end.min(preposition + 22);
    for at in preposition + 1..limit {
        if scene.is(at, "that") && !scene.has(at + 1, Roles::TIME_UNIT) {
            return Some(at);
        }
        if scene.opens(at)
            && scene.quotation_of_mark(at).is_some_and(|number| {
                let quotation = &scene.quotations[number];
                quotation.words > 2 && !(is_owned(scene, at) && scene.is_title(quotation))
            })
        {
            return Some(at);
        }
        if scene.word(at) == ":" {
            return Some(at + 1);
        }
        if at > preposition + 1 && matches!(scene.word(at), "he" | "she" | "they" | "we" | "I" | "there") {
            return Some(at);
        }
        if scene.has(at, Roles::DAY) {
            let next = at + 1;
            return (!scene.comma(next)).then(|| skip_adjuncts(scene, next)).flatten();
        }
        let comma = scene.comma(at) && !scene.opens(at + 1) && !scene.is(at + 1, "that");
        if scene.stops(at) || comma && at + 1 < limit && scene.has(at + 1, Roles::SUBJECT_PRONOUN) {
            return None;
        }
    }
    None
}
