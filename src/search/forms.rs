//! The words of an index that a word of a query stands for.
//!
//! The index holds words as written. A word of a query is looked up in its dictionary and becomes all the words that are its
//! [forms](WordForms), or share its beginning or most of its letters.

use std::collections::{BTreeSet, HashMap};

use regex::Regex;
use tantivy::schema::Field;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Searcher, Term};

use crate::index::{JOINED, SENTENCE, SameWord, WordForms, cut, folded_words, joined};
use crate::lang::joints::JOINTS;
use crate::query::WordForm;
use crate::text::folded;

/// The most words that one may stand for.
const MOST: usize = 500;

/// The terms of `field` that `word`, which is a single one, stands for.
pub(super) fn forms_of(
    searcher: &Searcher,
    field: Field,
    (languages, word): (&WordForms, &str),
    form: WordForm,
) -> tantivy::Result<Vec<Term>> {
    match form {
        WordForm::Exact | WordForm::Phrase(_) => {
            let mut terms = terms(folded_words(), field, word);
            // "ceasefire talks" are "cease-fire talks", too.
            terms.push(Term::from_field_text(field, &joined(&folded(word))));
            Ok(terms)
        }
        WordForm::Stem => {
            let mut words = vec![languages.of_word(word)];
            // "l'Istanbul" asks for Istanbul.
            words.extend(JOINTS.without_article(word.trim()).map(|rest| languages.of_word(rest)));
            let starts: BTreeSet<&str> =
                words.iter().flat_map(SameWord::beginnings).map(String::as_str).collect();
            let starts: Vec<String> =
                starts.into_iter().flat_map(|start| [start.to_owned(), joined(start)]).collect();
            let starts: Vec<&str> = unnested(&starts);
            matching(searcher, field, &starts, &mut |term| words.iter().any(|word| word.holds(term)))
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
fn pattern(word: &str, (any, one): (&str, &str)) -> String {
    let mut pattern = String::new();
    for part in word.split_inclusive(['*', '?']) {
        let (literal, mark) = match part.strip_suffix('*') {
            Some(literal) => (literal, any),
            None => part.strip_suffix('?').map_or((part, ""), |literal| (literal, one)),
        };
        pattern.push_str(&folded(literal));
        pattern.push_str(mark);
    }
    pattern
}

/// The same for all terms of a text, of which some are marks of where a sentence begins, and no words.
pub(super) fn pattern_of_terms(word: &str) -> String {
    pattern(word, ("[^\u{1}]*", "[^\u{1}\u{2}]"))
}

/// Is `word` so short that the mark of a sentence is nearly like it?
pub(super) fn is_near_a_mark(word: &str, wrong: u8) -> bool {
    word.chars().count() <= SENTENCE.len() + usize::from(wrong)
}

/// What tells the whole folded words that fit the pattern `word`; none where it is too large.
pub fn whole_word(word: &str) -> Option<Regex> {
    Regex::new(&format!("^{}$", pattern(word, (".*", ".")))).ok()
}

/// `text` as terms of `field`.
pub(super) fn terms(analyzer: TextAnalyzer, field: Field, text: &str) -> Vec<Term> {
    cut(analyzer, text).iter().map(|word| Term::from_field_text(field, word)).collect()
}

/// Those of `starts` that begin with no other.
fn unnested(starts: &[String]) -> Vec<&str> {
    let mut sorted: Vec<&str> = starts.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    let mut kept: Vec<&str> = Vec::new();
    for start in sorted {
        if kept.last().is_none_or(|last| !start.starts_with(last)) {
            kept.push(start);
        }
    }
    kept
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
                let word = term.strip_prefix(JOINED).unwrap_or(term);
                if word.starts_with(char::is_alphanumeric) && is_meant(word) {
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
    use super::*;

    #[test]
    fn a_pattern_means_its_letters_and_leaves_the_marks() {
        assert_eq!(pattern("Org?ni*", (".*", ".")), "org.ni.*");
        assert_eq!(pattern_of_terms("*s"), "[^\u{1}]*s");
    }
}
