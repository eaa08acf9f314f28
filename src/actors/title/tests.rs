//! One test for each form in which a text says for whom somebody speaks.

use crate::actors::{ActorKind, name_actors};
use crate::article::Article;
use crate::text::Tokens;

/// The persons of `text` with their affiliations.
fn speaks_for(text: &str) -> Vec<String> {
    let actors = name_actors(&Article::default(), &Tokens::of(text));
    let persons = actors.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    persons.map(|actor| format!("{}: {}", actor.name, actor.affiliation)).collect()
}

/// Checks that each text names one person first, with this affiliation.
fn check(cases: &[(&str, &str)]) {
    for (text, wanted) in cases {
        assert_eq!(speaks_for(text).first().map(String::as_str), Some(*wanted), "{text}");
    }
}

#[test]
fn before_a_name() {
    check(&[
        ("Norland Central Bank governor Ana Vik spoke.", "Ana Vik: Norland / Central Bank"),
        ("Norland's energy minister Ana Vik spoke.", "Ana Vik: Norland / Energy Ministry"),
        ("Norland Fisheries Minister Ana Vik spoke.", "Ana Vik: Norland / Fisheries Ministry"),
        ("Turkish coast guard spokesman Ana Vik spoke.", "Ana Vik: Turkey / Coast Guard"),
        ("Norra University professor Ana Vik spoke.", "Ana Vik: Norra University"),
        ("Tessaly Rail spokeswoman Ana Vik spoke.", "Ana Vik: Tessaly Rail"),
        ("A Pilots' Guild critic, Ana Vik, spoke.", "Ana Vik: "),
        ("Turkish minister of ports Ana Vik spoke.", "Ana Vik: Turkey / Ports Ministry"),
    ]);
}

#[test]
fn after_a_name() {
    check(&[
        ("Ana Vik, a spokeswoman for the Pilots' Guild, spoke.", "Ana Vik: Pilots' Guild"),
        ("Ana Vik, chief economist at Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        (
            "Ana Vik, director of the Harbour Institute at Norra University, spoke.",
            "Ana Vik: Harbour Institute",
        ),
        ("Ana Vik, an aide in the Kremlin, spoke.", "Ana Vik: Russia / Kremlin"),
        (
            "Ana Vik, the Turkish minister of ports and ferries, spoke.",
            "Ana Vik: Turkey / Ports and Ferries Ministry",
        ),
        (
            "Ana Vik, spokeswoman for the Turkish foreign ministry, spoke.",
            "Ana Vik: Turkey / Foreign Ministry",
        ),
        ("Ana Vik, a critic of the Pilots' Guild, spoke.", "Ana Vik: "),
        ("Ana Vik, mother of a pilot at Strait Bank, spoke.", "Ana Vik: "),
        ("Ana Vik, a spokeswoman in Ankara, spoke.", "Ana Vik: "),
    ]);
}

#[test]
fn its_leader_speaks_for_the_body_that_is_the_subject() {
    check(&[
        ("The Coast Party wants a vote. Ana Vik, its leader, spoke.", "Ana Vik: Coast Party"),
        ("The Coast Party wants a vote. Its leader Ana Vik spoke.", "Ana Vik: Coast Party"),
        ("The Coast Party, whose leader, Ana Vik, spoke, wants a vote.", "Ana Vik: Coast Party"),
        ("Turkey wants a vote, said its foreign minister, Ana Vik.", "Ana Vik: Turkey / Foreign Ministry"),
        ("A vote in Norra pleased the Coast Party. Its leader Ana Vik spoke.", "Ana Vik: "),
    ]);
}

#[test]
fn a_body_is_named_once_and_then_by_its_noun() {
    let text = "Norra University Hospital is closed. It opens soon, said the hospital's director, Ana Vik.";
    check(&[(text, "Ana Vik: Norra University Hospital")]);
}

