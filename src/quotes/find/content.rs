//! Where content begins and ends.

use std::ops::Range;

use super::cue::Cue;
use crate::analysis::Analysis;
use crate::lang::classes::Tag;
use crate::lang::reporting::{Form, Frames, Roles};
use crate::lang::small::Small;
use crate::lang::sources::{self, Pronoun};
use crate::text::TokenKind;

/// Content from `start` to where the narrator takes over again, at the latest the end of the sentence.
pub(super) fn from(text: &Analysis<'_, '_>, start: usize) -> Option<Vec<Range<usize>>> {
    if text.opens(start) {
        let quotation = &text.quotations[text.quotation_of_mark(start)?];
        if utterance_ends(text, quotation.end()) || quotation.words > 1 && cue_goes_on(text, quotation.end())
        {
            return Some(quotation.pieces.clone());
        }
    }
    let sentence = text.sentence(start);
    let mut end = start;
    // "(she says the price will vary)": what begins in brackets ends with them.
    let mut brackets = 0usize;
    while end < sentence.end {
        match text.word(end) {
            "(" => brackets += 1,
            ")" if brackets == 0 && end > start => break,
            ")" => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        if let Some(number) = text.quotation(end) {
            let quotation = &text.quotations[number];
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
        if end > start && narrator_returns(text, end, sentence.end) {
            break;
        }
        end += 1;
    }
    (end > start).then(|| vec![start..end])
}

/// `shouted “shame” as he left`: what follows a verb that needs quotation marks is no more than the quotation.
pub(super) fn only_quotation(text: &Analysis<'_, '_>, cue: &Cue, start: usize) -> Option<Vec<Range<usize>>> {
    let needs_marks = cue.frames.quoted && !cue.frames.clause && text.opens(start);
    let quotation = &text.quotations[text.quotation_of_mark(start).filter(|_| needs_marks)?];
    let after = quotation.end() + usize::from(text.closes(quotation.end()));
    let joined = text.small(after, Small::AND) || text.comma(after);
    (!(joined && text.opens(after + 1))).then(|| quotation.pieces.clone())
}

/// Ends content that is no clause where the source does something else: `blamed the council and left`.
pub(super) fn end_at_next_verb(text: &Analysis<'_, '_>, content: &mut [Range<usize>]) {
    let [only] = content else { return };
    let next = (only.start + 1..only.end).find(|at| {
        let verb = at + 1 + usize::from(text.has(at + 1, Roles::ADVERB));
        let past = matches!(text.verb(verb), Some((Form::Past, _)))
            || text.looks_past(verb)
            || text.has(verb, Roles::PAST);
        text.has(*at, Roles::JOINS)
            && text.quotation(*at).is_none()
            && past
            && !text.capital(verb)
            && (text.has(verb + 1, Roles::DETERMINER.or(Roles::PREPOSITION).or(Roles::SUBJECT_PRONOUN))
                || text.capital(verb + 1)
                || text.small(verb + 1, Small::OBJECT.or(Small::TO)))
    });
    only.end = next.unwrap_or(only.end);
    let aside = (only.start + 1..only.end).find(|at| {
        text.quotation(*at).is_none()
            && (matches!(text.word(*at), "-" | "—" | "–" | "--")
                || text.has(*at, Roles::ASIDE)
                || at_medium(text, *at, only.end))
    });
    only.end = aside.unwrap_or(only.end);
}

/// `… in an interview`, `… on Twitter`: where it was said, which is no part of a thing that was said.
pub(super) fn at_medium(text: &Analysis<'_, '_>, at: usize, end: usize) -> bool {
    text.has(at, Roles::BEFORE_MEDIUM)
        && (at + 1..end.min(at + 4))
            .find(|at| !text.has(*at, Roles::DETERMINER))
            .is_some_and(|first| (first..end.min(first + 2)).any(|at| text.has(at, Roles::MEDIUM)))
}

/// Ends the content of a participle where another one goes on: `calling it a mess and blaming the council`.
pub(super) fn end_at_next_participle(text: &Analysis<'_, '_>, content: &mut [Range<usize>]) {
    let [only] = content else { return };
    let next = (only.start + 1..only.end).find(|at| {
        let verb = at + 1 + usize::from(text.has(at + 1, Roles::ADVERB));
        text.has(*at, Roles::JOINS)
            && text.quotation(*at).is_none()
            && matches!(text.verb(verb), Some((Form::Ing, _)))
    });
    only.end = next.unwrap_or(only.end);
}

/// True when the quotation that ends at `end` (its closing mark) is the whole content: it ends like a sentence, or
/// the sentence ends with it.
fn utterance_ends(text: &Analysis<'_, '_>, end: usize) -> bool {
    let last = end.saturating_sub(1);
    let next = if text.closes(end) { end + 1 } else { end };
    text.stops(last)
        || text.comma(last)
        || text.stops(next)
        || next >= text.sentence(end).end
        || text.comma(next)
}

/// `yelled “You lie” at the mayor`: after the closing mark stand words that belong to the cue.
fn cue_goes_on(text: &Analysis<'_, '_>, end: usize) -> bool {
    let next = if text.closes(end) { end + 1 } else { end };
    text.has(next, Roles::NARRATOR)
        || text.has(next, Roles::AFTER_CRY) && text.closes(end)
        || coordinates(text, next)
}

/// `… and vowed to go`: a second reporting verb of the same source.
fn coordinates(text: &Analysis<'_, '_>, at: usize) -> bool {
    let joins = text.has(at, Roles::JOINS);
    let auxiliary = at + 1 + usize::from(text.has(at + 1, Roles::PERFECT));
    let verb = auxiliary + usize::from(text.has(auxiliary, Roles::ADVERB));
    joins
        && !text.has(verb, Roles::ALSO_NOUN)
        && matches!(text.verb(verb), Some((Form::Past | Form::Present, frames)) if frames.clause || frames.addressee || frames.object)
}

/// `told her she was “late” but he was wrong`: where marks close, the narrator turns to who speaks or is spoken to.
fn objects(text: &Analysis<'_, '_>, at: usize) -> bool {
    let turns = text.has(at, Roles::JOINS) && !text.small(at, Small::AND);
    let person = sources::pronoun(text.word(at + 1));
    let spoken_of = matches!(person, Some(Pronoun::Masculine | Pronoun::Feminine));
    turns && at > 0 && text.closes(at - 1) && spoken_of && is_finite(text, at + 2)
}

/// Does the narrator speak again from token `at`?
fn narrator_returns(text: &Analysis<'_, '_>, at: usize, end: usize) -> bool {
    if text.small(at, Small::ACCORDING) && text.small(at + 1, Small::TO) || text.word(at) == ";" {
        return true;
    }
    if coordinates(text, at) || objects(text, at) {
        return true;
    }
    // "it was over before claiming that …"
    let leads = text.has(at, Roles::BEFORE_PARTICIPLE);
    if leads && matches!(text.verb(at + 1), Some((Form::Ing, frames)) if frames.clause) {
        return true;
    }
    let comma = text.comma(at) || text.closes(at) && text.comma(at.saturating_sub(1));
    if !(comma || matches!(text.word(at), "—" | "–" | "--")) {
        return false;
    }
    let next = at + 1;
    // "Lind, recalling the talks, described …"
    let resumes = |frames: &Frames| frames.clause || frames.object;
    if text.comma(at)
        && matches!(text.verb(next), Some((Form::Past | Form::Present, frames)) if resumes(frames))
    {
        return true;
    }
    if matches!(text.verb(next), Some((Form::Ing, _))) {
        return true;
    }
    if text.has(next, Roles::ADVERB) && matches!(text.verb(next + 1), Some((Form::Ing, _))) {
        return true;
    }
    let joins = text.has(next, Roles::JOINS_CLAUSES);
    let begins = next + usize::from(joins);
    let clause =
        (begins..end.min(begins + 9)).take_while(|at| !text.comma(*at) && text.quotation(*at).is_none());
    for word in clause {
        if text.small(word, Small::THAT) {
            break;
        }
        if let Some((Form::Past | Form::Present, frames)) = text.verb(word) {
            // "it was late, a man yelled “Go home!”": a cue with a quotation of its own.
            if word > begins && text.opens(word + 1) && (frames.clause || frames.quoted) {
                return true;
            }
            return joins && (frames.clause || frames.addressee)
                || frames.clause
                    && word > begins
                    && (text.stops(word + 1) || word <= begins + 3 && text.capital(word.saturating_sub(1)));
        }
    }
    false
}

/// The first token after `at` that is no time or place of the utterance: `on Tuesday`, `in a statement`. None when
/// they leave nothing that could begin content.
pub(super) fn skip_adjuncts(text: &Analysis<'_, '_>, from: usize) -> Option<usize> {
    let end = text.sentence(from).end;
    let mut at = from;
    loop {
        if at >= end {
            return None;
        }
        let owner = text.kind(at + 1) == Some(TokenKind::Possessive);
        if text.has(at, Roles::DAY) && !owner {
            at += 1 + usize::from(text.capital(at) && text.has(at + 1, Roles::TIME_UNIT));
        } else if text.has(at, Roles::TIME_OPENING) && begins_day(text, at + 1) {
            // "late on Friday"
            at += 1;
        } else if text.has(at, Roles::PREPOSITION) && quantity(text, at + 1) {
            // "said about half of the towns …"
            return Some(at);
        } else if text.has(at, Roles::TIME_OPENING) && text.has(at + 1, Roles::TIME_UNIT.or(Roles::DAY)) {
            at += 2;
        } else if text.has(at, Roles::ADVERB) && !text.capital(at) {
            at += 1;
        } else if text.has(at, Roles::PREPOSITION) {
            return after_phrase(text, at, end);
        } else if text.comma(at) && (text.opens(at + 1) || text.small(at + 1, Small::THAT)) {
            at += 1;
        } else if text.word(at) == ":" && at + 1 < end {
            return Some(at + 1);
        } else if text.comma(at) {
            // "said, in effect, that"
            let next = (at + 1..end.min(at + 14)).find(|next| text.comma(*next))?;
            return (text.small(next + 1, Small::THAT) || text.opens(next + 1)).then_some(next + 1);
        } else {
            return (!text.stops(at)).then_some(at);
        }
    }
}

/// `on NTV's “Meet the Town”`: does a word before the mark say that a name follows?
fn is_owned(text: &Analysis<'_, '_>, mark: usize) -> bool {
    mark.checked_sub(1).is_some_and(|before| {
        text.kind(before) == Some(TokenKind::Possessive)
            || text.has(before, Roles::DETERMINER.or(Roles::PREPOSITION))
    })
}

/// `half`, `at least six`, `about 40`: an amount, which a preposition may open without being an adjunct.
fn quantity(text: &Analysis<'_, '_>, at: usize) -> bool {
    let year = text.word(at).len() == 4 && text.word(at).bytes().all(|byte| byte.is_ascii_digit());
    text.kind(at) == Some(TokenKind::Number) && !year && text.wordy(at + 1) || text.has(at, Roles::AMOUNT)
}

/// `he`, `I`, `there`: a word that can be nothing but a subject. With a capital letter it may stand in a title.
pub(super) fn is_subject(text: &Analysis<'_, '_>, at: usize) -> bool {
    text.small(at, Small::I) || !text.capital(at) && text.small(at, Small::SUBJECT.or(Small::THERE))
}

/// A verb or an auxiliary that makes a clause.
pub(super) fn is_finite(text: &Analysis<'_, '_>, at: usize) -> bool {
    matches!(text.tag(at), Some(Tag::Aux | Tag::Present | Tag::Past))
}

/// `on Friday`: a preposition and a day begin at `at`.
fn begins_day(text: &Analysis<'_, '_>, at: usize) -> bool {
    text.has(at, Roles::PREPOSITION) && text.has(at + 1, Roles::DAY)
}

/// `in a statement it had`, `in an interview the dykes would`: does a clause begin at `at`, after words that frame the
/// telling? It does where a verb follows its subject.
pub(super) fn frame_ends(text: &Analysis<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let finite = |at: usize| is_finite(text, at);
    if text.small(at, Small::IT) {
        return text.has(at + 1, Roles::AUXILIARY) || finite(at + 1);
    }
    // A noun and a determiner after it, "on Monday evening the", belong to two phrases, unless it is a time: "the day before".
    let noun = matches!(text.tag(before), Some(Tag::Noun | Tag::Propn))
        || text.has(before, Roles::DAY.or(Roles::TIME_UNIT).or(Roles::MEDIUM));
    let time = (at + 1..at + 3).any(|at| text.has(at, Roles::TIME_UNIT));
    let determined = noun && text.has(at, Roles::DETERMINER) && !text.capital(at) && !time;
    let medium = text.has(before, Roles::MEDIUM) && !text.capital(before);
    let named = medium && text.capital(at) && !text.has(at, Roles::DAY);
    (determined || named) && {
        let limit = text.sentence(at).end;
        let words = (at + 1..limit)
            .take_while(|at| text.wordy(*at) || text.kind(*at) == Some(TokenKind::Possessive))
            .take_while(|at| !text.has(*at, Roles::CLAUSE_START) || text.has(*at, Roles::DETERMINER));
        words.into_iter().any(finite)
    }
}

/// Content after a phrase that a preposition opens: at "that", a quotation, or a subject that cannot be its object.
fn after_phrase(text: &Analysis<'_, '_>, preposition: usize, end: usize) -> Option<usize> {
    let limit = end.min(preposition + 22);
    for at in preposition + 1..limit {
        if text.small(at, Small::THAT) && !text.has(at + 1, Roles::TIME_UNIT) {
            return Some(at);
        }
        if text.opens(at)
            && text.quotation_of_mark(at).is_some_and(|number| {
                let quotation = &text.quotations[number];
                quotation.words > 2 && !(is_owned(text, at) && text.is_title(quotation))
            })
        {
            return Some(at);
        }
        if text.word(at) == ":" {
            return Some(at + 1);
        }
        let asks = text.small(at, Small::QUESTION_TO_SOMEBODY) && text.wordy(at - 1);
        if at > preposition + 1 && (is_subject(text, at) || asks || frame_ends(text, at)) {
            return Some(at);
        }
        // "during Sunday's meeting"
        if text.has(at, Roles::DAY) && text.kind(at + 1) != Some(TokenKind::Possessive) {
            let next = at + 1 + usize::from(text.has(at + 1, Roles::TIME_UNIT));
            return (!text.comma(next)).then(|| skip_adjuncts(text, next)).flatten();
        }
        let comma = text.comma(at) && !text.opens(at + 1) && !text.small(at + 1, Small::THAT);
        if text.stops(at) || comma && at + 1 < limit && text.has(at + 1, Roles::SUBJECT_PRONOUN) {
            return None;
        }
    }
    None
}
