//! The types of this stage.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A body that can speak: ministry, party, company, union, the Kremlin.
    Organization,
    /// A country, city or region.
    Place,
}

impl ActorKind {
    /// `person`, `organization` or `place`.
    pub const fn name(self) -> &'static str {
        match self {
            ActorKind::Person => "person",
            ActorKind::Organization => "organization",
            ActorKind::Place => "place",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [ActorKind::Person, ActorKind::Organization, ActorKind::Place]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// Grammatical gender by evidence in the text: title, given name, pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "he"
    Masculine,
    /// "she"
    Feminine,
}

/// The institution that an actor speaks for, from wide to narrow: `Russia / Kremlin`. Empty where none is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Affiliation(pub Vec<String>);

impl Affiliation {
    /// True when no institution is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Affiliation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" / "))
    }
}

/// What a page states of whom a person speaks for: `treasurer of the Coast Party since 2019`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct StatedAffiliation {
    /// From wide to narrow; of an office that is held no longer whose it was.
    pub affiliation: Affiliation,
    /// As written, in lower case, without country: `treasurer`; of one that is held no longer `former treasurer`.
    pub role: Option<String>,
    /// The year since when, where the page tells.
    pub since: Option<String>,
    /// The year until when, where the page tells.
    pub until: Option<String>,
}

/// Number of an actor within one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub usize);

/// A named person, organization or place.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The canonical name: the fullest form that the article or the lexicon gives.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// In whose name it speaks: the first of its affiliations that holds now.
    pub affiliation: Affiliation,
    /// All that the page states of whom it speaks for: what holds now, in the order of the text, then what held once.
    pub affiliations: Vec<StatedAffiliation>,
    /// Its role as written, in lower case, without country: `president`, `foreign minister`, `spokesman`.
    pub role: Option<String>,
    /// How pronouns refer to it, where the text shows that.
    pub gender: Option<Gender>,
}

/// One place where an actor is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// As written, with its title: `Kremlin aide Yuri Ushakov`.
    pub span: Span,
    /// The name alone: `Yuri Ushakov`.
    pub name: Span,
    /// Whom it names.
    pub actor: ActorId,
}

/// An actor as written outside of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Whom it names.
    pub actor: ActorId,
    /// With the title: `Foreign Minister Ada Holm`.
    pub text: String,
}

/// The actors of one article and the places where it names them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actors {
    /// Indexed by [`ActorId`].
    pub actors: Vec<Actor>,
    /// In the order of the text; no two overlap.
    pub mentions: Vec<Mention>,
    /// Those whom the headline or a caption names, and the body never.
    pub outside: Vec<Written>,
}

impl Actors {
    /// The actor with this number.
    pub fn get(&self, id: ActorId) -> &Actor {
        &self.actors[id.0]
    }
}
