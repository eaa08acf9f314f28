//! Finding attributions: content, source as written and cue.

use super::Attribution;
use crate::article::Article;
use crate::text::Tokens;

/// Yields the attributions in the body of `article`, in the order of the text.
pub fn find(_article: &Article, _tokens: &Tokens<'_>) -> Vec<Attribution> {
    Vec::new()
}
