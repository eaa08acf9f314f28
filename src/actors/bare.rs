//! Offices and houses that name no country: `Foreign Minister Ada Holm`, `the Foreign Ministry`.
//!
//! They are those of the country that the paragraph opens with (`In Varos, …`) or that the page is at home in (`home`). Where
//! another country, or a name that may be one, stands close before, nothing is said: no affiliation is better than a wrong one.

use std::ops::Range;

use super::candidate::{Guess, Nation};
use super::home::{Home, LEAD};
use super::join::Joiner;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world;

impl Joiner<'_, '_> {
    /// The institution of an office that names no country, `Foreign Minister Ada Holm`, held by the name with this number.
    pub(super) fn bare(&self, number: usize, role: &str) -> Option<Vec<String>> {
        let at = self.span_of(number).start;
        let head = self.reading.head_of(role);
        if self.reading.pack.names.marks(head).has(Marks::BANK_HEAD)
            && let Some(bank) = self.bank.get_or_init(|| self.bank()).clone()
        {
            return Some(bank);
        }
        if let Some(country) = world::only_country_of(role) {
            return Nation::Listed(country).office(self.candidates, role);
        }
        if self.is_past(at) || !self.is_of_state(role) || self.is_of_body(number, head) {
            return None;
        }
        let home = self.home_at(at).filter(|home| !home.lacks(role))?;
        let path = home.office(self.candidates, role)?;
        // "President Holm" is not of Norland where the page has Norland's president Lind.
        let bearer = self.actor_of[number];
        let taken = self.stated.iter().filter(|other| bearer != Some(**other)).any(|other| {
            let actor = self.found.get(*other);
            actor.role.as_deref() == Some(role) && actor.affiliation.0 == path
        });
        (!taken || role.split(' ').any(|word| self.is_shared(word))).then_some(path)
    }

    /// Is it an office of a state by all of its words? A "union president" and a "general president" are not the country's.
    fn is_of_state(&self, role: &str) -> bool {
        let mut rest = role;
        loop {
            if world::is_office(rest) {
                return true;
            }
            let Some((first, others)) = rest.split_once(' ') else { return false };
            if !self.reading.pack.names.marks(first).has(Marks::RANK.or(Marks::NEW)) {
                return false;
            }
            rest = others;
        }
    }

    /// `the union's leaders, President Holm among them`: is a body that may have such an officer, too, spoken of before the name
    /// with this number in its sentence?
    fn is_of_body(&self, number: usize, head: &str) -> bool {
        let at = self.span_of(number).start;
        let start = self.reading.sentence(at).start;
        let minister = self.reading.pack.names.marks(head).has(Marks::MINISTERIAL.or(Marks::SITS));
        let owner = |at: usize| {
            let noun = self.reading.noun(at).filter(|(_, noun)| noun.organization && !noun.plural);
            let body = noun.is_some_and(|(noun, _)| world::institution_anywhere(noun).is_none());
            body && !self.reading.capital(at) && self.reading.possessive(at + 1)
        };
        !minister && (start..at).any(owner)
    }

