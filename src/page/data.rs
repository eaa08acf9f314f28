//! The article's text in the page's own data, for pages whose tree holds little of it.
//!
//! Many pages are drawn by a script from data that stands in the page: schema.org's `articleBody` and `liveBlogUpdate`,
//! `__NEXT_DATA__`, Fusion's `globalContent` and the like. **In:** that data. **Out:** the same text as a small HTML page,
//! which is read as any other.

use serde_json::Value;

use super::parse::Script;
use crate::article::Body;

/// A tree with more text than this, in bytes, is not doubted, unless the data state a text.
const POOR: usize = 500;

/// How many times as long as the tree's text another one has to be.
const LONGER: usize = 2;

/// Least text of an article in a script, in bytes, and of one that the page states as such.
const ARTICLE: usize = 300;
const STATED: usize = 80;

/// What the page states of its text, in its schema.org data.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct StatedText {
    /// The whole text.
    pub body: String,
    /// Headline and text of each entry of a live blog.
    pub updates: Vec<(String, String)>,
}

/// The page to read instead of the tree, where the data hold much more text than `body`; and where it was found.
pub(super) fn richer(
    body: &Body,
    stated: &StatedText,
    scripts: &[Script<'_>],
) -> Option<(String, &'static str)> {
    let had = body.text().len();
    let stated = [
        (of_text(&stated.body), "JSON-LD articleBody"),
        (of_updates(&stated.updates), "JSON-LD liveBlogUpdate"),
    ];
    let enough = |text: usize, least: usize| text >= least && text > LONGER * had;
    let found = stated
        .into_iter()
        .filter(|((_, length), _)| enough(*length, STATED))
        .max_by_key(|((_, length), _)| *length);
    if let Some(((html, _), source)) = found {
        return Some((html, source));
    }
    if had > POOR {
        return None;
    }
    let texts = scripts.iter().filter(|script| !script.is_json_ld && script.text.len() > ARTICLE);
    let best = texts.filter_map(|script| of_script(script.text)).max_by_key(|(_, length)| *length);
    best.filter(|(_, length)| enough(*length, ARTICLE)).map(|(html, _)| (html, "data of the page's scripts"))
}

/// The largest text in the data of a script.
fn of_script(script: &str) -> Option<(String, usize)> {
    let mut best: Option<(String, usize)> = None;
    for value in values(script) {
        let mut richest = Richest::default();
        richest.weigh(&value, DEPTH);
        let mut page = Page::default();
        if let Some(holder) = richest.holder {
            page.add_all(holder, DEPTH);
        }
        if best.as_ref().is_none_or(|(_, length)| page.length > *length) {
            best = Some((page.html, page.length));
        }
    }
    best
}

/// How deep data are nested that are looked at.
const DEPTH: usize = 40;

/// Most places of a script at which data are looked for.
const MOST_VALUES: usize = 24;

/// The JSON values in a script: all of it, or what is assigned in it.
fn values(script: &str) -> Vec<Value> {
    let mut values = Vec::new();
    let mut rest = script.trim_start();
    for _ in 0..MOST_VALUES {
        let Some(start) = begin(rest) else { break };
        rest = &rest[start..];
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let length = match stream.next() {
            Some(Ok(value)) => {
                values.push(value);
                stream.byte_offset()
            }
            _ => 1,
        };
        rest = &rest[length..];
    }
    values
}

/// Where the next value begins: at once, or behind an equals sign or a bracket.
fn begin(script: &str) -> Option<usize> {
    if script.starts_with(['{', '[']) {
        return Some(0);
    }
    script
        .match_indices(['{', '['])
        .map(|(at, _)| at)
        .find(|at| script[..*at].trim_end().ends_with(['=', '(']))
}

/// The value that holds the most prose for its size.
#[derive(Default)]
struct Richest<'v> {
    holder: Option<&'v Value>,
    weight: f64,
}

/// What a text is worth one level further out: so the list of the paragraphs wins over what stands around it.
const LEVEL: f64 = 0.95;

impl<'v> Richest<'v> {
    fn weigh(&mut self, value: &'v Value, depth: usize) -> f64 {
        if depth == 0 {
            return 0.0;
        }
        let inside = match value {
            Value::String(text) => prose(text) as f64,
            Value::Array(items) => items.iter().map(|item| self.weigh(item, depth - 1)).sum::<f64>() * LEVEL,
            Value::Object(fields) => {
                let inner = fields.iter().filter(|(name, _)| !is_aside(name));
                inner.map(|(_, field)| self.weigh(field, depth - 1)).sum::<f64>() * LEVEL
            }
            _ => 0.0,
        };
        if inside > self.weight {
            (self.weight, self.holder) = (inside, Some(value));
        }
        inside
    }
}

/// Names of fields whose texts stand beside the article.
const ASIDES: [&str; 16] = [
    "alt",
    "bio",
    "byline",
    "caption",
    "credit",
    "credits",
    "description",
    "excerpt",
    "image",
    "images",
    "meta",
    "promo",
    "related",
    "seo",
    "summary",
    "teaser",
];

fn is_aside(name: &str) -> bool {
    ASIDES.iter().any(|aside| name.eq_ignore_ascii_case(aside))
}

