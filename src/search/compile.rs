//! From what is asked to a query that the index understands.

use std::ops::Bound;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhrasePrefixQuery, PhraseQuery,
    Query, RangeQuery, RegexQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Facet, Field, IndexRecordOption};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Searcher, Term};

use super::dictionary::{facets, values};
use super::speakers::{Speakers, holds_words};
use crate::index::{Fields, Index, IndexError, SearchedName, SearchedText, folded_words, stems};
use crate::query::{Expr, Filter, Period, TextField, TextMatch, Unit, WordForm};
use crate::text::folded;

/// How much more a word counts in each part of an article than in its body. A headline says what the article is
/// about; captions repeat.
const HEADLINE_WEIGHT: f32 = 3.0;
const SUMMARY_WEIGHT: f32 = 1.5;
const CAPTION_WEIGHT: f32 = 0.5;

/// The most words that a prefix may stand for.
const MAX_EXPANSIONS: u32 = 500;

type Compiled = Result<Box<dyn Query>, IndexError>;

/// Turns expressions into queries on one index.
pub(super) struct Compiler<'a> {
    fields: &'a Fields,
    searcher: &'a Searcher,
    unit: Unit,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(index: &'a Index, searcher: &'a Searcher, unit: Unit) -> Self {
        Self { fields: index.fields(), searcher, unit }
    }

    /// The query for `expr`, among the documents of the unit.
    pub(super) fn compile(&self, expr: &Expr) -> Compiled {
        let unit = match self.unit {
            Unit::Articles => "article",
            Unit::Quotes => "quote",
        };
        let of_unit = unscored(term(self.fields.unit, unit));
        Ok(Box::new(BooleanQuery::new(vec![(Occur::Must, of_unit), (Occur::Must, self.expr(expr)?)])))
    }

    fn expr(&self, expr: &Expr) -> Compiled {
        match expr {
            Expr::Text(text) => Ok(self.text(text)),
            Expr::Filter(filter) => Ok(unscored(self.filter(filter)?)),
            Expr::Any(parts) => {
                let parts = parts.iter().map(|part| self.expr(part)).collect::<Result<_, _>>()?;
                Ok(Box::new(BooleanQuery::union(parts)))
            }
            Expr::All(parts) => self.all(parts),
            Expr::Not(_) => self.all(std::slice::from_ref(expr)),
        }
    }

    fn all(&self, parts: &[Expr]) -> Compiled {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::with_capacity(parts.len() + 1);
        for part in parts {
            clauses.push(match part {
                Expr::Not(part) => (Occur::MustNot, self.expr(part)?),
                part => (Occur::Must, self.expr(part)?),
            });
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, unscored(Box::new(AllQuery))));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    fn text(&self, text: &TextMatch) -> Box<dyn Query> {
        let fields = self.fields;
        let places: &[(SearchedText, f32)] = match (self.unit, text.field) {
            (_, Some(TextField::Headline)) => &[(fields.headline, 1.0)],
            (_, Some(TextField::Summary)) => &[(fields.summary, 1.0)],
            (_, Some(TextField::Caption)) => &[(fields.caption, 1.0)],
            (_, Some(TextField::Body)) => &[(fields.body, 1.0)],
            (Unit::Quotes, None) => &[(fields.quote, 1.0)],
            (Unit::Articles, None) => &[
                (fields.headline, HEADLINE_WEIGHT),
                (fields.summary, SUMMARY_WEIGHT),
                (fields.caption, CAPTION_WEIGHT),
                (fields.body, 1.0),
            ],
        };
        let mut found: Vec<Box<dyn Query>> = places
            .iter()
            .map(|(place, weight)| -> Box<dyn Query> {
                Box::new(BoostQuery::new(words_in(*place, &text.text, text.form), *weight))
            })
            .collect();
        if found.len() == 1 { found.remove(0) } else { Box::new(BooleanQuery::union(found)) }
    }

    fn filter(&self, filter: &Filter) -> Compiled {
        let fields = self.fields;
        Ok(match filter {
            Filter::By(asked) => {
                let speakers = Speakers::read(self.searcher)?;
                one_of(fields.speaker, speakers.meant_by(asked))
            }
            Filter::Actor(asked) => {
                let named = facets(self.searcher, "actor")?;
                let wanted = folded(asked);
                let is_meant = |facet: &&Facet| {
                    facet.to_path().last().is_some_and(|name| holds_words(&folded(name), &wanted))
                };
                one_of(fields.actor, named.iter().filter(is_meant).collect())
            }
            Filter::Publisher(name) => name_in(fields.publisher, name),
            Filter::Section(name) => name_in(fields.section, name),
            Filter::Author(name) => name_in(fields.author, name),
            Filter::Lang(code) => term(fields.lang, code),
            Filter::Kind(kind) => term(fields.kind, kind.name()),
            Filter::Published(period) => published(fields.day, *period),
            Filter::Path(glob) => {
                let paths = values(self.searcher, "path")?;
                let matching = paths.iter().filter(|path| glob.is_match(path));
                Box::new(TermSetQuery::new(matching.map(|path| Term::from_field_text(fields.path, path))))
            }
        })
    }
}

/// `text` in one field. Words with inner marks (`cease-fire`) are phrases.
fn words_in(field: SearchedText, text: &str, form: WordForm) -> Box<dyn Query> {
    let words = terms(folded_words(), field.exact, text);
    match (words.len(), form) {
        (0, _) => Box::new(EmptyQuery),
        (1, WordForm::Stem) => scored(terms(stems(), field.stem, text).swap_remove(0)),
        (1, WordForm::Prefix) => starts_with(field.exact, text),
        (1, WordForm::Phrase(_)) => scored(words[0].clone()),
        (_, WordForm::Prefix) => {
            let mut phrase = PhrasePrefixQuery::new(words);
            phrase.set_max_expansions(MAX_EXPANSIONS);
            Box::new(phrase)
        }
        (_, form) => {
            let mut phrase = PhraseQuery::new(words);
            if let WordForm::Phrase(slop) = form {
                phrase.set_slop(slop);
            }
            Box::new(phrase)
        }
    }
}

fn starts_with(field: Field, text: &str) -> Box<dyn Query> {
    // Folded words hold letters and digits only, which mean themselves in a pattern.
    match RegexQuery::from_pattern(&format!("{}.*", folded(text)), field) {
        Ok(query) => Box::new(query),
        Err(_) => Box::new(EmptyQuery),
    }
}

/// The words of a name side by side in a name.
fn name_in(field: SearchedName, name: &str) -> Box<dyn Query> {
    let words = terms(folded_words(), field.words, name);
    match words.len() {
        0 => Box::new(EmptyQuery),
        1 => scored(words[0].clone()),
        _ => Box::new(PhraseQuery::new(words)),
    }
}

fn terms(mut analyzer: TextAnalyzer, field: Field, text: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    analyzer.token_stream(text).process(&mut |token| terms.push(Term::from_field_text(field, &token.text)));
    terms
}

fn one_of(field: Field, facets: Vec<&Facet>) -> Box<dyn Query> {
    Box::new(TermSetQuery::new(facets.into_iter().map(|facet| Term::from_facet(field, facet))))
}

fn published(field: Field, period: Period) -> Box<dyn Query> {
    let day = |date: jiff::civil::Date| {
        let number = i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day());
        Bound::Included(Term::from_field_u64(field, number.unsigned_abs()))
    };
    let end = |date: Option<jiff::civil::Date>| date.map_or(Bound::Unbounded, day);
    Box::new(RangeQuery::new(end(period.first), end(period.last)))
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
}

fn scored(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

/// Filters choose and do not rank.
fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
