//! Pages in languages whose words are not known: what is kept of them, and what is not guessed.

use serde_json::Value;

use super::world::{World, samples};

/// The one sample page in the folder `tessaly` with this name.
fn page(name: &str) -> Value {
    let run = World::new().run(["extract".into(), samples().join("tessaly").join(name)]);
    assert_eq!(run.status, 0, "{}", run.err);
    run.json_lines().into_iter().next().expect("one page")
}

fn names<'p>(page: &'p Value, list: &str, field: &str) -> Vec<&'p str> {
    page[list].as_array().expect("a list").iter().filter_map(|entry| entry[field].as_str()).collect()
}

#[test]
fn quotations_are_kept_without_a_source_and_nouns_are_nobody() {
    let page = page("inselbote-faehre.html");
    assert_eq!(page["lang"], "de");
    assert_eq!(
        names(&page, "quotes", "text"),
        [
            "Wir fahren erst wieder, wenn beide Maschinen laufen",
            "Niemandem ist geholfen, wenn das Schiff auf halber Strecke liegen bleibt.",
            "Für die Schule ist das zu wenig … denn die Prüfungen beginnen am 5. Januar.",
        ]
    );
    assert!(names(&page, "quotes", "speaker").is_empty());
    assert_eq!(names(&page, "actors", "name"), ["Oslo"]);
}

#[test]
fn a_template_that_says_english_does_not_make_a_page_english() {
    let page = page("mwambao-kivuko.html");
    assert_eq!(page["lang"], "sw");
    assert_eq!(names(&page, "quotes", "text"), ["Hatutaruhusu chombo kuondoka kabla ya kukaguliwa"]);
    assert!(names(&page, "quotes", "speaker").is_empty());
    assert_eq!(names(&page, "actors", "name"), ["Kenya", "Tanzania"]);
}
