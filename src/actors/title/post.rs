//! `head of research at the Strait Group`: the noun phrase of a post, read from its beginning.
//!
//! It is whose it is (`Norland's`, `its`), words of the role with its noun (`senior policy adviser`), perhaps a second role
//! (`founder and chief executive`), perhaps what the post is for (`of research`, `for public affairs`), and the body behind
//! "of", "at", "for" or "with". A noun that no list holds counts by its ending.

use super::{LONGEST, Owner, Term, Tie, Title, Titles};
use crate::actors::candidate::Guess;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::names::Place;
use crate::lang::small::Small;
use crate::world::{self, Known};

/// Whose a post is, by what stands behind its noun.
pub(super) struct Whose {
    pub(super) owner: Owner,
    pub(super) tie: Tie,
    /// The preposition before the owner.
    pub(super) of: usize,
    /// The token after the owner.
    pub(super) end: usize,
}

impl Titles<'_, '_> {
    /// The role that begins with token `at`, with whose it is; the token after it, and whether an article or an owner
    /// opens it.
    pub(in crate::actors) fn role_at(&self, start: usize, ceiling: usize) -> Option<(Title, usize, bool)> {
        let mut at = start;
        let article = self.reading.is(at, Small::ARTICLE);
        let possessor = self.possessor(at);
        let mut owner = possessor.map_or(Owner::Nobody, |pronoun| Owner::Pronoun(pronoun, at));
        at += usize::from(article || possessor.is_some());
        let determined = article || possessor.is_some();
        let (mut former, mut last_role) = (false, None);
        // The words of the role, and of these the last in a row that the lists hold: "veteran" is no part of an office.
        let (mut first, mut listed) = (at, at);
        while at < ceiling && at < start + LONGEST + 4 {
            let named = last_role.is_none();
            if let Some((after, nation)) = self.candidates.people_starting_at(at).filter(|_| named) {
                (owner, at) = (Owner::Nation(nation), after);
                (first, listed) = (at, at);
            } else if let Some(number) = self.candidates.starting_at(at).filter(|_| named) {
                // "the Strait Group's Asia director"
                let desk = matches!(owner, Owner::Name(_)) && self.is_place(number);
                owner = if desk { owner } else { self.owner_name(number) };
                at = self.candidates.names[number].tokens.end;
                at += usize::from(self.reading.possessive(at));
                (first, listed) = (at, at);
            } else if self.is_body_noun(at) && self.reading.possessive(at + 1) && owner == Owner::Nobody {
                // "the hospital's director"
                owner = Owner::Noun(at);
                at += 2;
                (first, listed) = (at, at);
            } else if self.reading.is_role_part(at) || self.is_department(at) {
                former |= self.reading.is_former(at);
                last_role = self.reading.is_role(at).then_some(at + 1).or(last_role);
                at += 1;
            } else if let Some((_, end)) = self.house_in(at) {
                // "the foreign ministry spokeswoman"
                at = end;
            } else if self.reading.is_trade(at) {
                at += 1;
                last_role = Some(at);
            } else if last_role == Some(at) && self.reading.joins(at) && self.post_follows(at + 1, ceiling) {
                // "founder and chief executive", "an author and a lecturer"
                at += 1;
                at += usize::from(self.reading.is(at, Small::ARTICLE));
            } else if self.goes_on(at) && self.post_follows(at + 1, ceiling) {
                // "a retired ferry captain", "senior policy adviser"
                at += 1;
                listed = at;
            } else {
                break;
            }
        }
        let last = match last_role {
            Some(last) => last,
            // "a partner at", "the voice behind": what an article and a body say is enough.
            None if article && owner == Owner::Nobody => return self.employed(start, at, ceiling),
            None => return None,
        };
        let mut role = self.role_of(first, listed.min(last), last);
        let mut tie = Tie::of(self.reading.marks(last - 1));
        if let Some((office, end)) =
            self.reading.is(at, TIES).then(|| self.office_from(first, at, ceiling)).flatten()
        {
            (role, at) = (office, end);
        }
        // "the British director of the Strait Group", not "the Turkish delegate at the United Nations"
        let whence = self.is_of_place(&owner) && !self.reading.marks(last - 1).has(OF_STATES);
        if (owner == Owner::Nobody || whence)
            && let Some(whose) = self.whose(at, ceiling, self.reading.marks(last - 1))
            && (!whence || !self.is_of_place(&whose.owner))
        {
            if whose.of > at {
                role = format!("{role} {}", self.reading.lower(at..whose.of));
            }
            (owner, tie, at) = (whose.owner, whose.tie, whose.end);
        }
        if owner == Owner::Nobody {
            owner = self.unread_owner(at).unwrap_or(owner);
        }
        let gender = self.role_gender(&role);
        let term = self.term(at);
        former |= term.until.is_some();
        let (role, party) = (self.plain(&role), self.party_in(first..last));
        Some((Title { start, role, gender, former, owner, tie, term, party }, at, determined))
    }

