//! From the words of a query to queries on the texts of the index.

use tantivy::query::{BooleanQuery, BoostQuery, EmptyQuery, FuzzyTermQuery, Query, RegexQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::forms::{forms_of, is_near_a_mark, pattern_of_terms, terms};
use super::inflected::Inflected;
use super::one_of::{OneOf, Terms};
use super::proximity::Proximity;
use super::shape::Shape;
use crate::index::{Fields, IndexError, SearchedName, WordForms, folded_words, joined};
use crate::query::{Expr, TextField, TextMatch, WordForm};
use crate::request::Unit;
use crate::text::{Span, folded, words};

/// What an expression becomes.
pub(super) type Compiled = Result<Box<dyn Query>, IndexError>;

/// How much more a word counts in each part of an article than in its body. A headline says what the article is
/// about; captions repeat.
const HEADLINE_WEIGHT: f32 = 3.0;
const SUMMARY_WEIGHT: f32 = 1.5;
const CAPTION_WEIGHT: f32 = 0.5;

/// How much the word as typed counts on top of its inflections.
const AS_TYPED_WEIGHT: f32 = 0.4;

/// How much words count that stand together as they were typed, and how many others may stand among them.
const TOGETHER_WEIGHT: f32 = 0.8;
const TOGETHER_SLOP: u32 = 3;

/// The texts of an index, as one unit of search sees them.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    pub(super) fields: &'a Fields,
    pub(super) searcher: &'a Searcher,
    pub(super) unit: Unit,
    /// Names of the fields of texts that no document has.
    pub(super) empty_texts: &'a [String],
    /// How words are inflected in its languages.
    pub(super) languages: &'a WordForms,
}

