//! Nouns of speech: `S's claim that …`, `his promise to …`, `S's reply was that …`.

use std::ops::Range;

use super::content;
use super::draft::Draft;
use crate::analysis::Analysis;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::quotes::Rule;
use crate::text::TokenKind;

/// How many words an owner without a name has at most.
const OWNER: usize = 5;

/// The noun at `at` with its owner before it and its content after it.
pub(super) fn find(text: &Analysis<'_, '_>, at: usize) -> Option<Draft> {
    if !text.has(at, Roles::SPEECH_NOUN) {
        return None;
    }
    let owner = owner(text, at)?;
    let start = match () {
        // "Claim That Talks Failed": in a title it may be the verb.
        () if text.capital(at + 1) => return None,
        () if text.small(at + 1, Small::THAT) => at + 2,
        () if text.has(at + 1, Roles::BE) && text.small(at + 2, Small::THAT) => at + 3,
        () if text.has(at + 1, Roles::AFTER_SPEECH_NOUN) => at + 1,
        () => return None,
    };
    let content = content::from(text, start)?;
    Some(Draft::new(Rule::SpeechNoun, Some(owner), at..at + 1, content))
}

/// Whose the noun at `at` is: `Lind's`, `his`.
pub(super) fn owner(text: &Analysis<'_, '_>, at: usize) -> Option<Range<usize>> {
    let floor = text.sentence(at).start;
    let lowest = floor.max(at.saturating_sub(3));
    (lowest..at).rev().find_map(|owner| {
        if text.kind(owner) == Some(TokenKind::Possessive) && owner > floor {
            let mut start = owner;
            while start > floor && text.capital(start - 1) && !text.has(start - 1, Roles::PREPOSITION) {
                start -= 1;
            }
            if start == owner {
                // "the ferry company's": from the word that opens the phrase.
                let lowest = floor.max(owner.saturating_sub(OWNER));
                let opens = |at: &usize| text.has(*at, Roles::DETERMINER);
                start = (lowest..owner).rev().find(opens).unwrap_or(owner - 1);
            }
            return Some(start..owner);
        }
        (text.small(owner, Small::OWNER) && !text.small(owner, Small::ITS)).then_some(owner..owner + 1)
    })
}
