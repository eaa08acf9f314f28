//! The front door: a search in one line.

use crate::hits::{Hits, read_hits};
use crate::index::Index;
use crate::query::{SearchRequest, parse, today};
use crate::search::{FacetCounts, SearchError, search};

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// How many documents match, read or not.
    pub total: usize,
    /// Those that were asked for, in order.
    pub hits: Hits,
    /// How all that match count, by the facets asked for.
    pub facets: Vec<FacetCounts>,
}

impl Index {
    /// The ten best answers to `query`, which is written as on the command line: `Istanbul by:Kremlin since:2025-06`.
    /// Dates such as `yesterday` count from the system's today.
    ///
    /// # Errors
    /// When the query cannot be understood, and when the index cannot be read.
    pub fn search(&self, query: &str) -> Result<Results, SearchError> {
        let expr = parse(query, today())?;
        self.run(&SearchRequest::new(query.to_owned(), expr, false, Vec::new())?)
    }

    /// The answers to `request`, in the number, order and form that it asks for.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn run(&self, request: &SearchRequest) -> Result<Results, SearchError> {
        let found = search(self, request)?;
        let hits = read_hits(&found, self.fields())?;
        Ok(Results { total: found.total, hits, facets: found.facets })
    }
}
