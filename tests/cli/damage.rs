//! What happens to the files of an index, and what users are told about it.

use std::fs;
use std::path::PathBuf;

use super::world::{PROGRAM, World};

const PAGE: &str = "<title>Nets</title><h1>Nets</h1><p>\"The cod are late this year,\" said Ada Holm, a fisherwoman, \
    as she mended her nets on the quay of the old harbour in the rain.</p>";

/// A world with an index of one page.
fn indexed() -> World {
    let world = World::new();
    world.write("pages/one.html", PAGE);
    assert_eq!(world.type_in("index pages").status, 0);
    world
}

/// The files of the index that end in `ending`.
fn files(world: &World, ending: &str) -> Vec<PathBuf> {
    let folder = fs::read_dir(world.path().join("index/generation-1")).expect("a generation");
    let paths = folder.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect()
}

#[test]
fn a_whole_index_is_said_to_be_whole() {
    let run = indexed().type_in("check");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("index is whole: 7 files, 2 documents"), "{}", run.out);
}

#[test]
fn a_flipped_byte_in_any_file_is_found_and_a_rebuild_heals() {
    for ending in ["store", "term", "idx", "pos", "fast", "fieldnorm"] {
        let world = indexed();
        let file = files(&world, ending).pop().expect("one segment");
        let mut bytes = fs::read(&file).expect("readable");
        let middle = bytes.len() / 3;
        bytes[middle] ^= 0x55;
        fs::write(&file, bytes).expect("writable");

        let run = world.type_in("check");
        assert_eq!(run.status, 2, "{ending}");
        assert!(run.out.contains(ending) && run.out.contains("is damaged"), "{ending}: {}", run.out);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        assert!(run.err.contains("--rebuild"), "{}", run.err);
        // A search may or may not meet the byte; it never ends with more than one line.
        let search = world.type_in("search cod --by Holm --facet speaker");
        assert!(search.status <= 2 && search.err.lines().count() <= 1, "{ending}: {}", search.err);

        assert_eq!(world.type_in("index pages --rebuild").status, 0);
        assert_eq!(world.type_in("check").status, 0);
        assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
    }
}

/// What is written down beside the segments is a shortcut: without it, or with a damaged one, the same is found.
#[test]
fn a_digest_that_is_gone_or_damaged_changes_no_answer_and_is_written_anew() {
    let world = indexed();
    let digest = files(&world, "digest").pop().expect("a digest");
    let whole = fs::read(&digest).expect("readable");
    let finds_all = || {
        assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
        assert_eq!(world.type_in("search nets --count").out, "1\n");
    };
    for at in (0..whole.len()).step_by(16) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&digest, bytes).expect("writable");
        let run = world.type_in("check");
        assert!(run.status == 2 && run.out.contains("onrecord.digest is damaged"), "{at}: {}", run.out);
        finds_all();
    }
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(fs::read(&digest).expect("readable"), whole);

    fs::remove_file(&digest).expect("it was there");
    finds_all();
    assert!(world.type_in("check").out.contains("index is whole: 6 files"), "without a digest");
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(fs::read(&digest).expect("readable"), whole);

    // One of another commit is not believed.
    world.write("pages/two.html", PAGE.replace("Ada Holm", "Tor Lind"));
    assert_eq!(world.type_in("index pages").status, 0);
    fs::write(&digest, whole).expect("writable");
    assert_eq!(world.type_in("search cod --by Lind --count").out, "1\n");
    assert_eq!(world.type_in("check").status, 0);
}

#[test]
fn a_missing_file_is_named() {
    let world = indexed();
    fs::remove_file(&files(&world, "idx")[0]).expect("it was there");
    let run = world.type_in("check");
    assert_eq!(run.status, 2);
    assert!(run.out.contains(".idx is missing"), "{}", run.out);
    world.type_in("search cod").assert_error(&["index"]);
}

#[test]
fn an_index_whose_files_are_gone_is_not_taken_for_an_empty_one() {
    let world = indexed();
    fs::remove_file(world.path().join("index/generation-1/meta.json")).expect("it was there");
    world.type_in("search cod").assert_error(&["damaged", "--rebuild"]);
    fs::remove_dir_all(world.path().join("index/generation-1")).expect("it was there");
    world.type_in("search cod").assert_error(&["its files are missing", "--rebuild"]);
    world.type_in("index pages").assert_error(&["its files are missing", "--rebuild"]);
    assert_eq!(world.type_in("index pages --rebuild").status, 0);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
}

#[test]
fn a_manifest_that_says_nonsense_is_replaced_by_a_rebuild() {
    let world = indexed();
    world.write("index/onrecord.json", "{\"format\":");
    world.type_in("search cod").assert_error(&["onrecord.json", "--rebuild"]);
    assert_eq!(world.type_in("index pages --rebuild").status, 0);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
}

#[test]
fn foreign_files_beside_the_index_are_left_alone() {
    let world = indexed();
    world.write("index/notes.txt", "mine");
    world.write("index/generation-1/notes.txt", "mine too");
    world.write("index/generation-1.bak/notes.txt", "a copy of mine");
    world.write("pages/two.html", PAGE.replace("cod", "herring"));
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(world.type_in("search herring --by Holm --count").out, "1\n");
    assert_eq!(fs::read_to_string(world.path().join("index/notes.txt")).expect("still there"), "mine");
    assert!(world.path().join("index/generation-1/notes.txt").exists());
    assert_eq!(world.type_in("index pages --rebuild").status, 0);
    assert!(world.path().join("index/generation-1.bak/notes.txt").exists());
    assert!(!world.path().join("index/generation-1").exists());
}

/// A link that leads to itself stands for a disk that fails: nothing beneath it can be looked at, and nobody knows what
/// is there.
#[cfg(unix)]
#[test]
fn pages_that_cannot_be_looked_at_stay_in_the_index() {
    let world = World::new();
    world.write("pages/one.html", PAGE);
    let away = world.write("pages/sub/two.html", PAGE.replace("cod", "herring"));
    assert_eq!(world.type_in("index pages").status, 0);
    let sub = away.parent().expect("a folder");
    fs::remove_dir_all(sub).expect("it was there");
    std::os::unix::fs::symlink(sub, sub).expect("a link");
    let run = world.type_in("index pages");
    assert!(run.err.contains("0 removed"), "{}", run.err);
    assert_eq!(world.type_in("search herring --by Holm --count").out, "1\n");
    fs::remove_file(sub).expect("it was there");
    let run = world.type_in("index pages");
    assert!(run.err.contains("1 removed"), "{}", run.err);
}

/// A limit on the size of files stands for a full disk: a write fails in the middle, and the program is told why.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_is_one_error_and_leaves_the_index_as_it_was() {
    let world = indexed();
    for n in 0..40 {
        world.write(&format!("pages/{n}.html"), PAGE.replace("cod", &format!("herring of box {n}")));
    }
    let limited = format!("trap '' XFSZ; ulimit -f 4; exec '{PROGRAM}' index pages");
    let output = world.command("bash").args(["-c", &limited]).output().expect("a shell");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!((output.status.code(), told.lines().count()), (Some(2), 1), "{told}");
    assert!(told.contains("cannot write to index"), "{told}");
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
    assert_eq!(world.type_in("check").status, 0);
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(world.type_in("search herring --by Holm --count").out, "40\n");
}
