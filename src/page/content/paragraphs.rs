//! Rendering article HTML to paragraphs, through html2text.

use html2text::RcDom;
use html2text::config::{self, ImageRenderMode};
use html2text::render::TextDecorator;

use super::stowed::{FILL, Stowed};
use crate::article::ParagraphRole;

/// A paragraph before it joins the body.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rendered {
    pub role: ParagraphRole,
    pub text: String,
    /// How much of the text is link text, 0 to 1.
    pub linked: f32,
    /// How many links it holds.
    pub links: u32,
}

/// Columns to wrap at: so many that no paragraph is ever wrapped.
const UNWRAPPED: usize = 1 << 24;

/// Marks that the renderer puts before blocks, so that their role survives as text. They are one byte long: html2text holds
/// a prefix to be as wide as it has bytes, and that of a list to be two at most.
const HEADING: char = '\u{1}';
const ITEM: char = '\u{2}';
const QUOTATION: char = '\u{3}';
/// Around the text of a link, from the private use area.
const LINK: char = '\u{e002}';
const LINK_END: char = '\u{e003}';
/// Around bold text.
const BOLD: char = '\u{e004}';
const BOLD_END: char = '\u{e005}';
/// Around text in italics.
const SLANTED: char = '\u{e006}';
const SLANTED_END: char = '\u{e007}';

/// Longest bold line that heads what follows, in bytes.
const LEAD: usize = 100;

/// The paragraphs of a tree in order, with the words that were stowed away before. What html2text refuses yields none.
pub(super) fn render(tree: RcDom, stowed: &Stowed) -> Vec<Rendered> {
    let config = config::with_decorator(Marking)
        .raw_mode(true)
        .no_table_borders()
        .allow_width_overflow()
        .empty_img_mode(ImageRenderMode::IgnoreEmpty)
        .link_footnotes(false);
    let to_render = config.dom_to_render_tree(&tree);
    // Of a large page all these trees together are what its memory goes to.
    drop(tree);
    let Ok(text) = to_render.and_then(|tree| config.render_to_string(tree, UNWRAPPED)) else {
        return Vec::new();
    };
    let mut rendered = Vec::new();
    let mut paragraph = Paragraph::default();
    // A line break inside a block is a blank; an empty line or a mark begins the next block.
    for line in text.lines().chain([""]) {
        let begins = line.trim_start_matches([' ', LINK, BOLD, SLANTED]).starts_with([HEADING, ITEM]);
        let marks = [' ', QUOTATION, LINK, LINK_END, BOLD, BOLD_END, SLANTED, SLANTED_END];
        if line.trim_matches(marks).is_empty() || begins || paragraph.is_lead() || paragraph.is_question() {
            rendered.extend(std::mem::take(&mut paragraph).finished());
        }
        paragraph.add(line, stowed);
    }
    rendered.extend(paragraph.finished());
    rendered
}

/// A paragraph whose lines are being read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    begun: bool,
    heads: bool,
    is_item: bool,
    is_quotation: bool,
    /// How many letters and digits there are, and how many of them between the marks of links.
    letters: u32,
    linked: u32,
    in_link: bool,
    links: u32,
    /// The same of bold text.
    bold: u32,
    in_bold: bool,
    /// The same of text in bold or in italics.
    apart: u32,
    in_italics: bool,
}

impl Paragraph {
    fn add(&mut self, line: &str, stowed: &Stowed) {
        if self.begun {
            self.text.push(' ');
        }
        self.begun |= !line.is_empty();
        for c in line.chars() {
            match c {
                HEADING => self.heads = true,
                ITEM => self.is_item = true,
                QUOTATION => self.is_quotation = true,
                LINK => {
                    self.in_link = true;
                    self.links += 1;
                }
                LINK_END => self.in_link = false,
                BOLD => self.in_bold = true,
                BOLD_END => self.in_bold = false,
                SLANTED => self.in_italics = true,
                SLANTED_END => self.in_italics = false,
                FILL => {}
                c => match stowed.run(c) {
                    Some(run) => {
                        self.text.push_str(run.text);
                        self.count(run.letters);
                    }
                    None => {
                        self.text.push(c);
                        self.count(u32::from(c.is_alphanumeric()));
                    }
                },
            }
        }
    }

    fn count(&mut self, letters: u32) {
        self.letters += letters;
        self.linked += if self.in_link { letters } else { 0 };
        self.bold += if self.in_bold { letters } else { 0 };
        self.apart += if self.in_bold || self.in_italics { letters } else { 0 };
    }

    /// A short bold line that is no sentence. What follows after a line break is another paragraph.
    fn is_lead(&self) -> bool {
        let text = self.text.trim();
        self.letters > 0
            && self.bold == self.letters
            && !self.is_item
            && !self.is_quotation
            && text.len() <= LEAD
            && !text.ends_with(['.', '!', '?', ',', ';', ':', '"', '”', '»', '…'])
    }

