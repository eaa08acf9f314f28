//! Help, manual pages and completions; what reaches a terminal and what does not.

use super::world::{PROGRAM, World};

const COMMANDS: [&str; 13] = [
    "index",
    "extract",
    "search",
    "actors",
    "show",
    "open",
    "verify",
    "saved",
    "stats",
    "check",
    "completions",
    "man",
    "help",
];

#[test]
fn every_command_has_help_on_lines_that_fit() {
    let world = World::new();
    let all = world.type_in("--help").out;
    for command in COMMANDS {
        assert!(all.contains(&format!("\n  {command} ")), "{command} is not listed");
        let short = world.type_in(&format!("{command} --help"));
        let long = world.type_in(&format!("help {command}"));
        assert_eq!((short.status, long.status), (0, 0), "{command}");
        assert!(
            short.out.contains("Usage: onrecord") && long.out.contains("Usage: onrecord"),
            "{}",
            long.out
        );
        let widest = short.out.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(120), "{command}: {widest:?} columns");
    }
    world.type_in("help nonsense").assert_error(&["nonsense"]);
}

#[test]
fn every_command_has_examples_that_are_understood() {
    let world = World::new();
    for command in COMMANDS {
        let help = world.type_in(&format!("{command} --help")).out;
        let examples = help.split_once("Examples:\n").expect(command).1;
        let lines: Vec<&str> = examples.lines().take_while(|line| line.starts_with("  ")).collect();
        assert!(lines.iter().any(|line| line.contains("onrecord ")), "{command}");
        // Whatever comes of them in an empty folder, no flag of them may be unknown.
        for line in lines.iter().filter(|line| line.trim_start().starts_with("onrecord ")) {
            let script = format!("{line} --help").replace("onrecord", "\"$ONRECORD\"");
            let script = script.split([';', '|', '>', '#']).next().unwrap_or_default().trim_end();
            let script =
                if script.ends_with("--help") { script.to_owned() } else { format!("{script} --help") };
            let run =
                world.command("bash").args(["-c", &script]).env("ONRECORD", PROGRAM).output().expect("bash");
            assert!(run.status.success(), "{script}: {}", String::from_utf8_lossy(&run.stderr));
        }
    }
}

#[test]
fn each_command_has_a_manual_page() {
    let world = World::new();
    assert_eq!(world.type_in("man pages").status, 0);
    let read = |name: &str| std::fs::read_to_string(world.path().join("pages").join(name)).expect(name);
    assert!(read("onrecord.1").starts_with(".ie") && read("onrecord.1").contains(".TH onrecord 1"));
    for command in COMMANDS {
        let page = read(&format!("onrecord-{command}.1"));
        for part in [".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS", "Examples:"] {
            assert!(page.contains(part), "{command}: {part}");
        }
        // Whatever flag the help names, the page names too.
        let help = world.type_in(&format!("{command} --help")).out;
        let long = help.lines().filter_map(|line| line.trim_start().split_once("--"));
        for (_, flag) in long.filter(|(before, _)| before.is_empty() || before.ends_with(", ")) {
            let name = flag.split([' ', '[', '=']).next().unwrap_or_default();
            assert!(page.contains(&format!("\\-\\-{}", name.replace('-', "\\-"))), "{command}: --{name}");
        }
    }
    assert!(world.type_in("man").out.contains(".TH onrecord 1"));
}

