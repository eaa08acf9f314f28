//! What stands beside a name and says who its bearer is: `Kremlin aide`, `Gen.`, `…, a spokeswoman for NATO,`.

use super::Gender;
use super::candidate::{Candidates, is_capital, is_role};
use crate::lexicon::names::{self, Marks};
use crate::lexicon::world::{self, CountryId};
use crate::lexicon::{reporting, sources};
use crate::text::{TokenKind, Tokens};

/// For whom the bearer of a title holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// The title names nobody.
    Nobody,
    /// `Russian president`
    Country(CountryId),
    /// `Kremlin aide`, `Trump's envoy`: number of the candidate.
    Name(usize),
}

/// A title as read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Title {
    /// First token that belongs to the mention of its bearer.
    pub(super) start: usize,
    /// `deputy foreign minister`; empty for a mere `Mr`.
    pub(super) role: String,
    pub(super) gender: Option<Gender>,
    /// `former president`: speaks for nobody.
    pub(super) former: bool,
    pub(super) owner: Owner,
}

/// The most words of a title.
const LONGEST: usize = 8;

/// The page as titles are read from it.
pub(super) struct Titles<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) candidates: &'a Candidates,
}

impl<'t> Titles<'_, 't> {
    fn word(&self, at: usize) -> &'t str {
        if at < self.tokens.all().len() { self.tokens.word(at) } else { "" }
    }

    fn possessive(&self, at: usize) -> bool {
        self.tokens.all().get(at).is_some_and(|token| token.kind == TokenKind::Possessive)
    }

    /// The title before the name at token `name`; `floor` is the first token of its sentence.
    pub(super) fn before(&self, name: usize, floor: usize) -> Option<Title> {
        let (mut at, mut gender, mut honorific) = (name, None, false);
        while at > floor {
            let word = self.word(at - 1);
            let marks = names::marks(word);
            // "king" and "sister" are titles with a capital only.
            if !marks.has(Marks::HONORIFIC) || !is_capital(word) {
                break;
            }
            honorific = true;
            gender = gender.or(gender_of(marks));
            at -= 1;
        }
        let end = at;
        let words = |from: usize| {
            let joined: Vec<String> = (from..name).map(|at| self.word(at).to_lowercase()).collect();
            joined.join(" ").replace('.', "")
        };
        at = self.role_start(end, floor);
        if at == end && !honorific {
            return None;
        }
        let role_start = at;
        let mut former = (role_start..end).any(|at| sources::is_former(self.word(at)));
        let mut owner = Owner::Nobody;
        let mut start = at;
        if let Some((people, country)) =
            self.candidates.people_ending_at(at).filter(|(people, _)| *people >= floor)
        {
            (owner, start) = (Owner::Country(country), people);
        } else if at > floor && self.possessive(at - 1) {
            if let Some(number) = self.candidates.ending_at(at - 1) {
                owner = Owner::Name(number);
            }
        } else if let Some(number) = self.candidates.ending_at(at) {
            owner = Owner::Name(number);
            let before = self.candidates.names[number].tokens.start;
            former |= before > floor && sources::is_former(self.word(before - 1));
        }
        if start > floor && sources::is_former(self.word(start - 1)) {
            former = true;
            start -= 1;
        }
        let mut role = if at == end { words(end) } else { words(at) };
        // "Acting Turkish Foreign Minister"
        while start > floor
            && owner != Owner::Nobody
            && names::marks(self.word(start - 1)).has(Marks::MODIFIER)
        {
            start -= 1;
            role = format!("{} {role}", self.word(start).to_lowercase());
        }
        let gender = gender.or_else(|| role_gender(&role));
        Some(Title { start, role: plain(&role), gender, former, owner })
    }

    /// Where the words of a role that ends before `end` begin; `end` if there are none.
    fn role_start(&self, end: usize, floor: usize) -> usize {
        let mut at = end;
        // "secretary of state", "minister of defence": the longest office first.
        for words in (3..=world::longest_office()).rev() {
            let Some(start) = end.checked_sub(words).filter(|start| *start >= floor) else { continue };
            let phrase: Vec<String> = (start..end).map(|at| self.word(at).to_lowercase()).collect();
            if world::is_office(&phrase.join(" ")) {
                at = start;
                break;
            }
        }
        if at == end && end > floor && self.word(end - 1).eq_ignore_ascii_case("staff") && end >= floor + 3 {
            // "chief of staff"
            at = if self.word(end - 2) == "of" && is_role(self.word(end - 3)) { end - 3 } else { at };
        }
        if at == end && end > floor && is_role(self.word(end - 1)) {
            at = end - 1;
        }
        if at == end {
            return end;
        }
        while at > floor && end - at < LONGEST {
            let word = self.word(at - 1);
            let part = is_role(word)
                || names::marks(word).has(Marks::MODIFIER)
                || sources::is_portfolio(word)
                || sources::is_former(word);
            let taken =
                self.candidates.ending_at(at).is_some() || self.candidates.people_ending_at(at).is_some();
            if !part || taken {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The title after the name that ends before token `end`: `Ada Holm, the mayor of Norra,`; `ceiling` is the end of
    /// its sentence.
    pub(super) fn after(&self, end: usize, ceiling: usize) -> Option<Title> {
        if self.word(end) != "," {
            return None;
        }
        let mut at = end + 1;
        // "Ada Holm, 45, a baker"
        if at + 1 < ceiling && self.tokens.all()[at].kind == TokenKind::Number && self.word(at + 1) == "," {
            at += 2;
        }
        let determined = matches!(self.word(at), "the" | "a" | "an");
        at += usize::from(determined);
        let (mut owner, mut former, mut nouns) = (Owner::Nobody, false, Vec::new());
        let mut last_role = None;
        while at < ceiling && at < end + LONGEST + 4 {
            let word = self.word(at);
            if let Some((after, country)) = self.candidates.people_starting_at(at) {
                owner = Owner::Country(country);
                at = after;
            } else if let Some(number) = self.candidates.starting_at(at) {
                owner = Owner::Name(number);
                at = self.candidates.names[number].tokens.end;
                at += usize::from(self.possessive(at));
            } else if is_role(word)
                || names::marks(word).has(Marks::MODIFIER)
                || sources::is_portfolio(word)
                || sources::is_former(word)
            {
                former |= sources::is_former(word);
                nouns.push(word.to_lowercase());
                at += 1;
                if is_role(word) {
                    last_role = Some(nouns.len());
                }
            } else if last_role.is_none() && nouns.is_empty() && is_small(word) && owner == Owner::Nobody {
                // "a retired ferry captain"
                at += 1;
            } else {
                break;
            }
        }
        let role = nouns[..last_role?].join(" ");
        let (mut role, of) = (role, at);
        if matches!(self.word(of), "of" | "for" | "at" | "with" | "to") {
            let start = of + 1 + usize::from(self.word(of + 1) == "the");
            let phrase = format!("{role} {} {}", self.word(of), self.word(of + 1).to_lowercase());
            if world::is_office(&phrase) {
                role = phrase;
            } else if owner == Owner::Nobody
                && let Some(number) = self.candidates.starting_at(start)
            {
                owner = Owner::Name(number);
            }
        }
        if owner == Owner::Nobody && !determined && !matches!(self.word(of), "of" | "for" | "at" | ",") {
            return None;
        }
        let gender = role_gender(&role);
        Some(Title { start: end, role: plain(&role), gender, former, owner })
    }

    /// The title before the comma before a name: `Trump's special envoy for Ukraine, Keith Kellogg,`.
    pub(super) fn apposed(&self, name: usize, end: usize, floor: usize) -> Option<Title> {
        let comma = name.checked_sub(1).filter(|comma| *comma > floor && self.word(*comma) == ",")?;
        if self.word(end) != "," && self.word(end) != "." {
            return None;
        }
        let mut at = comma;
        // "for Ukraine": a short complement may stand before the comma.
        for _ in 0..LONGEST {
            if at <= floor || is_role(self.word(at - 1)) {
                break;
            }
            let verb = reporting::entry(self.word(at - 1)).is_some_and(|entry| entry.verb.is_some());
            if verb || self.word(at - 1) == "," {
                return None;
            }
            at -= 1;
        }
        if at <= floor || !is_role(self.word(at - 1)) {
            return None;
        }
        if at < comma && !matches!(self.word(at), "of" | "for" | "at" | "to" | "on" | "in") {
            return None;
        }
        let mut title = self.before(at, floor)?;
        let definite = title.owner != Owner::Nobody
            || title.start > floor && matches!(self.word(title.start - 1), "the" | "The" | "its" | "their");
        if !definite {
            return None;
        }
        if title.owner == Owner::Nobody {
            let start = at + 1 + usize::from(self.word(at + 1) == "the");
            title.owner =
                self.candidates.starting_at(start).filter(|_| at < comma).map_or(Owner::Nobody, Owner::Name);
        }
        Some(Title { start: name, ..title })
    }
}

fn is_small(word: &str) -> bool {
    word.chars().all(|c| c.is_lowercase() || c == '-')
        && reporting::entry(word).is_none_or(|entry| entry.verb.is_none())
        && !crate::lexicon::function_words::is_function_word(word)
}

fn gender_of(marks: Marks) -> Option<Gender> {
    if marks.has(Marks::FEMININE) {
        Some(Gender::Feminine)
    } else if marks.has(Marks::MASCULINE) {
        Some(Gender::Masculine)
    } else {
        None
    }
}

/// `spokeswoman`: what the words of a role say.
fn role_gender(role: &str) -> Option<Gender> {
    role.split(' ').rev().find_map(|word| {
        let noun = sources::noun(word).map(|(_, noun)| noun).unwrap_or_default();
        match (noun.masculine, noun.feminine) {
            (true, false) => Some(Gender::Masculine),
            (false, true) => Some(Gender::Feminine),
            _ => None,
        }
    })
}

/// A role without "former" and mere courtesies: those are kept elsewhere.
fn plain(role: &str) -> String {
    let kept: Vec<&str> = role
        .split(' ')
        .filter(|word| {
            (word.ends_with("-elect") || !sources::is_former(word))
                && !names::marks(word).has(Marks::COURTESY)
        })
        .map(|word| word.strip_prefix("ex-").unwrap_or(word))
        .collect();
    kept.join(" ")
}