    /// All of it in bold or in italics.
    fn is_apart(&self) -> bool {
        self.letters > 0 && self.apart == self.letters
    }

    /// A question that is set apart from its answer, which may stand behind a line break.
    fn is_question(&self) -> bool {
        let asked = self.text.trim_end().trim_end_matches(['"', '”', '’', '»']).ends_with('?');
        self.is_apart() && asked && !self.is_item && !self.is_quotation
    }

    /// The paragraph, where there is any text.
    fn finished(self) -> Option<Rendered> {
        // A rule is drawn as a line of box characters.
        if !self.text.chars().any(|c| !c.is_whitespace() && c != '─') {
            return None;
        }
        let role = match () {
            () if self.heads => ParagraphRole::Heading,
            () if self.is_lead() => ParagraphRole::Heading,
            () if self.is_item => ParagraphRole::ListItem,
            () if self.is_quotation => ParagraphRole::Quotation,
            () if self.is_apart() => ParagraphRole::Apart,
            () => ParagraphRole::Text,
        };
        let linked = if self.letters == 0 { 0.0 } else { self.linked as f32 / self.letters as f32 };
        Some(Rendered { role, text: self.text.trim().to_owned(), linked, links: self.links })
    }
}

/// Decorates nothing but the beginnings of blocks.
struct Marking;

impl TextDecorator for Marking {
    type Annotation = ();

    fn decorate_link_start(&mut self, _url: &str) -> (String, ()) {
        (LINK.into(), ())
    }
    fn decorate_link_end(&mut self) -> String {
        LINK_END.into()
    }
    fn decorate_em_start(&self) -> (String, ()) {
        (SLANTED.into(), ())
    }
    fn decorate_em_end(&self) -> String {
        SLANTED_END.into()
    }
    fn decorate_strong_start(&self) -> (String, ()) {
        (BOLD.into(), ())
    }
    fn decorate_strong_end(&self) -> String {
        BOLD_END.into()
    }
    fn decorate_strikeout_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_strikeout_end(&self) -> String {
        String::new()
    }
    fn decorate_code_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_code_end(&self) -> String {
        String::new()
    }
    fn decorate_preformat_first(&self) {}
    fn decorate_preformat_cont(&self) {}
    fn decorate_image(&mut self, _src: &str, _title: &str) -> (String, ()) {
        (String::new(), ())
    }
    fn header_prefix(&self, _level: usize) -> String {
        HEADING.into()
    }
    fn quote_prefix(&self) -> String {
        QUOTATION.into()
    }
    fn unordered_item_prefix(&self) -> String {
        ITEM.into()
    }
    fn ordered_item_prefix(&self, _i: i64) -> String {
        ITEM.into()
    }
    fn make_subblock_decorator(&self) -> Self {
        Marking
    }
    fn decorate_superscript_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_superscript_end(&self) -> String {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(html: &str) -> Vec<(ParagraphRole, String)> {
        let tree = config::plain().parse_html(html.as_bytes()).expect("a tree");
        render(tree, &Stowed::default()).into_iter().map(|p| (p.role, p.text)).collect()
    }

    #[test]
    fn lists_may_hold_nothing_or_one_letter() {
        for html in ["<ul><li></li></ul>", "<ol><li></li></ol>", "<h2></h2>", "<blockquote></blockquote>"] {
            assert_eq!(rendered(html), [], "{html}");
        }
        assert_eq!(rendered("<ul><li>a</li></ul>"), [(ParagraphRole::ListItem, "a".to_owned())]);
    }

    #[test]
    fn a_bold_line_before_a_break_heads_what_follows() {
        let html = "<p><b>Next steps</b><br>“We vote in May,” she said.</p><p><strong>No</strong> ferry sails.</p><p><b>Who pays?</b></p>";
        let want = [
            (ParagraphRole::Heading, "Next steps"),
            (ParagraphRole::Text, "“We vote in May,” she said."),
            (ParagraphRole::Text, "No ferry sails."),
            (ParagraphRole::Apart, "Who pays?"),
        ];
        assert_eq!(rendered(html), want.map(|(role, text)| (role, text.to_owned())));
    }

    #[test]
    fn blocks_keep_their_order_and_role() {
        let html = "<div><h2>First</h2><p>One <b>two</b><br>three.</p><ul><li>four</li><li>five</li></ul><blockquote><p>Six.</p></blockquote><hr></div>";
        let want = [
            (ParagraphRole::Heading, "First"),
            (ParagraphRole::Text, "One two three."),
            (ParagraphRole::ListItem, "four"),
            (ParagraphRole::ListItem, "five"),
            (ParagraphRole::Quotation, "Six."),
        ];
        assert_eq!(rendered(html), want.map(|(role, text)| (role, text.to_owned())));
    }
}
