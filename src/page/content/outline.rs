//! One walk over the tree that notes, element by element, how much text it holds and of which sort.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use dom_query::{Document, Element, NodeId, NodeRef};

use crate::lexicon::furniture::{FURNITURE, Mark};

/// The elements of a page in document order; a parent stands before its children.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub items: Vec<Item>,
    /// Elements whose text nobody sees; they are no items.
    pub silent: Vec<NodeId>,
}

/// One element.
#[derive(Debug)]
pub(super) struct Item {
    pub node: NodeId,
    /// Index of the parent; the first item is its own.
    pub parent: usize,
    /// Index after the last descendant.
    pub end: usize,
    pub kind: Kind,
    /// `<h1>`.
    pub main_heading: bool,
    /// What its name, class or id say against it or for it.
    pub mark: Mark,
    /// Of the class attribute, so that parts of one article are known by wearing the same.
    pub class: u64,
    /// Bytes of text inside, at any depth.
    pub text: usize,
    /// Bytes of it that are link text.
    pub linked: usize,
    /// The text that stands in this block and in no block inside it.
    pub own: Own,
}

/// Text of a block, without that of the blocks inside.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Own {
    pub text: usize,
    pub linked: usize,
    /// Does it end as sentences end?
    pub sentence: bool,
}

/// What an element is to the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of a line.
    Inline,
    /// A box without meaning of its own.
    Block,
    Paragraph,
    Heading,
    ListItem,
    List,
    Quotation,
    Table,
    Cell,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "p" | "pre" | "dd" => Kind::Paragraph,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
            "li" => Kind::ListItem,
            "ul" | "ol" | "dl" => Kind::List,
            "blockquote" => Kind::Quotation,
            "table" => Kind::Table,
            "td" | "th" => Kind::Cell,
            "a" | "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "data" | "del"
            | "dfn" | "em" | "font" | "i" | "img" | "ins" | "kbd" | "label" | "mark" | "q" | "s" | "samp"
            | "small" | "span" | "strike" | "strong" | "sub" | "sup" | "time" | "tt" | "u" | "var"
            | "wbr" | "br" | "picture" | "source" => Kind::Inline,
            _ => Kind::Block,
        }
    }

    /// May it hold an article?
    pub fn is_box(self) -> bool {
        matches!(self, Kind::Block | Kind::List | Kind::Quotation | Kind::Table | Kind::Cell)
    }
}

/// Elements whose text nobody sees.
const SILENT: [&str; 5] = ["script", "style", "template", "noscript", "textarea"];

impl Outline {
    /// Walks the body of `document`.
    pub fn of(document: &Document) -> Self {
        let mut outline = Self::default();
        let mut marks = Marks::default();
        // An own stack: pages may be nested deeper than the thread's stack.
        let mut stack: Vec<Step<'_>> = document
            .body()
            .into_iter()
            .map(|node| Step { node, parent: 0, block: 0, linked: false })
            .collect();
        while let Some(Step { node, parent, block, linked }) = stack.pop() {
            if node.is_text() {
                node.query(|tree| {
                    if let dom_query::NodeData::Text { contents } = &tree.data {
                        outline.add_text(contents, parent, block, linked);
                    }
                });
                continue;
            }
            let Some(element) = node.element_ref() else { continue };
            let name: &str = &element.name.local;
            if SILENT.contains(&name) {
                outline.silent.push(node.id);
                continue;
            }
            let kind = Kind::of(name);
            let at = outline.items.len();
            let linked = linked || name == "a";
            let mark = marks.of(name, kind, &element);
            let class = element.class().map_or(0, |class| hash(&class));
            outline.items.push(Item {
                node: node.id,
                parent: parent.min(at),
                end: at + 1,
                kind,
                main_heading: name == "h1",
                mark,
                class,
                text: 0,
                linked: 0,
                own: Own::default(),
            });
            drop(element);
            let block = if kind == Kind::Inline { block } else { at };
            stack.extend(node.children_it(true).map(|node| Step { node, parent: at, block, linked }));
        }
        outline.sum_up();
        outline
    }

    fn add_text(&mut self, text: &str, parent: usize, block: usize, linked: bool) {
        let text = text.trim();
        if text.is_empty() || self.items.is_empty() {
            return;
        }
        let item = &mut self.items[parent];
        item.text += text.len();
        item.linked += if linked { text.len() } else { 0 };
        let own = &mut self.items[block].own;
        own.text += text.len();
        own.linked += if linked { text.len() } else { 0 };
        own.sentence = text.ends_with(['.', '!', '?', '…', '"', '”', '»', ':', '。', '।', '”', '’', ')']);
    }

    /// Adds up the text of descendants, and notes where each subtree ends.
    fn sum_up(&mut self) {
        for at in (1..self.items.len()).rev() {
            let Item { parent, end, text, linked, .. } = self.items[at];
            let parent = &mut self.items[parent];
            parent.text += text;
            parent.linked += linked;
            parent.end = parent.end.max(end);
        }
    }
}

struct Step<'d> {
    node: NodeRef<'d>,
    parent: usize,
    block: usize,
    linked: bool,
}

/// What attributes say, remembered by class: a page uses few of them, often.
#[derive(Default)]
struct Marks {
    known: HashMap<String, Mark>,
}

impl Marks {
    fn of(&mut self, name: &str, kind: Kind, element: &Element) -> Mark {
        if matches!(name, "body" | "html") {
            return Mark::None;
        }
        let mut mark = FURNITURE.element(name);
        for attr in &element.attrs {
            let value: &str = &attr.value;
            let found = match &*attr.name.local {
                // Headings carry ids to jump to, made of their words.
                "id" if kind == Kind::Heading => Mark::None,
                "class" | "id" if !value.is_empty() => match self.known.get(value) {
                    Some(mark) => *mark,
                    None => {
                        let found = FURNITURE.mark(value);
                        self.known.insert(value.to_owned(), found);
                        found
                    }
                },
                "itemprop" if value.eq_ignore_ascii_case("articlebody") => Mark::ArticleBody,
                "itemprop" if matches!(value, "description" | "alternativeHeadline") => Mark::Standfirst,
                "role" => FURNITURE.role(value),
                "aria-hidden" if value == "true" => Mark::Hidden,
                "hidden" => Mark::Hidden,
                "style" if hides(value) => Mark::Hidden,
                _ => Mark::None,
            };
            mark = mark.max(found);
        }
        mark
    }
}

/// `display: none` in a style attribute.
fn hides(style: &str) -> bool {
    style.split(';').any(|rule| {
        rule.split_once(':').is_some_and(|(name, value)| {
            name.trim().eq_ignore_ascii_case("display")
                && value.trim().to_ascii_lowercase().starts_with("none")
        })
    })
}

fn hash(text: &str) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
