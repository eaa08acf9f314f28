//! The reader's own defaults, from a file.

use super::world::World;

const FILE: &str = "\
[search]
limit = 2
format = \"jsonl\"
sort = \"oldest\"

[saved]
";

fn with_config(config: &str) -> World {
    let world = World::with_samples();
    world.write("config.toml", config);
    world
}

const SET: [(&str, &str); 1] = [("ONRECORD_CONFIG", "config.toml")];

#[test]
fn a_file_gives_flags_other_defaults_and_what_is_typed_wins() {
    let world = with_config(FILE);
    let days = |args: &[&str]| -> Vec<String> {
        let hits = world.run_with(&SET, args).json_lines();
        hits.iter().map(|hit| hit["published"].to_string()).collect()
    };
    let oldest = days(&["search", "--by", "Kremlin"]);
    assert!(oldest.len() == 2 && oldest.is_sorted(), "{oldest:?}");
    let newest = days(&["search", "--by", "Kremlin", "--sort", "newest", "--limit", "5"]);
    assert!(newest.len() == 5 && newest.is_sorted_by(|a, b| a >= b), "{newest:?}");
    assert!(newest[0] > oldest[0]);
    // A flag that could not be typed beside one of the file's is no contradiction.
    let cited = world.run_with(&SET, ["search", "--by", "Kremlin", "--cite"]);
    assert_eq!((cited.status, cited.out.lines().count()), (0, 2), "{}", cited.err);
    assert!(world.run_with(&SET, ["search", "--help"]).out.contains("[default: 2]"));
    assert!(world.run(["search", "--help"]).out.contains("[default: 10]"));
}

#[test]
fn switches_and_the_folder_of_the_index_have_defaults_too() {
    let world = with_config("[all]\nindex = \"elsewhere\"\n[search]\nno-collapse = true\n");
    world.run_with(&SET, ["stats"]).assert_error(&["elsewhere"]);
    // The environment wins over the file, and a flag over both.
    let set = [SET[0], ("ONRECORD_INDEX", "index")];
    let apart = world.run_with(&set, ["search", "delaying", "--by", "Peskov"]);
    assert!(apart.status == 0 && !apart.out.contains("also in "), "{}{}", apart.out, apart.err);
    let together =
        world.run_with(&SET, ["search", "delaying", "--by", "Peskov", "--collapse", "-i", "index"]);
    assert!(together.out.contains("also in "), "{}", together.out);
}

#[test]
fn the_usual_place_is_read_and_an_empty_name_reads_none() {
    let world = World::with_samples();
    world.write("home/onrecord/config.toml", "[search]\nlimit = 1\n");
    let shown = |set: &[(&str, &str)]| {
        let run = world
            .run_with(set, ["search", "--by", "Kremlin", "--format", "paths", "--no-collapse", "--quotes"]);
        (run.status, run.out.lines().count())
    };
    assert_eq!(shown(&[("ONRECORD_CONFIG", "home/onrecord/config.toml")]), (0, 1));
    assert!(shown(&[("XDG_CONFIG_HOME", "home"), ("APPDATA", "home"), ("ONRECORD_CONFIG", "")]).1 > 1);
    assert_eq!(
        world
            .read_usual_config("home", ["search", "--by", "Kremlin", "--format", "jsonl"])
            .json_lines()
            .len(),
        1
    );
}

#[test]
fn a_mistake_in_the_file_is_one_line_that_names_it() {
    let world = with_config("[search]\nlimt = 3\n");
    world.run_with(&SET, ["stats"]).assert_error(&["config.toml", "limt", "limit", "ONRECORD_CONFIG"]);
    world.write("config.toml", "[search]\nsort = \"best\"\n");
    world.run_with(&SET, ["stats"]).assert_error(&["config.toml", "best", "newest"]);
    world.run_with(&[("ONRECORD_CONFIG", "none.toml")], ["stats"]).assert_error(&["none.toml"]);
}

#[test]
fn the_help_page_on_defaults_is_itself_a_good_file() {
    let world = World::new();
    let help = world.type_in("help config");
    assert_eq!(help.status, 0);
    let file: Vec<&str> = help
        .out
        .lines()
        .skip_while(|line| !line.starts_with("  [all]"))
        .take_while(|line| line.is_empty() || line.starts_with("  "))
        .collect();
    world.write("config.toml", file.join("\n"));
    let run = world.run_with(&SET, ["search", "--help"]);
    assert!(run.status == 0 && run.out.contains("[default: 25]"), "{}", run.err);
}
