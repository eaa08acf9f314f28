//! `onrecord search`.

mod args;
mod batch;
mod compare;
mod review;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{BufWriter, Write};

use indicatif::HumanCount;
use jiff::civil::Date;

pub(super) use args::SearchArgs;
use args::{Format, TimeUnit};

use super::{Globals, Outcome, failed, pager, saved, state, terminal};
use onrecord::hits::{Hits, read_hits, widen};
use onrecord::index::Index;
use onrecord::query::{
    Expr, FacetField, FilterKey, QueryError, SearchRequest, TextField, TextMatch, Unit, WordForm, read_query,
    today,
};
use onrecord::render::{
    Answer, Table, columns, write_citations, write_csv, write_json, write_jsonl, write_markdown, write_paths,
    write_text, write_tsv,
};
use onrecord::search::{Candidate, Found, candidates, fill_gaps, hint, search};
use onrecord::text::harmless;

/// Runs the search of `args`, as which `typed` is understood, the program's name first.
pub(super) fn run(args: &SearchArgs, globals: &Globals, typed: &[OsString]) -> anyhow::Result<Outcome> {
    let Some(name) = &args.shape.save else { return Ok(run_unseen(args, globals, None)?.0) };
    let kept = saved::without_name(typed)?;
    let (outcome, ids) = run_unseen(args, globals, None)?;
    saved::save(globals, name, kept, ids)?;
    Ok(outcome)
}

/// Searches; where `seen` is given, only for hits that are not among these. Returns the ids of all that was shown, and
/// where `seen` is given or the search is saved, of all that was found.
pub(super) fn run_unseen(
    args: &SearchArgs,
    globals: &Globals,
    seen: Option<&BTreeSet<String>>,
) -> anyhow::Result<(Outcome, Vec<String>)> {
    let shape = &args.shape;
    let today = today();
    let index = Index::open(&globals.index)?;
    if let Some(file) = &shape.batch {
        return Ok((batch::run(file, args, &index, today)?, Vec::new()));
    }
    if shape.review {
        let asked = expr(args, today, globals.quiet)?;
        let mut text = Vec::new();
        let ids = review::write(&mut text, &index, asked.as_ref(), shape.limit, terminal::layout())?;
        pager::show(&text, shape.no_pager)?;
        let Some(ids) = ids else { return Ok((Outcome::Nothing, Vec::new())) };
        state::remember_hits(&globals.index, 1, &ids);
        return Ok((Outcome::Found, ids));
    }
    if !shape.compare.is_empty() {
        let asked = expr(args, today, globals.quiet)?;
        return Ok((compared(args, &index, asked.as_ref(), today)?, Vec::new()));
    }
    let mut request = request(args, today, globals.quiet)?;
    let keeps_all = seen.is_some() || shape.save.is_some();
    if seen.is_some() {
        (request.limit, request.collapse) = (MOST_NEW, false);
    }
    let mut found = search(&index, &request)?;
    if shape.timeline.is_some() {
        found.facets.last_mut().map(fill_gaps);
    }
    let mut hits = read_hits(&found, index.fields())?;
    let mut ids: Vec<String> = hits.ids().into_iter().map(str::to_owned).collect();
    if keeps_all && found.total > ids.len() {
        let whole = SearchRequest { limit: MOST_NEW, offset: 0, collapse: false, ..request.clone() };
        let all = read_hits(&search(&index, &whole)?, index.fields())?;
        ids = all.ids().into_iter().map(str::to_owned).collect();
    }
    if let Some(seen) = seen {
        hits.retain(|id| !seen.contains(id));
        found.total = hits.len();
    }
    if let (Hits::Quotes(hits), Some(around)) = (&mut hits, shape.context) {
        widen(&found.searcher, index.fields(), hits, around)?;
    }
    print(args, globals, &request, &found, &hits)?;
    if !globals.quiet
        && let Some((asked, persons)) = candidates(&index, &found.searcher, &request)?
    {
        eprintln!("onrecord: {}", harmless(&several(&asked, &persons)));
    }
    if found.total > 0 {
        return Ok((Outcome::Found, ids));
    }
    if !globals.quiet && seen.is_none() {
        eprintln!("onrecord: {}", harmless(&hint(&index, &request)?));
    }
    Ok((Outcome::Nothing, ids))
}

/// The most hits of which a saved search remembers that they were seen.
const MOST_NEW: usize = 100_000;

