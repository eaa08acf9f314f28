//! Reading what the index stores.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::de::DeserializeOwned;
use tantivy::columnar::Column;
use tantivy::schema::Value;
use tantivy::{DocAddress, Searcher, TantivyDocument, TantivyError};

use crate::index::{IndexError, QuotedPage, Snapshot, StoredQuote};

/// The quotes at `places`, in that order. Each article is read once, however many of its quotes are asked for.
pub(super) fn quotes(
    snapshot: &Snapshot,
    places: impl Iterator<Item = DocAddress>,
) -> Result<Vec<StoredQuote>, IndexError> {
    let mut articles = Articles { searcher: snapshot.searcher(), numbers: HashMap::new() };
    let mut sought = places
        .enumerate()
        .map(|(hit, quote)| {
            let (article, number) = articles.of(quote)?;
            Ok((article, number, hit))
        })
        .collect::<Result<Vec<_>, IndexError>>()?;
    sought.sort_unstable();
    let mut read = Vec::with_capacity(sought.len());
    for of_article in sought.chunk_by(|(one, ..), (other, ..)| one == other) {
        let json = record(snapshot, of_article[0].0)?;
        let page: QuotedPage<'_> = serde_json::from_slice(&json).map_err(unintelligible)?;
        for (_, number, hit) in of_article {
            let quote = page.quote(*number).ok_or_else(|| unintelligible("a quote is not in its article"))?;
            read.push((*hit, quote));
        }
    }
    read.sort_unstable_by_key(|(hit, _)| *hit);
    Ok(read.into_iter().map(|(_, quote)| quote).collect())
}

/// Finds the articles of quotes.
struct Articles<'s> {
    searcher: &'s Searcher,
    /// The numbers of the quotes of each segment that was met.
    numbers: HashMap<u32, Column<u64>>,
}

impl Articles<'_> {
    /// The article of the quote at `quote`, and the quote's number in it.
    fn of(&mut self, quote: DocAddress) -> Result<(DocAddress, usize), IndexError> {
        let DocAddress { segment_ord, doc_id } = quote;
        let numbers = match self.numbers.entry(segment_ord) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                new.insert(self.searcher.segment_reader(segment_ord).fast_fields().u64("number")?)
            }
        };
        let number = numbers.first(doc_id).and_then(|number| u32::try_from(number).ok());
        let article = number.and_then(|number| Some((doc_id.checked_sub(number)?, number)));
        let (article, number) = article.ok_or_else(|| unintelligible("a quote has no article"))?;
        Ok((DocAddress::new(segment_ord, article), number as usize))
    }
}

/// What is stored of the article at `at`.
pub(super) fn article<T: DeserializeOwned>(snapshot: &Snapshot, at: DocAddress) -> Result<T, IndexError> {
    serde_json::from_slice(&record(snapshot, at)?).map_err(unintelligible)
}

/// The stored JSON of a document.
fn record(snapshot: &Snapshot, at: DocAddress) -> Result<Vec<u8>, IndexError> {
    let document: TantivyDocument = snapshot.searcher().doc(at)?;
    Ok(document
        .get_first(snapshot.fields().record)
        .and_then(|value| value.as_bytes())
        .unwrap_or_default()
        .to_vec())
}

fn unintelligible(reason: impl ToString) -> IndexError {
    let said = format!("a stored record cannot be understood: {}", reason.to_string());
    TantivyError::DataCorruption(tantivy::error::DataCorruption::comment_only(said)).into()
}
