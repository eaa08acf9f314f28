//! From what is asked to a query that the index understands.

use std::collections::BTreeSet;
use std::ops::Bound;

use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, ExistsQuery, Occur, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{Facet, Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::asked::Asked;
use super::dictionary::{facets, values};
use super::forward::Forward;
use super::keys::holds_words;
use super::one_of::{OneOf, Terms};
use super::speakers::{Indexed, MOST_LOOKED_UP, Meant, Speakers};
use super::texts::{Compiled, Texts, name_in};
use crate::actors::spelling_key;
use crate::index::{Fields, IndexError, Snapshot, day_number};
use crate::query::{Doubt, Expr, Filter, Period, TextField, UNSURE};
use crate::request::Unit;
use crate::world;

/// Turns expressions into queries on one index.
pub(super) struct Compiler<'a> {
    snapshot: &'a Snapshot,
    fields: &'a Fields,
    searcher: &'a Searcher,
    unit: Unit,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, unit: Unit) -> Self {
        Self { snapshot, fields: snapshot.fields(), searcher: snapshot.searcher(), unit }
    }

    pub(super) fn texts(&self) -> Result<Texts<'a>, IndexError> {
        Ok(Texts {
            fields: self.fields,
            searcher: self.searcher,
            unit: self.unit,
            empty_texts: self.snapshot.empty_texts(),
            languages: self.snapshot.languages()?,
        })
    }

    /// The query for `expr`, among the documents of the unit.
    pub(super) fn compile(&self, expr: &Expr) -> Compiled {
        let unit = match self.unit {
            Unit::Articles => "article",
            Unit::Quotes => "quote",
        };
        if self.unit == Unit::Quotes && holds_for_quotes_alone(expr) {
            return self.expr(expr);
        }
        let of_unit = unscored(term(self.fields.unit, unit));
        Ok(Box::new(BooleanQuery::new(vec![(Occur::Must, of_unit), (Occur::Must, self.expr(expr)?)])))
    }

    fn expr(&self, expr: &Expr) -> Compiled {
        match expr {
            Expr::Text(_) | Expr::Within(..) | Expr::AtLeast(..) => self.texts()?.found(expr),
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
                Expr::Not(part) if holds_numbers(part) => {
                    (Occur::MustNot, Box::new(Forward(self.expr(part)?)))
                }
                Expr::Not(part) => (Occur::MustNot, self.expr(part)?),
                part => (Occur::Must, self.expr(part)?),
            });
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, unscored(Box::new(AllQuery))));
        }
        clauses.extend(self.texts()?.side_by_side(parts)?.into_iter().map(|query| (Occur::Should, query)));
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    /// The facets of the actors whose names hold the words `asked`, and of the same actors under other names. A name that
    /// nobody has as it is typed may have a title or an article before it.
    fn named(&self, asked: &str) -> Result<Vec<Facet>, IndexError> {
        let all = facets(self.searcher, "actor")?;
        let with = |asked: &str| -> Vec<&Facet> {
            let wanted = spelling_key(asked);
            let known = world::typed(asked).and_then(world::name).map(spelling_key);
            let is_meant = |facet: &&Facet| {
                facet.to_path().last().is_some_and(|name| {
                    let name = spelling_key(name);
                    holds_words(&name, &wanted) || known.as_ref() == Some(&name)
                })
            };
            all.iter().filter(is_meant).collect()
        };
        let mut meant = with(asked);
        if meant.is_empty() {
            let cores = Asked::of(asked).cores();
            meant = cores.iter().map(|core| with(core)).find(|found| !found.is_empty()).unwrap_or_default();
        }
        let mut named: Vec<Facet> = meant.into_iter().cloned().collect();
        // Each looks through the list of names; of so many bearers each is found by the words.
        if named.len() <= MOST_LOOKED_UP {
            let names = &self.snapshot.digest()?.names;
            let ids: BTreeSet<String> =
                named.iter().map(|facet| names.of_actor_facet(facet.encoded_str()).id).collect();
            for facet in ids.iter().flat_map(|id| names.actor_facets_of(id)) {
                named.extend(Facet::from_encoded(facet.as_bytes().to_vec()));
            }
        }
        Ok(named)
    }

    fn doubtful(&self, doubt: Doubt) -> Box<dyn Query> {
        let without = |field: &str| -> Box<dyn Query> {
            let known: Box<dyn Query> = Box::new(ExistsQuery::new(field.to_owned(), false));
            let all: Box<dyn Query> = Box::new(AllQuery);
            Box::new(BooleanQuery::new(vec![(Occur::Must, all), (Occur::MustNot, known)]))
        };
        match doubt {
            Doubt::Unattributed => without("speaker_name"),
            Doubt::Undated => without("day"),
            Doubt::Unbalanced => Box::new(ExistsQuery::new("loose_marks".to_owned(), false)),
            Doubt::Doubtful => Box::new(ExistsQuery::new("doubtful".to_owned(), false)),
            Doubt::Unsure => {
                let below = Term::from_field_f64(self.fields.confidence, UNSURE);
                Box::new(RangeQuery::new(Bound::Unbounded, Bound::Excluded(below)))
            }
        }
    }

    fn filter(&self, filter: &Filter) -> Compiled {
        let fields = self.fields;
        Ok(match filter {
            Filter::By(asked) => {
                let statements = Indexed::new(self.searcher, fields);
                said_by(fields, &Speakers::of(self.snapshot)?.meant_by(asked, &statements))
            }
            Filter::To(asked) => {
                let written = name_in(fields.addressee, asked);
                // "US" is the United States.
                match world::typed(asked).and_then(world::name) {
                    Some(name) => {
                        Box::new(BooleanQuery::union(vec![written, name_in(fields.addressee, name)]))
                    }
                    None => written,
                }
            }
            Filter::Actor(asked) => {
                let named = self.named(asked)?;
                one_of(fields.actor, named.iter().map(|facet| Term::from_facet(fields.actor, facet)))
            }
            Filter::Publisher(name) => name_in(fields.publisher, name),
            Filter::Section(name) => name_in(fields.section, name),
            Filter::Author(name) => name_in(fields.author, name),
            Filter::Lang(code) => term(fields.lang, code),
            Filter::Kind(kind) => term(fields.kind, kind.name()),
            Filter::Stance(stance) => term(fields.stance, stance.name()),
            Filter::Published(period) => published(fields.day, *period),
            Filter::MinConfidence(least) => {
                // A quote without the field does not exist; half a step allows for how numbers are rounded.
                let least = Bound::Included(Term::from_field_f64(fields.confidence, least - 0.005));
                Box::new(RangeQuery::new(least, Bound::Unbounded))
            }
            Filter::Is(doubt) => self.doubtful(*doubt),
            Filter::Path(pattern) => {
                let paths = values(self.searcher, "path")?;
                // It was compiled once when the pattern was made, so it can be again.
                let glob = pattern.matcher().ok();
                let fits = |path: &&String| glob.as_ref().is_some_and(|glob| glob.is_match(path));
                let matching = paths.iter().filter(fits);
                one_of(fields.path, matching.map(|path| Term::from_field_text(fields.path, path)))
            }
        })
    }
}

