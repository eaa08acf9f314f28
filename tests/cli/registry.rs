//! What one page states of a person serves the others.

use super::world::World;

/// A page of `day` with these paragraphs.
fn page(world: &World, name: &str, day: &str, paragraphs: &[&str]) {
    let body: String = paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
    let filler =
        "<p>The harbour was quiet and the ferries ran as they do on most days of the year.</p>".repeat(3);
    let html = format!(
        "<html lang=en><head><title>Notes of the day</title>\
         <meta property=article:published_time content={day}T09:00:00Z></head>\
         <body><article><h1>Notes of the day</h1>{body}{filler}</article></body></html>"
    );
    world.write(&format!("pages/{name}.html"), html);
}

fn count(world: &World, query: &str) -> String {
    let run = world.type_in("index pages -q");
    assert_eq!(run.status, 0, "{}", run.err);
    world.type_in(&format!("search {query} --count")).out.trim().to_owned()
}

#[test]
fn a_bare_name_is_found_under_its_office_once_another_page_gives_it() {
    let world = World::new();
    page(&world, "bare", "2025-07-02", &["Putin said that the grain would be shipped by night."]);
    assert_eq!(count(&world, "grain --by Kremlin"), "0");
    // The page with the office quotes nobody.
    page(&world, "office", "2025-07-01", &["Russian President Vladimir Putin visited a shipyard."]);
    assert_eq!(count(&world, "grain --by Kremlin"), "1");
    assert_eq!(count(&world, "grain --by Russia"), "1");
    assert_eq!(count(&world, "grain --by putin"), "1");
}

#[test]
fn who_changed_office_is_found_under_each_at_its_time() {
    let world = World::new();
    page(&world, "a", "2020-01-10", &["Turkish Foreign Minister Ada Holm opened a bridge."]);
    page(&world, "b", "2020-02-10", &["Ada Holm said that the early bridge was safe."]);
    page(&world, "c", "2023-01-10", &["Turkish Finance Minister Ada Holm closed a bridge."]);
    page(&world, "d", "2023-02-10", &["Ada Holm said that the late bridge was cheap."]);
    let found = |query: &str| count(&world, query);
    assert_eq!((found("early --by Turkey").as_str(), found("bridge --by holm").as_str()), ("1", "2"));
    let by = |institution: &str, word: &str| {
        world.run(["search", word, "--by", institution, "--count"]).out.trim().to_owned()
    };
    assert_eq!(
        (by("Turkey / Foreign Ministry", "early"), by("Turkey / Foreign Ministry", "late")),
        ("1".into(), "0".into())
    );
    assert_eq!((by("Finance Ministry", "early"), by("Finance Ministry", "late")), ("0".into(), "1".into()));
    let told = world.type_in("actors holm").out;
    assert!(told.contains("Turkey / Foreign Ministry: stated by 1 article, 2020-01-10"), "{told}");
}

#[test]
fn a_name_of_several_persons_lists_them_with_their_quotes() {
    let world = World::new();
    page(
        &world,
        "a",
        "2025-07-01",
        &["Ada Holm said that the bridge was safe.", "Ada Holm said that it was new."],
    );
    page(&world, "b", "2025-07-02", &["Karl Holm said that the bridge was old."]);
    world.type_in("index pages -q");
    let run = world.type_in("search --by holm");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("'holm' may be Ada Holm (2 quotes), Karl Holm (1 quote)"), "{}", run.err);
    let one = world.run(["search", "--by", "Karl Holm", "--count"]);
    assert_eq!((one.out.trim(), one.err.contains("may be")), ("1", false));
}

#[test]
fn actors_are_filtered_by_day_and_ordered_by_mentions() {
    let world = World::new();
    page(&world, "a", "2020-01-10", &["Ada Holm said that the bridge was safe."]);
    page(&world, "b", "2025-01-10", &["Karl Lind opened a bridge."]);
    page(&world, "c", "2025-02-10", &["Karl Lind closed a bridge."]);
    world.type_in("index pages -q");
    let names = |line: &str| -> Vec<String> {
        let listed = world.type_in(line).json();
        listed
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|a| a["name"].as_str())
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(names("actors --kind person --format json"), ["Ada Holm", "Karl Lind"]);
    assert_eq!(names("actors --kind person --sort mentions --format json"), ["Karl Lind", "Ada Holm"]);
    assert_eq!(names("actors --kind person --since 2024 --format json"), ["Karl Lind"]);
}

