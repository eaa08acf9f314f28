//! `Kremlin aide Yuri Ushakov`: the title before a name, read from its end.

use super::post::OF_BODY;
use super::{LONGEST, Owner, Term, Tie, Title, Titles, gender_of};
use crate::actors::candidate::Guess;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world::{self, Known};

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
        let mut at = self.row_start(self.role_start(end, floor), end, floor);
        // "Ohio state Rep. Ada Holm", "US District Judge Ada Holm"
        while at <= end && end < name && at > floor && self.reading.marks(at - 1).has(Marks::MODIFIER) {
            at -= 1;
        }
        if at == name {
            return None;
        }
        let mut former = (at..end).any(|at| self.reading.is_former(at));
        let (mut owner, mut start) = self.owner_before(at, floor);
        if let Some(body) = self.body_before_place(&owner, start) {
            owner = body;
        }
        if let Some(before) = self.candidates.ending_at(start).filter(|_| start == at) {
            let before = self.candidates.names[before].tokens.start;
            former |= before > floor && self.reading.is_former(before - 1);
        }
        if start > floor && self.reading.is_former(start - 1) {
            former = true;
            start -= 1;
        }
        // "Navy Adm. Ada Holm": a rank of the body, but "BBC's Mr Holm" is courtesy.
        let rank = |at: usize| self.reading.marks(at).has(Marks::OF_STATE);
        let of_state = matches!(owner, Owner::Nation(_)) && (end..name).all(rank);
        let ranked =
            at == end && (of_state || self.is_house(&owner) && (end..name).all(|at| !self.is_courtesy(at)));
        // "Attorney General Ada Holm", but "Prime Minister Sir Karl Lind"
        let office = |last: &usize| world::is_office(&self.reading.lower(at..*last));
        let words = if at == end { end..name } else { at..(end..=name).rev().find(office).unwrap_or(name) };
        let mut role = self.reading.lower(words).replace('.', "");
        // "Acting Turkish Foreign Minister"
        while start > floor && owner != Owner::Nobody && self.reading.marks(start - 1).has(Marks::MODIFIER) {
            start -= 1;
            role = format!("{} {role}", self.word(start).to_lowercase());
        }
        let gender = gender.or_else(|| self.role_gender(&role));
        let tie = if ranked {
            Tie::Member
        } else if at == end {
            Tie::Office
        } else {
            Tie::of(self.reading.marks(end - 1))
        };
        let role = self.plain(&role);
        let party = self.party_in(start.min(at)..name);
        Some(Title { start, role, gender, former, owner, tie, term: Term::default(), party })
    }

    /// `Norra Wire Russia editor`: the body before the place `owner`, which ends before or begins with token `start`.
    fn body_before_place(&self, owner: &Owner, start: usize) -> Option<Owner> {
        let place = match owner {
            Owner::Nation(_) => true,
            Owner::Name(number) => matches!(
                self.candidates.names[*number].guess,
                Guess::Spot | Guess::Known(Known::City(_) | Known::Region)
            ),
            _ => false,
        };
        let first = self
            .candidates
            .ending_at(start)
            .map_or(start, |number| self.candidates.names[number].tokens.start);
        let body = Owner::Name(self.candidates.ending_at(first).filter(|_| place)?);
        self.is_house(&body).then_some(body)
    }

    /// `Mayor of Port Selm Ada Holm`, `sales manager at Norra Rail Ada Holm`: the title before the place or body before the
    /// name at token `name`.
    pub(super) fn before_owner(&self, name: usize, floor: usize) -> Option<Title> {
        let start = self.candidates.names[self.candidates.ending_at(name)?].tokens.start;
        let article = start > floor && self.reading.is(start - 1, Small::DEFINITE);
        let of = start.checked_sub(1 + usize::from(article));
        let of = of.filter(|of| *of > floor && self.reading.is(*of, OF_BODY))?;
        let title = self.before(of, floor).filter(|title| title.owner == Owner::Nobody)?;
        let (owner, _) = self.owner_at(of + 1)?;
        (self.reading.is_role(of - 1) && !title.role.is_empty()).then_some(Title { owner, ..title })
    }

    /// `chairman, CEO and president` before a name: where the row of roles begins whose last begins with token `at`.
    fn row_start(&self, at: usize, end: usize, floor: usize) -> usize {
        let mut first = at;
        let joint = |at: usize| self.reading.joins(at) || self.word(at) == ",";
        if at == end || at <= floor || !self.reading.joins(at - 1) {
            return at;
        }
        while first > floor + 1 && joint(first - 1) && self.reading.is_role(first - 2) {
            let before = self.role_start(first - 1, floor);
            if before >= first - 1 || end - before > LONGEST {
                break;
            }
            first = before;
        }
        first
    }

    fn is_courtesy(&self, at: usize) -> bool {
        self.reading.marks(at).has(Marks::COURTESY)
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
            let trade = end > floor && self.reading.is_trade(end - 1);
            return if trade { self.owned_start(end - 1, floor).unwrap_or(end) } else { end };
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
        self.owned_start(at, floor).unwrap_or(at)
    }

    /// Where the words of a role begin that goes on before token `at` with words that no list holds, up to whose it is:
    /// `Marsund Rail's night shift` before "dispatcher". They must be no verbs: `Marsund Rail names`, `the union's members met`.
    fn owned_start(&self, at: usize, floor: usize) -> Option<usize> {
        let mut start = at;
        loop {
            let owned = start > floor
                && (self.reading.possessive(start - 1)
                    || self.candidates.ending_at(start).is_some()
                    || self.candidates.people_ending_at(start).is_some());
            if owned {
                return self.are_nouns(start..at).then_some(start);
            }
            let joint = |at: usize| self.reading.joins(at) && at > floor && self.reading.is_post(at - 1);
            let part = |at: usize| self.goes_on(at) || self.reading.is_role_part(at) || joint(at);
            if start <= floor || at - start > LONGEST || !part(start - 1) {
                // "chief product officer": the first word of a role tells that those after it belong to it.
                let rank = (start..at).find(|at| self.reading.marks(*at).has(Marks::MODIFIER))?;
                return self.are_nouns(rank..at).then_some(rank);
            }
            start -= 1;
        }
    }

    /// Are the words of these tokens nouns and what stands before nouns, and no verbs?
    fn are_nouns(&self, tokens: std::ops::Range<usize>) -> bool {
        tokens
            .into_iter()
            .all(|at| self.reading.is_role_part(at) || self.reading.joins(at) || self.reading.is_nominal(at))
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
