//! Random requests, asked of both.
//!
//! A hundred in `cargo test`; `ONRECORD_ORACLE=10000 cargo test --release --lib oracle` asks as many.

use std::sync::OnceLock;

use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::select;
use tempfile::TempDir;

use super::world::{PAPERS, PERSONS, SECTIONS, WORDS, world};
use super::{Oracle, Told};
use crate::query::{Doubt, Expr, Filter, PathPattern, Period, Reach, Scope, TextField, TextMatch, WordForm};
use crate::quotes::{QuoteKind, Stance};
use crate::request::{FacetField, SearchRequest, Sort, Unit};
use crate::store::{Session, Store};

/// Both stores of a world, and the folder that they live in.
struct Both(Session, Oracle, #[allow(dead_code, reason = "it is removed with its files")] TempDir);

/// Worlds of three seeds, each made once.
fn worlds() -> &'static [Both; 3] {
    static WORLDS: OnceLock<[Both; 3]> = OnceLock::new();
    WORLDS.get_or_init(|| {
        [1, 2, 3].map(|seed| {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let (session, oracle) = world(folder.path(), seed);
            Both(session, oracle, folder)
        })
    })
}

fn cases() -> u32 {
    std::env::var("ONRECORD_ORACLE").ok().and_then(|cases| cases.parse().ok()).unwrap_or(120)
}

fn word() -> impl Strategy<Value = String> {
    select(WORDS.as_slice()).prop_map(str::to_owned)
}

fn phrase() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 2..4).prop_map(|words| words.join(" "))
}

/// A word or phrase in `field`.
fn text(field: Option<TextField>) -> impl Strategy<Value = Expr> {
    let begun = |text: String| text[..text.len().min(4)].to_owned();
    let patterned = |text: String| format!("{}*{}", &text[..1], &text[text.len() - 1..]);
    prop_oneof![
        4 => word().prop_map(|text| (text, WordForm::Stem)),
        2 => word().prop_map(|text| (text, WordForm::Exact)),
        2 => word().prop_map(move |text| (begun(text), WordForm::Prefix)),
        1 => word().prop_map(move |text| (patterned(text), WordForm::Pattern)),
        1 => (word(), 1_u8..3).prop_map(|(text, wrong)| (text, WordForm::Fuzzy(wrong))),
        3 => (phrase(), 0_u32..4).prop_map(|(text, slop)| (text, WordForm::Phrase(slop))),
    ]
    .prop_map(move |(text, form)| Expr::Text(TextMatch { field, text, form }))
}

/// A text, or texts close to each other.
fn close(field: Option<TextField>) -> impl Strategy<Value = Expr> {
    let reach = prop_oneof![
        (1_u32..6).prop_map(Reach::Near),
        (1_u32..6).prop_map(Reach::Before),
        select(vec![Scope::Sentence, Scope::Paragraph]).prop_map(Reach::Same),
    ];
    let nested = text(field).prop_recursive(2, 6, 2, move |inner| {
        prop_oneof![
            (inner.clone(), reach.clone(), inner.clone()).prop_map(|(left, reach, right)| Expr::Within(
                Box::new(left),
                reach,
                Box::new(right)
            )),
            prop::collection::vec(inner, 2..3).prop_map(Expr::Any),
        ]
    });
    prop_oneof![
        4 => nested.clone(),
        1 => (1_u32..4, nested).prop_map(|(count, part)| Expr::AtLeast(count, Box::new(part))),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        select(PERSONS.as_slice()).prop_map(str::to_owned),
        select(PERSONS.as_slice()).prop_map(|name| name[name.find(' ').unwrap_or(0)..].trim().to_owned()),
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    let day = (2024_i16..2026, 1_i8..7, 1_i8..28).prop_map(|(year, month, day)| date(year, month, day));
    let paper = select([PAPERS.as_slice(), &["ledger", "of norra", "courier quay"]].concat());
    let section = select([SECTIONS.as_slice(), &["world", "affairs"]].concat());
    prop_oneof![
        2 => name().prop_map(Filter::By),
        1 => Just(Filter::By("Norra Harbour Board".to_owned())),
        1 => name().prop_map(Filter::To),
        1 => name().prop_map(Filter::Actor),
        1 => name().prop_map(Filter::Author),
        1 => paper.prop_map(|name| Filter::Publisher(name.to_owned())),
        1 => section.prop_map(|name| Filter::Section(name.to_owned())),
        2 => (prop::option::of(day.clone()), prop::option::of(day))
            .prop_map(|(first, last)| Filter::Published(Period { first, last })),
        1 => select(vec![QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Mixed]).prop_map(Filter::Kind),
        1 => select(vec![Stance::Asserted, Stance::Denied]).prop_map(Filter::Stance),
        1 => (0_u32..=100).prop_map(|percent| Filter::MinConfidence(f64::from(percent) / 100.0)),
        1 => select(vec!["p1*", "p?.html", "pages/**", "nowhere/*"])
            .prop_map(|text| Filter::Path(PathPattern::new(text).expect("a pattern"))),
        1 => select(vec!["en", "de"]).prop_map(|code| Filter::Lang(code.to_owned())),
        1 => select(Doubt::ALL.to_vec()).prop_map(Filter::Is),
    ]
}

fn expr() -> impl Strategy<Value = Expr> {
    let fields =
        [TextField::Headline, TextField::Summary, TextField::Body, TextField::Lead, TextField::Quote];
    let field = prop_oneof![3 => Just(None), 1 => select(fields.to_vec()).prop_map(Some)];
    let leaf = prop_oneof![
        3 => field.prop_flat_map(close),
        2 => filter().prop_map(Expr::Filter),
    ];
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            2 => prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::All),
            1 => prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::Any),
            1 => inner.prop_map(|part| Expr::Not(Box::new(part))),
        ]
    })
}

