//! Which words of a text a query asks for.

use std::borrow::Cow;

use regex::Regex;

use crate::index::{SameWord, WordForms, cut, folded_words};
use crate::query::{Doubt, Expr, Filter, TextMatch, WordForm};
use crate::search::whole_word;
use crate::text::{Span, Tokens, fold, loose_marks, words};

/// The words that a query asks for, ready to be found in texts.
#[derive(Debug, Default)]
pub struct Matcher {
    /// Words side by side, the longest rows first.
    rows: Vec<Vec<Wanted>>,
    loose_marks: bool,
}

/// What a word of a text is to be like, folded.
#[derive(Debug)]
enum Wanted {
    Word(String),
    Forms(SameWord),
    Beginning(String),
    Pattern(Regex),
    Near(String, u8),
}

impl Wanted {
    /// Is the word `folded` like that?
    fn is(&self, folded: &str) -> bool {
        match self {
            Wanted::Word(word) => folded == word,
            Wanted::Forms(wanted) => wanted.holds(folded),
            Wanted::Beginning(beginning) => folded.starts_with(beginning.as_str()),
            Wanted::Pattern(pattern) => pattern.is_match(folded),
            Wanted::Near(word, wrong) => strsim::osa_distance(word, folded) <= usize::from(*wrong),
        }
    }
}

impl Matcher {
    /// The words that `expr` wants; those it refuses are left out. Words have the forms of English.
    #[cfg(test)]
    pub fn of(expr: &Expr) -> Self {
        Self::in_languages(expr, &WordForms::default())
    }

    /// The same where words have the forms of these `languages`.
    pub fn in_languages(expr: &Expr, languages: &WordForms) -> Self {
        let mut matcher = Self::default();
        for (leaf, wanted) in expr.leaves() {
            match leaf {
                Expr::Text(text) if wanted => matcher.add(text, languages),
                Expr::Filter(Filter::Is(Doubt::Unbalanced)) if wanted => matcher.loose_marks = true,
                _ => {}
            }
        }
        matcher.rows.retain(|row| !row.is_empty());
        matcher.rows.sort_by_key(|row| std::cmp::Reverse(row.len()));
        matcher
    }

    fn add(&mut self, text: &TextMatch, languages: &WordForms) {
        if text.form == WordForm::Pattern {
            self.rows.extend(whole_word(&text.text).map(|pattern| vec![Wanted::Pattern(pattern)]));
            return;
        }
        let mut row: Vec<Wanted> = cut(folded_words(), &text.text).into_iter().map(Wanted::Word).collect();
        match text.form {
            // With words between, the phrase is found by its words alone.
            WordForm::Phrase(slop) if slop > 0 => {
                self.rows.extend(row.into_iter().map(|word| vec![word]));
                return;
            }
            WordForm::Stem if row.len() == 1 => {
                row = vec![Wanted::Forms(languages.of_word(&text.text))];
            }
            // Of several words the last is the one that may be a beginning or mistyped.
            WordForm::Prefix => replace_last(&mut row, Wanted::Beginning),
            WordForm::Fuzzy(wrong) => replace_last(&mut row, |word| Wanted::Near(word, wrong)),
            WordForm::Stem | WordForm::Phrase(_) | WordForm::Exact | WordForm::Pattern => {}
        }
        self.rows.push(row);
    }

    /// The places in `text` of the words that are wanted, in order.
    pub fn marks(&self, text: &str) -> Vec<Span> {
        let spans: Vec<Span> = words(text).collect();
        let folded: Vec<Cow<'_, str>> = spans.iter().map(|span| fold(span.of(text))).collect();
        let begins_at = |row: &&Vec<Wanted>, at: usize| {
            at + row.len() <= spans.len() && (at..).zip(*row).all(|(at, wanted)| wanted.is(&folded[at]))
        };
        let mut marks = Vec::new();
        let mut at = 0;
        while at < spans.len() {
            let length = self.rows.iter().find(|row| begins_at(row, at)).map_or(0, Vec::len);
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

fn replace_last(row: &mut Vec<Wanted>, with: impl Fn(String) -> Wanted) {
    if let Some(Wanted::Word(word)) = row.pop() {
        row.push(with(word));
    }
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
            marked("negotiate", "to resume negotiations, negotiating and negotiated"),
            ["negotiating", "negotiated"]
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
        assert_eq!(marked("cease-fi*", "a cease-fire, a cease of fire"), ["cease-fire"]);
    }

    #[test]
    fn what_is_refused_is_not_marked() {
        assert_eq!(marked("dam -bridge nor*", "the dam, the bridge, Norland"), ["dam", "Norland"]);
    }
}