    /// Is the owner a country or another place?
    fn is_of_place(&self, owner: &Owner) -> bool {
        match owner {
            Owner::Nation(_) => true,
            Owner::Name(number) => self.is_place(*number),
            _ => false,
        }
    }

    fn is_place(&self, number: usize) -> bool {
        matches!(
            self.candidates.names[number].guess,
            Guess::Told(_)
                | Guess::Spot
                | Guess::Known(Known::Country(_) | Known::City(_) | Known::Region | Known::Capital(_))
        )
    }

    /// `president of the local`: somebody's, though nobody tells whose.
    fn unread_owner(&self, of: usize) -> Option<Owner> {
        let determined =
            self.reading.is(of, Small::OF) && self.reading.is(of + 1, Small::ARTICLE.or(Small::OWNER));
        determined.then_some(Owner::Noun(of + 2))
    }

    /// The role of the tokens from `first` to `last`, of which the lists hold those from `listed` on: an office has no other
    /// words.
    fn role_of(&self, first: usize, listed: usize, last: usize) -> String {
        let office = self.reading.lower(listed..last);
        let minister = self.reading.is_minister(last - 1) && listed < last;
        if first < listed && !minister && !world::is_office(&office) {
            return self.reading.lower(first..last);
        }
        office
    }

    /// `a partner at the Strait Group`: one who is said to be at a body, by a noun from token `at` on that nothing explains.
    fn employed(&self, start: usize, at: usize, ceiling: usize) -> Option<(Title, usize, bool)> {
        let mut end = at;
        while end < ceiling && end < at + LONGEST && self.goes_on(end) {
            end += 1;
        }
        let works = end > start + 1 && self.reading.is(end, Small::AT.or(Small::WITH).or(Small::FROM));
        let whose = works.then(|| self.whose(end, ceiling, Marks::default())).flatten()?;
        let role = self.reading.lower(start + 1..end);
        let title = Title { tie: whose.tie, ..Title::member(start, role, whose.owner) };
        Some((title, whose.end, true))
    }

    /// The party that one of these words of a role names: `Republican strategist`.
    pub(super) fn party_in(&self, words: std::ops::Range<usize>) -> Option<String> {
        // At the start of a sentence "Conservative" is a party's before "MP" only.
        let place = |at: usize| match at == self.reading.sentence(at).start {
            true if !self.reading.marks(at + 1).has(Marks::SITS) => Place::First,
            _ => Place::Within,
        };
        let names = &self.reading.pack.names;
        let two = |at: usize| names.party(&format!("{} {}", self.word(at), self.word(at + 1)), Place::Within);
        let party = |at: usize| two(at).or_else(|| names.party(self.word(at), place(at)));
        words.into_iter().find_map(|at| party(at).map(str::to_owned))
    }

