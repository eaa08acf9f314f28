//! Names, kinds and affiliations in sentences of our own.

use super::*;

fn named(text: &str) -> Vec<String> {
    let tokens = Tokens::of(text);
    let actors = name_actors(&Article::default(), &tokens);
    let kind = |actor: &Actor| match actor.kind {
        ActorKind::Person => "person",
        ActorKind::Organization => "organization",
        ActorKind::Place => "place",
    };
    actors
        .actors
        .iter()
        .map(|actor| format!("{} ({}) {}", actor.name, kind(actor), actor.affiliation))
        .collect()
}

#[test]
fn offices_join_persons_to_institutions() {
    let text = "Russian President Vladimir Putin met US President Donald Trump. Putin smiled, Kremlin aide Yuri Ushakov said.";
    assert_eq!(
        named(text),
        [
            "Vladimir Putin (person) Russia / Kremlin",
            "United States (place) United States",
            "Donald Trump (person) United States / White House",
            "Kremlin (organization) Russia / Kremlin",
            "Yuri Ushakov (person) Russia / Kremlin",
        ]
    );
}

/// The names of `text` as written, each with the first letter of its kind.
pub(super) fn names(text: &str) -> Vec<String> {
    let actors = name_actors(&Article::default(), &Tokens::of(text));
    let kind = |kind: ActorKind| &kind.name()[..1];
    let told =
        |mention: &Mention| format!("{}/{}", mention.name.of(text), kind(actors.get(mention.actor).kind));
    actors.mentions.iter().map(told).collect()
}

/// Checks the names of each text.
pub(super) fn check(cases: &[(&str, &[&str])]) {
    for (text, wanted) in cases {
        assert_eq!(names(text), *wanted, "{text}");
    }
}

/// The actors of `text` with their roles.
fn roles(text: &str) -> Vec<String> {
    let actors = name_actors(&Article::default(), &Tokens::of(text));
    let told = |actor: &Actor| {
        format!("{}: {} [{}]", actor.name, actor.role.as_deref().unwrap_or("-"), actor.affiliation)
    };
    actors.actors.iter().filter(|actor| actor.kind == ActorKind::Person).map(told).collect()
}

#[test]
fn a_role_is_kept_as_it_is_held() {
    let text = "Acting Turkish Foreign Minister Ada Holm met Deputy Prime Minister Karl Lind of Norway. \
                Former French President Jean Brandt met Chilean President-elect Marta Vidal.";
    assert_eq!(
        roles(text),
        [
            "Ada Holm: acting foreign minister [Turkey / Foreign Ministry]",
            "Karl Lind: deputy prime minister [Norway / Government]",
            "Jean Brandt: former president []",
            "Marta Vidal: president-elect []",
        ]
    );
}

#[test]
fn spellings_of_one_person_are_joined_and_namesakes_are_not() {
    let text = "Volodymyr Zelenskyy spoke. Zelensky smiled. Bill Holm met Hillary Holm. William Holm left.";
    assert_eq!(roles(text), ["Volodymyr Zelenskyy: - []", "William Holm: - []", "Hillary Holm: - []"]);
}

#[test]
fn a_town_that_is_called_like_a_person_of_the_page_is_the_person() {
    let text = "Karl Bolton spoke. Then Bolton left. In Bolton it rained.";
    assert_eq!(named(text), ["Karl Bolton (person) ", "Bolton (place) "]);
}

#[test]
fn clubs_are_not_the_towns_that_they_are_called_after() {
    let text = "Leeds 1 Toledo 2\n\nIn Leeds it rained.";
    assert_eq!(named(text), ["Leeds (organization) Leeds", "Toledo (organization) Toledo", "Leeds (place) "]);
}

#[test]
fn words_longer_than_any_name_are_none() {
    let long = "Aa".repeat(5000);
    assert_eq!(
        named(&format!("Ada Holm met Ada {long} there. {long} {long} said so.")),
        ["Ada Holm (person) "]
    );
}

#[test]
fn marks_that_nobody_sees_make_no_other_name() {
    let text = "Ada \u{202e}Holm\u{202c} met Karin Li\u{ad}nd. \u{200f}Karin Lind\u{200f} met Ada Holm of Norra\u{200e} Steel Plc.";
    assert_eq!(
        named(text),
        [
            "Ada Holm (person) Norra Steel Plc",
            "Karin Lind (person) ",
            "Norra Steel Plc (organization) Norra Steel Plc"
        ]
    );
}

