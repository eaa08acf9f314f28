//! Drawings, which are passed over as a whole: pages have tens of them, a sign each, of which nobody reads anything.

use html5ever::tokenizer::TagKind;

use super::Markup;
use super::raw::{after, comment_end};
use super::tag::Tag;

/// Elements of drawings that do nothing to the page around them: no other name of these ends a drawing, and in none of
/// them, but the last two, other rules are in force.
const DRAWN: [&str; 26] = [
    "circle",
    "clippath",
    "defs",
    "ellipse",
    "filter",
    "g",
    "image",
    "line",
    "lineargradient",
    "marker",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialgradient",
    "rect",
    "stop",
    "svg",
    "symbol",
    "text",
    "textpath",
    "tspan",
    "use",
    "desc",
    "title",
];

/// A drawing of which the tags are being read.
#[derive(Debug)]
pub(super) struct Drawing {
    /// Drawings that are open.
    open: usize,
    /// The description that is open. In it the rules of HTML are in force, so that it may hold text only.
    described: Option<&'static str>,
}

/// What a tag does to a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Inside,
    /// It ends here.
    End,
    /// This cannot be passed over.
    Strange,
}

impl Drawing {
    /// A drawing after its start tag.
    pub fn begun() -> Self {
        Self { open: 1, described: None }
    }

    /// Takes the next tag.
    pub fn take(&mut self, kind: TagKind, name: &str, closes_itself: bool) -> Step {
        let Some(name) = DRAWN.iter().find(|drawn| drawn.eq_ignore_ascii_case(name)) else {
            return Step::Strange;
        };
        if let Some(described) = self.described {
            if kind == TagKind::StartTag || described != *name {
                return Step::Strange;
            }
            self.described = None;
            return Step::Inside;
        }
        match (kind, *name) {
            (TagKind::StartTag, _) if closes_itself => {}
            (TagKind::StartTag, "svg") => self.open += 1,
            (TagKind::EndTag, "svg") => self.open -= 1,
            (TagKind::StartTag, "desc" | "title") => self.described = Some(name),
            _ => {}
        }
        if self.open == 0 { Step::End } else { Step::Inside }
    }
}

/// Where the drawing ends whose start tag ends at `start`; an error tells up to where it cannot be passed over.
pub(super) fn end(html: &str, start: usize) -> Result<usize, usize> {
    let bytes = html.as_bytes();
    let mut drawing = Drawing::begun();
    let mut tag = Tag::default();
    let mut at = start;
    while let Some(length) = memchr::memchr(b'<', &bytes[at..]) {
        at += length;
        let (kind, name) = match Markup::at(bytes, at) {
            Some(Markup::StartTag) => (TagKind::StartTag, at + "<".len()),
            Some(Markup::EndTag) => (TagKind::EndTag, at + "</".len()),
            Some(Markup::Comment) => {
                at = comment_end(html, at);
                continue;
            }
            Some(Markup::Cdata) => {
                at = after(html, at, "]]>");
                continue;
            }
            Some(Markup::BogusComment) => {
                at = after(html, at, ">");
                continue;
            }
            Some(Markup::Doctype) => return Err(at),
            None => {
                at += 1;
                continue;
            }
        };
        let end = tag.read(html, name).ok_or(at)?;
        match drawing.take(kind, tag.name, tag.closes_itself) {
            Step::Inside => at = end,
            Step::End => return Ok(end),
            Step::Strange => return Err(at),
        }
    }
    Err(html.len())
}
