//! Names of which no list knows the whole: `Ada Holm`, `Salt Harbour`.

use super::{Guess, Known, Reader};
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::world;

/// Words that end a name of which the first word is part, whatever it is: `Salt Harbour`.
const OWN: Marks = Marks::PLACE_END.or(Marks::BODY_END).or(Marks::COMPANY).or(Marks::THING);

/// The most words of a name that no list explains.
const LONGEST_NAME: usize = 5;

impl Reader<'_, '_> {
    /// A name of which no list knows the whole.
    pub(super) fn name(&mut self, at: usize, end: usize) -> usize {
        let given = self.given(at);
        let mut last = at + 1;
        while last < end {
            // "Peter King", "Peter T. King"
            let initial = last == at + 2 && self.word(at + 1).len() == 2 && self.word(at + 1).ends_with('.');
            let surname = given && (last == at + 1 || initial);
            // A surname may be any word: "Stephen King said", "Karin English".
            // So may what somebody is to others: "Chief executive Masato Son said".
            let kin = last == at + 1 && self.marks(last).has(Marks::OUTSIDE);
            let free = (surname || kin) && !self.capital(last + 1);
            // "Joy March said", "João dos Santos": a surname that is a month or a town, too.
            let known_as = free && self.marks(last).has(Marks::SURNAME) || self.is_particle(last - 1);
            let people = matches!(
                world::at(self.reading.tokens, last, self.sentence.end),
                Some((Known::People(_), _))
            );
            // "Mayor of Port Selm Ada Holm", "manager at Ocean Norra Ada Holm"
            let of = at > self.sentence.start && self.is(at - 1, Small::OF.or(Small::AT).or(Small::FOR));
            let bearer = (self.marks(at).has(Marks::PLACE_OPEN) || of && !given)
                && last > at + 1
                && self.given(last)
                && self.capital(last + 1);
            // "Corvo Lines Ada Holm"
            let other = !given
                && last > at + 1
                && self.given(last)
                && self.capital(last + 1)
                && !self.capital(last + 2);
            if !known_as
                && (self.marks(last).has(Marks::NEVER)
                    || bearer
                    || other
                    || (self.is_title(last) || self.is_department(last)) && !free
                    || !surname && (people || !given && self.starts_known(last, end)))
            {
                break;
            }
            last += 1;
        }
        while last > at + 1 && self.is_particle(last - 1) && !self.capital(last - 1) {
            last -= 1;
        }
        // "Mountainous Norra": what begins a sentence says something of the name.
        if at == self.sentence.start && !given && last > at + 1 && self.says_of(at, last) {
            return at + 1;
        }
        if (at..last).filter(|at| self.is_word(*at)).count() > LONGEST_NAME {
            // A line in which each word has a capital: "Ada Holm Tells Why Harbours Matter".
            if given && self.capital(at + 1) {
                self.keep(at..at + 2, Guess::Name);
            }
            return last;
        }
        // "Tour de Norra", "the Tour of Norra"
        let contest = self.marks(at).has(Marks::CONTEST)
            && (self.is_particle(at + 1) || last == at + 1 && self.is(last, Small::OF));
        if contest || self.is_table_head(at, last) {
            return last;
        }
        let words = last - at;
        if words == 1 && self.word(at).chars().nth(1).is_none() {
            return last;
        }
        let place = words > 1
            && (self.marks(last - 1).has(Marks::PLACE_END)
                && (!given || self.marks(last - 1).has(Marks::SURE_PLACE))
                || self.marks(at).has(Marks::PLACE_OPEN));
        if words > 1 && self.marks(last - 1).has(Marks::THING) && !given && !self.speaks(at, last) {
            return last;
        }
        self.keep(at..last, if place { Guess::Spot } else { Guess::Name })
    }

    /// `said Rikke Storm`, `the pilot Rikke Storm`, `Rikke Storm, who chairs`: the words around a name say that it is somebody's.
    pub(super) fn speaks(&self, start: usize, end: usize) -> bool {
        let said = |at: usize| self.reading.says(at).has(Says::SAID);
        let before = start > self.sentence.start && (said(start - 1) || self.is_role(start - 1));
        before || said(end) || self.word(end) == "," && self.is(end + 1, Small::WHO)
    }

    /// Is the word at token `at` a common one, and what stands behind it, up to token `last`, a name that is known?
    fn says_of(&self, at: usize, last: usize) -> bool {
        let known = || world::at(self.reading.tokens, at + 1, last).is_some_and(|(_, end)| end == last);
        self.reading.is_common(at)
            && self.is_word(at + 1)
            && !self.marks(at).has(Marks::PLACE_OPEN)
            && !self.marks(last - 1).has(OWN)
            && known()
    }

    /// `W L PCT GB`, `Played P W D L`: single letters without a dot are no initials.
    fn is_table_head(&self, at: usize, end: usize) -> bool {
        let letter = |at: &usize| self.is_word(*at) && self.word(*at).chars().nth(1).is_none();
        (at..end).filter(letter).count() > 1
    }

    /// Does a known name of several words, or that of a body, begin at `at`?
    fn starts_known(&self, at: usize, end: usize) -> bool {
        world::at(self.reading.tokens, at, end)
            .is_some_and(|(known, after)| after > at + 1 || matches!(known, Known::Organization(_)))
    }
}
