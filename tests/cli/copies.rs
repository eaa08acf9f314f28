//! The same page saved more than once: searches see the newest, and nothing is lost when it goes.

use std::fs;

use super::world::World;

/// A page as monolith saves it, at an hour of the third of July.
fn saved(hour: u8, url: &str, headline: &str, fish: &str) -> String {
    format!(
        "<!-- Saved from {url} at 2025-07-03T{hour:02}:00:00Z using monolith v2.10.1 -->\n<title>{headline}</title>\
         <link rel=canonical href=\"{url}\"><h1>{headline}</h1><p>\"The {fish} are late this year,\" said Ada Holm, a \
         fisherwoman, as she mended her nets on the quay of the old harbour in the rain.</p>"
    )
}

/// The paths of the articles that a search for `word` finds.
fn found(world: &World, word: &str) -> Vec<String> {
    world.run(["search", word, "--format", "paths"]).out.lines().map(str::to_owned).collect()
}

/// The copies that `stats` lists, each with the page that is searched in its place.
fn copies(world: &World) -> Vec<(String, String)> {
    let stats = world.type_in("stats --format json").json();
    let text = |value: &serde_json::Value| value.as_str().expect("a path").to_owned();
    let listed = stats["copied"].as_array().expect("a list");
    assert_eq!(stats["copies"], listed.len());
    listed.iter().map(|copy| (text(&copy["path"]), text(&copy["of"]))).collect()
}

fn pair(path: &str, of: &str) -> (String, String) {
    (format!("pages/{path}"), format!("pages/{of}"))
}

#[test]
fn the_newest_of_one_address_and_text_is_searched_and_the_others_are_listed() {
    let world = World::new();
    let url = "https://quay.example/nets";
    world.write("pages/noon.html", saved(12, url, "Nets", "cod"));
    world.write("pages/dawn.html", saved(4, "http://www.quay.example/nets?utm_source=letter", "Nets", "cod"));
    let run = world.type_in("index pages");
    assert!(run.err.contains("2 new") && run.err.contains("1 copy of a page"), "{}", run.err);
    assert_eq!(found(&world, "nets"), ["pages/noon.html"]);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
    assert_eq!(copies(&world), [pair("dawn.html", "noon.html")]);
    let shown = world.type_in("show pages/dawn.html");
    assert!(shown.out.contains("Nets") && shown.err.contains("older copy"), "{}{}", shown.out, shown.err);
    assert!(world.type_in("stats").out.contains("pages/dawn.html is a copy of pages/noon.html"));
    assert_eq!(world.type_in("check").status, 0);

    // A newer one comes.
    world.write("pages/dusk.html", saved(20, url, "Nets", "cod"));
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(found(&world, "nets"), ["pages/dusk.html"]);
    assert_eq!(copies(&world), [pair("dawn.html", "dusk.html"), pair("noon.html", "dusk.html")]);

    // Nothing changes, nothing is read.
    assert!(world.type_in("index pages").err.contains("3 unchanged"));
    assert_eq!(copies(&world).len(), 2);
}

#[test]
fn a_page_that_claims_the_address_of_another_hides_nothing() {
    let world = World::new();
    let url = "https://quay.example/nets";
    world.write("pages/true.html", saved(4, url, "Nets", "cod"));
    world.write("pages/evil.html", saved(20, url, "No nets", "eels"));
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(copies(&world), []);
    assert_eq!(found(&world, "cod"), ["pages/true.html"]);
    assert_eq!(found(&world, "eels"), ["pages/evil.html"]);
    assert_eq!(world.run(["verify", "The cod are late this year"]).status, 0);
}

#[test]
fn another_copy_takes_the_place_of_one_that_vanishes() {
    let world = World::new();
    let url = "https://quay.example/nets";
    for (name, hour) in [("a", 4), ("b", 12), ("c", 20)] {
        world.write(&format!("pages/{name}.html"), saved(hour, url, "Nets", "cod"));
    }
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(found(&world, "nets"), ["pages/c.html"]);

    fs::remove_file(world.path().join("pages/c.html")).expect("it was there");
    assert!(world.type_in("index pages").err.contains("1 removed"));
    assert_eq!(found(&world, "nets"), ["pages/b.html"]);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
    assert_eq!(copies(&world), [pair("a.html", "b.html")]);

    // It turns into another page, and the last copy is the only one left.
    world.write("pages/b.html", saved(23, "https://quay.example/sails", "Sails at night", "eel"));
    assert!(world.type_in("index pages").err.contains("1 changed"));
    assert_eq!(found(&world, "nets").len(), 2, "the words stand in both");
    assert_eq!(copies(&world), []);
    assert_eq!(world.type_in("check").status, 0);
}

#[test]
fn one_text_is_one_page_unless_two_sites_have_it() {
    let world = World::new();
    let wire = saved(4, "https://quay.example/wire", "Nets of the coast", "cod");
    world.write("pages/quay.html", &wire);
    world.write("pages/lantern.html", wire.replace("quay.example", "lantern.example"));
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(found(&world, "nets").len(), 2);

    let bare = "<title>Sails of the coast</title><h1>Sails of the coast</h1><p>The sailmakers of Hallvik have sewn their last \
                sail, and the loft will be let to a painter who fears the wind and a poet who does not.</p>";
    world.write("pages/one.html", bare);
    world.write("pages/folder/two.html", bare);
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(found(&world, "sailmakers").len(), 1);
}

/// A web archive of one page.
fn archived(page: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n",
        page.len()
    )
}

#[test]
fn a_page_in_an_archive_rises_when_its_newer_file_goes() {
    let world = World::new();
    let page = saved(12, "https://post.example/pass", "Pass of Tarn opens", "goats");
    let dated = |day: &str| {
        page.replace("<title>", &format!("<meta property=article:published_time content={day}><title>"))
    };
    let harvest = archived(&dated("2025-07-01"));
    let archive = world.write("pages/harvest.warc", &harvest);
    let newer = world.write("pages/pass.html", &page);
    assert_eq!(world.type_in("index pages").status, 0);
    // The archived one tells its day of publication, and so is held for the newer.
    assert_eq!(copies(&world), [pair("pass.html", "harvest.warc#1")]);
    fs::remove_file(&archive).expect("it was there");
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(found(&world, "goats"), ["pages/pass.html"]);

    world.write("pages/harvest.warc", &harvest);
    fs::write(&newer, dated("2026-07-04")).expect("written");
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(copies(&world), [pair("harvest.warc#1", "pass.html")]);
    fs::remove_file(&newer).expect("it was there");
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(copies(&world), []);
    assert_eq!(world.type_in("search goats --by Holm --count").out, "1\n");
}
