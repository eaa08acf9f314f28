//! Who said what in an article.
//!
//! **In:** an [`Article`], the [`Tokens`] of its body, its [`Actors`]. **Out:** [`Quote`]s in the order of the text.
//!
//! The stage has two halves. [`find`] reads the tokens and yields [`Attribution`]s: content, source as written, cue, in
//! what sense it is reported and through whom it came.
//! [`resolve`] joins each source to the actor who is meant, and dates the utterance. On a page in a language without a pack
//! [`marked`] keeps what stands in quotation marks, and names nobody.

mod confidence;
mod find;
mod headline;
mod marked;
mod quote;
mod resolve;
mod said_on;

#[doc(hidden)]
pub use find::training;
pub use find::{feature_name, find, find_in_headline};
pub use marked::marked;
pub use quote::{Attribution, Place, Quote, QuoteKind, Resolution, Rule, RunnerUp, Stance};
pub use resolve::resolve;

use crate::actors::Actors;
use crate::article::Article;
use crate::text::Tokens;

/// Attributes the quotes of `article`, those of its headline first; `tokens` are those of its body.
pub fn attribute(article: &Article, tokens: &Tokens<'_>, actors: &Actors) -> Vec<Quote> {
    let mut quotes = headline::attribute(article, tokens.text(), actors);
    quotes.extend(resolve(find(article.body.paragraphs(), tokens), article, tokens, actors));
    quotes
}
