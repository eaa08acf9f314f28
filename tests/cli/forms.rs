//! The forms in which people keep pages: containers, mirrors, archives.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use super::world::{World, samples};

/// What `extract` reads of the samples of all forms, by their names below `corpus/kept`.
fn kept() -> BTreeMap<String, Value> {
    let folder = samples().join("kept");
    let run = World::new().run(["extract".as_ref(), folder.as_os_str()]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let name = |page: &Value| {
        let path = page["path"].as_str().expect("a path").to_owned();
        path.rsplit_once("kept/").expect("a path in the folder").1.to_owned()
    };
    run.json_lines().into_iter().map(|page| (name(&page), page)).collect()
}

#[test]
fn every_form_is_read_and_tells_where_its_pages_came_from() {
    let pages = kept();
    let told = |name: &str| {
        let page = pages.get(name).unwrap_or_else(|| panic!("{name} is not among {:?}", pages.keys()));
        let text = |field: &str| page[field].as_str().unwrap_or("-").to_owned();
        (text("url"), text("saved"))
    };
    for (name, url, saved) in [
        (
            "singlefile-lighthouse.html",
            "https://lantern.example/island/lighthouse-school",
            "2025-08-16T07:30:00Z",
        ),
        ("httrack-harbour-dues.html", "http://lantern.example/harbour/dues.html", "2025-08-19T06:15:00Z"),
        ("complete-ferry.html", "https://lantern.example/harbour/ferry-bride", "-"),
        ("blink-well.mhtml", "https://evening.example/upper-market/well", "2025-06-12T05:45:00Z"),
        ("orchard-pears.html.gz", "https://evening.example/orchard/pears", "-"),
        ("wget-bees.html", "-", "2025-05-30T11:00:00Z"),
        ("declared-watch.xhtml", "-", "-"),
        ("twice-encoded-cafe.shtml", "https://lantern.example/pier/cafe", "-"),
        ("harvest-tarn.warc.gz#3", "https://post.example/pass", "2025-07-20T10:00:03Z"),
        ("harvest-tarn.warc.gz#6", "https://post.example/choir", "2025-07-20T10:00:06Z"),
        ("told-loft.html", "https://evening.example/rope-walk/pigeons", "2025-09-13T06:00:00Z"),
        ("packed-weir.warc.zst#2", "https://post.example/weir-bell", "2025-09-08T05:00:01Z"),
        ("plain-tarn.warc#2", "https://post.example/bridge", "2025-07-23T05:30:02Z"),
        ("week-norra.zip#week/salt.html", "https://daily.example/salt", "-"),
        ("week-norra.zip#week/kite.html", "https://daily.example/kite", "-"),
    ] {
        assert_eq!(told(name), (url.to_owned(), saved.to_owned()), "{name}");
    }
    assert_eq!(pages.len(), 17, "{:?}", pages.keys());
}

#[test]
fn pages_inside_archives_are_read_like_others() {
    let pages = kept();
    for (name, headline, quote) in [
        (
            "harvest-tarn.warc.gz#3",
            "Snow closes the pass of Tarn for the goats",
            "The goats knew it on Friday and told nobody",
        ),
        (
            "plain-tarn.warc#2",
            "Bridge of Tarn is weighed",
            "It is heavier than the plans and stronger than the mayor",
        ),
        (
            "packed-weir.warc.zst#2",
            "Weir of Sall gets a bell",
            "It woke the whole street and two of the herons",
        ),
        ("week-norra.zip#week/salt.html", "Salt pans of Norra fill with rain", "We could sell it to the inn"),
    ] {
        assert_eq!(pages[name]["headline"], headline);
        assert_eq!(pages[name]["quotes"][0]["text"], quote);
    }
}

/// Who puts a file beside a page is believed, and a change of it is a change of the page.
#[test]
fn a_file_beside_a_page_tells_of_it() {
    let world = World::new();
    let kept = samples().join("kept");
    let text = |name: &str| fs::read_to_string(kept.join(name)).expect("a sample");
    world.write("pages/loft.html", text("told-loft.html"));
    world.write("pages/loft.html.json", text("told-loft.json"));
    assert!(world.type_in("index pages").err.contains("1 new"));
    assert_eq!(world.type_in("search pigeons --author Lisk --count").out, "1\n");
    assert!(world.type_in("index pages").err.contains("1 unchanged"));
    world.write("pages/loft.html.json", text("told-loft.json").replace("Oda Lisk", "Per Umber"));
    assert!(world.type_in("index pages").err.contains("1 changed"));
    assert_eq!(world.type_in("search pigeons --author Umber --count").out, "1\n");
}

#[test]
fn documents_that_are_not_read_are_counted() {
    let world = World::new();
    world.write("pages/a.html", page("cod"));
    for name in ["pages/b.pdf", "pages/c.PDF", "pages/d.docx", "pages/e.css"] {
        world.write(name, "x");
    }
    let run = world.type_in("index pages");
    assert!(run.err.contains("; not read: 2 pdf, 1 docx"), "{}", run.err);
}

#[test]
fn a_page_keeps_the_hash_of_its_bytes() {
    // What sha256sum prints for "<p>The cod are late this year</p>".
    let world = World::new();
    world.write("a.html", "<p>The cod are late this year</p>");
    let page = world.type_in("extract a.html").json();
    assert_eq!(page["sha256"], "aa19980f9214c0da21a94edca3eddcd447b7d7b998878d0e9611039d9ed21768");
}

/// A web archive with a response for each body.
fn warc<'a>(bodies: impl IntoIterator<Item = &'a str>) -> String {
    let record = |(n, body): (usize, &str)| {
        let content = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/{n}\r\nWARC-Date: 2025-07-03T16:42:10Z\r\n\
             Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len()
        )
    };
    bodies.into_iter().enumerate().map(record).collect()
}