/// How much prose a text is, in bytes: words that end as sentences do, or HTML with paragraphs in it.
fn prose(text: &str) -> usize {
    let is_html = text.contains("</p>") || text.contains("<br");
    let trimmed = text.trim_end();
    let ends = trimmed.ends_with(['.', '!', '?', '…', '"', '”', '»', '’', ':', '。', '」', '>']);
    let words = text.len() > 24 && text.contains(' ') && !text.contains("://") && !text.contains(['{', ';']);
    if is_html || words && ends { text.len() } else { 0 }
}

fn of_text(text: &str) -> (String, usize) {
    let mut page = Page::default();
    page.add_text(text);
    (page.html, page.length)
}

fn of_updates(updates: &[(String, String)]) -> (String, usize) {
    let mut page = Page::default();
    for (headline, body) in updates {
        if !headline.is_empty() {
            page.html.push_str("<h2>");
            page.add_escaped(headline);
            page.html.push_str("</h2>");
        }
        page.add_text(body);
    }
    (page.html, page.length)
}

/// An HTML page that is written.
#[derive(Default)]
struct Page {
    html: String,
    /// How much text it holds, in bytes.
    length: usize,
}

impl Page {
    fn add_all(&mut self, value: &Value, depth: usize) {
        if depth == 0 {
            return;
        }
        match value {
            Value::String(text) if prose(text) > 0 => self.add_text(text),
            Value::Array(items) => items.iter().for_each(|item| self.add_all(item, depth - 1)),
            Value::Object(fields) => {
                let inner = fields.iter().filter(|(name, _)| !is_aside(name));
                inner.for_each(|(_, field)| self.add_all(field, depth - 1));
            }
            _ => {}
        }
    }

    /// Adds HTML as it is, and a plain text line by line.
    fn add_text(&mut self, text: &str) {
        if text.contains("</") || text.contains("<br") {
            self.html.push_str("<div>");
            self.html.push_str(text);
            self.html.push_str("</div>");
            self.length += text.len();
            return;
        }
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            self.html.push_str("<p>");
            self.add_escaped(line);
            self.html.push_str("</p>");
        }
    }

    fn add_escaped(&mut self, text: &str) {
        self.length += text.len();
        for c in text.chars() {
            match c {
                '<' => self.html.push_str("&lt;"),
                c => self.html.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::page::{explain_article, read_article};

    const FIRST: &str = "The old bridge over the Tarva will close in May, the roads office of Norra said on Tuesday, and stay shut for a year.";
    const SECOND: &str = "Some 4,000 people cross it each day, most of them on foot, to reach the market and the schools on the other bank.";
    const THIRD: &str = "“We have no other way,” said Per Holm, who runs the office, and he asked the walkers to take the ferry until then.";

    fn page(data: &str) -> String {
        format!(
            "<html><head><title>Bridge to close</title>{data}</head><body><main><h1>Bridge to close</h1><div>Loading...</div></main></body></html>"
        )
    }

    fn told() -> String {
        format!("{FIRST}\n\n{SECOND}\n\n{THIRD}")
    }

    #[test]
    fn a_text_that_only_the_pages_data_hold_is_read_from_them() {
        let lines = format!("{FIRST}\\n{SECOND}\\n\\n{THIRD}");
        let html = format!("<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>");
        for data in [
            format!(
                r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Bridge to close","articleBody":"{lines}"}}</script>"#
            ),
            format!(
                r#"<script id=__NEXT_DATA__ type="application/json">{{"props":{{"story":{{"description":"{FIRST}","body":"{html}"}},"menu":["Home.","Sport."]}}}}</script>"#
            ),
            format!(
                r#"<script>window.X=window.X||{{}};X.content={{"elements":[{{"type":"text","content":"{FIRST}"}},{{"caption":"The bridge in the year 1931."}},{{"content":"{SECOND}"}},{{"content":"{THIRD}"}}]}};</script>"#
            ),
        ] {
            assert_eq!(read_article(&page(&data), None).body.text(), told(), "{data}");
        }
    }

    #[test]
    fn entries_of_a_live_blog_are_read_with_their_headlines() {
        let data = format!(
            r#"<script type="application/ld+json">{{"@type":"LiveBlogPosting","headline":"Bridge to close","liveBlogUpdate":[{{"headline":"Ferry sails","articleBody":"{FIRST}"}},{{"articleBody":"{SECOND} {THIRD}"}}]}}</script>"#
        );
        let (article, reading) = explain_article(&page(&data), None);
        assert_eq!(article.body.text(), format!("Ferry sails\n\n{FIRST}\n\n{SECOND} {THIRD}"));
        assert!(reading.origins.iter().any(|origin| origin.field == "body"));
    }

    #[test]
    fn a_text_that_stands_in_the_page_is_not_read_twice() {
        let data = format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{FIRST} And more."}}</script>"#
        );
        let html = page(&data).replace("<div>Loading...</div>", &format!("<p>{FIRST}</p><p>{SECOND}</p>"));
        assert_eq!(read_article(&html, None).body.text(), format!("{FIRST}\n\n{SECOND}"));
    }
}
