//! A disk that is full at any point: one error, what had been committed is found, and the next run with room ends with the
//! index that an undisturbed one makes.
//!
//! The index lies on a small disk in memory, mounted where nobody else sees it. Where the system does not let a test do so
//! (it takes Linux and leave to make user namespaces) this says so and checks nothing. `ONRECORD_FULL_DISKS=200 cargo test
//! --release --test cli full_disk::` tries as many sizes.

use std::process::{Command, Output};

use super::world::World;

/// Sizes where nobody asks for another number.
const DISKS: u64 = 3;

const PAGES: u64 = 60;

/// Room in which every run ends well, in kilobytes.
const ROOM: u64 = 16 << 10;

/// What is run on the small disk: an index of half the pages with room enough, then one of all of them on a disk that has
/// `$2` kilobytes more than the first took, then again with room.
const SCRIPT: &str = r#"
tell() { printf '%s %s\n' "$1" "$2"; }
mount -t tmpfs -o size=$3k tmpfs disk || exit 77
"$1" index half -i disk/index -q || exit 1
used=$(df -k --output=used disk | tail -1)
mount -o remount,size=$((used + $2))k disk
"$1" index pages -i disk/index --jobs 2 -q 2> told; tell full $?
tell lines $(wc -l < told)
"$1" check -i disk/index > /dev/null 2>&1; tell check $?
"$1" search herring -i disk/index --count > found 2> /dev/null; tell found $(cat found)
mount -o remount,size=$3k disk
"$1" index pages -i disk/index -q; tell again $?
"$1" check -i disk/index > /dev/null; tell healed $?
rm -rf healed; cp -r disk/index healed
"#;

/// Runs the script as the root of a user namespace of its own.
fn run(world: &World, more: u64) -> Output {
    Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "bash", "-c", SCRIPT, "bash"])
        .arg(env!("CARGO_BIN_EXE_onrecord"))
        .args([more.to_string(), ROOM.to_string()])
        .current_dir(world.path())
        .env("ONRECORD_CONFIG", "")
        .env("ONRECORD_STATE", world.path().join(".state"))
        .env_remove("RUST_BACKTRACE")
        .output()
        .unwrap_or_else(|error| panic!("unshare: {error}"))
}

/// What the script told under `name`.
fn told(output: &str, name: &str) -> u64 {
    let line = output.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("nothing is told of {name}: {output}"))
}

#[test]
fn a_disk_that_is_full_at_any_point_loses_and_doubles_nothing() {
    let may_mount = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"])
        .output()
        .is_ok_and(|output| output.status.success());
    if !may_mount {
        eprintln!("no leave to mount a small disk: nothing is checked");
        return;
    }
    let disks = std::env::var("ONRECORD_FULL_DISKS").map_or(DISKS, |n| n.parse().expect("a number of disks"));
    let world = World::new();
    for n in 0..PAGES {
        let page = format!(
            "<title>Catch {n}</title><h1>Catch {n}</h1><p>HALLVIK, 3 July 2025. \"The herring of box {n} are late,\" said \
             Ada Holm, a fisherwoman, as she mended her nets on the quay of the old harbour.</p><p>{}</p>",
            format!("Boat {n} stayed in port {} days. ", n * 7919 % 100).repeat(20)
        );
        let folder = if n % 2 == 0 { "half" } else { "rest" };
        world.write(&format!("{folder}/{n}.html"), &page);
        world.write(&format!("pages/{n}.html"), &page);
    }
    std::fs::create_dir(world.path().join("disk")).expect("a folder");

    for folder in ["half", "pages"] {
        assert_eq!(world.type_in(&format!("index {folder} -i undisturbed")).status, 0);
    }
    let undisturbed = world.dump("undisturbed");
    let mut full = 0;
    for disk in 0..disks {
        // Sizes up to what the run takes, in no order.
        let more = (disk * 7919 + 5) % 400;
        let output = run(&world, more);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let tell = |name: &str| told(&text, name);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{more} KB: {errors}");
        match tell("full") {
            0 => assert_eq!(tell("found"), PAGES, "{more} KB"),
            status => {
                full += 1;
                assert_eq!((status, tell("lines")), (2, 1), "{more} KB");
                assert!(tell("found") >= PAGES / 2, "{more} KB: {text}");
            }
        }
        assert_eq!((tell("check"), tell("again"), tell("healed")), (0, 0, 0), "{more} KB: {text}");
        assert_eq!(world.dump("healed"), undisturbed, "{more} KB");
    }
    assert!(full > 0, "no disk was full");
}