#[test]
fn names_of_any_script_and_length_are_taken_or_left_in_peace() {
    let long = "Aa".repeat(5000);
    for text in [
        format!("Ada {long} said so. {long} {long} left."),
        "Ada \u{202e}Holm\u{202c} met \u{200f}علي\u{200f} and 王毅 in Москва.".to_owned(),
        "A ".repeat(4000),
        "Holm 1 ".repeat(3000),
        "HOLM TO MEET LIND ".repeat(800),
    ] {
        let actors = name_actors(&Article::default(), &Tokens::of(&text));
        assert!(
            actors.mentions.iter().all(|mention| text.get(mention.name.start..mention.name.end).is_some())
        );
    }
}

#[test]
fn a_middle_initial_is_no_particle() {
    let text = "Kevin D. Holm met Yves d'Aubigny. Then Holm left, and d'Aubigny stayed.";
    assert_eq!(roles(text), ["Kevin D. Holm: - []", "Yves d'Aubigny: - []"]);
}

#[test]
fn a_page_shows_which_names_are_countries() {
    for (text, wanted) in [
        ("Ordania's foreign minister, Ana Vik, met nobody.", "Ordania (place) Ordania"),
        (
            "Ordanian maize is cheap. In Ordania it rains, Ordanian President Ana Vik said.",
            "Ordania (place) Ordania",
        ),
        ("They left the island republic of Varos.", "Varos (place) Varos"),
        ("In Varos, Foreign Minister Ana Vik spoke.", "Varos (place) Varos"),
        ("Norland Foreign Ministry papers were read in Norland.", "Norland (place) Norland"),
    ] {
        assert!(named(text).iter().any(|actor| actor == wanted), "{text}: {:?}", named(text));
    }
}

#[test]
fn a_person_is_no_country_and_a_people_without_one_has_no_name() {
    let text = "Karl Holm leads. Holm's foreign minister, Ana Vik, spoke.";
    assert_eq!(named(text), ["Karl Holm (person) ", "Ana Vik (person) "]);
    assert_eq!(named("Ordanian President Ana Vik spoke."), ["Ana Vik (person) "]);
}

#[test]
fn a_bare_office_is_the_home_country_s_where_no_other_stands_close() {
    let home = "Turkey is large. Turkey is old. Turkish cities are large. Turkish tea is strong. ";
    for (text, wanted) in [
        ("Today Foreign Minister Ana Vik spoke.", "Ana Vik: foreign minister [Turkey / Foreign Ministry]"),
        ("Chile is far, Foreign Minister Ana Vik said.", "Ana Vik: foreign minister []"),
        ("Turkish Foreign Minister Karl Lind met Foreign Minister Ana Vik.", "Ana Vik: foreign minister []"),
    ] {
        let found = roles(&format!("{home}{text}"));
        assert!(found.iter().any(|role| role == wanted), "{text}: {found:?}");
    }
}

#[test]
fn owners_stand_inside_the_names_of_bodies() {
    assert_eq!(
        named("The Pilots' Guild met the Norra Shipowners’ Association and the People's Alliance."),
        [
            "Pilots' Guild (organization) Pilots' Guild",
            "Norra Shipowners’ Association (organization) Norra Shipowners’ Association",
            "People's Alliance (organization) People's Alliance",
        ]
    );
}

#[test]
fn names_may_be_titles_by_their_words() {
    let text = "Peter T. King spoke. Mr. King smiled. Ms. Boxer said no. Then Mr. Singer left.";
    assert_eq!(roles(text), ["Peter T. King: - []", "Boxer: - []", "Singer: - []"]);
}

