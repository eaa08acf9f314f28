//! From bytes to text.
//!
//! **In:** the bytes of a page and the character set that its transport declared. **Out:** [`Decoded`] text.
//! Decoding cannot fail: what does not fit becomes U+FFFD. Text that was encoded twice is mended. [`origin`] reads what
//! the program that saved the page noted in it.
//!
//! Evidence is taken in this order: byte order mark; bytes that are UTF-8 and more than ASCII (nothing else looks
//! like UTF-8 by chance); what the transport declares; what the page declares; detection from the bytes.
//!
//! ```
//! let page = onrecord::decode::decode(b"<meta charset=windows-1251><p>\xca\xf0\xe5\xec\xeb\xfc", None);
//! assert!(page.text.ends_with("Кремль"));
//! assert_eq!(page.encoding, "windows-1251");
//! ```

mod declared;
mod origin;
mod repair;

pub use origin::{Origin, origin};

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

/// The text of a page, and how it was found in the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text; borrowed where the bytes are UTF-8 already.
    pub text: Cow<'b, str>,
    /// Name of the encoding that was used, by the WHATWG standard: `windows-1251`.
    pub encoding: &'static str,
}

/// Decodes `bytes`; `transport` is the character set that the container or the HTTP header declared.
pub fn decode<'b>(bytes: &'b [u8], transport: Option<&str>) -> Decoded<'b> {
    let encoding = choose(bytes, transport);
    let (text, encoding, _) = encoding.decode(bytes);
    let text = repair::unclosed_entities(repair::double_encoding(text));
    Decoded { text, encoding: encoding.name() }
}

fn choose(bytes: &[u8], transport: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(wide) = wide_without_mark(bytes) {
        return wide;
    }
    if is_iso_2022_jp(bytes) {
        return ISO_2022_JP;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let declared = transport
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .or_else(|| declared::in_page(bytes))
        // A page cannot be read far enough to declare UTF-16 unless it is in something else.
        .filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE);
    match declared {
        Some(encoding) if encoding != UTF_8 => encoding,
        Some(_) if mostly_utf8(bytes) => UTF_8,
        _ => detect(bytes),
    }
}

/// Japanese in seven bits: it escapes to its letters and back, and looks like ASCII otherwise.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let escapes = |to: &[u8]| memmem::find(bytes, to).is_some();
    memchr::memchr(0x1b, bytes).is_some() && bytes.is_ascii() && (escapes(b"\x1b$B") || escapes(b"\x1b$@"))
}

/// UTF-16 without a byte order mark: markup is ASCII, so every second byte of its beginning is NUL.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(64) & !1).filter(|head| head.len() >= 8)?;
    let nuls = |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    match (nuls(0), nuls(1)) {
        (0, odd) if odd * 10 > half * 7 => Some(UTF_16LE),
        (even, 0) if even * 10 > half * 7 => Some(UTF_16BE),
        _ => None,
    }
}

/// Declared as UTF-8 and nearly so: a cut character or a stray byte, not another encoding. One broken sequence is
/// taken for damage, and one more for every fifty whole ones; where no sequence is whole, nothing speaks for UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut broken, mut beyond) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        beyond += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    beyond > 0 && broken <= 1 + beyond / 50
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wide(text: &str, mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeffu16);
        mark.into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn utf16_is_known_with_and_without_its_mark() {
        assert_eq!(decode(&wide("<p>Żółw", true), None).text, "<p>Żółw");
        assert_eq!(decode(&wide("<html><p>Żółw</p></html>", false), None).text, "<html><p>Żółw</p></html>");
    }

    #[test]
    fn what_the_transport_declares_stands_before_what_the_page_does() {
        let page = b"<meta charset=windows-1252><p>\xca\xf0\xe5\xec\xeb\xfc";
        assert!(decode(page, Some("windows-1251")).text.ends_with("Кремль"));
        assert!(decode(page, None).text.ends_with("Êðåìëü"));
        assert!(decode(page, Some("no such thing")).text.ends_with("Êðåìëü"));
        let marked = [b"\xef\xbb\xbf".as_slice(), "<p>Кремль".as_bytes()].concat();
        assert_eq!(decode(&marked, Some("windows-1251")).text, "<p>Кремль");
    }

    #[test]
    fn a_page_in_xml_declares_its_encoding_in_its_first_line() {
        let page = b"<?xml version='1.0' encoding='iso-8859-2'?><html><p>\xaei\xbeka";
        assert!(decode(page, None).text.ends_with("Žižka"));
    }

    #[test]
    fn utf8_that_declares_something_else_is_still_utf8() {
        let decoded = decode("<meta charset=iso-8859-1><p>Orbán".as_bytes(), None);
        assert_eq!((decoded.text.ends_with("Orbán"), decoded.encoding), (true, "UTF-8"));
    }

    #[test]
    fn a_page_that_lies_about_utf8_is_detected() {
        let decoded =
            decode(b"<meta charset=utf-8><p>\x93No,\x94 she said. Caf\xe9, na\xefve, d\xe9j\xe0 vu.", None);
        assert!(decoded.text.contains("“No,” she said. Café"), "{}", decoded.text);
    }

    #[test]
    fn a_single_letter_is_enough_to_tell_that_a_page_lies() {
        assert!(decode(b"<meta charset=utf-8><p>said \xc5sa Holm, a fisherwoman", None).text.contains("Åsa"));
    }

    #[test]
    fn japanese_in_seven_bits_is_known_by_its_escapes() {
        let page = b"<p>\x1b$B9A\x1b(B in May";
        assert_eq!(decode(page, None).text, "<p>港 in May");
    }

    #[test]
    fn one_stray_byte_does_not_change_the_encoding() {
        let mut bytes = "<meta charset=utf-8><p>Zażółć gęślą jaźń".as_bytes().to_vec();
        bytes.push(0xff);
        assert!(decode(&bytes, None).text.contains("gęślą"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_decoded(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes, Some("shift_jis"));
        }
    }
}
