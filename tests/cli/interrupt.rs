//! Ctrl-C: a run over pages keeps what it has read, and a pager keeps the terminal.

#![cfg(unix)]

use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use onrecord::authority::Authority;
use onrecord::index::{Progress, Summary, UpdateOptions, update};
use onrecord::{Session, Store};

use super::world::{PROGRAM, World};

fn page(n: usize) -> String {
    format!(
        "<title>Catch {n}</title><h1>Catch {n}</h1><p>\"The cod are late by {n} days,\" said Ada Holm, a fisherwoman, as she \
         mended her nets on the quay of the old harbour in the rain.</p>"
    )
}

fn write_pages(world: &World, count: usize) {
    for n in 0..count {
        world.write(&format!("pages/{n:05}.html"), page(n));
    }
}

fn articles(world: &World) -> usize {
    let session = Session::open(&world.path().join("index")).expect("an index");
    session.stats().expect("a whole index").totals.articles
}

/// An update that is stopped when the first file is done.
fn stopped_after_one_file(world: &World, options: UpdateOptions) -> Summary {
    let options = UpdateOptions { paths: vec![world.path().join("pages")], ..options };
    let stop = options.stop.clone();
    update(&world.path().join("index"), &options, &mut |news| {
        stop.fetch_or(matches!(news, Progress::Done), Ordering::Relaxed);
    })
    .expect("to be stopped is no error")
}

/// A run after one in this very process. A test beside this one that starts a program holds our locks too, for the moment
/// between its fork and its exec.
fn index_again(world: &World) {
    let mut run = world.type_in("index pages");
    for _ in 0..50 {
        if run.status != 2 {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
        run = world.type_in("index pages");
    }
    assert_eq!(run.status, 0, "{}", run.err);
}

#[test]
fn ctrl_c_keeps_what_was_read_and_the_same_command_goes_on() {
    const PAGES: usize = 2500;
    let world = World::new();
    write_pages(&world, PAGES);
    // One thread is slow enough to be met in the middle.
    let run = world
        .command(PROGRAM)
        .args(["index", "pages", "--jobs", "1"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let started = Instant::now();
    while !world.path().join("index/onrecord.json").exists() && started.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(150));
    let sent = Command::new("kill").args(["-INT", &run.id().to_string()]).status().expect("kill");
    assert!(sent.success());
    let output = run.wait_with_output().expect("it is over");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{told}");
    assert!(told.ends_with("and the same command goes on from there\n"), "{told}");

    assert_eq!(world.type_in("check").status, 0);
    let held = articles(&world);
    assert!(held < PAGES, "{held}");
    let rest = world.type_in("index pages");
    assert_eq!(rest.status, 0, "{}", rest.err);
    assert!(
        rest.err.contains(&format!("{} new", indicatif::HumanCount((PAGES - held) as u64))),
        "{}",
        rest.err
    );
    assert_eq!(articles(&world), PAGES);
}

#[test]
fn half_an_archive_is_not_kept_and_is_read_again() {
    let world = World::new();
    world.write("pages/a.html", page(0));
    assert_eq!(world.type_in("index pages").status, 0);
    let mut warc = String::new();
    for n in 1..1500 {
        let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", page(n));
        write!(
            warc,
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://catch.example/{n}\r\nContent-Type: \
             application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
            http.len()
        )
        .expect("memory can be written");
    }
    world.write("pages/b.warc", warc);
    world.write("pages/aa.html", page(1500));
    let summary = stopped_after_one_file(&world, UpdateOptions::default());
    // The page beside the archive may have been read before the run stopped; of the archive nothing is kept.
    assert!(summary.stopped && summary.new <= 1 && summary.pages == summary.new, "{summary:?}");
    assert_eq!(articles(&world), 1 + summary.new);
    index_again(&world);
    assert_eq!(articles(&world), 1501);
}

#[test]
fn a_stopped_rebuild_leaves_the_index_as_it_was() {
    let world = World::new();
    write_pages(&world, 400);
    assert_eq!(world.type_in("index pages").status, 0);
    let summary = stopped_after_one_file(&world, UpdateOptions { rebuild: true, ..UpdateOptions::default() });
    assert!(summary.stopped && summary.pages < 400, "{summary:?}");
    assert_eq!((summary.totals.articles, articles(&world)), (400, 400));
    let generations = std::fs::read_dir(world.path().join("index")).expect("an index").filter(|entry| {
        entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("generation"))
    });
    assert_eq!(generations.count(), 1);
}

#[test]
fn what_a_stopped_run_was_told_of_actors_holds_for_all_pages_in_the_end() {
    let world = World::new();
    write_pages(&world, 400);
    assert_eq!(world.type_in("index pages").status, 0);
    let told = "[[actor]]\nname = \"Ada Holm\"\naffiliation = \"Norland / Blue Palace\"\n";
    let told = Authority::parse(told).expect("well formed");
    let options = UpdateOptions { actors: Some(told), ..UpdateOptions::default() };
    assert!(stopped_after_one_file(&world, options).stopped);
    // The next run is not told again.
    index_again(&world);
    assert_eq!(world.type_in("search cod --by Norland --count").out, "400\n");
    assert!(world.type_in("index pages").err.contains("400 unchanged"));
}
