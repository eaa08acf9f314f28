//! Why a question has no answer.

use crate::index::IndexError;
use crate::query::{Place, QueryError};

/// Why a question has no answer: a code for programs, a sentence, and where a query is wrong, the place.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// It cannot be understood.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The index cannot be read.
    #[error(transparent)]
    Index(#[from] IndexError),
}

impl StoreError {
    /// A name for programs, which stays the same when the sentence is worded better.
    pub fn code(&self) -> &'static str {
        match self {
            StoreError::Query(error) => error.code(),
            StoreError::Index(error) => error.code(),
        }
    }

    /// Where in the query the mistake is, if it is one of the query.
    pub fn place(&self) -> Option<Place> {
        match self {
            StoreError::Query(error) => error.place(),
            StoreError::Index(_) => None,
        }
    }
}
