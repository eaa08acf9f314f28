//! Tags, read as the HTML Standard's tokenizer reads them.

use memchr::{memchr, memchr2, memchr3};

/// A tag: its name and its attributes as they are written.
#[derive(Debug, Default)]
pub(super) struct Tag<'h> {
    pub name: &'h str,
    /// It ends in `/>`.
    pub closes_itself: bool,
    pub attributes: Vec<Attribute<'h>>,
}

/// An attribute of a tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute<'h> {
    pub name: &'h str,
    /// As written, without quotation marks.
    pub value: &'h str,
    /// The value says what is written: there are no references in it, and no NULs.
    pub is_plain: bool,
}

impl<'h> Tag<'h> {
    /// Reads the tag whose name begins at `start`, in place of the tag that was read before: the list of attributes is
    /// used again for the next. Says where the tag ends; nowhere where the page ends inside it.
    pub fn read(&mut self, html: &'h str, start: usize) -> Option<usize> {
        let bytes = html.as_bytes();
        let name_end = skip(bytes, start, |byte| !ends_name(byte));
        self.name = &html[start..name_end];
        self.attributes.clear();
        let mut at = name_end;
        loop {
            let gap = at;
            at = skip(bytes, at, |byte| byte.is_ascii_whitespace() || byte == b'/');
            if *bytes.get(at)? == b'>' {
                self.closes_itself = at > gap && bytes[at - 1] == b'/';
                return Some(at + 1);
            }
            // An equals sign in the first place is part of the name.
            let name_end = skip(bytes, at + 1, |byte| !ends_name(byte) && byte != b'=');
            let name = &html[at..name_end];
            let sign = skip(bytes, name_end, |byte| byte.is_ascii_whitespace());
            let (attribute, end) = match *bytes.get(sign)? {
                b'=' => valued(html, name, sign + 1)?,
                _ => (Attribute { name, value: "", is_plain: true }, name_end),
            };
            self.attributes.push(attribute);
            at = end;
        }
    }

    /// The value of an attribute, as written.
    pub fn attribute(&self, name: &str) -> Option<&'h str> {
        let found = self.attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))?;
        Some(found.value).filter(|value| !value.trim().is_empty())
    }
}

/// The attribute whose equals sign stands before `at`, and where it ends; none where the page ends before.
fn valued<'h>(html: &'h str, name: &'h str, at: usize) -> Option<(Attribute<'h>, usize)> {
    let bytes = html.as_bytes();
    let from = skip(bytes, at, |byte| byte.is_ascii_whitespace());
    let (value, is_plain, end) = match *bytes.get(from)? {
        mark @ (b'"' | b'\'') => {
            let from = from + 1;
            let first = from + memchr3(mark, b'&', 0, &bytes[from..])?;
            let is_plain = bytes[first] == mark;
            let end = if is_plain { first } else { first + memchr(mark, &bytes[first..])? };
            (&html[from..end], is_plain, end + 1)
        }
        b'>' => ("", true, from),
        _ => {
            let end = skip(bytes, from, |byte| !byte.is_ascii_whitespace() && byte != b'>');
            let value = &html[from..end];
            (value, memchr2(b'&', 0, value.as_bytes()).is_none(), end)
        }
    };
    Some((Attribute { name, value, is_plain }, end))
}

/// Does a name end before this byte?
pub(super) fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

/// The first place from `at` on whose byte is not `wanted`.
fn skip(bytes: &[u8], at: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|byte| !wanted(*byte)).map_or(bytes.len(), |length| at + length)
}
