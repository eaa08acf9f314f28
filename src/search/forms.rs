//! The words of an index that a word of a query stands for.
//!
//! Only words as written have positions in the index; where it matters how words stand to each other, a word is
//! looked up in the dictionary and becomes all the words that share its stem, its beginning, or most of its letters.

use regex::Regex;
use tantivy::schema::Field;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Searcher, Term};

use crate::index::{folded_words, stems};
use crate::query::WordForm;
use crate::text::folded;

/// The most words that one may stand for.
const MOST: usize = 500;

/// Letters at the beginning of a word that all its inflections share, in English as its stems are made.
const SHARED: usize = 3;

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
            let shared = beginning(&stem, if stem.chars().count() > SHARED { SHARED } else { 1 });
            let mut analyzer = stems();
            let mut is_meant = |term: &str| {
                let mut stream = analyzer.token_stream(term);
                stream.advance() && stream.token().text == stem
            };
            matching(searcher, field, shared, &mut is_meant)
        }
        WordForm::Prefix => matching(searcher, field, &folded(word), &mut |_| true),
        WordForm::Pattern => {
            let literal = word.find(['*', '?']).map_or(word, |end| &word[..end]);
            match Regex::new(&format!("^{}$", pattern(word))) {
                Ok(regex) => matching(searcher, field, &folded(literal), &mut |term| regex.is_match(term)),
                Err(_) => Ok(Vec::new()),
            }
        }
        WordForm::Fuzzy(wrong) => {
            let wanted = folded(word);
            let mut is_near = |term: &str| strsim::osa_distance(&wanted, term) <= usize::from(wrong);
            matching(searcher, field, "", &mut is_near)
        }
    }
}

/// The regular expression of a word with `*` and `?` in it, folded. Folded words hold letters and digits only, which
/// mean themselves.
pub fn pattern(word: &str) -> String {
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

/// `text` as terms of `field`.
pub(super) fn terms(analyzer: TextAnalyzer, field: Field, text: &str) -> Vec<Term> {
    cut(analyzer, text).iter().map(|word| Term::from_field_text(field, word)).collect()
}

fn cut(mut analyzer: TextAnalyzer, text: &str) -> Vec<String> {
    let mut words = Vec::new();
    analyzer.token_stream(text).process(&mut |token| words.push(token.text.clone()));
    words
}

fn beginning(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).map_or(text, |(end, _)| &text[..end])
}

/// The terms of `field` that begin with `start` and pass `is_meant`, the most frequent first.
fn matching(
    searcher: &Searcher,
    field: Field,
    start: &str,
    is_meant: &mut dyn FnMut(&str) -> bool,
) -> tantivy::Result<Vec<Term>> {
    let mut found = std::collections::HashMap::<String, u64>::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
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
    let mut found: Vec<(String, u64)> = found.into_iter().collect();
    found.sort_by(|(a, of_a), (b, of_b)| of_b.cmp(of_a).then_with(|| a.cmp(b)));
    Ok(found.iter().take(MOST).map(|(term, _)| Term::from_field_text(field, term)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_means_its_letters_and_leaves_the_marks() {
        assert_eq!(pattern("Org?ni*"), "org.ni.*");
        assert_eq!(pattern("*stan"), ".*stan");
    }
}
