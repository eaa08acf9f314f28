//! A tour of what a reader does with the sample pages, in the order of a working day.

use super::world::{SAMPLES, World, look};

// Who said it, in how many papers?

#[test]
fn one_statement_in_several_papers_is_one_hit_that_names_the_others() {
    let run = look(&["search", "delaying", "--by", "Peskov"]);
    assert!(run.out.contains("also in ") && run.out.contains("Meridian Wire"), "{}", run.out);
    assert!(run.err.contains("statement"), "{}", run.err);
}

#[test]
fn without_collapse_each_paper_is_a_hit_of_its_own() {
    let together = look(&["search", "delaying", "--by", "Peskov"]).out;
    let apart = look(&["search", "delaying", "--by", "Peskov", "--no-collapse"]).out;
    let hits = |text: &str| text.matches("  — Dmitry Peskov").count();
    assert!(hits(&apart) > hits(&together) && !apart.contains("also in "), "{apart}");
    assert_eq!(
        look(&["search", "delaying", "--by", "Peskov", "--count"]).out.trim(),
        hits(&apart).to_string()
    );
}

#[test]
fn programs_get_every_hit_unless_they_ask_for_statements() {
    let hits = |args: &[&str]| look(args).json_lines();
    let all = hits(&["search", "delaying", "--by", "Peskov", "--format", "jsonl"]);
    let put = hits(&["search", "delaying", "--by", "Peskov", "--format", "jsonl", "--collapse"]);
    let others: usize = put.iter().map(|hit| hit["also"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(all.len(), put.len() + others);
    assert!(
        others > 0
            && put
                .iter()
                .all(|hit| hit["also"][0]["path"].is_string() || hit["also"] == serde_json::json!([]))
    );
}

#[test]
fn pages_of_statements_follow_each_other_without_a_gap_or_a_repeat() {
    let ids = |offset: &str, limit: &str| -> Vec<String> {
        look(&[
            "search",
            "--by",
            "Kremlin",
            "--collapse",
            "--format",
            "jsonl",
            "--offset",
            offset,
            "--limit",
            limit,
        ])
        .json_lines()
        .iter()
        .map(|hit| hit["id"].to_string())
        .collect()
    };
    let whole = ids("0", "12");
    assert_eq!(whole, [ids("0", "5"), ids("5", "7")].concat());
}

#[test]
fn the_earliest_paper_is_shown() {
    let hits = look(&["search", "--by", "Kremlin", "--collapse", "--format", "jsonl", "--limit", "100"])
        .json_lines();
    for hit in hits {
        let day = hit["published"].as_str().and_then(|moment| moment.get(..10)).unwrap_or_default();
        for other in hit["also"].as_array().expect("a list") {
            assert!(other["published"].as_str().is_none_or(|other| day <= other), "{hit}");
        }
    }
}

#[test]
fn a_statement_of_very_many_papers_hides_no_other() {
    let world = World::new();
    let page = |paper: usize, said: &str| {
        format!(
            "<title>Nets</title><meta property=\"og:site_name\" content=\"Paper {paper}\"><meta \
             property=\"article:published_time\" content=\"2025-07-{:02}T08:00:00Z\"><h1>Nets {paper}</h1><p>\"{said},\" \
             said Ada Holm, a fisherwoman, as she mended her nets on the quay of harbour {paper} in the rain.</p>",
            1 + paper % 9
        )
    };
    let wire = "The cod are late this year, and nobody at all knows when they will come back to us";
    for paper in 0..450 {
        world.write(&format!("pages/{paper}.html"), page(paper, wire));
    }
    world.write("pages/a.html", page(7, "A cod is a fish that no minister has ever had to sell on a quay"));
    world.write("pages/b.html", page(8, "Whoever buys cod in August pays for the winter of somebody else"));
    assert_eq!(world.type_in("index pages").status, 0);
    let hits = world.type_in("search cod --by Holm --collapse --format jsonl --limit 5").json_lines();
    let others = |hit: &serde_json::Value| hit["also"].as_array().map_or(0, Vec::len);
    let mut sizes: Vec<usize> = hits.iter().map(others).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [0, 0, 449]);
    let wire = hits.iter().find(|hit| others(hit) > 0).expect("the wire's");
    assert!(wire["published"].as_str().is_some_and(|day| day.starts_with("2025-07-01")), "{wire}");
    assert!(world.type_in("search cod --by Holm --limit 1 --offset 2").out.contains("cod"));
    assert!(world.type_in("search cod --by Holm").out.contains("also in 449 others: Paper "));
}

// Counts.

#[test]
fn facets_are_given_with_commas_and_drawn_as_bars_where_there_are_colours() {
    let plain = look(&["search", "--by", "Kremlin", "--facet", "speaker,kind"]).out;
    assert!(plain.contains("\nspeaker\n") && plain.contains("\nkind\n") && !plain.contains('█'), "{plain}");
    let coloured = look(&["search", "--by", "Kremlin", "--facet", "speaker,kind", "--color", "always"]).out;
    assert!(coloured.contains('█'), "{coloured}");
}

#[test]
fn a_timeline_has_its_gaps() {
    let json = look(&["search", "cable", "--timeline", "day", "--format", "json"]).json();
    let days = json["facets"]["day"].as_array().expect("a list");
    assert!(days.iter().any(|day| day["count"] == 0), "{json}");
    let sum: u64 = days.iter().filter_map(|day| day["count"].as_u64()).sum();
    let undated = look(&["search", "cable", "--facet", "day", "--format", "json"]).json();
    let dated: u64 = undated["facets"]["day"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|day| day["count"].as_u64())
        .sum();
    assert_eq!(sum, dated);
    assert!(look(&["search", "cable", "--timeline", "--limit", "0"]).out.contains("2025-07"));
}

#[test]
fn two_speakers_stand_side_by_side_in_time() {
    let run =
        look(&["search", "--compare", "by:Kremlin", "by:Trump", "--timeline", "day", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(run.out.as_bytes());
    assert_eq!(rows.headers().expect("a head"), ["time", "by:Kremlin", "by:Trump"].as_slice());
    let sum: u64 = rows.records().map(|row| row.expect("a row")[1].parse::<u64>().expect("a count")).sum();
    assert_eq!(look(&["search", "by:Kremlin", "--count"]).out.trim(), sum.to_string());
    let text = look(&["search", "Russia", "--compare", "by:Kremlin", "by:Trump"]).out;
    assert!(text.lines().next().is_some_and(|head| head.contains("by:Kremlin") && head.contains("by:Trump")));
    assert!(text.lines().last().is_some_and(|sums| sums.starts_with("all ")), "{text}");
}

#[test]
fn what_a_person_should_look_at_is_listed() {
    let run = look(&["search", "--review", "--limit", "2"]);
    for list in ["is:unattributed", "is:unsure", "is:undated"] {
        let line = run.out.lines().find(|line| line.contains(list)).expect("a list");
        let total: u64 = line.split_whitespace().next().and_then(|n| n.parse().ok()).expect("a count");
        assert_eq!(SAMPLES.run(["search", list, "--count"]).out.trim(), total.to_string());
    }
    // The numbers go on from list to list, and mean what they show.
    assert!(
        run.out.contains("  #1\n") && run.out.contains("  #4\n") && !run.out.contains("  #5\n"),
        "{}",
        run.out
    );
    let nameless = look(&["search", "is:unattributed", "--format", "jsonl", "--limit", "500"]).json_lines();
    assert!(nameless.len() > 10 && nameless.iter().all(|hit| hit["speaker"].is_null()));
    let unsure = look(&["search", "is:unsure", "--format", "jsonl", "--limit", "500"]).json_lines();
    assert!(unsure.len() > 10 && unsure.iter().all(|hit| hit["confidence"].as_f64() < Some(0.6)));
    SAMPLES.run(["search", "is:strange"]).assert_error_at("is:strange", "^^^^^^^", &["unattributed"]);
}

#[test]
fn quotation_marks_without_a_partner_are_listed_where_they_stand() {
    let world = World::new();
    let page = |text: &str| format!("<title>Nets</title><h1>Nets</h1><p>{text}</p>");
    let filler =
        "The boats lay in the old harbour of Hallvik all day, and nobody went out to sea in the rain. "
            .repeat(8);
    world.write(
        "pages/open.html",
        page(&format!("{filler} “We sail at dawn, said Ada Holm, a fisherwoman, on the quay.")),
    );
    world.write(
        "pages/whole.html",
        page(&format!("{filler} “We sail at dawn,” said Tor Berg, a fisherman, on the quay.")),
    );
    assert_eq!(world.type_in("index pages").status, 0);
    let hits = world.type_in("search is:unbalanced --format jsonl").json_lines();
    assert_eq!(hits.len(), 1);
    assert!(
        hits[0]["snippet"].as_str().is_some_and(|text| text.contains("“We sail at dawn, said")),
        "{hits:?}"
    );
    let review = world.type_in("search --review");
    let list = review.out.lines().find(|line| line.contains("is:unbalanced")).expect("a list");
    assert!(list.trim_start().starts_with("1  pages with a quotation mark"), "{list}");
    world.type_in("search is:unbalanced --quotes").assert_error(&["is:unbalanced"]);
}

/// A wall in place of the article, and an article.
#[test]
fn pages_whose_text_is_doubtful_are_found() {
    let world = World::new();
    let prose = "The old bridge over the Tarva will close in May, the roads office of Norra said on Tuesday, and stay shut for a year or more.";
    world.write("pages/wall.html", "<html lang=en><title>Bridge to close</title><main><h1>Bridge to close</h1><p>The bridge will close in May. Subscribe to continue reading this story.</p></main>");
    world.write("pages/whole.html", format!("<html lang=en><title>Ferry sold</title><article><h1>Ferry sold</h1><p>{prose}</p><p>{prose} Again.</p><p>{prose} Thrice.</p></article>"));
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(world.type_in("search is:doubtful --format paths").out, "pages/wall.html\n");
    let review = world.type_in("search --review");
    assert!(review.out.contains("1  pages whose text may not be the whole article"), "{}", review.out);
    world.type_in("search is:doubtful --quotes").assert_error(&["is:doubtful"]);
}

#[test]
fn long_lists_of_counts_are_cut_for_reading_and_whole_in_tables() {
    let cut =
        look(&["search", "--by", "Kremlin", "--facet", "actor,day", "--facet-limit", "2", "--limit", "0"]);
    let more = cut.out.lines().find(|line| line.contains("--facet-limit 0")).expect("there are more");
    let whole =
        look(&["search", "--by", "Kremlin", "--facet", "actor,day", "--limit", "0", "--format", "csv"]).out;
    let rows = |facet: &str| whole.lines().filter(|row| row.starts_with(&format!("{facet},"))).count();
    assert!(more.contains(&format!("and {} more", rows("actor") - 2)), "{more}");
    let days = cut.out.lines().filter(|line| line.contains("2025-")).count();
    assert!(days == rows("day") && days > 2, "{}", cut.out);
    assert!(whole.starts_with("facet,value,count\n"), "{whole}");
    assert!(cut.err.contains(" quotes\n") && !cut.err.contains("statement"), "{}", cut.err);
}

// Again tomorrow.

#[test]
fn a_saved_search_shows_only_what_came_since() {
    let world = World::new();
    let page = |said: &str| {
        format!(
            "<title>Nets</title><h1>Nets</h1><p>\"{said},\" said Ada Holm, a fisherwoman, as she mended her nets on the \
             quay of the old harbour in the rain.</p>"
        )
    };
    world.write("pages/one.html", page("The cod are late"));
    assert_eq!(world.type_in("index pages").status, 0);
    let none = world.type_in("saved");
    assert!(none.status == 1 && none.err.contains("--save NAME"), "{}", none.err);
    assert_eq!(world.type_in("search cod --by Holm --save nets").status, 0);
    assert_eq!(world.type_in("saved").out, "nets\tcod --by Holm\n");
    let run = world.type_in("saved nets --new");
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
    world.write("pages/two.html", page("The cod have come and everybody is out in the boats"));
    assert_eq!(world.type_in("index pages").status, 0);
    let run = world.type_in("saved nets --new");
    assert!(run.out.contains("have come") && !run.out.contains("are late"), "{}", run.out);
    assert_eq!(world.type_in("saved nets --new").status, 1);
    assert!(world.type_in("saved nets").out.contains("are late"));
    // Where a listing begins is nothing to what is new.
    assert_eq!(world.type_in("search cod --quotes --offset 1 --save second").status, 0);
    world.write("pages/three.html", page("The cod are leaving with the tide"));
    assert_eq!(world.type_in("index pages").status, 0);
    assert!(world.type_in("saved second --new").out.contains("leaving"));
    assert_eq!(world.type_in("saved nets --remove").status, 0);
    world.type_in("saved nets").assert_error(&["nets", "--save"]);
}

#[test]
fn saved_searches_keep_what_was_typed_and_do_not_disturb_each_other() {
    let world = World::with_samples();
    let named_like_the_command = ["--index", "search", "search", "tanker", "--save=a/b", "--", "--save"];
    std::fs::rename(world.path().join("index"), world.path().join("search")).expect("an index");
    assert_eq!(world.run(named_like_the_command).status, 1);
    assert_eq!(world.run(["-i", "search", "search", "tanker", "--save", "tanker"]).status, 0);
    let all = world.type_in("saved -i search");
    assert_eq!(all.out, "a/b\t--index search search tanker -- --save\ntanker\t-i search search tanker\n");
    assert_eq!(world.type_in("saved tanker -i search").status, 0);
    assert_eq!(world.type_in("saved a/b -i search").status, 1);

    // One whose file was damaged is named, and nothing is written over it.
    let kept =
        std::fs::read_dir(world.path().join(".state")).expect("a folder").flatten().map(|entry| entry.path());
    let saved = kept.filter(|path| path.to_string_lossy().contains("saved-"));
    let damaged = saved.inspect(|path| std::fs::write(path, "{").expect("written")).last().expect("a file");
    world.type_in("saved -i search").assert_error(&[".state/saved-", "remove it"]);
    world.type_in("saved tanker -i search").assert_error(&[".state/saved-", "remove it"]);
    assert_eq!(std::fs::read_to_string(damaged).expect("still there"), "{");
}

#[cfg(unix)]
#[test]
fn what_is_typed_need_not_be_unicode() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let world = World::with_samples();
    let odd = OsStr::from_bytes(b"od\xff");
    std::fs::rename(world.path().join("index"), world.path().join(odd)).expect("an index");
    let asked = [OsStr::new("-i"), odd, OsStr::new("search"), OsStr::new("tanker")];
    assert_eq!(world.run(asked).status, 0);
    let saved = asked.into_iter().chain([OsStr::new("--save"), OsStr::new("x")]);
    world.run(saved).assert_error(&["Unicode"]);
}

#[test]
fn a_list_of_queries_gives_counts_or_hits() {
    let world = World::with_samples();
    world.write("queries.txt", "Istanbul by:Kremlin\n# a note\n\n\"open\nzzzz\n");
    let counts = world.type_in("search --batch queries.txt").out;
    let lines: Vec<&str> = counts.lines().collect();
    assert_eq!(lines[..2], ["query,unit,total,error", "Istanbul by:Kremlin,quotes,1,"]);
    assert!(lines[2].contains("never closed") && lines[3] == "zzzz,articles,0,", "{counts}");
    let hits = world.type_in("search --batch queries.txt --fields path").out;
    assert!(hits.starts_with("query,path\nIstanbul by:Kremlin,"), "{hits}");
    world.type_in("search --batch nowhere.txt").assert_error(&["nowhere.txt"]);
    // An OR of the query before the list does not split its lines.
    world.write("one.txt", "by:Kremlin\n");
    let both = world.type_in("search --batch one.txt Istanbul OR tanker").out;
    let count = world.type_in("search (Istanbul OR tanker) by:Kremlin --count").out;
    assert_eq!(both.lines().nth(1), Some(format!("by:Kremlin,quotes,{},", count.trim()).as_str()));
}

#[test]
fn a_flag_reads_what_its_field_reads() {
    let world = World::with_samples();
    let count = |line: &str| world.type_in(&format!("search {line} --count")).out;
    for (flag, field) in [("--headline tank*", "headline:tank*"), ("--lang en-GB tanker", "lang:en tanker")] {
        assert!(count(field) != "0\n" && count(flag) == count(field), "{flag}: {}", count(flag));
    }
    world.type_in("search --headline (tanker").assert_error_at("headline:((tanker)", "^", &["never closed"]);
    world.type_in("search --review --format json").assert_error(&["--review prints text"]);
}

// Reading.

#[test]
fn a_number_means_a_hit_of_the_last_search() {
    let world = World::with_samples();
    world.type_in("show 1").assert_error(&["search first"]);
    let search = world.type_in("search --by Kremlin --limit 3");
    let line = search.out.lines().find(|line| line.ends_with("#3")).expect("a third hit");
    let id = line.split_whitespace().rev().nth(1).expect("its id").to_owned();
    assert_eq!(world.type_in("show 3").out, world.run(["show", &id]).out);
    world.type_in("show 4").assert_error(&["1 to 3"]);
    assert_eq!(world.type_in("search --by Kremlin --limit 0").status, 0);
    assert_eq!(world.type_in("show 3").status, 0, "a search that shows nothing changes no numbers");
    assert_eq!(world.type_in("search --by Kremlin --limit 3 --offset 3").status, 0);
    assert_eq!(world.type_in("show 4").status, 0);
}

#[test]
fn the_original_of_a_hit_is_named_and_opened() {
    let world = World::with_samples();
    assert_eq!(world.type_in("search Istanbul --by Kremlin").status, 0);
    let run = world.type_in("open 1 --print");
    assert!(run.out.ends_with("ledger-putin-trump-call.html\n"), "{}", run.out);
    assert_eq!(world.type_in("open nothing-like-it").status, 1);
}

#[test]
fn sentences_around_a_quote_are_shown_when_asked_for() {
    let none = look(&["search", "Istanbul", "--by", "Kremlin"]).out;
    let one = look(&["search", "Istanbul", "--by", "Kremlin", "--context", "1"]).out;
    let three = look(&["search", "Istanbul", "--by", "Kremlin", "--context", "3"]).out;
    assert!(!none.contains("  │ ") && one.contains("  │ "), "{one}");
    assert!(one.len() < three.len());
}

#[test]
fn an_article_is_coloured_by_speaker_with_a_legend() {
    let id =
        look(&["search", "Istanbul", "--by", "Kremlin", "--fields", "article_id", "--format", "tsv"]).out;
    let id = id.lines().nth(1).expect("a row").to_owned();
    let coloured = look(&["show", &id, "--color", "always"]).out;
    assert!(coloured.contains("■ Vladimir Putin") && coloured.contains("■ Yuri Ushakov"), "{coloured}");
    let plain = look(&["show", &id]).out;
    assert!(!plain.contains('■') && plain.contains("[Vladimir Putin: "), "{plain}");
}

// Taking it away.

#[test]
fn a_table_has_the_columns_that_were_asked_for() {
    let csv =
        look(&["search", "Istanbul", "--by", "Kremlin", "--format", "csv", "--fields", "speaker,said_on"])
            .out;
    assert_eq!(csv, "speaker,said_on\nVladimir Putin,2025-06-27\n");
    let tsv =
        look(&["search", "Istanbul", "--by", "Kremlin", "--format", "tsv", "--fields", "said_on,speaker"])
            .out;
    assert_eq!(tsv, "said_on\tspeaker\n2025-06-27\tVladimir Putin\n");
    let markdown =
        look(&["search", "Istanbul", "--by", "Kremlin", "--format", "markdown", "--fields", "speaker"]).out;
    assert_eq!(markdown, "| speaker |\n| --- |\n| Vladimir Putin |\n");
    // Who names columns wants a table.
    let columns = look(&["search", "Istanbul", "--by", "Kremlin", "--fields", "speaker,said_on"]).out;
    assert_eq!(columns, csv);
    let wrong = SAMPLES.run(["search", "Istanbul", "--format", "csv", "--fields", "speeker"]);
    wrong.assert_error(&["speeker", "headline"]);
}

#[test]
fn json_has_the_fields_that_were_asked_for() {
    let jsonl = "search Istanbul --by Kremlin --format jsonl --fields said_on,speaker,affiliation,url";
    assert_eq!(
        SAMPLES.type_in(jsonl).out,
        "{\"said_on\":\"2025-06-27\",\"speaker\":\"Vladimir Putin\",\"affiliation\":[\"Russia\",\"Kremlin\"],\"url\":null}\n"
    );
    let json = SAMPLES.type_in("search Istanbul --by Kremlin --format json --fields citation").out;
    assert!(json.contains("\"total\":1,\"hits\":[{\"citation\":\"Vladimir Putin, "), "{json}");
    let articles = SAMPLES.type_in("search Istanbul --format jsonl --limit 1 --fields headline").out;
    assert!(articles.starts_with("{\"headline\":\"") && articles.matches("\":").count() == 1, "{articles}");
    SAMPLES.type_in("search Istanbul --format json --fields speeker").assert_error(&["speeker", "headline"]);
    SAMPLES.type_in("search Istanbul --cite --fields url").assert_error(&["--cite", "--fields"]);
}

#[test]
fn a_citation_names_speaker_paper_day_headline_and_place() {
    let line = look(&["search", "Istanbul", "--by", "Kremlin", "--cite"]).out;
    let start = "Vladimir Putin, The Alder Ledger, 2025-07-03, “Moscow keeps its aims";
    assert!(line.starts_with(start) && line.lines().count() == 1, "{line}");
}

#[test]
fn paths_end_with_a_zero_byte_for_xargs() {
    let run = look(&["search", "tanker", "-0"]);
    let paths: Vec<&str> = run.out.split_terminator('\0').collect();
    assert!(paths.len() > 2 && paths.iter().all(|path| std::path::Path::new(path).exists()), "{paths:?}");
}

// Strangers' text.

#[test]
fn a_page_cannot_steer_the_terminal_or_a_spreadsheet_in_any_form() {
    let world = World::new();
    let said = "=cmd()\u{202e} the cod\u{200b} are\u{9b}31m late this year";
    let page = format!(
        "<meta charset=utf-8><title>@SUM \u{2066}Nets&#27;[2J</title><h1>@SUM \u{2066}Nets&#27;[2J</h1><p>\"{said},\" said \
         Ada Holm, a fisherwoman, as she mended her nets on the quay of the old harbour in the rain.</p>"
    );
    world.write("pages/evil.html", page);
    assert_eq!(world.type_in("index pages").status, 0);
    let forms = [
        "--format text",
        "--format json",
        "--format jsonl",
        "--format csv",
        "--format tsv",
        "--format markdown",
    ];
    for form in
        forms.into_iter().chain(["--cite", "--context 1", "--facet speaker,publisher", "--color always"])
    {
        for query in ["search cod --by Holm", "search cod", "verify the cod"] {
            if query.starts_with("verify") && form != "--format text" && form != "--format json" {
                continue;
            }
            let run = world.type_in(&format!("{query} {form}"));
            assert_eq!(run.status, 0, "{query} {form}: {}", run.err);
            // Our own colours and links are sequences too; they begin with ESC and never hold what a page wrote.
            let own = run.out.replace("\u{1b}]8;;", "").replace("\u{1b}\\", "").replace("\u{1b}[", "");
            let bad = own.chars().find(|c| !matches!(*c, '\n' | '\t') && onrecord::text::is_harmful(*c));
            assert_eq!(bad, None, "{query} {form}: {:?}", run.out);
        }
    }
    for line in [
        "actors --format json",
        "actors --format jsonl",
        "actors --format csv",
        "actors",
        "extract pages",
        "extract --explain pages",
        "show pages/evil.html",
        "show pages/evil.html --format json",
        "stats --format json",
        "search --review",
    ] {
        let run = world.type_in(line);
        let bad = run.out.chars().find(|c| !matches!(*c, '\n' | '\t') && onrecord::text::is_harmful(*c));
        assert!(run.status == 0 && bad.is_none(), "{line}: {bad:?} {}", run.err);
    }
    let csv = world.type_in("search cod --by Holm --format csv --fields text,headline").out;
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let row = rows.records().next().expect("a row").expect("well formed");
    assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{row:?}");
}
