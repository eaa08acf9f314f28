//! One sentence a rule, in the words of invented people: how each way of reporting is found and where content ends.
//! [`sources`] holds who speaks, [`uncued`] quotations whose words no verb claims, [`layout`] what the page's layout tells.

use super::*;
use crate::quotes::{QuoteKind, Rule};
use proptest::prelude::*;

mod layout;
mod sources;
mod uncued;

/// Content, source and rule of each attribution in `text`.
fn found(text: &str) -> Vec<(String, Option<&str>, Rule)> {
    let tokens = Tokens::of(text);
    let read = |attribution: Attribution| {
        let content: Vec<&str> = attribution.content.iter().map(|span| span.of(text)).collect();
        (content.join(" … "), attribution.source.map(|source| source.of(text)), attribution.rule)
    };
    find(&[], &tokens).into_iter().map(read).collect()
}

fn one(text: &str) -> (String, Option<&str>, Rule) {
    let found = found(text);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().expect("one attribution")
}

#[test]
fn the_speaker_stands_before_the_verb() {
    let wanted = ("the talks would go on in Norra".to_owned(), Some("Mayor Ada Lind"), Rule::SpeakerVerb);
    assert_eq!(one("Mayor Ada Lind said that the talks would go on in Norra."), wanted);
    assert_eq!(one("Mayor Ada Lind said on Tuesday that the talks would go on in Norra."), wanted);
    assert_eq!(one("Mayor Ada Lind said the talks would go on in Norra."), wanted);
}

#[test]
fn the_speaker_stands_after_the_verb() {
    assert_eq!(
        one("“The talks are over,” said Ada Lind, a doctor."),
        ("The talks are over".to_owned(), Some("Ada Lind"), Rule::VerbSpeaker)
    );
}

#[test]
fn a_cue_splits_a_quotation_and_the_next_sentence_goes_on() {
    let wanted = "We will come … when it is ready.";
    assert_eq!(one("“We will come,” she said, “when it is ready.”").0, wanted);
    let wanted = "The talks are over … We will not give up on these aims.";
    assert_eq!(
        one("“The talks are over,” Lind told reporters. “We will not give up on these aims.”").0,
        wanted
    );
}

#[test]
fn according_to_names_a_source_after_or_before_the_content() {
    assert_eq!(one("The bridge is closed, according to the city council.").1, Some("the city council"));
    assert_eq!(one("According to Ada Lind, the bridge is closed.").0, "the bridge is closed");
}

#[test]
fn a_participle_speaks_for_the_cue_before_it() {
    let found = found("“It is over,” Lind said, adding that the bridge was closed.");
    assert_eq!(found.len(), 2);
    assert_eq!(found[1], ("the bridge was closed".to_owned(), Some("Lind"), Rule::Participle));
}

#[test]
fn the_verb_may_open_the_sentence() {
    let text = "Said Ada Lind, who grew up in Norra, “We were all so proud of it.”";
    assert_eq!(one(text), ("We were all so proud of it.".to_owned(), Some("Ada Lind"), Rule::VerbSpeaker));
}

#[test]
fn as_somebody_said_stands_before_after_or_inside_what_is_said() {
    let wanted = ("the bridge was never safe".to_owned(), Some("Ada Lind"), Rule::AsSaid);
    assert_eq!(one("As Ada Lind noted, the bridge was never safe."), wanted);
    assert_eq!(one("The bridge was never safe, as Ada Lind pointed out.").2, Rule::AsSaid);
}

#[test]
fn an_object_ends_where_its_speaker_does_something_else() {
    let text = "Lind blamed the council for the delay and opened the bridge.";
    assert_eq!(one(text), ("the council for the delay".to_owned(), Some("Lind"), Rule::ObjectClaim));
}

#[test]
fn a_thing_is_no_statement() {
    assert_eq!(found("Lind wrote a children’s book about Norra."), []);
    assert_eq!(one("Lind wrote the bridge was closed.").0, "the bridge was closed");
    assert_eq!(found("Norra and Alm are coastal states with a bridge."), []);
}

#[test]
fn what_is_not_to_be_done_keeps_its_not() {
    let content = |text| one(text).0;
    assert_eq!(content("He promised not to raise taxes."), "not to raise taxes");
    assert_eq!(content("Police warned people not to travel."), "not to travel");
    assert_eq!(found("Lind asked not to be named."), []);
    assert_eq!(
        content("One member, who asked not to be named, said the bridge was closed."),
        "the bridge was closed"
    );
}

