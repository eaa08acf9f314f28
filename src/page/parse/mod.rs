//! From a page to its tree, in one pass.
//!
//! **In:** the text of a page. **Out:** [`Parsed`]: the tree without what nobody reads (`unread.rs`), and the scripts, as pieces
//! of the text, for those who read dates and metadata in them.
//!
//! html5ever builds the tree, and knows all that the HTML Standard says on how elements nest. Its tokenizer, which
//! looks at each letter and copies each attribute, is not asked: tags, texts and comments are found here as
//! the Standard finds them, by leaps from `<` to `<`, what nobody reads is passed over, and the rest is handed over as tokens whose texts are
//! pieces of one shared copy of the page. `tests.rs` holds both against each other.

mod budget;
mod depth;
mod doctype;
mod drawing;
mod names;
mod raw;
mod reference;
mod tag;
#[cfg(test)]
mod tests;
mod unread;

use std::borrow::Cow;
use std::cell::Cell;

use dom_query::{Document, NodeId};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag as TagToken, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, LocalName};
use memchr::{memchr, memchr2, memchr3};

use crate::article::TreeLimit;
use budget::{DEEPEST, LOOK};
pub(super) use budget::{MAX_NODES, MAX_TEXT};
use budget::{Outgrown, outgrown};
use depth::Depth;
pub(super) use depth::MAX_DEPTH;
use names::Names;
use reference::{Place, resolved};
use tag::Tag;
use unread::{LeftOut, ReadAttributes, left_out};
pub(super) use unread::{READ, Script};

/// A page as a tree, and what was kept beside it.
pub(super) struct Parsed<'h> {
    pub document: Document,
    /// All scripts that stand in the page itself, in its order.
    pub scripts: Vec<Script<'h>>,
    /// The limits that it passed.
    pub limits: Vec<TreeLimit>,
}

/// Parses a page whose line breaks are [`line_feeds`].
pub(super) fn parse(html: &str) -> Parsed<'_> {
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let mut parser = Parser::new(html, Depth::default());
    if parser.run() == Some(Outgrown::Copies) {
        parser = Parser::new(html, Depth::without_formatting());
        parser.run();
    }
    parser.finish()
}

/// A page with one sort of line break, as the HTML Standard has it before anything is read.
pub(super) fn line_feeds(html: &str) -> Cow<'_, str> {
    match memchr(b'\r', html.as_bytes()) {
        None => Cow::Borrowed(html),
        Some(_) => Cow::Owned(html.replace("\r\n", "\n").replace('\r', "\n")),
    }
}

/// Nobody asks the tree for the lines of the page.
const LINE: u64 = 1;

/// A page of which a tree is being built.
struct Parser<'h> {
    html: &'h str,
    /// The page again; texts and values of the tree are pieces of it.
    shared: StrTendril,
    builder: TreeBuilder<NodeId, Document>,
    depth: Depth,
    names: Names,
    attributes: ReadAttributes,
    /// The tag that was read last.
    tag: Tag<'h>,
    /// Up to here no drawing is passed over.
    strange: usize,
    scripts: Vec<Script<'h>>,
    /// Bytes of text that were handed over.
    text: Cell<usize>,
    /// Why the tree ends before the page does.
    outgrown: Option<Outgrown>,
}

/// What begins with a `<`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Markup {
    StartTag,
    EndTag,
    Comment,
    Doctype,
    /// Text in a drawing or a formula; elsewhere a comment up to the next `>`.
    Cdata,
    /// What is nothing else, and goes up to the next `>`.
    BogusComment,
}

impl Markup {
    /// What begins at `at`; none where text goes on.
    fn at(html: &[u8], at: usize) -> Option<Self> {
        match &html[at..] {
            [b'<', first, ..] if first.is_ascii_alphabetic() => Some(Markup::StartTag),
            [b'<', b'/', first, ..] if first.is_ascii_alphabetic() => Some(Markup::EndTag),
            [b'<', b'!', b'-', b'-', ..] => Some(Markup::Comment),
            [b'<', b'!', b'[', rest @ ..] if rest.starts_with(b"CDATA[") => Some(Markup::Cdata),
            [b'<', b'!', rest @ ..] => {
                let is_doctype = rest.get(..7).is_some_and(|name| name.eq_ignore_ascii_case(b"doctype"));
                Some(if is_doctype { Markup::Doctype } else { Markup::BogusComment })
            }
            [b'<', b'?', ..] | [b'<', b'/', _, ..] => Some(Markup::BogusComment),
            _ => None,
        }
    }
}

/// What characters mean in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    /// There are references, and the tree builder decides on NULs.
    Data,
    /// There are references.
    Rcdata,
    /// All is text.
    Raw,
    /// All is text, and the tree builder decides on NULs.
    Cdata,
}

impl<'h> Parser<'h> {
    fn new(html: &'h str, depth: Depth) -> Self {
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        Self {
            html,
            shared: StrTendril::from(html),
            builder: TreeBuilder::new(Document::default(), options),
            depth,
            names: Names::new(),
            attributes: ReadAttributes::new(),
            tag: Tag::default(),
            strange: 0,
            scripts: Vec::new(),
            text: Cell::new(0),
            outgrown: None,
        }
    }

