//! One sentence a rule, in the words of invented people.

use super::*;
use crate::quotes::{QuoteKind, Rule};
use proptest::prelude::*;

/// Content, source and rule of each attribution in `text`.
fn found(text: &str) -> Vec<(String, Option<&str>, Rule)> {
    let tokens = Tokens::of(text);
    let read = |attribution: Attribution| {
        let content: Vec<&str> = attribution.content.iter().map(|span| span.of(text)).collect();
        (content.join(" … "), attribution.source.map(|source| source.of(text)), attribution.rule)
    };
    find(&Article::default(), &tokens).into_iter().map(read).collect()
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
fn an_apposition_does_not_change_the_speaker() {
    assert_eq!(one("Ada Lind, who replaced Tor Berg, said the talks were over.").1, Some("Ada Lind"));
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
fn the_one_who_is_told_is_not_the_speaker() {
    assert_eq!(
        one("Lind told the council that Norra was ready."),
        ("Norra was ready".to_owned(), Some("Lind"), Rule::ToldSomebody)
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
fn a_quotation_is_whose_words_are_added_with_as() {
    let text = "Still, the fact that the vote “is a dead heat right now,” as Lind said on the radio, changes nothing.";
    assert_eq!(one(text), ("is a dead heat right now".to_owned(), Some("Lind"), Rule::AsSaid));
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
fn a_short_quotation_goes_on_where_the_one_before_it_spoke() {
    assert_eq!(
        one("“They sue all of us,” Lind said. “Everybody does.”").0,
        "They sue all of us … Everybody does."
    );
}

#[test]
fn where_a_thing_was_said_is_no_part_of_it() {
    let text = "Lind praised the builders of the bridge in an interview on Monday.";
    assert_eq!(one(text).0, "the builders of the bridge");
    assert_eq!(one("Lind blamed the council for the delay on Twitter.").0, "the council for the delay");
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
fn a_comma_hands_over_to_a_quotation_from_afar() {
    let text = "Lind joked once more in the voice of her old teacher, “Come in and sit down with us.”";
    assert_eq!(one(text), ("Come in and sit down with us.".to_owned(), Some("Lind"), Rule::SpeakerVerb));
    assert_eq!(one("In an interview, Lind was asked, “What is the bridge worth to you?”").2, Rule::Passive);
}

#[test]
fn a_second_verb_with_a_quotation_of_its_own_ends_the_first_content() {
    let found =
        found("Lind said the bridge was closed, and when asked again, she said, “It will stay closed.”");
    let contents: Vec<&str> = found.iter().map(|found| found.0.as_str()).collect();
    assert_eq!(contents.last(), Some(&"It will stay closed."));
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
        find(&Article::default(), &tokens).first().map(|found| found.kind)
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
        for attribution in find(&Article::default(), &tokens) {
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
fn a_view_is_its_holders() {
    let wanted = |source, rule| ("the bridge was never safe".to_owned(), Some(source), rule);
    assert_eq!(one("In Lind’s view, the bridge was never safe."), wanted("Lind", Rule::AccordingTo));
    assert_eq!(one("By her own account, the bridge was never safe."), wanted("her", Rule::AccordingTo));
    assert_eq!(one("The bridge was never safe, in the view of the mayor.").1, Some("the mayor"));
    assert_eq!(found("In view of the rain, the bridge was closed."), []);
}

#[test]
fn a_source_in_passing_parts_what_it_said() {
    let text = "Lind had also, according to Berg, stressed that the bridge was closed.";
    assert_eq!(one(text).0, "Lind had also … stressed that the bridge was closed");
    let text = "Absent from the talks, according to members who were there, was any mention of the bridge.";
    assert_eq!(one(text).0, "Absent from the talks … was any mention of the bridge");
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
fn questions_and_answers_without_names_have_no_source() {
    let found = found("Q: Is the bridge closed?\n\nA: Yes, it is closed for good.");
    assert_eq!(found.iter().map(|found| found.1).collect::<Vec<_>>(), [None, None]);
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
fn a_quotation_is_handed_to_one_cue_only() {
    let text = "Asked about it, Lind said “I know nothing about it,” she said. “I never heard of it before.”";
    let contents: Vec<String> = found(text).into_iter().map(|found| found.0).collect();
    assert_eq!(contents[1..], ["I know nothing about it", "I never heard of it before."]);
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
fn who_rings_up_or_asks_makes_no_claim() {
    assert!(found("They call the governor, and the governor calls the police.").is_empty());
    assert!(found("Why would the ministry reject the plan?").is_empty());
    assert_eq!(one("Lind called the plan a mistake.").0, "the plan a mistake");
}

#[test]
fn a_lead_in_names_the_person_and_not_her_house() {
    let text = "Asked about the ferry, Harbour Office spokeswoman Ada Lind gave a long reply:\n\n“It will not sail before spring.”";
    let replies: Vec<_> = found(text).into_iter().filter(|found| found.2 == Rule::Colon).collect();
    assert_eq!(replies[0].1, Some("Harbour Office spokeswoman Ada Lind"));
}
