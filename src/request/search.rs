//! A search, checked and ready to travel.

use std::num::NonZeroUsize;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Version;
use crate::query::{Doubt, Expr, Filter, QueryError, TextField, USUAL_CONFIDENCE, parse, today};

/// What a search returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Whole articles.
    Articles,
    /// Single quotes.
    Quotes,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// The best match first.
    #[default]
    Relevance,
    /// The latest publication first, undated ones last.
    Newest,
    /// The earliest publication first, undated ones last.
    Oldest,
}

/// What hits can be counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum FacetField {
    /// Who said it.
    Speaker,
    /// In whose name.
    Affiliation,
    /// Who is named.
    Actor,
    /// The paper.
    Publisher,
    /// The part of the paper.
    Section,
    /// Who wrote it.
    Author,
    /// Year of publication.
    Year,
    /// Month of publication.
    Month,
    /// Week of publication, by its Monday.
    Week,
    /// Day of publication.
    Day,
    /// Kind of quote.
    Kind,
    /// In what sense it is reported.
    Stance,
}

impl FacetField {
    /// All there are, in the order in which they are listed.
    pub const ALL: [Self; 12] = [
        FacetField::Speaker,
        FacetField::Affiliation,
        FacetField::Actor,
        FacetField::Publisher,
        FacetField::Section,
        FacetField::Author,
        FacetField::Year,
        FacetField::Month,
        FacetField::Week,
        FacetField::Day,
        FacetField::Kind,
        FacetField::Stance,
    ];

    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            FacetField::Speaker => "speaker",
            FacetField::Affiliation => "affiliation",
            FacetField::Actor => "actor",
            FacetField::Publisher => "publisher",
            FacetField::Section => "section",
            FacetField::Author => "author",
            FacetField::Year => "year",
            FacetField::Month => "month",
            FacetField::Week => "week",
            FacetField::Day => "day",
            FacetField::Kind => "kind",
            FacetField::Stance => "stance",
        }
    }

    /// True for stretches of time, which have an order of their own.
    pub fn is_time(self) -> bool {
        matches!(self, FacetField::Year | FacetField::Month | FacetField::Week | FacetField::Day)
    }

    /// True for what only quotes have.
    fn is_of_quotes(self) -> bool {
        matches!(self, FacetField::Speaker | FacetField::Affiliation | FacetField::Kind | FacetField::Stance)
    }
}

/// A search.
///
/// ```
/// use onrecord::request::{FacetField, SearchRequest, Unit};
///
/// let mut request = SearchRequest::parse("Istanbul by:Kremlin since:2025-06")?;
/// request.facets.push(FacetField::Publisher);
/// assert_eq!(request.unit, Unit::Quotes);
///
/// let sent = serde_json::to_string(&request)?;
/// assert_eq!(serde_json::from_str::<SearchRequest>(&sent)?, request);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct SearchRequest {
    /// Of this contract.
    #[serde(default)]
    pub version: Version,
    /// The query as typed, for the answer to repeat.
    #[serde(default)]
    pub query: String,
    /// What to find.
    pub expr: Expr,
    /// What to return.
    pub unit: Unit,
    /// What to count the hits by.
    #[serde(default)]
    pub facets: Vec<FacetField>,
    /// How many institutions of an affiliation, from the widest, count as one; all where absent.
    #[serde(default)]
    pub depth: Option<NonZeroUsize>,
    /// In which order.
    #[serde(default)]
    pub sort: Sort,
    /// At most this many hits.
    #[serde(default = "usual_limit")]
    pub limit: usize,
    /// After passing over this many.
    #[serde(default)]
    pub offset: usize,
    /// Near-identical quotes are one hit.
    #[serde(default)]
    pub collapse: bool,
    /// How many sentences to show around each quote, besides those that hold it; these alone where absent.
    #[serde(default)]
    pub context: Option<usize>,
    /// A stretch of time to count the hits by besides, with those between that have none.
    #[serde(default)]
    pub timeline: Option<FacetField>,
    /// Tell what a reader should know beside the hits; it takes a few questions more.
    #[serde(default = "yes")]
    pub advise: bool,
}

fn yes() -> bool {
    true
}

/// How many hits are shown where nobody says how many.
fn usual_limit() -> usize {
    10
}

impl SearchRequest {
    /// A search for what `query` asks, written as on the command line; `yesterday` counts from the system's today.
    ///
    /// # Errors
    /// When the query cannot be understood, and when it asks for nothing.
    pub fn parse(query: &str) -> Result<Self, QueryError> {
        Self::parse_on(query, today())
    }

