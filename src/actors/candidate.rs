//! Where names stand: runs of capitalized words, cut into the names in them.

use std::ops::Range;

use super::shouted;
use crate::lexicon::calendar;
use crate::lexicon::function_words::is_function_word;
use crate::lexicon::names::{self, Marks};
use crate::lexicon::sources;
use crate::lexicon::world::{self, CountryId, Known};
use crate::text::{TokenKind, Tokens};

/// What the words of a name say by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// A name that the lexicons hold.
    Known(Known),
    /// An organization by its words: `Harbour Office`; of a country where one stands in front: `Turkish parliament`.
    Body(Option<CountryId>),
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
    pub(super) peoples: Vec<(Range<usize>, CountryId)>,
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

    /// The nationality that ends before token `end`: where it begins, and its country.
    pub(super) fn people_ending_at(&self, end: usize) -> Option<(usize, CountryId)> {
        let at = self.peoples.partition_point(|(tokens, _)| tokens.end < end);
        self.peoples.get(at).filter(|(tokens, _)| tokens.end == end).map(|(tokens, id)| (tokens.start, *id))
    }

    /// The nationality that begins with token `start`: its end, and its country.
    pub(super) fn people_starting_at(&self, start: usize) -> Option<(usize, CountryId)> {
        let at = self.peoples.partition_point(|(tokens, _)| tokens.start < start);
        self.peoples.get(at).filter(|(tokens, _)| tokens.start == start).map(|(tokens, id)| (tokens.end, *id))
    }
}

/// Finds the names of a page.
pub(super) fn find(tokens: &Tokens<'_>) -> Candidates {
    let (mut found, mut shouted) = (Candidates::default(), Vec::new());
    for sentence in tokens.sentences() {
        if is_shouted(tokens, sentence) {
            shouted.push(sentence.clone());
            continue;
        }
        let mut reader = Reader { tokens, sentence: sentence.clone(), found: &mut found };
        let mut at = sentence.start;
        while at < sentence.end {
            at = reader.run(at);
        }
    }
    shouted::read(tokens, &shouted, &mut found);
    found
}

/// `STOCKS FALL AS TALKS END`: capitals say nothing.
fn is_shouted(tokens: &Tokens<'_>, sentence: &Range<usize>) -> bool {
    let (mut words, mut shouted) = (0, 0);
    for at in sentence.clone().filter(|at| tokens.all()[*at].kind == TokenKind::Word) {
        words += 1;
        let word = tokens.word(at);
        shouted += usize::from(word.len() > 1 && !word.contains(char::is_lowercase));
    }
    words >= 4 && shouted * 10 > words * 6
}

/// Does `word` begin with a capital, or hold one after a particle (`al-Assad`)?
pub(super) fn is_capital(word: &str) -> bool {
    let first = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    // "al-Assad", "d'Aubigny": the list holds some particles with their mark.
    let particle = |part: &str| {
        let marked = || names::marks(&format!("{part}'")).has(Marks::PARTICLE);
        part.len() <= LONGEST_PARTICLE && (names::marks(part).has(Marks::PARTICLE) || marked())
    };
    first(word) || word.split_once(['-', '’', '\'']).is_some_and(|(part, name)| first(name) && particle(part))
}

/// Bytes of the longest particle that is looked up.
const LONGEST_PARTICLE: usize = 4;

/// Is `word` a word of a role: noun, modifier or portfolio?
pub(super) fn is_title(word: &str) -> bool {
    is_role(word)
        || names::marks(word).has(Marks::MODIFIER.or(Marks::HONORIFIC))
        || sources::is_portfolio(word)
        || sources::is_former(word)
}

/// Is `word` the noun of a role: `president`?
pub(super) fn is_role(word: &str) -> bool {
    // "President-elect"
    let word = word.strip_suffix("-elect").unwrap_or(word);
    names::marks(word).has(Marks::ROLE.or(Marks::STANDS_FOR))
        || sources::noun(word).is_some_and(|(_, noun)| noun.person && !noun.plural)
}