#[test]
fn output_that_is_no_terminal_has_neither_colours_nor_links() {
    let world = World::with_samples();
    for line in ["search tanker", "search --by Kremlin --facet speaker", "verify ready to resume", "actors"] {
        let run = world.type_in(line);
        assert!(!run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'), "{line}: {:?}", run.out);
    }
    let coloured = world.type_in("search tanker --color always").out;
    assert!(coloured.contains("\u{1b}[1m") && coloured.contains("\u{1b}]8;;file://"), "{coloured:?}");
}

#[cfg(unix)]
#[test]
fn who_stops_reading_early_is_not_an_error() {
    let world = World::with_samples();
    let queries = "Istanbul\n".repeat(20_000);
    world.write("queries.txt", queries);
    for args in [
        "search --by Kremlin --format jsonl --limit 500",
        "search --by Kremlin --limit 500",
        "search --by Kremlin --format csv --limit 500",
        "search --by Kremlin --format tsv --limit 500",
        "search --by Kremlin --format markdown --limit 500",
        "search --by Kremlin --cite --limit 500",
        "search --batch queries.txt",
        "actors --format csv --limit 500",
        "actors --export --limit 500",
        "help query",
    ] {
        // The reader has gone before the first line comes.
        let line = format!("{{ sleep .2; '{PROGRAM}' {args}; echo \"$?\" >status; }} | true; cat status");
        let output = world.command("bash").args(["-c", &line]).output().expect("a shell");
        let status = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        assert_eq!(status, "0", "{args}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!told.contains("pipe") && !told.contains("panic"), "{args}: {told}");
    }
}

/// `script` gives the program a terminal of its own.
#[cfg(target_os = "linux")]
mod terminal {
    use std::io::Write;
    use std::process::Stdio;

    use super::super::world::{PROGRAM, World};

    /// What the program writes to a terminal of so many columns and rows; none, and a word about it, where `script` is not
    /// installed. Where every check has to run (`CI` is set) that fails.
    fn on_terminal(
        world: &World,
        line: &str,
        columns: u16,
        rows: u16,
        set: &[(&str, &str)],
    ) -> Option<String> {
        let typed = format!("stty cols {columns} rows {rows}; '{PROGRAM}' {line}");
        let mut command = world.command("script");
        command.args(["-qec", &typed, "/dev/null"]).stdin(Stdio::null());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PAGER", "LESS"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color").env("ONRECORD_PAGER", "cat").envs(set.iter().copied());
        match command.output() {
            Ok(output) => Some(String::from_utf8_lossy(&output.stdout).replace('\r', "")),
            Err(error) => {
                let untried = format!("`onrecord {line}` was not tried on a terminal: script: {error}");
                assert!(std::env::var_os("CI").is_none(), "{untried}; install it (util-linux)");
                // Past the test harness, which shows what a test prints only where it fails.
                writeln!(std::io::stderr(), "{untried}").expect("standard error is open");
                None
            }
        }
    }

    #[test]
    fn a_terminal_gets_colours_links_and_bars_unless_it_asks_for_none() {
        let world = World::with_samples();
        let line = "search Istanbul --by Kremlin --facet speaker";
        let Some(shown) = on_terminal(&world, line, 90, 40, &[]) else { return };
        assert!(
            shown.contains("\u{1b}[") && shown.contains("\u{1b}]8;;file://") && shown.contains('█'),
            "{shown:?}"
        );
        let plain = on_terminal(&world, line, 90, 40, &[("NO_COLOR", "1")]).expect("as before");
        assert!(!plain.contains('\u{1b}') && plain.contains("Istanbul"), "{plain:?}");
        let plain = on_terminal(&world, line, 90, 40, &[("CLICOLOR", "0")]).expect("as before");
        assert!(!plain.contains('\u{1b}'), "{plain:?}");
    }

    #[test]
    fn lines_fit_narrow_and_wide_windows() {
        let world = World::with_samples();
        for columns in [40, 72, 200] {
            let Some(shown) =
                on_terminal(&world, "search --by Kremlin --quotes -q", columns, 400, &[("NO_COLOR", "1")])
            else {
                return;
            };
            // Only what is said is wrapped: paths and headlines stay whole, to be copied and clicked.
            let said = shown.lines().filter(|line| !line.starts_with("  ") && !line.is_empty());
            let widest = said.map(textwrap::core::display_width).max().expect("lines");
            assert!(
                widest <= usize::from(columns).min(100) && widest > usize::from(columns).min(100) / 2,
                "{widest}"
            );
        }
    }

    #[test]
    fn what_is_longer_than_the_screen_goes_through_the_pager() {
        let world = World::with_samples();
        let pager = [("ONRECORD_PAGER", "sed s/^/paged:/")];
        let Some(long) = on_terminal(&world, "search --by Kremlin", 90, 10, &pager) else { return };
        assert!(long.starts_with("paged:"), "{long:?}");
        let short = on_terminal(&world, "search Istanbul --by Kremlin", 90, 40, &pager).expect("as before");
        assert!(!short.contains("paged:"), "{short:?}");
        let plain = on_terminal(&world, "search --by Kremlin --no-pager", 90, 10, &pager).expect("as before");
        assert!(!plain.contains("paged:"), "{plain:?}");
    }

    #[test]
    fn ctrl_c_in_the_pager_is_left_to_the_pager() {
        let world = World::with_samples();
        world.write("pager.sh", "kill -INT $PPID\nsleep 0.3\nsed s/^/paged:/\n");
        let pager = [("ONRECORD_PAGER", "sh pager.sh")];
        let Some(shown) = on_terminal(&world, "search --by Kremlin; echo status=$?", 90, 10, &pager) else {
            return;
        };
        assert!(shown.contains("paged:") && shown.ends_with("status=0\n"), "{shown:?}");
    }
}
