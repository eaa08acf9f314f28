//! Did they say this?
//!
//! **In:** words that somebody is claimed to have said. **Out:** a [`Verdict`]: the quotes that hold these words as
//! they are, or, where there is none, those that come nearest, with the words that differ.

use std::collections::HashSet;

use crate::answer::{Also, Near, Piece, QuoteHit, Status, Verdict};
use crate::article::Moment;
use crate::index::StoredQuote;
use crate::lang::function_words::is_function_word;
use crate::query::{Expr, Filter, QueryError, TextField, TextMatch, WordForm};
use crate::quotes::Stance;
use crate::request::{SearchRequest, Sort, Version};
use crate::store::{Store, StoreError};
use crate::text::{Span, fold, folded, words};

/// Quotes that are read to find the nearest.
const CANDIDATES: usize = 200;
/// Quotes that are shown as near.
const SHOWN_NEAR: usize = 3;
/// The share of the words, in their order, that a near quote has. With half of the words two sentences on one subject
/// meet by chance.
const NEAR: f64 = 0.6;
/// Quotes with these very words that are counted one by one.
const MOST_EXACT: usize = 1000;

/// The most bytes of a claim: a page of a book. What is longer is no quote.
const LONGEST: usize = 10_000;

/// Looks for `claim` among the quotes that pass `filters`.
///
/// # Errors
/// When the claim has no word or is longer than a page, and when the store cannot be read.
pub fn verify<S: Store + ?Sized>(store: &S, claim: &str, filters: &[Filter]) -> Result<Verdict, StoreError> {
    if words(claim).next().is_none() {
        return Err(QueryError::Empty.into());
    }
    if claim.len() > LONGEST {
        return Err(QueryError::TooLong { what: "letters", most: LONGEST }.into());
    }
    let these_words = found(store, claim, phrase(claim), filters, Sort::Oldest, MOST_EXACT)?;
    if !these_words.is_empty() {
        let is_asserted = |hit: &QuoteHit| hit.stored.quote.stance == Stance::Asserted;
        let (exact, others): (Vec<QuoteHit>, Vec<QuoteHit>) = these_words.into_iter().partition(is_asserted);
        let (status, not_asserted) = match exact.is_empty() {
            true => (Status::NotAsserted, others),
            false => (Status::Exact, Vec::new()),
        };
        return Ok(Verdict { version: Version, status, exact, not_asserted, near: Vec::new() });
    }
    let mut near: Vec<Near> = match telling_words(claim) {
        Some(any) => found(store, claim, any, filters, Sort::Relevance, CANDIDATES)?
            .into_iter()
            .filter_map(|hit| nearness(claim, hit))
            .collect(),
        None => Vec::new(),
    };
    // Of those that are as near the one that says least else, and then the earliest.
    near.sort_by(|a, b| {
        let stored = |near: &Near| {
            (near.hit.stored.quote.text.len(), near.hit.stored.published.map(|moment| moment.to_string()))
        };
        b.similarity.total_cmp(&a.similarity).then_with(|| stored(a).cmp(&stored(b)))
    });
    let near = told_once(store, near, filters)?;
    let status = if near.is_empty() { Status::None } else { Status::Near };
    Ok(Verdict { version: Version, status, exact: Vec::new(), not_asserted: Vec::new(), near })
}

/// The words of `text` side by side, in a quote.
fn phrase(text: &str) -> Expr {
    let (field, form) = (Some(TextField::Quote), WordForm::Phrase(0));
    Expr::Text(TextMatch { field, text: text.to_owned(), form })
}

/// The words that tell one statement from another; all of them where the claim has no other.
fn telling_words(claim: &str) -> Option<Expr> {
    let all: Vec<&str> = words(claim).map(|span| span.of(claim)).collect();
    let telling: Vec<&str> = all.iter().copied().filter(|word| !is_function_word(word)).collect();
    let chosen = if telling.is_empty() { all } else { telling };
    let text = |word: &str| {
        Expr::Text(TextMatch { field: Some(TextField::Quote), text: word.to_owned(), form: WordForm::Stem })
    };
    (!chosen.is_empty()).then(|| Expr::Any(chosen.into_iter().map(text).collect()))
}