/// Puts the sides of `--compare` beside each other.
fn compared(args: &SearchArgs, index: &Index, asked: Option<&Expr>, today: Date) -> anyhow::Result<Outcome> {
    let shape = &args.shape;
    let unit = shape.timeline.unwrap_or(TimeUnit::Month).into();
    let comparison = compare::Comparison::run(index, asked, &shape.compare, unit, today)?;
    let mut text = Vec::new();
    match shape.format() {
        Format::Text => comparison.write_text(&mut text, terminal::layout())?,
        Format::Csv => comparison.write_csv(&mut text)?,
        _ => anyhow::bail!("--compare prints text or csv; choose one with --format"),
    }
    pager::show(&text, shape.no_pager)?;
    Ok(if comparison.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

/// Prints the hits, or how many there are.
fn print(
    args: &SearchArgs,
    globals: &Globals,
    request: &SearchRequest,
    found: &Found,
    hits: &Hits,
) -> anyhow::Result<()> {
    let shape = &args.shape;
    if shape.count {
        writeln!(std::io::stdout().lock(), "{}", found.total)?;
    } else if shape.is_for_reading() {
        let mut text = Vec::new();
        write(&mut text, args, request, found, hits)?;
        pager::show(&text, shape.no_pager)?;
        if found.total > 0 {
            state::remember_hits(&globals.index, request.offset + 1, &hits.ids());
            if !globals.quiet {
                eprintln!("{}", shown(hits.len(), found, request));
            }
        }
    } else {
        // What goes to a program keeps every byte; the terminal's stream drops some.
        let mut out = BufWriter::new(std::io::stdout().lock());
        write(&mut out, args, request, found, hits)?;
        out.flush()?;
    }
    Ok(())
}

/// The most persons of one name that are listed.
const LISTED: usize = 8;

/// `'Holm' may be Ada Holm (12 quotes), Per Holm (3 quotes); …`
fn several(asked: &str, persons: &[Candidate]) -> String {
    let told = persons.iter().take(LISTED).map(|person| {
        let noun = if person.quotes == 1 { "quote" } else { "quotes" };
        format!("{} ({} {noun})", person.name, HumanCount(person.quotes))
    });
    let more = persons.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let told: Vec<String> = told.collect();
    format!("'{asked}' may be {}{more}; give the full name to choose one", told.join(", "))
}

/// Writes what was found in the form that is asked for.
fn write(
    out: &mut impl Write,
    args: &SearchArgs,
    request: &SearchRequest,
    found: &Found,
    hits: &Hits,
) -> anyhow::Result<()> {
    let shape = &args.shape;
    let table = || match shape.limit == 0 && !found.facets.is_empty() {
        true => Ok(Table::of_facets(&found.facets)),
        false => Table::new(hits, &shape.fields).map_err(anyhow::Error::msg),
    };
    let fields = match shape.fields.is_empty() {
        true => Vec::new(),
        false => columns(hits, &shape.fields).map_err(anyhow::Error::msg)?,
    };
    let answer = Answer {
        fields: &fields,
        query: &request.query,
        unit: request.unit,
        total: found.total,
        hits,
        first: request.offset + 1,
        in_context: shape.context.is_some(),
        facets: &found.facets,
        facet_limit: shape.facet_limit,
    };
    match shape.format() {
        _ if shape.cite => write_citations(out, hits)?,
        _ if shape.null => write_paths(out, hits, '\0')?,
        Format::Text => write_text(out, &answer, terminal::layout())?,
        Format::Json => write_json(out, &answer)?,
        Format::Jsonl => write_jsonl(out, &answer)?,
        Format::Csv => write_csv(out, &table()?)?,
        Format::Tsv => write_tsv(out, &table()?)?,
        Format::Markdown => write_markdown(out, &table()?)?,
        Format::Paths => write_paths(out, hits, '\n')?,
    }
    Ok(())
}

/// `3 of 41 quotes; more: --offset 3`.
fn shown(shown: usize, found: &Found, request: &SearchRequest) -> String {
    let total = found.total;
    let unit = match (request.unit, total) {
        (Unit::Quotes, 1) => "quote",
        (Unit::Quotes, _) => "quotes",
        (Unit::Articles, 1) => "article",
        (Unit::Articles, _) => "articles",
    };
    let total_text = HumanCount(total as u64);
    let more =
        if found.more { format!("; more: --offset {}", request.offset + shown) } else { String::new() };
    if request.collapse && request.unit == Unit::Quotes && shown < total && request.limit > 0 {
        let statements = if shown == 1 { "statement" } else { "statements" };
        return format!("{shown} {statements} of {total_text} {unit}{more}");
    }
    match shown == total || request.limit == 0 {
        true => format!("{total_text} {unit}"),
        false => format!("{shown} of {total_text} {unit}{more}"),
    }
}

/// What was typed, query and filters, as one expression; dates are counted from `today`.
fn expr(args: &SearchArgs, today: Date, quiet: bool) -> anyhow::Result<Option<Expr>> {
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
        (FilterKey::MinConfidence, &filters.min_confidence),
        (FilterKey::Path, &filters.path),
    ];
    for (key, values) in given {
        for value in values {
            parts.push(Expr::Filter(key.with(value, today)?));
        }
    }
    for words in &filters.headline {
        let field = Some(TextField::Headline);
        parts.extend(
            words
                .split_whitespace()
                .map(|word| Expr::Text(TextMatch { field, text: word.to_owned(), form: WordForm::Stem })),
        );
    }
    Ok(Expr::all(parts))
}

/// Checks what was typed; dates are counted from `today`.
fn request(args: &SearchArgs, today: Date, quiet: bool) -> anyhow::Result<SearchRequest> {
    let query = typed(&args.query);
    let expr = expr(args, today, quiet)?;
    let mut facets: Vec<FacetField> = args.shape.facet.iter().map(|name| FacetField::from(*name)).collect();
    facets.extend(args.shape.timeline.map(FacetField::from));
    let mut request = SearchRequest::new(query, expr, args.shape.quotes, facets)?;
    if let Some(sort) = args.shape.sort {
        request.sort = sort.into();
    }
    request.depth = args.shape.depth;
    request.limit = if args.shape.count { 0 } else { args.shape.limit };
    request.offset = args.shape.offset;
    let shape = &args.shape;
    // Typed together the last one wins; else --collapse was typed against a default of the reader's own.
    request.collapse = shape.collapse || !shape.no_collapse && shape.is_for_reading();
    Ok(request)
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
