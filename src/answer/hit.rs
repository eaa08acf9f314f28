//! What was found: quotes and articles.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::article::Moment;
use crate::index::StoredQuote;
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

impl Hits {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Hits::Quotes(hits) => hits.len(),
            Hits::Articles(hits) => hits.len(),
        }
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Their ids, in order.
    pub fn ids(&self) -> Vec<&str> {
        match self {
            Hits::Quotes(hits) => hits.iter().map(|hit| hit.stored.id.as_str()).collect(),
            Hits::Articles(hits) => hits.iter().map(|hit| hit.id.as_str()).collect(),
        }
    }

    /// The pages that they stand on, in order.
    pub fn paths(&self) -> Vec<&str> {
        match self {
            Hits::Quotes(hits) => hits.iter().map(|hit| hit.stored.path.as_str()).collect(),
            Hits::Articles(hits) => hits.iter().map(|hit| hit.path.as_str()).collect(),
        }
    }

    /// Keeps those whose id `is_wanted`.
    pub fn retain(&mut self, is_wanted: impl Fn(&str) -> bool) {
        match self {
            Hits::Quotes(hits) => hits.retain(|hit| is_wanted(&hit.stored.id)),
            Hits::Articles(hits) => hits.retain(|hit| is_wanted(&hit.id)),
        }
    }
}

/// A quote.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
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
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ArticleHit {
    /// Its id.
    pub id: String,
    /// Headline.
    pub headline: Option<String>,
    /// Publication, in the page's local time.
    pub published: Option<Moment>,
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

/// Another place in which a statement stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Also {
    /// The paper.
    pub publisher: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// The file.
    pub path: String,
}

/// A part of a text, on one line. In JSON it is the text alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub struct Snippet {
    /// The text, with `…` where it was cut.
    pub text: String,
    /// The words in it that matched.
    pub marks: Vec<Span>,
}

impl From<String> for Snippet {
    fn from(text: String) -> Self {
        Self { text, marks: Vec::new() }
    }
}

impl From<Snippet> for String {
    fn from(snippet: Snippet) -> Self {
        snippet.text
    }
}