    /// Builds the tree, up to where it is larger than a tree may be.
    fn run(&mut self) -> Option<Outgrown> {
        let (mut at, mut pieces) = (0, 0);
        loop {
            self.outgrown = outgrown(self.builder.sink.tree.len(), self.text.get(), pieces);
            if pieces % LOOK == 0 && !self.depth.leaves_formatting() && self.nests_by_copies() {
                self.outgrown = Some(Outgrown::Copies);
            }
            if self.outgrown.is_some() || at >= self.html.len() {
                return self.outgrown;
            }
            pieces += 1;
            at = match Markup::at(self.html.as_bytes(), at) {
                None => self.take_text(at),
                Some(Markup::StartTag) => self.take_start_tag(at),
                Some(Markup::EndTag) => self.take_end_tag(at),
                Some(Markup::Comment) => raw::comment_end(self.html, at),
                Some(Markup::Doctype) => self.take_doctype(at),
                Some(Markup::Cdata) if self.is_foreign() => self.take_cdata(at),
                Some(Markup::Cdata | Markup::BogusComment) => raw::after(self.html, at, ">"),
            };
            self.forget_errors();
        }
    }

    /// Does the tree, where it grows, nest deeper than the tags that were handed over? Copies of formatting elements that no
    /// end tag closes stand inside each other, one more with each block.
    fn nests_by_copies(&self) -> bool {
        let mut node = Some(self.builder.sink.root());
        for _ in 0..=DEEPEST {
            node = node.and_then(|node| node.last_child());
        }
        node.is_some()
    }

