//! Strange pages, mistyped commands and other people at work: one clear line, and nothing is lost.

use std::fs;

use super::world::{World, samples};

const GOOD: &str = "<title>Nets</title><h1>Nets</h1><p>\"The cod are late this year,\" said Ada Holm, a fisherwoman, \
    as she mended her nets on the quay of the old harbour in the rain.</p>";

#[test]
fn strange_files_are_skipped_with_their_reason_and_the_rest_is_indexed() {
    let world = World::new();
    world.write("pages/good.html", GOOD);
    world.write("pages/empty.html", "");
    world.write("pages/binary.html", [0u8, 159, 146, 150, 0, 0, 1, 2, 3, 255].repeat(50));
    fs::create_dir_all(world.path().join("pages/folder.html")).expect("a folder");
    let run = world.type_in("index pages");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("1 new") && run.err.contains("3 skipped"), "{}", run.err);
    assert!(run.err.contains("empty"), "{}", run.err);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
    assert_eq!(world.type_in("index pages --strict").status, 2);
}

#[test]
fn extract_names_what_it_cannot_read_and_goes_on() {
    let world = World::new();
    world.write("pages/a-empty.html", "");
    world.write("pages/b-good.html", GOOD);
    let lines = world.type_in("extract pages").json_lines();
    assert!(lines[0]["error"].is_string() && lines[0]["path"] == "pages/a-empty.html", "{lines:?}");
    assert_eq!(lines[1]["headline"], "Nets");
}

#[test]
fn a_lying_charset_and_a_cut_page_are_read() {
    let world = World::new();
    let lying = GOOD.replace("<title>", "<meta charset=utf-8><title>").replace("Ada Holm", "Åsa Holm");
    let latin: Vec<u8> = lying.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    world.write("pages/lying.html", latin);
    world.write("pages/cut.html", &GOOD[..GOOD.len() - 30]);
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(world.type_in("search cod --by Åsa --count").out, "1\n");
    assert_eq!(world.type_in("search cod --by Ada --count").out, "1\n");
}

#[test]
fn a_page_cut_inside_its_compression_or_a_letter_is_no_danger() {
    let world = World::new();
    world.write("pages/good.html", GOOD);
    let whole = fs::read(samples().join("talks/meridian-calder-opens.html.gz")).expect("a sample");
    world.write("pages/cut.html.gz", &whole[..whole.len() / 2]);
    world.write("pages/head.html.gz", &whole[..4]);
    let wide = fs::read(samples().join("cyber/wide-lantern-arrests.htm")).expect("a sample");
    world.write("pages/odd.htm", &wide[..wide.len() - 101]);
    let run = world.type_in("index pages");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("head.html.gz"), "{}", run.err);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
    assert_eq!(world.type_in("search chess --by Aasen --count").out, "1\n");
}

#[test]
fn a_hundred_thousand_nested_elements_are_no_danger() {
    let world = World::new();
    let deep = format!("<title>Deep</title>{}{GOOD}", "<div>".repeat(100_000));
    world.write("pages/deep.html", deep);
    world.write("pages/good.html", GOOD);
    let run = world.type_in("index pages");
    assert_eq!(run.status, 0, "{}", run.err);
    assert_ne!(world.type_in("search cod --count").out, "0\n");
}

#[test]
fn a_page_that_passes_a_limit_is_named_with_what_of_it_is_kept() {
    let world = World::new();
    world.write("pages/deep.html", format!("<title>Deep</title>{}{GOOD}", "<div>".repeat(600)));
    let sentences: String =
        (0..10_010).map(|n| format!("<p>“Net {n} is mended,” said Ada Holm.</p>")).collect();
    world.write("pages/long.html", format!("<title>Nets</title><article>{sentences}</article>"));
    let told = [
        "shortened: pages/deep.html nests more than 512 elements; the tags of deeper ones are left out, their text is kept",
        "shortened: pages/long.html has 10010 quotes; the first 10000 are kept",
    ];
    for command in ["index pages", "extract pages"] {
        let run = world.type_in(command);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(told.iter().all(|line| run.err.lines().any(|said| said == *line)), "{}", run.err);
    }
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
    assert_eq!(world.type_in("search mended --by Holm --no-collapse --count").out, "10000\n");
    assert_eq!(world.type_in("index pages --rebuild -q").err, "");
}

#[test]
fn control_characters_of_a_page_do_not_reach_the_terminal() {
    let world = World::new();
    world.write("pages/evil.html", GOOD.replace("cod", "cod \u{1b}[31m&#27;]0;gone\u{7}"));
    assert_eq!(world.type_in("index pages").status, 0);
    let run = world.type_in("search cod --by Holm");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(!run.out.contains('\u{1b}') && !run.out.contains('\u{7}'), "{:?}", run.out);
}

