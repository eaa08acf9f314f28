//! What the index keeps of a page to show it, and each of its quotes, without the file it came from.
//!
//! A page is stored once, with the document of its article. Its quotes lie behind that document in their order, so a quote
//! finds the article by its number.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::ids::quote_ids;
use super::names::NameList;
use crate::article::Moment;
use crate::document::{PageRecord, QuoteRecord};
use crate::quotes::Place;
use crate::text::Span;

/// The record of an article: what `extract` prints of the page, and what else its quotes are shown with.
#[derive(Debug, Serialize)]
pub(super) struct ArticleRecord<'p> {
    /// See [`ids`](super::ids).
    pub id: &'p str,
    /// The page.
    #[serde(flatten)]
    pub page: &'p PageRecord,
    /// Of each quote the byte range in the body of the sentences around it.
    pub contexts: Vec<Span>,
    /// Of each quote what its id adds to that of the article.
    pub quote_ids: Vec<String>,
}

impl<'p> ArticleRecord<'p> {
    pub(super) fn new(id: &'p str, page: &'p PageRecord) -> Self {
        let contexts = page.quotes.iter().map(|quote| quote.context).collect();
        Self { id, page, contexts, quote_ids: quote_ids(&page.quotes) }
    }
}

/// What a quote is shown with, of the record of its article.
#[derive(Debug, Deserialize)]
pub(crate) struct QuotedPage<'r> {
    id: String,
    headline: Option<String>,
    published: Option<Moment>,
    publisher: Option<String>,
    url: Option<String>,
    path: String,
    body: String,
    #[serde(borrow)]
    quotes: Vec<&'r RawValue>,
    contexts: Vec<Span>,
    quote_ids: Vec<String>,
}

impl QuotedPage<'_> {
    /// The quote with this number, counted from 1; `None` where the record does not hold it.
    pub(crate) fn quote(&self, number: usize) -> Option<StoredQuote> {
        let at = number.checked_sub(1)?;
        let quote: QuoteRecord = serde_json::from_str(self.quotes.get(at)?.get()).ok()?;
        let context = match quote.place {
            Place::Body => self.body.get(self.contexts.get(at)?.range())?.to_owned(),
            Place::Headline => self.headline.clone().unwrap_or_default(),
        };
        Some(StoredQuote {
            id: format!("{}-{}", self.id, self.quote_ids.get(at)?),
            article_id: self.id.clone(),
            quote,
            speaker_id: None,
            context,
            headline: self.headline.clone(),
            published: self.published,
            publisher: self.publisher.clone(),
            url: self.url.clone(),
            path: self.path.clone(),
        })
    }
}

/// An article with its quotes, and its id.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct StoredArticle {
    /// The same as long as its address does; of a page without one, as long as its text does.
    pub id: String,
    /// The page as `extract` prints it.
    #[serde(flatten)]
    pub page: PageRecord,
}

/// A quote with what a reader wants to know of its article.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct StoredQuote {
    /// The article's id, `-`, and six digits that its words lead to.
    pub id: String,
    /// Id of its article.
    pub article_id: String,
    /// The quote as `extract` prints it.
    #[serde(flatten)]
    pub quote: QuoteRecord,
    /// The id of the speaker across the pages of the index.
    #[serde(default)]
    pub speaker_id: Option<String>,
    /// The sentences around it.
    pub context: String,
    /// Headline of its article.
    pub headline: Option<String>,
    /// Publication, ISO 8601, in the page's local time.
    pub published: Option<Moment>,
    /// The paper.
    pub publisher: Option<String>,
    /// Canonical url of its article.
    pub url: Option<String>,
    /// The file.
    pub path: String,
}

impl StoredQuote {
    /// Gives the speaker the name and the id that all pages of the index together have for the one whom this page names.
    pub(crate) fn call_by(&mut self, names: &NameList) {
        let speaks_for = self.quote.speaks_for();
        if let Some(speaker) = &mut self.quote.speaker {
            let one = names.speaker(speaker, &speaks_for);
            (*speaker, self.speaker_id) = (one.name, Some(one.id));
        }
    }
}
