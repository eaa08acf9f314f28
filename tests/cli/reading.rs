//! What is read of a page: its sort, its dates, and how it tells where they come from.

use super::world::World;

const FIRST: &str = "The old bridge over the Tarva will close in May, the roads office of Norra said on Tuesday, and stay shut for a year.";
const SECOND: &str = "Some 4,000 people cross it each day, most of them on foot, to reach the market and the schools on the other bank of the river.";

/// The record of a page with this head and body.
fn read(head: &str, body: &str) -> serde_json::Value {
    let world = World::new();
    world.write("page.html", format!("<html lang=en><head>{head}</head><body>{body}</body></html>"));
    world.type_in("extract page.html").json()
}

fn article(before: &str, after: &str) -> String {
    format!(
        "<nav><a href=/>Home</a></nav><article><h1>Bridge to close for a year</h1>{before}<p>{FIRST}</p><p>{SECOND}</p></article>{after}"
    )
}

#[test]
fn the_date_beside_the_headline_counts_before_what_machines_are_told() {
    let stamp = "<meta property='article:published_time' content='2025-07-04T02:30:00Z'>";
    let rail =
        "<aside><a href=/b>A ferry is sold to the islands of the north</a> <time>9 July 2025</time></aside>";
    let page = read(stamp, &article("<p>Ada Lind | Published 3 July 2025</p>", rail));
    assert_eq!(page["published"], "2025-07-03");
    let page = read(stamp, &article("<p>4 July 2025 | Updated 5 July 2025</p>", rail));
    assert_eq!(page["published"], "2025-07-04T02:30:00Z");
    assert_eq!(page["modified"], "2025-07-05");
}

#[test]
fn a_date_that_is_not_the_articles_is_left_alone() {
    let stamp = "<meta property='article:published_time' content='2025-07-03T10:00:00+02:00'>";
    for before in [
        "<p>Event: 20 June 2025</p>",
        "<figure><figcaption>The bridge, 1 May 2021</figcaption></figure>",
        "<p><a href=/b>A ferry is sold to the islands of the north</a> <span class=date>1 July 2025</span></p>",
    ] {
        assert_eq!(read(stamp, &article(before, ""))["published"], "2025-07-03T10:00:00+02:00", "{before}");
    }
}

#[test]
fn without_a_shown_date_scripts_and_addresses_are_asked() {
    let page =
        read("<link rel=canonical href='https://tribune.example/2025/07/03/bridge'>", &article("", ""));
    assert_eq!(page["published"], "2025-07-03");
    let page =
        read("<script>window.story={publishedAt:\"2025-07-03T09:00:00+02:00\"}</script>", &article("", ""));
    assert_eq!(page["published"], "2025-07-03T09:00:00+02:00");
}

#[test]
fn the_paper_is_no_company_and_its_agency_no_author() {
    let data = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge to close for a year","publisher":{"name":"Tarvik Media GmbH"},"author":[{"@type":"Organization","name":"AFP"},{"@type":"Person","name":"Ada Lind"}]}</script>"#;
    let name = "<meta property=og:site_name content='Tarvik Tribune'>";
    let page = read(&format!("{data}{name}"), &article("", ""));
    assert_eq!(page["publisher"], "Tarvik Tribune");
    assert_eq!(page["authors"], serde_json::json!(["Ada Lind"]));
    assert_eq!(page["agencies"], serde_json::json!(["AFP"]));
    assert_eq!(read(data, &article("", ""))["publisher"], "Tarvik Media GmbH");
}

#[test]
fn a_page_tells_its_sort_and_only_articles_have_a_body() {
    let sort = |head: &str, body: &str| {
        let page = read(head, body);
        let has_body = page["body"].as_str().is_some_and(|body| !body.is_empty());
        (page["page_type"].as_str().unwrap_or_default().to_owned(), has_body)
    };
    let json = |kind: &str| format!("<script type='application/ld+json'>{{\"@type\":\"{kind}\"}}</script>");
    let text = article("", "");
    assert_eq!(sort(&json("NewsArticle"), &text), ("article".into(), true));
    assert_eq!(sort(&json("LiveBlogPosting"), &text), ("live".into(), true));
    assert_eq!(sort(&json("CollectionPage"), &text), ("listing".into(), false));
    assert_eq!(sort(&json("SearchResultsPage"), &text), ("search".into(), false));
    let wall = "<h1>Bridge to close for a year</h1><p>The old bridge over the Tarva will close in May. Subscribe to continue.</p>";
    assert_eq!(sort(&json("NewsArticle"), wall), ("wall".into(), false));
    assert_eq!(
        sort(&json("VideoObject"), "<h1>The bridge, filmed</h1><p>A short film of the old bridge.</p>").0,
        "video"
    );
}

#[test]
fn a_live_blog_keeps_its_entries_in_order_each_with_its_time() {
    let entry = |time: &str, text: &str| {
        format!(
            "<div class=entry><div class=entry-meta><time>{time}</time> <a href=/b>Share</a></div><p>{text}</p></div>"
        )
    };
    let entries = [entry("12:05", FIRST), entry("11:30", SECOND)].concat();
    let live = "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\"}</script>";
    let page = format!("<article><h1>Bridge to close for a year</h1>{entries}</article>");
    assert_eq!(read(live, &page)["body"], format!("12:05\n\n{FIRST}\n\n11:30\n\n{SECOND}"));
    assert_eq!(read("", &page)["body"], format!("{FIRST}\n\n{SECOND}"));
}

#[test]
fn a_page_is_explained_field_by_field_and_block_by_block() {
    let world = World::new();
    let head = "<title>Bridge to close for a year | Tarvik Tribune</title><meta property=og:title content='Bridge to close for a year'>\
                <meta property=og:site_name content='Tarvik Tribune'><meta property='article:published_time' content='2025-07-04T02:30:00Z'>";
    let before =
        "<p class=byline>By Ada Lind, AFP</p><p>3 July 2025</p><p>Also Read | Mayor learns to swim</p>";
    let body = article(before, "<footer>Imprint of the Tribune</footer>");
    world.write("page.html", format!("<html lang=en><head>{head}</head><body>{body}</body></html>"));
    let run = world.type_in("extract --explain page.html");
    for line in [
        "headline   Bridge to close for a year",
        "<h1>, which metadata confirm",
        "published  2025-07-03",
        "shown beside the headline, against metadata article:published_time",
        "metadata og:site_name",
        "an element that is marked as a byline",
        "promotes another page: Also Read | Mayor learns to swim",
        "an element of menus, forms or the foot of the page: Imprint of the Tribune",
        "agencies   AFP",
        "confidence 0.",
    ] {
        assert!(run.out.contains(line), "{line} is not in:\n{}", run.out);
    }
}
