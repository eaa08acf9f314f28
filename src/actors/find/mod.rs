//! Where names stand: runs of capitalized words, cut into the names in them.
//!
//! `body` knows bodies by their words, `long_form` by the initials behind them, `name` reads what no list knows, and `recall`
//! finds the surnames of those who are named in full elsewhere.

mod body;
mod long_form;
mod name;
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
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::pages::calendar;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::text::TokenKind;
use crate::world::{self, Known};

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

/// The most words of a body that is written small: `office of the prime minister`.
const LONGEST_HOUSE: usize = 5;

/// The most words of a title in quotation marks.
const LONGEST_TITLE: usize = 8;

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

    /// The known name that begins at token `at`, also one in capitals, as in datelines: `SAO PAULO, Brazil`.
    fn known_at(&self, at: usize) -> Option<(Known, usize)> {
        if at >= self.sentence.end {
            return None;
        }
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

    /// `“It is over.” Said Lena Marsh.`: a sentence after a quotation that begins with a verb of speech, and no name.
    fn is_cue(&self, at: usize) -> bool {
        let behind = at > 0 && self.reading.kind(at - 1) == Some(TokenKind::CloseQuote);
        let entry = self.reading.pack.reporting.entry(self.word(at));
        at == self.sentence.start
            && behind
            && self.capital(at + 1)
            && entry.is_some_and(|entry| entry.roles.has(Roles::PLAIN))
    }

    /// The end of `"The Salt Ferry"` at token `at`: a quotation in which each word has a capital is a title and names nobody.
    fn quoted_title(&self, at: usize) -> Option<usize> {
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

    /// `Minister of Ports Ada Holm`: does the word at token `at` say what the office before the name is for?
    fn is_office_of(&self, at: usize, end: usize) -> bool {
        let is_one = |at: usize| self.marks(at).has(Marks::PORTFOLIO.or(Marks::DEPARTMENT));
        let mut of = at;
        while of > self.sentence.start && (is_one(of) || self.joins(of)) {
            of -= 1;
        }
        let named = at + 1 < end && (self.given(at + 1) || is_one(at + 1));
        named && of < at && self.is(of, Small::OF) && of > self.sentence.start && self.is_minister(of - 1)
    }

    /// Does a sentence begin with what a body is, at token `at`: `Insurer Norra Life said`?
    fn explains_body(&self, at: usize, end: usize) -> bool {
        let own = Marks::BODY_END.or(Marks::BODY_HEAD);
        at == self.sentence.start && at + 1 < end && !self.marks(at).has(own) && {
            let word = self.word(at).to_lowercase();
            let says = self.reading.pack.contexts.says(&word);
            says.has(Says::FIRM_NOUN) || self.reading.is_plural_firm(&word)
        }
    }

    /// `Goaltender Ian Holm`: does a sentence begin with a word for who somebody is, at token `at`?
    fn is_role_before(&self, at: usize, end: usize) -> bool {
        let opens = at == self.sentence.start || self.after_dash(at);
        let named = at + 2 < end && self.given(at + 1) && !self.given(at);
        // "Researchers Ian Holm and Ada Lind"
        let several = self.reading.noun(at).is_some_and(|(_, noun)| noun.person && noun.plural);
        opens
            && (named && self.reading.pack.endings.is_like_a_role(self.word(at))
                || several && at + 2 < end && self.capital(at + 1))
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

    /// `Status of Forces Agreement`, `Cheerleading & Dance World Championships`: the end of the name of a thing that begins at
    /// token `at`, whose last word tells what it is.
    fn thing(&self, at: usize, end: usize) -> Option<usize> {
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

    /// The end of the body written small that begins at token `start`, `central bank`, as long as it can be; none where somebody of
    /// it follows: `foreign ministry spokeswoman`.
    fn house(&self, start: usize, is_one: impl Fn(&str) -> bool) -> Option<usize> {
        let small = |at: usize| self.is_word(at) && !self.capital(at);
        let last = (start..start + LONGEST_HOUSE).take_while(|at| small(*at)).last()? + 1;
        let end = (start + 1..=last).rev().find(|end| is_one(&self.reading.lower(start..*end)))?;
        let person = self.reading.noun(end).is_some_and(|(_, noun)| noun.person) || self.is_title(end);
        // "Turkish army camps", not "the Turkish army says"
        let thing = self.is_word(end)
            && !self.capital(end)
            && !self.is_function_word(end)
            && !self.reading.reports(end)
            && self.reading.is_noun(end);
        (!person && !thing).then_some(end)
    }

    /// `Mexico's central bank`, `Idaho police`: the end of the body of the place that ends before token `after`.
    fn house_of(&self, known: Known, after: usize) -> Option<usize> {
        match known {
            Known::Country(id) if self.reading.possessive(after) => {
                let nation = Nation::Listed(id);
                self.house(after + 1, |words| nation.institution(self.found, words).is_some())
            }
            Known::City(_) | Known::Region | Known::Capital(_) | Known::Country(_) => {
                let start = after + usize::from(self.reading.possessive(after));
                self.house(start, |words| world::institution_anywhere(words).is_some())
            }
            _ => None,
        }
    }

    /// A name that the lexicons hold, unless it is part of a longer one: `Paris Holm`, `Norra Globe`.
    fn known(&mut self, at: usize, after: usize, end: usize, known: Known) -> usize {
        let place = matches!(known, Known::Country(_) | Known::City(_) | Known::Region | Known::Capital(_));
        let follows = after < end
            && self.capital(after)
            && !self.is_title(after)
            && !self.marks(after).has(Marks::NEVER)
            && world::at(self.reading.tokens, after, self.sentence.end).is_none();
        // "fast bowler Devon Holm"
        let called = at > self.sentence.start && self.is_role(at - 1) && !self.capital(at - 1);
        if place && follows && after == at + 1 && (self.given(at) || called && !self.ends_other(after)) {
            return self.name(at, end);
        }
        if let Some(house) = self.house_of(known, after) {
            let nation = match known {
                Known::Country(id) => Some(Nation::Listed(id)),
                _ => None,
            };
            return self.keep(at..house, Guess::Body(nation));
        }
        // "the Amazon basin"
        if matches!(known, Known::Organization(_))
            && self.reading.says(after).has(Says::PLACE_NOUN)
            && after == at + 1
        {
            return self.keep(at..after, Guess::Spot);
        }
        // "Tessaly House", "Tessaly Senate": the legislature of a part of a country.
        let house = self.marks(after).has(Marks::BODY_OPEN) && matches!(known, Known::Region);
        if house && let Some((Known::Institution(_), last)) = self.known_at(after) {
            return self.keep(at..last, Guess::Body(None));
        }
        // "Nigeria LNG"
        if place && follows && is_acronym(self.word(after)) && !self.capital(after + 1) {
            return self.keep(at..after + 1, Guess::Body(None));
        }
        if place && follows && self.marks(after).has(Marks::PLACE_END) {
            let more = (after + 1..end).take_while(|at| self.marks(*at).has(Marks::PLACE_END)).count();
            return self.keep(at..after + 1 + more, Guess::Spot);
        }
        // "the Vietnam War", "UEFA Cup": neither the country nor a body.
        if follows
            && self.marks(after).has(if place { Marks::THING.or(Marks::CONTEST) } else { Marks::CONTEST })
        {
            return after + 1;
        }
        // "Norra Glassworks": what a town has several of, or many work at.
        if matches!(known, Known::City(_) | Known::Capital(_))
            && follows
            && self.reading.pack.forms.looks_plural(self.word(after))
            && !self.marks(after).has(Marks::PLACE_END.or(Marks::PLACE_NOUN))
            && !self.capital(after + 1)
        {
            return self.keep(at..after + 1, Guess::Body(None));
        }
        // "the Norra Mercury": a town has no article.
        let article = at > 0 && self.reading.is_any(at - 1, Small::DEFINITE);
        let town = matches!(known, Known::City(_) | Known::Capital(_) | Known::Region);
        if town && article && follows && !self.given(after) {
            let last = self.capitals(after + 1).min(end);
            return self.keep(at..last, Guess::Body(None));
        }
        self.keep(at..after, Guess::Known(known))
    }

    /// Does the word at token `at` end the name of a body, a place or a thing?
    fn ends_other(&self, at: usize) -> bool {
        let ends = Marks::BODY_END.or(Marks::COMPANY).or(Marks::PLACE_END).or(Marks::THING);
        self.marks(at).has(ends) || is_acronym(self.word(at))
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