#[test]
fn mistakes_are_answered_with_one_line_that_helps() {
    let world = World::new();
    world.write("pages/good.html", GOOD);
    world.type_in("search cod").assert_error(&["index"]);
    world.type_in("index nowhere").assert_error(&["nowhere"]);
    assert_eq!(world.type_in("index pages").status, 0);
    world.type_in("search cod --byy Holm").assert_error(&["--byy", "--by"]);
    world.type_in("search cod --since 2025-13-40").assert_error(&["2025-13-40"]);
    world.run(["search", "\"cod"]).assert_error_at("\"cod", "^", &["never closed"]);
    world.run(["search", "(cod"]).assert_error_at("(cod", "^", &["parenthesis"]);
    world.type_in("search cod --kind spoken").assert_error(&["spoken", "direct"]);
    let missing = world.type_in("show nothing-like-it");
    assert_eq!((missing.status, missing.out.as_str()), (1, ""));
    assert!(missing.err.contains("nothing-like-it") && missing.err.lines().count() == 1, "{}", missing.err);
    world.type_in("serach cod").assert_error(&["serach", "search"]);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
}

#[cfg(unix)]
#[test]
fn an_index_that_cannot_be_written_is_one_error() {
    let world = World::new();
    world.write("pages/good.html", GOOD);
    let file = world.write("taken", "not a folder");
    let run = world.run(["index".as_ref(), "pages".as_ref(), "-i".as_ref(), file.as_os_str()]);
    run.assert_error(&["taken"]);
    assert_eq!(fs::read_to_string(file).expect("still there"), "not a folder");
}

/// Takes all rights from a file or folder. False where that changes nothing, as for the user root.
#[cfg(unix)]
fn is_locked(path: &std::path::Path, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("own files can be locked");
    if path.is_dir() { fs::write(path.join("probe"), "").is_err() } else { fs::read(path).is_err() }
}

#[cfg(unix)]
#[test]
fn a_page_that_may_not_be_read_is_skipped_with_its_reason() {
    let world = World::new();
    world.write("pages/good.html", GOOD);
    let secret = world.write("pages/secret.html", GOOD.replace("cod", "herring"));
    let locked = is_locked(&secret, 0o000);
    let run = world.type_in("index pages");
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(run.err.contains("secret.html may not be read"), locked, "{}", run.err);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
    assert_eq!(world.type_in("search herring --by Holm --count").out == "1\n", !locked);
}

#[cfg(unix)]
#[test]
fn a_folder_without_leave_to_write_gets_no_index_and_one_error() {
    let world = World::new();
    world.write("pages/good.html", GOOD);
    fs::create_dir(world.path().join("closed")).expect("a folder");
    let locked = is_locked(&world.path().join("closed"), 0o555);
    let run = world.type_in("index pages -i closed/index");
    if locked {
        run.assert_error(&["closed/index", "permission"]);
    } else {
        assert_eq!(run.status, 0, "{}", run.err);
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_a_circle_are_not_followed() {
    let world = World::new();
    world.write("pages/inner/good.html", GOOD);
    let link =
        |to: &str, from: &str| std::os::unix::fs::symlink(to, world.path().join(from)).expect("a link");
    link("..", "pages/inner/up");
    link("self.html", "pages/self.html");
    let run = world.type_in("index pages");
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
    world.type_in("index pages/self.html -i other").assert_error(&["self.html"]);
}

#[test]
fn a_second_indexer_is_refused_and_the_index_stays() {
    let world = World::new();
    world.write("pages/good.html", GOOD);
    assert_eq!(world.type_in("index pages").status, 0);
    let lock =
        fs::File::options().write(true).open(world.path().join("index/onrecord.lock")).expect("a lock file");
    lock.lock().expect("nobody else holds it");
    fs::write(world.path().join("index/onrecord.lock"), "4711\n").expect("the holder writes its number");
    world.type_in("index pages").assert_error(&["another", "index", "process 4711"]);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
}

#[test]
fn a_rebuild_that_can_read_no_page_keeps_the_old_index() {
    let world = World::new();
    let page = world.write("pages/good.html", GOOD);
    assert_eq!(world.type_in("index pages").status, 0);
    fs::write(&page, "").expect("written");
    let run = world.type_in("index pages --rebuild");
    assert!(run.status == 2 && run.err.contains("none of the 1 pages"), "{}", run.err);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
    assert_eq!(world.type_in("check").status, 0);
}

#[test]
fn a_run_that_finds_nothing_new_leaves_the_index_as_it_is() {
    let world = World::new();
    let page = world.write("pages/good.html", GOOD);
    assert_eq!(world.type_in("index pages").status, 0);
    let list = || fs::read(world.path().join("index/generation-1/meta.json")).expect("the engine's list");
    let before = list();
    let run = world.type_in("index pages");
    assert!(run.status == 0 && run.err.contains("1 unchanged"), "{}", run.err);
    assert_eq!(list(), before);
    fs::remove_file(page).expect("it was there");
    assert!(world.type_in("index pages").err.contains("1 removed"));
    assert_eq!(world.type_in("search cod --count").out, "0\n");
}

#[cfg(unix)]
#[test]
fn every_file_of_an_index_may_be_read_by_whom_the_folder_lets_in() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new();
    world.write("pages/good.html", GOOD);
    assert_eq!(world.type_in("index pages").status, 0);
    let mode = |path: &std::path::Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    let usual = mode(&world.path().join("index/onrecord.json"));
    for entry in fs::read_dir(world.path().join("index/generation-1")).expect("a folder") {
        let path = entry.expect("a file").path();
        assert_eq!(mode(&path), usual, "{}", path.display());
    }
}
