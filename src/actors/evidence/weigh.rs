//! What the words of a name and those around it say of it, where it stands.

use super::{Evidence, turns};
use crate::actors::candidate::{Candidate, Candidates, Guess};
use crate::actors::find::is_acronym;
use crate::actors::reading::Reading;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::lang::sources::Pronoun;
use crate::world::{self, Known};

/// Adds what is said of the name with this number, where it stands, to the `evidence` of its spelling.
pub(super) fn weigh(
    reading: &Reading<'_, '_>,
    candidates: &Candidates,
    number: usize,
    evidence: &mut Evidence,
) {
    let name = &candidates.names[number];
    let (start, end) = (name.tokens.start, name.tokens.end);
    evidence.words = name.tokens.len();
    evidence.proper |= !name.initial;
    let word = reading.word(start);
    evidence.plural = evidence.words == 1
        && reading.pack.forms.looks_plural(word)
        && !reading.marks(start).has(Marks::GIVEN);
    let scene = Scene { reading, candidates, name, start, end };
    if turns::opens(reading, name.tokens.clone()) {
        evidence.person += 6;
        evidence.proper = true;
        return;
    }
    if evidence.words == 1 && is_acronym(reading.word(start)) {
        scene.acronym(evidence);
        return;
    }
    scene.form(evidence);
    scene.person(evidence);
    scene.body(evidence);
    scene.place(evidence);
}

/// A name where it stands.
struct Scene<'a, 't> {
    reading: &'a Reading<'a, 't>,
    candidates: &'a Candidates,
    name: &'a Candidate,
    start: usize,
    end: usize,
}

