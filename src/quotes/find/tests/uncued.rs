//! Quotations that no verb claims, and those that two could claim.

use super::*;

#[test]
fn a_quotation_is_whose_words_are_added_with_as() {
    let text = "Still, the fact that the vote “is a dead heat right now,” as Lind said on the radio, changes nothing.";
    assert_eq!(one(text), ("is a dead heat right now".to_owned(), Some("Lind"), Rule::AsSaid));
}

#[test]
fn a_short_quotation_goes_on_where_the_one_before_it_spoke() {
    assert_eq!(
        one("“They sue all of us,” Lind said. “Everybody does.”").0,
        "They sue all of us … Everybody does."
    );
}

#[test]
fn nobody_goes_on_in_a_subhead() {
    let said = "“The talks are over,” said Ada Lind.";
    let below = "“We were close. We will not give up on the grain,” said Tor Berg.";
    let sources = |subhead: &str| -> Vec<Option<String>> {
        let text = format!("{said}\n\n{subhead}\n\n{below}");
        found(&text).into_iter().map(|(_, source, _)| source.map(str::to_owned)).collect()
    };
    let (lind, berg) = (Some("Ada Lind".to_owned()), Some("Tor Berg".to_owned()));
    assert_eq!(sources("‘We will not give up on the grain’"), [lind.clone(), berg.clone()]);
    assert_eq!(sources("‘They gave up on the grain’"), [lind.clone(), None, berg.clone()]);
    assert_eq!(sources("“They gave up on the grain.”"), [lind.clone(), lind, berg]);
}

#[test]
fn the_speaker_whose_cue_stands_last_goes_on() {
    let text = "“It is over for all of us,” Berg said. The plan was dead, Lind said. “We lost it long ago.”";
    let found = found(text);
    assert_eq!(
        found.last().map(|found| (found.0.as_str(), found.1)),
        Some(("The plan was dead … We lost it long ago.", Some("Lind")))
    );
}

#[test]
fn a_long_quotation_in_the_narrators_sentence_was_said_and_a_title_was_not() {
    let text = "Norra is tired of Lind's “if you like it, you can keep it” routine.";
    assert_eq!(one(text).0, "if you like it, you can keep it");
    assert_eq!(found("The library of Norra has “The Long Road Home from the Old Harbour” under glass."), []);
}

#[test]
fn an_utterance_before_anybody_spoke_is_kept_without_a_source() {
    let text = "“The sea has no roof and no door.” It hangs over every bar in Norra.";
    assert_eq!(one(text), ("The sea has no roof and no door.".to_owned(), None, Rule::Chain));
}

#[test]
fn a_comma_hands_over_to_a_quotation_from_afar() {
    let text = "Lind joked once more in the voice of her old teacher, “Come in and sit down with us.”";
    assert_eq!(one(text), ("Come in and sit down with us.".to_owned(), Some("Lind"), Rule::SpeakerVerb));
    assert_eq!(one("In an interview, Lind was asked, “What is the bridge worth to you?”").2, Rule::Passive);
}

#[test]
fn words_that_a_noun_names_are_its_owners() {
    let wanted = |source| ("Never again!".to_owned(), source, Rule::Wording);
    assert_eq!(one("The ferry company’s slogan is “Never again!”"), wanted(Some("The ferry company")));
    assert_eq!(one("Their chants of “Never again!” were cut short."), wanted(Some("Their")));
    assert_eq!(one("“Never again!” was Mayor Lind’s reply."), wanted(Some("Mayor Lind")));
    assert_eq!(one("Lind used the term “never again!” for it.").1, Some("Lind"));
}

#[test]
fn a_sign_speaks_for_itself_and_not_for_the_name_on_it() {
    let text = "Outside, a man held a sign that read “Bring Back the Ferry” to the sky.";
    assert_eq!(one(text), ("Bring Back the Ferry".to_owned(), Some("a sign"), Rule::Wording));
    assert_eq!(one("He wore a Lind hat, which read “Bring Back the Ferry”.").1, None);
}

#[test]
fn a_name_under_a_quotation_signs_it() {
    let wanted = ("The sea has no roof.".to_owned(), Some("Ada Lind"), Rule::Signed);
    assert_eq!(one("“The sea has no roof.” — Ada Lind"), wanted);
    assert_eq!(one("“The sea has no roof.”\n\n— Ada Lind, mayor of Norra"), wanted);
    assert_eq!(one("“The sea has no roof.”\n\nAda Lind\n\nThe town is small."), wanted);
    assert_eq!(one("“The sea has no roof.”\n\nIt hangs over every bar in Norra.").2, Rule::Chain);
}

#[test]
fn what_stands_with_a_quotation_after_a_verb_that_needs_one_is_the_narrators() {
    assert_eq!(one("Protesters shouted “shame” as Lind left the hall.").0, "shame");
    assert_eq!(found("Lind read “Emma” as she left the hall."), []);
}

#[test]
fn a_quotation_that_was_handed_over_is_not_the_next_speakers() {
    let found = found("Berg answered Lind with, “Why now?” Lind then wrote back, “You are late.”");
    let read: Vec<_> = found.iter().map(|found| (found.0.as_str(), found.1)).collect();
    assert_eq!(read, [("Why now?", Some("Berg")), ("You are late.", Some("Lind"))]);
}

#[test]
fn somebody_who_cuts_in_speaks_next() {
    let text = "“Tell her about it,” Krag said, and her husband cut in. “It was raining.”";
    assert_eq!(found(text).last().map(|found| found.1), Some(Some("her husband")));
}

#[test]
fn a_paragraph_of_its_own_is_not_carried_on_from_the_report_before() {
    let text = "Berg said that the bridge was closed.\n\n“It looks like rain to all of us, who knows?” Lind told the council.";
    let found = found(text);
    assert_eq!(found.last().map(|found| found.1), Some(Some("Lind")));
    assert_eq!(found.len(), 2);
}

#[test]
fn a_title_in_quotation_marks_is_no_quote() {
    assert_eq!(found("She likes “The Long Road” and “Home”."), []);
}

#[test]
fn all_marks_of_quotation_count() {
    let wanted = ("It is over for us.".to_owned(), Some("Lind"), Rule::SpeakerVerb);
    for text in [
        "Lind said: \"It is over for us.\"",
        "Lind said: «It is over for us.»",
        "Lind said: „It is over for us.“",
        "Lind said: ‘It is over for us.’",
        "Lind said: ''It is over for us.''",
    ] {
        assert_eq!(one(text), wanted, "{text}");
    }
}

#[test]
fn a_quotation_is_handed_to_one_cue_only() {
    let text = "Asked about it, Lind said “I know nothing about it,” she said. “I never heard of it before.”";
    let contents: Vec<String> = found(text).into_iter().map(|found| found.0).collect();
    assert_eq!(contents[1..], ["I know nothing about it", "I never heard of it before."]);
}