#[test]
fn apposed_before_a_comma() {
    check(&[
        ("Turkey's foreign minister, Ana Vik, spoke.", "Ana Vik: Turkey / Foreign Ministry"),
        (
            "Turkey's chief delegate, Deputy Foreign Minister Ana Vik, spoke.",
            "Ana Vik: Turkey / Foreign Ministry",
        ),
        ("The mediator, Ana Vik of the United Nations, spoke.", "Ana Vik: United Nations"),
        ("The new foreign minister of Turkey is Ana Vik.", "Ana Vik: Turkey / Foreign Ministry"),
    ]);
}

#[test]
fn a_counterpart_has_the_role_of_the_one_who_is_met() {
    let text = "Turkish Foreign Minister Karl Lind met his Chilean counterpart Ana Vik.";
    assert_eq!(
        speaks_for(text),
        ["Karl Lind: Turkey / Foreign Ministry", "Ana Vik: Chile / Foreign Ministry"]
    );
}

#[test]
fn her_spokeswoman_speaks_for_whom_she_speaks() {
    let text = "Turkish President Ana Vik left. Her spokesman, Karl Lind, stayed.";
    assert_eq!(speaks_for(text), ["Ana Vik: Turkey / Presidency", "Karl Lind: Turkey / Presidency"]);
}

#[test]
fn a_member_is_of_a_body() {
    check(&[
        ("Ana Vik of the Coast Party spoke.", "Ana Vik: Coast Party"),
        ("They accused Ana Vik of Coast Party secrets.", "Ana Vik: "),
        ("Ana Vik of Norra spoke.", "Ana Vik: "),
    ]);
}

#[test]
fn clauses_say_who_leads_and_who_works_where() {
    check(&[
        ("Ana Vik, who chairs the Pilots' Guild, spoke.", "Ana Vik: Pilots' Guild"),
        ("Ana Vik, who now leads the opposition Coast Party, spoke.", "Ana Vik: Coast Party"),
        ("Ana Vik, who teaches sea law at Norra University, spoke.", "Ana Vik: Norra University"),
        ("Ana Vik, who has been treasurer of the Coast Party for a year, spoke.", "Ana Vik: Coast Party"),
        ("Ana Vik, who left the Coast Party, spoke.", "Ana Vik: "),
        ("Ana Vik was elected president of the Pilots' Guild.", "Ana Vik: Pilots' Guild"),
        ("Ana Vik was sworn in as Turkish foreign minister.", "Ana Vik: Turkey / Foreign Ministry"),
    ]);
}

#[test]
fn a_mayor_is_not_the_country_s() {
    check(&[
        ("Moscow mayor Ana Vik spoke.", "Ana Vik: Moscow"),
        ("Moscow envoy Ana Vik spoke.", "Ana Vik: Russia / Foreign Ministry"),
        ("Ana Vik, Mayor of Port Selm, spoke.", "Ana Vik: Port Selm"),
        ("Mayor of Port Selm Ana Vik spoke.", "Ana Vik: Port Selm"),
    ]);
}

#[test]
fn former_holders_speak_for_nobody() {
    check(&[
        ("Former Turkish foreign minister Ana Vik spoke.", "Ana Vik: "),
        ("Ana Vik, a former spokeswoman for the Pilots' Guild, spoke.", "Ana Vik: "),
    ]);
}

#[test]
fn who_speaks_on_behalf_of_a_body_speaks_for_it() {
    check(&[
        ("Ana Vik, speaking for the Pilots' Guild, spoke.", "Ana Vik: Pilots' Guild"),
        ("Ana Vik, speaking on behalf of the Coast Party, left.", "Ana Vik: Coast Party"),
        ("Ana Vik, on behalf of the Coast Party, left.", "Ana Vik: Coast Party"),
        ("Ana Vik, who spoke for the Coast Party, left.", "Ana Vik: Coast Party"),
        ("Ana Vik, speaking for an hour, left.", "Ana Vik: "),
    ]);
}

