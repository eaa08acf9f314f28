//! What a page says of a person beside the name: `Kremlin aide`, `Gen.`, `…, a spokeswoman for NATO,`.
//!
//! **In:** the page as read and its [`Candidates`]. **Out:** for each name the [`Title`]s that stand beside it; whom their
//! [`Owner`]s are is found out when all actors are known. Each form is a rule with a file:
//!
//! | rule | pattern | file |
//! | --- | --- | --- |
//! | before | Kremlin aide N; Norland's foreign minister N; its leader N; minister of ports N; mayor of O N | `before` |
//! | after | N, a spokesman for O; N, director of O; N, its leader; N, treasurer, O; N (O); N, of O; N from O | `after` |
//! | apposed | O's foreign minister, N; its managing director, N; his Turkish counterpart, N | `apposed` |
//! | member | N of O | `clause` |
//! | clause | N, who chairs O; N, who has been treasurer of O; N, who teaches at O | `clause` |
//! | clause | N, who joined O; N sits on the board of O; N has worked at O; N leads O | `clause` |
//! | predicate | N was elected president of O; the new foreign minister is N | `clause` |
//! | given | O, led by N; O named N its treasurer; As treasurer of O, N; O's founder M and chairman N | `given` |
//!
//! `before` reads a role from its end, `role_at` from its beginning (`post`); `owner_before` and `owner_at` read whose it is.

mod after;
mod apposed;
mod before;
mod clause;
mod given;
mod post;

#[cfg(test)]
mod tests;

use super::Gender;
use super::candidate::{Candidates, Guess, Nation};
use super::reading::Reading;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::lang::sources::Pronoun;
use crate::world::{self, Known};

/// For whom the bearer of a title holds it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Owner {
    /// The title names nobody.
    Nobody,
    /// `Russian president`
    Nation(Nation),
    /// `the Ordanian foreign ministry`, `the central bank`: what text calls the institution, and its country where one is named.
    House(Option<Nation>, String),
    /// `Kremlin aide`, `Trump's envoy`: number of the candidate.
    Name(usize),
    /// `its leader`, `her spokeswoman`: the token of the pronoun.
    Pronoun(Pronoun, usize),
    /// `the hospital's director`: the token of the noun.
    Noun(usize),
    /// `a spokeswoman, Ada Holm`: whoever is spoken of at this token.
    Latest(usize),
}

/// How a title ties a person to its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// By the office: an aide speaks for the owner, a critic does not.
    Office,
    /// By belonging to it, whatever the role: `an economist at Strait Bank`, `a Norra Rail dispatcher`.
    Member,
    /// The same where the owner can be nothing but a body: `an economist from Strait Bank`.
    Inside,
    /// The same, so that a name of which nothing else is known is a body's: `an economist at Orvane`.
    Works,
}

impl Tie {
    /// That of a role whose noun has these marks.
    fn of(noun: Marks) -> Self {
        if noun.has(Marks::OUTSIDE.or(Marks::ASIDE)) { Tie::Office } else { Tie::Member }
    }
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
    pub(super) tie: Tie,
    pub(super) term: Term,
    /// `Republican strategist`, `R-Fla`: the party that its words name.
    pub(super) party: Option<String>,
}

/// From when until when a title is held, where the text tells: the tokens of the years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) since: Option<usize>,
    pub(super) until: Option<usize>,
}

impl Title {
    /// The same with this role.
    fn called(self, role: String) -> Self {
        Self { role, ..self }
    }
}

/// The most words of a title.
const LONGEST: usize = 8;

/// The page as titles are read from it.
pub(super) struct Titles<'a, 't> {
    pub(super) reading: &'a Reading<'a, 't>,
    pub(super) candidates: &'a Candidates,
}

