//! What can be typed after `onrecord search`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use onrecord::answer::{ARTICLE_FIELDS, Field, QUOTE_FIELDS};
use onrecord::request::{FacetField, Sort};

/// Find articles by their words and fields, or quotes by who said them.
///
/// Words are joined by AND. OR, -word, "a phrase", "a phrase"~3 (three words may lie between), NEAR/5, SAME/s, begin*,
/// parentheses and headline:word work as one would expect; case, accents and, outside phrases, inflection do not matter.
/// Each filter can stand in the query too: Istanbul by:Kremlin since:2025-06. The whole language: onrecord help query. Your own
/// defaults for flags: onrecord help config
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct SearchArgs {
    /// What to search for; may be left out where a filter is given
    #[arg(value_name = "QUERY")]
    pub(super) query: Vec<String>,
    #[command(flatten, next_help_heading = "Filters")]
    pub(super) filters: Filters,
    #[command(flatten, next_help_heading = "Results")]
    pub(super) shape: Shape,
}

const EXAMPLES: &str = "Examples:
  onrecord search Istanbul --by Kremlin
  onrecord search '\"peace plan\" OR ceasefire -drill' --since '2 weeks ago' --facet publisher
  onrecord search --by 'Foreign Ministry' --kind direct --format csv
  onrecord search ceasefire --compare by:Kremlin 'by:\"White House\"' --timeline month
  onrecord search 'is:unattributed publisher:Ledger' --context 1";

#[derive(Clone, Debug, Args)]
pub(super) struct Filters {
    /// Quotes whose speaker, or whose speaker's institution, is NAME
    #[arg(long, value_name = "NAME")]
    pub(super) by: Vec<String>,
    /// Quotes said to NAME, where the text tells whom they are said to
    #[arg(long, value_name = "NAME")]
    pub(super) to: Vec<String>,
    /// Hits that name this person, organization or place
    #[arg(long, value_name = "NAME")]
    pub(super) actor: Vec<String>,
    /// Hits with these words in the headline
    #[arg(long, value_name = "WORDS")]
    pub(super) headline: Vec<String>,
    /// Hits from this paper or site
    #[arg(long, value_name = "NAME")]
    pub(super) publisher: Vec<String>,
    /// Hits from this section
    #[arg(long, value_name = "NAME")]
    pub(super) section: Vec<String>,
    /// Hits by this author
    #[arg(long, value_name = "NAME")]
    pub(super) author: Vec<String>,
    /// Hits in this language: en, de, pt
    #[arg(long, value_name = "CODE")]
    pub(super) lang: Vec<String>,
    /// Hits published on this day, month or year: 2025-07-03, 2025-07, 2025
    #[arg(long, value_name = "DATE")]
    pub(super) on: Vec<String>,
    /// Hits published then or later; also '2 weeks ago'
    #[arg(long, value_name = "DATE")]
    pub(super) since: Vec<String>,
    /// Hits published then or earlier
    #[arg(long, value_name = "DATE")]
    pub(super) until: Vec<String>,
    /// Quotes of this kind: direct, indirect or mixed
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Vec<String>,
    /// Quotes that are reported in this sense: asserted, denied, negated, unreal, asked or called-for
    #[arg(long, value_name = "STANCE")]
    pub(super) stance: Vec<String>,
    /// Quotes whose attribution is at least this sure, 0 to 1, 0.5 where nothing is given: of those at 0.9, nine in ten are right
    #[arg(long, value_name = "N")]
    pub(super) min_confidence: Vec<String>,
    /// Hits from files whose path matches: 'corpus/call/*'
    #[arg(long, value_name = "GLOB")]
    pub(super) path: Vec<String>,
}

