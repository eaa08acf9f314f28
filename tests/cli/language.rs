//! The query language, row by row as `docs/query-language.md` shows it, on the sample pages.

use std::fs;
use std::path::Path;

use super::world::World;

const BOARDED: &str = "meridian-tanker-boarded.html";
const CABLE: &str = "times-cable-strait.html";
const FERRY: &str = "islander-ferry-screen";
const HERALD: &str = "herald-after-the-tanker.html";
const LEDGER: &str = "ledger-putin-trump-call.html";
const WIRE: &str = "meridian-wire-call.html";

/// A query, a page that it finds, and one that it does not.
const ROWS: &[(&str, &str, &str)] = &[
    ("tanker cable", BOARDED, LEDGER),
    ("tanker OR ferry", CABLE, LEDGER),
    ("tanker -boarded", CABLE, BOARDED),
    ("(tanker OR ferry) -boarded", CABLE, BOARDED),
    ("\"oil tanker\"", BOARDED, HERALD),
    ("\"guards boarded tanker\"~8", BOARDED, HERALD),
    ("tanker NEAR/3 boarded", BOARDED, HERALD),
    ("boarded PRE/3 tanker", BOARDED, HERALD),
    ("tanker SAME/s strait", BOARDED, CABLE),
    ("tanker SAME/p strait", BOARDED, HERALD),
    ("atleast2(tanker)", CABLE, BOARDED),
    ("lead:boarded", BOARDED, HERALD),
    ("tank*", CABLE, LEDGER),
    ("t?nker", CABLE, LEDGER),
    ("tankre~1", CABLE, LEDGER),
    ("=cables", CABLE, HERALD),
    ("*", CABLE, "no-such-page.html"),
    ("headline:tanker", BOARDED, HERALD),
    ("body:boarded", BOARDED, CABLE),
    ("caption:ferry", FERRY, CABLE),
    ("quote:(Istanbul NEAR/5 negotiations)", LEDGER, WIRE),
    ("Istanbul by:Putin", LEDGER, WIRE),
    ("Istanbul by:Kremlin", LEDGER, WIRE),
    ("to:reporters", LEDGER, BOARDED),
    ("by:Kremlin kind:indirect", LEDGER, BOARDED),
    ("by:Kremlin stance:denied", "sentinel-amp-no-delay.html", LEDGER),
    ("by:Kremlin min-confidence:0.7", LEDGER, BOARDED),
    ("is:unattributed Istanbul", "weekend-mayor-interview.html", LEDGER),
    ("actor:Varos", CABLE, LEDGER),
    ("publisher:\"Meridian Wire\"", WIRE, LEDGER),
    ("section:World", LEDGER, HERALD),
    ("author:\"Sabine Okoro\"", BOARDED, LEDGER),
    ("lang:de", "hafenbote-telefonat.html", LEDGER),
    ("tanker date:2025-07", CABLE, LEDGER),
    ("tanker on:2025-07-03", CABLE, BOARDED),
    ("date:2025-06..2025-07-02", BOARDED, HERALD),
    ("since:2025-07-10", HERALD, BOARDED),
    ("until:2025-03-20", "meridian-patrols.html", LEDGER),
    ("path:tessaly/*", CABLE, LEDGER),
    ("by:(Putin OR Peskov)", LEDGER, BOARDED),
];

