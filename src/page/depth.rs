//! Keeping the nesting of a page within what browsers allow.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::tag::is_one_of;

/// Deepest nesting of elements that is kept. Browsers stop at 512 as well; building and reading a deeper tree costs
/// time that grows with the square of its depth.
const MAX_DEPTH: usize = 512;

/// Elements without content, or whose end tag is often left out: they do not nest by their number.
const UNNESTED: [&str; 30] = [
    "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "option", "p", "param", "path", "rp", "rt", "source", "tbody", "td", "th", "thead", "tr",
    "track", "wbr",
];

/// Elements that the end tag of an ordinary one does not reach over: the HTML Standard's "special" elements that nest.
const SPECIAL: [&str; 47] = [
    "address",
    "applet",
    "article",
    "aside",
    "blockquote",
    "button",
    "center",
    "colgroup",
    "details",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "iframe",
    "listing",
    "main",
    "marquee",
    "menu",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "plaintext",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "template",
    "ul",
    "xmp",
];

/// Elements that no end tag from within reaches over: the HTML Standard's scope ends with them.
const SCOPES: [&str; 6] = ["applet", "marquee", "object", "select", "table", "template"];

/// Elements that only format, which the parser closes wherever their end tag stands.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// How many open elements an end tag looks for its own among; the limit keeps any page linear.
const REACH: usize = 2 * MAX_DEPTH;

/// How many open elements the tags of a page may make the parser look at, all together; ordinary pages stay below a
/// hundredth of it. From there on tags without end tags are kept only where a page is [`SHALLOW`].
const PATIENCE: usize = 30_000_000;

/// Nesting that costs the parser little.
const SHALLOW: usize = 64;

/// What an open element does to end tags inside it.
#[derive(Clone, Copy, PartialEq)]
enum Wall {
    None,
    Special,
    Scope,
}

/// An element whose end tag has not come yet.
struct Open<'a> {
    name: &'a [u8],
    /// Found out when an end tag of another name meets it first, which on most pages never happens.
    wall: Option<Wall>,
}

/// `html` without the tags that open deeper than [`MAX_DEPTH`]; borrowed where there are none, which is nearly always.
/// End tags count as the parser counts them: one that closes nothing lets the page go on deeper.
pub(super) fn limited(html: &str) -> Cow<'_, str> {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut too_deep: Option<String> = None;
    let mut copied = 0;
    let mut looks = 0;
    for start in memchr_iter(b'<', html.as_bytes()) {
        let rest = &html.as_bytes()[start + 1..];
        let closing = rest.first() == Some(&b'/');
        let name = &rest[usize::from(closing)..];
        let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let name = &name[..length];
        if length == 0 {
            continue;
        }
        looks += open.len();
        let keep = if length <= 8 && is_one_of(&UNNESTED, name) {
            looks <= PATIENCE || open.len() <= SHALLOW
        } else if closing {
            match closed_by(&mut open, name) {
                Some(at) => {
                    open.truncate(at);
                    at < MAX_DEPTH
                }
                // One that closes nothing costs the parser a look at all that is open.
                None => open.len() < MAX_DEPTH,
            }
        } else {
            open.push(Open { name, wall: None });
            open.len() <= MAX_DEPTH
        };
        if keep {
            continue;
        }
        let Some(length) = memchr::memchr(b'>', rest) else { break };
        let out = too_deep.get_or_insert_with(String::new);
        if start >= copied {
            out.push_str(&html[copied..start]);
            copied = start + 1 + length + 1;
        }
    }
    match too_deep {
        None => Cow::Borrowed(html),
        Some(mut out) => {
            out.push_str(&html[copied..]);
            Cow::Owned(out)
        }
    }
}

/// The place of the open element that an end tag of `name` closes, with all that is open inside it.
fn closed_by(open: &mut [Open<'_>], name: &[u8]) -> Option<usize> {
    let last = open.len().checked_sub(1)?;
    if open[last].name.eq_ignore_ascii_case(name) {
        return Some(last);
    }
    let own = wall(name);
    let formats = is_one_of(&FORMATTING, name);
    for (at, element) in open.iter_mut().enumerate().rev().take(REACH) {
        if element.name.eq_ignore_ascii_case(name) {
            return Some(at);
        }
        let stops = match *element.wall.get_or_insert_with(|| wall(element.name)) {
            Wall::Scope => own != Wall::Scope,
            Wall::Special => own == Wall::None && !formats,
            Wall::None => false,
        };
        if stops {
            return None;
        }
    }
    None
}

fn wall(name: &[u8]) -> Wall {
    if is_one_of(&SCOPES, name) {
        Wall::Scope
    } else if is_one_of(&SPECIAL, name) {
        Wall::Special
    } else {
        Wall::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_pages_are_left_as_they_are() {
        assert!(matches!(limited("<div><p>One<p>Two<br></div>"), Cow::Borrowed(_)));
    }

    #[test]
    fn an_end_tag_that_closes_nothing_does_not_hide_how_deep_a_page_goes() {
        for part in ["<div></span>", "<span><div></span>", "<div><table></div>"] {
            let html = format!("{}words", part.repeat(100_000));
            let limited = limited(&html);
            assert!(limited.matches("<div>").count() <= MAX_DEPTH, "{part}");
            assert!(limited.ends_with("words"), "{part}");
        }
    }

    #[test]
    fn paragraphs_without_number_in_deep_nesting_lose_their_tags_and_keep_their_text() {
        let html = format!("{}{}", "<div>".repeat(MAX_DEPTH), "<p>word ".repeat(100_000));
        let limited = limited(&html);
        assert!(limited.matches("<p>").count() < 100_000);
        assert_eq!(limited.matches("word").count(), 100_000);
    }

    #[test]
    fn unclosed_elements_end_with_the_one_around_them() {
        let html = "<section><span><font></section>".repeat(2_000);
        assert!(matches!(limited(&html), Cow::Borrowed(_)));
    }

    #[test]
    fn tags_beyond_the_limit_are_cut_and_their_text_kept() {
        let html = format!("{}words{}<p>after", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let limited = limited(&html);
        assert_eq!(limited.matches("<div>").count(), MAX_DEPTH);
        assert_eq!(limited.matches("</div>").count(), MAX_DEPTH);
        assert!(limited.contains("words") && limited.ends_with("<p>after"));
    }
}
