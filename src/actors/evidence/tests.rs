//! One test for each kind of ground on which a name is a person's, a body's, a place's or nobody's.

use crate::actors::tests::{check, names};

#[test]
fn names_in_a_row_are_alike() {
    check(&[
        ("It rained near Oslo, Vedenne and Hestby.", &["Oslo/p", "Vedenne/p", "Hestby/p"]),
        ("Shares of Chevron, Corvane and Elvo fell.", &["Chevron/o", "Corvane/o", "Elvo/o"]),
    ]);
}

#[test]
fn towns_in_reports_of_games_are_sides() {
    let game = "The striker scored twice before half-time. ";
    for (text, side) in [
        ("Coventry were held by Leeds.", true),
        ("They lost to Coventry.", true),
        ("The Coventry goalkeeper Ian Lind left.", true),
        ("In Coventry it rained.", false),
    ] {
        let found = names(&format!("{game}{text}"));
        assert_eq!(found.contains(&"Coventry/o".to_owned()), side, "{text}: {found:?}");
    }
    assert_eq!(names("They left Coventry for good.")[0], "Coventry/p");
}

#[test]
fn who_works_trades_or_lies_there_tells_what_a_name_is() {
    check(&[
        ("Analyst Karin Lind of Pell Wicks left.", &["Karin Lind/p", "Pell Wicks/o"]),
        ("Then Pell Wicks put on 75 cents.", &["Pell Wicks/o"]),
        ("They flew on to Hestby.", &["Hestby/p"]),
        ("They met in Hestby, a mining town.", &["Hestby/p"]),
    ]);
}

#[test]
fn words_titles_brands_and_numbers_are_nobody() {
    check(&[
        ("They read Proven Paths and left.", &[]),
        ("It rained.\n\nWhat Harbours Need\n\nThen it snowed.", &[]),
        ("QuayLine said it was over.", &["QuayLine/o"]),
        ("They sold the RX-40 and left.", &[]),
        ("Pell & Wicks said it was over.", &["Pell & Wicks/o"]),
    ]);
}
