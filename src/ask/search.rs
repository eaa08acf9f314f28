//! A search as readers want it.

use crate::answer::{Advice, Answer, Articles, Facets, Hits, Quotes};
use crate::query::USUAL_CONFIDENCE;
use crate::request::{SearchRequest, Unit};
use crate::search::fill_gaps;
use crate::store::{Store, StoreError};

/// What `request` finds of its unit. Of quotes, those that are more likely right than wrong, unless the request says how sure
/// they are to be; where it asks for advice, the answer has it.
///
/// # Errors
/// When the request is none that can be asked, and when the store cannot be read.
pub fn search<S: Store + ?Sized>(store: &S, request: &SearchRequest) -> Result<Answer<Hits>, StoreError> {
    Ok(match request.unit {
        Unit::Quotes => quotes(store, request)?.map(Hits::Quotes),
        Unit::Articles => articles(store, request)?.map(Hits::Articles),
    })
}

/// As [`search`], of quotes.
///
/// # Errors
/// As of [`search`].
pub fn quotes<S: Store + ?Sized>(store: &S, request: &SearchRequest) -> Result<Quotes, StoreError> {
    let asked = SearchRequest { unit: Unit::Quotes, ..request.clone() };
    answered(store, &asked, |request| store.quotes(request))
}

/// As [`search`], of articles.
///
/// # Errors
/// As of [`search`].
pub fn articles<S: Store + ?Sized>(store: &S, request: &SearchRequest) -> Result<Articles, StoreError> {
    let asked = SearchRequest { unit: Unit::Articles, ..request.clone() };
    answered(store, &asked, |request| store.articles(request))
}

fn answered<S: Store + ?Sized, H>(
    store: &S,
    asked: &SearchRequest,
    find: impl FnOnce(&SearchRequest) -> Result<Answer<H>, StoreError>,
) -> Result<Answer<H>, StoreError> {
    let surer = asked.for_the_surer();
    let leaves_out = surer.is_some();
    let mut request = surer.unwrap_or_else(|| asked.clone());
    request.facets.extend(asked.timeline);
    let mut answer = find(&request)?;
    if asked.timeline.is_some() {
        answer.facets.0.last_mut().map(fill_gaps);
    }
    if asked.advise {
        let all = match leaves_out {
            true => {
                let uncounted = SearchRequest { facets: Vec::new(), ..asked.clone() };
                store.count(&uncounted)?.0
            }
            false => answer.total,
        };
        answer.advice = advice(store, &request, answer.total, all)?;
    }
    Ok(answer)
}

/// What to tell of a search that lists so many of all.
fn advice<S: Store + ?Sized>(
    store: &S,
    request: &SearchRequest,
    listed: usize,
    all: usize,
) -> Result<Vec<Advice>, StoreError> {
    let mut advice = Vec::new();
    let count = all.saturating_sub(listed);
    if count > 0 {
        advice.push(Advice::LessSure { count, listed, than: USUAL_CONFIDENCE });
    }
    advice.extend(store.candidates(request)?);
    if all == 0 {
        advice.push(store.hint(request)?);
    }
    Ok(advice)
}

/// Adds to counts by time those between the first and the last that have none.
pub(super) fn without_gaps(mut facets: Facets) -> Facets {
    facets.0.iter_mut().for_each(fill_gaps);
    facets
}
