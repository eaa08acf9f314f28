//! Who speaks, as written: what belongs to a source and what only stands near it.

use super::*;

#[test]
fn an_apposition_does_not_change_the_speaker() {
    assert_eq!(one("Ada Lind, who replaced Tor Berg, said the talks were over.").1, Some("Ada Lind"));
}

#[test]
fn the_one_who_is_told_is_not_the_speaker() {
    assert_eq!(
        one("Lind told the council that Norra was ready."),
        ("Norra was ready".to_owned(), Some("Lind"), Rule::ToldSomebody)
    );
}

#[test]
fn a_verb_that_leads_on_lends_its_subject() {
    let wanted = ("the bridge was safe".to_owned(), Some("Lind"), Rule::SpeakerVerb);
    assert_eq!(one("Lind continued to insist that the bridge was safe."), wanted);
    assert_eq!(one("Lind went on to say the bridge was safe."), wanted);
}

#[test]
fn a_second_verb_has_the_subject_of_the_first() {
    let found = found("Lind said the bridge was closed, but added that it was safe.");
    assert_eq!(found.last(), Some(&("it was safe".to_owned(), Some("Lind"), Rule::SpeakerVerb)));
}

#[test]
fn what_somebody_does_after_a_quotation_does_not_make_it_theirs() {
    for text in [
        "“The bridge is closed,” said Lind. “We wait.” Berg offered the council a new one.",
        "“The bridge is closed,” said Lind. “We wait.”\n\nBerg has continued to demand another.",
        "“The bridge is closed,” said Lind. “We wait.”\n\nBerg could still find help in Alm.",
    ] {
        let found = found(text);
        assert_eq!(
            found[0],
            ("The bridge is closed … We wait.".to_owned(), Some("Lind"), Rule::VerbSpeaker),
            "{text}"
        );
    }
    assert_eq!(one("“The bridge is closed.” Lind added.").1, Some("Lind"));
}

#[test]
fn the_source_is_found_behind_what_is_told_of_it() {
    let source = |text| one(text).1;
    assert_eq!(source("“It is over,” Mr. Lind, of Alm, Mass., said."), Some("Mr. Lind"));
    assert_eq!(
        source("“I worked for people such as Ada Alm, Berg,” Mr. Lind, the harbour master, said."),
        Some("Mr. Lind")
    );
    assert_eq!(
        source("In October, Mr. Lind, who sold the bridge, told investors that it was over."),
        Some("Mr. Lind")
    );
    assert_eq!(
        source("“It is over,” said former South Alm Gov. Jim Lind, a doctor."),
        Some("former South Alm Gov. Jim Lind")
    );
    assert_eq!(
        source("“It is over,” reads a Wednesday editorial in The Alm Register."),
        Some("a Wednesday editorial")
    );
    assert_eq!(
        source("Lind, who has in the past described Berg as “a pathological liar,” left."),
        Some("who")
    );
    assert_eq!(source("Lind had on a previous occasion said that it was over."), Some("Lind"));
    assert_eq!(
        source("Lind, author of “The Long Road,” a book of poems, said that it was over."),
        Some("Lind")
    );
}

#[test]
fn a_body_speaks_without_an_article() {
    let source = |text| one(text).1;
    assert_eq!(source("Three ships sank near the bridge, police said."), Some("police"));
    assert_eq!(source("“It was no accident,” police said."), Some("police"));
    assert_eq!(source("The bridge was closed, state television reported."), Some("state television"));
    assert_eq!(source("“We are broken,” the family said."), Some("the family"));
    assert_eq!(source("“It is over,” another said."), Some("another"));
}

#[test]
fn a_participle_may_have_a_subject_of_its_own() {
    let found = found("The council met on Monday, with Ada Lind saying that the bridge was closed.");
    assert_eq!(found.last().and_then(|found| found.1), Some("Ada Lind"));
}

