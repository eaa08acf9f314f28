//! Keeping an index true to its folder.

use std::fs;

use super::world::World;

fn page(headline: &str, said: &str) -> String {
    format!(
        "<title>{headline}</title><h1>{headline}</h1><p>HALLVIK, 3 July 2025. \"{said},\" said Ada Holm, a \
         fisherwoman, as she mended her nets on the quay of the old harbour.</p><p>The wind had turned to the \
         north in the night, and nobody had gone out. In the hall the scales stood still.</p>"
    )
}

#[test]
fn a_second_run_reads_only_what_changed_and_forgets_what_is_gone() {
    let world = World::new();
    for name in ["one", "two", "three"] {
        world.write(&format!("pages/{name}.html"), page(name, "The cod are late"));
    }
    assert!(world.type_in("index pages").err.contains("3 new"));
    assert!(world.type_in("index pages").err.contains("3 unchanged"));

    world.write("pages/two.html", page("two", "The herring came early"));
    fs::remove_file(world.path().join("pages/three.html")).expect("the page was there");
    let run = world.type_in("index pages");
    for part in ["0 new", "1 changed", "1 unchanged", "1 removed", "0 skipped"] {
        assert!(run.err.contains(part), "{part} is not in: {}", run.err);
    }
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
    assert_eq!(world.type_in("search herring --by Holm --count").out, "1\n");
    assert_eq!(world.type_in("search three --count").out, "0\n");
}

#[test]
fn from_another_folder_pages_are_not_taken_for_gone() {
    let world = World::new();
    world.write("news/pages/one.html", page("one", "The cod are late"));
    world.write("other/two.html", page("two", "The herring came early"));
    let run_in = |folder: &str, line: &str| {
        let mut command = world.command(env!("CARGO_BIN_EXE_onrecord"));
        let run =
            command.current_dir(world.path().join(folder)).args(line.split(' ')).output().expect("it runs");
        String::from_utf8(run.stderr).expect("text")
    };
    assert!(run_in("news", "index pages -i ../idx").contains("1 new"));
    let run = run_in("other", "index . -i ../idx");
    assert!(run.contains("1 new") && run.contains("0 removed"), "{run}");
    fs::remove_file(world.path().join("news/pages/one.html")).expect("the page was there");
    assert!(run_in("news", "index . -i ../idx").contains("1 removed"));
}

#[test]
fn an_article_can_be_shown_when_its_page_is_gone() {
    let world = World::new();
    let path = world.write("pages/one.html", page("Nets", "The cod are late"));
    assert_eq!(world.type_in("index pages").status, 0);
    fs::remove_file(path).expect("the page was there");
    let hit = world.type_in("search cod --by Holm --format json").json();
    let id = hit["hits"][0]["article_id"].as_str().expect("an id").to_owned();
    let shown = world.run(["show", &id]);
    assert_eq!(shown.status, 0, "{}", shown.err);
    assert!(shown.out.contains("The cod are late") && shown.out.contains("Ada Holm"), "{}", shown.out);
}
