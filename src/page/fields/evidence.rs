//! One walk over the tree that gathers everything a field may be read from.

use dom_query::{Document, NodeRef};

/// What the page offers as evidence, in document order.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Name (lower case) and content of `<meta>` and of elements with `itemprop`.
    pub(super) metas: Vec<(String, String)>,
    /// Texts of `<script type="application/ld+json">`.
    pub json_ld: Vec<String>,
    /// `<link rel="canonical">`, or `og:url`.
    pub canonical: Option<String>,
    /// `lang` of the root element.
    pub lang: Option<String>,
    /// Text of `<title>`.
    pub title: Option<String>,
    /// Texts of the `<h1>`s.
    pub h1s: Vec<String>,
    /// Texts of the `<h1>`s that lead home: many systems put the site's name into one.
    pub homes: Vec<String>,
    /// Texts of the page that the title repeats among other words: a headline that no `<h1>` holds.
    pub echoes: Vec<String>,
    /// `<time>` elements: the stamp and the shown text.
    pub times: Vec<(Option<String>, String)>,
    /// Short texts of elements whose class says that they carry a date.
    pub dated: Vec<String>,
    /// Short texts of elements whose class or relation says that they carry an author.
    pub bylines: Vec<String>,
    /// The first short texts of the page that hold a digit, for datelines that nothing else marks.
    pub short_texts: Vec<String>,
}

/// Longest text, in bytes, that may be a byline or a dateline.
const SHORT: usize = 160;

/// Elements that lie outside the article or show nothing.
const SKIPPED: [&str; 8] = ["script", "style", "noscript", "template", "svg", "iframe", "select", "footer"];

impl Evidence {
    pub(super) fn of(document: &Document) -> Self {
        let mut evidence = Self::default();
        // An own stack: pages may be nested deeper than the thread's stack.
        let mut stack = vec![document.root()];
        while let Some(node) = stack.pop() {
            if node.is_text() {
                evidence.text(&node);
            } else if !node.is_element() || evidence.element(&node) {
                stack.extend(node.children_it(true));
            }
        }
        evidence
    }

