//! Finding what is asked.
//!
//! **In:** a snapshot of an index and a [`SearchRequest`]. **Out:** [`Found`]: how many documents match, which of them to show,
//! and how they count by facet. The documents' texts are read by the next stage.
//!
//! A filter by speaker is answered from the dictionaries of speakers and offices (see [`speakers`]): who speaks for an
//! institution anywhere in the index is found under it everywhere.

mod actors;
mod ambiguity;
mod asked;
mod at_once;
mod best;
mod collapse;
mod compile;
mod cursor;
mod dictionary;
mod facets;
mod forms;
mod forward;
mod hint;
mod inflected;
mod keys;
mod one_of;
mod places;
mod proximity;
mod rows;
mod scoring;
mod shape;
mod speakers;
mod stated;
mod stretch;
mod texts;
mod timeline;

pub(crate) use actors::list_actors;
pub(crate) use ambiguity::candidates;
pub(crate) use forms::whole_word;
pub(crate) use hint::hint;
pub(crate) use timeline::fill_gaps;

use tantivy::collector::Count;
use tantivy::query::Query;
use tantivy::{DocAddress, Score, Searcher};

use crate::answer::{Also, FacetCounts};
use crate::index::{IndexError, Snapshot};
use crate::query::Expr;
use crate::request::{SearchRequest, Sort, Unit};
use best::Best;
use collapse::Shown;
use compile::Compiler;
use facets::FacetCollector;

/// What a search found.
pub(crate) struct Found {
    /// What was asked of them.
    pub expr: Expr,
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
}

/// Runs `request` on `snapshot`.
///
/// # Errors
/// When the index cannot be read.
pub(crate) fn search(snapshot: &Snapshot, request: &SearchRequest) -> Result<Found, IndexError> {
    let searcher = snapshot.searcher();
    let request = in_plain_order(request);
    let names = snapshot.digest()?.names.clone();
    let query = Compiler::new(snapshot, request.unit).compile(&request.expr)?;
    let counting = (Count, FacetCollector::new(&request.facets, names));
    let collapses = request.collapse && request.unit == Unit::Quotes;
    let wanted =
        if collapses { collapse::look(request.offset.saturating_add(request.limit)) } else { request.limit };
    let offset = if collapses { 0 } else { request.offset };
    let in_order = |range| Best { sort: request.sort, range };
    let (best, (total, facets)) = if request.limit == 0 {
        (Vec::new(), at_once::search(searcher, query.as_ref(), &counting)?)
    } else if offset.saturating_add(wanted) <= AT_ONCE {
        at_once::search(searcher, query.as_ref(), &(in_order(offset..offset + wanted), counting))?
    } else {
        // The collector takes memory for all that it may return.
        let counted = at_once::search(searcher, query.as_ref(), &counting)?;
        let total = counted.0;
        let range = offset.min(total)..offset.saturating_add(wanted).min(total);
        let best = if range.is_empty() {
            Vec::new()
        } else {
            at_once::search(searcher, query.as_ref(), &in_order(range))?
        };
        (best, counted)
    };
    let facets = match request.depth {
        Some(depth) => facets.into_iter().map(|counts| counts.cut_to(depth.get())).collect(),
        None => facets,
    };
    let (documents, also, more) = if collapses && request.limit > 0 {
        let (documents, more) = statements(searcher, query.as_ref(), &request, best, total)?;
        let (documents, also) = documents.into_iter().unzip();
        (documents, also, more)
    } else {
        let more = request.offset + best.len() < total && request.limit > 0;
        (best, Vec::new(), more)
    };
    Ok(Found { expr: request.expr, total, documents, also, more, facets })
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
        collapse::unlike(searcher, query, founders, Best { sort: request.sort, range: 0..look })
    })?;
    let more = founders.len() > end;
    let end = end.min(founders.len());
    let shown = request.offset.min(end)..end;
    Ok((collapse::shown(searcher, query, &founders[..end], shown)?, more))
}
