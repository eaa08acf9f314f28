//! What sentences say of a person beyond titles: `Holm of the Coast Party`, `Holm, who chairs the guild`, `Holm was elected …`.

use super::{LONGEST, Owner, Term, Tie, Title, Titles};
use crate::actors::candidate::Guess;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::world::{self, Known};

impl Titles<'_, '_> {
    /// `Ada Holm of the Coast Party`: whose the person is by "of" right after the name of the tokens from `start` to `end`.
    pub(super) fn member(&self, start: usize, end: usize) -> Option<Title> {
        if end < start + 2 || !self.is_of(start, end) {
            return None;
        }
        let (owner, after) = self.owner_at(end + 1)?;
        let whole = matches!(owner, Owner::Name(_)) && !self.reading.possessive(after);
        whole.then(|| Title::member(end, String::new(), owner))
    }

    /// The country or place of `Finance Minister Ada Holm of Norway`, `Gov. Ada Holm of Ohio`, behind the name of the tokens
    /// from `start` to `end`.
    pub(super) fn place_after(&self, start: usize, end: usize) -> Option<Owner> {
        let (owner, after) = self.owner_at(end + 1).filter(|_| self.is_of(start, end))?;
        let place = match &owner {
            Owner::Nation(_) => true,
            Owner::Name(number) => matches!(
                self.candidates.names[*number].guess,
                Guess::Spot | Guess::Known(Known::City(_) | Known::Region | Known::Capital(_))
            ),
            _ => false,
        };
        (place && !self.reading.possessive(after)).then_some(owner)
    }

    /// Does "of" behind the name of these tokens tell whose the person is? In "accused Holm of", "reminded Holm of" the verb
    /// takes it.
    fn is_of(&self, start: usize, end: usize) -> bool {
        let verb = start.checked_sub(1).is_some_and(|before| {
            self.reading.says(before).has(Says::TAKES_OF) || self.reading.is(before, Small::AND)
        });
        self.reading.is(end, Small::OF) && !verb
    }

    /// `…, who chairs the guild`, `… was elected president of the federation`: what is said of the name that ends before
    /// token `end`.
    pub(super) fn clause(&self, end: usize, ceiling: usize) -> Option<Title> {
        let relative = self.word(end) == "," && self.reading.is(end + 1, Small::WHO);
        let mut at = if relative { end + 2 } else { end };
        // "who now also chairs"
        while at < ceiling && self.is_adverb(at) {
            at += 1;
        }
        if self.reading.says(at).has(Says::LEADS) {
            let led = self.led(at + 1).filter(|(_, after)| !self.is_part_of_more(*after));
            // "who runs the archive at Norra University"
            let works = || relative.then(|| self.works(end, at + 1, ceiling)).flatten();
            let title = if relative { Title::works } else { Title::among };
            return led.map(|(owner, _)| title(end, owner)).or_else(works);
        }
        if let Some(title) =
            self.joined(end, at, ceiling, relative).or_else(|| self.sits_on(end, at, ceiling))
        {
            return Some(title);
        }
        // "Holm, whose firm Orvane"
        if self.word(end) == ","
            && self.reading.is(end + 1, Small::WHOSE)
            && (self.is_body_noun(end + 2) || self.reading.says(end + 2).has(Says::FIRM_NOUN))
        {
            let number = self.candidates.starting_at(end + 3)?;
            return Some(Title::works(end, self.owner_name(number)));
        }
        if self.word(end) == ","
            && let Some(body) = self.spoken_for(if relative { at } else { end + 1 })
        {
            let (owner, _) = self.led(body)?;
            return Some(Title::member(end, String::new(), owner));
        }
        // "Holm wrote in the Norra Globe": for whom somebody writes.
        if self.reading.says(at).has(Says::WRITES) {
            let when = |at: &usize| self.goes_on(*at) || self.reading.is(*at, Small::THIS);
            let within = (at + 1..ceiling).find(|at| !when(at))?;
            let medium = self.reading.is(within, Small::IN.or(Small::FOR)).then(|| self.owner_at(within + 1));
            let (owner, _) = medium.flatten()?;
            // Of several words it is hardly a town, nor a language.
            let named =
                matches!(owner, Owner::Name(number) if self.candidates.names[number].tokens.len() > 1);
            return Some(if named { Title::works(end, owner) } else { Title::inside(end, owner) });
        }
        // "Holm scored twice for Norra Rovers"
        let verb = at + usize::from(self.reading.is(at, Small::HAS));
        if self.reading.says(verb).has(Says::PLAYS) {
            let stops =
                |at: &usize| *at >= ceiling || matches!(self.word(*at), "," | ";") || self.reading.joins(*at);
            let for_ = (verb + 1..ceiling)
                .take_while(|at| !stops(at))
                .find(|at| self.reading.is(*at, Small::FOR))?;
            return self.owner_at(for_ + 1).map(|(owner, _)| Title::among(end, owner));
        }
        if self.reading.says(at).has(Says::WORKS) {
            return self.works(end, at + 1, ceiling);
        }
        if let Some(after) = self.has_worked(at) {
            return self.works(end, after, ceiling);
        }
        let start = self.office_taken(at, relative)?;
        let (mut title, _, _) = self.role_at(start, ceiling)?;
        // "who was director of the bank", "was director until 2019"
        if self.is_past(at) {
            title.former |= relative;
            return (title.former && title.owner != Owner::Nobody).then_some(Title { start: end, ..title });
        }
        // "If Holm becomes president" says nothing of a president of where.
        let named = title.owner != Owner::Nobody;
        let is = self.reading.is(at, Small::IS) && start == at + 1;
        let said =
            !relative && is && self.reading.is(start, Small::ARTICLE) && !world::is_office(&title.role);
        let head = title.role.rsplit(' ').next().unwrap_or_default();
        let minister = self.reading.pack.names.marks(head).has(Marks::MINISTER);
        let held = named || said || minister && world::is_office(&title.role);
        held.then_some(Title { start: end, ..title })
    }

