//! Did they say this? `verify` on the sample pages.

use super::world::{SAMPLES, look};

#[test]
fn words_on_record_are_told_with_who_and_when() {
    let run = look(&["verify", "ready to resume negotiations"]);
    assert!(run.out.starts_with("On record: 1 quote in 1 page, 2025-07-03\n"), "{}", run.out);
    assert!(run.out.contains("Vladimir Putin (Russia / Kremlin)"), "{}", run.out);
}

#[test]
fn case_and_marks_do_not_matter_to_what_was_said() {
    let json = look(&["verify", "NO-ONE is: delaying anything here!", "--format", "json"]).json();
    assert_eq!(json["status"], "exact");
    let json = look(&["verify", "“No one is delaying — anything here”", "--format", "json"]).json();
    assert_eq!(json["status"], "exact");
}

#[test]
fn words_near_the_record_are_laid_beside_it() {
    let run = SAMPLES.run(["verify", "ready to never resume negotiations"]);
    assert_eq!(run.status, 1);
    assert!(run.out.starts_with("Not on record here in these words. Nearest:"), "{}", run.out);
    assert!(run.out.contains("ready to [-never-] resume negotiations"), "{}", run.out);
}

#[test]
fn a_statement_near_the_record_is_told_once_with_all_who_have_it() {
    let verdict = SAMPLES.run(["verify", "Russia will not give up on those aims", "--format", "json"]).json();
    let near = verdict["near"].as_array().expect("a list");
    let texts: std::collections::BTreeSet<&str> =
        near.iter().filter_map(|near| near["text"].as_str()).collect();
    assert_eq!((near.len(), texts.len()), (3, 3), "{texts:?}");
    let nearest = &near[0];
    assert_eq!(nearest["text"], "Russia will not give up on these aims");
    let others = nearest["also"].as_array().expect("a list");
    let papers: std::collections::BTreeSet<&str> =
        others.iter().filter_map(|other| other["publisher"].as_str()).collect();
    assert!(papers.len() > 2, "{others:?}");
}

#[test]
fn what_nobody_said_is_plainly_not_on_record() {
    let run = SAMPLES.run(["verify", "my cat drinks tea on Sundays"]);
    assert_eq!((run.status, run.out.as_str()), (1, "Not on record here, nor anything near it.\n"));
    let run = SAMPLES.run(["verify", "ready to resume negotiations", "--by", "White House"]);
    assert_eq!(run.status, 1, "{}", run.out);
    SAMPLES.run(["verify", "…"]).assert_error(&["empty"]);
}

#[test]
fn what_was_denied_asked_or_never_said_is_not_on_record() {
    let denied = ["verify", "its meters had been asleep"];
    let run = SAMPLES.run(denied);
    assert_eq!(run.status, 1, "{}", run.out);
    assert!(run.out.starts_with("Not on record as said. In these words, it was:\n"), "{}", run.out);
    assert!(run.out.contains("1  denied by Irga Water Authority"), "{}", run.out);
    assert!(run.out.contains(", denied, indirect (“rejected”)"), "{}", run.out);
    let verdict = SAMPLES.run([&denied[..], &["--format", "json"]].concat()).json();
    assert_eq!((&verdict["status"], &verdict["exact"]), (&"not-asserted".into(), &serde_json::json!([])));
    assert_eq!(verdict["not_asserted"][0]["stance"], "denied");
    let run = SAMPLES.run(["verify", "how many calls were made"]);
    assert!(run.out.contains("1  not said by Matej Drobny, as the page tells\n"), "{}", run.out);
    let run = SAMPLES.run(["verify", "the hotline rang for nine minutes"]);
    assert!(run.out.contains("1  not said, or not yet, by Ludmila Kovanda"), "{}", run.out);
}
