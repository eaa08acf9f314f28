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
mod inflected;
mod one_of;
mod places;
mod proximity;
mod scoring;
pub mod speakers;
mod stated;
mod stretch;
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
use tantivy::collector::{Collector, Count, TopDocs};
use tantivy::query::Query;
use tantivy::{DocAddress, Order, Score, Searcher};

use crate::index::{Index, IndexError};
use crate::query::{Expr, SearchRequest, Sort, Unit};
use collapse::{Founder, Shown};
use compile::Compiler;
use facets::FacetCollector;

/// What a search found.
pub struct Found {
    /// Documents that match.
    pub total: usize,
    /// Those to show, in order, with their scores.
    pub documents: Vec<Scored>,
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
    let request = &in_plain_order(request);
    let query = Compiler::new(index, &searcher, request.unit).compile(&request.expr)?;
    let counting = (Count, FacetCollector::new(&request.facets));
    let collapses = request.collapse && request.unit == Unit::Quotes;
    let wanted =
        if collapses { collapse::look(request.offset.saturating_add(request.limit)) } else { request.limit };
    let offset = if collapses { 0 } else { request.offset };
    let (best, (total, facets)) = if request.limit == 0 {
        (Vec::new(), searcher.search(&query, &counting)?)
    } else if offset.saturating_add(wanted) <= AT_ONCE {
        let best = TopDocs::with_limit(wanted).and_offset(offset);
        in_order(&searcher, &query, best, request.sort, &[], counting)?
    } else {
        // The collector takes memory for all that it may return.
        let counted = searcher.search(&query, &counting)?;
        let most = wanted.min(counted.0.saturating_sub(offset));
        let best = TopDocs::with_limit(most.max(1)).and_offset(offset);
        (in_order(&searcher, &query, best, request.sort, &[], Count)?.0, counted)
    };
    let facets = match request.depth {
        Some(depth) => facets.into_iter().map(|counts| counts.cut_to(depth.get())).collect(),
        None => facets,
    };
    if collapses && request.limit > 0 {
        let (documents, more) = statements(&searcher, &query, request, best, total)?;
        let (documents, also) = documents.into_iter().unzip();
        return Ok(Found { total, documents, also, more, facets, searcher });
    }
    let more = request.offset + best.len() < total && request.limit > 0;
    Ok(Found { total, documents: best, also: Vec::new(), more, facets, searcher })
}

/// `request`, where no word tells a better hit from a worse, in the order that is left: the newest first. So nobody has to
/// weigh the hits.
fn in_plain_order(request: &SearchRequest) -> SearchRequest {
    let ranks = |(leaf, wanted): (&Expr, bool)| wanted && matches!(leaf, Expr::Text(_));
    let sort = match request.sort {
        Sort::Relevance if !request.expr.leaves().into_iter().any(ranks) => Sort::Newest,
        sort => sort,
    };
    SearchRequest { sort, ..request.clone() }
}

/// A hit and how well it matches.
type Scored = (Score, DocAddress);

/// The most hits for which memory is taken without knowing how many there are.
const AT_ONCE: usize = 2_000;

/// The statements to show where near-identical hits are one, and whether there are more. Of all `total` hits the `best` are
/// known already.
fn statements(
    searcher: &Searcher,
    query: &dyn Query,
    request: &SearchRequest,
    best: Vec<Scored>,
    total: usize,
) -> tantivy::Result<(Vec<Shown>, bool)> {
    let end = request.offset.saturating_add(request.limit).min(total);
    let founders = collapse::founders(searcher, end + 1, best, |founders, look| {
        let best = TopDocs::with_limit(look);
        Ok(in_order(searcher, query, best, request.sort, founders, Count)?.0)
    })?;
    let more = founders.len() > end;
    let end = end.min(founders.len());
    let shown = request.offset.min(end)..end;
    Ok((collapse::shown(searcher, query, &founders[..end], shown)?, more))
}

/// The best of what matches and is like none of `founders`, and what `beside` makes of the same. Equals come newest first,
/// and then by path, so that the same index always gives the same order.
fn in_order<C: Collector>(
    searcher: &Searcher,
    query: &dyn Query,
    best: TopDocs,
    sort: Sort,
    founders: &[Founder],
    beside: C,
) -> tantivy::Result<(Vec<Scored>, C::Fruit)> {
    let published = || SortByStaticFastValue::<i64>::for_field("published");
    let path = || (SortByString::for_field("path"), Order::Asc);
    let by_date = |order| (published(), order);
    Ok(match sort {
        Sort::Relevance => {
            let keys = (SortBySimilarityScore, by_date(Order::Desc), path());
            let (found, beside) = collapse::unlike(searcher, query, founders, (best.order_by(keys), beside))?;
            (found.into_iter().map(|((score, ..), at)| (score, at)).collect(), beside)
        }
        Sort::Newest | Sort::Oldest => {
            let order = if sort == Sort::Newest { Order::Desc } else { Order::Asc };
            let keys = (by_date(order), path());
            let (found, beside) = collapse::unlike(searcher, query, founders, (best.order_by(keys), beside))?;
            (found.into_iter().map(|(_, at)| (0.0, at)).collect(), beside)
        }
    })
}