    /// Does a noun at token `at` make the name before it part of something else: `runs Norra Rail ads`?
    fn is_part_of_more(&self, at: usize) -> bool {
        self.goes_on(at) && self.reading.is_nominal(at)
    }

    /// `Holm, who joined the guild`, `Holm joined the guild as treasurer`, from the verb at token `at` on.
    fn joined(&self, end: usize, at: usize, ceiling: usize, relative: bool) -> Option<Title> {
        let verb = at + usize::from(self.reading.is(at, Small::HAS));
        if !self.reading.says(verb).has(Says::JOINS) {
            return None;
        }
        let (owner, after) = self.owner_at(verb + 1)?;
        // "Holm joined the guild in asking for talks"
        let since = self.reading.is(after, Small::IN) && self.reading.is_number(after + 1);
        let post = self.reading.is(after, Small::AS).then(|| self.role_at(after + 1, ceiling)).flatten();
        let title = Title::among(end, owner);
        match post {
            Some((post, ..)) => Some(Title { role: post.role, gender: post.gender, ..title }),
            None => (relative || since).then_some(title),
        }
    }

    /// `Holm sits on the board of the guild`, from the verb at token `at` on.
    fn sits_on(&self, end: usize, at: usize, ceiling: usize) -> Option<Title> {
        let board = at + self.reading.pack.phrases.sits_on.at(at, |at| self.word(at))?;
        let within = |at: &usize| self.goes_on(*at) || self.reading.is(*at, Small::DEFINITE);
        let of = (board..ceiling).find(|at| !within(at)).filter(|of| self.reading.is(*of, Small::OF));
        let direct = self.reading.is(board, Small::DEFINITE).then(|| self.owner_at(board)).flatten();
        let (owner, _) = of.and_then(|of| self.owner_at(of + 1)).or(direct)?;
        matches!(owner, Owner::Name(_)).then(|| Title::among(end, owner))
    }