/// Does `expr` ask for numbers between two others?
fn holds_numbers(expr: &Expr) -> bool {
    let is_number = |(leaf, _): (&Expr, bool)| {
        matches!(
            leaf,
            Expr::Filter(
                Filter::By(_) | Filter::Published(_) | Filter::MinConfidence(_) | Filter::Is(Doubt::Unsure)
            )
        )
    };
    expr.leaves().into_iter().any(is_number)
}

/// Is `expr`, in a search for quotes, true of no other document? Then nobody has to ask each for its unit: what is said and
/// who said it stands on quotes only.
fn holds_for_quotes_alone(expr: &Expr) -> bool {
    match expr {
        Expr::Text(_) | Expr::Within(..) | Expr::AtLeast(..) => {
            expr.text_field().is_some_and(|field| field.is_none_or(|field| field == TextField::Quote))
        }
        Expr::Filter(filter) => {
            matches!(filter, Filter::By(_) | Filter::To(_) | Filter::Kind(_) | Filter::Stance(_))
        }
        Expr::All(parts) => parts.iter().any(holds_for_quotes_alone),
        Expr::Any(parts) => parts.iter().all(holds_for_quotes_alone),
        Expr::Not(_) => false,
    }
}

/// Quotes of those who are meant.
fn said_by(fields: &Fields, meant: &Meant) -> Box<dyn Query> {
    let key = |key: &String| Term::from_field_text(fields.speaker_key, key);
    let mut any: Vec<Box<dyn Query>> = vec![one_of(fields.speaker_key, meant.keys.iter().map(key))];
    for (name, periods) in &meant.timed {
        for (from, to) in periods {
            let day = |day: u64| Term::from_field_u64(fields.day, day);
            let then = RangeQuery::new(Bound::Included(day(*from)), Bound::Included(day(*to)));
            let by: Box<dyn Query> = Box::new(TermQuery::new(key(name), IndexRecordOption::Basic));
            any.push(Box::new(BooleanQuery::intersection(vec![by, Box::new(then)])));
        }
    }
    if any.len() == 1 { any.swap_remove(0) } else { Box::new(BooleanQuery::union(any)) }
}

fn one_of(field: Field, terms: impl Iterator<Item = Term>) -> Box<dyn Query> {
    Box::new(OneOf { field, terms: Terms::Each(terms.collect()) })
}

fn published(field: Field, period: Period) -> Box<dyn Query> {
    // A stretch without ends holds every day; the engine cannot look for one.
    if period.first.is_none() && period.last.is_none() {
        return Box::new(ExistsQuery::new("day".to_owned(), false));
    }
    // Nothing is older than our era.
    let day = |date| Bound::Included(Term::from_field_u64(field, day_number(date).unwrap_or(0)));
    let end = |date: Option<jiff::civil::Date>| date.map_or(Bound::Unbounded, day);
    Box::new(RangeQuery::new(end(period.first), end(period.last)))
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
}

/// Filters choose and do not rank.
fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
