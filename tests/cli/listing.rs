//! What is in an index: `actors`, `stats`, facets and the forms of output.

use super::world::World;

#[test]
fn actors_are_listed_with_their_institutions() {
    let world = World::with_samples();
    let actors = world.type_in("actors peskov --format json").json();
    let peskov = &actors[0];
    assert_eq!((&peskov["name"], &peskov["kind"]), (&"Dmitry Peskov".into(), &"person".into()));
    assert_eq!(peskov["affiliations"][0]["affiliation"], serde_json::json!(["Russia", "Kremlin"]));
    assert!(peskov["quotes"].as_u64() > Some(5) && peskov["first"].is_string(), "{peskov}");

    let run = world.type_in("actors Peskof");
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.contains("did you mean Peskov?"), "{}", run.err);
}

#[test]
fn facets_count_every_hit_and_not_only_those_shown() {
    let world = World::with_samples();
    let answer = world.type_in("search --by Kremlin --facet speaker --limit 1 --format json").json();
    let sum: u64 = answer["facets"]["speaker"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|value| value["count"].as_u64())
        .sum();
    assert_eq!(answer["hits"].as_array().map(Vec::len), Some(1));
    assert!(sum > 10 && Some(sum) <= answer["total"].as_u64(), "{answer}");
}

#[test]
fn a_search_is_limited_by_date_paper_and_kind() {
    let world = World::with_samples();
    let count = |query: &str| -> u64 {
        world.run(["search", query, "--quotes", "--count"]).out.trim().parse().expect("a number")
    };
    let all = count("by:Kremlin");
    assert_eq!(all, count("by:Kremlin since:2025-07") + count("by:Kremlin until:2025-06"));
    assert!(count("by:Kremlin on:2025-07-03") > 0);
    let kinds = ["direct", "indirect", "mixed"].map(|kind| count(&format!("by:Kremlin kind:{kind}")));
    assert_eq!(all, kinds.iter().sum::<u64>());
    assert!(count("publisher:\"The Alder Ledger\" by:Kremlin") < all);
}

#[test]
fn every_form_of_output_tells_the_same_hits() {
    let world = World::with_samples();
    let lines = world.type_in("search --by Peskov --format jsonl").json_lines();
    let whole = world.type_in("search --by Peskov --format json").json();
    assert_eq!(whole["hits"].as_array(), Some(&lines));
    let table = world.type_in("search --by Peskov --format csv").out;
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let ids: Vec<String> = rows.records().map(|row| row.expect("a row")[0].to_owned()).collect();
    let expected: Vec<&str> = lines.iter().filter_map(|line| line["id"].as_str()).collect();
    assert_eq!(ids, expected);
}

#[test]
fn statistics_count_what_searches_find() {
    let world = World::with_samples();
    let stats = world.type_in("stats --format json").json();
    let quotes = world.type_in("search --kind direct OR --count");
    assert_eq!(quotes.status, 2, "an OR needs two sides");
    let all = world.type_in("search kind:direct OR kind:indirect OR kind:mixed --min-confidence 0 --count");
    assert_eq!(stats["quotes"].to_string(), all.out.trim());
}

#[test]
fn a_word_that_is_nowhere_is_told_with_its_nearest() {
    let world = World::new();
    world.write(
        "pages/one.html",
        "<title>Lighthouse opens</title><h1>Lighthouse opens</h1><p>The harbour was quiet and the ferries ran as they do on \
         most days.</p><p>\"The cod are late this year,\" said Ada Holm, a fisherwoman, as she mended her nets.</p>",
    );
    assert_eq!(world.type_in("index pages").status, 0);
    for (line, told) in [
        ("search harbur", "no articles hold the word 'harbur'; did you mean harbour?"),
        ("search lead:lighthuse", "no articles hold the word 'lighthuse'; did you mean lighthouse?"),
        ("search caption:harbour", "no articles hold the word 'harbour'"),
        ("search \"quiet_ferrys\"", "no articles hold the word 'ferrys'; did you mean ferries?"),
        ("search quote:harbour", "no quotes hold the word 'harbour'"),
        // Both words stand there, though not together; in a headline a word is as well known as in a body.
        ("search lighthouse NOT lighthouses", "no articles match 'lighthouse NOT lighthouses'"),
    ] {
        let run = world.run(line.split(' ').map(|word| word.replace('_', " ")));
        assert!(run.status == 1 && run.err.starts_with(&format!("onrecord: {told}")), "{line}: {}", run.err);
    }
}
