//! What nobody reads of a page, and is left out before there is a tree: the contents of scripts and styles, comments,
//! pictures, drawings, and attributes that no stage asks for. Much of an ordinary page is such.

use html5ever::interface::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, QualName, local_name, ns};

use super::tag::{self, Tag};

/// The attributes that any stage reads, of which `attribute` in `evidence.rs` reminds; of `<a>` all but `title`,
/// which repeats the link's text there.
pub(in crate::page) const READ: [&str; 21] = [
    "aria-hidden",
    "class",
    "colspan",
    "content",
    "data-testid",
    "data-timestamp",
    "datetime",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "lang",
    "name",
    "property",
    "rel",
    "role",
    "rowspan",
    "style",
    "title",
    "xml:lang",
];

/// What of an element is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeftOut {
    /// Nothing but attributes.
    Nothing,
    /// The whole element, which has no content. In a drawing it may end that, and stays.
    Element,
    /// The element and the text in it. In a drawing the same name is that of an ordinary element.
    ElementAndText,
    /// A script's fate depends on its text.
    Script,
    /// A drawing's on what it holds.
    Drawing,
}

/// What is left out of an element with this start tag?
pub(super) fn left_out(name: &LocalName, tag: &Tag<'_>) -> LeftOut {
    match *name {
        local_name!("script") => LeftOut::Script,
        local_name!("svg") => LeftOut::Drawing,
        local_name!("style") | local_name!("textarea") => LeftOut::ElementAndText,
        local_name!("img") | local_name!("input") | local_name!("source") | local_name!("track") => {
            LeftOut::Element
        }
        local_name!("link") => {
            let canonical =
                tag.attribute("rel").is_some_and(|rel| rel.trim().eq_ignore_ascii_case("canonical"));
            if canonical { LeftOut::Nothing } else { LeftOut::Element }
        }
        _ => LeftOut::Nothing,
    }
}

/// A script that stands in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::page) struct Script<'h> {
    /// What stands between its tags.
    pub text: &'h str,
    /// It is JSON-LD: metadata, not a program.
    pub is_json_ld: bool,
}

/// Bytes of a script from which it is taken out of the page. Shorter ones stay, because old systems let a script write
/// the date in the place where it stands: `<script>showDate("2025/07/03")</script>`.
pub(super) const LONG_SCRIPT: usize = 320;

impl<'h> Script<'h> {
    /// The script with this start tag and text; none where the tag only names another file.
    pub(super) fn of(tag: &Tag<'_>, text: &'h str) -> Option<Self> {
        let is_json_ld = tag.attribute("type").is_some_and(|kind| kind.contains("ld+json"));
        (is_json_ld || tag.attribute("src").is_none()).then_some(Self { text, is_json_ld })
    }

    /// Does it stay in the page too?
    pub(super) fn stays(&self) -> bool {
        !self.is_json_ld && self.text.len() <= LONG_SCRIPT
    }
}

/// The names of the attributes that are read, as the tree builder knows them.
#[derive(Debug)]
pub(super) struct ReadAttributes([LocalName; READ.len()]);

impl ReadAttributes {
    pub fn new() -> Self {
        Self(READ.map(LocalName::from))
    }

    /// The attributes of a tag that are read; of those with one name the first counts. `says` tells what a value says.
    pub fn of(
        &self,
        element: &LocalName,
        tag: &Tag<'_>,
        says: impl Fn(&tag::Attribute<'_>) -> StrTendril,
    ) -> Vec<Attribute> {
        let mut read = Vec::new();
        let mut met = [false; READ.len()];
        for (before, attribute) in tag.attributes.iter().enumerate() {
            let Some(at) = place(attribute.name) else { continue };
            if std::mem::replace(&mut met[at], true) {
                continue;
            }
            let is_unread = match READ[at] {
                "title" => *element == local_name!("a"),
                // Nothing is asked of a style but whether it hides.
                "style" => {
                    !attribute.value.as_bytes().windows(4).any(|part| part.eq_ignore_ascii_case(b"none"))
                }
                _ => false,
            };
            if !is_unread {
                if read.is_empty() {
                    read.reserve_exact((tag.attributes.len() - before).min(READ.len()));
                }
                let name = QualName::new(None, ns!(), self.0[at].clone());
                read.push(Attribute { name, value: says(attribute) });
            }
        }
        read
    }
}

/// The place of a name in the list of those that are read.
fn place(name: &str) -> Option<usize> {
    READ.iter().position(|read| read.eq_ignore_ascii_case(name))
}
