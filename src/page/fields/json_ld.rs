//! schema.org data in scripts: the article that a page says it carries.

use serde_json::Value;

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

/// The first article object in `scripts`; one in a script that is not JSON even after mending is passed over.
pub(super) fn read(scripts: &[String]) -> JsonArticle {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
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
    match article {
        Some(article) => JsonArticle { objects, ..article },
        None => JsonArticle { objects, page_published: page_published(), ..JsonArticle::default() },
    }
}

/// JSON, also where a page wrapped it in a comment, left a trailing comma, or put line breaks inside its strings.
fn parse(script: &str) -> Option<Value> {
    let text = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let text = text.strip_prefix("//<![CDATA[").and_then(|text| text.strip_suffix("//]]>")).unwrap_or(text);
    let text = text.trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&mended(text)).ok())
}

fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut inside, mut escaped) = (false, false);
    for c in text.chars() {
        if inside && c.is_control() {
            out.push(' ');
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
    names(value.get("@type")).iter().any(|kind| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        kind.ends_with("Article") || kind.ends_with("BlogPosting") || matches!(kind, "Report" | "Review")
    })
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
        read(&[script.to_owned()]).headline
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
    }

    #[test]
    fn authors_are_objects_lists_or_plain_names() {
        let read = |json: &str| read(&[json.to_owned()]).authors;
        assert_eq!(
            read(r#"{"@type":"Article","author":[{"name":"Ada Lind"},{"name":"Per Holm"}]}"#),
            ["Ada Lind", "Per Holm"]
        );
        assert_eq!(read(r#"{"@type":"Article","author":"Ada Lind"}"#), ["Ada Lind"]);
    }
}
