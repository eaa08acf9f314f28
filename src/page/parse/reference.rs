//! Character references: `&amp;`, `&#8217;`, and those that lack their semicolon.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use memchr::memchr2;

/// Where a reference stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    Text,
    /// The value of an attribute, where `?a=1&copy=2` is an address.
    Value,
}

/// What `text` says, where it does not say it letter by letter: without references, and without NULs, for which the
/// replacement character stands.
pub(super) fn resolved(text: &str, place: Place) -> Option<String> {
    let mut at = memchr2(b'&', 0, text.as_bytes())?;
    let mut whole = String::with_capacity(text.len());
    let mut copied = 0;
    loop {
        whole.push_str(&text[copied..at]);
        copied = at + 1;
        if text.as_bytes()[at] == 0 {
            whole.push(char::REPLACEMENT_CHARACTER);
        } else if let Some(length) = push_reference(&mut whole, &text[copied..], place) {
            copied += length;
        } else {
            whole.push('&');
        }
        match memchr2(b'&', 0, &text.as_bytes()[copied..]) {
            Some(next) => at = copied + next,
            None => break,
        }
    }
    whole.push_str(&text[copied..]);
    Some(whole)
}

/// Adds what the reference says whose `&` stands before `rest`, and tells its length; none where there is no reference.
fn push_reference(whole: &mut String, rest: &str, place: Place) -> Option<usize> {
    if let Some(number) = rest.strip_prefix('#') {
        let (character, length) = numeric(number)?;
        whole.push(character);
        return Some(1 + length);
    }
    let (characters, length) = named(rest)?;
    let after = rest.as_bytes().get(length).copied();
    let goes_on = after.is_some_and(|byte| byte == b'=' || byte.is_ascii_alphanumeric());
    if place == Place::Value && goes_on && !rest[..length].ends_with(';') {
        return None;
    }
    whole.extend(characters.into_iter().flatten());
    Some(length)
}

/// The characters of the longest name that `rest` begins with, and the name's length.
fn named(rest: &str) -> Option<([Option<char>; 2], usize)> {
    let letters = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let whole = letters + usize::from(rest[letters..].starts_with(';'));
    // Nearly every name has its semicolon, and no name goes on behind one.
    if let Some(found) = NAMED_ENTITIES.get(&rest[..whole]).and_then(|found| characters(*found)) {
        return Some((found, whole));
    }
    // The table holds the beginnings of all names, so that the first that is none ends the search.
    let known = (1..=letters).map_while(|length| Some((*NAMED_ENTITIES.get(&rest[..length])?, length)));
    known.filter_map(|(found, length)| Some((characters(found)?, length))).last()
}

/// The one or two characters of an entry of the table; a mere beginning of names has none.
fn characters((first, second): (u32, u32)) -> Option<[Option<char>; 2]> {
    let of = |number: u32| char::from_u32(number).filter(|_| number != 0);
    of(first).map(|first| [Some(first), of(second)])
}

/// The character whose number `rest` begins with, and how long that is; `rest` follows `&#`.
fn numeric(rest: &str) -> Option<(char, usize)> {
    let (base, marker) = if rest.starts_with(['x', 'X']) { (16, 1) } else { (10, 0) };
    let digits = rest[marker..].bytes().take_while(|byte| char::from(*byte).is_digit(base)).count();
    if digits == 0 {
        return None;
    }
    let end = marker + digits;
    // A number that does not fit is no character's either.
    let number = u32::from_str_radix(&rest[marker..end], base).unwrap_or(u32::MAX);
    let character = match number {
        0 => None,
        0x80..=0x9f => C1_REPLACEMENTS[number as usize - 0x80].or(char::from_u32(number)),
        _ => char::from_u32(number),
    };
    let closed = usize::from(rest[end..].starts_with(';'));
    Some((character.unwrap_or(char::REPLACEMENT_CHARACTER), end + closed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_with_and_without_their_semicolon() {
        for (text, said) in [
            ("a &amp; b", "a & b"),
            ("&rsquo;&nbsp;&#8217;&#x2019", "’\u{a0}’’"),
            ("&ampx &noti; &notin; &notit;", "&x ¬i; ∉ ¬it;"),
            ("&#146; &#0; &#xd800; &#99999999999;", "’ \u{fffd} \u{fffd} \u{fffd}"),
            ("&; & &# &#x; &unknown; &am", "&; & &# &#x; &unknown; &am"),
            ("&acE;\0", "∾\u{333}\u{fffd}"),
        ] {
            assert_eq!(resolved(text, Place::Text).as_deref(), Some(said));
        }
        assert_eq!(resolved("plain", Place::Text), None);
    }

    #[test]
    fn addresses_in_values_are_left_alone() {
        let said = |value| resolved(value, Place::Value).expect("a reference");
        assert_eq!(said("?a=1&copy=2&amp;copy&copy;=3"), "?a=1&copy=2&copy©=3");
        assert_eq!(said("&copycat &copy."), "&copycat ©.");
    }
}
