//! What came since somebody looked last.

use std::collections::BTreeSet;

use super::search;
use crate::answer::{Advice, Answer, Hits};
use crate::request::SearchRequest;
use crate::store::{Store, StoreError};

/// The most hits that are told apart from those that were seen.
const MOST: usize = 100_000;

/// All that `request` finds, each hit for itself.
fn whole(request: &SearchRequest) -> SearchRequest {
    SearchRequest { limit: MOST, offset: 0, collapse: false, ..request.clone() }
}

/// The ids of all that `request` lists, shown or not, to know later what was seen.
///
/// # Errors
/// As of [`search`].
pub fn ids<S: Store + ?Sized>(store: &S, request: &SearchRequest) -> Result<Vec<String>, StoreError> {
    let uncounted = SearchRequest { facets: Vec::new(), timeline: None, advise: false, ..whole(request) };
    let found = search(store, &uncounted)?;
    Ok(found.hits.ids().into_iter().map(str::to_owned).collect())
}

/// What `request` finds that is not among those `seen`, and the ids of all that it finds.
///
/// # Errors
/// As of [`search`].
pub fn unseen<S: Store + ?Sized>(
    store: &S,
    request: &SearchRequest,
    seen: &BTreeSet<String>,
) -> Result<(Answer<Hits>, Vec<String>), StoreError> {
    let mut found = search(store, &whole(request))?;
    let ids = found.hits.ids().into_iter().map(str::to_owned).collect();
    found.hits.retain(|id| !seen.contains(id));
    found.total = found.hits.len();
    // That nothing is new is no mistake, and who is less sure was less sure before.
    found.advice.retain(|advice| matches!(advice, Advice::SeveralPersons { .. }));
    Ok((found, ids))
}
