//! Who is named in an article, and for whom they speak.
//!
//! **In:** an [`Article`] and the [`Tokens`] of its body. **Out:** [`Actors`]: the persons, organizations and places
//! that the body names, each with one canonical name, an [`Affiliation`] from wide to narrow, and every [`Mention`]
//! in the order of the text.

mod actor;

pub use actor::{Actor, ActorId, ActorKind, Actors, Affiliation, Gender, Mention};

use crate::article::Article;
use crate::text::Tokens;

/// Names the actors of `article`; `tokens` are those of its body.
pub fn name_actors(_article: &Article, _tokens: &Tokens<'_>) -> Actors {
    Actors::default()
}