    /// `has worked`, `has been working` at token `at`: the token after it.
    fn has_worked(&self, at: usize) -> Option<usize> {
        let been = self.reading.is(at, Small::HAS).then_some(at + 1)?;
        let verb = been + usize::from(self.reading.is(been, Small::BEEN));
        self.reading.says(verb).has(Says::WORKED).then_some(verb + 1)
    }

    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let entry = self.reading.pack.reporting.entry(self.word(at));
        entry.is_some_and(|entry| entry.roles.has(Roles::ADVERB))
    }

    /// Where the body is named in whose name somebody speaks: `speaking for the guild`, `on behalf of the guild`, `who
    /// represents the guild`, from token `at` on.
    pub(super) fn spoken_for(&self, at: usize) -> Option<usize> {
        let said = self.reading.says(at);
        let speaks = said.has(Says::SPEAKS);
        let from = at + usize::from(speaks);
        let behalf = self.reading.pack.phrases.on_behalf_of.at(from, |at| self.word(at));
        match behalf {
            Some(words) => Some(from + words),
            None if speaks && self.reading.is(at + 1, Small::FOR) => Some(at + 2),
            None => said.has(Says::REPRESENTS).then_some(at + 1),
        }
    }

    /// What is led: `the guild`, `the opposition Coast Party`.
    fn led(&self, at: usize) -> Option<(Owner, usize)> {
        let article = usize::from(self.reading.is(at, Small::DEFINITE));
        let small = (at + article..at + article + 3).find(|at| self.candidates.starting_at(*at).is_some());
        let words = small.filter(|start| (at + article..*start).all(|at| !self.reading.capital(at)));
        let direct = self.owner_at(at).filter(|(owner, _)| *owner != Owner::Nobody);
        direct.or_else(|| {
            let number = words.and_then(|start| self.candidates.starting_at(start))?;
            Some((Owner::Name(number), self.candidates.names[number].tokens.end))
        })
    }

    /// `… teaches politics at Norra University`: from token `at` on, at whom the person works.
    fn works(&self, end: usize, at: usize, ceiling: usize) -> Option<Title> {
        let stops = |at: &usize| {
            *at >= ceiling
                || matches!(self.word(*at), "," | ";")
                || self.reading.is(*at, Small::AND.or(Small::THAT))
        };
        let preposition = (at..at + LONGEST)
            .take_while(|at| !stops(at))
            .find(|at| self.reading.is(*at, Small::AT.or(Small::FOR)) && !stops(at))?;
        let (owner, _) = self.owner_at(preposition + 1)?;
        Some(Title::works(end, owner))
    }

    /// Is it "was" at token `at`, before what somebody was?
    fn is_past(&self, at: usize) -> bool {
        let takes = || self.reading.pack.phrases.takes_office.at(at, |at| self.word(at)).is_some();
        self.reading.is(at, Small::WAS) && !self.reading.says(at + 1).has(Says::APPOINTED) && !takes()
    }

    /// Where the office begins that is said to be held or taken from token `at` on: after `was elected`, `has been`,
    /// `took office as`, `is`.
    fn office_taken(&self, at: usize, relative: bool) -> Option<usize> {
        let is = |at: usize, small: Small| self.reading.is(at, small);
        let passive =
            is(at, Small::WAS.or(Small::IS).or(Small::HAS)) && self.reading.says(at + 1).has(Says::APPOINTED);
        let been = is(at, Small::HAS) && is(at + 1, Small::BEEN);
        let elected = been && self.reading.says(at + 2).has(Says::APPOINTED);
        let taken = || self.reading.pack.phrases.takes_office.at(at, |at| self.word(at));
        // "Holm is the mediator"
        let post = || relative || is(at + 1, Small::ARTICLE) || self.reading.is_role_part(at + 1);
        let named = || is(at, Small::IS) && post() || self.is_past(at);
        let start = match (elected, passive || been) {
            (true, _) => at + 3,
            (false, true) => at + 2,
            (false, false) if named() => at + 1,
            (false, false) => at + taken()?,
        };
        Some(start + usize::from(is(start, Small::AS)))
    }
}

impl Title {
    /// One who is of the body `owner`, by what the text says after the name that ends before token `end`.
    pub(super) fn inside(end: usize, owner: Owner) -> Self {
        Self { tie: Tie::Inside, ..Self::member(end, String::new(), owner) }
    }

    /// One who works at the body `owner`, by what the text says after the name that ends before token `end`.
    pub(super) fn works(end: usize, owner: Owner) -> Self {
        Self { tie: Tie::Works, ..Self::member(end, String::new(), owner) }
    }

    /// One who is of the body `owner` if that is known to be one.
    pub(super) fn among(end: usize, owner: Owner) -> Self {
        Self::member(end, String::new(), owner)
    }

    /// The tie of one who belongs to `owner` by what the text says after the name that ends before token `end`.
    pub(super) fn member(end: usize, role: String, owner: Owner) -> Self {
        let (former, term) = (false, Term::default());
        Self { start: end, role, gender: None, former, owner, tie: Tie::Member, term, party: None }
    }
}
