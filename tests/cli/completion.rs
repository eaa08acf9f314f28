//! What a shell offers after a press of the tab key: commands and flags, and names that only the index knows.

use super::world::{PROGRAM, SAMPLES, World};

/// What fish is offered for the last of `words`: a line each, with what it means after a tab.
fn offered(world: &World, words: &[&str]) -> Vec<String> {
    let line = ["--", "onrecord"].iter().chain(words);
    let run = world.run_with(&[("ONRECORD_COMPLETE", "fish")], line);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{words:?}");
    run.out.lines().map(str::to_owned).collect()
}

#[test]
fn every_shell_gets_a_script_that_asks_the_program() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = SAMPLES.run(["completions", shell]);
        assert_eq!(run.status, 0, "{shell}: {}", run.err);
        assert!(
            run.out.contains("onrecord") && run.out.contains("ONRECORD_COMPLETE"),
            "{shell}: {}",
            run.out
        );
    }
    SAMPLES.type_in("completions csh").assert_error(&["csh", "bash"]);
}

#[test]
fn commands_flags_and_their_values_are_offered() {
    assert!(offered(&SAMPLES, &["ver"])[0].starts_with("verify\tDid they say this?"));
    assert!(offered(&SAMPLES, &["search", "--no-c"])[0].starts_with("--no-collapse\t"));
    assert!(offered(&SAMPLES, &["search", "--sort", "ne"])[0].starts_with("newest"));
    assert_eq!(offered(&SAMPLES, &["search", "--fields", "id,conf"]), ["id,confidence"]);
}

#[test]
fn names_come_from_the_index_with_the_most_quoted_first() {
    let by = offered(&SAMPLES, &["search", "--by", "k"]);
    assert!(by[0].starts_with("Kremlin\t") && by[0].ends_with(" quotes"), "{by:?}");
    let count = |line: &String| -> u64 {
        line.split(['\t', ' ']).rev().nth(1).and_then(|count| count.parse().ok()).expect("a count")
    };
    assert!(by.len() > 3 && by.is_sorted_by_key(|line| std::cmp::Reverse(count(line))), "{by:?}");
    // A surname is enough, and so are letters without their accents.
    assert!(offered(&SAMPLES, &["verify", "no", "--by", "pesk"])[0].starts_with("Dmitry Peskov\t"));
    assert!(offered(&SAMPLES, &["actors", "tomaz"])[0].starts_with("Tomaž Grilec\t"));
    assert!(offered(&SAMPLES, &["search", "--publisher", "Meri"])[0].starts_with("Meridian Wire\t"));
    assert!(offered(&SAMPLES, &["search", "--section", "W"])[0].starts_with("World\t"));
    assert!(offered(&SAMPLES, &["search", "--author", "Sab"])[0].starts_with("Sabine Okoro\t"));
}

#[test]
fn names_are_offered_inside_a_query_too() {
    assert_eq!(offered(&SAMPLES, &["search", "publis"]), ["publisher:"]);
    assert!(offered(&SAMPLES, &["search", "by:Kr"])[0].starts_with("by:Kremlin\t"));
    assert!(offered(&SAMPLES, &["search", "talks", "-by:wh"])[0].starts_with("-by:\"White House\"\t"));
}

#[test]
fn saved_searches_are_offered_by_name() {
    let world = World::with_samples();
    assert_eq!(world.type_in("search cable --save cables").status, 0);
    assert_eq!(offered(&world, &["saved", "ca"]), ["cables"]);
}

#[test]
fn without_an_index_there_are_commands_and_no_names() {
    let world = World::new();
    assert!(offered(&world, &["stat"])[0].starts_with("stats\t"));
    assert!(offered(&world, &["search", "--by", "K"]).is_empty());
    assert!(offered(&SAMPLES, &["-i", "elsewhere", "search", "--by", "K"]).is_empty());
}

#[test]
fn a_page_cannot_make_the_shell_run_anything() {
    let world = World::new();
    let page = "<meta charset=utf-8><meta property=\"og:site_name\" content=\"Late $(touch x) `News`\"><title>Nets</title>\
                <h1>Nets</h1><p>\"The cod are late,\" said Ada Holm, a fisherwoman, as she mended her nets on the quay.</p>";
    world.write("pages/evil.html", page);
    assert_eq!(world.type_in("index pages").status, 0);
    let line = ["--", "onrecord", "search", "--publisher", "La"];
    let bash = [("ONRECORD_COMPLETE", "bash"), ("_CLAP_COMPLETE_INDEX", "3")];
    assert_eq!(world.run_with(&bash, line).out, "Late\\ \\$\\(touch\\ x\\)\\ \\`News\\`");
    assert_eq!(
        world.run_with(&[("ONRECORD_COMPLETE", "pwsh")], line).out,
        "'Late $(touch x) `News`'\t1 article\n"
    );
}

/// bash cuts words at colons, so its completion is tried in bash itself.
#[cfg(unix)]
#[test]
fn bash_completes_a_name_after_a_colon() {
    let program = std::path::Path::new(PROGRAM).parent().expect("a folder");
    let script = "source <(onrecord completions bash); COMP_WORDS=(onrecord search by : Wh); COMP_CWORD=4; \
                  _clap_complete_onrecord onrecord Wh; printf '%s\\n' \"${COMPREPLY[@]}\"";
    let output = SAMPLES
        .command("bash")
        .args(["-c", script])
        .env("PATH", format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default()))
        .output()
        .expect("bash");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "\\\"White\\ House\\\"\n", "{output:?}");
}
