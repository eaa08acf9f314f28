//! Names in odd scripts, with marks that nobody sees, and of ten thousand letters, from page to answer.

#[cfg(target_os = "linux")]
use super::world::PROGRAM;
use super::world::World;

/// A page in which `who` speaks of `what`.
fn page(world: &World, name: &str, who: &str, what: &str) {
    let filler =
        "<p>The harbour was quiet and the ferries ran as they do on most days of the year.</p>".repeat(3);
    let html = format!(
        "<html lang=en><head><meta charset=utf-8><title>Notes of the day</title>\
         <meta property=article:published_time content=2025-07-01T09:00:00Z></head>\
         <body><article><h1>Notes of the day</h1><p>{who} said that {what} would be late.</p>{filler}</article></body></html>"
    );
    world.write(&format!("pages/{name}.html"), html);
}

#[test]
fn odd_names_are_found_as_they_are_read_and_no_others_are_made() {
    let world = World::new();
    page(&world, "long", &format!("Ada {}", "Aa".repeat(5000)), "the first boat");
    page(&world, "turned", "Ada \u{202e}Holm\u{202c}", "the second cart");
    page(&world, "soft", "Karin Li\u{ad}nd", "the third train");
    page(&world, "plain", "Karin Lind", "the fourth plane");
    page(&world, "cyrillic", "Владимир Ким", "the fifth ship");
    page(&world, "icelandic", "Þórður Æsisson", "the sixth bus");
    page(&world, "capitals", &"HOLM ".repeat(400), "the seventh tram");
    assert_eq!(world.type_in("index pages -q").status, 0);

    let by = |who: &str| {
        world.run(["search", "late", "--by", who, "--no-collapse", "--count"]).out.trim().to_owned()
    };
    assert_eq!([by("Ada Holm"), by("Karin Lind"), by("Владимир Ким")], ["1", "2", "1"]);
    assert_eq!([by("Thordur Aesisson"), by("Þórður Æsisson")], ["1", "1"]);

    let listed = world.type_in("actors --kind person --limit 1000 --format json").json();
    let names: Vec<&str> =
        listed.as_array().expect("a list").iter().filter_map(|actor| actor["name"].as_str()).collect();
    for name in ["Ada Holm", "Karin Lind", "Владимир Ким", "Þórður Æsisson"] {
        assert_eq!(names.iter().filter(|held| **held == name).count(), 1, "{name} in {names:?}");
    }
    assert!(names.iter().all(|name| name.len() < 200), "{names:?}");
}

#[test]
fn a_search_for_a_name_of_ten_thousand_letters_finds_nothing() {
    let world = World::new();
    page(&world, "plain", "Karin Lind", "the fourth plane");
    assert_eq!(world.type_in("index pages -q").status, 0);
    let run = world.run(["search", "late", "--by", &"Aa".repeat(5000)]);
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
    assert_eq!(run.err.lines().count(), 1);
    let run = world.run(["actors", &"Aa".repeat(5000)]);
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
}

/// Old archives name their files in the encodings of their time.
#[cfg(target_os = "linux")]
#[test]
fn files_whose_names_differ_in_one_strange_byte_are_two() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let world = World::new();
    for (name, what) in [(b"caf\xe9.html", "the first boat"), (b"caf\xe8.html", "the second cart")] {
        page(&world, "plain", "Karin Lind", what);
        let pages = world.path().join("pages");
        std::fs::rename(pages.join("plain.html"), pages.join(OsStr::from_bytes(name))).expect("renamed");
    }
    let run = world.type_in("index pages");
    assert!(run.err.contains("2 new"), "{}", run.err);
    assert!(world.type_in("index pages").err.contains("2 unchanged"));
    assert_eq!(world.run(["search", "boat", "--format", "paths"]).out, "pages/caf\\xE9.html\n");
    assert_eq!(world.run(["search", "cart", "--format", "paths"]).out, "pages/caf\\xE8.html\n");
    let shown = world.run(["open", "pages/caf\\xE8.html", "--print"]);
    assert_eq!((shown.status, shown.out.as_str()), (0, "pages/caf\\xE8.html\n"), "{}", shown.err);
    let line = format!("'{PROGRAM}' search cart -0 | xargs -0 rm");
    assert!(world.command("bash").args(["-c", &line]).status().expect("a shell").success());
    assert!(world.type_in("index pages").err.contains("1 removed"));
}

#[test]
fn a_name_in_a_zip_names_no_file_beside_it() {
    let world = World::new();
    let page =
        b"<h1>Nets</h1><p>\"The cod are late,\" said Ada Holm, a fisherwoman, as she mended her nets.</p>";
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("x\0thesis.html", zip::write::SimpleFileOptions::default()).expect("begun");
    std::io::Write::write_all(&mut archive, page).expect("written");
    world.write("pages/a.zip", archive.finish().expect("finished").into_inner());
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(world.type_in("search nets -0").out, "pages/a.zip#x\\x00thesis.html\0");
}