#[test]
fn a_noun_in_the_plural_is_no_verb() {
    assert_eq!(found("The court keeps some 44 emails that were sent from the island."), []);
    assert_eq!(found("Lind won two states: Norra and Alm."), []);
    assert_eq!(found("The train crosses swing states like Norra that the bridge has left behind."), []);
    assert_eq!(found("Recent reports put the cost higher."), []);
    assert_eq!(one("The report states that the bridge was closed.").0, "the bridge was closed");
    assert_eq!(one("The official notes that the bridge was closed.").1, Some("The official"));
}

#[test]
fn what_is_told_inside_what_is_told_is_part_of_it() {
    assert_eq!(one("Lind said Berg’s claim that the bridge was safe was wrong.").2, Rule::SpeakerVerb);
}

#[test]
fn where_a_thing_was_said_is_no_part_of_it() {
    let text = "Lind praised the builders of the bridge in an interview on Monday.";
    assert_eq!(one(text).0, "the builders of the bridge");
    assert_eq!(one("Lind blamed the council for the delay on Twitter.").0, "the council for the delay");
}

#[test]
fn each_of_two_participles_has_its_own_content() {
    let found = found("Lind left early, calling the plan a mess and blaming the council for it.");
    let contents: Vec<&str> = found.iter().map(|found| found.0.as_str()).collect();
    assert_eq!(contents, ["the plan a mess", "the council for it"]);
}

#[test]
fn who_is_asked_to_do_a_thing_is_part_of_what_is_asked() {
    assert_eq!(one("Lind asked the council to open the bridge.").0, "the council to open the bridge");
    assert_eq!(one("Lind asked the council whether the bridge was safe.").0, "whether the bridge was safe");
}

#[test]
fn a_question_may_end_before_its_verb() {
    assert_eq!(one("“But why now?” a reporter from Norra asked her.").0, "But why now?");
}

#[test]
fn a_second_verb_with_a_quotation_of_its_own_ends_the_first_content() {
    let found =
        found("Lind said the bridge was closed, and when asked again, she said, “It will stay closed.”");
    let contents: Vec<&str> = found.iter().map(|found| found.0.as_str()).collect();
    assert_eq!(contents.last(), Some(&"It will stay closed."));
}

#[test]
fn a_cue_with_a_quotation_of_its_own_ends_what_another_said() {
    let text = "Lind said it was good to be home, a man yelled “Stay there!”";
    let found = found(text);
    let read: Vec<_> = found.iter().map(|found| (found.0.as_str(), found.1)).collect();
    assert_eq!(read, [("it was good to be home", Some("Lind")), ("Stay there!", Some("a man"))]);
}

#[test]
fn a_passing_cue_may_follow_the_first_word() {
    assert_eq!(one("Instead, Lind told the council, it would close.").0, "it would close");
}

#[test]
fn marks_inside_content_have_their_partners() {
    let content = |text: &str| one(text).0;
    assert_eq!(content("Lind said the cook was “late again.”"), "the cook was “late again.”");
    assert_eq!(content("The cook was “late again,” Lind said."), "The cook was “late again,”");
    assert_eq!(content("Lind said “late” was no word for the cook."), "“late” was no word for the cook");
    assert_eq!(content("Lind said the cook was “late” and “tired”."), "the cook was “late” and “tired”");
    // What is all quoted is told without its marks.
    assert_eq!(content("“The cook was late,” Lind said."), "The cook was late");
}

#[test]
fn kinds_follow_from_the_marks() {
    let kind = |text: &str| {
        let tokens = Tokens::of(text);
        find(&[], &tokens).first().map(|found| found.kind)
    };
    assert_eq!(kind("Lind said: “It is over.”"), Some(QuoteKind::Direct));
    assert_eq!(kind("Lind said the plan was “a mess” for all."), Some(QuoteKind::Mixed));
    assert_eq!(kind("Lind said the plan was bad."), Some(QuoteKind::Indirect));
}

proptest! {
    #[test]
    fn any_text_is_attributed_in_order_without_panic(
        text in "\\PC{0,80}|([“”\"'’,.:]|[Hh]e | said| that| told | Lind|, saying |according to | the|\n\n){0,40}"
    ) {
        let tokens = Tokens::of(&text);
        for attribution in find(&[], &tokens) {
            prop_assert!(!attribution.content.is_empty());
            let mut end = 0;
            for span in &attribution.content {
                prop_assert!(span.start >= end && text.get(span.range()).is_some());
                end = span.end;
            }
        }
    }
}

