//! `onrecord search`.

use std::io::{BufWriter, Write};
use std::num::NonZeroUsize;

use clap::{Args, ValueEnum};
use indicatif::HumanCount;
use jiff::civil::Date;

use super::{Globals, Outcome, state, terminal};
use onrecord::hits::{Hits, read_hits, widen};
use onrecord::index::Index;
use onrecord::query::{
    Expr, FacetField, FilterKey, QueryError, SearchRequest, Sort, TextField, TextMatch, Unit, WordForm,
    read_query,
};
use onrecord::render::{
    Answer, Table, write_citations, write_csv, write_json, write_jsonl, write_markdown, write_paths,
    write_text, write_tsv,
};
use onrecord::search::{Candidate, Found, candidates, fill_gaps, hint, search};
use onrecord::text::harmless;

/// Find articles by their words and fields, or quotes by who said them.
///
/// Words are joined by AND. OR, -word, "a phrase", "a phrase"~3 (three words may lie between), NEAR/5, SAME/s, begin*,
/// parentheses and headline:word work as one would expect; case, accents and, outside phrases, inflection do not matter.
/// Each filter can stand in the query too: Istanbul by:Kremlin since:2025-06. The whole language: onrecord help query
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SearchArgs {
    /// What to search for; may be left out where a filter is given
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten, next_help_heading = "Filters")]
    filters: Filters,
    #[command(flatten, next_help_heading = "Results")]
    shape: Shape,
}

const EXAMPLES: &str = "Examples:
  onrecord search Istanbul --by Kremlin
  onrecord search '\"peace plan\" OR ceasefire -drill' --since '2 weeks ago' --facet publisher
  onrecord search --by 'Foreign Ministry' --kind direct --format csv";

#[derive(Debug, Args)]
struct Filters {
    /// Quotes whose speaker, or whose speaker's institution, is NAME
    #[arg(long, value_name = "NAME")]
    by: Vec<String>,
    /// Hits that name this person, organization or place
    #[arg(long, value_name = "NAME")]
    actor: Vec<String>,
    /// Hits with these words in the headline
    #[arg(long, value_name = "WORDS")]
    headline: Vec<String>,
    /// Hits from this paper or site
    #[arg(long, value_name = "NAME")]
    publisher: Vec<String>,
    /// Hits from this section
    #[arg(long, value_name = "NAME")]
    section: Vec<String>,
    /// Hits by this author
    #[arg(long, value_name = "NAME")]
    author: Vec<String>,
    /// Hits in this language: en, de, pt-BR
    #[arg(long, value_name = "CODE")]
    lang: Vec<String>,
    /// Hits published on this day, month or year: 2025-07-03, 2025-07, 2025
    #[arg(long, value_name = "DATE")]
    on: Vec<String>,
    /// Hits published then or later; also '2 weeks ago'
    #[arg(long, value_name = "DATE")]
    since: Vec<String>,
    /// Hits published then or earlier
    #[arg(long, value_name = "DATE")]
    until: Vec<String>,
    /// Quotes of this kind: direct, indirect or mixed
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    /// Quotes whose attribution is at least this sure, 0 to 1: of those at 0.9, nine in ten are right
    #[arg(long, value_name = "N")]
    min_confidence: Vec<String>,
    /// Hits from files whose path matches: 'corpus/call/*'
    #[arg(long, value_name = "GLOB")]
    path: Vec<String>,
}

