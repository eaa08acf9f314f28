//! The question that onrecord was made for: what did the Kremlin say about Istanbul?

use std::fmt::Write;

use super::world::{World, samples};

const PAGE: &str = "call/ledger-putin-trump-call.html";
const STATEMENT: &str = "Moscow was ready to resume negotiations, potentially in Istanbul";

/// Headline and paragraphs of the sample page that holds the answer.
fn article() -> (String, Vec<String>) {
    let run = World::new().run(["extract".as_ref(), samples().join(PAGE).as_os_str()]);
    let page = run.json();
    let text = |field: &str| page[field].as_str().expect("a text").to_owned();
    (text("headline"), text("body").split("\n\n").map(str::to_owned).collect())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn joined(paragraphs: &[String], open: &str, close: &str) -> String {
    paragraphs.iter().fold(String::new(), |mut html, paragraph| {
        writeln!(html, "{open}{}{close}", escaped(paragraph)).expect("a string takes all");
        html
    })
}

/// The page in the ways that sites write pages.
fn renderings() -> Vec<(&'static str, Vec<u8>)> {
    let (headline, paragraphs) = article();
    let title = escaped(&headline);
    let menu = "<nav><a href=/>Home</a> <a href=/world>World</a> <a href=/sport>Sport</a></nav>";
    let plain = format!(
        "<!DOCTYPE html><title>{title}</title><body>{menu}<h1>{title}</h1>{}<footer>All rights kept</footer>",
        joined(&paragraphs, "<p>", "</p>")
    );
    let soup = format!(
        "<html><head><title>{title} | The Alder Ledger</title></head><body><div class=top>{menu}</div>\
         <div class=wrap><div class=hd>{title}</div><div class=txt>{}</div></div></body></html>",
        joined(&paragraphs, "<div>", "</div>")
    );
    let breaks = format!(
        "<HTML><HEAD><TITLE>{title}</TITLE></HEAD><BODY><TABLE><TR><TD>{menu}<TD><H1>{title}</H1>\
         <FONT SIZE=3>{}</FONT></TABLE></BODY></HTML>",
        joined(&paragraphs, "", "<br><br>")
    );
    let linked = serde_json::json!({
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebSite", "name": "The Alder Ledger"},
                   {"@type": "NewsArticle", "headline": headline, "datePublished": "2025-07-03T22:12:00+05:30"}],
    });
    let graph = format!(
        "<html lang=en><head><title>{title}</title><script type='application/ld+json'>{linked}</script></head>\
         <body>{menu}<main><article><h1>{title}</h1>{}</article></main>\
         <aside><h2>Most read</h2><p>A ferry to nowhere</p></aside></body></html>",
        joined(&paragraphs, "<p class=para>", "</p><div class=ad>Advertisement</div>")
    );
    let caption = "A screen in a café shows both presidents. (Photo by A. Brandt / Meridian)";
    let furnished = format!(
        "<html lang=en-IN><head><title>{title} | The Alder Ledger</title></head><body>{menu}<div class=story><h1>{title}</h1>\
         <div class=by>Maren Holt</div><div class=pub>Published<span>3 Jul 2025, 10:12 PM IST</span></div>\
         <figure><img alt='{caption}'><figcaption>{caption}</figcaption></figure>{}\
         <p>Stay updated with the latest Trending, World and Money news.</p></div>\
         <div class=crumbs>Ledger NewsNewsWorld{title}</div></body></html>",
        joined(
            &paragraphs,
            "<div class=para><p>",
            "</p></div><p><b>Also Read | </b><a href=/z>Six ways to peel a mango</a></p>"
        )
    );
    let wide = |text: &str| {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_be_bytes).collect::<Vec<u8>>()
    };
    vec![
        ("plain.html", plain.clone().into_bytes()),
        ("soup.htm", soup.into_bytes()),
        ("breaks.html", breaks.into_bytes()),
        ("graph.xhtml", graph.into_bytes()),
        ("furnished.html", furnished.into_bytes()),
        ("wide.shtml", wide(&plain)),
    ]
}

#[test]
fn one_statement_however_the_page_is_written() {
    for (name, bytes) in renderings() {
        let world = World::new();
        world.write(&format!("pages/{name}"), bytes);
        assert_eq!(world.type_in("index pages").status, 0);
        let answer = world.type_in("search Istanbul --by Kremlin --format json").json();
        assert_eq!(answer["total"], 1, "{name}: {answer}");
        let hit = &answer["hits"][0];
        assert_eq!(hit["text"], STATEMENT, "{name}");
        assert_eq!(hit["kind"], "indirect", "{name}");
        assert_eq!(hit["speaker"], "Vladimir Putin", "{name}");
        if !hit["published"].is_null() {
            assert_eq!(hit["said_on"], "2025-06-27", "{name}");
        }
        assert_eq!(hit["affiliation"], serde_json::json!(["Russia", "Kremlin"]), "{name}");
    }
}

#[test]
fn the_sample_pages_hold_one_such_statement() {
    let world = World::with_samples();
    let answer = world.type_in("search Istanbul --by Kremlin --format json").json();
    assert_eq!((&answer["total"], &answer["unit"]), (&1.into(), &"quotes".into()));
    let hit = &answer["hits"][0];
    assert_eq!(hit["text"], STATEMENT);
    assert_eq!(hit["said_on"], "2025-06-27");
    assert!(hit["path"].as_str().is_some_and(|path| path.ends_with(PAGE)), "{hit}");
    // The same question, typed as one.
    assert_eq!(world.run(["search", "Istanbul by:Kremlin", "--count"]).out, "1\n");
    assert_eq!(world.type_in("search Istanbul --by Putin --kind direct --count").out, "0\n");
}

#[test]
fn a_mayors_words_are_not_the_kremlins() {
    let world = World::new();
    let page = "<title>A table by the water</title><h1>A table by the water</h1>\
        <p>The Kremlin has not said when its people will travel. Its spokesman, Oleg Varrin, was not at his desk.</p>\
        <p>\"Istanbul is ready for any guest,\" said Halim Dorukan, mayor of the district of Yelkenli. He had heard \
        nothing from the Kremlin.</p><p>The hotels by the quay are full until the end of the month, and so are \
        the restaurants behind them, where waiters have learned to fold their napkins without a sound.</p>";
    world.write("pages/mayor.html", page);
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(world.type_in("search Istanbul --by Dorukan --count").out, "1\n");
    let run = world.type_in("search Istanbul --by Kremlin");
    assert_eq!((run.status, run.out.as_str()), (1, ""));
}

#[test]
fn a_narrators_istanbul_is_not_in_the_kremlins_quote() {
    let world = World::new();
    let page = "<title>Talks without a date</title><h1>Talks without a date</h1>\
        <p>The last round of talks was held in Istanbul in June. \"There is no date yet,\" Kremlin spokesman Oleg \
        Varrin told reporters. In Istanbul the tables were put away.</p><p>Both sides exchanged lists of \
        prisoners after that meeting, and the ferry that had been hired for the delegations went back to its \
        line across the strait, where the gulls had missed it.</p>";
    world.write("pages/narrator.html", page);
    assert_eq!(world.type_in("index pages").status, 0);
    assert_eq!(world.type_in("search date --by Kremlin --count").out, "1\n");
    assert_eq!(world.type_in("search Istanbul --by Kremlin --count").out, "0\n");
}
