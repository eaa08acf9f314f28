//! Finding what is asked.
//!
//! **In:** an [`Index`] and a [`SearchRequest`]. **Out:** [`Found`]: how many documents match, which of them to show,
//! and how they count by facet. The documents' texts are read by the next stage.
//!
//! A filter by speaker is answered from the dictionaries of speakers and offices (see [`speakers`]): who speaks for an
//! institution anywhere in the index is found under it everywhere.

mod actors;
mod ambiguity;
mod collapse;
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
mod timeline;

pub use actors::{ActorEntry, ActorOrder, ActorsRequest, AffiliationCount, list_actors};
pub use ambiguity::{Candidate, candidates};
pub use collapse::Also;
pub use facets::{FacetCounts, monday};
pub use forms::pattern;
pub use hint::{closest, hint};
pub use timeline::fill_gaps;

use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue, SortByString};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::Query;
use tantivy::{DocAddress, Order, Score, Searcher};

use crate::index::{Index, IndexError};
use crate::query::{SearchRequest, Sort, Unit};
use collapse::{Founder, Shown};
use compile::Compiler;
use facets::FacetCollector;

/// What a search found.
pub struct Found {
    /// Documents that match.
    pub total: usize,
    /// Those to show, in order, with their scores.
    pub documents: Vec<(Score, DocAddress)>,
    /// Where else each of them stands, by their order; empty where near-identical quotes are hits of their own.
    pub also: Vec<Vec<Also>>,
    /// There are hits after those to show.
    pub more: bool,
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
    let facets = match request.depth {
        Some(depth) => facets.into_iter().map(|counts| counts.cut_to(depth.get())).collect(),
        None => facets,
    };
    // The collector takes memory for all that it may return.
    let limit = request.limit.min(total.saturating_sub(request.offset));
    if request.collapse && request.unit == Unit::Quotes && limit > 0 {
        let (documents, more) = statements(&searcher, &query, request, limit)?;
        let (documents, also) = documents.into_iter().unzip();
        return Ok(Found { total, documents, also, more, facets, searcher });
    }
    let documents = if limit == 0 {
        Vec::new()
    } else {
        let best = TopDocs::with_limit(limit).and_offset(request.offset);
        in_order(&searcher, &query, best, request.sort, &[])?
    };
    let more = request.offset + documents.len() < total && limit > 0;
    Ok(Found { total, documents, also: Vec::new(), more, facets, searcher })
}

/// The statements to show, `limit` at most, where near-identical hits are one; and whether there are more.
fn statements(
    searcher: &Searcher,
    query: &dyn Query,
    request: &SearchRequest,
    limit: usize,
) -> tantivy::Result<(Vec<Shown>, bool)> {
    let end = request.offset + limit;
    let founders = collapse::founders(searcher, end + 1, |founders, looked_at| {
        in_order(searcher, query, TopDocs::with_limit(looked_at), request.sort, founders)
    })?;
    let more = founders.len() > end;
    let end = end.min(founders.len());
    let shown = request.offset.min(end)..end;
    Ok((collapse::shown(searcher, query, &founders[..end], shown)?, more))
}

/// The best of what matches and is like none of `founders`. Equals come newest first, and then by path, so that the same
/// index always gives the same order.
fn in_order(
    searcher: &Searcher,
    query: &dyn Query,
    best: TopDocs,
    sort: Sort,
    founders: &[Founder],
) -> tantivy::Result<Vec<(Score, DocAddress)>> {
    let published = || SortByStaticFastValue::<i64>::for_field("published");
    let path = || (SortByString::for_field("path"), Order::Asc);
    let by_date = |order| (published(), order);
    Ok(match sort {
        Sort::Relevance => {
            let keys = (SortBySimilarityScore, by_date(Order::Desc), path());
            let found = collapse::unlike(searcher, query, founders, best.order_by(keys))?;
            found.into_iter().map(|((score, ..), at)| (score, at)).collect()
        }
        Sort::Newest | Sort::Oldest => {
            let order = if sort == Sort::Newest { Order::Desc } else { Order::Asc };
            let keys = (by_date(order), path());
            let found = collapse::unlike(searcher, query, founders, best.order_by(keys))?;
            found.into_iter().map(|(_, at)| (0.0, at)).collect()
        }
    })
}
