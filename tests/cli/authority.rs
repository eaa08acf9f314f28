//! The user's own file of actors.

use super::world::World;

const PAGE: &str = "<html lang=en><head><title>Notes of the day</title>\
<meta property=article:published_time content=2025-07-02T09:00:00Z></head><body><article><h1>Notes of the day</h1>\
<p>Ada Holm said that the grain would be shipped by night.</p>\
<p>The harbour was quiet and the ferries ran as they do on most days of the year.</p>\
<p>The harbour was quiet and the ferries ran as they do on most days of the month.</p></article></body></html>";

fn count(world: &World, by: &str) -> String {
    world.run(["search", "grain", "--by", by, "--count"]).out.trim().to_owned()
}

#[test]
fn a_file_of_actors_wins_is_remembered_and_can_be_ended() {
    let world = World::new();
    world.write("pages/a.html", PAGE);
    assert_eq!(world.type_in("index pages -q").status, 0);
    assert_eq!(count(&world, "Blue Palace"), "0");
    world.write("who.toml", "[[actor]]\nname = \"Ada Holm-Lind\"\naliases = [\"Ada Holm\"]\naffiliation = \"Norland / Blue Palace\"\n");
    let run = world.type_in("index pages --actors who.toml");
    assert!(run.status == 0 && run.err.contains("1 changed"), "{}", run.err);
    assert_eq!((count(&world, "Blue Palace"), count(&world, "Holm-Lind")), ("1".into(), "1".into()));
    // A later run keeps to it, also for new pages, and reads nothing again.
    world.write("pages/b.html", PAGE.replace("night", "day"));
    let run = world.type_in("index pages");
    assert!(run.err.contains("1 new, 0 changed, 1 unchanged"), "{}", run.err);
    assert_eq!(count(&world, "Norland"), "2");
    world.write("none.toml", "");
    assert_eq!(world.type_in("index pages --actors none.toml -q").status, 0);
    assert_eq!(count(&world, "Norland"), "0");
}

#[test]
fn a_faulty_file_is_refused_with_its_line_and_changes_nothing() {
    let world = World::new();
    world.write("pages/a.html", PAGE);
    for (text, told) in [
        ("[[actor]]\nname = \"Ada Holm\"\nboss = \"x\"", "who.toml, line 3: unknown field"),
        (
            "[[actor]]\nname = \"X Office\"\naffiliation = \"X Office\"",
            "who.toml, line 3: X Office, X Office speak for each other",
        ),
        ("[[actor]\n", "who.toml, line 1:"),
    ] {
        world.write("who.toml", text);
        world.type_in("index pages --actors who.toml").assert_error(&[told]);
    }
    world
        .type_in("index pages --actors gone.toml")
        .assert_error(&["cannot read gone.toml", "name a TOML file"]);
}

#[test]
fn an_export_is_a_file_that_index_takes() {
    let world = World::with_samples();
    let export = world.type_in("actors --export --limit 100000");
    assert!(export.out.contains("of = \"Russia / Kremlin\""), "{}", export.out);
    world.write("who.toml", &export.out);
    world.write("pages/a.html", PAGE);
    let run = world.type_in("index pages --actors who.toml -q -i other");
    assert_eq!(run.status, 0, "{}", run.err);
}

#[test]
fn the_file_holds_for_a_copy_that_takes_the_place_of_the_newest() {
    let world = World::new();
    let saved = |day: u8| {
        let head = format!(
            "<link rel=canonical href=https://quay.example/notes><meta property=article:published_time content=2025-07-0{day}T09:00:00Z>"
        );
        PAGE.replace("<meta property=article:published_time content=2025-07-02T09:00:00Z>", &head)
    };
    world.write("pages/old.html", saved(2));
    let newest = world.write("pages/new.html", saved(4));
    world.write("who.toml", "[[actor]]\nname = \"Ada Holm\"\naffiliation = \"Norland / Blue Palace\"\n");
    assert_eq!(world.type_in("index pages --actors who.toml -q").status, 0);
    assert_eq!(count(&world, "Blue Palace"), "1");
    std::fs::remove_file(newest).expect("it was there");
    assert_eq!(world.type_in("index pages -q").status, 0);
    assert_eq!(count(&world, "Blue Palace"), "1");
}

#[test]
fn whom_a_quote_is_said_to_is_called_as_the_file_says() {
    let world = World::new();
    world.write("pages/a.html", PAGE.replace("Ada Holm said", "Ada Holm told Karl Lind"));
    world.write("who.toml", "[[actor]]\nname = \"Karl Aas\"\naliases = [\"Karl Lind\"]\n");
    assert_eq!(world.type_in("index pages --actors who.toml -q").status, 0);
    for to in ["Aas", "Lind"] {
        assert_eq!(world.run(["search", "grain", "--to", to, "--count"]).out, "1\n", "{to}");
    }
}
