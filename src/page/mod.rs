//! Reading a page: its metadata and its main content.
//!
//! **In:** the text of an HTML page. **Out:** the [`Article`] that it carries. It is parsed once,
//! without what nobody reads of it; metadata, visible datelines and content blocks are all read from that one tree. Scripts are read as text.
//!
//! ```
//! let html = "<html lang=en><meta property=og:site_name content='Tarvik Tribune'><h1>Bridge to close</h1><time datetime=2025-07-03>";
//! let article = onrecord::page::read_article(html, None);
//! assert_eq!(article.publisher.as_deref(), Some("Tarvik Tribune"));
//! ```

mod content;
mod data;
mod evidence;
mod fields;
mod kind;
mod outline;
mod parse;
mod shadow;
mod survey;
mod text;
mod told;
mod trace;
mod traits;

use crate::article::{Article, Body, DropReason, Origin, Reading};
use crate::lang::{Language, detect};
use parse::Parsed;
pub(crate) use told::believe;
use trace::Trace;

/// Deepest nesting of elements that is read; the tags of deeper ones are left out.
pub const MAX_DEPTH: usize = parse::MAX_DEPTH;

/// Most elements and texts of a page that are read; what stands behind them is not.
pub const MAX_NODES: usize = parse::MAX_NODES;

/// Most bytes of text of a page that are read.
pub const MAX_TEXT: usize = parse::MAX_TEXT;

/// Reads the article of an HTML page. `url` is where the page was fetched from, where that is known; it helps with
/// dates and sites that keep their names in the address only.
///
/// Reading cannot fail: a page that carries nothing yields an empty article.
pub fn read_article(html: &str, url: Option<&str>) -> Article {
    read(html, url, &mut Trace::default()).0
}

/// Reads the article as [`read_article`] does, and tells how.
pub fn explain_article(html: &str, url: Option<&str>) -> (Article, Reading) {
    let mut trace = Trace::noting();
    let (article, origins) = read(html, url, &mut trace);
    (article, Reading { origins, dropped: trace.into_dropped() })
}

fn read(html: &str, url: Option<&str>, trace: &mut Trace) -> (Article, Vec<Origin>) {
    let html = parse::line_feeds(html);
    let html = shadow::opened(&html);
    let Parsed { document, scripts, limits } = parse::parse(&html);
    let survey = survey::survey(&document);
    let mut fields = fields::read(&survey, &scripts, url);
    let mut content = content::read(&document, &survey.outline, &fields, trace);
    if let Some((html, source)) = data::richer(&content.body, &fields.stated, &scripts) {
        let Parsed { document, .. } = parse::parse(&html);
        let survey = survey::survey(&document);
        let other = content::read(&document, &survey.outline, &fields, &mut Trace::default());
        if other.body.text().len() > content.body.text().len() {
            let captions = content.captions;
            let grounds = content::Grounds { doubted: true, ..content.grounds };
            content = content::Content { captions, grounds, ..other };
            fields.origins.push(Origin { field: "body", source: source.into() });
        }
    }
    let text = kind::Text {
        body: content.body.text(),
        stub: content.stub.as_deref(),
        in_article: content.in_article,
    };
    let page_type = kind::classify(&fields.signs, text);
    let body_confidence = content::confidence(content.grounds, &content.body, &fields.stated.body, page_type);
    // Teasers and walls are no article's text.
    let body = if page_type.has_body() {
        content.body
    } else {
        for paragraph in content.body.text().split("\n\n") {
            trace.note(DropReason::NoArticle, || paragraph);
        }
        Body::default()
    };
    let (language, origins) = language(fields.language, body.text(), fields.origins);
    let article = Article {
        url: fields.url,
        headline: fields.headline,
        summary: fields.summary,
        authors: fields.authors,
        agencies: fields.agencies,
        publisher: fields.publisher,
        section: fields.section,
        tags: fields.tags,
        language,
        published: fields.published,
        modified: fields.modified,
        page_type,
        limits,
        captions: content.captions,
        body_confidence,
        body,
    };
    (article, origins)
}

/// The language of a page that says it is in `tag`, by its words too, and where each field was found.
fn language(tag: Option<Language>, text: &str, mut origins: Vec<Origin>) -> (Option<Language>, Vec<Origin>) {
    let language = detect::language(tag, text);
    if language != tag {
        origins.retain(|origin| origin.field != "lang");
        let next = origins.iter().position(|origin| matches!(origin.field, "published" | "modified"));
        if language.is_some() {
            let found = Origin { field: "lang", source: "the words of the text".to_owned() };
            origins.insert(next.unwrap_or(origins.len()), found);
        }
    }
    (language, origins)
}
