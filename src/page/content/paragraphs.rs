//! Rendering article HTML to paragraphs, through html2text.

use html2text::RcDom;
use html2text::config::{self, ImageRenderMode};
use html2text::render::TextDecorator;

use crate::article::ParagraphRole;

/// A paragraph before it joins the body.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rendered {
    pub role: ParagraphRole,
    pub text: String,
    /// How much of the text is link text, 0 to 1.
    pub linked: f32,
}

/// Columns to wrap at: so many that no paragraph is ever wrapped.
const UNWRAPPED: usize = 1 << 24;

/// Marks from the private use area that the renderer puts before blocks, so that their role survives as text.
const HEADING: char = '\u{e000}';
const ITEM: char = '\u{e001}';
/// Around the text of a link.
const LINK: char = '\u{e002}';
const LINK_END: char = '\u{e003}';
/// One byte long: html2text holds a quotation's prefix to be as long in bytes as it is wide.
const QUOTATION: char = '\u{3}';

/// The paragraphs of a tree in order. What html2text refuses yields none.
pub(super) fn render(tree: &RcDom) -> Vec<Rendered> {
    let config = config::with_decorator(Marking)
        .raw_mode(true)
        .no_table_borders()
        .allow_width_overflow()
        .empty_img_mode(ImageRenderMode::IgnoreEmpty)
        .link_footnotes(false);
    let rendered = config.dom_to_render_tree(tree).and_then(|tree| config.render_to_string(tree, UNWRAPPED));
    let Ok(text) = rendered else { return Vec::new() };
    let mut rendered = Vec::new();
    let mut paragraph = String::new();
    // A line break inside a block is a blank; an empty line or a mark begins the next block.
    for line in text.lines().chain([""]) {
        let begins = line.trim_start_matches([' ', LINK]).starts_with([HEADING, ITEM]);
        if line.trim_matches([' ', QUOTATION, LINK, LINK_END]).is_empty() || begins {
            push(&mut rendered, &paragraph);
            paragraph.clear();
        }
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(line);
    }
    push(&mut rendered, &paragraph);
    rendered
}

fn push(rendered: &mut Vec<Rendered>, paragraph: &str) {
    let role = match paragraph {
        text if text.contains(HEADING) => ParagraphRole::Heading,
        text if text.contains(ITEM) => ParagraphRole::ListItem,
        text if text.contains(QUOTATION) => ParagraphRole::Quotation,
        _ => ParagraphRole::Text,
    };
    let linked = linked_share(paragraph);
    let text = paragraph.replace([HEADING, ITEM, QUOTATION, LINK, LINK_END], "");
    // A rule is drawn as a line of box characters.
    if text.chars().any(|c| !c.is_whitespace() && c != '─') {
        rendered.push(Rendered { role, text: text.trim().to_owned(), linked });
    }
}

/// How much of the text stands between the marks of links.
fn linked_share(paragraph: &str) -> f32 {
    let (mut all, mut linked, mut inside) = (0u32, 0u32, false);
    for c in paragraph.chars() {
        match c {
            LINK => inside = true,
            LINK_END => inside = false,
            c if c.is_alphanumeric() => {
                all += 1;
                linked += u32::from(inside);
            }
            _ => {}
        }
    }
    if all == 0 { 0.0 } else { linked as f32 / all as f32 }
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
        (String::new(), ())
    }
    fn decorate_em_end(&self) -> String {
        String::new()
    }
    fn decorate_strong_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_strong_end(&self) -> String {
        String::new()
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

    #[test]
    fn blocks_keep_their_order_and_role() {
        let html = "<div><h2>First</h2><p>One <b>two</b><br>three.</p><ul><li>four</li><li>five</li></ul><blockquote><p>Six.</p></blockquote><hr></div>";
        let tree = config::plain().parse_html(html.as_bytes()).expect("a tree");
        let got: Vec<(ParagraphRole, String)> = render(&tree).into_iter().map(|p| (p.role, p.text)).collect();
        let want = [
            (ParagraphRole::Heading, "First"),
            (ParagraphRole::Text, "One two three."),
            (ParagraphRole::ListItem, "four"),
            (ParagraphRole::ListItem, "five"),
            (ParagraphRole::Quotation, "Six."),
        ];
        assert_eq!(got, want.map(|(role, text)| (role, text.to_owned())));
    }
}
