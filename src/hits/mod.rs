//! From found documents to what is shown of them.
//!
//! **In:** [`Found`] documents, with the query that found them. **Out:** [`Hits`]: quotes or articles, read from what the
//! index stores, with the places of the words that matched.

mod context;
mod matcher;
mod snippet;
mod stored;
mod verify;

pub use context::widen;
pub use matcher::Matcher;
pub use snippet::{Snippet, snippet};
pub use verify::{Near, Piece, Status, Verdict, verify};

use serde::{Deserialize, Serialize};
use tantivy::{DocAddress, Searcher};

use crate::index::{Fields, IndexError, StoredArticle, StoredQuote, WordForms};
use crate::query::Unit;
use crate::search::{Also, Found};
use crate::text::Span;

/// Hits, in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Hits {
    /// Of a search for quotes.
    Quotes(Vec<QuoteHit>),
    /// Of a search for articles.
    Articles(Vec<ArticleHit>),
}

/// A quote.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuoteHit {
    /// As the index keeps it.
    #[serde(flatten)]
    pub stored: StoredQuote,
    /// How well it matches; comparable within one answer only.
    pub score: f64,
    /// Where else a near-identical statement stands; empty unless such were put together.
    pub also: Vec<Also>,
    /// The words in its text that matched; not part of the JSON.
    #[serde(skip)]
    pub marks: Vec<Span>,
}

/// An article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleHit {
    /// Its id.
    pub id: String,
    /// Headline.
    pub headline: Option<String>,
    /// Publication, ISO 8601, in the page's local time.
    pub published: Option<String>,
    /// The paper.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The part of it that matches best.
    pub snippet: Snippet,
    /// Canonical url.
    pub url: Option<String>,
    /// The file.
    pub path: String,
    /// How well it matches; comparable within one answer only.
    pub score: f64,
    /// The words in the headline that matched; not part of the JSON.
    #[serde(skip)]
    pub headline_marks: Vec<Span>,
}

impl Hits {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Hits::Quotes(hits) => hits.len(),
            Hits::Articles(hits) => hits.len(),
        }
    }

    /// Their ids, in order.
    pub fn ids(&self) -> Vec<&str> {
        match self {
            Hits::Quotes(hits) => hits.iter().map(|hit| hit.stored.id.as_str()).collect(),
            Hits::Articles(hits) => hits.iter().map(|hit| hit.id.as_str()).collect(),
        }
    }

    /// Keeps those whose id `is_wanted`.
    pub fn retain(&mut self, is_wanted: impl Fn(&str) -> bool) {
        match self {
            Hits::Quotes(hits) => hits.retain(|hit| is_wanted(&hit.stored.id)),
            Hits::Articles(hits) => hits.retain(|hit| is_wanted(&hit.id)),
        }
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Reads the documents of `found`.
///
/// # Errors
/// When the index cannot be read.
pub fn read_hits(found: &Found, fields: &Fields) -> Result<Hits, IndexError> {
    let Found { searcher, documents, also, .. } = found;
    let matcher = Matcher::in_languages(&found.expr, &WordForms::of(searcher)?);
    Ok(match found.unit {
        Unit::Quotes => {
            let mut read = stored::quotes(searcher, fields, documents.iter().map(|(_, at)| *at))?;
            read.iter_mut().for_each(|quote| quote.call_by(&found.names));
            let mut also = also.iter().cloned();
            let hits = read.into_iter().zip(documents).map(|(stored, (score, _))| QuoteHit {
                marks: matcher.marks(&stored.quote.text),
                stored,
                score: rounded(*score),
                also: also.next().unwrap_or_default(),
            });
            Hits::Quotes(hits.collect())
        }
        Unit::Articles => Hits::Articles(
            documents
                .iter()
                .map(|(score, at)| {
                    Ok(article_hit(stored::article(searcher, fields, *at)?, rounded(*score), &matcher))
                })
                .collect::<Result<_, IndexError>>()?,
        ),
    })
}

/// Three digits tell hits apart, and stay the same on every machine.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}

/// What a hit shows of a [`StoredArticle`]. Its actors and quotes are most of the record, and nobody looks at them here.
#[derive(Deserialize)]
struct ShownArticle {
    id: String,
    headline: Option<String>,
    summary: Option<String>,
    authors: Vec<String>,
    publisher: Option<String>,
    published: Option<String>,
    url: Option<String>,
    path: String,
    body: String,
}

fn article_hit(article: ShownArticle, score: f64, matcher: &Matcher) -> ArticleHit {
    ArticleHit {
        id: article.id,
        snippet: snippet(&article.body, article.summary.as_deref(), matcher),
        headline_marks: article.headline.as_deref().map(|text| matcher.marks(text)).unwrap_or_default(),
        headline: article.headline,
        published: article.published,
        publisher: article.publisher,
        authors: article.authors,
        url: article.url,
        path: article.path,
        score,
    }
}

/// The articles with this id, path or file, or that hold the quote with this id.
///
/// # Errors
/// When the index cannot be read.
pub fn find_articles(
    searcher: &Searcher,
    fields: &Fields,
    id_or_path: &str,
) -> Result<Vec<StoredArticle>, IndexError> {
    use tantivy::Term;
    use tantivy::collector::DocSetCollector;
    use tantivy::query::{BooleanQuery, Query, TermQuery};
    use tantivy::schema::IndexRecordOption::Basic;

    let article = id_or_path.split_once('-').map_or(id_or_path, |(article, _)| article);
    let path = id_or_path.strip_prefix("./").unwrap_or(id_or_path);
    let terms = [
        Term::from_field_text(fields.id, article),
        Term::from_field_text(fields.path, path),
        Term::from_field_text(fields.file, path),
    ];
    let either = terms.map(|term| -> Box<dyn Query> { Box::new(TermQuery::new(term, Basic)) });
    let is_article = TermQuery::new(Term::from_field_text(fields.unit, "article"), Basic);
    let query = BooleanQuery::intersection(vec![
        Box::new(is_article),
        Box::new(BooleanQuery::union(either.into_iter().collect())),
    ]);
    let mut found: Vec<DocAddress> = searcher.search(&query, &DocSetCollector)?.into_iter().collect();
    found.sort_unstable();
    found.into_iter().map(|at| stored::article(searcher, fields, at)).collect()
}
