//! The subject of a sentence or a clause, for verbs that stand far from it.
//!
//! **In:** the scene and a token. **Out:** the noun phrase that the verb there belongs to.

use std::ops::Range;

use super::scene::Scene;
use crate::lang::reporting::{Form, Roles};
use crate::text::TokenKind;

/// The subject of a sentence, for verbs that stand far from it: the first noun phrase that is followed by a verb.
pub(super) fn of_sentence(scene: &Scene<'_, '_>, at: usize) -> Option<Range<usize>> {
    let sentence = scene.sentence(at);
    let mut start = after_dateline(scene, sentence.clone());
    while start < at
        && (scene.has(start, Roles::CLAUSE_START.or(Roles::ADVERB)) && !scene.has(start, Roles::DETERMINER)
            || !scene.wordy(start))
    {
        start += 1;
    }
    if scene.has(start, Roles::PREPOSITION) || matches!(scene.verb(start), Some((Form::Ing | Form::Past, _)))
    {
        start = (start..at).find(|at| scene.comma(*at))? + 1;
    }
    if scene.has(start, Roles::SUBJECT_PRONOUN) {
        return Some(start..start + 1);
    }
    let mut end = start;
    let mut name = false;
    while end < at && (scene.wordy(end) || scene.kind(end) == Some(TokenKind::Possessive)) {
        let ends = scene.has(end, Roles::AUXILIARY.or(Roles::ADVERB).or(Roles::CLAUSE_START))
            || scene.verb(end).is_some() && !scene.capital(end)
            || scene.has(end, Roles::PREPOSITION) && !matches!(scene.word(end), "of" | "for")
            || name && !scene.capital(end) && !matches!(scene.word(end), "of" | "for" | "the");
        if ends && end > start {
            break;
        }
        name |= scene.capital(end) && !(end == start && scene.has(end, Roles::DETERMINER));
        end += 1;
    }
    (end > start && end - start < 10).then_some(start..end)
}

/// The subject of the clause that a participle at `at` belongs to: the last name or pronoun before it that opens a clause
/// and is followed by a verb or an adverb.
pub(super) fn nearest(scene: &Scene<'_, '_>, at: usize) -> Option<Range<usize>> {
    let sentence = scene.sentence(at);
    let first = after_dateline(scene, sentence.clone());
    let lowest = first.max(at.saturating_sub(40));
    (lowest..at)
        .rev()
        .filter_map(|start| {
            let opens = start == first
                || start > first
                    && (scene.comma(start - 1) && (start - 1..at).filter(|at| scene.comma(*at)).count() > 1
                        || scene.has(start - 1, Roles::CLAUSE_START)
                            && !scene.has(start - 1, Roles::DETERMINER));
            if !opens || scene.quotation(start).is_some() {
                return None;
            }
            if scene.has(start, Roles::SUBJECT_PRONOUN) && !scene.is(start, "who") && !scene.is(start, "it") {
                return Some(start..start + 1);
            }
            let determined = scene.has(start, Roles::DETERMINER);
            if scene.has(start, Roles::PREPOSITION.or(Roles::ADVERB).or(Roles::DAY))
                || !(determined || scene.capital(start))
            {
                return None;
            }
            let mut end = start + 1;
            while end < at
                && end < start + 8
                && (scene.capital(end)
                    || scene.is(end, "of")
                    || scene.kind(end) == Some(TokenKind::Possessive))
            {
                end += 1;
            }
            if determined && end == start + 1 {
                end += 1;
            }
            let verb = scene.wordy(end)
                && !scene.capital(end)
                && !scene.has(end, Roles::PREPOSITION.or(Roles::CLAUSE_START).or(Roles::DETERMINER));
            (verb && end < at).then_some(start..end)
        })
        .next()
}

/// `NORRA, Aug 31 (Wire) - Lind …`: where the text begins after a dateline.
fn after_dateline(scene: &Scene<'_, '_>, sentence: Range<usize>) -> usize {
    let head = sentence.start..sentence.end.min(sentence.start + 12);
    let dash = head.clone().find(|at| matches!(scene.word(*at), "-" | "–" | "—" | "--"));
    let place = scene.word(sentence.start);
    let shouted = place.len() > 2 && place.chars().all(char::is_uppercase);
    dash.filter(|_| shouted).map_or(sentence.start, |dash| dash + 1)
}