    fn finish(self) -> Parsed<'h> {
        self.feed(Token::EOFToken);
        self.builder.end();
        let limits = [
            self.depth.passed.then_some(TreeLimit::Depth),
            self.depth.leaves_formatting().then_some(TreeLimit::Formatting),
            self.outgrown.map(|_| TreeLimit::Size),
        ];
        Parsed {
            document: self.builder.sink.finish(),
            scripts: self.scripts,
            limits: limits.into_iter().flatten().collect(),
        }
    }

    /// The tree notes each error of the page, which nobody reads.
    fn forget_errors(&self) {
        self.builder.sink.errors.borrow_mut().clear();
    }

    /// Is this inside a drawing or a formula?
    fn is_foreign(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// Takes the text that begins at `at`. Like all that takes, it says where that ends.
    fn take_text(&mut self, at: usize) -> usize {
        let bytes = self.html.as_bytes();
        let (mut end, mut is_plain) = (at, true);
        loop {
            let Some(length) = memchr3(b'<', b'&', 0, &bytes[end..]) else {
                end = bytes.len();
                break;
            };
            end += length;
            let is_sign = bytes[end] == b'<';
            if is_sign && Markup::at(bytes, end).is_some() {
                break;
            }
            // A `<` that begins nothing is text.
            is_plain &= is_sign;
            end += 1;
        }
        if is_plain {
            self.feed_characters(self.piece(&self.html[at..end]));
        } else {
            self.feed_text(at, end, Reading::Data);
        }
        end
    }

    fn take_start_tag(&mut self, at: usize) -> usize {
        // What a page that ends inside a tag says there does not count.
        let Some(end) = self.tag.read(self.html, at + 1) else { return self.html.len() };
        let name = self.names.of(self.tag.name);
        match left_out(&name, &self.tag) {
            LeftOut::Element if !self.is_foreign() => end,
            LeftOut::ElementAndText if !self.is_foreign() => {
                let text_end = raw::raw_end(self.html, end, self.tag.name);
                self.pass_end_tag(text_end)
            }
            LeftOut::Script if !self.is_foreign() => self.take_script(name, end),
            LeftOut::Drawing if !self.is_foreign() => self.take_drawing(name, at, end),
            _ => self.feed_start_tag(name, end),
        }
    }

    /// Takes a script whose text begins at `at`.
    fn take_script(&mut self, name: LocalName, at: usize) -> usize {
        let text_end = raw::script_end(self.html, at);
        let script = Script::of(&self.tag, &self.html[at..text_end]);
        self.scripts.extend(script);
        if script.is_some_and(|script| script.stays()) {
            self.feed_start_tag(name, at)
        } else {
            self.pass_end_tag(text_end)
        }
    }

    /// Takes a drawing whose start tag begins at `at`.
    fn take_drawing(&mut self, name: LocalName, at: usize, tag_end: usize) -> usize {
        if self.tag.closes_itself {
            return tag_end;
        }
        // What was looked through once in vain is not looked through again.
        if at >= self.strange {
            match drawing::end(self.html, tag_end) {
                Ok(end) => return end,
                Err(strange) => self.strange = strange,
            }
        }
        self.feed_start_tag(name, tag_end)
    }

    /// Passes over the end tag at `at`, where the page goes on so far.
    fn pass_end_tag(&mut self, at: usize) -> usize {
        let name = at + "</".len();
        if name >= self.html.len() {
            self.html.len()
        } else {
            self.tag.read(self.html, name).unwrap_or(self.html.len())
        }
    }

    /// Hands over the start tag that was read and ends at `end`, and what follows where that can only be text.
    fn feed_start_tag(&mut self, name: LocalName, end: usize) -> usize {
        if !self.depth.keeps(TagKind::StartTag, &name) {
            return end;
        }
        let attrs = self.attributes.of(&name, &self.tag, |attribute| {
            if attribute.is_plain {
                self.piece(attribute.value)
            } else {
                self.resolved(attribute.value, Place::Value)
            }
        });
        let token = tag_token(TagKind::StartTag, name, &self.tag, attrs);
        match self.builder.process_token(token, LINE) {
            TokenSinkResult::RawData(kind) => {
                let (text_end, reading) = match kind {
                    RawKind::Rcdata => (raw::raw_end(self.html, end, self.tag.name), Reading::Rcdata),
                    RawKind::Rawtext => (raw::raw_end(self.html, end, self.tag.name), Reading::Raw),
                    RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => {
                        (raw::script_end(self.html, end), Reading::Raw)
                    }
                };
                self.feed_text(end, text_end, reading);
                text_end
            }
            TokenSinkResult::Plaintext => {
                self.feed_text(end, self.html.len(), Reading::Raw);
                self.html.len()
            }
            // No script is run, and the encoding is known.
            _ => end,
        }
    }

    fn take_end_tag(&mut self, at: usize) -> usize {
        let Some(end) = self.tag.read(self.html, at + "</".len()) else { return self.html.len() };
        let name = self.names.of(self.tag.name);
        if self.depth.keeps(TagKind::EndTag, &name) {
            self.feed(tag_token(TagKind::EndTag, name, &self.tag, Vec::new()));
        }
        end
    }

    /// Takes the doctype at `at`; a `>` ends it wherever it stands.
    fn take_doctype(&mut self, at: usize) -> usize {
        let end = raw::after(self.html, at, ">");
        if let Some(doctype) = doctype::token(&self.html[at..end]) {
            self.feed(doctype);
        }
        end
    }

    fn take_cdata(&mut self, at: usize) -> usize {
        let (start, mark) = (at + "<![CDATA[".len(), "]]>");
        let end = raw::after(self.html, start, mark);
        let text_end = if self.html[start..end].ends_with(mark) { end - mark.len() } else { end };
        self.feed_text(start, text_end, Reading::Cdata);
        end
    }

    /// Hands over the text from `start` to `end`.
    fn feed_text(&self, start: usize, end: usize, reading: Reading) {
        let text = &self.html[start..end];
        let special = match reading {
            Reading::Data | Reading::Rcdata => memchr2(b'&', 0, text.as_bytes()),
            Reading::Raw | Reading::Cdata => memchr(0, text.as_bytes()),
        };
        if special.is_none() {
            return self.feed_characters(self.piece(text));
        }
        match reading {
            Reading::Rcdata => self.feed_characters(self.resolved(text, Place::Text)),
            Reading::Raw => self.feed_characters(text.replace('\0', "\u{fffd}").into()),
            Reading::Data | Reading::Cdata => {
                for (at, part) in text.split('\0').enumerate() {
                    if at > 0 {
                        self.feed(Token::NullCharacterToken);
                    }
                    self.feed_characters(match reading {
                        Reading::Data => self.resolved(part, Place::Text),
                        _ => self.piece(part),
                    });
                }
            }
        }
    }

    fn feed_characters(&self, text: StrTendril) {
        let before = self.text.get();
        self.text.set(before + text.len());
        let room = text.floor_char_boundary(MAX_TEXT.saturating_sub(before));
        if room > 0 {
            self.feed(Token::CharacterTokens(text.subtendril(0, room as u32)));
        }
    }

    /// Hands over a token whose answer is that the page goes on; only a start tag has others.
    fn feed(&self, token: Token) {
        let _ = self.builder.process_token(token, LINE);
    }

    /// What a part of the page says.
    fn resolved(&self, part: &str, place: Place) -> StrTendril {
        resolved(part, place).map_or_else(|| self.piece(part), StrTendril::from)
    }

    /// A part of the page, as a piece of the copy of it.
    fn piece(&self, part: &str) -> StrTendril {
        if part.is_empty() {
            return StrTendril::new();
        }
        let start = part.as_ptr() as usize - self.html.as_ptr() as usize;
        self.shared.subtendril(start as u32, part.len() as u32)
    }
}

fn tag_token(kind: TagKind, name: LocalName, tag: &Tag<'_>, attrs: Vec<Attribute>) -> Token {
    // Duplicates concern none but browsers that check nonces of scripts.
    Token::TagToken(TagToken {
        kind,
        name,
        self_closing: tag.closes_itself,
        attrs,
        had_duplicate_attributes: false,
    })
}
