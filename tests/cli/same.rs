//! Who is who across the pages of a collection.

use std::fs;

use serde_json::Value;

use super::world::World;

/// A page with these paragraphs.
fn page(world: &World, name: &str, paragraphs: &[&str]) {
    let body: String = paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
    let filler =
        "<p>The harbour was quiet and the ferries ran as they do on most days of the year.</p>".repeat(3);
    let html = format!(
        "<html lang=en><head><title>Notes</title></head><body><article><h1>Notes of page {name}</h1>{body}{filler}\
         </article></body></html>"
    );
    world.write(&format!("pages/{name}.html"), html);
}

/// Pages on which one statement each is made, `S` by the speaker.
const SPOKEN: [(&str, &str); 12] = [
    ("a", "Donald Varnholm said that the first bridge was closed."),
    ("b", "Donald J. Varnholm said that the second bridge was closed."),
    ("c", "D. J. Varnholm said that the third bridge was closed."),
    ("d", "Ida Varnholm said that the fourth bridge was closed."),
    ("e", "Volodymyr Rovensky said that the fifth bridge was closed."),
    ("f", "Volodymyr Rovenskyy said that the sixth bridge was closed."),
    ("g", "The Norra Harbour Board (NHB) said that the seventh bridge was closed. The NHB is new."),
    ("h", "The Norra Harbour Board said that the eighth bridge was closed."),
    ("i", "Halmwerk Group said that the ninth bridge was closed."),
    ("j", "Halmwerk Group Inc. said that the tenth bridge was closed."),
    ("k", "Turkish President Ada Holm said that the eleventh bridge was closed."),
    ("l", "Ada Holm said that the twelfth bridge was closed."),
];

fn write_all(world: &World) {
    SPOKEN.iter().for_each(|(name, text)| page(world, name, &[text]));
}

fn index(world: &World) {
    let run = world.type_in("index pages -q");
    assert_eq!(run.status, 0, "{}", run.err);
}

fn count_by(world: &World, name: &str) -> String {
    world.run(["search", "bridge", "--by", name, "--count", "--no-collapse"]).out.trim().to_owned()
}

#[test]
fn one_person_has_one_name_and_one_id_in_hits_facets_and_actors() {
    let world = World::new();
    write_all(&world);
    index(&world);
    let hits = world.type_in("search bridge --quotes --no-collapse --limit 50 --format jsonl").out;
    let mut shown: Vec<(String, String)> = hits
        .lines()
        .map(|line| {
            let hit: Value = serde_json::from_str(line).expect("a line is an object");
            let field = |name: &str| hit[name].as_str().expect("a text").to_owned();
            (field("speaker"), field("speaker_id"))
        })
        .collect();
    shown.sort();
    shown.dedup();
    let names: Vec<&str> = shown.iter().map(|(name, _)| name.as_str()).collect();
    let persons = ["Ada Holm", "Donald J. Varnholm", "Halmwerk Group Inc.", "Ida Varnholm"];
    assert_eq!(names, [&persons[..], &["Norra Harbour Board", "Volodymyr Rovenskyy"]].concat());
    let facet = world.type_in("search bridge --quotes --no-collapse --facet speaker --limit 0").out;
    assert!(facet.contains("3  Donald J. Varnholm") && facet.contains("1  Ida Varnholm"), "{facet}");
    let listed: Value =
        serde_json::from_str(&world.type_in("actors Varnholm --format json").out).expect("an array");
    let varnholm = &listed[0];
    assert_eq!((&varnholm["name"], &varnholm["quotes"]), (&"Donald J. Varnholm".into(), &3.into()));
    // Three pages name him, each otherwise.
    assert_eq!(world.run(["search", "--actor", "Donald Varnholm", "--count"]).out.trim(), "3");
    assert_eq!(world.run(["search", "--actor", "Mrs Ida Varnholm", "--count"]).out.trim(), "1");
    let id = shown.iter().find(|(name, _)| name == "Donald J. Varnholm").map(|(_, id)| id.as_str());
    assert_eq!(varnholm["id"].as_str(), id);
    assert_eq!(varnholm["spellings"].as_array().map(Vec::len), Some(3));
}

