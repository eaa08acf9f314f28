//! Tags, read as the HTML Standard's tokenizer reads them.

use memchr::memchr;

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
            let mut value = "";
            (value, at) = match *bytes.get(sign)? {
                b'=' => attribute_value(html, sign + 1)?,
                _ => (value, name_end),
            };
            self.attributes.push(Attribute { name, value });
        }
    }

    /// The value of an attribute, as written.
    pub fn attribute(&self, name: &str) -> Option<&'h str> {
        let found = self.attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))?;
        Some(found.value).filter(|value| !value.trim().is_empty())
    }
}

/// The value that an equals sign before `at` announces, and where it ends; none where the page ends before.
fn attribute_value(html: &str, at: usize) -> Option<(&str, usize)> {
    let bytes = html.as_bytes();
    let from = skip(bytes, at, |byte| byte.is_ascii_whitespace());
    let end = match *bytes.get(from)? {
        mark @ (b'"' | b'\'') => {
            let end = from + 1 + memchr(mark, &bytes[from + 1..])?;
            return Some((&html[from + 1..end], end + 1));
        }
        b'>' => from,
        _ => skip(bytes, from, |byte| !byte.is_ascii_whitespace() && byte != b'>'),
    };
    Some((&html[from..end], end))
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
