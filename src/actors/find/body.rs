//! Bodies by their words: `Harbour Office`, `Ministry of Ports and Ferries`, `Bank Handlowy`.

use super::Reader;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world::{self, Known};

/// The most words between two that end a body: `Shell Petroleum Development Company`.
const GAP: usize = 2;

/// A body of so many words before its last is named in full, and "of" a country says only where it is.
const WHOLE: usize = 3;

/// Prepositions before the object of what a body is for.
const OBJECT: Small = Small::OF.or(Small::IN).or(Small::AGAINST).or(Small::FOR);

/// The most words after the one that begins a body: `Radio Free Norra`.
const HEADED: usize = 3;

impl Reader<'_, '_> {
    /// `Pilots' Guild`, `People's Alliance`: does the mark at token `end` stand inside the name of a body?
    pub(super) fn owns_body(&self, end: usize) -> bool {
        // "St Olave's Hospital"
        let saint =
            end >= 2 && self.marks(end - 2).has(Marks::PLACE_OPEN) && self.marks(end + 1).has(Marks::CIVIC);
        let plural = match self.word(end) {
            "'s" | "’s" if saint => true,
            "'" | "’" => {
                self.reading.pack.forms.looks_plural(self.word(end - 1))
                    && world::at(self.reading.tokens, end - 1, end).is_none()
            }
            // "the Norra County Sheriff's Office"
            "'s" | "’s" => {
                self.marks(end - 1).has(Marks::BODY_OWNER) || self.is_title(end - 1) && self.capital(end - 1)
            }
            _ => false,
        };
        plural && self.capital(end + 1) && self.marks(end + 1).has(Marks::BODY_END)
    }

    /// The end of an organization whose name begins at `at`.
    pub(super) fn body(&self, at: usize, end: usize) -> Option<usize> {
        // "Ms Church"; "Gordon Church, a teacher, said"
        if self.marks(at).has(Marks::COURTESY) {
            return None;
        }
        let surname = end == at + 2 && self.given(at) && self.marks(at + 1).has(Marks::SURNAME);
        if surname && (self.speaks(at, end) || self.is_apposed(end)) {
            return None;
        }
        if let Some(joined) = self.joined(at, end).or_else(|| self.of_place(at)) {
            return Some(joined);
        }
        if let Some(campaign) = self.people_for(at) {
            return Some(campaign);
        }
        let last = self.last_end(at, end);
        let opener = last.map_or(at, |last| last - 1);
        let body = last.unwrap_or(at + 1);
        if self.marks(opener).has(Marks::BODY_OPEN)
            && self.is(body, Small::OF.or(Small::FOR).or(Small::ON))
            && (last.is_some() || body <= end)
        {
            let start = body + 1 + usize::from(self.is(body + 1, Small::DEFINITE));
            let whole = opener >= at + WHOLE && (self.given(start) || self.is_country(start));
            if self.capital(start) && !self.marks(start).has(Marks::NEVER) && !whole {
                return Some(self.complement(start, opener));
            }
        }
        last.map(|last| self.whole(last, end)).or_else(|| self.headed(at, end))
    }

    /// `Norra School District`: where the name of a body ends that goes on after token `last` with words which nobody is called.
    fn whole(&self, last: usize, end: usize) -> usize {
        // "Norra School District", but "Norra Council District Attorney"
        let modifier = |at: usize| {
            self.marks(at).has(Marks::MODIFIER)
                && !self.is_role(at)
                && !(at + 1 < end && self.is_title(at + 1))
        };
        let goes_on = |at: usize| {
            at < end
                && self.reading.is_common(at)
                && (!self.begins_other(at) || modifier(at))
                && !self.is_title_part(at, end)
                && !self.reading.in_heading(at)
        };
        let mut whole = last;
        while goes_on(whole) {
            whole += 1;
        }
        whole
    }

