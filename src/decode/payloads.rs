//! Pictures, fonts and scripts that a page carries inside itself as `data:` addresses.

use std::borrow::Cow;

use memchr::memmem;

/// Shorter payloads cost the parser less than cutting them would.
const SHORT: usize = 512;

/// Longest type and parameters before a payload: `data:application/x-font-woff2;charset=utf-8;base64,`.
const LONGEST_TYPE: usize = 120;

/// `text` without the contents of long `data:` addresses, of which pages saved whole have megabytes. Nothing that is
/// read of a page stands in them, and the parser need not carry them.
pub(super) fn without_payloads(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut lean: Option<String> = None;
    let mut copied = 0;
    for start in memmem::find_iter(bytes, b"data:") {
        if start < copied {
            continue;
        }
        let Some(payload) = payload_after(bytes, start + b"data:".len()) else { continue };
        let end = bytes[payload..]
            .iter()
            .position(|byte| ends_address(*byte))
            .map_or(bytes.len(), |length| payload + length);
        if end - payload >= SHORT {
            // Both ends are ASCII or the end of the text, and so no character is cut.
            let lean = lean.get_or_insert_with(|| String::with_capacity(text.len() / 4));
            lean.push_str(&text[copied..payload]);
            copied = end;
        }
    }
    match lean {
        None => text,
        Some(mut lean) => {
            lean.push_str(&text[copied..]);
            Cow::Owned(lean)
        }
    }
}

/// Where the payload of a `data:` address begins, whose type begins at `start`.
fn payload_after(bytes: &[u8], start: usize) -> Option<usize> {
    let head = &bytes[start..bytes.len().min(start + LONGEST_TYPE)];
    let comma = memchr::memchr(b',', head)?;
    let is_type = |byte: &u8| byte.is_ascii_alphanumeric() || b"/+-._;=\"'".contains(byte);
    let kind = &head[..comma];
    (kind.contains(&b'/') && kind.iter().all(is_type)).then_some(start + comma + 1)
}

/// Does an address end here, in an attribute or in a style sheet?
fn ends_address(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b')' | b'<' | b'>') || byte.is_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_payloads_are_cut_and_what_stands_around_them_stays() {
        let payload = "iVBORw0KGgo".repeat(1000);
        let page = format!(
            "<p>A<img src=\"data:image/png;base64,{payload}\" alt=b><style>a{{src:url(data:font/woff2;charset=utf-8,{payload})}}</style>ż"
        );
        assert_eq!(
            without_payloads(page.into()),
            "<p>A<img src=\"data:image/png;base64,\" alt=b><style>a{src:url(data:font/woff2;charset=utf-8,)}</style>ż"
        );
    }

    #[test]
    fn text_that_speaks_of_data_stays() {
        let page = format!(
            "<p>These are the data: {}, she said.</p><img src='data:image/gif;base64,R0lGOD'>",
            "words ".repeat(200)
        );
        assert!(matches!(without_payloads(page.as_str().into()), Cow::Borrowed(same) if same == page));
    }
}
