//! Joining the source of each attribution to the actor who is meant.

use super::{Attribution, Quote};
use crate::actors::{Actors, Affiliation};
use crate::article::Article;
use crate::text::Tokens;

/// Resolves `attributions` (in the order of the text) against the actors of the article.
///
/// Every attribution passes through; no source is joined to an actor yet.
pub fn resolve(
    attributions: Vec<Attribution>,
    _article: &Article,
    _tokens: &Tokens<'_>,
    _actors: &Actors,
) -> Vec<Quote> {
    let unresolved = |attribution: Attribution| Quote {
        confidence: attribution.confidence,
        attribution,
        speaker: None,
        affiliation: Affiliation::default(),
        said_on: None,
    };
    attributions.into_iter().map(unresolved).collect()
}
