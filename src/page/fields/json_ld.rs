//! schema.org data in scripts: the article that a page says it carries.

use std::collections::HashMap;

use serde_json::Value;

use super::authors::Stated;
use super::scripts::strings_under;
use crate::page::data;
use crate::page::text::bare;

/// The fields of the article object, as written.
#[derive(Debug, Default)]
pub(super) struct JsonArticle {
    pub headline: Option<String>,
    pub summary: Option<String>,
    /// Names, and how much the page says of each that it is one.
    pub authors: Vec<(String, Stated)>,
    pub publisher: Option<String>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    /// Types of all objects of the page, whether articles or not.
    pub objects: Vec<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub published: Option<String>,
    /// Publication of whatever the scripts describe, where that is no article: a recipe, a video, the page.
    pub page_published: Option<String>,
    pub modified: Option<String>,
    /// The text, where the object holds it.
    pub text: data::StatedText,
}

/// How deep objects are searched for an article; pages nest it at most a few levels down.
const DEPTH: usize = 6;

/// What the page calls itself elsewhere, by which its article is told from those of other pages.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Itself<'p> {
    pub url: Option<&'p str>,
    /// Its title and the headlines that it shows or states.
    pub titles: &'p [&'p str],
}

/// The article object in `scripts` that is the page's own: not that of a related story or of a list. Of one in a script
/// that is not JSON even after mending, what is needed most is read without it.
pub(super) fn read(scripts: &[&str], itself: Itself<'_>) -> JsonArticle {
    let values: Vec<Value> = scripts.iter().flat_map(|script| parse(script)).collect();
    let page_published = || values.iter().find_map(|value| dated_in(value, DEPTH));
    let mut known = HashMap::new();
    values.iter().for_each(|value| name_ids(value, DEPTH, &mut known));
    let mut articles = Vec::new();
    values.iter().for_each(|value| articles_in(value, DEPTH, false, &mut articles));
    let ranked =
        articles.into_iter().filter_map(|(object, listed)| Some((itself.owns(object, listed)?, object)));
    // Of equals, the first.
    let own = ranked.rev().max_by_key(|(sure, _)| *sure).map(|(_, object)| object);
    let article = own.map(|object| JsonArticle {
        headline: text(object, "headline").or_else(|| text(object, "name")),
        summary: text(object, "description"),
        authors: authors(object, &known),
        publisher: publisher(object, &known),
        section: names(object.get("articleSection")).into_iter().next(),
        tags: names(object.get("keywords")),
        objects: Vec::new(),
        url: address(object),
        language: names(object.get("inLanguage")).into_iter().next(),
        published: stamp(object, "datePublished").or_else(|| stamp(object, "dateCreated")),
        page_published: None,
        modified: stamp(object, "dateModified"),
        text: data::StatedText {
            body: text(object, "articleBody").unwrap_or_default(),
            updates: updates(object),
        },
    });
    let objects = values.iter().flat_map(kinds).collect();
    let broken = || scripts.iter().filter(|_| values.is_empty()).find_map(|script| salvaged(script));
    match article.or_else(broken) {
        Some(article) => JsonArticle { objects, ..article },
        None => JsonArticle { objects, page_published: page_published(), ..JsonArticle::default() },
    }
}

impl Itself<'_> {
    /// How surely is an article this page's own? None where it is another page's.
    fn owns(&self, object: &Value, listed: bool) -> Option<u8> {
        let titles = |headline: String| {
            let headline = bare(&headline);
            let same = |title: &&str| {
                let title = bare(title);
                title == headline || headline.len() > 20 && title.contains(&headline)
            };
            self.titles.iter().any(same)
        };
        let titled = text(object, "headline").or_else(|| text(object, "name")).map(titles);
        let placed = self.url.zip(address(object)).map(|(own, other)| path(own) == path(&other));
        match (placed, titled) {
            (Some(true), _) => Some(3),
            (_, Some(true)) => Some(2),
            _ if listed => None,
            (Some(false), Some(false)) => None,
            // A page that is not titled by anything but this.
            (_, Some(false)) if !self.titles.is_empty() => Some(0),
            _ => Some(1),
        }
    }
}

/// An address without what varies of it.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').map_or("", |at| &rest[at..]);
    path.split(['#', '?']).next().unwrap_or(path).trim_end_matches('/')
}

