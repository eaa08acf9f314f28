//! What the walk over the tree gathers for the fields.

use std::collections::HashSet;
use std::sync::LazyLock;

use dom_query::{Element, NodeRef};

use super::fields::authors;
use super::outline::Kind;
use super::parse::READ;
use super::text::may_hold_date;
use super::traits::Traits;
use crate::lang::pages::bylines::BYLINES;
use crate::lang::pages::datelines::DateLabel;
use crate::text::spaced;

/// What the page offers as evidence, in document order.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Name (lower case) and content of `<meta>` and of elements with `itemprop`.
    pub(super) metas: Vec<(String, String)>,
    /// `<link rel="canonical">`, or `og:url`.
    pub(super) canonical: Option<String>,
    /// `lang` of the root element.
    pub(super) lang: Option<String>,
    /// Text of `<title>`.
    pub(super) title: Option<String>,
    /// Texts of the `<h1>`s.
    pub(super) h1s: Vec<String>,
    /// Texts of the `<h1>`s that lead home: many systems put the site's name into one.
    pub(super) homes: Vec<String>,
    /// Texts of the page that the title repeats among other words: a headline that no `<h1>` holds.
    pub(super) echoes: Vec<String>,
    /// Where headlines may stand: headings of the first three levels, and what the title repeats.
    pub(super) headings: Vec<Heading>,
    /// Short texts that may hold a date.
    pub(super) lines: Vec<Line>,
    /// Short texts of elements whose class, relation or property says that they carry an author.
    pub(super) bylines: Vec<Byline>,
    /// Short texts that open as bylines do.
    pub(super) openers: Vec<Byline>,
    /// Short texts that are names and nothing else.
    pub(super) names: Vec<Byline>,
    pub(super) here: Point,
    /// The text before this place where it is short: it may be the label of what follows.
    pub(super) last: String,
    /// Is the text before this place a link as long as the headlines of other stories?
    pub(super) after_teaser: bool,
    /// Was the last text a link?
    pub(super) after_link: bool,
}

/// Where something stands, measured in bytes of what a reader has read before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Point {
    /// Of all text.
    pub read: usize,
    /// Of running text.
    pub prose: usize,
}

/// A text that may be the headline.
#[derive(Debug)]
pub(super) struct Heading {
    pub text: String,
    /// 1 for `<h1>`; texts that are no headings have the last level.
    pub level: u8,
    pub at: Point,
}

/// A short text that may name the authors.
#[derive(Clone, Debug)]
pub(super) struct Byline {
    pub text: String,
    pub at: Point,
    /// The element in which it stands, as an item of the outline.
    pub item: usize,
    /// What of the page says that it names authors.
    pub by: Marked,
}

/// What says of a text that it names authors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Marked {
    /// How it reads, or a class.
    #[default]
    Text,
    /// It is a link to the author's own page, and its last part is the name.
    Link,
    /// A property of microdata or RDFa.
    Property,
}

/// A short text that may hold a date.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// What is shown.
    pub text: String,
    /// What it says to machines.
    pub stamp: Option<String>,
    /// The short text right before it.
    pub before: String,
    /// Does it stand right after the linked headline of another story?
    pub teased: bool,
    /// Does it stand right after a link?
    pub follows_link: bool,
    pub at: Point,
    /// The element in which it stands, as an item of the outline.
    pub item: usize,
    /// Does the element say that it carries a date?
    pub marked: bool,
    /// Which date it says that this is.
    pub label: DateLabel,
}

/// Where in the page the walk is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The element, as an item of the outline.
    pub item: usize,
    /// Inside a link?
    pub linked: bool,
}

/// Longest text, in bytes, that may be a byline or a dateline.
const SHORT: usize = 160;

/// Longest line that holds nothing but names, in bytes.
const NAMES: usize = 80;

/// Longest headline, in bytes. Unclosed `<h1>`s hold the rest of the page, each of them.
const HEADLINE: usize = 1000;

/// A text of so many bytes is running text.
const PROSE: usize = 90;

