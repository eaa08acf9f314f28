//! The sentences around a quote.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::find_articles;
use crate::answer::QuoteHit;
use crate::index::{IndexError, Snapshot};
use crate::lang::Language;
use crate::text::{Span, Tokens};

/// Makes the context of each quote `around` sentences wider to both sides; it stays inside its paragraphs where those end.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn widen(snapshot: &Snapshot, hits: &mut [QuoteHit], around: usize) -> Result<(), IndexError> {
    let mut bodies: HashMap<String, Option<Body>> = HashMap::new();
    for hit in hits {
        let stored = &mut hit.stored;
        let body = match bodies.entry(stored.path.clone()) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let articles = find_articles(snapshot, &stored.article_id)?;
                let article = articles.into_iter().find(|article| article.page.path == stored.path);
                entry.insert(article.map(|article| Body::of(article.page.body, article.page.lang.as_deref())))
            }
        };
        let whole = stored.quote.spans.iter().copied().reduce(Span::join);
        if let (Some(body), Some(whole)) = (body, whole)
            && whole.end <= body.text.len()
        {
            stored.context = body.sentences_around(whole, around).to_owned();
        }
    }
    Ok(())
}

/// The text of an article, cut into sentences.
struct Body {
    text: String,
    sentences: Vec<Span>,
}

impl Body {
    /// `lang` is the code of its language.
    fn of(text: String, lang: Option<&str>) -> Self {
        let tokens = Tokens::written_in(&text, lang.and_then(Language::from_tag));
        let sentences =
            tokens.sentences().iter().filter_map(|sentence| tokens.span(sentence.clone())).collect();
        drop(tokens);
        Self { text, sentences }
    }

    /// The sentences that `whole` touches, and `around` more before and after them.
    fn sentences_around(&self, whole: Span, around: usize) -> &str {
        let spans = &self.sentences;
        let first = spans.partition_point(|span| span.end <= whole.start).saturating_sub(around);
        let last = (spans.partition_point(|span| span.start < whole.end) + around).min(spans.len());
        let held = spans.get(first..last).and_then(|held| held.iter().copied().reduce(Span::join));
        held.unwrap_or(whole).of(&self.text)
    }
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
        let cut = Body::of(body.to_owned(), Some("en"));
        assert_eq!(cut.sentences_around(quote, 0), "Ada Holm said the cod were late too.");
        assert_eq!(
            cut.sentences_around(quote, 1),
            "It was late. Ada Holm said the cod were late too. Nobody spoke."
        );
        assert_eq!(cut.sentences_around(quote, 9), body);
    }
}
