//! The day on which something was said.
use super::{Attribution, Quote};
use crate::article::Article;
use crate::text::Tokens;
use jiff::civil::Date;

pub(super) fn find(
    _attribution: &Attribution,
    _article: &Article,
    _tokens: &Tokens<'_>,
    _before: Option<&Quote>,
) -> Option<Date> {
    None
}
