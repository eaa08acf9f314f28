//! Who is named in an article, and for whom they speak.
//!
//! **In:** an [`Article`] and the [`Tokens`] of its body. **Out:** [`Actors`]: the persons, organizations and places
//! that the body names, each with one canonical name, an [`Affiliation`] from wide to narrow, and every [`Mention`]
//! in the order of the text.
//!
//! Steps, each a walk over the page as `reading` looks it up:
//!
//! 1. `find` finds where names stand: runs of capitalized words, cut by the lexicons into known names, bodies,
//!    places and other names, each a `candidate`.
//!    Surnames of those who are named in full are known again though they be words or hold particles (`find/recall`).
//!    In lines of capitals (`shouted`) only names that are known or that the page also writes otherwise count.
//!    `namesake` tells Georgia from Georgia.
//! 2. `told` finds the countries that no lexicon holds and the page shows to be some: Ordania, whose foreign minister speaks.
//! 3. `evidence` weighs, for the other names, what the words around them say: person, organization, place or none;
//!    `sides` tells a club from the town it is called after.
//! 4. `join` decides who is who (`Lind` is the `Karin Lind` of the paragraph before, under every `spelling`; `shortened` knows the short
//!    forms of bodies) and reads what
//!    stands beside each person (`title`).
//! 5. `speaks_for` gives persons the institutions that their offices speak for: `Russian President` is `Russia / Kremlin`,
//!    `Trump's envoy` speaks for whom Trump speaks, `its leader` for the party of the sentence before. Offices that name no
//!    country (`bare`) are those of the page's own (`home`), where the page leaves no doubt; posts of firms and states (`salient`)
//!    those of the one that the page is about.
//!    `told_again` gives "the Strait Group chairwoman" of the next sentence to the one whom the sentence before names.
//! 6. `idle` leaves out bodies that only tell which thing is meant: "a Corvo scooter".
//! 7. `elsewhere` adds those whom only the headline or a caption names.
//!
//! On a page in a language without a pack `known` finds the names of the world, and there are no others.

mod actor;
mod bare;
mod candidate;
mod elsewhere;
mod evidence;
mod find;
mod home;
mod idle;
mod join;
mod known;
mod namesake;
mod reading;
mod salient;
mod shortened;
mod shouted;
mod sides;
mod single;
mod speaks_for;
mod spelling;
mod title;
mod told;
mod told_again;

#[cfg(test)]
mod tests;

pub use actor::{
    Actor, ActorId, ActorKind, Actors, Affiliation, Gender, Mention, StatedAffiliation, Written,
};
pub use spelling::{same_given_key, spelling_key};

use crate::article::Article;
use crate::lang::en;
use crate::text::Tokens;
use crate::world;

/// Names the actors of `article`, those of its headline and captions too; `tokens` are those of its body.
pub fn name_actors(article: &Article, tokens: &Tokens<'_>) -> Actors {
    let pack = &en::ENGLISH;
    let country = article.url.as_deref().and_then(world::country_of_address);
    let site = home::Site { publisher: article.publisher.as_deref(), country };
    let mut actors = join::named(tokens, pack, site);
    elsewhere::add(article, pack, &mut actors);
    actors
}

/// Names those whom the lists of the world hold: for a page in a language without a pack.
pub fn name_known(tokens: &Tokens<'_>) -> Actors {
    known::named(tokens)
}
