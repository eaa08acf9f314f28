//! Tags and the ends of what stands between them, found as the HTML Standard's tokenizer finds them.

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag<'h> {
    pub name: &'h str,
    /// Where it begins and ends in the page, in bytes.
    pub start: usize,
    pub end: usize,
    /// It ends in `/>`.
    pub closes_itself: bool,
    attributes: Vec<Attribute<'h>>,
}

/// An attribute of a start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute<'h> {
    pub name: &'h str,
    /// As written, without quotation marks.
    pub value: &'h str,
    /// Where name and value begin and end in the page, in bytes.
    pub start: usize,
    pub end: usize,
}

/// Longest name, in bytes, that anybody compares.
const NAME: usize = 20;

impl<'h> Tag<'h> {
    /// The tag that begins with the `<` at `start`; none where the page ends inside it.
    pub fn read(html: &'h str, start: usize) -> Option<Self> {
        let bytes = html.as_bytes();
        let name_end = skip(bytes, start + 1, |byte| !ends_name(byte));
        let mut tag = Tag {
            name: &html[start + 1..name_end],
            start,
            end: 0,
            closes_itself: false,
            attributes: Vec::new(),
        };
        let mut at = name_end;
        loop {
            at = skip(bytes, at, |byte| byte.is_ascii_whitespace() || byte == b'/');
            if *bytes.get(at)? == b'>' {
                tag.closes_itself = bytes[at - 1] == b'/';
                tag.end = at + 1;
                return Some(tag);
            }
            // An equals sign in the first place is part of the name.
            let name_end = skip(bytes, at + 1, |byte| !ends_name(byte) && byte != b'=');
            let (name, begin) = (&html[at..name_end], at);
            let sign = skip(bytes, name_end, |byte| byte.is_ascii_whitespace());
            let (mut value, mut end) = ("", name_end);
            if *bytes.get(sign)? == b'=' {
                let from = skip(bytes, sign + 1, |byte| byte.is_ascii_whitespace());
                (value, end) = match *bytes.get(from)? {
                    mark @ (b'"' | b'\'') => {
                        let length = memchr::memchr(mark, &bytes[from + 1..])?;
                        (&html[from + 1..from + 1 + length], from + 1 + length + 1)
                    }
                    b'>' => ("", from),
                    _ => {
                        let end = skip(bytes, from, |byte| !byte.is_ascii_whitespace() && byte != b'>');
                        (&html[from..end], end)
                    }
                };
            }
            tag.attributes.push(Attribute { name, value, start: begin, end });
            at = end;
        }
    }

    /// Its name in lower case; empty where it is longer than any that is asked for.
    pub fn lower_name(&self) -> String {
        if self.name.len() > NAME { String::new() } else { self.name.to_ascii_lowercase() }
    }

    /// Its attributes in order.
    pub fn attributes(&self) -> &[Attribute<'h>] {
        &self.attributes
    }

    /// The value of an attribute, as written.
    pub fn attribute(&self, name: &str) -> Option<&'h str> {
        let found = self.attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))?;
        Some(found.value).filter(|value| !value.trim().is_empty())
    }

    /// Is it named so?
    pub fn is_one_of(&self, names: &[&str]) -> bool {
        is_one_of(names, self.name)
    }
}

/// Is `name` one of `names`, in whatever case?
pub(super) fn is_one_of(names: &[&str], name: impl AsRef<[u8]>) -> bool {
    names.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name.as_ref()))
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

/// The first place from `at` on whose byte is not `wanted`.
fn skip(bytes: &[u8], at: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|byte| !wanted(*byte)).map_or(bytes.len(), |length| at + length)
}

/// Where the comment ends whose `<` stands at `start`.
pub(super) fn comment_end(html: &str, start: usize) -> usize {
    let from = start + "<!--".len();
    let rest = &html[from..];
    for empty in [">", "->"] {
        if rest.starts_with(empty) {
            return from + empty.len();
        }
    }
    let ends = memchr::memmem::find_iter(rest.as_bytes(), b"--");
    let mut ends = ends.filter_map(|at| {
        let after = &rest[at + 2..];
        [">", "!>"].iter().find(|end| after.starts_with(**end)).map(|end| from + at + 2 + end.len())
    });
    ends.next().unwrap_or(html.len())
}

/// Where the text after `tag` ends that only its own end tag ends, and where that end tag does; none where it does not come.
pub(super) fn raw_end(html: &str, tag: &Tag<'_>) -> Option<(usize, usize)> {
    memchr::memmem::find_iter(&html.as_bytes()[tag.end..], b"</").find_map(|at| {
        let start = tag.end + at;
        Some((start, end_tag(html, start, tag.name)?))
    })
}

/// Where the end tag of that name ends that begins at `start`; none where another thing begins there.
fn end_tag(html: &str, start: usize, name: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let named = start + 2..start + 2 + name.len();
    let is_it = bytes.get(named.clone())?.eq_ignore_ascii_case(name.as_bytes());
    if !is_it || !ends_name(*bytes.get(named.end)?) {
        return None;
    }
    Some(memchr::memchr(b'>', &bytes[named.end..]).map_or(bytes.len(), |length| named.end + length + 1))
}

/// Where the script ends whose text begins at `from`, and where its end tag does; none where it does not come.
///
/// A script that opens a comment and, in that, another script, holds that one's end tag as text: the HTML Standard's
/// "script data double escaped state".
pub(super) fn script_end(html: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = html.as_bytes();
    let (mut escaped, mut doubly) = (false, false);
    let mut at = from;
    loop {
        at += match escaped {
            false => memchr::memchr(b'<', bytes.get(at..)?)?,
            true => memchr::memchr2(b'<', b'-', bytes.get(at..)?)?,
        };
        let rest = &bytes[at..];
        if rest.starts_with(b"-->") {
            (escaped, doubly) = (false, false);
        } else if rest.starts_with(b"<!--") && !escaped {
            escaped = true;
            // `<!-->` opens and ends at once: its dashes count for both.
            at += 1;
        } else if rest.starts_with(b"</") {
            if let Some(end) = end_tag(html, at, "script") {
                if !doubly {
                    return Some((at, end));
                }
                doubly = false;
            }
        } else if escaped
            && rest.get(1..7).is_some_and(|name| name.eq_ignore_ascii_case(b"script"))
            && rest.get(7).copied().is_some_and(ends_name)
        {
            doubly = true;
        }
        at += 1;
    }
}
