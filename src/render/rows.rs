//! Hits as rows of a table: which columns there are, and what stands in them.

use crate::answer::{ARTICLE_FIELDS, ArticleHit, FacetCounts, Field, Hits, QUOTE_FIELDS, QuoteHit};
use crate::article::Moment;
use crate::quotes::{Place, Stance};

/// The names of all columns of quotes and articles, each once.
pub fn column_names() -> impl Iterator<Item = &'static str> {
    let is_new = |field: &&Field| QUOTE_FIELDS.iter().all(|of_quote| of_quote.name != field.name);
    QUOTE_FIELDS.iter().chain(ARTICLE_FIELDS.iter().filter(is_new)).map(|field| field.name)
}

/// The columns `fields` of `hits`, the usual ones where none is given.
///
/// # Errors
/// When there is no column of that name; with all names there are.
pub fn columns(hits: &Hits, fields: &[String]) -> Result<Vec<&'static str>, String> {
    let known: &[Field] = match hits {
        Hits::Quotes(_) => &QUOTE_FIELDS,
        Hits::Articles(_) => &ARTICLE_FIELDS,
    };
    let column = |name: &String| {
        let found = known.iter().find(|field| field.name == name.trim()).map(|field| field.name);
        found.ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(|field| field.name).collect();
            format!("there is no field '{name}' here; choose from {}", names.join(", "))
        })
    };
    match fields.is_empty() {
        true => Ok(known.iter().filter(|field| field.is_usual).map(|field| field.name).collect()),
        false => fields.iter().map(column).collect(),
    }
}

/// Hits under column names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns.
    pub names: Vec<&'static str>,
    /// A row for each hit.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// `hits` with the columns `fields`, the usual ones where none is given.
    ///
    /// # Errors
    /// When there is no column of that name; with all names there are.
    pub fn new(hits: &Hits, fields: &[String]) -> Result<Self, String> {
        let names = columns(hits, fields)?;
        let rows = match hits {
            Hits::Quotes(hits) => {
                hits.iter().map(|hit| names.iter().map(|n| of_quote(hit, n)).collect()).collect()
            }
            Hits::Articles(hits) => {
                hits.iter().map(|hit| names.iter().map(|n| of_article(hit, n)).collect()).collect()
            }
        };
        Ok(Self { names, rows })
    }

    /// The counts of facets, a row for each value.
    pub fn of_facets(facets: &[FacetCounts]) -> Self {
        let row = |facet: &FacetCounts, (value, count): &(String, u64)| {
            vec![facet.field.name().to_owned(), value.clone(), count.to_string()]
        };
        let rows = facets.iter().flat_map(|facet| facet.counts.iter().map(move |count| row(facet, count)));
        Self { names: vec!["facet", "value", "count"], rows: rows.collect() }
    }
}

fn or_empty<T: ToString>(field: &Option<T>) -> String {
    field.as_ref().map(T::to_string).unwrap_or_default()
}

fn of_quote(hit: &QuoteHit, name: &str) -> String {
    let stored = &hit.stored;
    let quote = &stored.quote;
    match name {
        "id" => stored.id.clone(),
        "text" => quote.text.clone(),
        "kind" => quote.kind.name().to_owned(),
        "speaker" => or_empty(&quote.speaker),
        "speaker_id" => or_empty(&stored.speaker_id),
        "affiliation" => quote.affiliation.to_string(),
        "mention" => or_empty(&quote.mention),
        "cue" => or_empty(&quote.cue),
        "said_on" => or_empty(&quote.said_on),
        "published" => or_empty(&stored.published),
        "publisher" => or_empty(&stored.publisher),
        "headline" => or_empty(&stored.headline),
        "url" => or_empty(&stored.url),
        "path" => stored.path.clone(),
        "article_id" => stored.article_id.clone(),
        "context" => stored.context.clone(),
        "confidence" => quote.confidence.to_string(),
        "rule" => serde_json::to_value(quote.rule)
            .ok()
            .and_then(|rule| rule.as_str().map(str::to_owned))
            .unwrap_or_default(),
        "stance" => quote.stance.name().to_owned(),
        "relayed" => or_empty(&quote.relayed),
        "addressee" => or_empty(&quote.addressee),
        "addressee_mention" => or_empty(&quote.addressee_mention),
        "affiliation_role" => or_empty(&quote.affiliation_role),
        "place" => match quote.place {
            Place::Body => "body".to_owned(),
            Place::Headline => "headline".to_owned(),
        },
        "spans" => {
            let pairs = quote.spans.iter().map(|span| format!("{}-{}", span.start, span.end));
            pairs.collect::<Vec<_>>().join("; ")
        }
        "score" => hit.score.to_string(),
        "also" => hit.also.iter().map(|also| also.path.as_str()).collect::<Vec<_>>().join("; "),
        _ => cite_quote(hit),
    }
}

fn of_article(hit: &ArticleHit, name: &str) -> String {
    match name {
        "id" => hit.id.clone(),
        "headline" => or_empty(&hit.headline),
        "published" => or_empty(&hit.published),
        "publisher" => or_empty(&hit.publisher),
        "authors" => hit.authors.join("; "),
        "url" => or_empty(&hit.url),
        "path" => hit.path.clone(),
        "snippet" => hit.snippet.text.clone(),
        "score" => hit.score.to_string(),
        _ => cite_article(hit),
    }
}

/// `speaker, publisher, date, headline, url`; what is not known is left out, and a page without a url is cited by its file.
pub(super) fn cite_quote(hit: &QuoteHit) -> String {
    let stored = &hit.stored;
    let quote = &stored.quote;
    // A denial that is cited without being called one is a claim.
    let sense =
        if quote.stance == Stance::Asserted { String::new() } else { format!(" ({})", quote.stance.name()) };
    let who = quote.speaker.as_ref().or(quote.mention.as_ref()).map(|who| format!("{who}{sense}"));
    cited(
        [who.as_ref(), stored.publisher.as_ref()],
        stored.published,
        &stored.headline,
        stored.url.as_ref(),
        &stored.path,
    )
}

/// `authors, publisher, date, headline, url`.
pub(super) fn cite_article(hit: &ArticleHit) -> String {
    let authors = Some(hit.authors.join(" and ")).filter(|names| !names.is_empty());
    cited(
        [authors.as_ref(), hit.publisher.as_ref()],
        hit.published,
        &hit.headline,
        hit.url.as_ref(),
        &hit.path,
    )
}

fn cited(
    names: [Option<&String>; 2],
    published: Option<Moment>,
    headline: &Option<String>,
    url: Option<&String>,
    path: &str,
) -> String {
    let day = published.map(|moment| moment.date().to_string());
    let headline = headline.as_ref().map(|headline| format!("“{headline}”"));
    let names = names.into_iter().map(|name| name.cloned());
    let parts = names.chain([day, headline, Some(url.map_or(path, String::as_str).to_owned())]);
    parts.flatten().collect::<Vec<_>>().join(", ")
}
