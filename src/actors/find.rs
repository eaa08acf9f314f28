//! Where names stand: runs of capitalized words, cut into the names in them.

use std::ops::Range;

use super::candidate::{Candidate, Candidates, Guess};
use super::nation::{self, Nation};
use super::reading::Reading;
use super::shouted;
use super::title::is_minister;
use crate::lexicon::calendar;
use crate::lexicon::function_words::is_function_word;
use crate::lexicon::names::Marks;
use crate::lexicon::world::{self, Known};

/// Finds the names of a page; what its publisher is called may tell which country is its own.
pub(super) fn find(reading: &Reading<'_, '_>, publisher: Option<&str>) -> Candidates {
    let (mut found, mut shouted) = (Candidates::default(), Vec::new());
    for sentence in reading.tokens.sentences() {
        if is_shouted(reading, sentence) {
            shouted.push(sentence.clone());
            continue;
        }
        let mut reader = Reader { reading, sentence: sentence.clone(), found: &mut found };
        let mut at = sentence.start;
        while at < sentence.end {
            at = reader.run(at);
        }
    }
    nation::tell(reading, &mut found, publisher);
    shouted::read(reading.tokens, &shouted, &mut found);
    found
}

/// `STOCKS FALL AS TALKS END`: capitals say nothing.
fn is_shouted(reading: &Reading<'_, '_>, sentence: &Range<usize>) -> bool {
    let (mut words, mut shouted) = (0, 0);
    for at in sentence.clone().filter(|at| reading.is_word(*at)) {
        words += 1;
        let word = reading.word(at);
        shouted += usize::from(reading.capital(at) && word.len() > 1 && !word.contains(char::is_lowercase));
    }
    words >= 4 && shouted * 10 > words * 6
}

/// The most words of a name that no list explains.
const LONGEST_NAME: usize = 5;

struct Reader<'a, 't> {
    reading: &'a Reading<'a, 't>,
    sentence: Range<usize>,
    found: &'a mut Candidates,
}