/// Bodies whose portfolios are joined by "and": `Ministry of Ports and Ferries`.
const JOINS: [&str; 6] = ["Ministry", "Department", "Office", "Committee", "Bureau", "Commission"];

/// Surnames that are also words for places are not among these.
const SURE_PLACES: [&str; 12] = [
    "Airport",
    "Avenue",
    "Boulevard",
    "Bridge",
    "County",
    "Island",
    "Prison",
    "Province",
    "River",
    "Road",
    "Square",
    "Street",
];

/// The most words of a name that no list explains.
const LONGEST_NAME: usize = 5;

struct Reader<'a, 't> {
    tokens: &'a Tokens<'t>,
    sentence: Range<usize>,
    found: &'a mut Candidates,
}

impl<'t> Reader<'_, 't> {
    fn word(&self, at: usize) -> &'t str {
        if at < self.sentence.end { self.tokens.word(at) } else { "" }
    }

    fn is_word(&self, at: usize) -> bool {
        at < self.sentence.end && self.tokens.all()[at].kind == TokenKind::Word
    }

    fn marks(&self, at: usize) -> Marks {
        names::marks(self.word(at))
    }

    fn is_particle(&self, at: usize) -> bool {
        self.is_word(at) && self.marks(at).has(Marks::PARTICLE)
    }

    fn capital(&self, at: usize) -> bool {
        self.is_word(at) && is_capital(self.word(at))
    }

    /// The known name that begins at token `at`, also one in capitals, as in datelines: `SAO PAULO, Brazil`.
    fn known_at(&self, at: usize) -> Option<(Known, usize)> {
        let shouts = |word: &str| word.len() > 3 && !word.contains(char::is_lowercase);
        world::at(self.tokens, at, self.sentence.end).or_else(|| {
            let shouted = shouts(self.word(at)) || shouts(self.word(at + 1)) && is_capital(self.word(at));
            shouted.then(|| world::shouted_at(self.tokens, at, self.sentence.end)).flatten()
        })
    }

    /// The end of a dateline's town, where the paragraph begins with one that no list holds: `HESTVIK, Aug 22 -`.
    fn dateline(&self, at: usize) -> Option<usize> {
        let begins = |range: &Range<usize>| range.start == at;
        let paragraphs = self.tokens.paragraphs();
        let number = paragraphs.partition_point(|paragraph| paragraph.start < at);
        if at != self.sentence.start || !paragraphs.get(number).is_some_and(begins) {
            return None;
        }
        let town = |at: usize| {
            let word = self.word(at);
            self.is_word(at) && word.len() > 2 && !word.contains(char::is_lowercase)
        };
        let end = (at..at + 4).find(|at| !town(*at)).filter(|end| *end > at)?;
        let kind = self.tokens.all().get(end).map(|token| token.kind);
        let next = end + 1;
        let dated = match self.word(end) {
            "," => {
                calendar::month(self.word(next)).is_some()
                    || self.capital(next) && self.known_at(next).is_some()
            }
            "(" | "-" | "--" | "–" | "—" => self.sentence.end > end + 3,
            _ => kind == Some(TokenKind::Number),
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
            } else {
                return end;
            }
        }
    }

    /// Reads one name, title or other word of a run; where the next begins.
    fn piece(&mut self, at: usize, end: usize) -> usize {
        let known = self.known_at(at);
        let named = names::given(self.word(at)).is_some() && at + 1 < end && at > self.sentence.start;
        if known.is_none() && !named && is_function_word(&self.word(at).to_lowercase()) {
            return at + 1;
        }
        if known.is_none()
            && let Some(town) = self.dateline(at)
        {
            return self.keep(at..town, Guess::Spot);
        }
        let people = match known {
            Some((Known::People(id), after)) => Some((id, after)),
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
        if let Some((known, after)) = known {
            return self.known(at, after, end, known);
        }
        if self.marks(at).has(Marks::NEVER) {
            return at + 1;
        }
        let given = names::given(self.word(at)).is_some();
        if is_title(self.word(at)) && !(given && at + 1 < end) {
            return at + 1;
        }
        self.name(at, end)
    }

    /// A name that the lexicons hold, unless it is part of a longer one: `Paris Holm`, `Norra Globe`.
    fn known(&mut self, at: usize, after: usize, end: usize, known: Known) -> usize {
        let place = matches!(known, Known::Country(_) | Known::City(_) | Known::Region | Known::Capital(_));
        let follows = after < end
            && self.capital(after)
            && !is_title(self.word(after))
            && !self.marks(after).has(Marks::NEVER)
            && world::at(self.tokens, after, self.sentence.end).is_none();
        if place && follows && after == at + 1 && names::given(self.word(at)).is_some() {
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
            if here > at && names::given(self.word(here)).is_some() && is_title(self.word(here - 1)) {
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
                return Some(self.complement(start, self.word(opener)));
            }
        }
        last
    }

    /// The end of what stands after `Ministry of`.
    fn complement(&self, start: usize, opener: &str) -> usize {
        let mut end = start + 1;
        while self.capital(end) && !is_role(self.word(end)) {
            end += 1;
        }
        let and = matches!(self.word(end), "and" | "&");
        if and && JOINS.contains(&opener) && self.capital(end + 1) {
            end += 2;
            while self.capital(end) && !is_role(self.word(end)) {
                end += 1;
            }
        }
        end
    }

    /// `Press` in "Press Secretary": belongs to a title, not to a body.
    fn is_title_part(&self, at: usize, end: usize) -> bool {
        // "Oil Minister"
        if at + 1 < end && ["Minister", "Secretary"].contains(&self.word(at + 1)) {
            return true;
        }
        at + 1 < end
            && (is_role(self.word(at + 1)) || sources::is_portfolio(self.word(at + 1)))
            && (self.marks(at).has(Marks::MODIFIER) || sources::is_portfolio(self.word(at)))
    }

    /// A name of which no list knows the whole.
    fn name(&mut self, at: usize, end: usize) -> usize {
        let given = names::given(self.word(at)).is_some();
        let mut last = at + 1;
        while last < end {
            let word = self.word(last);
            let surname = given && last == at + 1;
            // A surname may be any word: "Stephen King said", "Karin English".
            let free = surname && !self.capital(last + 1);
            let people =
                matches!(world::at(self.tokens, last, self.sentence.end), Some((Known::People(_), _)));
            if self.marks(last).has(Marks::NEVER)
                || is_title(word) && !free
                || !surname && (people || !given && self.starts_known(last, end))
            {
                break;
            }
            last += 1;
        }
        if last - at > LONGEST_NAME {
            // A line in which each word has a capital: "Ada Holm Tells Why Harbours Matter".
            if given && is_capital(self.word(at + 1)) {
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
        let tail = self.word(last - 1);
        let place = words > 1
            && (self.marks(last - 1).has(Marks::PLACE_END) && (!given || SURE_PLACES.contains(&tail))
                || self.marks(at).has(Marks::PLACE_OPEN));
        if words > 1 && self.marks(last - 1).has(Marks::THING) && !given {
            return last;
        }
        self.keep(at..last, if place { Guess::Spot } else { Guess::Name })
    }

    /// `W L PCT GB`, `Played P W D L`: single letters without a dot are no initials.
    fn is_table_head(&self, at: usize, end: usize) -> bool {
        let letter = |at: &usize| self.word(*at).chars().nth(1).is_none();
        (at..end).filter(letter).count() > 1
    }

    /// Does a known name of several words begin at `at`?
    fn starts_known(&self, at: usize, end: usize) -> bool {
        world::at(self.tokens, at, end).is_some_and(|(_, after)| after > at + 1)
    }

    fn keep(&mut self, tokens: Range<usize>, guess: Guess) -> usize {
        let end = tokens.end;
        if let Guess::Known(Known::People(id)) = guess {
            self.found.peoples.push((tokens, id));
            return end;
        }
        let initial = tokens.start == self.sentence.start
            || tokens.start == self.sentence.start + 1
                && self.tokens.all()[self.sentence.start].kind != TokenKind::Word;
        self.found.names.push(Candidate { tokens, guess, initial, repeats: None });
        end
    }
}
