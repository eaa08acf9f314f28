//! What can be asked of a collection.
//!
//! **In:** [requests](crate::request). **Out:** [answers](crate::answer). A [`Store`] is whatever can answer: the index on this
//! disk does, by way of a [`Session`]; another may be a server elsewhere. No type of an engine is in what they say, so whoever asks
//! need not know which it is. What several questions are needed for, [`ask`](crate::ask) puts together.

mod error;
mod session;

#[cfg(test)]
mod oracle;

pub use error::StoreError;
pub use session::Session;

use crate::answer::{ActorEntry, Advice, Articles, Facets, Quotes, Stats};
use crate::index::StoredArticle;
use crate::request::{ActorsRequest, SearchRequest};

/// A collection of pages that can be searched; by many threads at the same time.
///
/// All that a call says is of one state of the collection, the last one when it was called. Every answer is to exactly what the
/// request asks: that a reader is shown what is surer than not, and told what is left out, is the business of
/// [`ask`](crate::ask).
pub trait Store: Send + Sync {
    /// A name of the state of the collection: as long as it stays, so do all answers.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn generation(&self) -> Result<String, StoreError>;

    /// The quotes that `request` asks for, whatever its unit.
    ///
    /// # Errors
    /// When the request asks for what quotes do not have, or is none that can be asked, and when the store cannot be read.
    fn quotes(&self, request: &SearchRequest) -> Result<Quotes, StoreError>;

    /// The articles that `request` asks for, whatever its unit.
    ///
    /// # Errors
    /// When the request is none that can be asked, and when the store cannot be read.
    fn articles(&self, request: &SearchRequest) -> Result<Articles, StoreError>;

    /// How many documents of its unit match `request`, and how they count by its facets.
    ///
    /// # Errors
    /// As of [`quotes`](Self::quotes).
    fn count(&self, request: &SearchRequest) -> Result<(usize, Facets), StoreError>;

    /// The articles with this id, path or file, or that hold the quote with this id.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn article(&self, id_or_path: &str) -> Result<Vec<StoredArticle>, StoreError>;

    /// The actors that `request` asks for, in its order.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn actors(&self, request: &ActorsRequest) -> Result<Vec<ActorEntry>, StoreError>;

    /// How much there is.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn stats(&self) -> Result<Stats, StoreError>;

    /// Who may be meant, where more than one person bears the name of the first filter by speaker.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn candidates(&self, request: &SearchRequest) -> Result<Option<Advice>, StoreError>;

    /// Why `request` finds nothing, and what may have been meant.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn hint(&self, request: &SearchRequest) -> Result<Advice, StoreError>;
}
