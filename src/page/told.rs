//! What a file beside a page tells of it, against what the page says.

use super::fields::moment;
use crate::article::{Article, Origin, Reading};
use crate::walk::Told;

/// Where what the file tells is said to come from.
const SOURCE: &str = "the file beside the page";

/// Who put a file beside a page wants to be believed: what it tells of the article stands, the rest is the page's.
pub(crate) fn believe(told: &Told, article: &mut Article, mut reading: Option<&mut Reading>) {
    let mut take = |field: &'static str| {
        let Some(reading) = &mut reading else { return };
        let origin = Origin { field, source: SOURCE.to_owned() };
        match reading.origins.iter_mut().find(|known| known.field == field) {
            Some(known) => *known = origin,
            None => reading.origins.push(origin),
        }
    };
    if let Some(title) = &told.title {
        article.headline = Some(title.clone());
        take("headline");
    }
    if let Some(publisher) = &told.publisher {
        article.publisher = Some(publisher.clone());
        take("publisher");
    }
    if !told.authors.is_empty() {
        article.authors.clone_from(&told.authors);
        take("authors");
    }
    if let Some(published) = told.published.as_deref().and_then(moment) {
        article.published = Some(published);
        take("published");
    }
}
