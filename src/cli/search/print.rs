//! What was found, in the form that is asked for.

use std::io::{BufWriter, Write};

use indicatif::HumanCount;

use super::args::{Format, SearchArgs};
use super::{Globals, pager, state, terminal};
use onrecord::hits::Hits;
use onrecord::query::{SearchRequest, Unit};
use onrecord::render::{
    Answer, Table, columns, write_citations, write_csv, write_json, write_jsonl, write_markdown, write_paths,
    write_text, write_tsv,
};
use onrecord::search::Found;

/// Prints the hits, or how many there are.
pub(super) fn print(
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
