//! What initials name, which no given name or ending tells: `SHB`.
//!
//! **In:** a name that is one word of initials. **Out:** points for a body where they act (`SHB said`), own, or are acted with
//! (`the SHB`, `a dispatcher at SHB`, `Salt Harbour Board (SHB)`); against one where they are a thing's (`an SHB`) or stand for
//! words that are written small (`salt harbour basin (SHB)`).

use super::{EMPLOYED, Scene};
use crate::actors::evidence::Evidence;
use crate::lang::contexts::Says;
use crate::lang::small::Small;

impl Scene<'_, '_> {
    /// Initials are a body's where they act, own or are acted with; else they may be any thing's: `an SUV`.
    pub(super) fn acronym(&self, evidence: &mut Evidence) {
        let acts = self.reading.reports(self.end) || self.reading.says(self.end).has(Says::SAID);
        let with = self.back_is(1, EMPLOYED.or(Small::BY).or(Small::FROM).or(Small::AGAINST));
        let the = self.back_is_any(1, Small::DEFINITE);
        let one = self.back_is_any(1, Small::ARTICLE) && !the;
        // "the Salt Guild (SG)"
        let behind = self.back(1) == "(" && self.after() == ")";
        if self.is_of_small_words() {
            evidence.organization -= 20;
            return;
        }
        evidence.organization = evidence.organization.max(1)
            + if acts { 2 } else { 0 }
            + i32::from(with || behind)
            + i32::from(the)
            + i32::from(self.reading.possessive(self.end))
            - if one { 2 } else { 0 };
    }

    /// `central business district (CBD)`, `low back pain, or LBP`: initials of words that are written small are no body's.
    fn is_of_small_words(&self) -> bool {
        let or = self.back_is(1, Small::OR);
        if !(self.back(1) == "(" || or) {
            return false;
        }
        let mut at = self.start - 1;
        at -= usize::from(or && at > 0 && self.word(at - 1) == ",");
        let letters = self.word(self.start).chars().rev().filter(char::is_ascii_uppercase);
        letters.into_iter().all(|letter| {
            let Some(before) = at.checked_sub(1) else { return false };
            at = before;
            self.word(at).starts_with(letter.to_ascii_lowercase())
        })
    }
}
