//! The subject of a sentence or a clause, for verbs that stand far from it.
//!
//! **In:** the text and a token. **Out:** the noun phrase that the verb there belongs to.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::lang::reporting::{Form, Roles};
use crate::lang::small::Small;
use crate::lang::sources;
use crate::text::TokenKind;

/// The subject of a sentence, for verbs that stand far from it: the first noun phrase that is followed by a verb.
pub(super) fn of_sentence(text: &Analysis<'_, '_>, at: usize) -> Option<Range<usize>> {
    let sentence = text.sentence(at);
    let mut start = after_dateline(text, sentence.clone());
    while start < at
        && (text.has(start, Roles::CLAUSE_START.or(Roles::ADVERB)) && !text.has(start, Roles::DETERMINER)
            || !text.wordy(start))
    {
        start += 1;
    }
    if text.has(start, Roles::PREPOSITION) || matches!(text.verb(start), Some((Form::Ing | Form::Past, _))) {
        start = (start..at).find(|at| text.comma(*at))? + 1;
    }
    if text.has(start, Roles::SUBJECT_PRONOUN) {
        return Some(start..start + 1);
    }
    let mut end = start;
    let mut name = false;
    while end < at && (text.wordy(end) || text.kind(end) == Some(TokenKind::Possessive)) {
        let ends = text.has(end, Roles::AUXILIARY.or(Roles::ADVERB).or(Roles::CLAUSE_START))
            || text.verb(end).is_some() && !text.capital(end)
            || text.has(end, Roles::PREPOSITION)
                && (text.capital(end) || !text.small(end, Small::OF.or(Small::FOR)))
            || name
                && !text.capital(end)
                && !text.small(end, Small::OF.or(Small::FOR).or(Small::DEFINITE))
                && !is_title(text, end);
        if ends && end > start {
            break;
        }
        name |= text.capital(end) && !(end == start && text.has(end, Roles::DETERMINER));
        end += 1;
    }
    (end > start && end - start < 10).then_some(start..end)
}

/// `Port Authority spokeswoman Anna Torv`: a word for somebody between a body's name and a person's.
fn is_title(text: &Analysis<'_, '_>, at: usize) -> bool {
    text.capital(at + 1)
        && sources::noun(text.word(at)).is_some_and(|(_, noun)| noun.person || noun.speaks_for)
}

/// The subject of the clause that a participle at `at` belongs to: the last name or pronoun before it that opens a clause
/// and is followed by a verb or an adverb.
pub(super) fn nearest(text: &Analysis<'_, '_>, at: usize) -> Option<Range<usize>> {
    let sentence = text.sentence(at);
    let first = after_dateline(text, sentence.clone());
    let lowest = first.max(at.saturating_sub(40));
    (lowest..at)
        .rev()
        .filter_map(|start| {
            let opens = start == first
                || start > first
                    && (text.comma(start - 1) && (start - 1..at).filter(|at| text.comma(*at)).count() > 1
                        || text.has(start - 1, Roles::CLAUSE_START)
                            && !text.has(start - 1, Roles::DETERMINER));
            if !opens || text.quotation(start).is_some() {
                return None;
            }
            if text.has(start, Roles::SUBJECT_PRONOUN)
                && !text.small(start, Small::WHO)
                && !text.small(start, Small::IT)
            {
                return Some(start..start + 1);
            }
            let determined = text.has(start, Roles::DETERMINER);
            if text.has(start, Roles::PREPOSITION.or(Roles::ADVERB).or(Roles::DAY))
                || !(determined || text.capital(start))
            {
                return None;
            }
            let mut end = start + 1;
            while end < at
                && end < start + 8
                && (text.capital(end)
                    || text.small(end, Small::OF)
                    || text.kind(end) == Some(TokenKind::Possessive))
            {
                end += 1;
            }
            if determined && end == start + 1 {
                end += 1;
            }
            let verb = text.wordy(end)
                && !text.capital(end)
                && !text.has(end, Roles::PREPOSITION.or(Roles::CLAUSE_START).or(Roles::DETERMINER));
            (verb && end < at).then_some(start..end)
        })
        .next()
}

/// The most tokens of a dateline: `NORRA, Fla., March 12, 2025 (NORRA NEWSWIRE) --`.
const DATELINE: usize = 18;

/// `NORRA, Aug 31 (Wire) - Lind …`: where the text begins after a dateline.
pub(super) fn after_dateline(text: &Analysis<'_, '_>, sentence: Range<usize>) -> usize {
    let head = sentence.start..sentence.end.min(sentence.start + DATELINE);
    let dash = head.clone().find(|at| matches!(text.word(*at), "-" | "–" | "—" | "--"));
    let place = text.word(sentence.start);
    let shouted = place.len() > 2 && place.chars().all(char::is_uppercase);
    dash.filter(|_| shouted).map_or(sentence.start, |dash| dash + 1)
}
