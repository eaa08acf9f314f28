//! Which words of a text a query asks for.

use std::collections::HashSet;

use regex::Regex;
use tantivy::tokenizer::TextAnalyzer;

use crate::index::{folded_words, stems};
use crate::query::{Doubt, Expr, Filter, TextMatch, WordForm};
use crate::search::pattern;
use crate::text::{Span, Tokens, fold, loose_marks, words};

/// The words that a query asks for, ready to be found in texts.
#[derive(Debug, Default)]
pub struct Matcher {
    stems: HashSet<String>,
    prefixes: Vec<String>,
    patterns: Vec<Regex>,
    fuzzy: Vec<(String, u8)>,
    phrases: Vec<Vec<String>>,
    loose_marks: bool,
}

impl Matcher {
    /// The words that `expr` wants; those it refuses are left out.
    pub fn of(expr: &Expr) -> Self {
        let mut matcher = Self::default();
        for (leaf, wanted) in expr.leaves() {
            match leaf {
                Expr::Text(text) if wanted => matcher.add(text),
                Expr::Filter(Filter::Is(Doubt::Unbalanced)) if wanted => matcher.loose_marks = true,
                _ => {}
            }
        }
        matcher
    }

    fn add(&mut self, text: &TextMatch) {
        let mut phrase = cut(folded_words(), &text.text);
        match text.form {
            WordForm::Stem if phrase.len() == 1 => self.stems.extend(cut(stems(), &text.text)),
            WordForm::Prefix if phrase.len() == 1 => self.prefixes.append(&mut phrase),
            WordForm::Fuzzy(wrong) if phrase.len() == 1 => {
                self.fuzzy.extend(phrase.into_iter().map(|word| (word, wrong)));
            }
            WordForm::Pattern => self.patterns.extend(Regex::new(&format!("^{}$", pattern(&text.text)))),
            // With words between, the phrase is found by its words alone.
            WordForm::Phrase(slop) if slop > 0 => {
                self.phrases.extend(phrase.into_iter().map(|word| vec![word]))
            }
            _ => self.phrases.push(phrase),
        }
    }

    /// The places in `text` of the words that are wanted, in order.
    pub fn marks(&self, text: &str) -> Vec<Span> {
        let spans: Vec<Span> = words(text).collect();
        let folded: Vec<_> = spans.iter().map(|span| fold(span.of(text))).collect();
        let stems = if self.stems.is_empty() { Vec::new() } else { cut(stems(), text) };
        let mut marks = Vec::new();
        let mut at = 0;
        while at < spans.len() {
            let phrase = self.phrases.iter().filter(|phrase| !phrase.is_empty()).find(|phrase| {
                folded
                    .get(at..at + phrase.len())
                    .is_some_and(|here| here.iter().zip(*phrase).all(|(a, b)| a == b))
            });
            let single = stems.get(at).is_some_and(|stem| self.stems.contains(stem))
                || self.prefixes.iter().any(|prefix| folded[at].starts_with(prefix.as_str()))
                || self.patterns.iter().any(|pattern| pattern.is_match(&folded[at]))
                || self
                    .fuzzy
                    .iter()
                    .any(|(word, wrong)| strsim::osa_distance(word, &folded[at]) <= usize::from(*wrong));
            let length = phrase.map_or(usize::from(single), Vec::len);
            if length > 0 {
                marks.push(spans[at].join(spans[at + length - 1]));
            }
            at += length.max(1);
        }
        if self.loose_marks {
            marks.extend(loose_marks(&Tokens::of(text)));
            marks.sort_unstable_by_key(|mark| mark.start);
        }
        marks
    }
}

fn cut(mut analyzer: TextAnalyzer, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    analyzer.token_stream(text).process(&mut |token| found.push(token.text.clone()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn marked(query: &str, text: &str) -> Vec<String> {
        let expr = parse(query, jiff::civil::date(2025, 7, 4)).expect("well formed").expect("not empty");
        Matcher::of(&expr).marks(text).into_iter().map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn words_are_marked_in_all_their_inflections() {
        assert_eq!(
            marked("negotiation", "to resume negotiations, to negotiate"),
            ["negotiations", "negotiate"]
        );
    }

    #[test]
    fn a_phrase_is_marked_whole_and_as_written() {
        assert_eq!(marked("\"peace plan\"", "A peace: the Peace Plan of planners"), ["Peace Plan"]);
    }

    #[test]
    fn patterns_and_mistyped_words_mark_what_they_stand_for() {
        assert_eq!(marked("b?rge Holn~1", "Barge, barges, Holm, Holms"), ["Barge", "Holm"]);
        assert_eq!(marked("=dam NEAR/3 nets", "dam, dams, net"), ["dam", "net"]);
    }

    #[test]
    fn what_is_refused_is_not_marked() {
        assert_eq!(marked("dam -bridge nor*", "the dam, the bridge, Norland"), ["dam", "Norland"]);
    }
}