    /// `since 2019`, `until 2019`, `from 2010 to 2019`, at token `at`.
    fn term(&self, at: usize) -> Term {
        let year = |at: usize| {
            let word = self.word(at);
            (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then_some(at)
        };
        let is = |at: usize, small: Small| self.reading.is(at, small);
        if is(at, Small::FROM) && is(at + 2, Small::TO.or(Small::UNTIL)) {
            return Term { since: year(at + 1), until: year(at + 3) };
        }
        Term {
            since: year(at + 1).filter(|_| is(at, Small::SINCE)),
            until: year(at + 1).filter(|_| is(at, Small::UNTIL)),
        }
    }

    /// Does a noun of a role follow from token `at` on in the same noun phrase?
    fn post_follows(&self, at: usize, ceiling: usize) -> bool {
        let last = ceiling.min(at + LONGEST);
        let article = usize::from(self.reading.is(at, Small::ARTICLE));
        let held = (at + article..last).find(|at| self.reading.is_post(*at) || !self.may_be_of_role(*at));
        held.is_some_and(|at| self.reading.is_post(at))
    }

    /// May the word stand within the words of a role?
    fn may_be_of_role(&self, at: usize) -> bool {
        self.reading.is_role_part(at) || self.is_department(at) || self.goes_on(at)
    }

    /// A small word that may stand in a noun phrase: `policy`, `data`.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        let word = self.word(at);
        self.reading.is_word(at)
            && word.chars().all(|c| c.is_lowercase() || c == '-')
            && !self.reading.reports(at)
            && !self.reading.pack.function_words.holds(word)
    }

    /// Whose the post is whose words end before token `at` and whose noun has these marks: the body behind the first
    /// preposition that has one, after what the post is for.
    pub(super) fn whose(&self, at: usize, ceiling: usize, noun: Marks) -> Option<Whose> {
        let mut of = at;
        let (mut place, mut part): (Option<Whose>, Option<Whose>) = (None, None);
        while of < ceiling && of < at + LONGEST * 2 {
            if self.reading.is(of, TIES) {
                if let Some(found) = self.behind(of, noun) {
                    // "chair of the department of surgery at Norra Hospital"
                    if matches!(found.owner, Owner::Noun(_)) && self.reading.is(found.end, TIES) {
                        of = found.end;
                        part = Some(found);
                        continue;
                    }
                    // "director for Norland at the Strait Bank"
                    let at_body = self.reading.is(of, Small::AT.or(Small::WITH));
                    let body = matches!(found.owner, Owner::Name(_) | Owner::House(..));
                    if body && (place.is_none() && !self.may_be_matter(&found) || at_body) {
                        return Some(found);
                    }
                    if place.is_some() || !body && self.reading.is(of, Small::OF) {
                        return place.or(part).or(Some(found));
                    }
                    of = found.end;
                    place = Some(found);
                    continue;
                }
                // "mother of a pilot at Strait Bank"
                if noun.has(Marks::OUTSIDE)
                    || self.reading.is(of + 1, Small::ARTICLE) && !self.reading.is(of + 1, Small::DEFINITE)
                {
                    return place.or(part);
                }
            } else if self.reading.says(of).has(Says::REPRESENTS) && of == at {
                // "an attorney representing the Strait Group"
                let (owner, end) = self.owner_at(of + 1)?;
                return Some(Whose { owner, tie: Tie::Member, of, end });
            } else if !self.is_of_complement(of) {
                return place.or(part);
            }
            of += 1;
        }
        place.or(part)
    }

    /// `Head of Sales and Services at Norra Rail`: may what stands behind "of" be what the post is for, written large?
    fn may_be_matter(&self, found: &Whose) -> bool {
        let Owner::Name(number) = found.owner else { return false };
        let name = &self.candidates.names[number];
        name.guess == Guess::Name
            && name.tokens.len() == 1
            && self.reading.is(found.of, Small::OF.or(Small::FOR))
    }