    /// The content of the first meta of this name.
    pub(super) fn meta(&self, name: &str) -> Option<&str> {
        self.metas.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    /// The contents of all metas of this name.
    pub(super) fn metas<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e str> {
        self.metas.iter().filter(move |(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    /// Takes what an element offers; false when its children hold nothing of use.
    fn element(&mut self, node: &NodeRef<'_>) -> bool {
        let Some(name) = node.node_name() else { return true };
        let name: &str = &name;
        match name {
            "meta" => self.take_meta(node),
            "link" => {
                if self.canonical.is_none()
                    && attribute(node, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
                {
                    self.canonical = attribute(node, "href");
                }
            }
            "script" => {
                if attribute(node, "type").is_some_and(|kind| kind.contains("ld+json")) {
                    self.json_ld.push(node.text().to_string());
                }
            }
            "html" => self.lang = attribute(node, "lang").or_else(|| attribute(node, "xml:lang")),
            "title" => {
                if self.title.is_none() {
                    self.title = Some(folded(&node.text())).filter(|title| !title.is_empty());
                }
            }
            "h1" => {
                let text = Some(folded(&node.text())).filter(|text| !text.is_empty());
                if leads_home(node) { self.homes.extend(text) } else { self.h1s.extend(text) }
            }
            "time" => {
                let stamp = attribute(node, "datetime");
                if let (Some(property), Some(stamp)) = (attribute(node, "itemprop"), &stamp) {
                    self.metas.push((property.to_lowercase(), stamp.clone()));
                }
                self.times.push((stamp, folded(&node.text())));
            }
            _ => self.take_marked(node),
        }
        !SKIPPED.contains(&name)
    }

    fn take_meta(&mut self, node: &NodeRef<'_>) {
        let Some(content) = attribute(node, "content") else { return };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = attribute(node, key) {
                let name = name.to_lowercase();
                if name == "og:url" && self.canonical.is_none() {
                    self.canonical = Some(content.clone());
                }
                self.metas.push((name, content.clone()));
            }
        }
    }

    /// Elements that a class, a relation or an item property marks.
    fn take_marked(&mut self, node: &NodeRef<'_>) {
        // RDFa says `property` and prefixes the vocabulary where microdata says `itemprop`.
        let property = attribute(node, "itemprop")
            .or_else(|| attribute(node, "property"))
            .map(|property| property.rsplit(':').next().unwrap_or(&property).to_lowercase());
        let mut marks = node.class().map(|class| class.to_lowercase()).unwrap_or_default();
        for more in ["id", "rel", "data-testid"] {
            if let Some(value) = attribute(node, more) {
                marks.push(' ');
                marks.push_str(&value.to_lowercase());
            }
        }
        let has = |wanted: &[&str]| wanted.iter().any(|mark| marks.contains(mark));
        let author = has(&["byline", "author", "writer"])
            || property.as_deref() == Some("author")
            || attribute(node, "href")
                .is_some_and(|href| href.contains("/author/") || href.contains("/authors/"));
        let date = has(&["date", "time", "publish", "posted", "updated"])
            || property.as_deref().is_some_and(|property| property.starts_with("date"));
        if !author && !date && property.is_none() {
            return;
        }
        let text = short_text(node);
        if let Some(property) = property {
            let value = attribute(node, "content")
                .or_else(|| attribute(node, "datetime"))
                .or_else(|| attribute(node, "title").filter(|_| property.starts_with("date")))
                .or_else(|| text.clone().filter(|text| !text.is_empty()))
                .or_else(|| item_name(node));
            if let Some(value) = value.filter(|_| property != "articlebody") {
                self.metas.push((property, value));
            }
        }
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            if author {
                match self.bylines.last_mut().filter(|_| follows_an_author(node)) {
                    Some(first) => *first = format!("{first} and {text}"),
                    None => self.bylines.push(text.clone()),
                }
            }
            if date {
                self.dated.push(text);
            }
        }
    }

    fn text(&mut self, node: &NodeRef<'_>) {
        let text = node.text();
        if self.echoes.is_empty() && self.title.as_deref().is_some_and(|title| echoes(text.trim(), title)) {
            self.echoes.push(folded(&text));
        }
        if self.short_texts.len() >= 80 {
            return;
        }
        if text.len() <= SHORT && text.bytes().any(|byte| byte.is_ascii_digit())
            || text.trim_start().starts_with("By ") && text.len() <= SHORT
        {
            self.short_texts.push(folded(&text));
        }
    }
}

/// Is this text the larger part of the title, but not all of it? A title of the browser is the headline and the site's name.
fn echoes(text: &str, title: &str) -> bool {
    text.len() < title.len()
        && 2 * text.len() > title.len()
        && text.split_whitespace().count() >= 4
        && title.contains(text)
}

/// Does the element hold a link to the site's front page?
fn leads_home(node: &NodeRef<'_>) -> bool {
    node.descendants_it()
        .any(|inner| inner.has_name("a") && attribute(&inner, "href").is_some_and(|href| href == "/"))
}

/// Is the element a link to an author, right after another one? Then both belong to one byline.
fn follows_an_author(node: &NodeRef<'_>) -> bool {
    let is_author = |node: &NodeRef<'_>| attribute(node, "rel").is_some_and(|rel| rel == "author");
    is_author(node) && node.prev_element_sibling().is_some_and(|before| is_author(&before))
}

/// The element's text where it is short. Reading stops as soon as it is not, so that a class on the whole page costs nothing.
fn short_text(node: &NodeRef<'_>) -> Option<String> {
    let mut text = String::new();
    for inner in node.descendants_it() {
        if inner.is_text() {
            text.push_str(&inner.text());
            text.push(' ');
            if text.len() > 2 * SHORT {
                return None;
            }
        }
    }
    Some(folded(&text)).filter(|text| text.len() <= SHORT)
}

/// The name of a microdata item that shows nothing: `<div itemprop="publisher"><meta itemprop="name" content="…">`.
fn item_name(node: &NodeRef<'_>) -> Option<String> {
    node.children_it(false)
        .find(|inner| attribute(inner, "itemprop").is_some_and(|property| property == "name"))
        .and_then(|inner| attribute(&inner, "content"))
}

fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    node.attr(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// White space folded to single blanks.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
