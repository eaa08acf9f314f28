//! A list of queries.

use jiff::civil::Date;

use crate::answer::{Answer, Hits};
use crate::query::{Expr, QueryError, parse};
use crate::request::{SearchRequest, Unit};
use crate::store::{Store, StoreError};

/// What a line of the list found; or its mistake, which costs no other line its answer.
pub type Line = Result<Answer<Hits>, QueryError>;

/// Asks each of `lines` as a query together with `base`; what is found has the shape that `shape` gives to a request. Quotes
/// are counted whatever their confidence. Dates count from `today`.
///
/// # Errors
/// When the store cannot be read.
pub fn batch<'l, S: Store + ?Sized>(
    store: &'l S,
    base: Option<&'l Expr>,
    lines: impl Iterator<Item = &'l str> + 'l,
    today: Date,
    shape: impl Fn(SearchRequest) -> SearchRequest + 'l,
) -> impl Iterator<Item = Result<(&'l str, Line), StoreError>> + 'l {
    let asked = move |line: &str, shape: &dyn Fn(SearchRequest) -> SearchRequest| {
        let parts = base.cloned().into_iter().chain(parse(line, today)?);
        let expr = Expr::all(parts.collect());
        let request = shape(SearchRequest::new(line.to_owned(), expr, false, Vec::new())?);
        request.check().map(|()| request)
    };
    lines.map(move |line| match asked(line, &shape) {
        Ok(request) => Ok((line, Ok(exactly(store, &request)?))),
        Err(error) => Ok((line, Err(error))),
    })
}

/// All that `request` finds, however sure.
fn exactly<S: Store + ?Sized>(store: &S, request: &SearchRequest) -> Result<Answer<Hits>, StoreError> {
    Ok(match request.unit {
        Unit::Quotes => store.quotes(request)?.map(Hits::Quotes),
        Unit::Articles => store.articles(request)?.map(Hits::Articles),
    })
}