#[test]
fn every_row_of_the_table_finds_what_it_says() {
    let world = World::with_samples();
    let mut wrong = Vec::new();
    for (query, found, not_found) in ROWS {
        let run = world.run(["search", query, "--format", "paths", "--limit", "100"]);
        let holds = |page: &str| run.out.lines().any(|path| path.ends_with(page));
        if run.status != 0 || !holds(found) || holds(not_found) {
            wrong.push(format!("{query} finds:\n{}{}", run.out, run.err));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A column of the table, from its first row to its last.
fn column(number: usize) -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/query-language.md");
    let text = fs::read_to_string(file).expect("the table");
    let rows = text.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.map(|line| line.trim_matches('|').split(" | ").nth(number).expect("a column").trim().to_owned())
        .collect()
}

#[test]
fn the_table_and_these_rows_are_the_same() {
    let shown: Vec<String> = column(1).iter().map(|cell| cell.trim_matches('`').to_owned()).collect();
    let run: Vec<&str> = ROWS.iter().map(|(query, ..)| *query).collect();
    assert_eq!(shown, run);
}

#[test]
fn tantivy_understands_what_its_column_says() {
    use tantivy::query::QueryParser;
    use tantivy::schema::{INDEXED, Schema, TEXT};

    let mut schema = Schema::builder();
    let body = schema.add_text_field("body", TEXT);
    for name in ["headline", "publisher", "section", "author", "lang"] {
        schema.add_text_field(name, TEXT);
    }
    schema.add_u64_field("day", INDEXED);
    let parser = QueryParser::for_index(&tantivy::Index::create_in_ram(schema.build()), vec![body]);
    let cells = column(5);
    let queries: Vec<&str> = cells.iter().filter_map(|cell| cell.split('`').nth(1)).collect();
    assert!(queries.len() > 15);
    for query in queries {
        assert!(parser.parse_query(query).is_ok(), "{query}: {:?}", parser.parse_query(query).err());
    }
}

#[test]
fn the_help_page_explains_what_the_language_has() {
    let run = World::new().type_in("help query");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for part in
        ["NEAR/5", "PRE/5", "SAME/s", "atleast3(", "lead:", "=talks", "date:2025-06..2025-07", "by:Kremlin"]
    {
        assert!(run.out.contains(part), "{part} is not explained");
    }
    let widest = run.out.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(130), "{widest:?} columns");
}

#[test]
fn a_flag_and_a_field_ask_the_same() {
    let world = World::with_samples();
    for (typed, flags) in [
        ("Istanbul by:Kremlin", &["search", "Istanbul", "--by", "Kremlin"][..]),
        ("tanker on:2025-07-02..2025-07-03", &["search", "tanker", "--on", "2025-07-02..2025-07-03"]),
        ("headline:tanker path:tessaly/*", &["search", "--headline", "tanker", "--path", "tessaly/*"]),
    ] {
        let ids = |run: super::world::Run| -> Vec<String> {
            run.json_lines().iter().map(|hit| hit["id"].to_string()).collect()
        };
        let with_fields = ids(world.run(["search", typed, "--format", "jsonl"]));
        let with_flags = ids(world.run(flags.iter().chain(&["--format", "jsonl"])));
        assert!(!with_fields.is_empty() && with_fields == with_flags, "{typed}");
    }
}

#[test]
fn a_mistake_is_pointed_at() {
    let world = World::with_samples();
    let run = world.run(["search", "tanker publsher:Wire"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    let lines: Vec<&str> = run.err.lines().collect();
    assert!(lines[0].starts_with("onrecord: there is no field 'publsher'; did you mean publisher:"));
    assert_eq!(lines[1..], ["  tanker publsher:Wire", "         ^^^^^^^^^"]);
    let run = world.run(["search", "talks NEAR/5 by:Kremlin"]);
    assert_eq!(run.err.lines().last(), Some("        ^^^^^^"));
    world.run(["search", "tanker NOT"]).assert_error_at("tanker NOT", "^^^", &["nothing follows 'NOT'"]);
    world.run(["search", "atleast0(tanker)"]).assert_error_at("atleast0(tanker)", "^^^^^^^^", &["atleast1"]);
    let backwards = "date:2025-07..2025-06";
    world.run(["search", backwards]).assert_error_at(
        backwards,
        "^^^^^^^^^^^^^^^^",
        &["ends before it begins"],
    );
    // A flag has no place in the query.
    world.type_in("search talks --since soon").assert_error(&["soon", "2025-07"]);
}

#[test]
fn what_is_read_otherwise_is_said_on_standard_error() {
    let world = World::with_samples();
    let run = world.run(["search", "tanker or cable", "--count"]);
    assert!(run.err.contains("write OR for the operator"), "{}", run.err);
    assert_eq!(world.run(["search", "tanker or cable", "--count", "-q"]).err, "");
}

#[test]
fn habits_from_elsewhere_work_and_are_said() {
    let world = World::with_samples();
    for (theirs, ours, said) in [
        ("tank!", "tank*", "'tank!' is read as tank*"),
        ("HEADLINE(tanker)", "headline:tanker", "is read as headline:(…)"),
        ("HLEAD(boarded OR seized)", "lead:(boarded OR seized)", "is read as hlead:(…)"),
        ("BYLINE(Okoro)", "author:Okoro", "is read as byline:(…)"),
        ("boarded w/3 tanker", "boarded NEAR/3 tanker", ""),
        ("subject:tanker", "headline:tanker", ""),
        ("publication:\"Meridian Wire\"", "publisher:\"Meridian Wire\"", ""),
        ("dir:tessaly", "path:tessaly/*", ""),
        ("+tanker +cable", "tanker cable", ""),
        ("“oil tanker”", "\"oil tanker\"", ""),
        ("tanker && cable", "tanker cable", ""),
        ("tanker || ferry", "tanker OR ferry", ""),
    ] {
        let paths = |query: &str| {
            world.run(["search", query, "--format", "paths", "--limit", "100", "--sort", "oldest"])
        };
        let (as_there, as_here) = (paths(theirs), paths(ours));
        assert!(
            as_there.status == 0 && as_there.out == as_here.out,
            "{theirs}: {}{}",
            as_there.out,
            as_there.err
        );
        assert!(
            if said.is_empty() { as_there.err.is_empty() } else { as_there.err.contains(said) },
            "{}",
            as_there.err
        );
    }
    let all = world.type_in("search * --count");
    assert_eq!(all.out, world.run(["search", "tanker OR -tanker", "--count"]).out);
}

#[test]
fn a_name_is_excluded_also_without_quotation_marks_for_the_shell() {
    let world = World::with_samples();
    let all = world.type_in("search Istanbul --quotes --format jsonl").json_lines().len();
    let others = world.type_in("search Istanbul -by:Putin --format jsonl").json_lines();
    assert!(others.len() < all && others.iter().all(|hit| hit["speaker"] != "Vladimir Putin"));
}

#[test]
fn parts_of_articles_are_not_looked_for_among_quotes() {
    let world = World::with_samples();
    world.type_in("search body:tanker --by Kremlin").assert_error(&["body:", "articles, not quotes"]);
    world.type_in("search lead:tanker --quotes").assert_error(&["lead:"]);
}