#[test]
fn an_office_of_the_country_behind_the_name() {
    check(&[
        ("Foreign Minister Ana Vik of Chile spoke.", "Ana Vik: Chile / Foreign Ministry"),
        ("They accused Foreign Minister Ana Vik of Chile's fall.", "Ana Vik: "),
    ]);
}

#[test]
fn posts_are_noun_phrases_of_any_words() {
    check(&[
        ("Ana Vik, a wildlife ecologist at the Harbour Institute, spoke.", "Ana Vik: Harbour Institute"),
        ("Ana Vik, head of sales and customer services at Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        (
            "Ana Vik, a professor of Norwegian history at Norra University, spoke.",
            "Ana Vik: Norra University",
        ),
        ("Ana Vik, founder and chief executive of Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, vice president for public affairs of Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, director for Chile at Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("The Pilots' Guild's night shift dispatcher Ana Vik spoke.", "Ana Vik: Pilots' Guild"),
        ("Strait Bank product manager Ana Vik spoke.", "Ana Vik: Strait Bank"),
        ("The head of research of Strait Bank, Ana Vik, spoke.", "Ana Vik: Strait Bank"),
        ("Yesterday manager at Strait Bank Ana Vik spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, an expert on Strait Bank, spoke.", "Ana Vik: "),
        ("Ana Vik, an expert on ferries at Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, speaking at Strait Bank, spoke.", "Ana Vik: "),
        ("Ana Vik, the MP for Leeds, spoke.", "Ana Vik: "),
    ]);
}

#[test]
fn a_body_may_stand_behind_a_name_without_a_role() {
    check(&[
        ("Ana Vik (Strait Bank) spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik (treasurer, Strait Bank) spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, treasurer, Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, of Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik from Strait Bank spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik — treasurer of Strait Bank — spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik from Leeds spoke.", "Ana Vik: "),
        ("Ana Vik, Strait Bank and Karl Lind agreed.", "Ana Vik: "),
    ]);
}

#[test]
fn who_works_or_leads_there_shows_a_body() {
    check(&[
        ("Ana Vik, a machinist at Orvane, spoke.", "Ana Vik: Orvane"),
        ("Ana Vik, who founded Orvane in 2012, spoke.", "Ana Vik: Orvane"),
        ("Ana Vik works at Orvane.", "Ana Vik: Orvane"),
        ("Orvane's treasurer, Ana Vik, spoke.", "Ana Vik: Orvane"),
        ("Ana Vik, an aide to Lind, spoke.", "Ana Vik: "),
    ]);
}

#[test]
fn posts_of_firms_and_states_are_those_of_the_page() {
    check(&[
        ("Strait Bank lost a case, CEO Ana Vik said.", "Ana Vik: Strait Bank"),
        (
            "Chief product officer Ana Vik spoke. Strait Bank fell. Strait Bank rose. Strait Bank stayed.",
            "Ana Vik: Strait Bank",
        ),
        ("Strait Bank met Tessaly Council, CEO Ana Vik said.", "Ana Vik: "),
        ("Ohio Gov. Ana Vik spoke.", "Ana Vik: Ohio"),
        ("Rain fell in Ohio. Ohio waited, and Gov. Ana Vik spoke in Ohio.", "Ana Vik: Ohio"),
        ("Ohio House Speaker Ana Vik spoke.", "Ana Vik: Ohio House"),
    ]);
}

#[test]
fn names_of_bodies_hold_and_for_and_owners() {
    check(&[
        (
            "Ana Vik of the Centre for Coastal and Marine Research spoke.",
            "Ana Vik: Centre for Coastal and Marine Research",
        ),
        ("Ana Vik of the Harbour and Dock Workers Union spoke.", "Ana Vik: Harbour and Dock Workers Union"),
        ("Ana Vik of St Olave's Hospital spoke.", "Ana Vik: St Olave's Hospital"),
        ("Ana Vik of Doctors for Clean Air spoke.", "Ana Vik: Doctors for Clean Air"),
    ]);
}

#[test]
fn parties_are_named_by_tags_and_words_of_a_role() {
    check(&[
        ("Sen. Ana Vik (R-Ohio) spoke.", "Ana Vik: Republican Party"),
        ("Senator Ana Vik, D-N.Y., spoke.", "Ana Vik: Democratic Party"),
        ("Senator Ana Vik (I-Vt.) spoke.", "Ana Vik: "),
        ("Senator Ana Vik, Democrat of Ohio, spoke.", "Ana Vik: Democratic Party"),
        ("A vote is near, Republican strategist Ana Vik said.", "Ana Vik: Republican Party"),
        ("A vote is near, conservative commentator Ana Vik said.", "Ana Vik: "),
    ]);
}

#[test]
fn a_body_may_own_a_name_or_stand_behind_what_it_is() {
    check(&[
        ("Strait Bank's Ana Vik spoke.", "Ana Vik: Strait Bank"),
        ("Norway's Ana Vik spoke.", "Ana Vik: Norway"),
        ("Ana Vik, an analyst with the research firm Orvane, spoke.", "Ana Vik: Orvane"),
        ("The immunologist Ana Vik at Norra University spoke.", "Ana Vik: Norra University"),
        ("Ana Vik and Karl Lind, sociologists at Norra University, spoke.", "Ana Vik: Norra University"),
        ("Ana Vik wrote in the Norra Gazette that rain fell.", "Ana Vik: Norra Gazette"),
        ("The chairman of Strait Bank, Gen. Ana Vik, spoke.", "Ana Vik: Strait Bank"),
        ("Gov. Ana Vik of Ohio spoke.", "Ana Vik: Ohio"),
    ]);
}

#[test]
fn an_office_is_of_no_country_that_lacks_it() {
    let home = "London is large. London is old. British cities are large. British tea is strong. ";
    for (text, wanted) in [
        ("Prime Minister Ana Vik spoke.", "Ana Vik: United Kingdom / Downing Street"),
        ("President Ana Vik spoke.", "Ana Vik: "),
        ("Pope Ana Vik spoke.", "Ana Vik: Vatican / Presidency"),
    ] {
        check(&[(&format!("{home}{text}"), wanted)]);
    }
}

#[test]
fn a_post_that_one_kind_of_body_has_is_of_the_only_such_body() {
    check(&[
        ("Detective Ana Vik spoke. Norra Police searched the house.", "Ana Vik: Norra Police"),
        ("Detective Ana Vik spoke. Norra Police met Tessaly Police.", "Ana Vik: "),
        ("Councillor Ana Vik spoke before Norra Town Council met.", "Ana Vik: Norra Town Council"),
    ]);
}

#[test]
fn a_bare_post_of_a_firm_looks_one_sentence_back() {
    check(&[
        ("Strait Bank lost a case. CEO Ana Vik said so.", "Ana Vik: Strait Bank"),
        ("Strait Bank met Norra Council. CEO Ana Vik said so.", "Ana Vik: "),
    ]);
}

#[test]
fn verbs_behind_a_name_say_where_somebody_belongs() {
    check(&[
        ("Ana Vik, who joined Strait Bank in spring, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik joined Strait Bank as treasurer.", "Ana Vik: Strait Bank"),
        ("Ana Vik joined Strait Bank in asking for calm.", "Ana Vik: "),
        ("Ana Vik sits on the board of Strait Bank.", "Ana Vik: Strait Bank"),
        ("Ana Vik has worked at Strait Bank since May.", "Ana Vik: Strait Bank"),
        ("Ana Vik, who has been working for Strait Bank for years, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik leads Strait Bank.", "Ana Vik: Strait Bank"),
        ("Ana Vik, who runs the archive at Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik is chief economist at Strait Bank.", "Ana Vik: Strait Bank"),
        ("Ana Vik, whose firm Orvane flies to Leeds, spoke.", "Ana Vik: Orvane"),
        ("Ana Vik wrote this week in Ferry Notes that it was over.", "Ana Vik: Ferry Notes"),
    ]);
}

#[test]
fn a_body_is_told_to_have_somebody() {
    check(&[
        ("Strait Bank, led by Ana Vik, rose.", "Ana Vik: Strait Bank"),
        ("Strait Bank, which was founded by Ana Vik, rose.", "Ana Vik: Strait Bank"),
        ("A man from Strait Bank, led by Ana Vik, left.", "Ana Vik: "),
        ("Strait Bank appointed Ana Vik as its chief executive.", "Ana Vik: Strait Bank"),
        ("Strait Bank has named Ana Vik chief executive.", "Ana Vik: Strait Bank"),
        ("Strait Bank named Ana Vik in a suit.", "Ana Vik: "),
    ]);
}

#[test]
fn the_beginning_of_a_sentence_says_for_whom_its_subject_is() {
    check(&[
        ("As treasurer of Strait Bank, Ana Vik waits.", "Ana Vik: Strait Bank"),
        ("A dispatcher at Strait Bank, Ana Vik waits.", "Ana Vik: Strait Bank"),
        ("Speaking on behalf of Strait Bank, Ana Vik asked for calm.", "Ana Vik: Strait Bank"),
    ]);
}

#[test]
fn whose_a_post_is_stands_behind_what_else_is_told() {
    check(&[
        ("Ana Vik, PhD, a chemist at Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, now head of research at Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, formerly head of research at Strait Bank, spoke.", "Ana Vik: "),
        ("Ana Vik, an attorney representing Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, the woman behind Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, chair of the department of surgery at Norra Hospital, spoke.", "Ana Vik: Norra Hospital"),
        ("Ana Vik, the British director of Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, Strait Bank's Asia director, spoke.", "Ana Vik: Strait Bank"),
        ("Ana Vik, editor of Orvane magazine, spoke.", "Ana Vik: Orvane"),
        ("Strait Bank’s Ana Vik spoke.", "Ana Vik: Strait Bank"),
    ]);
    let two = "Strait Bank founder Ana Vik and chairman Karl Lind spoke.";
    assert_eq!(speaks_for(two), ["Ana Vik: Strait Bank", "Karl Lind: Strait Bank"]);
}

#[test]
fn seats_are_a_party_s_before_they_are_a_place_s() {
    check(&[
        ("Republican Rep. Ana Vik of Ohio spoke.", "Ana Vik: Republican Party"),
        ("Rep. Ana Vik (R., Ohio) spoke.", "Ana Vik: Republican Party"),
        ("Ohio state Rep. Ana Vik spoke.", "Ana Vik: Ohio"),
        ("Conservative MP Ana Vik spoke.", "Ana Vik: Conservative Party"),
        ("Liberal Democrat spokesperson Ana Vik spoke.", "Ana Vik: Liberal Democrats"),
        ("Supreme Court Justice Ana Vik spoke.", "Ana Vik: United States / Supreme Court"),
        (
            "Sgt. Ana Vik of the Tessaly County Sheriff's Office spoke.",
            "Ana Vik: Tessaly County Sheriff's Office",
        ),
    ]);
}

#[test]
fn presidents_of_bodies_are_no_country_s() {
    let home = "London is large. London is old. British cities are large. British tea is strong. ";
    for (text, wanted) in [
        ("The union's members met Prime Minister Ana Vik.", "Ana Vik: United Kingdom / Downing Street"),
        ("The college's leaders, among them Chancellor Ana Vik, spoke.", "Ana Vik: "),
        ("They heard longtime Chancellor Ana Vik.", "Ana Vik: "),
    ] {
        check(&[(&format!("{home}{text}"), wanted)]);
    }
}

#[test]
fn short_forms_ranks_and_sides_say_whose_somebody_is() {
    check(&[
        ("The Harbour Guild (HG) photographer Ana Vik spoke.", "Ana Vik: Harbour Guild"),
        ("Norway's Gen. Ana Vik spoke.", "Ana Vik: Norway"),
        ("Norwegian Prince Ana Vik spoke.", "Ana Vik: Norway"),
        ("Norwegian rabbi Ana Vik spoke.", "Ana Vik: "),
        ("Salt County District Attorney Ana Vik spoke.", "Ana Vik: Salt County"),
        ("Orvane Air's vice president Ana Vik spoke.", "Ana Vik: Orvane Air"),
        ("Ana Vik scored twice for Norra Rovers.", "Ana Vik: Norra Rovers"),
    ]);
    let two = "Researchers Ana Vik and Karl Lind of Norra University spoke.";
    assert_eq!(speaks_for(two)[0], "Ana Vik: ");
}

#[test]
fn who_is_told_again_by_an_office_holds_it() {
    check(&[
        ("Ana Vik left. The Strait Bank chairwoman said so.", "Ana Vik: Strait Bank"),
        ("Ana Vik met Karl Lind. The Strait Bank chairwoman said so.", "Ana Vik: "),
        ("Ana Vik left. They met the Strait Bank chairwoman.", "Ana Vik: "),
        ("Ana Vik left. The Strait Bank chairwoman, Jo Lind, said so.", "Ana Vik: "),
        (
            "Ana Vik of Norra University left. The Strait Bank chairwoman said so.",
            "Ana Vik: Norra University",
        ),
    ]);
}

#[test]
fn a_spelling_in_other_letters_and_a_row_of_posts_are_passed_over() {
    check(&[
        ("Ana Vik (林美華), a chemist at Strait Bank, spoke.", "Ana Vik: Strait Bank"),
        (
            "Ana Vik, vice-president, chief economist and strategist at Strait Bank, spoke.",
            "Ana Vik: Strait Bank",
        ),
        ("Ana Vik, the treasurer, Karl Lind, chairman of Strait Bank, and others spoke.", "Ana Vik: "),
        ("Turkish Prime Minister Sir Karl Lind spoke.", "Karl Lind: Turkey / Government"),
    ]);
}

#[test]
fn a_report_of_games_tells_sides_by_bare_posts_and_peoples() {
    let game = "Norra Rovers scored before half-time and scored again. Norra Rovers won the cup. Norra Rovers rested. ";
    for (text, wanted) in [
        ("It rained. Striker Ana Vik left.", "Ana Vik: Norra Rovers"),
        ("It rained, and the Norwegian Ana Vik left.", "Ana Vik: Norway"),
    ] {
        check(&[(&format!("{game}{text}"), wanted)]);
    }
    check(&[("It rained, and the Norwegian Ana Vik left.", "Ana Vik: ")]);
}

#[test]
fn what_a_body_is_stands_before_or_behind_its_name() {
    check(&[
        ("Ana Vik, of campaign group Clean Ferries Now, spoke.", "Ana Vik: Clean Ferries Now"),
        ("Ana Vik, of think tank the Norra Institute, spoke.", "Ana Vik: Norra Institute"),
        ("Ana Vik, CEO of Leeds-based startup Orvane, spoke.", "Ana Vik: Orvane"),
        ("It rained, and Orvane spokeswoman Ana Vik spoke.", "Ana Vik: Orvane"),
        ("Ana Vik reports for the Norra Gazette.", "Ana Vik: Norra Gazette"),
        ("Ana Vik has signed for Norra Rovers.", "Ana Vik: Norra Rovers"),
        ("The Dock Union Party (DUP) legislator Ana Vik spoke.", "Ana Vik: Dock Union Party"),
    ]);
}
