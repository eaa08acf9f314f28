//! How much text each element holds, and of which sort.

use dom_query::NodeId;

use crate::lang::pages::furniture::Mark;

/// The elements of a page in document order; a parent stands before its children.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub items: Vec<Item>,
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
    /// `<footer>`.
    pub is_footer: bool,
    /// What its name, class or id say against it or for it.
    pub mark: Mark,
    /// What its class alone says.
    pub class_mark: Mark,
    /// Of the class attribute, so that parts of one article are known by wearing the same.
    pub class: u32,
    /// Of the class attribute without its digits: `story-body story-body-1` and `story-body story-body-2` are of one series.
    pub series: u32,
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

impl Item {
    /// Does its class say that it is furniture?
    pub fn is_marked_by_class(&self) -> bool {
        self.mark == self.class_mark
            && matches!(self.mark, Mark::Strong | Mark::Weak | Mark::Hidden | Mark::Picture)
    }
}

/// A paragraph that ends as sentences do and has so many bytes is no line of furniture.
const PROSE: usize = 160;

impl Own {
    /// A paragraph of some length.
    pub fn is_long(self) -> bool {
        self.sentence && self.text >= PROSE && self.linked * 2 < self.text
    }
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
    pub fn of(name: &str) -> Self {
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

impl Outline {
    /// Counts a text of the item at `parent`, in the block at `block`.
    pub fn add_text(&mut self, text: &str, parent: usize, block: usize, linked: bool) {
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
    pub fn sum_up(&mut self) {
        for at in (1..self.items.len()).rev() {
            let Item { parent, end, text, linked, .. } = self.items[at];
            let parent = &mut self.items[parent];
            parent.text += text;
            parent.linked += linked;
            parent.end = parent.end.max(end);
        }
    }

    /// Does the item stand in what others wrote: a comment, a quotation, an embedded post?
    pub fn is_in_words_of_others(&self, item: usize) -> bool {
        let all = self.items.first().map_or(0, |body| body.text);
        self.around(item).any(|item| match item.mark {
            Mark::Comments => true,
            Mark::Embed => 3 * item.text < all,
            _ => item.kind == Kind::Quotation,
        })
    }

    /// Does the item stand there, among other stories, or in the foot of the page?
    pub fn is_of_others(&self, item: usize) -> bool {
        let all = self.items.first().map_or(0, |body| body.text);
        let apart = |item: &Item| match item.mark {
            Mark::Strong | Mark::Notice => 3 * item.text < all,
            _ => item.is_footer && item.mark == Mark::Element,
        };
        self.is_in_words_of_others(item) || self.around(item).any(apart)
    }

    /// Does the item stand in a small box whose class says that it holds other stories?
    pub fn is_among_others(&self, item: usize) -> bool {
        let all = self.items.first().map_or(0, |body| body.text);
        self.around(item).any(|item| item.class_mark == Mark::Strong && 3 * item.text < all)
    }

    /// The item and those around it, from the inside out.
    fn around(&self, item: usize) -> impl Iterator<Item = &Item> {
        let mut next = Some(item);
        std::iter::from_fn(move || {
            let at = next?;
            let item = self.items.get(at)?;
            next = Some(item.parent).filter(|parent| *parent != at);
            Some(item)
        })
    }

    /// Does the item stand apart from the article: in a menu, a rail, a caption, the foot of the page?
    ///
    /// A date that is `marked` as one may stand in a credit. A site may name the box around everything after a widget, so one that holds a large part of the text is not believed.
    pub fn is_apart(&self, item: usize, marked: bool) -> bool {
        let all = self.items.first().map_or(0, |body| body.text);
        let mut foot = false;
        for item in self.around(item) {
            match item.mark {
                // The foot of an article may hold its date, that of the page does not.
                Mark::Article => return false,
                _ if item.kind == Kind::Quotation => return true,
                Mark::Element if item.is_footer => foot = true,
                Mark::Caption if marked => {}
                Mark::Strong
                | Mark::Notice
                | Mark::Comments
                | Mark::Embed
                | Mark::Element
                | Mark::Caption
                    if 3 * item.text < all =>
                {
                    return true;
                }
                _ => {}
            }
        }
        foot
    }
}
