//! Finding what is asked.
//!
//! **In:** an [`Index`] and a [`SearchRequest`]. **Out:** [`Found`]: how many documents match, which of them to show,
//! and how they count by facet. The documents' texts are read by the next stage.
//!
//! A filter by speaker is answered from the dictionaries of speakers and offices (see [`speakers`]): who speaks for an
//! institution anywhere in the index is found under it everywhere.

mod actors;
mod ambiguity;
mod compile;
mod dictionary;
mod facets;
mod forms;
mod hint;
mod proximity;
pub mod speakers;
mod stretch;
mod terms;
mod texts;

pub use actors::{ActorEntry, ActorOrder, ActorsRequest, AffiliationCount, list_actors};
pub use ambiguity::{Candidate, candidates};
pub use facets::FacetCounts;
pub use forms::pattern;
pub use hint::{closest, hint};

use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue, SortByString};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::Query;
use tantivy::{DocAddress, Order, Score, Searcher};

use crate::index::{Index, IndexError};
use crate::query::{SearchRequest, Sort};
use compile::Compiler;
use facets::FacetCollector;

/// What a search found.
pub struct Found {
    /// Documents that match.
    pub total: usize,
    /// Those to show, in order, with their scores.
    pub documents: Vec<(Score, DocAddress)>,
    /// How all that match count, by the facets asked for, in their order.
    pub facets: Vec<FacetCounts>,
    /// To read the documents with.
    pub searcher: Searcher,
}

/// Runs `request` on `index`.
///
/// # Errors
/// When the index cannot be read.
pub fn search(index: &Index, request: &SearchRequest) -> Result<Found, IndexError> {
    let searcher = index.searcher()?;
    let query = Compiler::new(index, &searcher, request.unit).compile(&request.expr)?;
    let facets = FacetCollector::new(&request.facets);
    let (total, facets) = searcher.search(&query, &(Count, facets))?;
    // The collector takes memory for all that it may return.
    let limit = request.limit.min(total.saturating_sub(request.offset));
    let documents = if limit == 0 {
        Vec::new()
    } else {
        let best = TopDocs::with_limit(limit).and_offset(request.offset);
        in_order(&searcher, &query, best, request.sort)?
    };
    Ok(Found { total, documents, facets, searcher })
}

/// The best of what matches. Equals come newest first, and then by path, so that the same index always gives the
/// same order.
fn in_order(
    searcher: &Searcher,
    query: &dyn Query,
    best: TopDocs,
    sort: Sort,
) -> tantivy::Result<Vec<(Score, DocAddress)>> {
    let published = || SortByStaticFastValue::<i64>::for_field("published");
    let path = || (SortByString::for_field("path"), Order::Asc);
    let by_date = |order| (published(), order);
    Ok(match sort {
        Sort::Relevance => {
            let keys = (SortBySimilarityScore, by_date(Order::Desc), path());
            searcher
                .search(query, &best.order_by(keys))?
                .into_iter()
                .map(|((score, ..), at)| (score, at))
                .collect()
        }
        Sort::Newest | Sort::Oldest => {
            let order = if sort == Sort::Newest { Order::Desc } else { Order::Asc };
            let keys = (by_date(order), path());
            searcher.search(query, &best.order_by(keys))?.into_iter().map(|(_, at)| (0.0, at)).collect()
        }
    })
}