#[derive(Debug, Args)]
struct Shape {
    /// Find quotes, not articles
    #[arg(long)]
    quotes: bool,
    /// Count all hits by FIELD; can be repeated, or several be given with commas
    #[arg(long, value_name = "FIELD", value_enum, value_delimiter = ',')]
    facet: Vec<FacetName>,
    /// Count affiliations by their N widest institutions: with 1, Russia / Kremlin counts as Russia
    #[arg(long, value_name = "N", requires = "facet")]
    depth: Option<NonZeroUsize>,
    /// Order of hits [default: relevance; newest where there are no words to be relevant to]
    #[arg(long, value_enum)]
    sort: Option<SortName>,
    /// Show at most N hits
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Pass over the first N hits
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
    /// Print only how many hits there are
    #[arg(long)]
    count: bool,
    /// Count all hits by time, gaps and all
    #[arg(long, value_name = "UNIT", value_enum, num_args = 0..=1, default_missing_value = "month")]
    timeline: Option<TimeUnit>,
    /// Show near-identical quotes as one hit, also where the form is not text
    #[arg(long, overrides_with = "no_collapse")]
    collapse: bool,
    /// Show near-identical quotes as hits of their own
    #[arg(long)]
    no_collapse: bool,
    /// Show N sentences around each quote
    #[arg(long, value_name = "N")]
    context: Option<usize>,
    /// Columns of csv, tsv and markdown, with commas
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    fields: Vec<String>,
    /// Print a citation of each hit: speaker, publisher, date, headline, url
    #[arg(long, conflicts_with = "format")]
    cite: bool,
    /// Print paths with a zero byte after each, for xargs -0
    #[arg(short = '0', long = "null", conflicts_with_all = ["format", "cite"])]
    null: bool,
    /// How to print hits
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Shape {
    /// Are hits shown to a reader, not handed to a program?
    fn is_for_reading(&self) -> bool {
        self.format == Format::Text && !self.cite && !self.null
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FacetName {
    Speaker,
    Affiliation,
    Actor,
    Publisher,
    Section,
    Author,
    Year,
    Month,
    Week,
    Day,
    Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SortName {
    Relevance,
    Newest,
    Oldest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// One JSON object
    Json,
    /// One JSON object a line for each hit
    Jsonl,
    /// Comma-separated values
    Csv,
    /// Values parted by tabs, a hit a line
    Tsv,
    /// A Markdown table
    Markdown,
    /// The files, one a line
    Paths,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TimeUnit {
    Day,
    Week,
    Month,
    Year,
}

impl From<TimeUnit> for FacetField {
    fn from(unit: TimeUnit) -> Self {
        match unit {
            TimeUnit::Day => FacetField::Day,
            TimeUnit::Week => FacetField::Week,
            TimeUnit::Month => FacetField::Month,
            TimeUnit::Year => FacetField::Year,
        }
    }
}

impl From<FacetName> for FacetField {
    fn from(name: FacetName) -> Self {
        match name {
            FacetName::Speaker => FacetField::Speaker,
            FacetName::Affiliation => FacetField::Affiliation,
            FacetName::Actor => FacetField::Actor,
            FacetName::Publisher => FacetField::Publisher,
            FacetName::Section => FacetField::Section,
            FacetName::Author => FacetField::Author,
            FacetName::Year => FacetField::Year,
            FacetName::Month => FacetField::Month,
            FacetName::Week => FacetField::Week,
            FacetName::Day => FacetField::Day,
            FacetName::Kind => FacetField::Kind,
        }
    }
}

impl From<SortName> for Sort {
    fn from(name: SortName) -> Self {
        match name {
            SortName::Relevance => Sort::Relevance,
            SortName::Newest => Sort::Newest,
            SortName::Oldest => Sort::Oldest,
        }
    }
}

pub(super) fn run(args: &SearchArgs, globals: &Globals) -> anyhow::Result<Outcome> {
    let request = request(args, jiff::ZonedDateTime::now().date(), globals.quiet)?;
    let index = Index::open(&globals.index)?;
    let mut found = search(&index, &request)?;
    if args.shape.timeline.is_some() {
        found.facets.last_mut().map(fill_gaps);
    }
    // What goes to a program keeps every byte; the terminal's stream drops some.
    let stdout: Box<dyn Write> = match args.shape.is_for_reading() {
        true => Box::new(anstream::stdout().lock()),
        false => Box::new(std::io::stdout().lock()),
    };
    let mut out = BufWriter::new(stdout);
    if args.shape.count {
        writeln!(out, "{}", found.total)?;
    } else {
        let mut hits = read_hits(&found, index.fields(), request.unit, &request.expr)?;
        if let (Hits::Quotes(hits), Some(around)) = (&mut hits, args.shape.context) {
            widen(&found.searcher, index.fields(), hits, around)?;
        }
        write(&mut out, args, &request, &found, &hits)?;
        out.flush()?;
        if args.shape.is_for_reading() && found.total > 0 {
            state::remember_hits(&globals.index, request.offset + 1, &hits.ids());
            if !globals.quiet {
                eprintln!("{}", shown(hits.len(), &found, &request));
            }
        }
    }
    out.flush()?;
    if !globals.quiet
        && let Some((asked, persons)) = candidates(&index, &request)?
    {
        eprintln!("onrecord: {}", harmless(&several(&asked, &persons)));
    }
    if found.total > 0 {
        return Ok(Outcome::Found);
    }
    if !globals.quiet {
        eprintln!("onrecord: {}", harmless(&hint(&index, &request)?));
    }
    Ok(Outcome::Nothing)
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
    let table = || Table::new(hits, &shape.fields).map_err(anyhow::Error::msg);
    let answer = Answer {
        query: &request.query,
        unit: request.unit,
        total: found.total,
        hits,
        first: request.offset + 1,
        in_context: shape.context.is_some(),
        facets: &found.facets,
    };
    match shape.format {
        _ if shape.cite => write_citations(out, hits)?,
        _ if shape.null => write_paths(out, hits, '\0')?,
        Format::Text => write_text(out, &answer, terminal::layout())?,
        Format::Json => write_json(out, &answer)?,
        Format::Jsonl => write_jsonl(out, hits)?,
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
    if request.collapse && request.unit == Unit::Quotes && shown < total {
        let statements = if shown == 1 { "statement" } else { "statements" };
        return format!("{shown} {statements} of {total_text} {unit}{more}");
    }
    match shown == total {
        true => format!("{total_text} {unit}"),
        false => format!("{shown} of {total_text} {unit}{more}"),
    }
}

/// Checks what was typed; dates are counted from `today`.
fn request(args: &SearchArgs, today: Date, quiet: bool) -> anyhow::Result<SearchRequest> {
    let query = typed(&args.query);
    let parsed = read_query(&query, today).map_err(|error| pointed_at(error, &query))?;
    if !quiet {
        parsed.notes.iter().for_each(|note| eprintln!("onrecord: {}", harmless(note)));
    }
    let mut parts: Vec<Expr> = parsed.expr.into_iter().collect();
    let filters = &args.filters;
    let given = [
        (FilterKey::By, &filters.by),
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
    let mut facets: Vec<FacetField> = args.shape.facet.iter().map(|name| FacetField::from(*name)).collect();
    facets.extend(args.shape.timeline.map(FacetField::from));
    let mut request = SearchRequest::new(query, Expr::all(parts), args.shape.quotes, facets)?;
    if let Some(sort) = args.shape.sort {
        request.sort = sort.into();
    }
    request.depth = args.shape.depth;
    request.limit = args.shape.limit;
    request.offset = args.shape.offset;
    let shape = &args.shape;
    request.collapse = !shape.no_collapse && (shape.collapse || shape.is_for_reading());
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
