//! From found documents to what is shown of them.
//!
//! **In:** [`Found`] documents, with the query that found them. **Out:** quotes or articles, read from what the
//! index stores, with the places of the words that matched.

mod context;
mod matcher;
mod snippet;
mod stored;

use context::widen;
pub(crate) use matcher::Matcher;
use snippet::snippet;

use serde::Deserialize;
use tantivy::DocAddress;

use crate::answer::{ArticleHit, QuoteHit};
use crate::article::Moment;
use crate::index::{IndexError, Snapshot, StoredArticle};
use crate::search::Found;

/// Reads the quotes that were `found`, each with so many sentences `around` it.
///
/// # Errors
/// When the index cannot be read.
pub(crate) fn read_quotes(
    snapshot: &Snapshot,
    found: Found,
    around: Option<usize>,
) -> Result<Vec<QuoteHit>, IndexError> {
    let matcher = Matcher::in_languages(&found.expr, snapshot.languages()?);
    let names = &snapshot.digest()?.names;
    let mut read = stored::quotes(snapshot, found.documents.iter().map(|(_, at)| *at))?;
    read.iter_mut().for_each(|quote| quote.call_by(names));
    let mut also = found.also.into_iter();
    let hits = read.into_iter().zip(found.documents).map(|(stored, (score, _))| QuoteHit {
        marks: matcher.marks(&stored.quote.text),
        stored,
        score: rounded(score),
        also: also.next().unwrap_or_default(),
    });
    let mut hits = hits.collect::<Vec<_>>();
    if let Some(around) = around {
        widen(snapshot, &mut hits, around)?;
    }
    Ok(hits)
}

/// Reads the articles that were `found`.
///
/// # Errors
/// When the index cannot be read.
pub(crate) fn read_articles(snapshot: &Snapshot, found: &Found) -> Result<Vec<ArticleHit>, IndexError> {
    let matcher = Matcher::in_languages(&found.expr, snapshot.languages()?);
    let hit = |(score, at): &(f32, DocAddress)| {
        Ok(article_hit(stored::article(snapshot, *at)?, rounded(*score), &matcher))
    };
    found.documents.iter().map(hit).collect()
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
    published: Option<Moment>,
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
pub(crate) fn find_articles(snapshot: &Snapshot, id_or_path: &str) -> Result<Vec<StoredArticle>, IndexError> {
    use tantivy::Term;
    use tantivy::collector::DocSetCollector;
    use tantivy::query::{BooleanQuery, Query, TermQuery};
    use tantivy::schema::IndexRecordOption::Basic;

    let (searcher, fields) = (snapshot.searcher(), snapshot.fields());
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
    found.into_iter().map(|at| stored::article(snapshot, at)).collect()
}
