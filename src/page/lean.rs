//! Leaving out, before a page is parsed, what nobody reads of it.
//!
//! **In:** the text of a page. **Out:** [`Lean`]: the same page without the contents of scripts and styles, comments,
//! pictures, and attributes that no stage asks for; and the scripts, as pieces of the text, for those who read
//! dates and metadata in them. Much of an ordinary page is such, and the parser would look at each letter and keep each
//! attribute in memory.
//!
//! Tags are found as the HTML Standard's tokenizer finds them, so that what is left parses to the tree that the whole
//! page would have, less what was left out. Where that cannot be known from the tags alone, the page stays as it is.

use std::borrow::Cow;

use super::tag::{Tag, comment_end, is_one_of, raw_end, script_end};

/// A page for the parser, and what was kept from it.
#[derive(Debug, PartialEq)]
pub(super) struct Lean<'h> {
    /// The page; borrowed where nothing was left out.
    pub html: Cow<'h, str>,
    /// All scripts that stand in the page itself, in its order.
    pub scripts: Vec<Script<'h>>,
}

/// A script that stands in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Script<'h> {
    /// What stands between its tags.
    pub text: &'h str,
    /// It is JSON-LD: metadata, not a program.
    pub is_json_ld: bool,
}

/// Bytes of a script from which it is taken out of the page. Shorter ones stay, because old systems let a script write
/// the date in the place where it stands: `<script>showDate("2025/07/03")</script>`.
const LONG_SCRIPT: usize = 320;

/// The attributes that any stage reads, of which `attribute` in `fields/evidence.rs` reminds; of `<a>` all but `title`,
/// which repeats the link's text there.
pub(super) const READ: [&str; 20] = [
    "aria-hidden",
    "class",
    "colspan",
    "content",
    "data-testid",
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

/// Elements without text of which nothing is read.
const UNREAD: [&str; 4] = ["img", "input", "source", "track"];

/// Leaves out what is not read of `html`.
pub(super) fn lean(html: &str) -> Lean<'_> {
    let mut page = Cutting { html, kept: String::new(), copied: 0, scripts: Vec::new() };
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'<', &html.as_bytes()[at..]) {
        at = page.take(at + start);
    }
    page.finish()
}

/// A page of which pieces are being cut.
struct Cutting<'h> {
    html: &'h str,
    kept: String,
    /// How far `html` has been copied or left out, in bytes.
    copied: usize,
    scripts: Vec<Script<'h>>,
}

impl<'h> Cutting<'h> {
    /// Leaves out the bytes from `start` to `end`.
    fn cut(&mut self, start: usize, end: usize) {
        if self.kept.capacity() == 0 {
            self.kept.reserve(self.html.len() / 2);
        }
        self.kept.push_str(&self.html[self.copied..start]);
        self.copied = end;
    }

    /// Leaves out the element or comment from `start` to `end`, where what stands before it cannot grow together with what
    /// follows: `&am<!-- -->p;`. Says whether it did.
    fn cut_whole(&mut self, start: usize, end: usize) -> bool {
        let before = self.html[..start].bytes().next_back();
        let parted = before.is_none_or(|byte| byte == b'>' || byte.is_ascii_whitespace());
        if parted {
            self.cut(start, end);
        }
        parted
    }

    /// Takes what begins with the `<` at `start`, and says where it ends.
    fn take(&mut self, start: usize) -> usize {
        let rest = &self.html.as_bytes()[start + 1..];
        match rest {
            [b'!', b'-', b'-', ..] => {
                let end = comment_end(self.html, start);
                self.cut_whole(start, end);
                end
            }
            // An end tag may carry attributes, and its name begins one byte later.
            [b'/', first, ..] if first.is_ascii_alphabetic() => {
                Tag::read(self.html, start + 1).map_or(self.html.len(), |tag| tag.end)
            }
            // What is no tag and no comment, the parser takes for a comment up to the next `>`.
            [b'/' | b'!' | b'?', _, ..] => {
                memchr::memchr(b'>', rest).map_or(self.html.len(), |length| start + 1 + length + 1)
            }
            [first, ..] if first.is_ascii_alphabetic() => match Tag::read(self.html, start) {
                Some(tag) => self.take_element(&tag),
                // The page ends inside a tag, which the parser drops.
                None => self.html.len(),
            },
            _ => start + 1,
        }
    }

    /// Takes a start tag, and with it the content of elements that hold no other elements.
    fn take_element(&mut self, tag: &Tag<'h>) -> usize {
        // In a drawing such an element may be empty; elsewhere the sign says nothing.
        if tag.closes_itself && !tag.is_one_of(&UNREAD) && !tag.is_one_of(&["link"]) {
            self.cut_attributes(tag);
            return tag.end;
        }
        match tag.lower_name().as_str() {
            "script" => self.take_script(tag),
            "style" | "textarea" => {
                let (_, end) = raw_end(self.html, tag).unwrap_or((self.html.len(), self.html.len()));
                self.cut_whole(tag.start, end);
                end
            }
            "iframe" | "noembed" | "noframes" | "title" | "xmp" => {
                self.cut_attributes(tag);
                raw_end(self.html, tag).map_or(self.html.len(), |(_, end)| end)
            }
            "plaintext" => self.html.len(),
            "link"
                if !tag.attribute("rel").is_some_and(|rel| rel.trim().eq_ignore_ascii_case("canonical")) =>
            {
                self.cut_whole(tag.start, tag.end);
                tag.end
            }
            name if UNREAD.contains(&name) => {
                if !self.cut_whole(tag.start, tag.end) {
                    self.cut_attributes(tag);
                }
                tag.end
            }
            _ => {
                self.cut_attributes(tag);
                tag.end
            }
        }
    }