fn found<S: Store + ?Sized>(
    store: &S,
    claim: &str,
    text: Expr,
    filters: &[Filter],
    sort: Sort,
    limit: usize,
) -> Result<Vec<QuoteHit>, StoreError> {
    let parts = std::iter::once(text).chain(filters.iter().cloned().map(Expr::Filter)).collect();
    let request = SearchRequest::new(claim.to_owned(), Expr::all(parts), true, Vec::new())?;
    let request = SearchRequest { sort, limit, ..request };
    Ok(store.quotes(&request)?.hits)
}

/// The first few of `near` that differ in their words, each with the others that have the same.
fn told_once<S: Store + ?Sized>(
    store: &S,
    near: Vec<Near>,
    filters: &[Filter],
) -> Result<Vec<Near>, StoreError> {
    let mut told: Vec<Near> = Vec::new();
    let mut seen = HashSet::new();
    for mut near in near {
        let text = near.hit.stored.quote.text.clone();
        if !seen.insert(folded(&text)) {
            continue;
        }
        let same = found(store, &text, phrase(&text), filters, Sort::Oldest, MOST_EXACT)?;
        let others =
            same.into_iter().map(|other| other.stored).filter(|other| other.id != near.hit.stored.id);
        near.hit.also = others
            .map(|StoredQuote { publisher, published, path, .. }| Also {
                publisher,
                published: published.map(Moment::date),
                path,
            })
            .collect();
        told.push(near);
        if told.len() == SHOWN_NEAR {
            break;
        }
    }
    Ok(told)
}

/// How near `hit` comes to `claim`; none where it does not.
fn nearness(claim: &str, hit: QuoteHit) -> Option<Near> {
    let (similarity, difference) = compare(claim, &hit.stored.quote.text)?;
    (similarity >= NEAR).then_some(Near { hit, similarity, difference })
}

/// Lays `claim` and `recorded` side by side along the longest row of words that both have in order.
fn compare(claim: &str, recorded: &str) -> Option<(f64, Vec<Piece>)> {
    let cut = |text: &str| -> Vec<(Span, String)> {
        words(text).take(1000).map(|span| (span, fold(span.of(text)).into_owned())).collect()
    };
    let (claimed, on_record) = (cut(claim), cut(recorded));
    let (rows, columns) = (claimed.len(), on_record.len());
    let mut longest = vec![vec![0_u16; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            longest[row][column] = if claimed[row].1 == on_record[column].1 {
                longest[row + 1][column + 1] + 1
            } else {
                longest[row + 1][column].max(longest[row][column + 1])
            };
        }
    }
    let common = f64::from(longest[0][0]);
    let mut pieces = Pieces::default();
    let (mut row, mut column) = (0, 0);
    while row < rows || column < columns {
        if row < rows && column < columns && claimed[row].1 == on_record[column].1 {
            pieces.push(Piece::Same, on_record[column].0.of(recorded));
            row += 1;
            column += 1;
        } else if row < rows && (column == columns || longest[row + 1][column] >= longest[row][column + 1]) {
            pieces.push(Piece::Claimed, claimed[row].0.of(claim));
            row += 1;
        } else {
            pieces.push(Piece::Recorded, on_record[column].0.of(recorded));
            column += 1;
        }
    }
    (rows > 0).then(|| ((common / rows as f64 * 100.0).round() / 100.0, pieces.0))
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, kind: fn(String) -> Piece, word: &str) {
        let fresh = kind(word.to_owned());
        match (self.0.last_mut(), &fresh) {
            (Some(Piece::Same(text)), Piece::Same(_))
            | (Some(Piece::Claimed(text)), Piece::Claimed(_))
            | (Some(Piece::Recorded(text)), Piece::Recorded(_)) => {
                text.push(' ');
                text.push_str(word);
            }
            _ => self.0.push(fresh),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_are_told_apart() {
        let (similarity, pieces) =
            compare("The ferry will never sail again", "The old ferry will sail again")
                .expect("it has words");
        assert_eq!(similarity, 0.83);
        let same = |text: &str| Piece::Same(text.into());
        assert_eq!(
            pieces,
            [
                same("The"),
                Piece::Recorded("old".into()),
                same("ferry will"),
                Piece::Claimed("never".into()),
                same("sail again"),
            ]
        );
    }

    #[test]
    fn nothing_in_common_is_far() {
        assert_eq!(compare("No deal", "The cod are late").map(|(similarity, _)| similarity), Some(0.0));
        assert_eq!(compare("…", "The cod are late"), None);
    }
}
