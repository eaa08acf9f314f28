//! Who is named in an article, and for whom they speak.
//!
//! **In:** an [`Article`] and the [`Tokens`] of its body. **Out:** [`Actors`]: the persons, organizations and places
//! that the body names, each with one canonical name, an [`Affiliation`] from wide to narrow, and every [`Mention`]
//! in the order of the text.
//!
//! Three steps, each a walk over the page:
//!
//! 1. `candidate` finds where names stand: runs of capitalized words, cut by the lexicons into known names, bodies,
//!    places and other names.
//!    In lines of capitals (`shouted`) only names that are known or that the page also writes otherwise count.
//! 2. `evidence` weighs, for the other names, what the words around them say: person, organization, place or none;
//!    `sides` tells a club from the town it is called after.
//! 3. `join` decides who is who (`Lind` is the `Karin Lind` of the paragraph before, under every `spelling`), reads the titles beside them
//!    (`title`) and gives each person the institution that the office speaks for: `Russian President` is
//!    `Russia / Kremlin`, `Trump's envoy` speaks for whom Trump speaks.

mod actor;
mod candidate;
mod evidence;
mod join;
mod shouted;
mod sides;
mod spelling;
mod title;

#[cfg(test)]
mod tests;

pub use actor::{Actor, ActorId, ActorKind, Actors, Affiliation, Gender, Mention};
pub use spelling::{same_given_key, spelling_key};

use crate::article::Article;
use crate::text::Tokens;

/// Names the actors of `article`; `tokens` are those of its body.
pub fn name_actors(_article: &Article, tokens: &Tokens<'_>) -> Actors {
    join::join(tokens, &candidate::find(tokens))
}
