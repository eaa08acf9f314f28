//! `Trump's special envoy for Ukraine, Keith Kellogg,`: the title before the comma before a name.

use super::post::TIES;
use super::{LONGEST, Owner, Title, Titles};
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::lang::sources::Pronoun;

impl Titles<'_, '_> {
    /// The title before the comma before token `name`, where the name's apposition begins; the name ends before `end`.
    /// With `inner` a further title stands between: `Belmar's chief delegate, Foreign Minister Ada Holm`.
    pub(super) fn apposed(&self, name: usize, end: usize, floor: usize, inner: bool) -> Option<Title> {
        let comma = name.checked_sub(1).filter(|comma| *comma > floor && self.word(*comma) == ",")?;
        if !inner && !self.closes(end) {
            return None;
        }
        let (mut title, at) = self.with_complement(comma, floor)?;
        let article = |small: Small| self.stands_before(title.start, floor, small);
        let (definite, determined) = (article(Small::DEFINITE), article(Small::ARTICLE));
        if title.owner == Owner::Nobody && self.reading.marks(at - 1).has(Marks::SPOKESMAN) && determined {
            title.owner = Owner::Latest(title.start);
        }
        let definite = title.owner != Owner::Nobody || definite;
        definite.then_some(Title { start: name, ..title })
    }

    /// Is the word before token `start`, not before `floor`, one of these?
    fn stands_before(&self, start: usize, floor: usize, small: Small) -> bool {
        start.checked_sub(1).is_some_and(|at| at >= floor && self.reading.is_any(at, small))
    }

    /// The title that ends before token `end`, which may have a short complement, `special envoy for Ukraine`; and the token
    /// after its noun.
    fn with_complement(&self, end: usize, floor: usize) -> Option<(Title, usize)> {
        let at = self.post_before(end, floor)?;
        let whose = (at < end).then(|| self.whose(at, end, self.reading.marks(at - 1))).flatten();
        let mut title = match self.before(at, floor) {
            Some(title) => title,
            None => Title::inside(at - 1, Owner::Nobody).called(self.reading.lower(at - 1..at)),
        };
        if title.owner == Owner::Nobody
            && let Some(whose) = whose
        {
            (title.owner, title.tie) = (whose.owner, whose.tie);
        }
        Some((title, at))
    }

    /// The token after the noun of the post that ends, with its complement, before token `end`.
    fn post_before(&self, end: usize, floor: usize) -> Option<usize> {
        let mut at = end;
        for _ in 0..LONGEST * 2 {
            if at <= floor {
                return None;
            }
            let complete = at == end || self.reading.is(at, COMPLEMENT);
            if complete && self.reading.is_post(at - 1) && !self.candidates.holds(at - 1) {
                return Some(at);
            }
            if self.reading.reports(at - 1) || self.word(at - 1) == "," {
                return None;
            }
            at -= 1;
        }
        None
    }

    /// Does the apposition end with the name that ends before token `end`: at a comma, a dot, or with what belongs to it?
    fn closes(&self, end: usize) -> bool {
        let mark = matches!(self.word(end), "," | "." | ";" | ":");
        mark || self.reading.is(end, Small::OF)
            && (end + 1..end + LONGEST).any(|at| self.word(at) == ",")
            && self
                .candidates
                .starting_at(end + 1 + usize::from(self.reading.is(end + 1, Small::DEFINITE)))
                .is_some()
    }

    /// `The new foreign minister is Ada Holm`: the title before the "is" before the name at token `name`.
    pub(super) fn is_now(&self, name: usize, floor: usize) -> Option<Title> {
        let is = name.checked_sub(1).filter(|is| *is > floor && self.reading.is(*is, Small::IS))?;
        let (title, _) = self.with_complement(is, floor)?;
        let mut before = title.start;
        while before > floor && self.reading.marks(before - 1).has(Marks::NEW) {
            before -= 1;
        }
        let definite = self.stands_before(before, floor, Small::DEFINITE)
            || matches!(title.owner, Owner::Nation(_) | Owner::Name(_));
        let held = !title.role.is_empty() && !matches!(title.owner, Owner::Pronoun(Pronoun::First, _));
        (definite && held).then_some(Title { start: name, ..title })
    }
}

/// Prepositions that open the complement of a role: `special envoy for Ukraine`.
const COMPLEMENT: Small = TIES.or(Small::ON);
