//! Whether words stand in a text, and how they stand to each other, the plain way.

use std::collections::BTreeSet;

use super::Document;
use crate::index::WordForms;
use crate::query::{Expr, Reach, Scope, TextField, TextMatch, WordForm};
use crate::text::{Starts, Tokens, fold, folded, words};

/// A text as words, each with the numbers of its sentence and paragraph.
pub(super) struct Text {
    words: Vec<Word>,
}

struct Word {
    folded: String,
    sentence: usize,
    paragraph: usize,
}

/// From one word to another, by their numbers.
type Stretches = BTreeSet<(usize, usize)>;

impl Text {
    pub(super) fn of(text: &str) -> Self {
        let starts = Starts::of(&Tokens::of(text));
        let begun = |starts: &[usize], at: usize| starts.iter().filter(|start| **start <= at).count();
        let word = |span: crate::text::Span| Word {
            folded: fold(span.of(text)).into_owned(),
            sentence: begun(&starts.sentences, span.start),
            paragraph: begun(&starts.paragraphs, span.start),
        };
        Self { words: words(text).map(word).collect() }
    }

    /// Where `expr`, a text or texts close to each other, stands.
    fn stretches(&self, expr: &Expr) -> Stretches {
        match expr {
            Expr::Text(text) => self.of_text(text),
            Expr::Any(parts) => parts.iter().flat_map(|part| self.stretches(part)).collect(),
            Expr::Within(left, reach, right) => {
                let (left, right) = (self.stretches(left), self.stretches(right));
                let pairs = left.iter().flat_map(|left| right.iter().map(move |right| (*left, *right)));
                let close = pairs.filter(|(left, right)| self.are_close(*left, *reach, *right));
                close.map(|(left, right)| (left.0.min(right.0), left.1.max(right.1))).collect()
            }
            _ => Stretches::new(),
        }
    }

    fn are_close(&self, left: (usize, usize), reach: Reach, right: (usize, usize)) -> bool {
        let follows = |one: (usize, usize), other: (usize, usize), steps: u32| {
            other.0 > one.1 && other.0 - one.1 <= steps as usize
        };
        match reach {
            Reach::Before(steps) => follows(left, right, steps),
            Reach::Near(steps) => follows(left, right, steps) || follows(right, left, steps),
            Reach::Same(scope) => {
                let of = |at: usize| match scope {
                    Scope::Sentence => self.words[at].sentence,
                    Scope::Paragraph => self.words[at].paragraph,
                };
                let overlap = left.0 <= right.1 && right.0 <= left.1;
                let here = of(left.0);
                !overlap && [left.1, right.0, right.1].into_iter().all(|at| of(at) == here)
            }
        }
    }

    fn of_text(&self, text: &TextMatch) -> Stretches {
        let asked: Vec<String> = match text.form {
            WordForm::Pattern => vec![text.text.clone()],
            _ => folded(&text.text).split(' ').map(str::to_owned).collect(),
        };
        let (last, before) = asked.split_last().expect("a text has a word");
        let is = |at: usize, wanted: usize| {
            let word = self.words[at].folded.as_str();
            match asked.get(wanted) {
                Some(exact) if wanted < before.len() => word == exact,
                _ => is_last(word, last, text.form),
            }
        };
        let slop = if let WordForm::Phrase(slop) = text.form { slop as usize } else { 0 };
        let mut found = Stretches::new();
        for first in (0..self.words.len()).filter(|at| is(*at, 0)) {
            let mut end = Some(first);
            for wanted in 1..asked.len() {
                end = end.and_then(|end| (end + 1..self.words.len()).find(|at| is(*at, wanted)));
            }
            found.extend(end.filter(|end| end - first < asked.len() + slop).map(|end| (first, end)));
        }
        found
    }

    /// The words up to the second paragraph.
    fn lead(&self) -> usize {
        let first = self.words.first().map_or(0, |word| word.paragraph);
        self.words.iter().take_while(|word| word.paragraph == first).count()
    }
}

/// Is `word` what the last word of a text is asked to be like?
fn is_last(word: &str, asked: &str, form: WordForm) -> bool {
    match form {
        WordForm::Stem => WordForms::default().of_word(asked).holds(word),
        WordForm::Phrase(_) | WordForm::Exact => word == asked,
        WordForm::Prefix => word.starts_with(asked),
        WordForm::Fuzzy(wrong) => strsim::osa_distance(word, asked) <= usize::from(wrong),
        WordForm::Pattern => fits(&asked.chars().collect::<Vec<_>>(), &word.chars().collect::<Vec<_>>()),
    }
}

/// Does `word` fit a pattern of letters, `*` and `?`?
fn fits(pattern: &[char], word: &[char]) -> bool {
    match (pattern.split_first(), word.split_first()) {
        (None, None) => true,
        (Some(('*', rest)), _) => (0..=word.len()).any(|skipped| fits(rest, &word[skipped..])),
        (Some((wanted, pattern)), Some((letter, word))) => {
            (*wanted == '?' || wanted == letter) && fits(pattern, word)
        }
        _ => false,
    }
}

/// Do the words of `asked` stand side by side in `name`?
pub(super) fn stand_in(name: &str, asked: &str) -> bool {
    let cut = |text: &str| folded(text).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (name, asked) = (cut(name), cut(asked));
    name.windows(asked.len()).any(|words| words == asked.as_slice())
}

impl Document<'_> {
    /// Does `expr` stand in one of the texts where it is looked for, at least so often?
    pub(super) fn holds(self, expr: &Expr, at_least: usize) -> bool {
        let field = expr_field(expr);
        let count = |text: &Text| text.stretches(expr).len();
        let page = self.page;
        if field == Some(TextField::Lead) {
            let lead = page.body.lead();
            let in_lead = page.body.stretches(expr).into_iter().filter(|(_, last)| *last < lead).count();
            let in_headline = page.headline.as_ref().map_or(0, count);
            return in_headline >= at_least || self.quote.is_none() && in_lead >= at_least;
        }
        let of_article = |is_in: &dyn Fn() -> usize| if self.quote.is_none() { is_in() } else { 0 };
        let headline = || page.headline.as_ref().map_or(0, count);
        let summary = || of_article(&|| page.summary.as_ref().map_or(0, count));
        let caption = || of_article(&|| page.captions.iter().map(count).sum());
        let body = || of_article(&|| count(&page.body));
        let quote = || self.quote.map_or(0, |number| count(&page.quotes[number]));
        match (field, self.quote) {
            (Some(TextField::Headline), _) => headline() >= at_least,
            (Some(TextField::Summary), _) => summary() >= at_least,
            (Some(TextField::Caption), _) => caption() >= at_least,
            (Some(TextField::Body), _) => body() >= at_least,
            (Some(TextField::Quote), _) | (None, Some(_)) => quote() >= at_least,
            (Some(TextField::Lead), _) => false,
            (None, None) => {
                [headline(), summary(), caption(), body()].into_iter().any(|held| held >= at_least)
            }
        }
    }
}

fn expr_field(expr: &Expr) -> Option<TextField> {
    match expr {
        Expr::Text(text) => text.field,
        Expr::Any(parts) => parts.first().and_then(expr_field),
        Expr::Within(left, ..) => expr_field(left),
        Expr::AtLeast(_, part) | Expr::Not(part) => expr_field(part),
        Expr::All(_) | Expr::Filter(_) => None,
    }
}