    fn take_script(&mut self, tag: &Tag<'h>) -> usize {
        let (text_end, end) = script_end(self.html, tag.end).unwrap_or((self.html.len(), self.html.len()));
        let text = &self.html[tag.end..text_end];
        let is_json_ld = tag.attribute("type").is_some_and(|kind| kind.contains("ld+json"));
        let is_here = is_json_ld || tag.attribute("src").is_none();
        if is_here {
            self.scripts.push(Script { text, is_json_ld });
        }
        if !is_here || is_json_ld || text.len() > LONG_SCRIPT {
            self.cut_whole(tag.start, end);
        }
        end
    }

    fn cut_attributes(&mut self, tag: &Tag<'h>) {
        let is_link = tag.name.eq_ignore_ascii_case("a");
        for attribute in tag.attributes() {
            let is_read = is_one_of(&READ, attribute.name)
                && !(is_link && attribute.name.eq_ignore_ascii_case("title"))
                // Nothing is asked of a style but whether it hides.
                && (!attribute.name.eq_ignore_ascii_case("style")
                    || attribute.value.to_ascii_lowercase().contains("none"));
            if !is_read {
                self.cut(attribute.start, attribute.end);
            }
        }
    }

    fn finish(mut self) -> Lean<'h> {
        let html = if self.copied == 0 {
            Cow::Borrowed(self.html)
        } else {
            self.kept.push_str(&self.html[self.copied..]);
            Cow::Owned(self.kept)
        };
        Lean { html, scripts: self.scripts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn html(page: &str) -> String {
        lean(page).html.into_owned()
    }

    #[test]
    fn what_nobody_reads_is_left_out_and_the_rest_stays() {
        let page = "<p class=a onclick='x > y' data-n=1>One <!-- two --><img src=a.jpg alt='>'>three <style>p{}</style>\
                    <a href=/b title=b target=_blank>four</a><br/>";
        assert_eq!(html(page), "<p class=a  >One three <a href=/b  >four</a><br/>");
        let plain = "<p>1 < 2 & <b>bold</b></p>";
        assert!(matches!(lean(plain).html, Cow::Borrowed(same) if same == plain));
    }

    #[test]
    fn scripts_are_handed_over_and_short_ones_stay() {
        let long = "x".repeat(LONG_SCRIPT + 1);
        let page = format!(
            "<b><script type='application/ld+json'>{{}}</script><script>{long}</script>c <script>short()</script>d <script src=a.js>no</script>e"
        );
        let lean = lean(&page);
        assert_eq!(lean.html, "<b>c <script>short()</script>d e");
        let scripts: Vec<(&str, bool)> =
            lean.scripts.iter().map(|script| (script.text, script.is_json_ld)).collect();
        assert_eq!(scripts, [("{}", true), (long.as_str(), false), ("short()", false)]);
    }

    #[test]
    fn a_script_that_holds_another_ends_where_browsers_end_it() {
        let page = format!("<script>{}<!-- <script> </script> --></script>after", " ".repeat(LONG_SCRIPT));
        assert_eq!(html(&page), "after");
        let open = format!("<script>{}<!--></script>after", " ".repeat(LONG_SCRIPT));
        assert_eq!(html(&open), "after");
    }

    /// What a reader sees of a page, without white space: before the body its place depends on the elements of the head.
    fn shown(page: &str) -> String {
        let document = dom_query::Document::from(page);
        let hidden = ["script", "style", "noscript", "textarea", "svg"];
        document.select(&hidden.join(",")).remove();
        document.text().split_whitespace().collect()
    }

    proptest! {
        #[test]
        fn what_is_shown_of_any_page_is_the_same_when_it_is_lean(
            parts in proptest::collection::vec(prop_oneof![
                Just("<p class='a' onclick=\"b > c\">"), Just("</p>"), Just("<div data-x=1/>"), Just("</div>"), Just("word "),
                Just("<!-- c -->"), Just("<!-->"), Just("<!--"), Just("-->"), Just("<b style=x>"), Just("</b>"), Just("<"), Just(">"),
                Just("<script>if (a < b) '<p>'</script>"), Just("<script><!-- <script> </script>"), Just("</script>"),
                Just("<style>a > b</style>"), Just("<img src='x>y'>"), Just("<a href=x title='y'>"), Just("</a>"), Just("'"), Just("\""),
                Just("<title>t</title>"), Just("<iframe><p></iframe>"), Just("</"), Just("<!doctype html>"), Just("<x-y z>"),
            ], 0..40)
        ) {
            let page = parts.concat();
            prop_assert_eq!(shown(&html(&page)), shown(&page));
        }
    }
}
