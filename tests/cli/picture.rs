//! The picture in the README is what the program writes to a terminal, drawn as it is.
//!
//! `ONRECORD_DRAW=1 cargo test --test cli picture` draws it anew after a change of the output.

use std::fs;
use std::path::Path;

use anstyle_svg::Term;

use super::world::{World, samples};

/// What is typed in the picture, one line after the other.
const TYPED: [&[&str]; 3] = [
    &["search", "Istanbul", "--by", "Kremlin"],
    &["search", "cable", "--timeline", "week", "--limit", "1"],
    &["verify", "Moscow was never ready to resume negotiations"],
];

/// A line as it would be typed into a shell.
fn prompt(args: &[&str]) -> String {
    let quoted = |arg: &&str| if arg.contains(' ') { format!("'{arg}'") } else { (*arg).to_owned() };
    format!("\u{1b}[1m$ onrecord {}\u{1b}[0m\n", args.iter().map(quoted).collect::<Vec<_>>().join(" "))
}

/// Text without links, which name the folder in which the test runs.
fn without_links(text: &str) -> String {
    let mut parts = text.split("\u{1b}]8;;");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("\u{1b}\\").map_or(part, |(_, shown)| shown))
}

#[test]
fn the_picture_shows_what_the_program_writes() {
    // Ids come from paths, so the samples lie here as they do beside the README.
    let world = World::new();
    for file in walkdir::WalkDir::new(samples()).into_iter().map(|file| file.expect("a file")) {
        if file.file_type().is_file() {
            let name = file.path().strip_prefix(samples()).expect("beneath it");
            let bytes = fs::read(file.path()).expect("it can be read");
            world.write(&format!("corpus/{}", name.display()), bytes);
        }
    }
    assert_eq!(world.type_in("index corpus").status, 0);
    let mut screen = String::new();
    for args in TYPED {
        let shown = world.run(args.iter().chain(&["--color", "always"]));
        screen.push_str(&prompt(args));
        screen.push_str(without_links(&shown.out).trim_end());
        screen.push_str("\n\n");
    }
    assert!(
        screen.contains("Vladimir Putin") && screen.contains('█') && screen.contains("never"),
        "{screen}"
    );
    let drawn = Term::new().render_svg(screen.trim_end());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/terminal.svg");
    if std::env::var_os("ONRECORD_DRAW").is_some() {
        fs::write(&file, &drawn).expect("the picture can be written");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == drawn,
        "the output has changed; draw it anew with: ONRECORD_DRAW=1 cargo test --test cli picture"
    );
}
