//! What a file beside a page tells of it, against what the page says.

use crate::article::Article;
use crate::page::moment;
use crate::walk::Told;

/// Who put a file beside a page wants to be believed: what it tells of the article stands, the rest is the page's.
pub(super) fn apply(told: &Told, article: &mut Article) {
    if let Some(title) = &told.title {
        article.headline = Some(title.clone());
    }
    if let Some(publisher) = &told.publisher {
        article.publisher = Some(publisher.clone());
    }
    if !told.authors.is_empty() {
        article.authors.clone_from(&told.authors);
    }
    if let Some(published) = told.published.as_deref().and_then(moment) {
        article.published = Some(published);
    }
}