    /// The same, where dates count from `today`.
    ///
    /// # Errors
    /// As of [`parse`](Self::parse).
    pub fn parse_on(query: &str, today: Date) -> Result<Self, QueryError> {
        Self::new(query.to_owned(), parse(query, today)?, false, Vec::new())
    }

    /// A search for `expr` that returns the ten best.
    ///
    /// Quotes are returned where `quotes` says so, and where a filter or facet is about quotes. Without any text to
    /// be relevant to, the newest come first.
    ///
    /// # Errors
    /// When `expr` asks for nothing, and when it asks for a part of articles that quotes do not have.
    pub fn new(
        query: String,
        expr: Option<Expr>,
        quotes: bool,
        facets: Vec<FacetField>,
    ) -> Result<Self, QueryError> {
        let expr = expr.ok_or(QueryError::Empty)?;
        let quotes = quotes
            || expr.leaves().iter().any(|(leaf, _)| is_of_quotes(leaf))
            || facets.iter().any(|facet| facet.is_of_quotes());
        let is_text = |leaf: &Expr| matches!(leaf, Expr::Text(_));
        let has_text = expr.leaves().iter().any(|(leaf, wanted)| *wanted && is_text(leaf));
        let request = Self {
            version: Version,
            unit: if quotes { Unit::Quotes } else { Unit::Articles },
            sort: if has_text { Sort::Relevance } else { Sort::Newest },
            query,
            expr,
            facets,
            depth: None,
            limit: usual_limit(),
            offset: 0,
            collapse: false,
            context: None,
            timeline: None,
            advise: true,
        };
        request.check()?;
        Ok(request)
    }

    /// Counts the hits by `field`, too. What only quotes have makes this a search for quotes.
    pub fn count_by(&mut self, field: FacetField) {
        self.facets.push(field);
        if field.is_of_quotes() {
            self.unit = Unit::Quotes;
        }
    }

    /// Can this be asked? A request that was made here can; one that came from elsewhere may hold anything.
    ///
    /// # Errors
    /// When it asks quotes for a part of articles, and when its expression is none that a query can be read as.
    pub fn check(&self) -> Result<(), QueryError> {
        self.expr.check()?;
        let leaves = self.expr.leaves();
        match leaves.iter().find_map(|(leaf, _)| field_of_articles(leaf)) {
            Some(field) if self.unit == Unit::Quotes => Err(QueryError::NotInQuotes(field)),
            _ => Ok(()),
        }
    }

    /// The same search for quotes of the [usual confidence](USUAL_CONFIDENCE) or more; `None` where it is not for quotes, and
    /// where the query itself says how sure they are to be, or asks for the doubtful ones.
    pub fn for_the_surer(&self) -> Option<Self> {
        let tells =
            |(leaf, _): (&Expr, bool)| matches!(leaf, Expr::Filter(Filter::MinConfidence(_) | Filter::Is(_)));
        if self.unit != Unit::Quotes || self.expr.leaves().into_iter().any(tells) {
            return None;
        }
        let least = Expr::Filter(Filter::MinConfidence(USUAL_CONFIDENCE));
        Some(Self { expr: Expr::all(vec![self.expr.clone(), least])?, ..self.clone() })
    }
}

/// Can this be asked of quotes alone?
fn is_of_quotes(leaf: &Expr) -> bool {
    match leaf {
        Expr::Filter(filter) => matches!(
            filter,
            Filter::By(_)
                | Filter::To(_)
                | Filter::Kind(_)
                | Filter::Stance(_)
                | Filter::MinConfidence(_)
                | Filter::Is(Doubt::Unattributed | Doubt::Unsure)
        ),
        Expr::Text(text) => text.field == Some(TextField::Quote),
        _ => false,
    }
}

/// What of articles alone can be asked for.
fn field_of_articles(leaf: &Expr) -> Option<&'static str> {
    match leaf {
        Expr::Filter(Filter::Is(Doubt::Unbalanced)) => return Some("is:unbalanced"),
        Expr::Filter(Filter::Is(Doubt::Doubtful)) => return Some("is:doubtful"),
        _ => {}
    }
    let Expr::Text(text) = leaf else { return None };
    match text.field? {
        TextField::Body => Some("body:"),
        TextField::Summary => Some("summary:"),
        TextField::Caption => Some("caption:"),
        TextField::Lead => Some("lead:"),
        TextField::Headline | TextField::Quote => None,
    }
}