impl<'t> Scene<'_, 't> {
    fn word(&self, at: usize) -> &'t str {
        self.reading.word(at)
    }

    /// The word that stands `steps` before the name.
    fn back(&self, steps: usize) -> &'t str {
        self.start.checked_sub(steps).map_or("", |at| self.word(at))
    }

    /// What the word that stands `steps` before the name says of it.
    fn said(&self, steps: usize) -> Says {
        self.reading.said_before(self.start, steps)
    }

    fn marked(&self, marks: Marks) -> bool {
        self.name.tokens.clone().any(|at| self.reading.marks(at).has(marks))
    }

    fn given(&self) -> bool {
        self.reading.marks(self.start).has(Marks::GIVEN)
    }

    fn single(&self) -> bool {
        self.end == self.start + 1
    }

    /// Is the word that stands `steps` before the name one of these, written small?
    fn back_is(&self, steps: usize, small: Small) -> bool {
        self.start.checked_sub(steps).is_some_and(|at| self.reading.is(at, small))
    }

    /// The same in any case.
    fn back_is_any(&self, steps: usize, small: Small) -> bool {
        self.start.checked_sub(steps).is_some_and(|at| self.reading.is_any(at, small))
    }

    /// `, the`: does an apposition with an article stand behind the name?
    fn is_apposed(&self) -> bool {
        self.after() == "," && self.reading.is(self.end + 1, Small::ARTICLE)
    }

    fn after(&self) -> &'t str {
        self.word(self.end)
    }

    /// May its words stand in a name that is no person's: `Silver Lining`, `Holm Act`? Many surnames begin other names, too:
    /// `Karin Best`.
    fn common(&self) -> bool {
        self.reading.marks(self.start).has(Marks::START) || self.marked(Marks::THING.or(Marks::NEVER))
    }

    /// Initials are a body's where they act, own or are acted with; else they may be any thing's: `an SUV`.
    fn acronym(&self, evidence: &mut Evidence) {
        let acts = self.reading.reports(self.end) || self.reading.says(self.end).has(Says::SAID);
        let with = self.back_is(1, EMPLOYED.or(Small::BY).or(Small::FROM).or(Small::AGAINST));
        let the = self.back_is_any(1, Small::DEFINITE);
        let one = self.back_is_any(1, Small::ARTICLE) && !the;
        // "the Salt Guild (SG)"
        let behind = self.back(1) == "(" && self.after() == ")";
        if self.is_of_small_words() {
            evidence.organization -= 20;
            return;
        }
        evidence.organization = evidence.organization.max(1)
            + if acts { 2 } else { 0 }
            + i32::from(with || behind)
            + i32::from(the)
            + i32::from(self.reading.possessive(self.end))
            - if one { 2 } else { 0 };
    }

    /// `central business district (CBD)`, `low back pain, or LBP`: initials of words that are written small are no body's.
    fn is_of_small_words(&self) -> bool {
        let or = self.back_is(1, Small::OR);
        if !(self.back(1) == "(" || or) {
            return false;
        }
        let mut at = self.start - 1;
        at -= usize::from(or && at > 0 && self.word(at - 1) == ",");
        let letters = self.word(self.start).chars().rev().filter(char::is_ascii_uppercase);
        letters.into_iter().all(|letter| {
            let Some(before) = at.checked_sub(1) else { return false };
            at = before;
            self.word(at).starts_with(letter.to_ascii_lowercase())
        })
    }

    /// `WhatsApp`, `CrowdStrike`: a capital within the word, as brands have it and surnames hardly.
    fn is_brand(&self) -> bool {
        let word = self.word(self.start);
        let inner = || word.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
        self.single()
            && !self.reading.pack.endings.is_like_a_surname(word)
            && word.chars().any(char::is_lowercase)
            && inner().is_some_and(|at| at > 2 && word[..at].ends_with(char::is_lowercase))
    }

    /// `RAV4`, `K-12`: digits are in no name of a person.
    fn is_numbered(&self) -> bool {
        self.name.tokens.clone().any(|at| self.word(at).contains(|c: char| c.is_ascii_digit()))
    }

    /// `Corvo Wave E`, `Corvo Wave SUV`: nobody's last words are a letter or initials.
    fn is_model(&self) -> bool {
        let last = self.word(self.end - 1);
        let first = self.word(self.start);
        let letter = last.len() == 1 && last.starts_with(char::is_uppercase) && !self.given();
        let initials = is_acronym(last) && !last.contains('.') && first.contains(char::is_lowercase);
        (letter || initials) && !self.reading.marks(self.end - 1).has(Marks::SUFFIX)
    }

    /// `Sui-Lee Holm`: a first word of two that are written with capitals, as given names are.
    fn is_double_given(&self) -> bool {
        let capital = |part: &str| {
            part.starts_with(char::is_uppercase)
                && part.len() > 1
                && part.chars().skip(1).all(char::is_lowercase)
        };
        let first = self.word(self.start);
        let (one, other) = first.split_once('-').unwrap_or_default();
        capital(one) && capital(other) && !self.reading.is_common(self.start) && self.name.tokens.len() <= 3
    }

    /// How many of its words are written small elsewhere.
    fn common_words(&self) -> usize {
        // In capitals every word may be one.
        let cased = |at: usize| self.word(at).contains(char::is_lowercase) || self.reading.in_heading(at);
        self.name.tokens.clone().filter(|at| cased(*at) && self.reading.is_common(*at)).count()
    }

    /// Its words by themselves.
    fn form(&self, evidence: &mut Evidence) {
        let (first, last) = (self.word(self.start), self.word(self.end - 1));
        let (given, common) = (self.given(), self.common());
        let endings = &self.reading.pack.endings;
        // "Kwon Tae-il"
        let asian = last.split_once('-').is_some_and(|(one, other)| {
            one.starts_with(char::is_uppercase)
                && (2..=5).contains(&other.len())
                && !other.contains(char::is_uppercase)
        });
        // "Holm & Lind"
        if self.name.tokens.clone().any(|at| self.word(at) == "&") {
            evidence.organization += 4;
        } else if !self.single() {
            let initial = first.len() <= 4 && first.ends_with('.');
            let particle = self.marked(Marks::PARTICLE);
            match (given, common) {
                (true, _) => evidence.person += 4,
                (false, _) if asian => evidence.person += 3,
                (false, false) if initial || particle => evidence.person += 3,
                // "Deferred Action": words of a title, a law, a thing.
                (false, _) if self.common_words() == evidence.words => {
                    evidence.thing = true;
                    evidence.person -= 4;
                }
                (false, false) if self.is_double_given() => evidence.person += 2,
                // Two unknown words are a person more often than all else together.
                (false, false) if evidence.words <= 3 => {
                    evidence.person += i32::from(self.common_words() == 0);
                }
                (false, false) => evidence.organization += 1,
                (false, true) => evidence.person -= 2,
            }
            // "Stanley Cup"
            if given
                && self.reading.marks(self.end - 1).has(Marks::CONTEST)
                && self.reading.is_common(self.end - 1)
            {
                evidence.person -= 6;
            }
            if self.is_numbered() || self.is_model() {
                evidence.person -= 6;
                evidence.organization -= 2;
            }
            // "Pell & Wicks"
            if self.name.tokens.clone().any(|at| self.reading.joins(at)) {
                evidence.person -= 6;
                evidence.organization += 4;
            }
            // "Orlando Holidays"
            let town = || {
                let known = world::at(self.reading.tokens, self.start, self.start + 1);
                matches!(
                    known,
                    Some((Known::City(_) | Known::Region | Known::Country(_) | Known::Capital(_), _))
                )
            };
            if given && self.common_words() + 1 >= evidence.words && town() {
                evidence.person -= 4;
            }
            let letters = first.trim_end_matches('.').len();
            if !given && letters > 1 && is_acronym(first) && last.contains(char::is_lowercase) {
                evidence.person -= 3;
                evidence.organization += 1;
            }
        } else if self.is_numbered() {
            evidence.person -= 6;
            evidence.organization -= 1;
        } else if self.is_brand() {
            evidence.brand = true;
            // "AirPods" are things.
            evidence.organization += if self.reading.pack.forms.looks_plural(first) { -2 } else { 1 };
        } else if endings.is_like_a_surname(first) {
            evidence.person += 2;
        } else if given && !self.name.initial {
            evidence.person += 1;
        } else if !given && self.common_words() == 1 {
            evidence.person -= 2;
            // "Search", but "the Chronicle"
            evidence.organization -= if self.back_is_any(1, Small::DEFINITE) { 0 } else { 2 };
        }
        if self.name.tokens.clone().any(|at| endings.is_like_a_brand(self.word(at))) {
            evidence.organization += 3;
        }
        if self.single() && endings.is_like_a_body(first) {
            evidence.organization += 4;
        }
        if self.single() && !given && endings.is_like_a_place(first) {
            evidence.place += 1;
        }
    }

    /// What is said of persons only, or hardly of others.
    fn person(&self, evidence: &mut Evidence) {
        let (before, after) = (self.back(1), self.after());
        let firm = self.said(1).has(Says::FIRM_NOUN) && self.single();
        let role = self.start > 0 && self.reading.is_role(self.start - 1);
        let capital = before.starts_with(char::is_uppercase);
        let honoured = self.start > 0 && self.reading.marks(self.start - 1).has(Marks::HONORIFIC) && capital;
        let titled = !firm && role && (capital || !self.common()) || honoured;
        evidence.person += if titled { 4 } else { 0 };
        let verb = self.reading.reports(self.end);
        let age = after == "," && self.reading.is_number(self.end + 1) && self.word(self.end + 2) == ",";
        let the = self.back_is_any(1, Small::DEFINITE);
        // "Jo Holm of Pell Wicks said", "Pell Wicks put on 75 cents": there the verb is not a speaker's.
        let other = self.back_is(1, Small::OF) && self.bearer().is_some() || self.is_priced();
        // Alone at the start of a sentence a word may be any: "Officials said".
        let first = self.word(self.start);
        let plural = self.reading.pack.forms.looks_plural(first);
        let sole = self.single() && self.name.initial && !plural && self.reading.noun(self.start).is_none();
        let says_so = self.reading.says(self.end).has(Says::SAID) && sole;
        if !the && !other {
            evidence.speaks += if verb { 2 } else { 0 } + if says_so { 2 } else { 0 };
        }
        evidence.person += if age { 4 } else { 0 };
        if self.reading.is(self.end + usize::from(matches!(after, "," | "—" | "–" | "(")), Small::WHO) {
            evidence.person += 2;
        }
        if self.is_apposed() && (self.end + 2..self.end + 6).any(|at| self.reading.is_role(at)) {
            evidence.person += 1;
        }
        evidence.person += self.told_post() + self.comes_from();
        if self.reading.possessive(self.end) {
            let role = (self.end + 1..self.end + 4).find(|at| self.reading.is_role(*at));
            // "Norra Steel's chairman" is one of a body, "Lind's lawyer" one of a person.
            let head = role.map(|at| self.reading.says(at).has(Says::EMPLOYEE));
            evidence.person += if head.is_some() { 2 } else { 0 };
            evidence.organization += if head == Some(true) { 2 } else { 0 };
        }
        if self.said(1).has(Says::SAID) {
            evidence.speaks += 2;
        }
        if self.single() {
            evidence.human += self.goes_on();
        }
        let home = after == "("
            && self.candidates.starting_at(self.end + 1).is_some_and(|next| {
                let home = &self.candidates.names[next];
                matches!(home.guess, Guess::Known(Known::Country(_))) && self.word(home.tokens.end) == ")"
            });
        let ranked = before == "." && self.start > 1 && self.reading.is_number(self.start - 2);
        evidence.person += if home { 3 } else { 0 } + if ranked { 2 } else { 0 };
    }

    /// `Jo Holm, chief economist at`, `Jo Holm is the head of`: is a post told that no body can have?
    fn told_post(&self) -> i32 {
        let is = self.reading.is(self.end, Small::IS.or(Small::WAS));
        if self.single() || !(self.after() == "," || is) {
            return 0;
        }
        let article = usize::from(self.reading.is(self.end + 1, Small::ARTICLE));
        let first = self.end + 1 + article;
        let held =
            |at: &usize| self.reading.is_word(*at) && !self.reading.pack.function_words.holds(self.word(*at));
        let post = (first..first + 5).take_while(held).filter(|at| self.reading.is_role(*at)).last();
        let human = |at: usize| {
            let noun = self.reading.noun(at).map(|(_, noun)| noun).unwrap_or_default();
            let may_be_body = noun.organization || noun.plural || self.reading.says(at).has(Says::FIRM_NOUN);
            let led = self.reading.marks(at).has(Marks::STANDS_FOR.or(Marks::BELONGS));
            led && !may_be_body && !self.candidates.holds(at)
        };
        2 * i32::from(post.is_some_and(human))
    }

    /// `Jo Holm of Norra University`: does a body stand behind it as what it is of?
    fn comes_from(&self) -> i32 {
        let tied = self.reading.is(self.end, EMPLOYED.or(Small::FROM)) && !self.single();
        let article = usize::from(self.reading.is(self.end + 1, Small::DEFINITE));
        let body =
            self.candidates.starting_at(self.end + 1 + article).map(|next| self.candidates.names[next].guess);
        let body = matches!(
            body,
            Some(Guess::Body(_) | Guess::Known(Known::Institution(_) | Known::Organization(_)))
        );
        i32::from(tied && body)
    }

    /// The pronoun behind a name, before any other name: 1 where it means a person, -1 where a thing.
    fn goes_on(&self) -> i32 {
        for at in self.end..self.reading.len() {
            match self.reading.pack.sources.pronoun(self.word(at)) {
                Some(Pronoun::Masculine | Pronoun::Feminine) => return 1,
                Some(Pronoun::Thing) => return -1,
                _ if self.reading.capital(at) => return 0,
                _ => {}
            }
        }
        0
    }

    /// What is said of bodies only, or hardly of others.
    fn body(&self, evidence: &mut Evidence) {
        let after = self.after();
        // "Norra Bulk, which owns the ship": no person is a which.
        if after == "," && self.reading.is(self.end + 1, Small::WHICH) && !self.given() {
            evidence.organization += 2;
            evidence.person -= 2;
        }
        // "according to Nielsen": somebody, and a person is most often named in full before.
        let phrases = &self.reading.pack.phrases;
        let according = || phrases.according_to.before(self.start, |at| self.word(at)).is_some();
        if self.single() && !self.given() && according() {
            evidence.organization += 2;
        }
        if self.back_is_any(1, Small::DEFINITE) {
            let first = self.word(self.start);
            let team = self.single() && self.reading.pack.forms.looks_plural(first);
            let speaks = self.reading.reports(self.end);
            // "in the Visayas"
            let within = self.back_is(2, Small::IN);
            let named = i32::from(self.reading.noun(self.end).is_none()) + i32::from(team || speaks);
            evidence.organization += if within { 0 } else { named };
            // "won the Golden Lion"
            evidence.organization -= if self.said(2).has(Says::EARNS) { 3 } else { 0 };
            // "the Bill"
            evidence.person -= if self.single() { 3 } else { 1 };
        }
        evidence.organization += self.trade() + self.works_there();
        // "Head of Sales and Services at Norra Rail": what a post is for.
        evidence.organization -= if self.is_matter() { 6 } else { 0 };
        // "Norra Life, an insurer": what is said to be a firm.
        let article = self.is_apposed();
        let firm = (self.end + 2..self.end + 6)
            .take_while(|at| {
                self.reading.is_word(*at) && !self.reading.pack.function_words.holds(self.word(*at))
            })
            .find(|at| self.reading.says(*at).has(Says::FIRM_NOUN));
        let itself = |at: usize| !self.reading.is_role(at + 1) && !self.reading.possessive(at + 1);
        if article && firm.is_some_and(itself) && !self.given() {
            evidence.organization += 3;
        }
    }

    /// Does the name stand between a post and the body at which it is held?
    fn is_matter(&self) -> bool {
        let post = self.start.checked_sub(2).is_some_and(|post| self.reading.is_post(post));
        let mut end = self.end;
        if self.reading.joins(end) {
            end = self
                .candidates
                .starting_at(end + 1)
                .map_or(end, |next| self.candidates.names[next].tokens.end);
        }
        let at_body = self.reading.is(end, Small::AT) && self.candidates.starting_at(end + 1).is_some();
        post && self.back_is(1, Small::OF.or(Small::FOR)) && at_body && self.single()
    }

    /// How much the words around say of a body that trades or employs: `shares of Corvo`, `a dealer at Corvo`, `Corvo fell`.
    fn trade(&self) -> i32 {
        let (end, after) = (self.end, self.after());
        let says = |word: &str| self.reading.pack.contexts.says(word);
        let employee = says(&self.back(2).to_lowercase()).has(Says::EMPLOYEE);
        let employed = self.back_is(1, EMPLOYED) && employee || self.is_worked_for();
        // "Traders at Rudolf Pell": nobody works at a person.
        let at = employed && self.back_is(1, Small::AT);
        let held = self.back_is(1, Small::IN.or(Small::OF)) && self.said(2).has(Says::HOLDING);
        // "banks such as Corvo"
        let phrases = &self.reading.pack.phrases;
        let such = phrases.such_as.before(self.start, |at| self.word(at));
        let such = such.is_some_and(|words| self.reading.is_plural_firm(self.back(words + 1)));
        let firm = self.said(1).has(Says::FIRM_NOUN) || such;
        let itself = self.reading.reports(end) && self.reading.is(end + 1, Small::IT);
        let based = after == "," && self.reading.says(end + 1).has(Says::BASED);
        let market = self.reading.says(self.end).has(Says::MARKET_VERB);
        // "the Forsa institute", "Fedecafe, as it is known,"
        let known = after == "," && phrases.as_it.at(end + 1, |at| self.word(at)).is_some();
        let kind = self.back_is_any(1, Small::DEFINITE) && self.reading.says(end).has(Says::FIRM_NOUN);
        let called = known || kind;
        let noun = self.reading.says(self.end).has(Says::MARKET_NOUN)
            || self.reading.possessive(end) && self.reading.says(end + 1).has(Says::MARKET_NOUN);
        3 * i32::from(employed)
            + 2 * i32::from(at)
            + 5 * i32::from(called)
            + 3 * i32::from(held)
            + 3 * i32::from(firm)
            + 3 * i32::from(itself || based)
            + i32::from(market)
            + 3 * i32::from(self.is_priced())
            + 3 * i32::from(noun)
    }

    /// `Corvo rose 12 cents`: is the price of the name's share told?
    fn is_priced(&self) -> bool {
        let moves =
            self.reading.says(self.end).has(Says::MARKET_VERB) || self.reading.is(self.end + 1, Small::ON);
        // "Oil rose 12 cents": alone at the start of a sentence a word may be any.
        let sole = self.single() && self.name.initial;
        moves && !sole && (self.end + 1..self.end + 5).any(|at| self.is_money(at))
    }

    /// `75 cents`, `$4`: is an amount of money at token `at`?
    fn is_money(&self, at: usize) -> bool {
        self.word(at) == "$" || self.reading.is_number(at) && self.reading.says(at + 1).has(Says::MONEY)
    }

    /// `a dispatcher at Corvo`, `the treasurer of Corvo`: by a noun for who works for whom or leads what.
    fn is_worked_for(&self) -> bool {
        let Some(post) = self.start.checked_sub(2) else { return false };
        let works = self.back_is(1, Small::AT.or(Small::WITH).or(Small::FOR)) && self.reading.is_post(post);
        let noun = self.reading.marks(post);
        let leads = self.back_is(1, Small::OF) && noun.has(Marks::STANDS_FOR);
        let other = Marks::OUTSIDE.or(Marks::SERVES).or(Marks::LOCAL).or(Marks::STATE).or(Marks::MINISTER);
        (works || leads) && !noun.has(other) && !self.given()
    }

    /// The somebody of several words who stands before "of", "at" or "with" and the name.
    fn bearer(&self) -> Option<&Candidate> {
        let before = self.start.checked_sub(1).filter(|_| self.back_is(1, MEMBER))?;
        let bearer = self.candidates.ending_at(before).map(|number| &self.candidates.names[number]);
        bearer.filter(|bearer| bearer.guess == Guess::Name && bearer.tokens.len() > 1)
    }

    /// `Analyst Jo Holm of Pell Wicks`, `Jo Holm at Pell Wicks`: the name stands behind one who works there.
    fn works_there(&self) -> i32 {
        let Some(bearer) = self.bearer() else { return 0 };
        let role = bearer.tokens.start.checked_sub(1).map_or("", |at| self.word(at));
        let desk = self.reading.pack.contexts.says(&role.to_lowercase()).has(Says::DESK);
        let named = self.reading.marks(bearer.tokens.start).has(Marks::GIVEN);
        match self.back_is(1, Small::OF) {
            true if desk => 4,
            true if named && (self.reading.says(self.end).has(Says::SAID) || self.is_said_by(bearer)) => 2,
            false if !self.given() => 1,
            _ => 0,
        }
    }

    /// `said Jo Holm of Pell Wicks`: does the bearer stand behind what somebody said?
    fn is_said_by(&self, bearer: &Candidate) -> bool {
        self.reading.said_before(bearer.tokens.start, 1).has(Says::SAID)
    }

    /// `Norra Vale, Ohio,`
    fn is_within_region(&self) -> bool {
        let around = self.candidates.starting_at(self.end + 1).filter(|_| self.after() == ",");
        around.is_some_and(|next| {
            let around = &self.candidates.names[next];
            matches!(around.guess, Guess::Known(Known::Region))
                && matches!(self.word(around.tokens.end), "," | "." | ";")
        })
    }

    /// What is said of places only, or hardly of others; and what is said of none.
    fn place(&self, evidence: &mut Evidence) {
        let after = self.after();
        let unnamed = i32::from(!self.given() && self.single());
        if self.said(1).has(Says::IN_PLACE) && !self.back_is_any(1, Small::IN) {
            // "near Norra"
            evidence.place += match (self.given(), self.single()) {
                (true, false) => 1,
                (false, false) => 4,
                _ => 3,
            };
        } else if self.back_is_any(1, Small::IN) {
            let held = self.said(2).has(Says::HOLDING);
            evidence.place += if self.given() || held { 1 } else { 2 };
        } else if self.said(1).has(Says::TOWARD_PLACE) {
            evidence.place += 1 + i32::from(self.single() || !self.given());
        }
        let direction = self.start > 0 && self.reading.marks(self.start - 1).has(Marks::DIRECTION);
        let noun = self.back_is(1, Small::OF)
            && self.start > 1
            && self.reading.marks(self.start - 2).has(Marks::PLACE_NOUN);
        evidence.place += if noun { 6 } else { 0 } + if direction { 3 } else { 0 };
        // "the party town Norra Vale", "of Norra Vale, Ohio"
        let town = self.start > 0
            && self.reading.marks(self.start - 1).has(Marks::PLACE_NOUN)
            && !self.reading.capital(self.start - 1);
        evidence.place += if town || self.back_is(1, Small::OF) && self.is_within_region() { 6 } else { 0 };
        // "flew to Norra", "sent blankets to Norra"
        if self.back_is(1, Small::TO.or(Small::FOR))
            && self.single()
            && (2..=4).any(|steps| self.said(steps).has(Says::MOTION))
        {
            evidence.place += 1 + unnamed;
        }
        // "on the Oder"
        let ways = self.said(2).has(Says::CROSSES);
        if self.back_is(1, Small::DEFINITE) && self.single() && ways {
            evidence.place += 2;
        }
        // "Salt Harbour, Tessaly,"
        let within = after == ","
            && self.candidates.starting_at(self.end + 1).is_some_and(|next| {
                let around = &self.candidates.names[next];
                let known = matches!(around.guess, Guess::Known(_));
                let wide = matches!(around.guess, Guess::Known(Known::Country(_) | Known::Region));
                let closed = matches!(self.word(around.tokens.end), "," | ".");
                known && closed || wide && self.single() && !self.reading.possessive(around.tokens.end)
            });
        evidence.place += if within && !self.given() { 2 } else { 0 };
        // "Norra, a mining town"
        let article = self.is_apposed();
        let told = (self.end + 2..self.end + 5).any(|at| self.reading.says(at).has(Says::PLACE_NOUN));
        if article && told && !self.given() {
            evidence.place += 3;
        }
        if self.reading.says(self.end).has(Says::PLACE_NOUN) {
            evidence.place += 3;
        }
        // "Norra police", "Norra Mayor Jo Holm", "the mayor of Norra"
        let led =
            self.back_is(1, Small::OF) && self.start > 1 && self.reading.marks(self.start - 2).has(TOWN_POST);
        let town =
            self.single() && !self.given() && (self.reading.says(self.end).has(Says::TOWN_NOUN) || led);
        evidence.place += if town { 4 } else { 0 };
        // "Richter scale", "Hang Seng index"
        if self.reading.says(self.end).has(Says::MEASURE) {
            evidence.place -= 3;
            evidence.organization -= 3;
            evidence.person -= 3;
        }
    }
}

/// Posts that towns have.
const TOWN_POST: Marks = Marks::LOCAL;

/// Prepositions between a person and a body that the person belongs to.
const MEMBER: Small = Small::OF.or(Small::AT).or(Small::WITH);

/// Prepositions between who works somewhere and the employer.
const EMPLOYED: Small = MEMBER.or(Small::FOR);