/// Where an article says that it lives.
fn address(object: &Value) -> Option<String> {
    let page = || {
        let page = object.get("mainEntityOfPage")?;
        page.as_str().or_else(|| page.get("@id")?.as_str()).map(str::to_owned)
    };
    let own = || object.get("@id")?.as_str().map(str::to_owned);
    let is_address = |url: &String| url.starts_with("http");
    text(object, "url")
        .filter(is_address)
        .or_else(|| page().filter(is_address))
        .or_else(|| own().filter(is_address))
}

/// The entries of a live blog: headline and text of each.
fn updates(object: &Value) -> Vec<(String, String)> {
    let Some(Value::Array(entries)) = object.get("liveBlogUpdate") else { return Vec::new() };
    let part = |entry: &Value, name| text(entry, name).unwrap_or_default();
    entries.iter().map(|entry| (part(entry, "headline"), part(entry, "articleBody"))).collect()
}

/// Objects of a page by their `@id`.
type Known<'v> = HashMap<&'v str, &'v Value>;

/// Notes the objects that have a name under their ids.
fn name_ids<'v>(value: &'v Value, depth: usize, known: &mut Known<'v>) {
    match value {
        Value::Array(items) => {
            items.iter().filter(|_| depth > 0).for_each(|item| name_ids(item, depth - 1, known));
        }
        Value::Object(fields) => {
            if let (Some(Value::String(id)), true) = (fields.get("@id"), fields.contains_key("name")) {
                known.insert(id, value);
            }
            fields.values().filter(|_| depth > 0).for_each(|field| name_ids(field, depth - 1, known));
        }
        _ => {}
    }
}

/// The object that a value only names by its id, or the value itself.
fn resolved<'v>(value: &'v Value, known: &Known<'v>) -> &'v Value {
    let id = value.get("@id").and_then(Value::as_str).filter(|_| value.get("name").is_none());
    id.and_then(|id| known.get(id).copied()).unwrap_or(value)
}

/// Who publishes it.
fn publisher(object: &Value, known: &Known<'_>) -> Option<String> {
    let stated = object.get("publisher").or_else(|| object.get("sourceOrganization"))?;
    names(Some(resolved(stated, known))).into_iter().next()
}

/// Who wrote it: its author, else its creator.
fn authors(object: &Value, known: &Known<'_>) -> Vec<(String, Stated)> {
    let authors = people(object.get("author"), known);
    let only_bodies = authors.iter().all(|(_, stated)| *stated == Stated::Body);
    if only_bodies { [authors, people(object.get("creator"), known)].concat() } else { authors }
}

/// The names of an author field, and what it says that they are.
fn people(value: Option<&Value>, known: &Known<'_>) -> Vec<(String, Stated)> {
    let Some(value) = value else { return Vec::new() };
    match value {
        Value::Array(items) => items.iter().flat_map(|item| people(Some(item), known)).collect(),
        Value::Object(_) => {
            let value = resolved(value, known);
            let kinds = names(value.get("@type"));
            let is = |kind: &str| kinds.iter().any(|known| known.ends_with(kind));
            let stated = match () {
                () if is("Person") => Stated::Person,
                () if is("Organization") => Stated::Body,
                () => Stated::Field,
            };
            names(Some(value)).into_iter().map(|name| (name, stated)).collect()
        }
        other => names(Some(other)).into_iter().map(|name| (name, Stated::Field)).collect(),
    }
}

/// Headline and dates of an article object that no parser reads, by their names.
fn salvaged(script: &str) -> Option<JsonArticle> {
    let is_article = strings_under(script, "@type").any(is_article_type);
    let first = |key| strings_under(script, key).next().map(str::to_owned);
    is_article.then(|| JsonArticle {
        published: first("datePublished"),
        modified: first("dateModified"),
        ..JsonArticle::default()
    })
}

/// The values of a script: also where a page wrapped them in a comment, wrote comments between, left a trailing comma or a
/// bracket too many, or put line breaks inside strings.
fn parse(script: &str) -> Vec<Value> {
    let text = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let freed;
    let text = if text.contains("<![CDATA[") {
        freed = text.replace("<![CDATA[", " ").replace("]]>", " ");
        freed.trim()
    } else {
        text
    };
    // Some systems escape it as they do the text of the page.
    let unescaped;
    let text = if text.contains("&quot;") && !text.contains('"') {
        unescaped = UNESCAPED.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
        unescaped.as_str()
    } else {
        text
    };
    if let Ok(value) = serde_json::from_str(text) {
        return vec![value];
    }
    let text = mended(text);
    let mut values = Vec::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find(['{', '[']).filter(|_| values.len() < MOST_VALUES) {
        let mut stream = serde_json::Deserializer::from_str(&rest[start..]).into_iter::<Value>();
        let Some(Ok(value)) = stream.next() else { break };
        rest = &rest[start + stream.byte_offset()..];
        values.push(value);
    }
    values
}