impl<'t> Reader<'_, 't> {
    fn word(&self, at: usize) -> &'t str {
        if at < self.sentence.end { self.reading.word(at) } else { "" }
    }

    fn is_word(&self, at: usize) -> bool {
        at < self.sentence.end && self.reading.is_word(at)
    }

    fn marks(&self, at: usize) -> Marks {
        if at < self.sentence.end { self.reading.marks(at) } else { Marks::default() }
    }

    fn is_particle(&self, at: usize) -> bool {
        self.marks(at).has(Marks::PARTICLE)
    }

    fn capital(&self, at: usize) -> bool {
        self.marks(at).has(Marks::CAPITAL)
    }

    fn given(&self, at: usize) -> bool {
        self.marks(at).has(Marks::GIVEN)
    }

    fn is_role(&self, at: usize) -> bool {
        at < self.sentence.end && self.reading.is_role(at)
    }

    fn is_title(&self, at: usize) -> bool {
        at < self.sentence.end && self.reading.is_title(at)
    }

    /// `Fisheries` before "Minister"
    fn is_department(&self, at: usize) -> bool {
        self.marks(at).has(Marks::DEPARTMENT) && is_minister(self.word(at + 1))
    }

    /// The known name that begins at token `at`, also one in capitals, as in datelines: `SAO PAULO, Brazil`.
    fn known_at(&self, at: usize) -> Option<(Known, usize)> {
        let shouts = |word: &str| word.len() > 3 && !word.contains(char::is_lowercase);
        world::at(self.reading.tokens, at, self.sentence.end).or_else(|| {
            let shouted = shouts(self.word(at)) || shouts(self.word(at + 1)) && self.capital(at);
            shouted.then(|| world::shouted_at(self.reading.tokens, at, self.sentence.end)).flatten()
        })
    }

    /// The end of a dateline's town, where the paragraph begins with one that no list holds: `HESTVIK, Aug 22 -`.
    fn dateline(&self, at: usize) -> Option<usize> {
        let begins = |range: &Range<usize>| range.start == at;
        let paragraphs = self.reading.tokens.paragraphs();
        let number = paragraphs.partition_point(|paragraph| paragraph.start < at);
        if at != self.sentence.start || !paragraphs.get(number).is_some_and(begins) {
            return None;
        }
        let town = |at: usize| {
            let word = self.word(at);
            self.is_word(at) && word.len() > 2 && !word.contains(char::is_lowercase)
        };
        let end = (at..at + 4).find(|at| !town(*at)).filter(|end| *end > at)?;
        let next = end + 1;
        let dated = match self.word(end) {
            "," => {
                calendar::month(self.word(next)).is_some()
                    || self.capital(next) && self.known_at(next).is_some()
            }
            "(" | "-" | "--" | "–" | "—" => self.sentence.end > end + 3,
            _ => self.reading.is_number(end),
        };
        (dated && !self.marks(at).has(Marks::NEVER)).then_some(end)
    }

    /// Reads the run that begins at token `at`; the token after it.
    fn run(&mut self, at: usize) -> usize {
        if !self.capital(at) {
            return match self.known_at(at) {
                Some((known, end)) if self.is_word(at) => self.keep(at..end, Guess::Known(known)),
                _ => at + 1,
            };
        }
        let end = self.run_end(at + 1);
        let mut from = at;
        while from < end {
            from = self.piece(from, end);
        }
        from
    }

    /// The end of a run of capitalized words, particles and `&`.
    fn run_end(&self, mut end: usize) -> usize {
        loop {
            if self.capital(end) {
                end += 1;
            } else if self.capital(end + 1) && (self.word(end) == "&" || self.is_particle(end)) {
                end += 2;
            } else if self.is_particle(end) && self.is_particle(end + 1) && self.capital(end + 2) {
                end += 3;
            } else if self.owns_body(end) {
                end += 2;
            } else {
                return end;
            }
        }
    }

    /// `Pilots' Guild`, `People's Alliance`: does the mark at token `end` stand inside the name of a body?
    fn owns_body(&self, end: usize) -> bool {
        let plural = match self.word(end) {
            "'" | "’" => {
                self.word(end - 1).ends_with('s') && world::at(self.reading.tokens, end - 1, end).is_none()
            }
            "'s" | "’s" => self.marks(end - 1).has(Marks::BODY_OWNER),
            _ => false,
        };
        plural && self.capital(end + 1) && self.marks(end + 1).has(Marks::BODY_END)
    }

    /// Reads one name, title or other word of a run; where the next begins.
    fn piece(&mut self, at: usize, end: usize) -> usize {
        let known = self.known_at(at);
        let named = self.given(at) && at + 1 < end && at > self.sentence.start;
        if known.is_none() && !named && is_function_word(self.word(at)) {
            return at + 1;
        }
        if known.is_none()
            && let Some(town) = self.dateline(at)
        {
            return self.keep(at..town, Guess::Spot);
        }
        let people = match known {
            Some((Known::People(id), after)) => Some((Nation::Listed(id), after)),
            _ => None,
        };
        if let Some(body) = self.body(at, end) {
            let known_end = known.map_or(0, |(_, after)| after);
            if body > known_end {
                let country = people.map(|(id, _)| id);
                return self.keep(at..body, Guess::Body(country));
            }
        }
        if let Some((id, after)) = people {
            self.found.peoples.push((at..after, id));
            return after;
        }
        // "Economist Ada Holm said": no paper at the start of a sentence.
        let titles = at == self.sentence.start && self.is_role(at) && at + 1 < end && self.given(at + 1);
        if let Some((known, after)) = known.filter(|_| !titles) {
            return self.known(at, after, end, known);
        }
        if self.marks(at).has(Marks::NEVER) {
            return at + 1;
        }
        let given = self.given(at);
        // "Mr. King" is no king.
        let called =
            at > self.sentence.start && self.marks(at - 1).has(Marks::COURTESY) && self.capital(at - 1);
        if (self.is_title(at) || self.is_department(at)) && !(given && at + 1 < end) && !called {
            return at + 1;
        }
        self.name(at, end)
    }

    /// A name that the lexicons hold, unless it is part of a longer one: `Paris Holm`, `Norra Globe`.
    fn known(&mut self, at: usize, after: usize, end: usize, known: Known) -> usize {
        let place = matches!(known, Known::Country(_) | Known::City(_) | Known::Region | Known::Capital(_));
        let follows = after < end
            && self.capital(after)
            && !self.is_title(after)
            && !self.marks(after).has(Marks::NEVER)
            && world::at(self.reading.tokens, after, self.sentence.end).is_none();
        if place && follows && after == at + 1 && self.given(at) {
            return self.name(at, end);
        }
        if place && follows && self.marks(after).has(Marks::PLACE_END) {
            return self.keep(at..after + 1, Guess::Spot);
        }
        if place && follows && self.marks(after).has(Marks::THING) {
            // "the Vietnam War": neither the country nor a body.
            return after + 1;
        }
        self.keep(at..after, Guess::Known(known))
    }

    /// The end of an organization whose name begins at `at`.
    fn body(&self, at: usize, end: usize) -> Option<usize> {
        let mut last = None;
        for here in at..end {
            let marks = self.marks(here);
            let company = marks.has(Marks::COMPANY) && here > at;
            let ends = marks.has(Marks::BODY_END) && here > at && !self.is_title_part(here, end);
            if company || ends {
                last = Some(here + 1);
            } else if last.is_some() {
                break;
            }
            if here > at && self.given(here) && self.is_title(here - 1) {
                break;
            }
        }
        let opener = last.map_or(at, |last| last - 1);
        let body = last.unwrap_or(at + 1);
        if self.marks(opener).has(Marks::BODY_OPEN)
            && matches!(self.word(body), "of" | "for" | "on")
            && (last.is_some() || body <= end)
        {
            let start = body + 1 + usize::from(self.word(body + 1) == "the");
            if self.capital(start) && !self.marks(start).has(Marks::NEVER) {
                return Some(self.complement(start, opener));
            }
        }
        last
    }

    /// The end of what stands after `Ministry of`.
    fn complement(&self, start: usize, opener: usize) -> usize {
        let mut end = start + 1;
        while self.capital(end) && !self.is_role(end) {
            end += 1;
        }
        let and = matches!(self.word(end), "and" | "&");
        let other = || self.given(end + 1) || self.known_at(end + 1).is_some();
        if and && self.marks(opener).has(Marks::BODY_JOINS) && self.capital(end + 1) && !other() {
            end += 2;
            while self.capital(end) && !self.is_role(end) {
                end += 1;
            }
        }
        end
    }

    /// `Press` in "Press Secretary": belongs to a title, not to a body.
    fn is_title_part(&self, at: usize, end: usize) -> bool {
        // "Oil Minister"
        if at + 1 < end && is_minister(self.word(at + 1)) && self.word(at + 1) != "Ministry" {
            return true;
        }
        at + 1 < end
            && (self.is_role(at + 1) || self.marks(at + 1).has(Marks::PORTFOLIO))
            && (self.marks(at).has(Marks::MODIFIER) || self.marks(at).has(Marks::PORTFOLIO))
    }

    /// A name of which no list knows the whole.
    fn name(&mut self, at: usize, end: usize) -> usize {
        let given = self.given(at);
        let mut last = at + 1;
        while last < end {
            // "Peter King", "Peter T. King"
            let initial = last == at + 2 && self.word(at + 1).len() == 2 && self.word(at + 1).ends_with('.');
            let surname = given && (last == at + 1 || initial);
            // A surname may be any word: "Stephen King said", "Karin English".
            let free = surname && !self.capital(last + 1);
            let people = matches!(
                world::at(self.reading.tokens, last, self.sentence.end),
                Some((Known::People(_), _))
            );
            // "Mayor of Port Selm Ada Holm"
            let bearer = self.marks(at).has(Marks::PLACE_OPEN)
                && last > at + 1
                && self.given(last)
                && self.capital(last + 1);
            if self.marks(last).has(Marks::NEVER)
                || bearer
                || (self.is_title(last) || self.is_department(last)) && !free
                || !surname && (people || !given && self.starts_known(last, end))
            {
                break;
            }
            last += 1;
        }
        if last - at > LONGEST_NAME {
            // A line in which each word has a capital: "Ada Holm Tells Why Harbours Matter".
            if given && self.capital(at + 1) {
                self.keep(at..at + 2, Guess::Name);
            }
            return last;
        }
        if self.is_table_head(at, last) {
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

    /// `said Rikke Storm`, `Rikke Storm, who chairs`: the words around a name say that it is somebody's.
    fn speaks(&self, start: usize, end: usize) -> bool {
        let said = |word: &str| matches!(word, "said" | "says" | "told");
        let before = start > self.sentence.start && said(self.word(start - 1));
        before || said(self.word(end)) || self.word(end) == "," && self.word(end + 1) == "who"
    }

    /// `W L PCT GB`, `Played P W D L`: single letters without a dot are no initials.
    fn is_table_head(&self, at: usize, end: usize) -> bool {
        let letter = |at: &usize| self.word(*at).chars().nth(1).is_none();
        (at..end).filter(letter).count() > 1
    }

    /// Does a known name of several words begin at `at`?
    fn starts_known(&self, at: usize, end: usize) -> bool {
        world::at(self.reading.tokens, at, end).is_some_and(|(_, after)| after > at + 1)
    }

    fn keep(&mut self, tokens: Range<usize>, guess: Guess) -> usize {
        let end = tokens.end;
        if let Guess::Known(Known::People(id)) = guess {
            self.found.peoples.push((tokens, Nation::Listed(id)));
            return end;
        }
        let initial = tokens.start == self.sentence.start
            || tokens.start == self.sentence.start + 1 && !self.reading.is_word(self.sentence.start);
        self.found.names.push(Candidate { tokens, guess, initial, repeats: None });
        end
    }
}
