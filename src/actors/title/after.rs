//! `Ada Holm, the mayor of Norra,`: the title after a name.

use super::{LONGEST, Owner, Tie, Title, Titles};
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world;

impl Titles<'_, '_> {
    /// The title after the name that ends before token `end`; `ceiling` is the end of its sentence.
    pub(super) fn after(&self, end: usize, ceiling: usize) -> Option<Title> {
        if self.word(end) != "," {
            return None;
        }
        let mut at = end + 1;
        // "Ada Holm, 45, a baker"
        if at + 1 < ceiling && self.reading.is_number(at) && self.word(at + 1) == "," {
            at += 2;
        }
        let (title, rest, determined) = self.role_at(at, ceiling)?;
        let tied = self.word(rest) == "," || self.reading.is(rest, OF_BODY) || rest > at && self.ends(rest);
        if title.owner == Owner::Nobody && !determined && !tied {
            return None;
        }
        Some(Title { start: end, ..title })
    }

    fn ends(&self, at: usize) -> bool {
        matches!(self.word(at), "." | ";" | "")
    }

    /// The role that begins with token `at`, with whose it is; the token after it, and whether an article or an owner
    /// opens it.
    pub(super) fn role_at(&self, start: usize, ceiling: usize) -> Option<(Title, usize, bool)> {
        let mut at = start;
        let article = self.reading.is(at, Small::ARTICLE);
        let possessor = self.possessor(at);
        let mut owner = possessor.map_or(Owner::Nobody, |pronoun| Owner::Pronoun(pronoun, at));
        at += usize::from(article || possessor.is_some());
        let determined = article || possessor.is_some();
        let (mut former, mut last_role) = (false, None);
        let mut words = at..at;
        while at < ceiling && at < start + LONGEST + 4 {
            if let Some((after, nation)) = self.candidates.people_starting_at(at) {
                (owner, at) = (Owner::Nation(nation), after);
                words = at..at;
            } else if let Some(number) = self.candidates.starting_at(at) {
                owner = self.owner_name(number);
                at = self.candidates.names[number].tokens.end;
                at += usize::from(self.reading.possessive(at));
                words = at..at;
            } else if self.is_body_noun(at) && self.reading.possessive(at + 1) && owner == Owner::Nobody {
                // "the hospital's director"
                owner = Owner::Noun(at);
                at += 2;
                words = at..at;
            } else if self.reading.is_role_part(at) || self.is_department(at) {
                former |= self.reading.is_former(at);
                last_role = self.reading.is_role(at).then_some(at + 1).or(last_role);
                at += 1;
                words.end = at;
            } else if let Some((_, end)) = self.house_in(at) {
                // "the foreign ministry spokeswoman"
                at = end;
                words.end = at;
            } else if last_role.is_none() && words.is_empty() && self.is_small(at) && owner == Owner::Nobody {
                // "a retired ferry captain"
                at += 1;
                words = at..at;
            } else {
                break;
            }
        }
        let last = last_role.filter(|last| *last > words.start)?;
        let mut role = self.reading.lower(words.start..last);
        let mut tie = Tie::Office;
        if self.reading.is(at, TIES) {
            let loose = self.reading.is(at, LOOSE);
            let own = self.office_from(words.start, at, ceiling);
            if let Some((office, end)) = own {
                (role, at) = (office, end);
            }
            let of = self.reading.is(at, TIES);
            if let Some((found, end)) = self.owner_at(at + 1).filter(|_| of && owner == Owner::Nobody) {
                // "an aide in the Kremlin", not "a spokesman in Norra".
                let inside = !loose || self.is_house(&found);
                if inside {
                    owner = found;
                    at = end;
                    let outside = self.reading.marks(last - 1).has(Marks::OUTSIDE);
                    tie = if outside || loose { Tie::Office } else { Tie::Member };
                }
            }
        }
        let gender = self.role_gender(&role);
        Some((Title { start, role: self.plain(&role), gender, former, owner, tie }, at, determined))
    }

    /// `foreign ministry` before "spokeswoman", written small.
    fn house_in(&self, at: usize) -> Option<(String, usize)> {
        if self.reading.capital(at) {
            return None;
        }
        (1..=3).rev().map(|words| at + words).find_map(|end| {
            let stands = self.reading.marks(end).has(Marks::STANDS_FOR);
            let words = stands.then(|| self.reading.lower(at..end))?;
            world::is_institution(&words).then_some((words, end))
        })
    }

    /// `minister of ports and ferries`: the office from token `start` on whose noun is followed by the preposition at
    /// token `of`; and the token after it.
    fn office_from(&self, start: usize, of: usize, ceiling: usize) -> Option<(String, usize)> {
        (of + 2..=(of + 6).min(ceiling)).rev().find_map(|end| {
            let words = self.reading.lower(start..end);
            let nobody = (of + 1..end).all(|at| self.candidates.starting_at(at).is_none());
            (nobody && world::is_office(&words)).then_some((words, end))
        })
    }

    fn is_small(&self, at: usize) -> bool {
        let word = self.word(at);
        word.chars().all(|c| c.is_lowercase() || c == '-')
            && !self.reading.reports(at)
            && !self.reading.pack.function_words.holds(word)
    }
}

/// Prepositions between a role and its body.
const OF_BODY: Small = Small::OF.or(Small::FOR).or(Small::AT);

/// Prepositions between a role and its body or the place where it stands.
const LOOSE: Small = Small::TO.or(Small::IN);

/// Prepositions between a role and its owner.
const TIES: Small = OF_BODY.or(Small::WITH).or(LOOSE);