#[test]
fn a_passive_that_nobody_speaks_has_no_source() {
    let wanted = ("the bridge was never safe".to_owned(), None, Rule::Passive);
    assert_eq!(one("On Monday it was revealed that the bridge was never safe."), wanted);
}

#[test]
fn the_source_is_not_what_a_preposition_opens_after_a_pronoun() {
    let text = "It was Lind, who on a press call Friday said the bridge was closed.";
    assert_eq!(one(text).1, Some("who"));
    assert_eq!(one("It rained, but he, once again, said the bridge was closed.").1, Some("he"));
}

#[test]
fn two_things_that_one_person_is_are_one_source() {
    let text = "The front-runner and former mayor said the bridge was closed.";
    assert_eq!(one(text).1, Some("The front-runner and former mayor"));
}

#[test]
fn the_source_may_hold_a_title() {
    let text = "“We have to go on,” wrote the authors of the “Growth and Harbour Plan,” giving an example.";
    assert_eq!(one(text).1, Some("the authors of the “Growth and Harbour Plan,”"));
}

#[test]
fn a_view_is_its_holders() {
    let wanted = |source, rule| ("the bridge was never safe".to_owned(), Some(source), rule);
    assert_eq!(one("In Lind’s view, the bridge was never safe."), wanted("Lind", Rule::AccordingTo));
    assert_eq!(one("By her own account, the bridge was never safe."), wanted("her", Rule::AccordingTo));
    assert_eq!(one("The bridge was never safe, in the view of the mayor.").1, Some("the mayor"));
    assert_eq!(found("In view of the rain, the bridge was closed."), []);
}

#[test]
fn a_nickname_is_part_of_the_name_and_no_quote() {
    assert_eq!(one("Thomas “Tip” Berg said the bridge was closed.").1, Some("Thomas “Tip” Berg"));
    assert_eq!(one("Ada “the Hammer” Lind said the bridge was closed.").1, Some("Ada “the Hammer” Lind"));
}

#[test]
fn a_relative_clause_without_commas_does_not_hide_the_source() {
    let text = "A member of the council who did not want to be named said the bridge was closed.";
    assert_eq!(one(text).1, Some("A member of the council"));
}

#[test]
fn questions_and_answers_without_names_have_no_source() {
    let found = found("Q: Is the bridge closed?\n\nA: Yes, it is closed for good.");
    assert_eq!(found.iter().map(|found| found.1).collect::<Vec<_>>(), [None, None]);
}

#[test]
fn a_report_may_close_with_the_one_who_was_told() {
    let text = "Berg was kind and responsible, an Alm airport official told the Norra Times.";
    assert_eq!(
        one(text),
        ("Berg was kind and responsible".to_owned(), Some("an Alm airport official"), Rule::SpeakerVerb)
    );
    assert_eq!(one("Reached on Tuesday, Lind told the council that it was late.").0, "it was late");
}

#[test]
fn a_speaker_without_a_name_may_follow_the_verb() {
    let text = "The plant is under intense pressure, said the company’s chief executive, Jon Ferri.";
    assert_eq!(one(text).0, "The plant is under intense pressure");
    assert_eq!(one("Lind, who is a doctor, said the bridge was closed.").1, Some("Lind"));
}

#[test]
fn a_source_may_hold_a_day() {
    let text = "A person familiar with the planning for Thursday’s meeting says the bridge is closed.";
    assert_eq!(one(text).1, Some("A person familiar with the planning for Thursday’s meeting"));
}

#[test]
fn a_lead_in_names_the_person_and_not_her_house() {
    let text = "Asked about the ferry, Harbour Office spokeswoman Ada Lind gave a long reply:\n\n“It will not sail before spring.”";
    let replies: Vec<_> = found(text).into_iter().filter(|found| found.2 == Rule::Colon).collect();
    assert_eq!(replies[0].1, Some("Harbour Office spokeswoman Ada Lind"));
}