impl<'t> Titles<'_, 't> {
    fn word(&self, at: usize) -> &'t str {
        self.reading.word(at)
    }

    /// All titles of the person whose name has this number; the surest first.
    pub(super) fn of(&self, number: usize) -> Vec<Title> {
        let name = &self.candidates.names[number].tokens;
        let sentence = self.reading.sentence(name.start);
        let before =
            self.before(name.start, sentence.start).or_else(|| self.before_owner(name.start, sentence.start));
        // "Belmar's chief delegate, Foreign Minister Ada Holm": the second title is held for whom the first is.
        let chained = before.as_ref().filter(|title| title.owner == Owner::Nobody && !title.role.is_empty());
        let chained = chained.and_then(|title| self.apposed(title.start, name.end, sentence.start, true));
        let apposed = || self.apposed(name.start, name.end, sentence.start, false);
        let mut titles: Vec<Title> = Vec::new();
        if let (Some(title), Some(outer)) = (&before, &chained) {
            // "the chairman of the board, Gen. Ada Holm": a rank alone is no office.
            let rank = title.tie == Tie::Office;
            let chained = Title { owner: outer.owner.clone(), ..title.clone() };
            titles.push(if rank { Title { gender: title.gender, ..outer.clone() } } else { chained });
        }
        // "Deputy Finance Minister Ada Holm of Norway"
        let bare = before.as_ref().filter(|title| title.owner == Owner::Nobody && !title.role.is_empty());
        if let Some((title, owner)) =
            bare.and_then(|title| Some((title, self.place_after(name.start, name.end)?)))
        {
            titles.push(Title { owner, tie: Tie::Member, ..title.clone() });
        }
        let start = before.as_ref().map_or(name.start, |title| title.start);
        if let Some((title, owner)) = bare
            .filter(|_| chained.is_none())
            .and_then(|title| Some((title, self.shared_owner(start, sentence.start, title)?)))
        {
            titles.push(Title { owner, ..title.clone() });
        }
        let untitled = before.is_none();
        titles.extend(before);
        let end = self.past_spelling(name.end);
        titles.extend(self.after(end, sentence.end));
        if untitled {
            titles.extend(apposed());
            titles.extend(self.is_now(name.start, sentence.start));
        }
        titles.extend(self.member(name.start, name.end));
        titles.extend(self.shared_with_next(name.end, sentence.end));
        // "immunologist Ada Holm at Norra University", not "met Ada Holm at Norra University"
        let titled = !untitled || name.start > sentence.start && self.reading.is_post(name.start - 1);
        let there = if titled { Small::FROM.or(Small::AT) } else { Small::FROM };
        titles.extend(self.behind_name(name.end, there));
        titles.extend(self.owned(name.start, name.end).filter(|_| untitled));
        titles.extend(self.led_by(start, name.end, sentence.start));
        titles.extend(self.appointed(start, name.end, sentence.start, sentence.end));
        titles.extend(self.opening(start, name.end, sentence.start));
        titles.extend(self.clause(end, sentence.end));
        titles.extend(self.competes(start, name.end).filter(|_| untitled));
        titles
    }

    /// Where a name ends that is spelled again in other letters: `Lin Mei-hua (林美華)`.
    fn past_spelling(&self, end: usize) -> usize {
        let close = (end + 1..end + LONGEST).find(|at| self.word(*at) == ")");
        let other = |at: usize| !self.word(at).is_empty() && !self.word(at).contains(|c: char| c.is_ascii());
        match close.filter(|close| self.word(end) == "(" && *close > end + 1) {
            Some(close) if (end + 1..close).all(other) => close + 1,
            _ => end,
        }
    }

    /// `the Norwegian Ada Holm` in a report of games: for whom somebody competes.
    fn competes(&self, start: usize, end: usize) -> Option<Title> {
        let (_, nation) = self.candidates.people_ending_at(start).filter(|_| self.reading.is_of_games())?;
        Some(Title::inside(end, Owner::Nation(nation)))
    }

    /// Whose the role is that begins with token `at`, and the first token that says so.
    fn owner_before(&self, mut at: usize, floor: usize) -> (Owner, usize) {
        // "Norland's new prime minister"
        while at > floor && self.reading.marks(at - 1).has(Marks::NEW) && !self.reading.capital(at - 1) {
            at -= 1;
        }
        if let Some((people, nation)) =
            self.candidates.people_ending_at(at).filter(|(people, _)| *people >= floor)
        {
            return (Owner::Nation(nation), people);
        }
        if at <= floor {
            return (Owner::Nobody, at);
        }
        if self.reading.possessive(at - 1) {
            let noun = at.checked_sub(2).filter(|noun| *noun > floor && self.is_body_noun(*noun));
            let owner = self.candidates.ending_at(at - 1).map(|number| self.owner_name(number));
            return (owner.or(noun.map(Owner::Noun)).unwrap_or(Owner::Nobody), at);
        }
        if let Some(number) = self.candidates.ending_at(at) {
            // "Artistic director Ada Holm": at the start of a sentence a capital is no name's.
            let owner = if self.is_opening_word(number) { Owner::Nobody } else { self.owner_name(number) };
            return (owner, at);
        }
        // "the Salt Guild (SG) photographer Ada Holm"
        if self.word(at - 1) == ")"
            && let Some(short) = self.candidates.ending_at(at - 1)
            && self.candidates.names[short].tokens.start > floor
            && self.word(self.candidates.names[short].tokens.start - 1) == "("
        {
            return (self.owner_name(short), at);
        }
        // "the Coast Party, whose leader, Frode Lien,"
        if self.reading.is(at - 1, Small::WHOSE) && at > floor + 2 {
            let owner = self.candidates.ending_at(at - 2).filter(|_| self.word(at - 2) == ",");
            return (owner.map_or(Owner::Nobody, |number| self.owner_name(number)), at);
        }
        match self.possessor(at - 1) {
            Some(pronoun) => (Owner::Pronoun(pronoun, at - 1), at),
            None => self.in_country(at, floor),
        }
    }

    /// `In Varos, Foreign Minister …`: the country that opens the sentence of the title at token `at`.
    fn in_country(&self, at: usize, floor: usize) -> (Owner, usize) {
        let opens = self.reading.opens_with(floor, Small::IN) && self.word(at - 1) == ",";
        let nation = self
            .candidates
            .starting_at(floor + 1)
            .filter(|number| opens && self.candidates.names[*number].tokens.end == at - 1)
            .and_then(|number| self.candidates.nation(number));
        (nation.map_or(Owner::Nobody, Owner::Nation), at)
    }

    /// Who is named at token `at`, after "of" or "for" and perhaps an article; and the token after it.
    fn owner_at(&self, at: usize) -> Option<(Owner, usize)> {
        let at = at + usize::from(self.reading.is_any(at, Small::DEFINITE));
        if let Some((after, nation)) = self.candidates.people_starting_at(at) {
            return Some(match self.house_at(after) {
                Some((house, end)) => (Owner::House(Some(nation), house), end),
                None => (Owner::Nation(nation), after),
            });
        }
        if let Some(number) = self.candidates.starting_at(at) {
            let end = self.candidates.names[number].tokens.end;
            let after = end + usize::from(self.reading.possessive(end));
            let nation = self.candidates.nation(number);
            if let (Some(nation), Some((house, end))) = (nation, self.house_at(after)) {
                return Some((Owner::House(Some(nation), house), end));
            }
            // "of Norland's Energy Ministry"
            let owned = (after > end).then(|| self.candidates.starting_at(after)).flatten();
            if let Some(house) = owned.filter(|house| nation.is_some() && self.is_house(&Owner::Name(*house)))
            {
                return Some((Owner::Name(house), self.candidates.names[house].tokens.end));
            }
            return Some((self.owner_name(number), end));
        }
        if let Some((house, end)) = self.house_at(at) {
            return Some((Owner::House(None, house), end));
        }
        // "the club Norra Harbour", "the research firm Orvane"
        let kind = |at: &usize| self.is_body_noun(*at) || self.reading.says(*at).has(Says::FIRM_NOUN);
        // "the Oslo-based charity Norra Lights", "the think tank the Norra Institute"
        let small = |at: &usize| {
            self.goes_on(*at)
                || self.word(*at).contains('-') && self.reading.is_word(*at) && !self.reading.capital(*at)
        };
        let behind = |noun: usize| {
            let next = noun + 1 + usize::from(self.reading.is(noun + 1, Small::DEFINITE));
            self.candidates.starting_at(next)
        };
        let named = (at..at + LONGEST_HOUSE).take_while(small).filter(kind).find_map(behind);
        if let Some(number) = named {
            return Some((Owner::Name(number), self.candidates.names[number].tokens.end));
        }
        let noun = self.is_body_noun(at) && self.reading.is_any(at - 1, Small::DEFINITE);
        noun.then_some((Owner::Noun(at), at + 1))
    }

    /// `foreign ministry`, written small, from token `at` on; and the token after it.
    fn house_at(&self, at: usize) -> Option<(String, usize)> {
        if self.reading.capital(at) || !self.reading.marks(at).has(HOUSE_WORD) {
            return None;
        }
        let held = (1..=LONGEST_HOUSE).rev().map(|words| at + words).find_map(|end| {
            let words = self.reading.lower(at..end);
            world::is_institution(&words).then_some((words, end))
        });
        held.filter(|(_, end)| !self.reading.is_role(*end))
    }

    /// Is it one word at the start of its sentence, and no name by its class?
    fn is_opening_word(&self, number: usize) -> bool {
        let name = &self.candidates.names[number];
        let single = name.initial && name.tokens.len() == 1 && name.guess == Guess::Name;
        single && self.reading.is_common(name.tokens.start) && !self.reading.is_named(name.tokens.start)
    }

    fn owner_name(&self, number: usize) -> Owner {
        let country = self.candidates.nation(number).filter(|_| !self.candidates.is_capital(number));
        country.map_or(Owner::Name(number), Owner::Nation)
    }

    /// Is it a body by its very name?
    fn is_house(&self, owner: &Owner) -> bool {
        let Owner::Name(number) = owner else { return false };
        matches!(
            self.candidates.names[*number].guess,
            Guess::Body(_) | Guess::Known(Known::Institution(_) | Known::Organization(_))
        )
    }

    /// `hospital`, written small: the noun of a body.
    fn is_body_noun(&self, at: usize) -> bool {
        !self.reading.capital(at)
            && self.reading.noun(at).is_some_and(|(_, noun)| noun.organization && !noun.plural)
    }

    /// `its`, `her`: the pronoun of an owner at token `at`.
    fn possessor(&self, at: usize) -> Option<Pronoun> {
        let owner = self.reading.is_any(at, Small::OWNER);
        owner.then(|| self.reading.pack.sources.pronoun(self.word(at))).flatten()
    }

    /// Is the word at token `at` part of a role whose words go on after it: `fisheries` before "minister"?
    fn is_department(&self, at: usize) -> bool {
        let marks = self.reading.marks(at);
        marks.has(Marks::DEPARTMENT) && self.reading.is_minister(at + 1)
    }

    /// `spokeswoman`: what the words of a role say.
    fn role_gender(&self, role: &str) -> Option<Gender> {
        role.split(' ').rev().find_map(|word| {
            let noun = self.reading.pack.sources.noun(word).map(|(_, noun)| noun).unwrap_or_default();
            match (noun.masculine, noun.feminine) {
                (true, false) => Some(Gender::Masculine),
                (false, true) => Some(Gender::Feminine),
                _ => None,
            }
        })
    }

    /// A role without "former" and mere courtesies: those are kept elsewhere.
    fn plain(&self, role: &str) -> String {
        let pack = self.reading.pack;
        let stays = |word: &&str| {
            let former = pack.sources.is_former(word) && pack.sources.elected(word).is_none();
            !former && !pack.names.marks(word).has(Marks::COURTESY)
        };
        role.split(' ').filter(stays).map(|word| pack.names.spelled_out(word)).collect::<Vec<_>>().join(" ")
    }
}

/// Words that begin what text calls an institution.
const HOUSE_WORD: Marks =
    Marks::PORTFOLIO.or(Marks::DEPARTMENT).or(Marks::BODY_END).or(Marks::MODIFIER).or(Marks::STATE);

/// The most words of such a name that are looked at.
const LONGEST_HOUSE: usize = 4;

fn gender_of(marks: Marks) -> Option<Gender> {
    if marks.has(Marks::FEMININE) {
        Some(Gender::Feminine)
    } else if marks.has(Marks::MASCULINE) {
        Some(Gender::Masculine)
    } else {
        None
    }
}
