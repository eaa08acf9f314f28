//! Asking only for what is sure, and seeing to whom a thing was said.

use super::world::World;

const PAGE: &str = "<html lang=en><h1>Bridge closed</h1><p>Mayor Ada Lind told Tor Berg that the old bridge over the river would stay closed.</p>\
                    <p>“The bridge is over a hundred years old and nobody has mended it,” Lind said.</p>\
                    <p>Her critics blasted the closing of the bridge as a mistake that would cost the town dearly.</p></html>";

fn world() -> World {
    let world = World::new();
    world.write("news/bridge.html", PAGE);
    assert_eq!(world.type_in("index news").status, 0);
    world
}

#[test]
fn a_search_returns_only_what_is_at_least_as_sure_as_asked() {
    let world = world();
    let count = |least: &str| {
        let run = world.type_in(&format!("search --quotes --min-confidence {least} bridge --format jsonl"));
        let confidences: Vec<f64> =
            run.json_lines().iter().map(|hit| hit["confidence"].as_f64().expect("a number")).collect();
        assert!(
            confidences.iter().all(|confidence| *confidence >= least.parse().expect("a number")),
            "{confidences:?}"
        );
        confidences.len()
    };
    assert!(count("0") > count("0.9") && count("0.9") > 0);
}

#[test]
fn the_least_confidence_may_stand_in_the_query_and_makes_it_a_search_for_quotes() {
    let run = world().type_in("search min-confidence:90% bridge --format json");
    assert_eq!(run.json()["unit"], "quotes");
    assert_eq!(run.status, 0);
}

#[test]
fn a_confidence_that_is_none_is_refused() {
    world().type_in("search --min-confidence 90 bridge").assert_error(&["'90' is no confidence", "0.9"]);
}

#[test]
fn the_one_who_is_told_is_named() {
    let world = world();
    let run = world.type_in("extract news/bridge.html");
    let quote = &run.json()["quotes"][0];
    assert_eq!((&quote["addressee"], &quote["speaker"]), (&"Tor Berg".into(), &"Ada Lind".into()));
    assert_eq!(quote["addressee_mention"], "Tor Berg");
}

#[test]
fn a_page_is_explained_quote_by_quote() {
    let run = world().type_in("extract --explain news/bridge.html");
    assert_eq!(run.status, 0, "{}", run.err);
    for line in [
        "<Mayor Ada Lind> {told} (Tor Berg) that [the old bridge",
        "rule       told-somebody",
        "Ada Lind",
        "said to    Tor Berg",
    ] {
        assert!(run.out.contains(line), "{line} is not in:\n{}", run.out);
    }
}
