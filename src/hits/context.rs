//! The sentences around a quote.

use tantivy::Searcher;

use super::{QuoteHit, find_articles};
use crate::index::{Fields, IndexError};
use crate::text::{Span, Tokens};

/// Makes the context of each quote `around` sentences wider to both sides; it stays inside its paragraphs where those end.
///
/// # Errors
/// When the index cannot be read.
pub fn widen(
    searcher: &Searcher,
    fields: &Fields,
    hits: &mut [QuoteHit],
    around: usize,
) -> Result<(), IndexError> {
    for hit in hits {
        let stored = &mut hit.stored;
        let articles = find_articles(searcher, fields, &stored.article_id)?;
        let Some(article) = articles.iter().find(|article| article.page.path == stored.path) else {
            continue;
        };
        let whole = stored.quote.spans.iter().copied().reduce(Span::join);
        if let Some(whole) = whole.filter(|whole| whole.end <= article.page.body.len()) {
            stored.context = sentences_around(&article.page.body, whole, around).to_owned();
        }
    }
    Ok(())
}

/// The sentences that `whole` touches, and `around` more before and after them.
fn sentences_around(body: &str, whole: Span, around: usize) -> &str {
    let tokens = Tokens::of(body);
    let spans: Vec<Span> =
        tokens.sentences().iter().filter_map(|sentence| tokens.span(sentence.clone())).collect();
    let first = spans.partition_point(|span| span.end <= whole.start).saturating_sub(around);
    let last = (spans.partition_point(|span| span.start < whole.end) + around).min(spans.len());
    spans.get(first..last).and_then(|held| held.iter().copied().reduce(Span::join)).unwrap_or(whole).of(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_before_and_after_are_taken_along() {
        let body =
            "The boat came. It was late. Ada Holm said the cod were late too. Nobody spoke. The wind turned.";
        let at = body.find("the cod").expect("part of the body");
        let quote = Span::new(at, at + 7);
        assert_eq!(sentences_around(body, quote, 0), "Ada Holm said the cod were late too.");
        assert_eq!(
            sentences_around(body, quote, 1),
            "It was late. Ada Holm said the cod were late too. Nobody spoke."
        );
        assert_eq!(sentences_around(body, quote, 9), body);
    }
}
