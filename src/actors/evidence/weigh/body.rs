//! What the words around a name say of a body.
//!
//! **In:** a name where it stands. **Out:** points for what is said only of bodies, or hardly of others, most of it by who works
//! there and how its shares trade: `a dispatcher at Corvo`; `shares of Corvo`; `Corvo rose 12 cents`; `Corvo, an insurer`.

use super::{EMPLOYED, MEMBER, Scene};
use crate::actors::candidate::{Candidate, Guess};
use crate::actors::evidence::Evidence;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;

impl Scene<'_, '_> {
    /// What is said of bodies only, or hardly of others.
    pub(super) fn body(&self, evidence: &mut Evidence) {
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
    pub(super) fn is_priced(&self) -> bool {
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
    pub(super) fn bearer(&self) -> Option<&Candidate> {
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
}