/// A link of so many bytes may be another story's headline; the name of an author is shorter.
const TEASER: usize = 30;

/// Longest label of a date, in bytes.
const LABEL: usize = 60;

/// Most names of one meta that are read.
const NAMES_OF_META: usize = 4;

/// Most lines and headings that are kept of a page; a list of thousands of dated items is no article.
const MOST: usize = 400;

impl Evidence {
    /// The content of the first meta of this name.
    pub(super) fn meta(&self, name: &str) -> Option<&str> {
        self.metas.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    /// The contents of all metas of this name.
    pub(super) fn metas<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e str> {
        self.metas.iter().filter(move |(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    /// Takes what an element offers.
    pub(super) fn take_element(
        &mut self,
        node: &NodeRef<'_>,
        element: &Element,
        traits: &Traits<'_>,
        place: Place,
    ) {
        match &*element.name.local {
            "meta" => self.take_meta(element),
            "link" => {
                if self.canonical.is_none()
                    && attribute(element, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
                {
                    self.canonical = attribute(element, "href").map(str::to_owned);
                }
            }
            "script" => self.take_script(node, place),
            "html" => {
                self.lang =
                    attribute(element, "lang").or_else(|| attribute(element, "xml:lang")).map(str::to_owned);
            }
            "title" => {
                if self.title.is_none() {
                    // One that nobody closed holds the rest of the page.
                    self.title = text_within(node, HEADLINE).filter(|title| !title.is_empty());
                }
            }
            "h1" => {
                let text = text_within(node, HEADLINE).filter(|text| !text.is_empty());
                if leads_home(node) {
                    self.homes.extend(text);
                } else if let Some(text) = text {
                    self.add_heading(text.clone(), 1);
                    self.h1s.push(text);
                }
            }
            name @ ("h2" | "h3") => {
                if let Some(text) = short_text(node).filter(|text| !text.is_empty()) {
                    self.add_heading(text, if name == "h2" { 2 } else { 3 });
                }
                self.take_marked(node, element, traits, place);
            }
            "time" => {
                let stamp = attribute(element, "datetime");
                if let (Some(property), Some(stamp)) = (traits.property, stamp) {
                    self.metas.push((property.to_lowercase(), stamp.to_owned()));
                }
                let text = short_text(node).unwrap_or_default();
                self.add_line(text, stamp.map(str::to_owned), place, Some(label(traits)));
            }
            _ => self.take_marked(node, element, traits, place),
        }
    }

    fn take_meta(&mut self, element: &Element) {
        let Some(content) = attribute(element, "content") else { return };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            // RDFa allows several names in one attribute: `property="dc:title og:title"`.
            let names = attribute(element, key).unwrap_or_default().split_ascii_whitespace();
            for name in names.take(NAMES_OF_META) {
                let name = name.to_lowercase();
                if name == "og:url" && self.canonical.is_none() {
                    self.canonical = Some(content.to_owned());
                }
                self.metas.push((name, content.to_owned()));
            }
        }
    }

    /// Old systems let a script write the date where it is to be read: `<script>showDate("2025/07/03")</script>`.
    fn take_script(&mut self, node: &NodeRef<'_>, place: Place) {
        if self.here != Point::default()
            && let Some(text) = short_text(node)
            && may_hold_date(&text)
        {
            self.add_line(text, None, place, None);
        }
    }

    /// Elements that a class, a relation or an item property marks.
    fn take_marked(&mut self, node: &NodeRef<'_>, element: &Element, traits: &Traits<'_>, place: Place) {
        let property = traits.property.map(str::to_lowercase);
        let is = |wanted: &str| property.as_deref().is_some_and(|property| property.starts_with(wanted));
        let by = match () {
            () if property.as_deref() == Some("author") => Marked::Property,
            () if is_authors_page(node, element) => Marked::Link,
            () => Marked::Text,
        };
        let author = traits.signs.author || by != Marked::Text;
        let date = traits.signs.date || is("date");
        if !author && !date && property.is_none() {
            return;
        }
        let text = if author { text_of_lines(node) } else { short_text(node) };
        let add = |bylines: &mut Vec<Byline>, text: String, at| {
            if bylines.len() < MOST {
                bylines.push(Byline { text, at, item: place.item, by });
            }
        };
        if let Some(property) = property {
            let value = attribute(element, "content")
                .or_else(|| attribute(element, "datetime"))
                .or_else(|| attribute(element, "title").filter(|_| property.starts_with("date")))
                .map(str::to_owned)
                .or_else(|| text.clone().filter(|text| !text.is_empty()))
                .or_else(|| item_name(node));
            match value {
                // Shown names are bylines. One that is told to machines only stands where it is, too.
                Some(value) if property == "author" && text.as_ref().is_none_or(String::is_empty) => {
                    add(&mut self.bylines, value, self.here);
                }
                Some(value) if property != "author" && property != "articlebody" => {
                    self.metas.push((property, value));
                }
                _ => {}
            }
        }
        let Some(text) = text.filter(|text| !text.is_empty()) else { return };
        if author {
            add(&mut self.bylines, text.clone(), self.here);
        }
        if date {
            // What is shown may be no more than "an hour ago".
            let told =
                ["datetime", "data-timestamp", "title"].iter().find_map(|name| attribute(element, name));
            let stamp = told.filter(|told| told.bytes().any(|byte| byte.is_ascii_digit()));
            self.add_line(text, stamp.map(str::to_owned), place, Some(label(traits)));
        }
    }

    /// Takes a text of the body.
    pub(super) fn take_text(&mut self, contents: &str, place: Place) {
        let text = contents.trim();
        if text.is_empty() {
            return;
        }
        if self.echoes.is_empty() && self.title.as_deref().is_some_and(|title| echoes(text, title)) {
            let text = spaced(text);
            self.add_heading(text.clone(), 4);
            self.echoes.push(text);
        }
        if text.len() <= SHORT {
            let line = |text: &str, at| Byline { text: spaced(text), at, item: place.item, by: Marked::Text };
            // "By" may stand in an element of its own.
            let opened = authors::opened(text).is_some_and(|rest| !rest.is_empty());
            if self.openers.len() < MOST && (opened || authors::opened(&self.last) == Some("")) {
                let text = if opened { text.to_owned() } else { format!("{} {text}", self.last) };
                self.openers.push(line(&text, self.here));
            }
            if text.len() <= NAMES && self.names.len() < MOST && authors::is_line_of_names(text) {
                self.names.push(line(text, self.here));
            }
            if may_hold_date(text) {
                self.add_line(spaced(text), None, place, None);
            }
        }
        self.here.read += text.len();
        if text.len() >= PROSE && !place.linked {
            self.here.prose += text.len();
        }
        self.after_teaser = place.linked && text.len() >= TEASER;
        self.after_link = place.linked;
        self.last.clear();
        if text.len() <= LABEL {
            self.last.push_str(text);
        }
    }

    fn add_heading(&mut self, text: String, level: u8) {
        if self.headings.len() < MOST {
            self.headings.push(Heading { text, level, at: self.here });
        }
    }

    /// Keeps a line; `mark` is what its element says of the date, where it says that it carries one.
    fn add_line(&mut self, text: String, stamp: Option<String>, place: Place, mark: Option<DateLabel>) {
        if self.lines.len() < MOST {
            let before = self.last.clone();
            let (marked, label) = (mark.is_some(), mark.unwrap_or_default());
            let (teased, follows_link) = (self.after_teaser, self.after_link);
            self.lines.push(Line {
                text,
                stamp,
                before,
                teased,
                follows_link,
                at: self.here,
                item: place.item,
                marked,
                label,
            });
        }
    }
}

/// Which date an element says that it carries.
fn label(traits: &Traits<'_>) -> DateLabel {
    let is = |property: &str| traits.property.is_some_and(|known| known.eq_ignore_ascii_case(property));
    if traits.signs.published || is("datepublished") {
        DateLabel::Published
    } else if traits.signs.updated || is("datemodified") {
        DateLabel::Updated
    } else {
        DateLabel::None
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
    node.descendants_it().take(NODES).any(|inner| {
        inner.element_ref().is_some_and(|element| {
            &*element.name.local == "a" && attribute(&element, "href").is_some_and(|href| href == "/")
        })
    })
}

/// Is the element a link to the page of a person, by a folder of authors and the name that it shows?
/// `/staff/jane-roe` for Jane Roe.
fn is_authors_page(node: &NodeRef<'_>, element: &Element) -> bool {
    static FOLDERS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| BYLINES.folders.iter().map(String::as_str).collect());
    if &*element.name.local != "a" {
        return false;
    }
    let Some(address) = attribute(element, "href") else { return false };
    let path = address.split(['?', '#']).next().unwrap_or(address).trim_end_matches('/');
    let mut parts = path.rsplit('/');
    let (Some(last), Some(folder)) = (parts.next(), parts.next()) else { return false };
    if !FOLDERS.contains(folder) {
        return false;
    }
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
    };
    text_within(node, PERSON).is_some_and(|text| {
        let (shown, named) = (letters(&text), letters(last));
        let whole = folder.starts_with("author") && shown.len() > 2 && named == shown;
        whole
            || text.contains(' ') && shown.len() > 4 && (named.starts_with(&shown) || named.ends_with(&shown))
    })
}

/// Longest name of a person in a link, in bytes.
const PERSON: usize = 60;

/// The element's text where it is short, with a bar where a line or a box ends.
fn text_of_lines(node: &NodeRef<'_>) -> Option<String> {
    let mut text = String::new();
    for (at, inner) in node.descendants_it().enumerate() {
        if at == NODES || text.len() > 2 * SHORT_LIST {
            return None;
        }
        if inner.is_text() {
            text.push_str(&inner.text());
            text.push(' ');
        } else if let Some(element) = inner.element_ref() {
            let name: &str = &element.name.local;
            if name == "br" || name == "time" || Kind::of(name) != Kind::Inline {
                text.push_str(" | ");
            }
        }
    }
    let text = spaced(&text);
    let text = text.trim_matches(['|', ' ']);
    Some(text.to_owned()).filter(|text| text.len() <= SHORT_LIST)
}

/// Longest byline, in bytes; one of a study may name twenty.
const SHORT_LIST: usize = 400;

/// Most nodes in an element with a short text. Elements in each other that hold thousands of empty ones would otherwise be
/// walked over once for each level.
const NODES: usize = 400;

/// The element's text where it is short. Reading stops as soon as it is not, so that a class on the whole page costs nothing.
fn short_text(node: &NodeRef<'_>) -> Option<String> {
    text_within(node, SHORT)
}

/// The element's text where it is no longer than `longest` bytes and stands in few nodes.
fn text_within(node: &NodeRef<'_>, longest: usize) -> Option<String> {
    let mut text = String::new();
    for (at, inner) in node.descendants_it().enumerate() {
        if at == NODES {
            return None;
        }
        if inner.is_text() {
            text.push_str(&inner.text());
            text.push(' ');
            if text.len() > 2 * longest {
                return None;
            }
        }
    }
    Some(spaced(&text)).filter(|text| text.len() <= longest)
}

/// The name of a microdata item that shows nothing: `<div itemprop="publisher"><meta itemprop="name" content="…">`.
fn item_name(node: &NodeRef<'_>) -> Option<String> {
    node.children_it(false).find_map(|inner| {
        let element = inner.element_ref()?;
        attribute(&element, "itemprop").filter(|property| *property == "name")?;
        attribute(&element, "content").map(str::to_owned)
    })
}

/// The value of an attribute where it holds something.
fn attribute<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    debug_assert!(READ.contains(&name), "{name} is left out of a page before it is parsed");
    let attr = element.attrs.iter().find(|attr| &*attr.name.local == name)?;
    Some(attr.value.trim()).filter(|value| !value.is_empty())
}