/// How HTML writes marks of JSON.
const UNESCAPED: [(&str, &str); 5] =
    [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];

/// Most values that are read of a broken script.
const MOST_VALUES: usize = 20;

fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut inside, mut escaped) = (false, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if inside && c.is_control() {
            out.push(' ');
            continue;
        }
        if !inside && c == '/' && chars.peek() == Some(&'*') {
            let mut before = ' ';
            for comment in chars.by_ref() {
                if before == '*' && comment == '/' {
                    break;
                }
                before = comment;
            }
            continue;
        }
        if !inside && c == '/' && chars.peek() == Some(&'/') {
            for comment in chars.by_ref() {
                if comment == '\n' {
                    break;
                }
            }
            continue;
        }
        if !inside && matches!(c, '}' | ']') {
            let kept = out.trim_end().trim_end_matches(',').len();
            out.truncate(kept);
        }
        if c == '"' && !escaped {
            inside = !inside;
        }
        escaped = inside && c == '\\' && !escaped;
        out.push(c);
    }
    out
}

/// The objects of an article's type, at any of the usual places: alone, in a list, in `@graph`, nested; and whether they
/// stand in a list of pages.
fn articles_in<'v>(value: &'v Value, depth: usize, listed: bool, found: &mut Vec<(&'v Value, bool)>) {
    let Some(inner) = depth.checked_sub(1).filter(|_| found.len() < MOST_ARTICLES) else { return };
    match value {
        Value::Array(items) => items.iter().for_each(|item| articles_in(item, inner, listed, found)),
        Value::Object(fields) => {
            if is_article(value) {
                found.push((value, listed));
                return;
            }
            for (name, is_list) in [
                ("@graph", false),
                ("mainEntity", false),
                ("mainEntityOfPage", false),
                ("itemListElement", true),
                ("item", true),
                ("hasPart", true),
            ] {
                if let Some(value) = fields.get(name) {
                    articles_in(value, inner, listed || is_list, found);
                }
            }
        }
        _ => {}
    }
}

/// Most articles that are looked at.
const MOST_ARTICLES: usize = 50;

/// The types of an object, or of those in a list or a graph.
fn kinds(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(kinds).collect(),
        Value::Object(fields) => {
            let mut found = names(fields.get("@type"));
            found.extend(fields.get("@graph").map(kinds).unwrap_or_default());
            found
        }
        _ => Vec::new(),
    }
}

/// The first date of publication of any object.
fn dated_in(value: &Value, depth: usize) -> Option<String> {
    let inner = || depth.checked_sub(1);
    match value {
        Value::Array(items) => items.iter().find_map(|item| dated_in(item, inner()?)),
        Value::Object(_) if is_article(value) => None,
        Value::Object(fields) => text(value, "datePublished")
            .or_else(|| text(value, "uploadDate"))
            .or_else(|| dated_in(fields.get("@graph").or_else(|| fields.get("mainEntity"))?, inner()?)),
        _ => None,
    }
}

fn is_article(value: &Value) -> bool {
    names(value.get("@type")).iter().any(|kind| is_article_type(kind))
}

fn is_article_type(kind: &str) -> bool {
    let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
    kind.ends_with("Article") || kind.ends_with("BlogPosting") || matches!(kind, "Report" | "Review")
}

/// A string field that holds something.
fn text(object: &Value, name: &str) -> Option<String> {
    names(object.get(name)).into_iter().next()
}

/// A date, which may be a number of seconds.
fn stamp(object: &Value, name: &str) -> Option<String> {
    text(object, name).or_else(|| match object.get(name)? {
        Value::Number(seconds) => Some(seconds.to_string()),
        _ => None,
    })
}