#[test]
fn quotes_are_found_by_whom_they_are_said_to() {
    let world = World::new();
    page(
        &world,
        "a",
        "2025-07-01",
        &["Ada Holm told Karl Lind that the bridge was safe.", "Ada Holm said that it rained."],
    );
    world.type_in("index pages -q");
    assert_eq!(world.type_in("search --to lind --count").out.trim(), "1");
    assert_eq!(world.type_in("search bridge to:Lind by:Holm --count").out.trim(), "1");
    let run = world.type_in("search --to linf");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("no quotes to 'linf'; did you mean Lind?"), "{}", run.err);
}

#[test]
fn an_office_is_told_from_a_name_with_those_who_speak_for_its_houses() {
    let world = World::new();
    page(
        &world,
        "a",
        "2025-07-02",
        &["Norwegian Foreign Minister Ada Holm said that the ferry would sail.", "Holm said it was late."],
    );
    page(&world, "b", "2025-07-03", &["Danish Foreign Minister Per Lund said that the bridge would open."]);
    assert_eq!(count(&world, "harbour"), "2");
    let run = world.run(["search", "--by", "foreign minister"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    let told = "'foreign minister' is an office, not a person or institution; quotes by those who speak for its houses: \
                Ada Holm (Norway / Foreign Ministry) 2, Per Lund (Denmark / Foreign Ministry) 1; ask for one, as in --by 'Ada Holm'";
    assert!(run.err.contains(told), "{}", run.err);
    let nobody = world.run(["search", "--by", "interior minister"]);
    assert!(nobody.err.contains("is an office, not a person or institution, and nobody"), "{}", nobody.err);
}

#[test]
fn institutions_within_others_are_found_under_both_and_counted_by_depth() {
    let world = World::new();
    let of = |number: usize, who: &str, what: &str| {
        page(&world, &format!("eu{number}"), "2025-07-01", &[&format!("{who} said that {what} would wait.")]);
    };
    of(1, "European Commission spokeswoman Ada Holm", "the cod");
    of(2, "European Commission spokesman Karl Lind", "the herring");
    of(3, "European Parliament president Ida Berg", "the tuna");
    of(4, "UNHCR spokesman Per Dahl", "the rice");
    world.type_in("index pages -q");
    let by = |whom: &str| {
        world.run(["search", "would", "--by", whom, "--no-collapse", "--count"]).out.trim().to_owned()
    };
    assert_eq!([by("EU"), by("European Commission"), by("UN")], ["3", "2", "1"]);
    let facet = |depth: &str| {
        let answer = world
            .type_in(&format!(
                "search would --quotes --no-collapse --facet affiliation --depth {depth} --format json"
            ))
            .json();
        let counts = answer["facets"]["affiliation"].as_array().cloned().unwrap_or_default();
        counts
            .iter()
            .map(|entry| format!("{} {}", entry["value"].as_str().unwrap_or("-"), entry["count"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(facet("1"), ["European Union 3", "United Nations 1"]);
    assert_eq!(
        facet("2"),
        [
            "European Union / European Commission 2",
            "European Union / European Parliament 1",
            "United Nations / UNHCR 1",
        ]
    );
}

#[test]
fn one_person_under_many_spellings_is_one_actor_and_namesakes_stay_apart() {
    let world = World::new();
    let say = |name: &str, who: &str, what: &str| {
        page(&world, name, "2025-07-01", &[&format!("{who} said that {what} would wait.")]);
    };
    say("a", "Ramon Alvarez", "the cod");
    say("b", "Ramón Álvarez", "the herring");
    say("c", "RAMON ALVAREZ", "the tuna");
    say("d", "Rosa Alvarez", "the rice");
    world.type_in("index pages -q");
    let by = |whom: &str| {
        world.run(["search", "would", "--by", whom, "--no-collapse", "--count"]).out.trim().to_owned()
    };
    for spelling in ["Ramon Alvarez", "Ramón Álvarez", "ramon alvarez"] {
        assert_eq!(by(spelling), "3", "{spelling}");
    }
    assert_eq!(by("Rosa Alvarez"), "1");
    let listed = world.type_in("actors --kind person --format json").json();
    let names = listed.as_array().or_else(|| listed["actors"].as_array()).map_or(0, Vec::len);
    assert_eq!(names, 2, "{listed}");
}