    /// `Doctors for Clean Air`: the end of a body that is called after who is in it and what they want.
    fn people_for(&self, at: usize) -> Option<usize> {
        let field = || {
            let fields =
                Marks::TRADE.or(Marks::DEPARTMENT).or(Marks::PORTFOLIO).or(Marks::DEED).or(Marks::BODY_END);
            self.is(at + 1, Small::IN) && self.marks(at + 2).has(fields)
        };
        let wants = (self.is(at + 1, Small::FOR.or(Small::AGAINST)) || field()) && self.capital(at + 2);
        let named =
            |at: usize| self.given(at) || self.known_at(at).is_some() || self.marks(at).has(Marks::NEVER);
        if !wants || named(at + 2) {
            return None;
        }
        let several = self.reading.noun(at).is_some_and(|(_, noun)| noun.person && noun.plural);
        let end = self.capitals(at + 3);
        let whole = end > at + 3 || at > self.sentence.start;
        (several && whole).then_some(end)
    }

    /// `, the mayor`, `, a retired teacher`: is somebody's role told behind the name that ends before token `end`?
    fn is_apposed(&self, end: usize) -> bool {
        let article = self.word(end) == "," && self.is(end + 1, Small::ARTICLE);
        let more = |at: &usize| self.is_word(*at) && !self.is_function_word(*at);
        article && (end + 2..self.sentence.end).take_while(more).any(|at| self.is_role(at))
    }

    fn is_country(&self, at: usize) -> bool {
        matches!(self.known_at(at), Some((Known::Country(_), _)))
    }

    /// `Food and Drug Administration`: the end of a body whose trades are joined before its last word.
    fn joined(&self, at: usize, end: usize) -> Option<usize> {
        if !(at..end).all(|at| self.is_trade(at)) && !self.is_one_of_two(at, end) {
            return None;
        }
        // "Coffee, Sugar and Cocoa Exchange"
        let comma = self.word(end) == "," && self.capital(end + 1) && self.is_trade(end + 1);
        let end = if comma { self.capitals(end + 2) } else { end };
        if !(self.joins(end) && self.capital(end + 1)) {
            return None;
        }
        let last = self.last_end(end + 1, self.capitals(end + 1))?;
        self.marks(last - 1).has(Marks::BODY_JOINS).then_some(last)
    }

    /// `the Harbour and Dock Workers Union`: may one word with an article before it stand for the first of two that a body is
    /// for?
    fn is_one_of_two(&self, at: usize, end: usize) -> bool {
        let article = at > 0 && self.reading.is_any(at - 1, Small::DEFINITE);
        let named =
            |at: usize| self.given(at) || self.known_at(at).is_some() || self.marks(at).has(Marks::NEVER);
        article
            && end == at + 1
            && self.joins(end)
            && !named(at)
            && !named(end + 1)
            && !self.marks(at).has(Marks::BODY_OPEN)
            && self.capitals(end + 1) > end + 2
    }

    /// `Drug`, `Forecasting`: may the word say what a body is for?
    fn is_trade(&self, at: usize) -> bool {
        let marks =
            Marks::DEPARTMENT.or(Marks::PORTFOLIO).or(Marks::BODY_END).or(Marks::DEED).or(Marks::START);
        self.marks(at).has(marks.or(Marks::TRADE)) && !self.given(at)
    }

    /// `Port of Norra Authority`: the end of a body that is called after a place and says which kind it is.
    pub(super) fn of_place(&self, at: usize) -> Option<usize> {
        let place = self.marks(at).has(Marks::PLACE_NOUN.or(Marks::BODY_OPEN)) && self.is(at + 1, Small::OF);
        if !place || !self.capital(at + 2) {
            return None;
        }
        let last = self.capitals(at + 3);
        let ends = last > at + 3 && self.marks(last - 1).has(Marks::BODY_END.or(Marks::COMPANY));
        (ends && !self.given(at + 2)).then_some(last)
    }

