//! A name where it stands, before anybody knows who is who, and the country that it names.

use std::ops::Range;

use crate::world::{self, CountryId, Known};

/// What the words of a name say by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// A name that the lexicons hold.
    Known(Known),
    /// A country that no lexicon holds and that the page shows to be one: its number in [`Candidates::told`].
    Told(usize),
    /// An organization by its words: `Harbour Office`; of a country where one stands in front: `Turkish parliament`.
    Body(Option<Nation>),
    /// A place by its words: `Salt County`.
    Spot,
    /// Any other name: `Ada Holm`.
    Name,
}

/// A name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) tokens: Range<usize>,
    pub(super) guess: Guess,
    /// Its first word begins the sentence: the capital proves nothing.
    pub(super) initial: bool,
    /// Stands in a line of capitals and repeats the name with this number: `SUHARTO TO VISIT NORRA`.
    pub(super) repeats: Option<usize>,
}

/// What a page names, before anybody knows who is who.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// In the order of the text; no two overlap.
    pub(super) names: Vec<Candidate>,
    /// `Russian`: where a nationality stands, in the order of the text.
    pub(super) peoples: Vec<(Range<usize>, Nation)>,
    /// The countries that the page tells of and no lexicon holds; none for one of which the page names only the people.
    pub(super) told: Vec<Option<String>>,
}

impl Candidates {
    /// The number of the name that ends before token `end`.
    pub(super) fn ending_at(&self, end: usize) -> Option<usize> {
        let at = self.names.partition_point(|name| name.tokens.end < end);
        self.names.get(at).is_some_and(|name| name.tokens.end == end).then_some(at)
    }

    /// The number of the name that begins with token `start`.
    pub(super) fn starting_at(&self, start: usize) -> Option<usize> {
        let at = self.names.partition_point(|name| name.tokens.start < start);
        self.names.get(at).is_some_and(|name| name.tokens.start == start).then_some(at)
    }

    /// Is token `at` part of a name?
    pub(super) fn holds(&self, at: usize) -> bool {
        let after = self.names.partition_point(|name| name.tokens.start <= at);
        after.checked_sub(1).is_some_and(|number| self.names[number].tokens.end > at)
    }

    /// The nationality that ends before token `end`: where it begins, and its country.
    pub(super) fn people_ending_at(&self, end: usize) -> Option<(usize, Nation)> {
        let at = self.peoples.partition_point(|(tokens, _)| tokens.end < end);
        self.peoples.get(at).filter(|(tokens, _)| tokens.end == end).map(|(tokens, id)| (tokens.start, *id))
    }

    /// The nationality that begins with token `start`: its end, and its country.
    pub(super) fn people_starting_at(&self, start: usize) -> Option<(usize, Nation)> {
        let at = self.peoples.partition_point(|(tokens, _)| tokens.start < start);
        self.peoples.get(at).filter(|(tokens, _)| tokens.start == start).map(|(tokens, id)| (tokens.end, *id))
    }

    /// Is the name with this number that of a capital?
    pub(super) fn is_capital(&self, number: usize) -> bool {
        matches!(self.names[number].guess, Guess::Known(Known::Capital(_)))
    }

    /// The country that the name with this number names or is the capital of.
    pub(super) fn nation(&self, number: usize) -> Option<Nation> {
        self.nation_of(&self.names[number])
    }

    /// The country that `name` names or is the capital of.
    pub(super) fn nation_of(&self, name: &Candidate) -> Option<Nation> {
        match name.guess {
            Guess::Known(Known::Country(id) | Known::Capital(id)) => Some(Nation::Listed(id)),
            Guess::Told(id) => Some(Nation::Told(id)),
            _ => None,
        }
    }
}

/// A country, by the lexicon or by what the page tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Nation {
    Listed(CountryId),
    /// Its number in [`Candidates::told`].
    Told(usize),
}

impl Nation {
    /// In whose name its government speaks; empty for a country that the page never names.
    pub(super) fn path(self, candidates: &Candidates) -> Vec<String> {
        match self {
            Nation::Listed(id) => world::affiliation(Known::Country(id)),
            Nation::Told(id) => candidates.told[id].iter().cloned().collect(),
        }
    }

    /// Does it have no office of this name (lower case)?
    pub(super) fn lacks(self, office: &str) -> bool {
        matches!(self, Nation::Listed(id) if world::lacks_office(id, office))
    }

    /// Its institution whose office is called `office` (lower case).
    pub(super) fn office(self, candidates: &Candidates, office: &str) -> Option<Vec<String>> {
        match self {
            Nation::Listed(id) => world::office(id, office),
            Nation::Told(_) => self.house(candidates, world::office_anywhere(office)?),
        }
    }

    /// Its institution that text calls `words` (lower case).
    pub(super) fn institution(self, candidates: &Candidates, words: &str) -> Option<Vec<String>> {
        match self {
            Nation::Listed(id) => world::institution(id, words),
            Nation::Told(_) => self.house(candidates, world::institution_anywhere(words)?),
        }
    }

    fn house(self, candidates: &Candidates, house: String) -> Option<Vec<String>> {
        let mut path = self.path(candidates);
        path.push(house);
        (path.len() == 2).then_some(path)
    }
}
