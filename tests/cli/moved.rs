//! Ids and paths when a collection moves.

use std::fs;

use super::world::World;

fn page(number: usize) -> String {
    format!(
        "<title>Notice {number} of the harbour office</title><article><p>\"The pier of berth {number} stays closed,\" said Ada \
         Lind, who runs the harbour of Norra, as the wind turned and the boats were drawn up on land.</p></article>"
    )
}

/// The ids of the quotes of a search, in order.
fn ids(world: &World, index: &str) -> Vec<String> {
    let run =
        world.type_in(&format!("search pier --by Lind --sort oldest --fields id --format tsv -i {index}"));
    run.out.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn a_moved_folder_is_known_again_and_leaves_no_ghosts() {
    let world = World::new();
    for number in 0..4 {
        world.write(&format!("pages/{number}.html"), page(number));
    }
    assert_eq!(world.type_in("index pages").status, 0);
    let before = ids(&world, "index");
    assert_eq!(before.len(), 4);

    fs::rename(world.path().join("pages"), world.path().join("news")).expect("moved");
    let run = world.type_in("index news");
    assert!(run.err.contains("4 new") && run.err.contains("4 removed"), "{}", run.err);
    let paths = world.type_in("search pier --format paths").out;
    assert!(paths.lines().count() == 4 && paths.lines().all(|path| path.starts_with("news/")), "{paths}");
    assert!(!world.type_in("stats").out.contains("copies"));
    let mut after = ids(&world, "index");
    let mut before = before;
    (before.sort(), after.sort());
    assert_eq!(after, before);
    assert_eq!(world.type_in("check").status, 0);
}

#[test]
fn an_id_is_the_same_wherever_the_page_lies_and_is_understood_as_it_was_before() {
    let world = World::new();
    world.write("here/a.html", page(7));
    world.write("there/deep/b.html", page(7));
    assert_eq!(world.type_in("index here -i one").status, 0);
    let whole = world.path().join("there");
    assert_eq!(world.run(["index", whole.to_str().expect("Unicode"), "-i", "two"]).status, 0);
    assert_eq!(ids(&world, "one"), ids(&world, "two"));
    let id = ids(&world, "one").remove(0);
    assert!(world.run(["show", &id, "-i", "two"]).out.contains("berth 7"));
    // As an index of before called it: by its path.
    assert!(world.type_in("show c8e2ba357d -i one").out.contains("berth 7"));
}