fn page(fish: &str) -> String {
    format!(
        "<title>{fish}</title><h1>News of the {fish}</h1><p>\"The {fish} is late this year,\" said Ada Holm, a fisherwoman, \
         as she mended her nets on the quay of the old harbour in the rain.</p>"
    )
}

#[test]
fn an_archive_is_searched_shown_replaced_and_forgotten_as_a_whole() {
    tell_an_archive("a.warc");
}

/// Its first bytes say that it is one.
#[test]
fn an_archive_that_is_called_a_page_is_an_archive() {
    tell_an_archive("a.html");
}

fn tell_an_archive(name: &str) {
    let world = World::new();
    let file = format!("pages/{name}");
    let path = world.write(&file, warc([page("cod").as_str(), &page("herring"), &page("eel")]));
    let run = world.type_in("index pages --commit-every 0 --jobs 1");
    assert!(run.err.contains("3 pages read") && run.err.contains("1 new"), "{}", run.err);
    assert_eq!(world.type_in("search late --by Holm --count").out, "3\n");
    assert_eq!(world.type_in("search herring --format paths").out, format!("{file}#2\n"));
    assert!(world.type_in(&format!("show {file}#2")).out.contains("News of the herring"));
    assert_eq!(world.type_in(&format!("show {file} --format json")).json_lines().len(), 3);
    assert!(world.type_in("index pages").err.contains("1 unchanged"));

    world.write(&file, warc([page("cod").as_str(), &page("turbot")]));
    assert!(world.type_in("index pages").err.contains("1 changed"));
    assert_eq!(world.type_in("search late --by Holm --count").out, "2\n");
    assert_eq!(world.type_in("search herring --count").out, "0\n");
    assert_eq!(world.type_in("search turbot --by Holm --count").out, "1\n");

    fs::remove_file(path).expect("it was there");
    assert!(world.type_in("index pages").err.contains("1 removed"));
    assert_eq!(world.type_in("search late --count").out, "0\n");
}

#[test]
fn an_archive_that_was_cut_short_is_read_up_to_the_cut() {
    let world = World::new();
    let whole = warc([page("cod").as_str(), &page("herring")]);
    world.write("pages/a.warc", &whole[..whole.len() - 60]);
    let run = world.type_in("index pages");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("pages/a.warc is damaged: its record 2 is cut short"), "{}", run.err);
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
}

#[test]
fn standard_input_is_read_in_any_form() {
    let world = World::new();
    let pages = world.feed(page("cod"), "extract -").json_lines();
    assert_eq!((&pages[0]["path"], &pages[0]["headline"]), (&"-".into(), &"News of the cod".into()));
    let pages = world.feed(warc([page("cod").as_str(), &page("eel")]), "extract -").json_lines();
    assert_eq!(pages[1]["path"], "-#2");
    let zip = fs::read(samples().join("kept/week-norra.zip")).expect("a sample");
    assert_eq!(world.feed(zip, "extract -").json_lines().len(), 2);
    world.feed(page("cod"), "index -").assert_error(&["standard input", "save"]);
}

#[test]
fn a_bomb_is_stopped_by_a_limit_that_is_told() {
    let world = World::new();
    let mut bomb = GzEncoder::new(Vec::new(), Compression::fast());
    let megabyte = vec![b' '; 1 << 20];
    for _ in 0..65 {
        bomb.write_all(&megabyte).expect("packed");
    }
    world.write("pages/bomb.html.gz", bomb.finish().expect("packed"));
    world.write("pages/good.html", page("cod"));
    let run = world.type_in("index pages");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(
        run.err.contains("bomb.html.gz is larger than 64 MB, the most that a page may have"),
        "{}",
        run.err
    );
    assert_eq!(world.type_in("search cod --by Holm --count").out, "1\n");
}

#[test]
fn a_date_that_scripts_show_is_read_where_it_is_written() {
    let world = World::new();
    world.write(
        "page.html",
        "<title>Bridge to close</title><h1>Bridge to close</h1><time datetime=2025-07-03></time><p>The bridge over the Alm \
         will be closed for a year, and nobody knows what comes after it.</p>",
    );
    assert_eq!(world.type_in("extract page.html").json()["published"], "2025-07-03");
}
