//! schema.org data in scripts: the article that a page says it carries.

use serde_json::Value;

use super::scripts::strings_under;

/// The fields of the article object, as written.
#[derive(Debug, Default)]
pub(super) struct JsonArticle {
    pub headline: Option<String>,
    pub summary: Option<String>,
    pub authors: Vec<String>,
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
}

/// How deep objects are searched for an article; pages nest it at most a few levels down.
const DEPTH: usize = 6;

/// The first article object in `scripts`. Of one in a script that is not JSON even after mending, what is needed most is read
/// without it.
pub(super) fn read(scripts: &[&str]) -> JsonArticle {
    let values: Vec<Value> = scripts.iter().flat_map(|script| parse(script)).collect();
    let page_published = || values.iter().find_map(|value| dated_in(value, DEPTH));
    let article = values.iter().find_map(|value| {
        let object = article_in(value, DEPTH)?;
        Some(JsonArticle {
            headline: text(object, "headline").or_else(|| text(object, "name")),
            summary: text(object, "description"),
            authors: names(object.get("author").or_else(|| object.get("creator"))),
            publisher: names(object.get("publisher").or_else(|| object.get("sourceOrganization")))
                .into_iter()
                .next(),
            section: names(object.get("articleSection")).into_iter().next(),
            tags: names(object.get("keywords")),
            objects: Vec::new(),
            url: text(object, "url").or_else(|| {
                let page = object.get("mainEntityOfPage")?;
                page.as_str().or_else(|| page.get("@id")?.as_str()).map(str::to_owned)
            }),
            language: names(object.get("inLanguage")).into_iter().next(),
            published: text(object, "datePublished").or_else(|| text(object, "dateCreated")),
            page_published: None,
            modified: text(object, "dateModified"),
        })
    });
    let objects = values.iter().flat_map(kinds).collect();
    match article.or_else(|| scripts.iter().find_map(|script| salvaged(script))) {
        Some(article) => JsonArticle { objects, ..article },
        None => JsonArticle { objects, page_published: page_published(), ..JsonArticle::default() },
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
    let text = text.strip_prefix("//<![CDATA[").and_then(|text| text.strip_suffix("//]]>")).unwrap_or(text);
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

/// The first object of an article's type, at any of the usual places: alone, in a list, in `@graph`, nested.
fn article_in(value: &Value, depth: usize) -> Option<&Value> {
    let inner = || depth.checked_sub(1);
    match value {
        Value::Array(items) => items.iter().find_map(|item| article_in(item, inner()?)),
        Value::Object(fields) => {
            if is_article(value) {
                return Some(value);
            }
            ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"]
                .iter()
                .filter_map(|name| fields.get(*name))
                .find_map(|value| article_in(value, inner()?))
        }
        _ => None,
    }
}

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
        read(&[script]).headline
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
        assert_eq!(read(&[broken]).published.as_deref(), Some("2025-07-03"));
    }

    #[test]
    fn authors_are_objects_lists_or_plain_names() {
        let read = |json: &str| read(&[json]).authors;
        assert_eq!(
            read(r#"{"@type":"Article","author":[{"name":"Ada Lind"},{"name":"Per Holm"}]}"#),
            ["Ada Lind", "Per Holm"]
        );
        assert_eq!(read(r#"{"@type":"Article","author":"Ada Lind"}"#), ["Ada Lind"]);
    }
}
