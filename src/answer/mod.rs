//! What comes back from a collection, as plain data.
//!
//! **In:** what a [store](crate::store) found for a [request](crate::request). **Out:** answers, typed and in JSON both ways.
//! What a front end should tell its reader beside the hits is [`Advice`]: a code and data, which each words as it likes.

mod actor;
mod advice;
mod facets;
mod fields;
mod hit;
mod stats;
mod verdict;

pub use actor::{ActorEntry, AffiliationCount};
pub use advice::{Advice, Candidate, NameKind, OfficeHolder};
pub use facets::{FacetCounts, Facets};
pub(crate) use fields::CITATION;
pub use fields::{ARTICLE_FIELDS, Field, QUOTE_FIELDS};
pub use hit::{Also, ArticleHit, Hits, QuoteHit, Snippet};
pub use stats::Stats;
pub use verdict::{Near, Piece, Status, Verdict};

use serde::{Deserialize, Serialize};

use crate::request::{SearchRequest, Unit, Version};

/// What a search found: [`Quotes`], [`Articles`], or [`Hits`] where it was not known before which.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Answer<H> {
    /// Of this contract.
    pub version: Version,
    /// The query as typed.
    pub query: String,
    /// What the hits are.
    pub unit: Unit,
    /// How many documents match, read or not.
    pub total: usize,
    /// Those that were asked for, in order.
    pub hits: H,
    /// How all that match count, by the facets asked for.
    pub facets: Facets,
    /// There are hits after these.
    #[serde(default)]
    pub more: bool,
    /// What a reader should know beside the hits.
    #[serde(default)]
    pub advice: Vec<Advice>,
}

/// Quotes that were found.
pub type Quotes = Answer<Vec<QuoteHit>>;

/// Articles that were found.
pub type Articles = Answer<Vec<ArticleHit>>;

impl<H> Answer<H> {
    /// The answer to `request` that is `hits`, of so many.
    pub fn new(request: &SearchRequest, total: usize, hits: H) -> Self {
        let SearchRequest { query, unit, .. } = request;
        Self {
            version: Version,
            query: query.clone(),
            unit: *unit,
            total,
            hits,
            facets: Facets::default(),
            more: false,
            advice: Vec::new(),
        }
    }

    /// The same with what `change` makes of its hits.
    pub fn map<T>(self, change: impl FnOnce(H) -> T) -> Answer<T> {
        let Self { version, query, unit, total, hits, facets, more, advice } = self;
        Answer { version, query, unit, total, hits: change(hits), facets, more, advice }
    }
}