#[test]
fn a_president_of_another_year_is_not_the_home_country_s() {
    let home = "Turkey is large. Turkey is old. Turkish cities are large. Turkish tea is strong. ";
    for text in [
        "In 1994 President Ana Vik spoke.",
        "Then-President Ana Vik spoke.",
        "The late President Ana Vik spoke.",
        "Today President Ana Vik spoke. Turkish President Karl Lind met her.",
    ] {
        let found = roles(&format!("{home}{text}"));
        assert!(
            found.iter().any(|role| role.starts_with("Ana Vik") && role.ends_with("[]")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn capitals_and_accents_make_no_other_person() {
    let text = "KARIN BOLT met Ramon Vidal. Karin Bolt smiled, and Ramón Vidal left. OVE HOLM stayed.";
    assert_eq!(roles(text), ["Karin Bolt: - []", "Ramón Vidal: - []", "Ove Holm: - []"]);
    let marks = "Tom O'Malley met Eva Holt-Eakin. O’Malley smiled at Holt\u{2011}Eakin.";
    assert_eq!(roles(marks), ["Tom O'Malley: - []", "Eva Holt-Eakin: - []"]);
}

#[test]
fn a_body_and_its_short_form_are_one() {
    let text = "The Sons of the Salt Coast (SSC) met Corvo Metals Inc there. Then the SSC left. Corvo said so. \
                The European Commission waits, said Commission spokeswoman Ana Vik.";
    assert_eq!(
        named(text),
        [
            "Sons of the Salt Coast (organization) Sons of the Salt Coast",
            "Corvo Metals Inc (organization) Corvo Metals Inc",
            "European Commission (organization) European Union / European Commission",
            "Ana Vik (person) European Union / European Commission",
        ]
    );
    let two = "Corvo Metals Inc met Corvo Railways. Corvo shares fell.";
    assert!(named(two).contains(&"Corvo (organization) Corvo".to_owned()), "{:?}", named(two));
}

#[test]
fn a_known_body_with_its_initials_is_the_known_one() {
    assert_eq!(named("The North Atlantic Treaty Organization (NATO) met."), ["NATO (organization) NATO"]);
}

#[test]
fn a_name_that_a_country_shares_is_its_own_only_where_the_page_says_so() {
    let told = |text: &str| -> Vec<String> {
        named(text)
            .into_iter()
            .filter(|name| name.starts_with("Ada") || name.starts_with("Georgia"))
            .collect()
    };
    assert_eq!(
        told("They voted in Georgia and Ohio. Georgia Secretary of State Ada Holm said so."),
        ["Georgia (place) ", "Ada Holm (person) Georgia"]
    );
    assert_eq!(
        told("Talks in Tbilisi went on. Georgia's foreign minister, Ada Holm, said so."),
        ["Georgia (place) Georgia", "Ada Holm (person) Georgia / Foreign Ministry"]
    );
}

#[test]
fn two_small_words_in_one_are_no_name() {
    let text = "“I’m telling you, I’m with you. Don’t wait. We’re On It. They’ll say I’ve left,” Conan O’Brien said.";
    assert_eq!(named(text), ["Conan O’Brien (person) "]);
}

#[test]
fn all_affiliations_are_kept_with_role_and_years() {
    let text = "Ada Holm, treasurer of the Coast Party since 2019, met the press. Holm, who was director of Strait Bank \
                from 2010 to 2015, left. Holm is the former president of Norra Council.";
    let actors = name_actors(&Article::default(), &Tokens::of(text));
    let holm = &actors.actors[0];
    let told = |held: &StatedAffiliation| {
        let year = |year: &Option<String>| year.clone().unwrap_or_default();
        format!(
            "{}: {} {}-{}",
            held.affiliation,
            held.role.as_deref().unwrap_or("-"),
            year(&held.since),
            year(&held.until)
        )
    };
    assert_eq!(holm.affiliation.to_string(), "Coast Party");
    assert_eq!(
        holm.affiliations.iter().map(told).collect::<Vec<_>>(),
        [
            "Coast Party: treasurer 2019-",
            "Strait Bank: former director 2010-2015",
            "Norra Council: former president -"
        ]
    );
}

/// The names of whom the mentions of `text` name, `-` for none, of the words in `spelled`.
fn who(text: &str, spelled: &str) -> Vec<String> {
    let actors = name_actors(&Article::default(), &Tokens::of(text));
    let held = actors.mentions.iter().filter(|mention| mention.name.of(text) == spelled);
    held.map(|mention| actors.get(mention.actor).name.clone()).collect()
}

#[test]
fn the_end_of_a_name_is_the_one_named_in_full() {
    for (text, short, whole) in [
        ("Marta de la Vega left. “No,” said de la Vega.", "de la Vega", "Marta de la Vega"),
        ("Lucía Morales Vidal left. Morales Vidal said no.", "Morales Vidal", "Lucía Morales Vidal"),
        ("Piet Zein El Horn left. Zein El Horn said no.", "Zein El Horn", "Piet Zein El Horn"),
        ("Eamon Ó Lindaigh left. Ó Lindaigh said no.", "Ó Lindaigh", "Eamon Ó Lindaigh"),
    ] {
        assert_eq!(who(text, short), [whole], "{text}");
    }
}

#[test]
fn two_with_one_surname_stay_two() {
    let generations =
        "Karl Holm Jr. left. His father, Karl Holm Sr., did not. Holm Jr. said no. Holm Sr. said yes.";
    assert_eq!(who(generations, "Holm Jr."), ["Karl Holm Jr."]);
    assert_eq!(who(generations, "Holm Sr."), ["Karl Holm Sr."]);
    // By the surname alone the page means the one who is nobody's relative, and of two alike nobody.
    assert_eq!(
        who("Minister Ada Holm left. Her husband, Erik Holm, stayed. Holm said no.", "Holm"),
        ["Ada Holm"]
    );
    assert_eq!(who("Ada Holm met Erik Holm. Holm said no.", "Holm"), Vec::<String>::new());
    assert_eq!(who("Ada Holm met Erik Holm. Mr Holm said no.", "Holm"), ["Erik Holm"]);
}
