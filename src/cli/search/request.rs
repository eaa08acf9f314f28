//! From what was typed to what is asked of the library.

use jiff::civil::Date;

use super::args::SearchArgs;
use onrecord::query::{Expr, FilterKey, QueryError, read_query};
use onrecord::request::{FacetField, SearchRequest, Unit};
use onrecord::text::harmless;

/// What was typed, query and filters, as one expression; dates are counted from `today`.
pub(super) fn expr(args: &SearchArgs, today: Date, quiet: bool) -> anyhow::Result<Option<Expr>> {
    let query = typed(&args.query);
    let parsed = read_query(&query, today).map_err(|error| pointed_at(error, &query))?;
    if !quiet {
        parsed.notes.iter().for_each(|note| eprintln!("onrecord: {}", harmless(note)));
    }
    let mut parts: Vec<Expr> = parsed.expr.into_iter().collect();
    let filters = &args.filters;
    let given = [
        (FilterKey::By, &filters.by),
        (FilterKey::To, &filters.to),
        (FilterKey::Actor, &filters.actor),
        (FilterKey::Publisher, &filters.publisher),
        (FilterKey::Section, &filters.section),
        (FilterKey::Author, &filters.author),
        (FilterKey::Lang, &filters.lang),
        (FilterKey::On, &filters.on),
        (FilterKey::Since, &filters.since),
        (FilterKey::Until, &filters.until),
        (FilterKey::Kind, &filters.kind),
        (FilterKey::Stance, &filters.stance),
        (FilterKey::MinConfidence, &filters.min_confidence),
        (FilterKey::Path, &filters.path),
    ];
    for (key, values) in given {
        for value in values {
            parts.push(Expr::Filter(key.with(value, today)?));
        }
    }
    for words in &filters.headline {
        let query = format!("headline:({words})");
        parts.extend(read_query(&query, today).map_err(|error| pointed_at(error, &query))?.expr);
    }
    Ok(Expr::all(parts))
}

/// Checks what was typed; dates are counted from `today`.
pub(super) fn request(args: &SearchArgs, today: Date, quiet: bool) -> anyhow::Result<SearchRequest> {
    let query = typed(&args.query);
    let expr = expr(args, today, quiet)?;
    let mut request = shaped(SearchRequest::new(query, expr, args.shape.quotes, Vec::new())?, args);
    request.advise = !quiet;
    request.check()?;
    Ok(request)
}

/// `request` with what the flags say of the shape of its answer.
pub(super) fn shaped(mut request: SearchRequest, args: &SearchArgs) -> SearchRequest {
    let shape = &args.shape;
    if shape.quotes {
        request.unit = Unit::Quotes;
    }
    shape.facet.iter().for_each(|field| request.count_by(*field));
    if let Some(sort) = shape.sort {
        request.sort = sort.into();
    }
    request.depth = shape.depth;
    request.limit = if shape.count { 0 } else { shape.limit };
    request.offset = shape.offset;
    request.context = shape.context;
    request.timeline = shape.timeline.map(FacetField::from);
    // Typed together the last one wins; else --collapse was typed against a default of the reader's own.
    request.collapse = shape.collapse || !shape.no_collapse && shape.is_for_reading();
    request
}

/// The query of several arguments. One that the shell has freed of its quotation marks (`search "peace plan"`) is what
/// the query language makes of it; a reader who wants a phrase types the marks inside: `'"peace plan"'`.
fn typed(words: &[String]) -> String {
    words.join(" ")
}

/// A mistake in `query`, with the place where it was made.
fn pointed_at(error: QueryError, query: &str) -> anyhow::Error {
    match error.place() {
        Some(place) => anyhow::anyhow!("{}\n{}", harmless(&error.to_string()), place.pointed_at(query)),
        None => error.into(),
    }
}
