//! A search, checked and ready to run.

use super::{Doubt, Expr, Filter, QueryError, TextField, USUAL_CONFIDENCE};

/// What a search returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Whole articles.
    Articles,
    /// Single quotes.
    Quotes,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
#[derive(Clone, Debug)]
pub struct SearchRequest {
    /// The query as typed, for the answer to repeat.
    pub query: String,
    /// What to find.
    pub expr: Expr,
    /// What to return.
    pub unit: Unit,
    /// What to count the hits by.
    pub facets: Vec<FacetField>,
    /// How many institutions of an affiliation, from the widest, count as one; all where absent.
    pub depth: Option<std::num::NonZeroUsize>,
    /// In which order.
    pub sort: Sort,
    /// At most this many hits.
    pub limit: usize,
    /// After passing over this many.
    pub offset: usize,
    /// Near-identical quotes are one hit.
    pub collapse: bool,
}

impl SearchRequest {
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
        let leaves = expr.leaves();
        let of_quotes = |leaf: &Expr| {
            matches!(
                leaf,
                Expr::Filter(
                    Filter::By(_)
                        | Filter::To(_)
                        | Filter::Kind(_)
                        | Filter::Stance(_)
                        | Filter::MinConfidence(_)
                        | Filter::Is(Doubt::Unattributed | Doubt::Unsure)
                )
            ) || matches!(leaf, Expr::Text(text) if text.field == Some(TextField::Quote))
        };
        let is_text = |leaf: &Expr| matches!(leaf, Expr::Text(_));
        let quotes = quotes
            || leaves.iter().any(|(leaf, _)| of_quotes(leaf))
            || facets.iter().any(|facet| facet.is_of_quotes());
        if quotes && let Some(field) = leaves.iter().find_map(|(leaf, _)| field_of_articles(leaf)) {
            return Err(QueryError::NotInQuotes(field));
        }
        let has_text = leaves.iter().any(|(leaf, wanted)| *wanted && is_text(leaf));
        Ok(Self {
            unit: if quotes { Unit::Quotes } else { Unit::Articles },
            sort: if has_text { Sort::Relevance } else { Sort::Newest },
            query,
            expr,
            facets,
            depth: None,
            limit: 10,
            offset: 0,
            collapse: false,
        })
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
