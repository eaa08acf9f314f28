//! `onrecord search --review`: what a person should look at.

use std::io::Write;

use onrecord::hits::read_hits;
use onrecord::index::Index;
use onrecord::query::{Doubt, Expr, Filter, SearchRequest};
use onrecord::render::{Answer, Layout, write_text};
use onrecord::search::search;

/// What is looked for, and under which heading.
const LISTS: [(Doubt, &str); 5] = [
    (Doubt::Unattributed, "quotes without a speaker"),
    (Doubt::Unsure, "quotes whose attribution is unsure"),
    (Doubt::Undated, "pages without a date"),
    (Doubt::Unbalanced, "pages with a quotation mark that has no partner"),
    (Doubt::Doubtful, "pages whose text may not be the whole article"),
];

/// Writes each list: how long it is, and its first hits, numbered from the first list to the last. Returns the ids of the
/// hits; `None` where there is nothing in any list.
pub(super) fn write(
    out: &mut impl Write,
    index: &Index,
    expr: Option<&Expr>,
    limit: usize,
    layout: Layout,
) -> anyhow::Result<Option<Vec<String>>> {
    let (mut any, mut ids) = (false, Vec::new());
    for (doubt, heading) in LISTS {
        let parts = expr.cloned().into_iter().chain([Expr::Filter(Filter::Is(doubt))]).collect();
        let quotes = matches!(doubt, Doubt::Unattributed | Doubt::Unsure);
        let request = SearchRequest::new(String::new(), Expr::all(parts), quotes, Vec::new())?;
        let request = SearchRequest { limit, ..request };
        let found = search(index, &request)?;
        writeln!(out, "{:>8}  {heading}  (is:{})\n", found.total, doubt.name())?;
        let hits = read_hits(&found, index.fields())?;
        let answer = Answer {
            fields: &[],
            query: &request.query,
            unit: request.unit,
            total: found.total,
            hits: &hits,
            first: ids.len() + 1,
            in_context: quotes,
            facets: &[],
            facet_limit: 0,
        };
        write_text(out, &answer, layout)?;
        any |= found.total > 0;
        ids.extend(hits.ids().into_iter().map(str::to_owned));
    }
    Ok(any.then_some(ids))
}
