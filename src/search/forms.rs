//! The words of an index that a word of a query stands for.
//!
//! The index holds words as written. A word of a query is looked up in its dictionary and becomes all the words that share its
//! stem, its beginning, or most of its letters.

use std::borrow::Cow;
use std::collections::HashMap;

use regex::Regex;
use tantivy::schema::Field;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Searcher, Term};

use crate::index::{cut, folded_words, stems};
use crate::query::WordForm;
use crate::text::folded;

/// The most words that one may stand for.
const MOST: usize = 500;

/// The terms of `field` that `word`, which is a single one, stands for.
pub(super) fn forms_of(
    searcher: &Searcher,
    field: Field,
    word: &str,
    form: WordForm,
) -> tantivy::Result<Vec<Term>> {
    match form {
        WordForm::Exact | WordForm::Phrase(_) => Ok(terms(folded_words(), field, word)),
        WordForm::Stem => {
            let Some(stem) = cut(stems(), word).pop() else { return Ok(Vec::new()) };
            let mut analyzer = stems();
            let mut is_meant = |term: &str| {
                let mut stream = analyzer.token_stream(term);
                stream.advance() && stream.token().text == stem
            };
            let beginnings = beginnings(&stem);
            let beginnings: Vec<&str> = beginnings.iter().map(AsRef::as_ref).collect();
            matching(searcher, field, &beginnings, &mut is_meant)
        }
        WordForm::Prefix => matching(searcher, field, &[&folded(word)], &mut |_| true),
        WordForm::Pattern => {
            let literal = word.find(['*', '?']).map_or(word, |end| &word[..end]);
            match whole_word(word) {
                Some(regex) => {
                    matching(searcher, field, &[&folded(literal)], &mut |term| regex.is_match(term))
                }
                None => Ok(Vec::new()),
            }
        }
        WordForm::Fuzzy(wrong) => {
            let wanted = folded(word);
            let mut is_near = |term: &str| strsim::osa_distance(&wanted, term) <= usize::from(wrong);
            matching(searcher, field, &[""], &mut is_near)
        }
    }
}

/// The regular expression of a word with `*` and `?` in it, folded. Folded words hold letters and digits only, which
/// mean themselves.
pub(super) fn pattern(word: &str) -> String {
    let mut pattern = String::new();
    for part in word.split_inclusive(['*', '?']) {
        let (literal, mark) = match part.strip_suffix('*') {
            Some(literal) => (literal, ".*"),
            None => part.strip_suffix('?').map_or((part, ""), |literal| (literal, ".")),
        };
        pattern.push_str(&folded(literal));
        pattern.push_str(mark);
    }
    pattern
}

/// What tells the whole folded words that fit the pattern `word`; none where it is too large.
pub fn whole_word(word: &str) -> Option<Regex> {
    Regex::new(&format!("^{}$", pattern(word))).ok()
}

/// `text` as terms of `field`.
pub(super) fn terms(analyzer: TextAnalyzer, field: Field, text: &str) -> Vec<Term> {
    cut(analyzer, text).iter().map(|word| Term::from_field_text(field, word)).collect()
}

/// What words of this stem begin with, one or the other.
///
/// The Snowball project's stemmer of English cuts endings off and then changes the last letters of what is left in four ways
/// only: `y` becomes `i` (happy), `e` is put back (hoping: hope), `bil` becomes `bl` (capability: capabl), and of the shortest
/// words `ying` becomes `ie` (dying: die).
fn beginnings(stem: &str) -> Vec<Cow<'_, str>> {
    let short = stem.strip_suffix("ie").filter(|first| first.chars().count() < 2);
    let dying = short.map(|first| Cow::from(format!("{first}ying")));
    let kept = match stem.strip_suffix(['i', 'e']) {
        Some(kept) if !kept.is_empty() && short.is_none() => kept,
        _ if stem.ends_with("bl") => &stem[..stem.len() - 1],
        _ => stem,
    };
    [Cow::from(kept)].into_iter().chain(dying).collect()
}

/// The terms of `field` that begin with one of `beginnings`, none of which begins another, and pass `is_meant`, the most
/// frequent first.
fn matching(
    searcher: &Searcher,
    field: Field,
    beginnings: &[&str],
    is_meant: &mut dyn FnMut(&str) -> bool,
) -> tantivy::Result<Vec<Term>> {
    let mut found = HashMap::<String, u64>::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        for start in beginnings {
            let mut stream = index.terms().range().ge(start).into_stream()?;
            while stream.advance() {
                let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                if !term.starts_with(start) {
                    break;
                }
                if term.starts_with(char::is_alphanumeric) && is_meant(term) {
                    *found.entry(term.to_owned()).or_default() += u64::from(stream.value().doc_freq);
                }
            }
        }
    }
    let mut found: Vec<(String, u64)> = found.into_iter().collect();
    found.sort_by(|(a, of_a), (b, of_b)| of_b.cmp(of_a).then_with(|| a.cmp(b)));
    Ok(found.iter().take(MOST).map(|(term, _)| Term::from_field_text(field, term)).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_inflection_begins_as_its_stem_lets_expect(
            word in "[a-z]{1,9}",
            ending in prop::sample::select(vec![
                "", "s", "es", "ed", "ing", "ly", "ies", "ied", "ying", "yings", "y", "ys", "e", "ability", "ibility", "ably",
                "ation", "ational", "ization", "izer", "alism", "ality", "iveness", "fulness", "ousness", "fully", "lessly",
                "ments", "ancy", "ency", "ently", "ivity", "ically", "icate", "icity", "ogies", "ogist", "eedly", "ingly",
            ]),
        ) {
            let word = word + ending;
            let stem = cut(stems(), &word).remove(0);
            let beginnings = beginnings(&stem);
            prop_assert!(beginnings.iter().any(|start| word.starts_with(start.as_ref())), "{word}: {stem}");
        }
    }

    #[test]
    fn a_pattern_means_its_letters_and_leaves_the_marks() {
        assert_eq!(pattern("Org?ni*"), "org.ni.*");
        assert_eq!(pattern("*stan"), ".*stan");
    }
}
