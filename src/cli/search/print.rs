//! What was found, in the form that is asked for.

use std::io::{BufWriter, Write};
use std::path::{PathBuf, absolute};

use indicatif::HumanCount;

use super::args::{Format, SearchArgs};
use super::{Globals, pager, state, terminal};
use onrecord::Session;
use onrecord::answer::{Answer, Hits};
use onrecord::render::{
    Shown, Table, columns, write_citations, write_csv, write_files, write_json, write_jsonl, write_markdown,
    write_paths, write_text, write_tsv,
};
use onrecord::request::{SearchRequest, Unit};
use onrecord::walk::path_of;

/// Prints the hits, or how many there are.
pub(super) fn print(
    args: &SearchArgs,
    globals: &Globals,
    request: &SearchRequest,
    session: &Session,
    (answer, first): (&Answer<Hits>, usize),
) -> anyhow::Result<()> {
    let shape = &args.shape;
    if shape.count {
        writeln!(std::io::stdout().lock(), "{}", answer.total)?;
    } else if shape.is_for_reading() {
        let mut text = Vec::new();
        write(&mut text, args, session, (answer, first))?;
        pager::show(&text, shape.no_pager)?;
        if answer.total > 0 {
            state::remember_hits(&globals.index, first, &answer.hits.paths());
            if !globals.quiet {
                eprintln!("{}", counted(answer, request));
            }
        }
    } else {
        // What goes to a program keeps every byte; the terminal's stream drops some.
        let mut out = BufWriter::new(std::io::stdout().lock());
        write(&mut out, args, session, (answer, first))?;
        out.flush()?;
    }
    Ok(())
}

/// Writes what was found in the form that is asked for.
fn write(
    out: &mut impl Write,
    args: &SearchArgs,
    session: &Session,
    (answer, first): (&Answer<Hits>, usize),
) -> anyhow::Result<()> {
    let shape = &args.shape;
    let (hits, facets) = (&answer.hits, &answer.facets.0);
    let table = || match shape.limit == 0 && !facets.is_empty() {
        true => Ok(Table::of_facets(facets)),
        false => Table::new(hits, &shape.fields).map_err(anyhow::Error::msg),
    };
    let fields = match shape.fields.is_empty() {
        true => Vec::new(),
        false => columns(hits, &shape.fields).map_err(anyhow::Error::msg)?,
    };
    let shown = Shown {
        answer,
        first,
        in_context: shape.context.is_some(),
        fields: &fields,
        facet_limit: shape.facet_limit,
    };
    match shape.format() {
        _ if shape.cite => write_citations(out, hits)?,
        _ if shape.null => write_files(out, hits, |path| from_here(session, path))?,
        Format::Text => write_text(out, &shown, terminal::layout())?,
        Format::Json => write_json(out, &shown)?,
        Format::Jsonl => write_jsonl(out, &shown)?,
        Format::Csv => write_csv(out, &table()?)?,
        Format::Tsv => write_tsv(out, &table()?)?,
        Format::Markdown => write_markdown(out, &table()?)?,
        Format::Paths => write_paths(out, hits)?,
    }
    Ok(())
}

/// The file of the page at `path`: as the index has it where that leads there from the current folder.
fn from_here(session: &Session, path: &str) -> PathBuf {
    let (file, named) = (session.file_of(path), path_of(path));
    if absolute(&named).is_ok_and(|here| here == file) { named } else { file }
}

/// `3 of 41 quotes; more: --offset 3`.
fn counted(answer: &Answer<Hits>, request: &SearchRequest) -> String {
    let (shown, total) = (answer.hits.len(), answer.total);
    let unit = match (request.unit, total) {
        (Unit::Quotes, 1) => "quote",
        (Unit::Quotes, _) => "quotes",
        (Unit::Articles, 1) => "article",
        (Unit::Articles, _) => "articles",
    };
    let total_text = HumanCount(total as u64);
    let more =
        if answer.more { format!("; more: --offset {}", request.offset + shown) } else { String::new() };
    if request.collapse && request.unit == Unit::Quotes && shown < total && request.limit > 0 {
        let statements = if shown == 1 { "statement" } else { "statements" };
        return format!("{shown} {statements} of {total_text} {unit}{more}");
    }
    match shown == total || request.limit == 0 {
        true => format!("{total_text} {unit}"),
        false => format!("{shown} of {total_text} {unit}{more}"),
    }
}