#[test]
fn a_name_is_asked_for_as_people_write_it() {
    let world = World::new();
    write_all(&world);
    index(&world);
    for (asked, found) in [
        ("Donald Varnholm", "3"),
        ("D. Varnholm", "3"),
        ("President Donald Varnholm", "3"),
        ("mr donald varnholm", "3"),
        ("Varnholm, Donald", "3"),
        ("Varnholm", "4"),
        ("Mrs Ida Varnholm", "1"),
        ("Wolodymyr Rovenskyj", "2"),
        ("V. Rovensky", "2"),
        ("the Norra Harbour Board", "2"),
        ("The Norra Harbour Board (NHB)", "2"),
        ("NHB", "2"),
        ("N.H.B.", "2"),
        ("Halmwerk Group", "2"),
        ("Halmwerk Group, Inc.", "2"),
        ("the Turkish president", "2"),
        ("president of Turkey", "2"),
        ("President Holm", "2"),
        ("Mr Ida Varnholm", "1"),
        ("Dr Elsa Varnholm", "0"),
        ("Ida Varnholm Jr.", "0"),
        ("Ida Varnholm, Jr.", "0"),
    ] {
        assert_eq!(count_by(&world, asked), found, "{asked}");
    }
    let told = world.type_in("search bridge --by Varnholm").err;
    assert!(told.contains("Donald J. Varnholm (3 quotes), Ida Varnholm (1 quote)"), "{told}");
}

/// All that a reader sees of names, in an order of its own.
fn seen(world: &World) -> Vec<String> {
    let hits =
        world.type_in("search * --quotes --no-collapse --limit 500 --fields text,speaker,speaker_id").out;
    let actors = world.type_in("actors --limit 500 --format jsonl").out;
    let mut lines: Vec<String> = hits.lines().chain(actors.lines()).map(str::to_owned).collect();
    lines.sort();
    lines.extend(["Varnholm", "D. Varnholm", "Rovensky", "NHB", "Turkey"].map(|name| count_by(world, name)));
    lines
}

#[test]
fn neither_the_order_of_pages_nor_the_number_of_runs_matters() {
    let fresh = World::new();
    write_all(&fresh);
    index(&fresh);
    let expected = seen(&fresh);
    for step in [5, 7, 11] {
        let world = World::new();
        // Somebody who makes short forms stand for two, for as long as the page is there.
        page(&world, "other", &["Dora J. Varnholm said that the last bridge was closed."]);
        page(&world, "third", &["The Norland Health Bank (NHB) said that the last bridge was closed."]);
        for at in 0..SPOKEN.len() {
            let (name, text) = SPOKEN[at * step % SPOKEN.len()];
            page(&world, name, &[text]);
            if at % 3 == 0 {
                index(&world);
            }
        }
        index(&world);
        assert_ne!(seen(&world), expected);
        for name in ["other", "third"] {
            fs::remove_file(world.path().join(format!("pages/{name}.html"))).expect("removed");
        }
        index(&world);
        assert_eq!(seen(&world), expected, "in steps of {step}");
        let check = world.type_in("check");
        assert_eq!(check.status, 0, "{}{}", check.out, check.err);
    }
}

#[test]
fn two_of_one_name_whom_two_countries_claim_stay_two() {
    let world = World::new();
    page(&world, "a", &["Turkish Foreign Minister Ada Holm said that the first bridge was closed."]);
    page(&world, "b", &["French Finance Minister Ada Holm said that the second bridge was closed."]);
    index(&world);
    let facet = world.type_in("search bridge --quotes --facet speaker --limit 0").out;
    let french = facet.lines().find(|line| line.contains("France")).expect("a line").trim();
    let label = french.split_once("  ").expect("a count and a name").1;
    assert!(facet.contains("Ada Holm (Turkey / Foreign Ministry)"), "{facet}");
    assert_eq!(count_by(&world, label), "1", "{label}");
    assert_eq!(count_by(&world, "Ada Holm"), "2");
    let told = world.type_in("search bridge --by Holm").err;
    assert!(told.contains("Ada Holm (Turkey / Foreign Ministry) (1 quote)"), "{told}");
}

#[test]
fn the_users_file_names_who_is_shown() {
    let world = World::new();
    write_all(&world);
    world.write(
        "who.toml",
        "[[actor]]\nname = \"D. Varnholm\"\naliases = [\"Donald Varnholm\", \"The Don\"]\n\n[[actor]]\nname = \"Ida V.\"\naliases = [\"Ida Varnholm\"]\n",
    );
    let run = world.type_in("index pages --actors who.toml -q");
    assert_eq!(run.status, 0, "{}", run.err);
    let facet = world.type_in("search bridge --quotes --no-collapse --facet speaker --limit 0").out;
    assert!(facet.contains("3  D. Varnholm") && facet.contains("1  Ida V."), "{facet}");
    assert_eq!(count_by(&world, "The Don"), "3");
    assert_eq!(world.type_in("check").status, 0);
}