    /// The end of the last word that ends a body in the run from `at` to `end`.
    fn last_end(&self, at: usize, end: usize) -> Option<usize> {
        let mut last: Option<usize> = None;
        for here in at..end {
            let marks = self.marks(here);
            // "Asa" is a given name as well.
            let company = marks.has(Marks::COMPANY) && here > at && !self.given(here);
            let ends = marks.has(Marks::BODY_END) && here > at && !self.is_title_part(here, end);
            let crossed = here > at && self.is_national(here);
            if company || ends || crossed {
                last = Some(here + 1);
            } else if last.is_some_and(|last| here >= last + GAP || self.begins_other(here)) {
                break;
            }
            if here > at && self.given(here) && self.is_title(here - 1) {
                break;
            }
        }
        last
    }

    /// After a body, does another name or a title begin at token `here`?
    fn begins_other(&self, here: usize) -> bool {
        self.is_title(here)
            || self.given(here)
            || self.marks(here).has(Marks::NEVER)
            || world::at(self.reading.tokens, here, self.sentence.end).is_some()
    }

    /// `German Red Cross`: does a body that each country has its own of end with token `here`?
    fn is_national(&self, here: usize) -> bool {
        self.reading.pack.phrases.national_body.before(here + 1, |at| self.word(at)).is_some()
    }

    /// `Bank Handlowy`, `Radio Norra`: the end of a body that is known by its first word.
    fn headed(&self, at: usize, end: usize) -> Option<usize> {
        if !self.marks(at).has(Marks::BODY_HEAD) {
            return None;
        }
        let stops = |here: &usize| {
            *here == end
                || self.is_title(*here)
                || self.marks(*here).has(Marks::NEVER)
                || !self.capital(*here)
        };
        let last = (at + 1..=end.min(at + 1 + HEADED)).find(stops).unwrap_or(end.min(at + 1 + HEADED));
        (last > at + 1).then_some(last)
    }

    /// The end of what stands after `Ministry of`.
    fn complement(&self, start: usize, opener: usize) -> usize {
        let mut end = self.capitals(start + 1);
        let and = self.joins(end) && self.capital(end + 1);
        // "Marine" may be a given name, and "Marine Research" is none.
        let person = || self.given(end + 1) && !self.ends_body_or_deed(self.capitals(end + 2) - 1);
        let other = || person() || self.known_at(end + 1).is_some();
        if and && (self.marks(opener).has(Marks::BODY_JOINS) && !other() || self.are_workers(end + 1)) {
            end = self.capitals(end + 2);
        }
        // "Front for the Liberation of Norra"
        if self.marks(end - 1).has(Marks::DEED) && self.is(end, OBJECT) {
            let object = end + 1 + usize::from(self.is(end + 1, Small::DEFINITE));
            if self.capital(object) && !self.marks(object).has(Marks::NEVER) {
                end = self.capitals(object + 1);
            }
        }
        end
    }

    fn ends_body_or_deed(&self, at: usize) -> bool {
        self.marks(at)
            .has(Marks::BODY_END.or(Marks::DEED).or(Marks::TRADE).or(Marks::PORTFOLIO).or(Marks::DEPARTMENT))
    }

    /// `Union of Rail and Dock Workers`: does the run that begins at token `at` end as a trade does?
    fn are_workers(&self, at: usize) -> bool {
        let last = self.capitals(at) - 1;
        last > at
            && self.marks(last).has(Marks::BODY_END)
            && self.reading.pack.forms.looks_plural(self.word(last))
    }

    /// The end of the capitalized words from token `end` on that may belong to one name.
    pub(super) fn capitals(&self, mut end: usize) -> usize {
        while self.capital(end) && !self.is_role(end) && !self.marks(end).has(Marks::NEVER) {
            end += 1;
        }
        end
    }

    /// `Press` in "Press Secretary": belongs to a title, not to a body.
    fn is_title_part(&self, at: usize, end: usize) -> bool {
        // "Oil Minister"
        if at + 1 < end && self.is_minister(at + 1) && !self.marks(at + 1).has(Marks::BODY_END) {
            return true;
        }
        at + 1 < end
            && (self.is_role(at + 1) || self.marks(at + 1).has(Marks::PORTFOLIO))
            && (self.marks(at).has(Marks::MODIFIER) || self.marks(at).has(Marks::PORTFOLIO))
    }
}
