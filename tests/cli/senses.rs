//! In what sense a statement is reported, through whom it came, and how sure it is.

use super::world::SAMPLES;

#[test]
fn quotes_are_found_and_counted_by_their_stance() {
    let run =
        SAMPLES.run(["search", "stance:negated", "by:Drobny", "--format", "csv", "--fields", "text,stance"]);
    let expected = "text,stance\nhow many calls were made,negated\nwho had opened them,negated\n";
    let mut lines: Vec<&str> = run.out.lines().collect();
    lines[1..].sort_unstable();
    assert_eq!(lines, expected.lines().collect::<Vec<_>>());
    let run = SAMPLES.run(["search", "--by", "Drobny", "--facet", "stance", "--format", "json"]);
    let counts = run.json()["facets"]["stance"].clone();
    assert_eq!(counts.as_array().map(Vec::len), Some(3), "{counts}");
    let run = SAMPLES.run(["search", "meters", "--by", "Irga", "--stance", "denied", "--cite"]);
    assert!(
        run.out.starts_with("Irga Water Authority (denied), Norland Courier, 2025-04-08,"),
        "{}",
        run.out
    );
    SAMPLES.run(["search", "--stance", "maybe"]).assert_error(&["'maybe' is no stance", "called-for"]);
}

#[test]
fn what_is_less_sure_is_counted_and_shown_to_those_who_ask() {
    let count = |more: &[&str]| {
        let run = SAMPLES.run([&["search", "--by", "Kremlin", "--count"], more].concat());
        (run.out.trim().parse::<u64>().expect("a number"), run.err)
    };
    let ((listed, told), (all, silent)) = (count(&[]), count(&["--min-confidence", "0"]));
    assert!(all > listed, "{all} {listed}");
    assert!(told.contains(&format!("{} more ", all - listed)), "{told}");
    assert!(told.contains(" less sure than 0.5; --min-confidence 0 shows "), "{told}");
    assert!(!silent.contains("less sure"), "{silent}");
}

#[test]
fn who_is_quoted_speaks_and_who_quotes_relays() {
    let run = SAMPLES.run(["search", "keys", "--by", "Kovanda", "--min-confidence", "0"]);
    assert!(run.out.contains("indirect (“as saying”), through Meridian Wire"), "{}", run.out);
}