#[derive(Clone, Debug, Args)]
pub(super) struct Shape {
    /// Find quotes, not articles
    #[arg(long)]
    pub(super) quotes: bool,
    /// Count all hits by FIELD; can be repeated, or several be given with commas. With --limit 0 a table (csv, tsv, markdown)
    /// holds the counts
    #[arg(long, value_name = "FIELD", value_parser = facet_field(), value_delimiter = ',')]
    pub(super) facet: Vec<FacetField>,
    /// Show the N largest values of each facet in text, 0 for all; times are always shown whole
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) facet_limit: usize,
    /// Count affiliations by their N widest institutions: with 1, Russia / Kremlin counts as Russia
    #[arg(long, value_name = "N", requires = "facet")]
    pub(super) depth: Option<NonZeroUsize>,
    /// Order of hits [default: relevance; newest where there are no words to be relevant to]
    #[arg(long, value_enum)]
    pub(super) sort: Option<SortName>,
    /// Show at most N hits
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(super) limit: usize,
    /// Pass over the first N hits
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) offset: usize,
    /// Print only how many hits there are
    #[arg(long)]
    pub(super) count: bool,
    /// Count all hits by time, gaps and all
    #[arg(long, value_name = "UNIT", value_enum, num_args = 0..=1, default_missing_value = "month")]
    pub(super) timeline: Option<TimeUnit>,
    /// Show near-identical quotes as one hit, also where the form is not text
    #[arg(long, overrides_with = "no_collapse")]
    pub(super) collapse: bool,
    /// Show near-identical quotes as hits of their own
    #[arg(long)]
    pub(super) no_collapse: bool,
    /// Show N sentences around each quote
    #[arg(long, value_name = "N")]
    pub(super) context: Option<usize>,
    /// Fields of each hit, with commas: columns of csv, tsv and markdown, keys of json and jsonl; csv where no form is named
    #[arg(long, value_name = "NAME", value_delimiter = ',', long_help = fields_help())]
    pub(super) fields: Vec<String>,
    /// Print a citation of each hit: speaker, publisher, date, headline, url
    #[arg(long, conflicts_with_all = ["format", "fields"])]
    pub(super) cite: bool,
    /// Print paths with a zero byte after each, for xargs -0
    #[arg(short = '0', long = "null", conflicts_with_all = ["format", "fields", "cite"])]
    pub(super) null: bool,
    /// Put several speakers side by side in time: --compare by:Kremlin by:Holm
    #[arg(long, value_name = "PART", num_args = 2..=6, conflicts_with_all = ["count", "cite", "null", "review", "batch"])]
    pub(super) compare: Vec<String>,
    /// List what a person should look at: quotes without a speaker or unsure ones, pages without a date or with a quotation mark
    /// that has no partner
    #[arg(long, conflicts_with_all = ["count", "cite", "null", "batch"])]
    pub(super) review: bool,
    /// Run each line of FILE as a query and give the counts as csv, or the hits where --fields names columns
    #[arg(long, value_name = "FILE", conflicts_with_all = ["count", "cite", "null"])]
    pub(super) batch: Option<PathBuf>,
    /// Keep this search as NAME, for: onrecord saved NAME
    #[arg(long, value_name = "NAME", conflicts_with = "batch")]
    pub(super) save: Option<String>,
    /// Never show the text in a pager
    #[arg(long)]
    pub(super) no_pager: bool,
    /// How to print hits
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// What `--help` says of `--fields`: all there are.
fn fields_help() -> String {
    let names = |fields: &[Field]| fields.iter().map(|field| field.name).collect::<Vec<_>>().join(", ");
    format!(
        "Fields of each hit, with commas: columns of csv, tsv and markdown, keys of json and jsonl; csv where no form is named. \
         Of quotes: {}. Of articles: {}",
        names(&QUOTE_FIELDS),
        names(&ARTICLE_FIELDS)
    )
}

impl Shape {
    /// Are hits shown to a reader, not handed to a program?
    pub(super) fn is_for_reading(&self) -> bool {
        self.format() == Format::Text && !self.cite && !self.null
    }

    /// The form of hits: who names columns wants a table.
    pub(super) fn format(&self) -> Format {
        match self.format {
            Format::Text if !self.fields.is_empty() => Format::Csv,
            format => format,
        }
    }
}

/// Reads what hits can be counted by, as output names it.
fn facet_field() -> impl TypedValueParser<Value = FacetField> {
    let named = |name: String| FacetField::ALL.into_iter().find(|field| field.name() == name);
    PossibleValuesParser::new(FacetField::ALL.map(FacetField::name))
        .map(move |name| named(name).expect("the parser lets only these names through"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SortName {
    Relevance,
    Newest,
    Oldest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum TimeUnit {
    Day,
    Week,
    #[default]
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

impl From<SortName> for Sort {
    fn from(name: SortName) -> Self {
        match name {
            SortName::Relevance => Sort::Relevance,
            SortName::Newest => Sort::Newest,
            SortName::Oldest => Sort::Oldest,
        }
    }
}
