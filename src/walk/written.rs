//! Paths as text, and back.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// `path` as a text that tells it from others: a byte that is no UTF-8, as old archives have in the names that they hold, is
/// written `\xE9`, and `\x` in a name `\x5Cx`.
pub fn written(path: &Path) -> Cow<'_, str> {
    if let Some(text) = path.to_str().filter(|text| !text.contains("\\x")) {
        return Cow::Borrowed(text);
    }
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(&chunk.valid().replace("\\x", "\\x5Cx"));
        for byte in chunk.invalid() {
            let _ = write!(text, "\\x{byte:02X}");
        }
    }
    Cow::Owned(text)
}

/// The path that is [`written`] so.
#[cfg(unix)]
pub fn path_of(text: &str) -> PathBuf {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(mark) = rest.find("\\x") {
        let (before, after) = rest.split_at(mark);
        bytes.extend_from_slice(before.as_bytes());
        // All bytes that are no UTF-8 by themselves are of the upper half; the mark stands for itself.
        let byte = after
            .get(2..4)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok())
            .filter(|byte| !byte.is_ascii() || *byte == b'\\');
        let length = if byte.is_some() { 4 } else { 2 };
        match byte {
            Some(byte) => bytes.push(byte),
            None => bytes.extend_from_slice(b"\\x"),
        }
        rest = &after[length..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    OsString::from_vec(bytes).into()
}

/// The path that is [`written`] so; elsewhere names are Unicode, but for halves of letters that nobody types.
#[cfg(not(unix))]
pub fn path_of(text: &str) -> PathBuf {
    text.into()
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_that_differ_are_written_differently() {
        let name = |bytes: &[u8]| written(&PathBuf::from(OsString::from_vec(bytes.to_vec()))).into_owned();
        assert_eq!(name(b"caf\xe9.html"), "caf\\xE9.html");
        assert_eq!(name(b"caf\xe8.html"), "caf\\xE8.html");
        assert_eq!(name("café.html".as_bytes()), "café.html");
        assert_eq!(name(b"caf\\xE9.html"), "caf\\x5CxE9.html");
    }

    proptest! {
        #[test]
        fn what_is_written_leads_back(bytes in proptest::collection::vec(prop_oneof![any::<u8>(), proptest::sample::select(b"\\xE95C".to_vec())], 0..40)) {
            let path = PathBuf::from(OsString::from_vec(bytes));
            prop_assert_eq!(path_of(&written(&path)), path);
        }
    }
}
