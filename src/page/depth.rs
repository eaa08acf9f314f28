//! Keeping the nesting of a page within what browsers allow.

use std::borrow::Cow;

use memchr::memchr_iter;

/// Deepest nesting of elements that is kept. Browsers stop at 512 as well; building and reading a deeper tree costs
/// time that grows with the square of its depth.
const MAX_DEPTH: usize = 512;

/// Elements without content, or whose end tag is often left out: they do not nest by their number.
const UNNESTED: [&str; 30] = [
    "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "option", "p", "param", "path", "rp", "rt", "source", "tbody", "td", "th", "thead", "tr",
    "track", "wbr",
];

/// `html` without the tags that open deeper than [`MAX_DEPTH`]; borrowed where there are none, which is nearly always.
pub(super) fn limited(html: &str) -> Cow<'_, str> {
    let mut depth = 0usize;
    let mut too_deep: Option<String> = None;
    let mut copied = 0;
    for start in memchr_iter(b'<', html.as_bytes()) {
        let rest = &html.as_bytes()[start + 1..];
        let closing = rest.first() == Some(&b'/');
        let name = &rest[usize::from(closing)..];
        let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if length == 0 || length <= 8 && is_unnested(&name[..length]) {
            continue;
        }
        let deep = depth >= MAX_DEPTH;
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        if !(deep && (!closing || depth >= MAX_DEPTH)) {
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

fn is_unnested(name: &[u8]) -> bool {
    UNNESTED.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_pages_are_left_as_they_are() {
        assert!(matches!(limited("<div><p>One<p>Two<br></div>"), Cow::Borrowed(_)));
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
