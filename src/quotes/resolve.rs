//! Joining the source of each attribution to the actor who is meant.

use super::{Attribution, Quote};
use crate::actors::Actors;
use crate::article::Article;
use crate::text::Tokens;

/// Resolves `attributions` (in the order of the text) against the actors of the article.
pub fn resolve(
    _attributions: Vec<Attribution>,
    _article: &Article,
    _tokens: &Tokens<'_>,
    _actors: &Actors,
) -> Vec<Quote> {
    Vec::new()
}