    /// `In 1994 President Holm …`: does the sentence of token `at` begin with a year?
    fn is_past(&self, at: usize) -> bool {
        let start = self.reading.sentence(at).start;
        let year = self.reading.word(start + 1);
        self.reading.opens_with(start, Small::IN)
            && year.len() == 4
            && year.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// The country in whose name an office speaks that names none, at token `at`: the one that the paragraph opens with
    /// (`In Varos, …`) or the page's own, where no other stands close before.
    pub(super) fn home_at(&self, at: usize) -> Option<Nation> {
        let sentence = self.reading.sentence(at);
        let paragraph = self.reading.paragraph(at);
        let start = self.reading.tokens.paragraphs().get(paragraph).map_or(0, |paragraph| paragraph.start);
        if let Some(nation) = self.opened_in(start).filter(|_| at > start) {
            return Some(nation);
        }
        let subject = self.nations_in(sentence.start..at).next();
        let before = self.reading.tokens.sentences().get(self.reading.sentence_number(at).saturating_sub(1));
        let close = before.map_or(sentence.start, |before| before.start.max(start));
        let told = !matches!(self.home, Some(Home { nation: Nation::Listed(_), .. }));
        let unknown = told && self.names_in(close..at).any(|number| self.may_be_country(number));
        if let Some(home) = self.home.filter(|home| home.alone && !unknown) {
            return subject.is_none_or(|first| first == home.nation).then_some(home.nation);
        }
        match self.home {
            _ if unknown => None,
            Some(home) => {
                let near = self.nations_in(close..at).all(|nation| nation == home.nation);
                (near || subject == Some(home.nation)).then_some(home.nation)
            }
            // "Norland will leave the treaty, Foreign Minister Ada Holm said": the first sentence of a page.
            None => self.lead_subject(&sentence),
        }
    }

    /// "Norland asked for patience. Foreign Minister …": who knows what Norland is?
    fn may_be_country(&self, number: usize) -> bool {
        let name = &self.candidates.names[number];
        let before = name.tokens.start.saturating_sub(1);
        let oblique = self.reading.possessive(name.tokens.end)
            || self.reading.is_any(before, Small::IN)
            || self.reading.is(before, OBLIQUE);
        let named = name.guess == Guess::Name && self.actor_of[number].is_some();
        named && !oblique && !self.is_somebody(number)
    }

    /// The country that the first sentence of the page begins with, if that is `sentence`.
    fn lead_subject(&self, sentence: &Range<usize>) -> Option<Nation> {
        let (start, nation) = (*self.lead.get_or_init(|| self.lead()))?;
        (start == sentence.start).then_some(nation)
    }

    /// The country that the first sentence of the page begins with, after the dateline, and the token where that sentence
    /// starts.
    fn lead(&self) -> Option<(usize, Nation)> {
        let nation_of = |number: &usize| self.candidates.nation_of(&self.candidates.names[*number]).is_some();
        let first = (0..self.candidates.names.len()).find(nation_of)?;
        let tokens = &self.candidates.names[first].tokens;
        let sentence = self.reading.sentence(tokens.start);
        if self.reading.paragraph(sentence.start) > 1 || self.reading.possessive(tokens.end) {
            return None;
        }
        let mut before = sentence.start..tokens.start;
        let dateline = before.rfind(|at| matches!(self.reading.word(*at), "-" | "--" | "–" | "—"));
        let floor = dateline.map_or(sentence.start, |dash| dash + 1);
        (tokens.start <= floor).then_some((sentence.start, self.candidates.nation(first)?))
    }

    /// The country of `In Varos` at token `at`.
    fn opened_in(&self, at: usize) -> Option<Nation> {
        let number =
            self.candidates.starting_at(at + 1).filter(|_| self.reading.opens_with(at, Small::IN))?;
        self.candidates.nation(number).filter(|_| !self.candidates.is_capital(number))
    }

    /// The countries named in `tokens`, by themselves or by their people.
    fn nations_in(&self, tokens: Range<usize>) -> impl Iterator<Item = Nation> {
        let names = self.names_in(tokens.clone()).filter_map(|number| {
            let nation = self.candidates.nation(number)?;
            Some((self.candidates.names[number].tokens.start, nation))
        });
        // In the order of the text, as names are.
        let peoples = &self.candidates.peoples;
        let first = peoples.partition_point(|(people, _)| people.start < tokens.start);
        let peoples = peoples[first..].iter().take_while(move |(people, _)| people.start < tokens.end);
        let mut held: Vec<(usize, Nation)> =
            names.chain(peoples.map(|(people, nation)| (people.start, *nation))).collect();
        held.sort_by_key(|(start, _)| *start);
        held.into_iter().map(|(_, nation)| nation)
    }

    /// The only central bank that the page names, where it names it at its beginning: there a "governor" is its.
    fn bank(&self) -> Option<Vec<String>> {
        let mut banks = self.candidates.names.iter().zip(&self.actor_of).filter_map(|(name, id)| {
            let path = &self.found.get((*id)?).affiliation.0;
            let bank = path.len() == 2 && world::is_bank(path);
            bank.then_some((name.tokens.start, path))
        });
        let (_, path) = banks.next().filter(|(start, _)| *start < LEAD)?;
        banks.all(|(_, other)| other == path).then(|| path.clone())
    }

    /// Is there more than one bearer of a role with this word: `spokesman`, `lawmaker`?
    fn is_shared(&self, word: &str) -> bool {
        let pack = self.reading.pack;
        pack.names.marks(word).has(Marks::BELONGS)
            || pack.sources.noun(word).is_some_and(|(_, noun)| noun.anonymous)
    }
}

/// Prepositions that stand before where and whose something is.
const OBLIQUE: Small = Small::OF.or(Small::AT).or(Small::FROM).or(Small::TO);
