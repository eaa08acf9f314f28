//! `Kremlin aide Yuri Ushakov`: the title before a name, read from its end.

use super::{LONGEST, Owner, Tie, Title, Titles, gender_of};
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world;

impl Titles<'_, '_> {
    /// The title before the name at token `name`; `floor` is the first token of its sentence.
    pub(super) fn before(&self, name: usize, floor: usize) -> Option<Title> {
        let (mut end, mut gender) = (name, None);
        while end > floor {
            let marks = self.reading.marks(end - 1);
            // "king" and "sister" are titles with a capital only.
            if !marks.has(Marks::HONORIFIC) || !self.reading.capital(end - 1) {
                break;
            }
            gender = gender.or(gender_of(marks));
            end -= 1;
        }
        let at = self.role_start(end, floor);
        if at == name {
            return None;
        }
        let mut former = (at..end).any(|at| self.reading.is_former(at));
        let (owner, mut start) = self.owner_before(at, floor);
        if let Some(before) = self.candidates.ending_at(start).filter(|_| start == at) {
            let before = self.candidates.names[before].tokens.start;
            former |= before > floor && self.reading.is_former(before - 1);
        }
        if start > floor && self.reading.is_former(start - 1) {
            former = true;
            start -= 1;
        }
        let words = if at == end { end..name } else { at..name };
        let mut role = self.reading.lower(words).replace('.', "");
        // "Acting Turkish Foreign Minister"
        while start > floor && owner != Owner::Nobody && self.reading.marks(start - 1).has(Marks::MODIFIER) {
            start -= 1;
            role = format!("{} {role}", self.word(start).to_lowercase());
        }
        let gender = gender.or_else(|| self.role_gender(&role));
        let belongs = at < end && self.reading.marks(end - 1).has(Marks::BELONGS);
        let tie = if belongs { Tie::Member } else { Tie::Office };
        Some(Title { start, role: self.plain(&role), gender, former, owner, tie })
    }

    /// `Mayor of Port Selm Ada Holm`: the title before the place or body before the name at token `name`.
    pub(super) fn before_owner(&self, name: usize, floor: usize) -> Option<Title> {
        let start = self.candidates.names[self.candidates.ending_at(name)?].tokens.start;
        let article = start > floor && self.reading.is(start - 1, Small::DEFINITE);
        let of = start.checked_sub(1 + usize::from(article));
        let of = of.filter(|of| *of > floor && self.reading.is(*of, Small::OF))?;
        let title = self.before(of, floor).filter(|title| title.owner == Owner::Nobody)?;
        let (owner, _) = self.owner_at(of + 1)?;
        (self.reading.is_role(of - 1) && !title.role.is_empty()).then_some(Title { owner, ..title })
    }

    /// Where the words of a role that ends before `end` begin; `end` if there are none.
    pub(super) fn role_start(&self, end: usize, floor: usize) -> usize {
        let mut at = end;
        if end > floor && !self.reading.is_role(end - 1) {
            at = self.office_of(end, floor);
        } else if end > floor {
            at = end - 1;
        }
        if at == end {
            return end;
        }
        at = self.house_before(at, floor);
        while at > floor && end - at < LONGEST {
            let part = self.reading.is_role_part(at - 1) || self.is_department(at - 1);
            let taken =
                self.candidates.ending_at(at).is_some() || self.candidates.people_ending_at(at).is_some();
            if !part || taken {
                break;
            }
            at -= 1;
        }
        at
    }

    /// `secretary of state`, `minister of ports`, `chief of staff`: an office that does not end with its noun.
    fn office_of(&self, end: usize, floor: usize) -> usize {
        let longest = world::longest_office();
        for words in (3..=longest).rev() {
            let Some(start) = end.checked_sub(words).filter(|start| *start >= floor) else { continue };
            if self.reading.is_role(start) && world::is_office(&self.reading.lower(start..end)) {
                return start;
            }
        }
        let tail = self.reading.pack.phrases.role_tail.before(end, |at| self.word(at));
        let noun = tail.and_then(|words| end.checked_sub(words + 1));
        noun.filter(|noun| *noun >= floor && self.reading.is_role(*noun)).unwrap_or(end)
    }

    /// `coast guard` before "spokesman": where the house of a role begins that is written before its noun at token `at`.
    fn house_before(&self, at: usize, floor: usize) -> usize {
        let speaks = self.reading.marks(at).has(Marks::STANDS_FOR);
        (1..=3)
            .rev()
            .filter_map(|words| at.checked_sub(words).filter(|start| speaks && *start >= floor))
            .find(|start| {
                self.candidates.starting_at(*start).is_none()
                    && self.candidates.ending_at(at).is_none()
                    && self.reading.marks(at - 1).has(Marks::BODY_END.or(Marks::STATE))
                    && world::is_institution(&self.reading.lower(*start..at))
            })
            .unwrap_or(at)
    }
}