#[test]
fn a_source_in_passing_parts_what_it_said() {
    let text = "Lind had also, according to Berg, stressed that the bridge was closed.";
    assert_eq!(one(text).0, "Lind had also … stressed that the bridge was closed");
    let text = "Absent from the talks, according to members who were there, was any mention of the bridge.";
    assert_eq!(one(text).0, "Absent from the talks … was any mention of the bridge");
}

#[test]
fn the_name_of_a_thing_is_not_what_it_says() {
    assert_eq!(found("She leads a group called Norra First, which has many members."), []);
    assert_eq!(one("A spokesman called Berg a liar.").0, "Berg a liar");
}

#[test]
fn a_programme_is_where_it_was_said() {
    let text = "Lind said on NTV’s “Meet the Town” on Sunday that the bridge was closed.";
    assert_eq!(one(text).0, "the bridge was closed");
}

#[test]
fn what_has_hardly_begun_goes_on_after_the_cue() {
    let text = "And so, she said, while the others were asleep, the bridge was closed.";
    assert_eq!(one(text).0, "And so … while the others were asleep, the bridge was closed");
}

#[test]
fn a_claim_ends_where_another_speaks() {
    let text = "Lind blamed the builders of the bridge and Berg said that it was safe.";
    let found = found(text);
    let read: Vec<_> = found.iter().map(|found| (found.0.as_str(), found.1)).collect();
    assert_eq!(read, [("the builders of the bridge", Some("Lind")), ("it was safe", Some("Berg"))]);
}

#[test]
fn who_rings_up_or_asks_makes_no_claim() {
    assert!(found("They call the governor, and the governor calls the police.").is_empty());
    assert!(found("Why would the ministry reject the plan?").is_empty());
    assert_eq!(one("Lind called the plan a mistake.").0, "the plan a mistake");
}

#[test]
fn what_is_told_of_a_source_is_no_content() {
    for text in [
        "According to Mira Falk, the deputy mayor, the quay is closed.",
        "According to Mira Falk, 54, a mother of three, the quay is closed.",
        "According to the mayor, Mira Falk, the quay is closed.",
        "According to the council, which met on Monday, the quay is closed.",
        "According to Falk the quay is closed.",
    ] {
        assert_eq!(one(text).0, "the quay is closed", "{text}");
    }
    assert_eq!(
        one("According to Falk, the quay, which is old, will hold.").0,
        "the quay, which is old, will hold"
    );
}

#[test]
fn what_things_go_by_says_nothing() {
    assert_eq!(found("The quay was built according to plan."), []);
    assert_eq!(found("The boats are ranked according to size."), []);
    assert_eq!(one("According to the plan, the quay will be closed.").1, Some("the plan"));
}

#[test]
fn words_that_frame_the_telling_stand_before_the_content() {
    for text in [
        "Falk said in an interview the quay would hold.",
        "Falk told Radio Norra in an interview the quay would hold.",
        "Falk told investors the quay would hold.",
        "Falk said late on Friday evening the quay would hold.",
        "Norra Steel today announced that the quay would hold.",
    ] {
        assert_eq!(one(text).0, "the quay would hold", "{text}");
    }
    assert_eq!(
        one("Norra Steel said in a statement it had done nothing wrong.").0,
        "it had done nothing wrong"
    );
}

#[test]
fn a_dash_or_a_stray_comma_parts_the_cue_from_its_words() {
    let wanted = ("The quay is closed".to_owned(), Some("Mira Falk"));
    for text in [
        "“The quay is closed,” — said Mira Falk.",
        "“The quay is closed”— Mira Falk said.",
        "“The quay is closed,” Mira Falk, told the Norra Times.",
    ] {
        let (content, source, _) = one(text);
        assert_eq!((content, source), wanted, "{text}");
    }
    assert_eq!(one("“The quay is closed.” Said Mira Falk.").1, Some("Mira Falk"));
    let goes_on = one("“The quay is closed,” — said Mira Falk. — “It will stay so.”").0;
    assert_eq!(goes_on, "The quay is closed … It will stay so.");
}

#[test]
fn the_narrator_goes_on_where_the_marks_close() {
    assert_eq!(one("Berg told Falk she was “too late” but she went in.").0, "she was “too late”");
    assert_eq!(one("Berg said: “We did what we could” and left.").0, "We did what we could");
    assert_eq!(one("But “the quay is closed for good,” said Berg.").0, "the quay is closed for good");
}
