//! Where things end inside of which no tags are read: comments, scripts, styles.

use memchr::{memchr, memchr2, memmem};

use super::tag::ends_name;

/// The place after the next `end` from `at` on; the end of the page where there is none.
pub(super) fn after(html: &str, at: usize, end: &str) -> usize {
    let length = memmem::find(&html.as_bytes()[at..], end.as_bytes());
    length.map_or(html.len(), |length| at + length + end.len())
}

/// Where the comment ends whose `<!--` stands at `start`.
pub(super) fn comment_end(html: &str, start: usize) -> usize {
    let from = start + "<!--".len();
    let rest = &html.as_bytes()[from..];
    for empty in ["<!-->", "<!--->"] {
        if html[start..].starts_with(empty) {
            return start + empty.len();
        }
    }
    let mut at = 0;
    while let Some(dashes) = memmem::find(&rest[at..], b"--") {
        at += dashes + 2;
        at += rest[at..].iter().take_while(|byte| **byte == b'-').count();
        for end in [">", "!>"] {
            if rest[at..].starts_with(end.as_bytes()) {
                return from + at + end.len();
            }
        }
    }
    html.len()
}

/// Where the text from `from` on ends that only the end tag of this name ends.
pub(super) fn raw_end(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    memmem::find_iter(&bytes[from..], b"</")
        .map(|at| from + at)
        .find(|at| is_end_tag(bytes, *at, name))
        .unwrap_or(html.len())
}

/// Does an end tag of this name begin at `start`?
fn is_end_tag(html: &[u8], start: usize, name: &str) -> bool {
    let named = start + 2..start + 2 + name.len();
    html.get(named.clone()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && html.get(named.end).copied().is_some_and(ends_name)
}

/// Where the script ends whose text begins at `from`.
///
/// A script that opens a comment and, in that, another script, holds that one's end tag as text: the HTML Standard's
/// "script data double escaped state".
pub(super) fn script_end(html: &str, from: usize) -> usize {
    let bytes = html.as_bytes();
    let (mut escaped, mut doubly) = (false, false);
    let mut at = from;
    loop {
        let next = match escaped {
            false => memchr(b'<', &bytes[at..]),
            true => memchr2(b'<', b'-', &bytes[at..]),
        };
        let Some(next) = next else { return html.len() };
        at += next;
        let rest = &bytes[at..];
        if rest.starts_with(b"-->") {
            (escaped, doubly) = (false, false);
        } else if rest.starts_with(b"<!--") && !escaped {
            escaped = true;
            // `<!-->` opens and ends at once: its dashes count for both.
            at += 1;
        } else if is_end_tag(bytes, at, "script") && rest.starts_with(b"</") {
            if !doubly {
                return at;
            }
            doubly = false;
        } else if escaped
            && rest.get(1..7).is_some_and(|name| name.eq_ignore_ascii_case(b"script"))
            && rest.get(7).copied().is_some_and(ends_name)
        {
            doubly = true;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_end_at_their_first_end_however_many_dashes_it_has() {
        for comment in
            ["<!-->", "<!--->", "<!-- a -->", "<!-- a --->", "<!----->", "<!-- a - b -- c --!>", "<!-- <!-->"]
        {
            assert_eq!(comment_end(&format!("{comment} b -->"), 0), comment.len(), "{comment}");
        }
        assert_eq!(comment_end("<!-- open - >", 0), "<!-- open - >".len());
    }

    #[test]
    fn a_script_that_holds_another_ends_where_browsers_end_it() {
        for script in [
            "a </scripts>",
            "<!-- <script> </script> -->",
            "<!-->",
            "<!-- <script> </script> <script></script>",
        ] {
            assert_eq!(script_end(&format!("{script}</script>"), 0), script.len(), "{script}");
        }
    }
}