impl Texts<'_> {
    /// The documents whose texts `expr`, a text or texts close to each other, is found in.
    pub(super) fn found(self, expr: &Expr) -> Compiled {
        let (part, at_least) = match expr {
            Expr::AtLeast(count, part) => (part.as_ref(), *count),
            expr => (expr, 1),
        };
        let field = part.text_field().flatten();
        if field == Some(TextField::Lead) {
            let in_headline = self.in_place(self.fields.headline, part, at_least)?;
            let shape = Shape::Lead(Box::new(self.shape(self.fields.body, part)?));
            let in_body = Box::new(Proximity { field: self.fields.body, shape, at_least });
            return Ok(Box::new(BooleanQuery::union(vec![in_headline, in_body])));
        }
        let mut found = Vec::new();
        for (place, weight) in self.places(field) {
            let query = self.in_place(place, part, at_least)?;
            found.push(if weight == 1.0 { query } else { Box::new(BoostQuery::new(query, weight)) });
        }
        Ok(if found.len() == 1 { found.remove(0) } else { Box::new(BooleanQuery::union(found)) })
    }

    /// Does any document hold `word`, a single one, where a text of `field` is looked for?
    pub(super) fn hold(self, field: Option<TextField>, word: &str, form: WordForm) -> tantivy::Result<bool> {
        for (place, _) in self.places(field) {
            for term in forms_of(self.searcher, place, (self.languages, word), form)? {
                if self.searcher.doc_freq(&term)? > 0 {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Where a text is looked for, and how much it counts there.
    pub(super) fn places(self, field: Option<TextField>) -> Vec<(Field, f32)> {
        let fields = self.fields;
        match (self.unit, field) {
            (_, Some(TextField::Headline)) => vec![(fields.headline, 1.0)],
            (_, Some(TextField::Summary)) => vec![(fields.summary, 1.0)],
            (_, Some(TextField::Caption)) => vec![(fields.caption, 1.0)],
            (_, Some(TextField::Body)) => vec![(fields.body, 1.0)],
            (_, Some(TextField::Lead)) => vec![(fields.headline, 1.0), (fields.body, 1.0)],
            (_, Some(TextField::Quote)) | (Unit::Quotes, None) => vec![(fields.quote, 1.0)],
            (Unit::Articles, None) => {
                let parts = [
                    (fields.headline, HEADLINE_WEIGHT),
                    (fields.summary, SUMMARY_WEIGHT),
                    (fields.caption, CAPTION_WEIGHT),
                    (fields.body, 1.0),
                ];
                parts.into_iter().filter(|(part, _)| self.may_hold(*part)).collect()
            }
        }
    }

    /// May any document have a text in `field`? The engine takes its time to open a field that is not there.
    fn may_hold(self, field: Field) -> bool {
        let name = self.searcher.schema().get_field_name(field);
        !self.empty_texts.iter().any(|empty| empty == name)
    }

    /// `expr` in one field.
    fn in_place(self, place: Field, expr: &Expr, at_least: u32) -> Compiled {
        match expr {
            Expr::Text(text) if at_least == 1 => self.text(place, text),
            expr => {
                let shape = self.shape(place, expr)?;
                Ok(Box::new(Proximity { field: place, shape, at_least }))
            }
        }
    }

    /// `text` in one field. Words with inner marks (`cease-fire`) are phrases.
    fn text(self, place: Field, text: &TextMatch) -> Compiled {
        let parts = terms(folded_words(), place, &text.text);
        Ok(match (parts.len(), text.form) {
            (0, _) => Box::new(EmptyQuery),
            (1, WordForm::Stem) => {
                let forms = forms_of(self.searcher, place, (self.languages, &text.text), WordForm::Stem)?;
                inflected(forms, parts[0].clone())
            }
            (1, WordForm::Phrase(_) | WordForm::Exact) => scored(parts[0].clone()),
            (1, WordForm::Prefix) => {
                Box::new(OneOf { field: place, terms: Terms::Beginning(folded(&text.text)) })
            }
            (_, WordForm::Pattern) => fits(place, &pattern_of_terms(&text.text)),
            (1, WordForm::Fuzzy(wrong)) if is_near_a_mark(&text.text, wrong) => {
                let forms = forms_of(self.searcher, place, (self.languages, &text.text), text.form)?;
                Box::new(OneOf { field: place, terms: Terms::Each(forms) })
            }
            (1, WordForm::Fuzzy(wrong)) => Box::new(FuzzyTermQuery::new(parts[0].clone(), wrong, true)),
            (_, WordForm::Phrase(0) | WordForm::Stem | WordForm::Exact) => {
                let typed = parts[0].clone();
                // "ceasefire talks" are "cease-fire talks", too.
                let ways = |word: Term| {
                    let whole = word.value().as_str().map(joined);
                    let whole = whole.map(|whole| Term::from_field_text(place, &whole));
                    std::iter::once(word).chain(whole).collect()
                };
                let shape = Shape::Chain(parts.into_iter().map(ways).collect(), 0);
                let chain: Box<dyn Query> = Box::new(Proximity { field: place, shape, at_least: 1 });
                match compound(&text.text).filter(|_| text.form == WordForm::Stem) {
                    // "cease-fire" is "ceasefire", too.
                    Some(whole) => {
                        let asked = (self.languages, whole.as_str());
                        let forms = forms_of(self.searcher, place, asked, WordForm::Stem)?;
                        Box::new(BooleanQuery::union(vec![chain, inflected(forms, typed)]))
                    }
                    None => chain,
                }
            }
            (_, WordForm::Phrase(_) | WordForm::Prefix | WordForm::Fuzzy(_)) => {
                let shape = self.leaf(place, text)?;
                Box::new(Proximity { field: place, shape, at_least: 1 })
            }
        })
    }

    fn shape(self, field: Field, expr: &Expr) -> tantivy::Result<Shape> {
        Ok(match expr {
            Expr::Text(text) => self.leaf(field, text)?,
            Expr::Any(parts) => {
                Shape::Any(parts.iter().map(|part| self.shape(field, part)).collect::<Result<_, _>>()?)
            }
            Expr::Within(left, reach, right) => {
                Shape::Within(Box::new(self.shape(field, left)?), *reach, Box::new(self.shape(field, right)?))
            }
            // Queries are read so that nothing else stands here; it would have no place in a text.
            Expr::Filter(_) | Expr::All(_) | Expr::Not(_) | Expr::AtLeast(..) => Shape::Any(Vec::new()),
        })
    }

    /// A word, or the words of a phrase, in all the forms in which they are meant. Of several words only the last can be
    /// a beginning or mistyped; the others are as written.
    fn leaf(self, field: Field, text: &TextMatch) -> tantivy::Result<Shape> {
        let form = |word: &str, form| forms_of(self.searcher, field, (self.languages, word), form);
        if text.form == WordForm::Pattern {
            return Ok(Shape::Word(form(&text.text, WordForm::Pattern)?));
        }
        let spans: Vec<&str> = words(&text.text).map(|span| span.of(&text.text)).collect();
        let Some((last, before)) = spans.split_last() else { return Ok(Shape::Any(Vec::new())) };
        if before.is_empty() {
            return Ok(Shape::Word(form(last, text.form)?));
        }
        let (of_last, slop) = match text.form {
            WordForm::Phrase(slop) => (WordForm::Exact, slop),
            WordForm::Prefix | WordForm::Fuzzy(_) => (text.form, 0),
            WordForm::Stem | WordForm::Exact | WordForm::Pattern => (WordForm::Exact, 0),
        };
        let mut chain =
            before.iter().map(|word| form(word, WordForm::Exact)).collect::<Result<Vec<_>, _>>()?;
        chain.push(form(last, of_last)?);
        Ok(Shape::Chain(chain, slop))
    }

    /// Words typed side by side count more where they stand so. A preference that finds nothing by itself.
    pub(super) fn side_by_side(self, parts: &[Expr]) -> tantivy::Result<Option<Box<dyn Query>>> {
        let plain = |part: &Expr| match part {
            Expr::Text(TextMatch { field: None, text, form: WordForm::Stem }) => Some(text.clone()),
            _ => None,
        };
        let typed: Vec<String> = parts.iter().filter_map(plain).collect();
        if typed.len() < 2 {
            return Ok(None);
        }
        let mut together: Vec<Box<dyn Query>> = Vec::new();
        for (place, weight) in self.places(None) {
            let forms =
                |word: &String| forms_of(self.searcher, place, (self.languages, word), WordForm::Stem);
            let shape = Shape::Chain(typed.iter().map(forms).collect::<Result<_, _>>()?, TOGETHER_SLOP);
            let query = Proximity { field: place, shape, at_least: 1 };
            together.push(Box::new(BoostQuery::new(Box::new(query), weight * TOGETHER_WEIGHT)));
        }
        Ok(Some(Box::new(BooleanQuery::union(together))))
    }
}

/// The words of `text` in one, where nothing but hyphens joins them.
fn compound(text: &str) -> Option<String> {
    let text = text.trim();
    let spans: Vec<Span> = words(text).collect();
    let hyphen = |pair: &[Span]| matches!(&text[pair[0].end..pair[1].start], "-" | "\u{2010}" | "\u{2011}");
    let joined = spans.len() > 1 && spans.windows(2).all(hyphen);
    joined.then(|| spans.iter().map(|span| folded(span.of(text))).collect())
}

/// A word in these forms, of which `typed` counts most.
fn inflected(forms: Vec<Term>, typed: Term) -> Box<dyn Query> {
    match forms.as_slice() {
        [] => Box::new(EmptyQuery),
        [only] if *only == typed => Box::new(BoostQuery::new(scored(typed), 1.0 + AS_TYPED_WEIGHT)),
        _ => Box::new(Inflected { forms, typed, typed_weight: AS_TYPED_WEIGHT }),
    }
}

/// The words that fit a regular expression.
fn fits(field: Field, pattern: &str) -> Box<dyn Query> {
    match RegexQuery::from_pattern(pattern, field) {
        Ok(query) => Box::new(query),
        Err(_) => Box::new(EmptyQuery),
    }
}

/// The words of a name side by side in a name.
pub(super) fn name_in(field: SearchedName, name: &str) -> Box<dyn Query> {
    let words = terms(folded_words(), field.words, name);
    match words.len() {
        0 => Box::new(EmptyQuery),
        1 => scored(words[0].clone()),
        // The engine's own phrases are moved backwards where something excludes them, which they were not made for.
        _ => {
            let chain = words.into_iter().map(|word| vec![word]).collect();
            Box::new(Proximity { field: field.words, shape: Shape::Chain(chain, 0), at_least: 1 })
        }
    }
}

fn scored(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}
