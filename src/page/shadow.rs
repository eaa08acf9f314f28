//! Parts of a page that browsers show in a tree of their own.
//!
//! `<template shadowrootmode>` holds what an element shows, and MHTML writes it as `<template shadowmode>`. To a reader it
//! is a box of the page like any other, while an ordinary template shows nothing.

use std::borrow::Cow;

use memchr::memmem;

/// The page with each template that is shown as a plain box.
pub(super) fn opened(html: &str) -> Cow<'_, str> {
    let is_shown = |tag: &[u8]| {
        memmem::find(tag, b"shadowrootmode").or_else(|| memmem::find(tag, b"shadowmode")).is_some()
    };
    if !is_shown(html.as_bytes()) {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    // Of the templates that are open: is it shown?
    let mut open = Vec::new();
    let mut from = 0;
    while let Some(at) = memmem::find(&html.as_bytes()[from..], b"template") {
        let (start, end) = (from + at, from + at + "template".len());
        let before = &html[from..start];
        let shown = if before.ends_with("</") {
            open.pop().unwrap_or(false)
        } else if before.ends_with('<') {
            let tag = html.as_bytes()[end..].split(|byte| *byte == b'>').next().unwrap_or_default();
            open.push(is_shown(tag));
            open.last().copied().unwrap_or(false)
        } else {
            false
        };
        out.push_str(before);
        out.push_str(if shown { "div" } else { "template" });
        from = end;
    }
    out.push_str(&html[from..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_templates_that_are_shown_become_boxes() {
        let html =
            "<x-a><template shadowrootmode=open><p>One</p><template><p>Two</p></template></template></x-a>";
        assert_eq!(
            opened(html),
            "<x-a><div shadowrootmode=open><p>One</p><template><p>Two</p></template></div></x-a>"
        );
        assert_eq!(
            opened("<template shadowmode=\"open\">a template</template>"),
            "<div shadowmode=\"open\">a template</div>"
        );
        assert!(matches!(opened("<template>a</template>"), Cow::Borrowed(_)));
    }
}
