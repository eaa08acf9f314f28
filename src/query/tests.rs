//! What queries mean.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn read(text: &str) -> Result<Option<Expr>, QueryError> {
    parse(text, date(2025, 7, 4))
}

/// The tree in a form for reading.
fn shown(text: &str) -> String {
    fn show(expr: &Expr) -> String {
        let list = |parts: &[Expr]| parts.iter().map(show).collect::<Vec<_>>().join(" ");
        match expr {
            Expr::Text(TextMatch { field, text, form }) => {
                let field = field.map(|field| format!("{field:?}=")).unwrap_or_default();
                let written = match form {
                    WordForm::Stem | WordForm::Pattern => text.clone(),
                    WordForm::Prefix => format!("{text}*"),
                    WordForm::Exact => format!("={text}"),
                    WordForm::Fuzzy(wrong) => format!("{text}~{wrong}"),
                    WordForm::Phrase(slop) => format!("\"{text}\"~{slop}"),
                };
                format!("{field}{written}")
            }
            Expr::Filter(filter) => format!("{filter:?}"),
            Expr::All(parts) => format!("({})", list(parts)),
            Expr::Any(parts) => format!("[{}]", list(parts)),
            Expr::Not(part) => format!("!{}", show(part)),
            Expr::Within(left, reach, right) => format!("<{} {reach} {}>", show(left), show(right)),
            Expr::AtLeast(count, part) => format!("{count}x{}", show(part)),
        }
    }
    read(text).expect("well formed").as_ref().map(show).unwrap_or_default()
}

fn place(at: usize, length: usize) -> Place {
    Place { at, length }
}

#[test]
fn words_side_by_side_are_all_wanted_and_or_binds_less() {
    assert_eq!(shown("peace talks OR truce"), "[(peace talks) truce]");
    assert_eq!(shown("peace AND (talks OR truce)"), "(peace [talks truce])");
}

#[test]
fn a_field_may_stand_before_a_word_a_phrase_or_a_group() {
    assert_eq!(shown("headline:truce"), "Headline=truce");
    assert_eq!(shown("headline:(truce OR talks) now"), "([Headline=truce Headline=talks] now)");
    assert_eq!(shown("by:(Holm OR \"Blue Palace\")"), "[By(\"Holm\") By(\"Blue Palace\")]");
}

#[test]
fn filters_may_stand_in_the_text_and_be_negated() {
    assert_eq!(shown("Istanbul -by:\"Ada Holm\""), "(Istanbul !By(\"Ada Holm\"))");
    assert_eq!(shown("-speaker:Holm"), "!By(\"Holm\")");
}

#[test]
fn nearness_binds_more_than_and_and_takes_alternatives() {
    assert_eq!(shown("ferry peace NEAR/5 talks"), "(ferry <peace NEAR/5 talks>)");
    assert_eq!(shown("(truce OR talks) PRE/3 \"the dam\""), "<[truce talks] PRE/3 \"the dam\"~0>");
    assert_eq!(shown("a SAME/s b SAME/p c"), "<<a SAME/s b> SAME/p c>");
    assert_eq!(shown("quote:(dam NEAR/5 talks)"), "<Quote=dam NEAR/5 Quote=talks>");
    assert_eq!(shown("headline:dam NEAR/5 talks"), "<Headline=dam NEAR/5 Headline=talks>");
    assert_eq!(shown("atleast3(drill)"), "3xdrill");
}

#[test]
fn nearness_needs_texts_on_both_sides() {
    let refused = |text: &str| read(text).expect_err("no texts");
    assert!(matches!(refused("a NEAR/5 by:Holm"), QueryError::NotAText { .. }));
    assert!(matches!(refused("a NEAR/5 (b c)"), QueryError::NotAText { .. }));
    assert!(matches!(refused("headline:a NEAR/5 body:b"), QueryError::NotAText { .. }));
    assert_eq!(refused("a NEAR/5"), QueryError::NothingAfter { operator: "NEAR/5".into(), at: place(3, 6) });
    assert_eq!(refused("PRE/2 a"), QueryError::NothingBefore { operator: "PRE/2".into(), at: place(1, 5) });
}

#[test]
fn a_colon_inside_a_text_is_taken_as_written_unless_a_field_is_near() {
    let parsed = read_query("Holm: no deal", date(2025, 7, 4)).expect("well formed");
    assert_eq!(shown("Holm: no deal"), "(Holm no deal)");
    assert!(parsed.notes[0].contains("'Holm:' is no field"), "{:?}", parsed.notes);
    let unknown =
        QueryError::UnknownField { written: "publsher".into(), meant: "publisher", at: place(3, 9) };
    assert_eq!(read("a publsher:Ledger").err(), Some(unknown));
}

#[test]
fn a_small_or_is_a_word_and_is_said_to_be_one() {
    let parsed = read_query("truce or talks", date(2025, 7, 4)).expect("well formed");
    assert!(parsed.notes[0].contains("write OR"), "{:?}", parsed.notes);
}

#[test]
fn mistakes_name_their_place() {
    assert_eq!(read("(a b").err(), Some(QueryError::OpenParenthesis { at: place(1, 1) }));
    assert_eq!(read("a) b").err(), Some(QueryError::UnopenedParenthesis { at: place(2, 1) }));
    assert_eq!(read("a OR").err(), Some(QueryError::NothingAfter { operator: "OR".into(), at: place(3, 2) }));
    assert_eq!(
        read("OR a").err(),
        Some(QueryError::NothingBefore { operator: "OR".into(), at: place(1, 2) })
    );
    assert_eq!(read(&"(".repeat(1000)).err(), Some(QueryError::TooDeep(50)));
    assert_eq!(read(&"a NEAR/3 ".repeat(1_000)).err(), Some(QueryError::TooDeep(50)));
    assert!(read(&("a NEAR/3 ".repeat(40) + "a")).is_ok());
    let wrong = read("talks since:soon").expect_err("no date");
    assert_eq!(wrong.place(), Some(place(13, 4)));
}

#[test]
fn a_query_of_marks_alone_asks_for_nothing() {
    assert_eq!(shown("— … \"\""), "");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*|[a-z()\"~/:*?= -]{0,40}|((a|NEAR/3|OR|\\(|\\)|-|by:|quote:|atleast2\\() ?){0,12}") {
        if let Err(error) = read(&text)
            && let Some(place) = error.place()
        {
            prop_assert!(place.at >= 1 && place.at <= text.chars().count());
            place.pointed_at(&text);
        }
    }
}

#[test]
fn a_query_that_takes_too_long_to_answer_is_refused() {
    let too_long = |text: &str| matches!(read(text), Err(QueryError::TooLong { .. }));
    assert!(too_long(&"a:".repeat(20_000)) && too_long(&"cod ".repeat(4_000)));
    assert!(too_long(&"*a* ".repeat(50)) && !too_long(&"cod ".repeat(2_000)));
    let by = FilterKey::By.with(&"Ada ".repeat(10_000), date(2025, 7, 4));
    assert!(matches!(by, Err(QueryError::LongValue { .. })));
    let path = format!("path:{}a{}", "{".repeat(249), "}".repeat(249));
    assert!(read(&path).is_err_and(|error| error.to_string().contains("braces")));
}

#[test]
fn what_is_noted_is_noted_once() {
    let noted = read_query(&"ship: ".repeat(100), date(2025, 7, 4)).map(|parsed| parsed.notes.len());
    assert_eq!(noted, Ok(1));
}
