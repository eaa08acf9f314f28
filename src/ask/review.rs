//! What a person should look at.

use crate::answer::{Answer, Hits};
use crate::query::{Doubt, Expr, Filter};
use crate::request::SearchRequest;
use crate::store::{Store, StoreError};

/// The hits that one reason gives to look at.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Review {
    /// Why.
    pub doubt: Doubt,
    /// What.
    pub answer: Answer<Hits>,
}

/// For each reason to look at something: how much of what `asked` finds, or of everything, there is, and the first so many.
///
/// # Errors
/// When `asked` looks for what quotes do not have, and when the store cannot be read.
pub fn review<S: Store + ?Sized>(
    store: &S,
    asked: Option<&Expr>,
    limit: usize,
) -> Result<Vec<Review>, StoreError> {
    let look = |doubt: Doubt| {
        let parts = asked.cloned().into_iter().chain([Expr::Filter(Filter::Is(doubt))]).collect();
        let quotes = matches!(doubt, Doubt::Unattributed | Doubt::Unsure);
        let request = SearchRequest::new(String::new(), Expr::all(parts), quotes, Vec::new())?;
        let request = SearchRequest { limit, advise: false, ..request };
        Ok(Review { doubt, answer: super::search(store, &request)? })
    };
    Doubt::ALL.into_iter().map(look).collect()
}
