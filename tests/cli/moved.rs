//! Ids and paths when a collection moves.

use std::fs;

use super::world::{PROGRAM, World};

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
    before.sort();
    after.sort();
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

/// Runs the program in `folder` of the world, on the world's index, with the words of `line` as arguments.
fn from(world: &World, folder: &str, line: &str) -> (i32, String, String) {
    let mut command = world.command(PROGRAM);
    command.current_dir(world.path().join(folder)).args(line.split(' ')).args(["-i", "../index"]);
    let output = command.output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("Unicode");
    (output.status.code().expect("an end of its own"), text(output.stdout), text(output.stderr))
}

#[test]
fn paths_lead_to_their_files_from_any_folder() {
    let world = World::new();
    world.write("pages/a.html", page(7));
    // A file of the same name that is not meant.
    world.write("else/pages/a.html", "<p>Nothing of the kind.</p>");
    assert_eq!(world.type_in("index pages").status, 0);
    let file = world.path().join("pages/a.html").canonicalize().expect("a file");
    let found = |line: &str| {
        let (status, out, err) = from(&world, "else", line);
        assert_eq!(status, 0, "{err}");
        out
    };
    let listed = found("search pier -0");
    let listed = std::path::Path::new(listed.trim_end_matches('\0')).canonicalize().expect("a file");
    assert_eq!(listed, file);
    assert_eq!(world.type_in("search pier -0").out, "pages/a.html\0");
    for typed in ["../pages/a.html", "pages/a.html", file.to_str().expect("Unicode")] {
        assert!(found(&format!("show {typed}")).contains("berth 7"), "{typed}");
    }
}

#[test]
fn an_index_knows_what_it_was_made_of_and_forgets_what_it_is_told_to() {
    let world = World::new();
    for (number, path) in ["pages/a.html", "pages/old/b.html", "more/c.html"].into_iter().enumerate() {
        world.write(path, page(number));
    }
    world.write("else/x.txt", "");
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(world.type_in("index more").status, 0);
    world.write("pages/d.html", page(9));
    let (status, _, err) = from(&world, "else", "index");
    assert!(status == 0 && err.contains("1 new") && err.contains("3 unchanged"), "{err}");
    assert_eq!(world.type_in("search pier --count").out, "4\n");

    let (status, _, err) = from(&world, "else", "forget ../pages/old ../more");
    assert!(status == 0 && err.contains("2 files forgotten"), "{err}");
    assert_eq!(world.type_in("search pier --count").out, "2\n");
    assert_eq!(world.type_in("check").status, 0);
    // The folder that was named is passed over from now on; what lies in one that was not is found again.
    let run = world.type_in("index");
    assert!(run.err.contains("1 new") && run.err.contains("2 unchanged"), "{}", run.err);
    assert_eq!(world.type_in("forget nowhere").status, 1);
}
