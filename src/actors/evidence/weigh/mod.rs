//! What the words of a name and those around it say of it, where it stands.
//!
//! **In:** one name of the page with the words around it. **Out:** points added to the evidence for its spelling. Of
//! `“No,” said Ada Holm, a baker in Norra.`, the name `Ada Holm` gets points as a person for its given name (`form`), for
//! `a baker` and for speaking (`person`); `Norra` gets points as a place for `in` (`place`). `body` knows what is said of
//! bodies, `acronym` when initials are one.

mod acronym;
mod body;
mod form;
mod person;
mod place;

use super::{Evidence, turns};
use crate::actors::candidate::{Candidate, Candidates};
use crate::actors::find::is_acronym;
use crate::actors::reading::Reading;
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;

/// Prepositions between a person and a body that the person belongs to.
const MEMBER: Small = Small::OF.or(Small::AT).or(Small::WITH);

/// Prepositions between who works somewhere and the employer.
const EMPLOYED: Small = MEMBER.or(Small::FOR);

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
}
