//! What a sentence about a body says of a person in it: `the guild, led by Ada Holm`, `the guild named Ada Holm its treasurer`;
//! and what opens a sentence about the person: `As treasurer of the guild, Ada Holm …`.

use super::{Owner, Title, Titles};
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::lang::sources::Pronoun;

impl Titles<'_, '_> {
    /// `the guild, led by N`, `the guild, which was founded by N`: the name or its title begins with token `start`.
    pub(super) fn led_by(&self, start: usize, end: usize, floor: usize) -> Option<Title> {
        let verb =
            start.checked_sub(2).filter(|verb| *verb > floor && self.reading.is(start - 1, Small::BY))?;
        if !self.reading.says(verb).has(Says::LED) {
            return None;
        }
        let mut after = verb;
        after -= usize::from(self.reading.is(after - 1, Small::IS.or(Small::WAS)));
        after -= usize::from(after > floor && self.reading.is(after - 1, Small::WHICH));
        after -= usize::from(after > floor && self.word(after - 1) == ",");
        let owner = self.candidates.ending_at(after)?;
        let first = self.candidates.names[owner].tokens.start;
        let first = first - usize::from(first > floor && self.reading.is_any(first - 1, Small::DEFINITE));
        // "a man from Norra, led by": not what stands last, but what it belongs to.
        let within = first > floor && self.reading.is_any(first - 1, WITHIN);
        (!within).then(|| Title::works(end, self.owner_name(owner)))
    }

    /// `the guild appointed N as its treasurer`, `the guild has named N treasurer`: the title begins with token `start`.
    pub(super) fn appointed(&self, start: usize, end: usize, floor: usize, ceiling: usize) -> Option<Title> {
        let verb = start.checked_sub(1).filter(|verb| *verb > floor)?;
        let subject = verb - usize::from(self.reading.is(verb - 1, Small::HAS));
        let appoints = subject > floor && self.reading.says(verb).has(Says::APPOINTS);
        let body = self.candidates.ending_at(subject).filter(|_| appoints)?;
        let (post, ..) = self.role_at(end + usize::from(self.reading.is(end, Small::AS)), ceiling)?;
        let noun = self.reading.pack.names.marks(self.reading.head_of(&post.role));
        let its = match post.owner {
            Owner::Pronoun(Pronoun::Thing | Pronoun::Plural, _) => true,
            Owner::Nobody => noun.has(Marks::STANDS_FOR),
            _ => return None,
        };
        its.then(|| Title { start: end, owner: self.owner_name(body), former: false, ..post })
    }

    /// `As treasurer of the guild, N`, `A ranger at the guild, N`, `Speaking for the guild, N`: what opens the sentence before the
    /// name at token `name`.
    pub(super) fn opening(&self, name: usize, end: usize, floor: usize) -> Option<Title> {
        let comma = name.checked_sub(1).filter(|comma| *comma > floor && self.word(*comma) == ",")?;
        if let Some(body) = self.spoken_for(floor) {
            let (owner, after) = self.owner_at(body)?;
            return (after == comma).then(|| Title::member(end, String::new(), owner));
        }
        let first = floor + usize::from(self.reading.is_any(floor, Small::AS));
        let first = first + usize::from(self.reading.is_any(first, Small::ARTICLE));
        let (title, after, _) = self.role_at(first, comma).filter(|_| first > floor)?;
        (after == comma && title.owner != Owner::Nobody).then_some(Title { start: end, ..title })
    }

    /// `Norra Rail founder Karl Lind and chairman N`: the owner of the post before "and", which the one at token `start` shares.
    pub(super) fn shared_owner(&self, start: usize, floor: usize, title: &Title) -> Option<Owner> {
        let noun = self.reading.pack.names.marks(self.reading.head_of(&title.role));
        let post =
            noun.has(Marks::STANDS_FOR.or(Marks::BELONGS)) && !noun.has(Marks::OUTSIDE.or(Marks::SERVES));
        let and = start.checked_sub(1).filter(|and| *and > floor && self.reading.joins(*and) && post)?;
        let other = &self.candidates.names[self.candidates.ending_at(and)?].tokens;
        let held = self.before(other.start, floor)?;
        (!held.former && !held.role.is_empty() && held.owner != Owner::Nobody).then_some(held.owner)
    }
}

/// Prepositions that make what follows a part of what stands before.
const WITHIN: Small = Small::OF
    .or(Small::IN)
    .or(Small::FROM)
    .or(Small::WITH)
    .or(Small::TO)
    .or(Small::FOR)
    .or(Small::ON)
    .or(Small::AT);
