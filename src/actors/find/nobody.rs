//! Words with capitals that name nobody.
//!
//! **In:** the token at which a run of capitalized words begins or goes on. **Out:** whether what stands there only looks like
//! a name, and where it ends: `Said Lena Marsh` opens with a verb, `Insurer Norra Life` and `Goaltender Ian Holm` with what
//! somebody is, `"The Salt Ferry"` is a title, `Harbour Fees Act` a thing.

use super::{Reader, TokenKind};
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;

/// The most words of a title in quotation marks.
const LONGEST_TITLE: usize = 8;

impl Reader<'_, '_> {
    /// `“It is over.” Said Lena Marsh.`: a sentence after a quotation that begins with a verb of speech, and no name.
    pub(super) fn is_cue(&self, at: usize) -> bool {
        let behind = at > 0 && self.reading.kind(at - 1) == Some(TokenKind::CloseQuote);
        let entry = self.reading.pack.reporting.entry(self.word(at));
        at == self.sentence.start
            && behind
            && self.capital(at + 1)
            && entry.is_some_and(|entry| entry.roles.has(Roles::PLAIN))
    }

    /// The end of `"The Salt Ferry"` at token `at`: a quotation in which each word has a capital is a title and names nobody.
    pub(super) fn quoted_title(&self, at: usize) -> Option<usize> {
        let opens = at > 0 && self.reading.kind(at - 1) == Some(TokenKind::OpenQuote);
        if !opens {
            return None;
        }
        let inside = |at: &usize| self.capital(*at) || self.is_function_word(*at);
        let end = (at..at + LONGEST_TITLE).find(|at| !inside(at))?;
        let last = end + usize::from(self.word(end) == ",");
        let closes = self.reading.kind(last) == Some(TokenKind::CloseQuote) && last < self.sentence.end;
        let title = end > at + 1 && !self.given(at) && self.known_at(at).is_none_or(|(_, after)| after < end);
        (closes && title).then_some(end)
    }

    /// Does a sentence begin with what a body is, at token `at`: `Insurer Norra Life said`?
    pub(super) fn explains_body(&self, at: usize, end: usize) -> bool {
        let own = Marks::BODY_END.or(Marks::BODY_HEAD);
        at == self.sentence.start && at + 1 < end && !self.marks(at).has(own) && {
            let word = self.word(at).to_lowercase();
            let says = self.reading.pack.contexts.says(&word);
            says.has(Says::FIRM_NOUN) || self.reading.is_plural_firm(&word)
        }
    }

    /// `Goaltender Ian Holm`: does a sentence begin with a word for who somebody is, at token `at`?
    pub(super) fn is_role_before(&self, at: usize, end: usize) -> bool {
        let opens = at == self.sentence.start || self.after_dash(at);
        let named = at + 2 < end && self.given(at + 1) && !self.given(at);
        // "Researchers Ian Holm and Ada Lind"
        let several = self.reading.noun(at).is_some_and(|(_, noun)| noun.person && noun.plural);
        opens
            && (named && self.reading.pack.endings.is_like_a_role(self.word(at))
                || several && at + 2 < end && self.capital(at + 1))
    }

    /// `Minister of Ports Ada Holm`: does the word at token `at` say what the office before the name is for?
    pub(super) fn is_office_of(&self, at: usize, end: usize) -> bool {
        let is_one = |at: usize| self.marks(at).has(Marks::PORTFOLIO.or(Marks::DEPARTMENT));
        let mut of = at;
        while of > self.sentence.start && (is_one(of) || self.joins(of)) {
            of -= 1;
        }
        let named = at + 1 < end && (self.given(at + 1) || is_one(at + 1));
        named && of < at && self.is(of, Small::OF) && of > self.sentence.start && self.is_minister(of - 1)
    }

    /// `Status of Forces Agreement`, `Cheerleading & Dance World Championships`: the end of the name of a thing that begins at
    /// token `at`, whose last word tells what it is.
    pub(super) fn thing(&self, at: usize, end: usize) -> Option<usize> {
        let mut last = end;
        let of = self.is(end, Small::OF.or(Small::FOR).or(Small::ON).or(Small::AGAINST));
        let next = end + 1 + usize::from(self.is(end + 1, Small::DEFINITE));
        if of && self.capital(next) {
            last = self.capitals(next + 1);
        }
        let body =
            self.marks(at).has(Marks::BODY_OPEN) || self.marks(last - 1).has(Marks::BODY_END.or(Marks::DEED));
        let is_thing = last > at + 2 && self.marks(last - 1).has(Marks::THING.or(Marks::CONTEST)) && !body;
        let named = |at: usize| {
            self.given(at)
                || self.is_title(at) && !self.marks(at).has(Marks::MODIFIER)
                || self.known_at(at).is_some()
        };
        (is_thing && !(at..last - 1).any(named)).then_some(last)
    }
}
