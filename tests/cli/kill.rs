//! Killed at any moment: what had been committed is found, nothing is doubled, and the next run ends with the index
//! that an undisturbed one makes.
//!
//! `ONRECORD_KILLS=200 cargo test --release --test cli kill::` kills as often as that.

use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use super::world::{PROGRAM, World};
use onrecord::index::check;
use onrecord::{Session, Store};

/// Kills where nobody asks for another number.
const KILLS: u64 = 12;

const PAGES: u64 = 80;

/// The files that a run is killed over; each has an article and two quotes.
fn write_pages(world: &World) {
    for n in 0..PAGES {
        let page = format!(
            "<title>Catch {n}</title><h1>Catch {n}</h1><p>HALLVIK, 3 July 2025. \"The cod are late by {n} days,\" said \
             Ada Holm, a fisherwoman, as she mended her nets on the quay of the old harbour.</p><p>Tor Berg, the \
             harbour master, told reporters that {n} boats had stayed in port while the wind blew from the north.</p>"
        );
        world.write(&format!("pages/{n}.html"), page);
    }
}

/// How many articles a search finds now; none where the first run was killed before there was an index. Fails where
/// the index is not whole.
fn articles_in_whole_index(world: &World, folder: &str) -> usize {
    let path = world.path().join(folder);
    if !path.join("onrecord.json").exists() {
        return 0;
    }
    assert_eq!(check(&path).expect("an index").problems, []);
    let totals = Session::open(&path).expect("an index").stats().expect("a whole index").totals;
    assert_eq!(totals.quotes, 2 * totals.articles, "a search sees whole pages");
    totals.articles
}

#[test]
fn a_run_that_is_killed_at_any_moment_loses_and_doubles_nothing() {
    let kills = std::env::var("ONRECORD_KILLS").map_or(KILLS, |n| n.parse().expect("a number of kills"));
    let world = World::new();
    write_pages(&world);
    let started = Instant::now();
    assert_eq!(world.type_in("index pages -i undisturbed").status, 0);
    let whole_run = started.elapsed();
    let undisturbed = world.dump("undisturbed");
    assert_eq!(undisturbed.len() as u64, 3 * PAGES);

    let mut held = 0;
    for kill in 0..kills {
        // A quarter of the runs starts from nothing, a quarter rebuilds; the others go on where the last was killed.
        if kill % 4 == 0 {
            let _ = std::fs::remove_dir_all(world.path().join("killed"));
            held = 0;
        }
        let args: &[&str] = if kill % 4 == 2 { &["--rebuild"] } else { &["--commit-every", "0"] };
        let mut run = world
            .command(PROGRAM)
            .args(["index", "pages", "-i", "killed"])
            .args(args)
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        // Moments spread over the run and a little beyond it, in no order.
        let moment = (kill * 7919 + 13) % 110;
        thread::sleep(whole_run * u32::try_from(moment).expect("small") / 100 + Duration::from_millis(2));
        run.kill().expect("it can be killed");
        run.wait().expect("it is over");

        let found = articles_in_whole_index(&world, "killed");
        assert!(found >= held, "kill {kill}: {found} articles are found, {held} had been committed");
        held = found;
        if kill % 4 == 3 {
            let rerun = world.type_in("index pages -i killed");
            assert_eq!(rerun.status, 0, "{}", rerun.err);
            assert_eq!(world.dump("killed"), undisturbed, "kill {kill}");
        }
    }
}