fn request() -> impl Strategy<Value = SearchRequest> {
    let sort = select(vec![Sort::Relevance, Sort::Newest, Sort::Oldest]);
    let facets = prop::collection::btree_set(select(FacetField::ALL.to_vec()), 0..3);
    let window = (0_usize..12, 0_usize..30);
    (expr(), any::<bool>(), facets, sort, any::<bool>(), window).prop_filter_map(
        "quotes have no such field",
        |(expr, quotes, facets, sort, collapse, (offset, limit))| {
            let facets = facets.into_iter().collect();
            let mut request = SearchRequest::new(String::new(), Some(expr), quotes, facets).ok()?;
            (request.sort, request.offset, request.limit) = (sort, offset, limit);
            // Which hit founds a statement depends on the order, and of relevance the oracle knows nothing.
            request.collapse = collapse && sort != Sort::Relevance;
            Some(request)
        },
    )
}

/// All that the index says to `request`, in the oracle's form, and that its window is a part of it.
fn told(session: &Session, request: &SearchRequest) -> Told {
    let ids = |request: &SearchRequest| -> (usize, Vec<String>, Vec<f64>, bool) {
        match request.unit {
            Unit::Quotes => {
                let found = session.quotes(request).expect("an answer");
                let scores = found.hits.iter().map(|hit| hit.score).collect();
                (found.total, found.hits.into_iter().map(|hit| hit.stored.id).collect(), scores, found.more)
            }
            Unit::Articles => {
                let found = session.articles(request).expect("an answer");
                let scores = found.hits.iter().map(|hit| hit.score).collect();
                (found.total, found.hits.into_iter().map(|hit| hit.id).collect(), scores, found.more)
            }
        }
    };
    let (total, mut all, scores, more) = ids(&SearchRequest { offset: 0, limit: 1_000, ..request.clone() });
    assert!(!more, "there are not so many");
    assert!(
        scores.is_sorted_by(|one, other| one >= other) || request.sort != Sort::Relevance,
        "the best first"
    );
    let (_, window, _, more) = ids(request);
    let end = request.offset.saturating_add(request.limit).min(all.len());
    assert_eq!(window, all[request.offset.min(end)..end], "a window is a part of all");
    assert_eq!(more, request.limit > 0 && end < all.len(), "there is more");
    let (count, facets) = session.count(request).expect("counts");
    assert_eq!(count, total);
    if request.sort == Sort::Relevance && ranks(request) {
        all.sort();
    }
    Told { total, ids: all, facets: facets.0.into_iter().map(|facet| (facet.field, facet.counts)).collect() }
}

/// Is there a word by which one hit is better than another?
fn ranks(request: &SearchRequest) -> bool {
    request.expr.leaves().into_iter().any(|(leaf, wanted)| wanted && matches!(leaf, Expr::Text(_)))
}

#[test]
fn the_index_says_what_looking_at_each_page_says() {
    let found = std::cell::Cell::new(0);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(cases()));
    let outcome = runner.run(&(request(), 0_usize..3), |(request, seed)| {
        let Both(session, oracle, _) = &worlds()[seed];
        let mut expected = match ranks(&request) || request.sort != Sort::Relevance {
            true => oracle.ask(&request),
            false => oracle.ask(&SearchRequest { sort: Sort::Newest, ..request.clone() }),
        };
        if request.sort == Sort::Relevance && ranks(&request) {
            expected.ids.sort();
        }
        found.set(found.get() + usize::from(expected.total > 0));
        prop_assert_eq!(told(session, &request), expected);
        Ok(())
    });
    outcome.unwrap_or_else(|fault| panic!("{fault}"));
    assert!(found.get() * 3 > cases() as usize, "only {} requests found anything", found.get());
}