/// The strings of a value: itself, the `name` of an object, or those of a list.
fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => {
            Some(text.trim().to_owned()).filter(|text| !text.is_empty()).into_iter().collect()
        }
        Some(Value::Array(items)) => items.iter().flat_map(|item| names(Some(item))).collect(),
        Some(Value::Object(fields)) => names(fields.get("name").or_else(|| fields.get("@value"))),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(script: &str) -> Option<String> {
        read(&[script], Itself::default()).headline
    }

    #[test]
    fn the_article_is_found_alone_in_lists_and_in_graphs() {
        assert_eq!(headline(r#"{"@type":"NewsArticle","headline":"A"}"#).as_deref(), Some("A"));
        assert_eq!(
            headline(r#"[{"@type":"Organization"},{"@type":["X","Article"],"headline":"B"}]"#).as_deref(),
            Some("B")
        );
        assert_eq!(
            headline(r#"{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"C"}]}"#).as_deref(),
            Some("C")
        );
        assert_eq!(headline(r#"{"@type":"Organization","name":"D"}"#), None);
    }

    #[test]
    fn broken_json_is_mended_or_passed_over() {
        assert_eq!(headline("{\"@type\":\"NewsArticle\",\"headline\":\"A\nB\",}").as_deref(), Some("A B"));
        assert_eq!(headline("{\"@type\":\"NewsArticle\",\"headline\":"), None);
        assert_eq!(headline(r#"{"@type":"NewsArticle","headline":"A"}}"#).as_deref(), Some("A"));
        assert_eq!(headline(r#"{"@type":"X"},{"@type":"NewsArticle","headline":"A"}"#).as_deref(), Some("A"));
        assert_eq!(
            headline("{\"@type\":\"NewsArticle\", // so far\n\"headline\":\"A // B\"}").as_deref(),
            Some("A // B")
        );
    }

    #[test]
    fn dates_of_an_article_that_no_mending_helps_are_read_by_name() {
        let broken = r#"{"@type":"NewsArticle","image":"<img src="a.jpg">","datePublished":"2025-07-03"}"#;
        assert_eq!(read(&[broken], Itself::default()).published.as_deref(), Some("2025-07-03"));
    }

    #[test]
    fn authors_are_objects_lists_or_plain_names() {
        let read = |json: &str| -> Vec<String> {
            read(&[json], Itself::default()).authors.into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(
            read(r#"{"@type":"Article","author":[{"name":"Ada Lind"},{"name":"Per Holm"}]}"#),
            ["Ada Lind", "Per Holm"]
        );
        assert_eq!(read(r#"{"@type":"Article","author":"Ada Lind"}"#), ["Ada Lind"]);
    }

    #[test]
    fn authors_are_found_by_their_ids_and_told_from_organizations() {
        let graph = r##"{"@graph":[{"@type":"Article","headline":"A","author":{"@id":"#ada"}},{"@type":"Person","@id":"#ada","name":"Ada Lind"}]}"##;
        let of = |json: &str| read(&[json], Itself::default()).authors;
        assert_eq!(of(graph), [("Ada Lind".to_owned(), Stated::Person)]);
        let body = [("Tarvik Post".to_owned(), Stated::Body)];
        assert_eq!(of(r#"{"@type":"Article","author":{"@type":"Organization","name":"Tarvik Post"}}"#), body);
    }

    #[test]
    fn the_article_of_another_page_is_not_this_pages() {
        let related = r#"{"@type":"NewsArticle","headline":"Ferry sold","url":"https://tribune.example/ferry","datePublished":"2024-01-01"}"#;
        let own = r#"{"@type":"NewsArticle","headline":"Bridge closed","url":"https://tribune.example/bridge","datePublished":"2025-07-03"}"#;
        let itself = Itself { url: Some("https://www.tribune.example/bridge/"), titles: &["Bridge closed"] };
        assert_eq!(read(&[related, own], itself).published.as_deref(), Some("2025-07-03"));
        assert_eq!(read(&[related], itself).published, None);
        let list = format!(r#"{{"@type":"ItemList","itemListElement":[{{"item":{related}}}]}}"#);
        assert_eq!(read(&[&list], Itself { url: None, titles: &[] }).headline, None);
    }

    #[test]
    fn json_that_is_wrapped_or_escaped_is_read() {
        let wrapped = "/*<![CDATA[*/{\"@type\":\"NewsArticle\",\"headline\":\"A\"}/*]]>*/";
        let escaped = "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;A&quot;}";
        for script in
            [wrapped, escaped, "<!--//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A\"}\n//]]>-->"]
        {
            assert_eq!(headline(script).as_deref(), Some("A"), "{script}");
        }
        let seconds = r#"{"@type":"NewsArticle","datePublished":1751534100000}"#;
        assert_eq!(read(&[seconds], Itself::default()).published.as_deref(), Some("1751534100000"));
    }
}