    /// The owner behind the preposition at token `of`.
    fn behind(&self, of: usize, noun: Marks) -> Option<Whose> {
        // "the member for Norra East"
        if self.reading.is(of, Small::FOR) && noun.has(Marks::SITS) {
            return None;
        }
        let loose = self.reading.is(of, LOOSE);
        let (owner, end) = self.owner_at(of + 1).filter(|(owner, end)| self.is_whole(owner, *end))?;
        // "an aide in the Kremlin", not "a spokesman in Norra".
        let unlisted =
            || matches!(owner, Owner::Name(number) if self.candidates.names[number].guess == Guess::Name);
        let from = self.reading.is(of, Small::FROM);
        if loose && !(self.is_house(&owner) || from && unlisted()) {
            return None;
        }
        let works = self.reading.is(of, Small::WITH.or(Small::AT))
            || self.reading.is(of, Small::FOR) && !noun.has(Marks::SERVES.or(Marks::ASIDE));
        let tie = match noun.has(Marks::OUTSIDE) {
            _ if self.reading.is(of, Small::BEHIND) => Tie::Member,
            false if works => Tie::Works,
            false if from => Tie::Inside,
            false if !loose => Tie::of(noun),
            _ => Tie::Office,
        };
        Some(Whose { owner, tie, of, end })
    }

    /// Is the owner more than the first word of another name: "of Middle East studies", "of Norwegian history"?
    fn is_whole(&self, owner: &Owner, end: usize) -> bool {
        let body = match owner {
            Owner::Name(number) => matches!(
                self.candidates.names[*number].guess,
                Guess::Body(_) | Guess::Known(Known::Institution(_) | Known::Organization(_))
            ),
            Owner::Nation(_) => false,
            _ => true,
        };
        // "editor of Boatman magazine"
        if self.reading.says(end).has(Says::FIRM_NOUN) {
            return true;
        }
        let forms = self.reading.pack.forms;
        let verb = || forms.looks_past(self.word(end)) || forms.looks_like_adverb(self.word(end));
        body || !self.goes_on(end) || verb()
    }

    /// May token `at` stand in what a post is for: `of sales and customer services`?
    fn is_of_complement(&self, at: usize) -> bool {
        let joined = self.reading.joins(at) || self.reading.is(at, Small::DEFINITE);
        let other = self.reading.is(at, Small::ON) || self.word(at) == "&";
        let named = self.reading.is_word(at) && self.reading.capital(at) && !self.reading.reports(at);
        joined || other || named || self.goes_on(at)
    }

    /// `foreign ministry` before "spokeswoman", written small.
    fn house_in(&self, at: usize) -> Option<(String, usize)> {
        if self.reading.capital(at) {
            return None;
        }
        (1..=3).rev().map(|words| at + words).find_map(|end| {
            let stands = self.reading.marks(end).has(Marks::STANDS_FOR);
            let words = stands.then(|| self.reading.lower(at..end))?;
            world::is_institution(&words).then_some((words, end))
        })
    }

    /// `minister of ports and ferries`: the office from token `start` on whose noun is followed by the preposition at
    /// token `of`; and the token after it.
    fn office_from(&self, start: usize, of: usize, ceiling: usize) -> Option<(String, usize)> {
        (of + 2..=(of + 6).min(ceiling)).rev().find_map(|end| {
            let words = self.reading.lower(start..end);
            let nobody = (of + 1..end).all(|at| self.candidates.starting_at(at).is_none());
            (nobody && world::is_office(&words)).then_some((words, end))
        })
    }
}

/// Prepositions between a role and its body.
pub(super) const OF_BODY: Small = Small::OF.or(Small::FOR).or(Small::AT);

/// Prepositions between a role and its body or the place where it stands.
const LOOSE: Small = Small::TO.or(Small::IN).or(Small::FROM).or(Small::ON);

/// Prepositions between a role and its owner.
pub(super) const TIES: Small = OF_BODY.or(Small::WITH).or(Small::BEHIND).or(LOOSE);

/// Nouns of roles whose bearers speak for the country named with them, wherever they are.
const OF_STATES: Marks = Marks::STATE.or(Marks::MINISTER).or(Marks::OUTSIDE);
