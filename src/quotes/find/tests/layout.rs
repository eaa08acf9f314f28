//! What the layout of a page tells: turns, answers, block quotations, posts, and the lines that announce them.

use super::*;
use crate::article::{Body, ParagraphRole};
use ParagraphRole::{Apart, Quotation, Text};

/// Content, source and rule of each attribution in a body of these paragraphs.
fn laid(paragraphs: &[(ParagraphRole, &str)]) -> Vec<(String, Option<String>, Rule)> {
    let mut body = Body::default();
    paragraphs.iter().for_each(|(role, text)| body.push(*role, text));
    let tokens = Tokens::of(body.text());
    let read = |found: Attribution| {
        let content: Vec<&str> = found.content.iter().map(|span| span.of(body.text())).collect();
        let source = found.source.map(|source| source.of(body.text()).to_owned());
        (content.join(" … "), source, found.rule)
    };
    find(body.paragraphs(), &tokens).into_iter().map(read).collect()
}

fn plain(lines: &[&str]) -> Vec<(String, Option<String>)> {
    let paragraphs: Vec<_> = lines.iter().map(|line| (Text, *line)).collect();
    laid(&paragraphs).into_iter().map(|(text, source, _)| (text, source)).collect()
}

fn said(text: &str, source: &str) -> (String, Option<String>) {
    (text.to_owned(), Some(source.to_owned()))
}

#[test]
fn a_label_in_capitals_may_hold_an_office_and_opens_a_turn() {
    let found = plain(&[
        "MIRA FALK, NEWS ANCHOR (on camera): It is late in Norra.",
        "Nobody sleeps.",
        "TEXT: Port closed for good",
        "TOR BERG (D), SENATOR: We will wait.",
        "FALK: Thank you.",
    ]);
    let wanted = [
        said("It is late in Norra. … Nobody sleeps.", "MIRA FALK"),
        said("We will wait.", "TOR BERG"),
        said("Thank you.", "FALK"),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn several_turns_may_share_a_paragraph() {
    let found = plain(&["NT: When will it open? TB: In two years, if the money comes. NT: So late?"]);
    let wanted = [
        said("When will it open?", "NT"),
        said("In two years, if the money comes.", "TB"),
        said("So late?", "NT"),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn a_line_of_a_list_is_no_turn() {
    let found = plain(&["Tor Berg: Two counts of theft, held in jail.", "Monday: We will wait.", "He left."]);
    assert_eq!(found, []);
}

#[test]
fn what_follows_a_question_that_is_set_apart_is_an_answer() {
    let interview = [
        (Text, "Tor Berg has run the quay for nine years."),
        (Apart, "How did you come to the quay?"),
        (Text, "My father worked here, and I never left."),
        (Apart, "But you waste a lot of money."),
        (Text, "They do. I waste none."),
        (Apart, "Will it open again?"),
        (Text, "I think so. We need money."),
        (Text, "The quay was built in 1901."),
    ];
    let wanted = [
        ("My father worked here, and I never left.".to_owned(), None, Rule::Answer),
        ("They do. I waste none.".to_owned(), None, Rule::Answer),
        ("I think so. We need money.".to_owned(), None, Rule::Answer),
    ];
    assert_eq!(laid(&interview), wanted);
    let explainer = [
        (Apart, "What do you need to know?"),
        (Text, "The quay is old."),
        (Apart, "When will it open?"),
        (Text, "The council will vote in May."),
    ];
    assert_eq!(laid(&explainer), []);
}

#[test]
fn a_block_is_whose_words_are_announced_or_who_signs_it() {
    let announced = [
        (Text, "Mayor Mira Falk said in a statement:"),
        (Quotation, "We are sorry for the delay. It was long."),
        (Quotation, "We will open the quay in May."),
        (Text, "The quay is old."),
    ];
    let words = "We are sorry for the delay. It was long. … We will open the quay in May.".to_owned();
    assert_eq!(laid(&announced), [(words, Some("Mayor Mira Falk".into()), Rule::SpeakerVerb)]);
    let signed = [(Quotation, "The quay is closed."), (Quotation, "Mira Falk, mayor of Norra")];
    assert_eq!(laid(&signed), [("The quay is closed.".to_owned(), Some("Mira Falk".into()), Rule::Signed)]);
    let inside =
        [(Quotation, "The quay is closed. — Mira Falk"), (Quotation, "We left."), (Quotation, "— Tor Berg")];
    let words: Vec<_> = laid(&inside).into_iter().map(|(text, source, _)| (text, source)).collect();
    assert_eq!(words, [said("The quay is closed.", "Mira Falk"), said("We left.", "Tor Berg")]);
    let own = [(Quotation, "“The quay is closed,” Falk wrote in a letter.")];
    assert_eq!(laid(&own), [("The quay is closed".to_owned(), Some("Falk".into()), Rule::SpeakerVerb)]);
}

#[test]
fn a_post_is_signed_with_a_handle() {
    let wanted = [("Closed until May. Sorry!".to_owned(), Some("Mira Falk".to_owned()), Rule::Signed)];
    let words = "Closed until May. Sorry! pic.posts.example/x1";
    let line = "— Mira Falk (@mirafalk) March 9, 2025";
    assert_eq!(laid(&[(Text, words), (Text, line)]), wanted);
    assert_eq!(laid(&[(Text, "Falk wrote on her page:"), (Quotation, words), (Quotation, line)]), wanted);
}

#[test]
fn a_line_may_announce_the_quotation_below_it() {
    let quotation = "“The quay is closed for all of us.”";
    for (line, source) in [
        ("And from Mayor Mira Falk:", "Mayor Mira Falk"),
        ("A letter from Mira Falk, mayor of Norra:", "Mira Falk"),
        ("Here is what Mira Falk, the mayor, had to say:", "Mira Falk"),
        ("Statement by Mira Falk:", "Mira Falk"),
    ] {
        let found = plain(&[line, quotation]);
        assert_eq!(found, [said("The quay is closed for all of us.", source)], "{line}");
    }
}
