//! Where names stand: runs of capitalized words, cut into the names in them.
//!
//! **In:** the page as read. **Out:** its [`Candidates`] in order, each with a guess at what it is. Of `Then Lena Marsh left the
//! Norra Harbour Office.`, the runs are `Then Lena Marsh` and `Norra Harbour Office`, the names `Lena Marsh` and the office.
//!
//! `nobody` knows which words with capitals are no name, `body` bodies by their words, `long_form` by the initials behind
//! them, `listed` the names that lists hold and what they are part of, `name` reads what no list knows, and `recall` finds the
//! surnames of those who are named in full elsewhere.

mod body;
mod listed;
mod long_form;
mod name;
mod nobody;
mod recall;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use long_form::is_acronym;

use super::candidate::{Candidate, Candidates, Guess, Nation};
use super::namesake;
use super::reading::Reading;
use super::shouted;
use super::told;
use crate::lang::marks::Marks;
use crate::lang::pages::calendar;
use crate::lang::small::Small;
use crate::text::TokenKind;
use crate::world::Known;

/// Finds the names of a page; what its publisher is called may tell which country is its own.
pub(super) fn find(reading: &Reading<'_, '_>, publisher: Option<&str>) -> Candidates {
    let (mut found, mut shouted) = (Candidates::default(), Vec::new());
    let long_forms = long_form::long_forms(reading);
    for sentence in reading.tokens.sentences() {
        if is_shouted(reading, sentence) {
            shouted.push(sentence.clone());
            continue;
        }
        let mut reader =
            Reader { reading, sentence: sentence.clone(), long_forms: &long_forms, found: &mut found };
        let mut at = sentence.start;
        while at < sentence.end {
            at = reader.run(at);
        }
    }
    recall::shorten(reading, &mut found);
    recall::read(reading, &mut found);
    namesake::part(reading, &mut found);
    told::tell(reading, &mut found, publisher);
    shouted::read(reading, &shouted, &mut found);
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

struct Reader<'a, 't> {
    reading: &'a Reading<'a, 't>,
    sentence: Range<usize>,
    /// Bodies whose initials stand behind them, in order.
    long_forms: &'a [Range<usize>],
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
        self.marks(at).has(Marks::DEPARTMENT) && self.is_minister(at + 1)
    }

    /// `Minister`, `Secretary`
    fn is_minister(&self, at: usize) -> bool {
        self.marks(at).has(Marks::MINISTERIAL)
    }

    /// Is the word at token `at` one of these, written small?
    fn is(&self, at: usize, small: Small) -> bool {
        at < self.sentence.end && self.reading.is(at, small)
    }

    /// Is it "and" or its sign?
    fn joins(&self, at: usize) -> bool {
        at < self.sentence.end && self.reading.joins(at)
    }

    /// Does the word at token `at` belong to grammar and not to names?
    fn is_function_word(&self, at: usize) -> bool {
        self.reading.pack.function_words.holds(self.word(at))
    }

    /// Reads the run that begins at token `at`; the token after it.
    fn run(&mut self, at: usize) -> usize {
        if !self.capital(at) {
            return match self.known_at(at) {
                Some((known, end)) if self.is_word(at) => self.keep(at..end, Guess::Known(known)),
                _ => at + 1,
            };
        }
        if let Some(end) = self.quoted_title(at) {
            return end;
        }
        if self.is_cue(at) {
            return at + 1;
        }
        // "Moody's Investors Service"
        let owned = || self.known_at(at).map_or(at + 1, |(_, after)| after);
        let first = if self.reading.possessive(at + 1) { owned() } else { at + 1 };
        let end = self.run_end(first);
        let mut from = at;
        while from < end {
            from = self.piece(from, end);
        }
        from
    }

    /// The long form of a body that begins at token `at` or, up to token `end`, behind it.
    fn long_form(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let first = self.long_forms.partition_point(|form| form.start < at);
        self.long_forms.get(first).filter(|form| form.start < end).cloned()
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
            } else if let Some(close) = self.nickname(end) {
                end = close + 2;
            } else {
                return end;
            }
        }
    }

    /// `Abdi "Tarzan" Guled`, `Abdi "The Ox" Guled`: the mark that closes a nickname between two names, which begins with the mark
    /// at token `open`.
    fn nickname(&self, open: usize) -> Option<usize> {
        let kind = |at: usize, kind: TokenKind| self.reading.kind(at) == Some(kind);
        let article = self.reading.is_any(open + 1, Small::DEFINITE);
        let close = open + 2 + usize::from(article);
        let named = kind(open, TokenKind::OpenQuote)
            && kind(close, TokenKind::CloseQuote)
            && self.capital(close - 1)
            && self.capital(close + 1)
            && !self.is_function_word(close + 1);
        named.then_some(close)
    }

    /// `NORRA, May 7 - Rain fell`: does the text of a page begin at token `at`?
    fn after_dash(&self, at: usize) -> bool {
        at > self.sentence.start
            && matches!(self.word(at - 1), "-" | "--" | "–" | "—")
            && self.reading.paragraph(at) < 3
    }

    /// `Gulf of Norra`: the end of a place at token `at`.
    fn place_of(&self, at: usize) -> Option<usize> {
        let opens = self.marks(at).has(Marks::PLACE_OPEN) && self.is(at + 1, Small::OF);
        let start = at + 2 + usize::from(self.is(at + 2, Small::DEFINITE));
        let named = opens
            && self.capital(at)
            && self.capital(start)
            && self.known_at(at).is_none_or(|(_, end)| end == at + 1);
        let body = || self.of_place(at).is_some();
        (named && !body()).then(|| self.capitals(start + 1))
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

    /// Reads one name, title or other word of a run; where the next begins.
    fn piece(&mut self, at: usize, end: usize) -> usize {
        let known = self.known_at(at);
        let end = match self.long_form(at, end) {
            Some(form) if form.start == at => {
                let guess = match known {
                    Some((Known::People(id), _)) => Guess::Body(Some(Nation::Listed(id))),
                    Some((known, end)) if end == form.end => Guess::Known(known),
                    _ => Guess::Body(None),
                };
                return self.keep(form, guess);
            }
            Some(form) => form.start,
            None => end,
        };
        // "HMS Norra": what follows is a ship, and nobody.
        if self.marks(at).has(Marks::SHIP) {
            return end;
        }
        if let Some(strait) = self.place_of(at) {
            return self.keep(at..strait, Guess::Spot);
        }
        // "HK$12"
        let currency = is_acronym(self.word(at)) && self.word(at + 1) == "$";
        if currency || self.explains_body(at, end) || self.is_role_before(at, end) {
            return at + 1;
        }
        let named = self.given(at) && at + 1 < end && at > self.sentence.start;
        if known.is_none() && !named && self.is_function_word(at) {
            return at + 1;
        }
        if known.is_none()
            && let Some(town) = self.dateline(at)
        {
            return self.keep(at..town, Guess::Spot);
        }
        // "Visit Norra Wire": a verb that opens a sentence before a body.
        let opens =
            at == self.sentence.start && known.is_none() && !self.given(at) && self.reading.is_common(at);
        let body =
            opens && matches!(self.known_at(at + 1), Some((Known::Organization(_), after)) if after > at + 2);
        if body {
            return at + 1;
        }
        if let Some(after) = self.thing(at, end).filter(|_| known.is_none()) {
            return after;
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
            // "the Turkish foreign ministry"
            let house = self.house(after, |words| id.institution(self.found, words).is_some());
            return house.map_or(after, |end| self.keep(at..end, Guess::Body(Some(id))));
        }
        // "Economist Ada Holm said": no paper at the start of a sentence.
        let titles = at == self.sentence.start && self.is_role(at) && at + 1 < end && self.given(at + 1);
        // "Labour minister"
        let office = self.marks(at).has(Marks::PORTFOLIO.or(Marks::DEPARTMENT)) && self.is_minister(at + 1);
        let department = office && matches!(known, Some((Known::Organization(_), _)));
        if let Some((known, after)) = known.filter(|_| !titles && !department) {
            return self.known(at, after, end, known);
        }
        if self.marks(at).has(Marks::NEVER) || self.is_office_of(at, end) {
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

    fn keep(&mut self, tokens: Range<usize>, guess: Guess) -> usize {
        let end = tokens.end;
        if let Guess::Known(Known::People(id)) = guess {
            self.found.peoples.push((tokens, Nation::Listed(id)));
            return end;
        }
        let initial = tokens.start == self.sentence.start
            || tokens.start == self.sentence.start + 1 && !self.reading.is_word(self.sentence.start)
            || self.after_dash(tokens.start);
        self.found.names.push(Candidate { tokens, guess, initial, repeats: None });
        end
    }
}
