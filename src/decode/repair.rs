//! UTF-8 that was taken for windows-1252 and encoded once more: `itâ€™s` for `it’s`.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// Undoes a double encoding where it is certain: the text holds at least two of its tell-tale pairs, all of the
/// text fits windows-1252, and what comes out is UTF-8.
pub(super) fn double_encoding(text: Cow<'_, str>) -> Cow<'_, str> {
    const TELL_TALES: [&str; 5] = ["â€", "Ã©", "Ã¡", "Ã¼", "Ã¶"];
    if !text.contains('Ã') && !text.contains("â€") {
        return text;
    }
    let signs: usize = TELL_TALES.iter().map(|pair| text.matches(pair).count()).sum();
    if signs < 2 {
        return text;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(&text);
    if unmappable {
        return text;
    }
    match String::from_utf8(bytes.into_owned()) {
        Ok(repaired) => Cow::Owned(repaired),
        Err(_) => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_encoded_twice_is_repaired_and_other_text_left_alone() {
        assert_eq!(double_encoding("Itâ€™s hers, heâ€™s sure".into()), "It’s hers, he’s sure");
        assert_eq!(double_encoding("São Tomé".into()), "São Tomé");
        assert_eq!(
            double_encoding("“â€™ and â€œ are signs of it”, Żaneta".into()),
            "“â€™ and â€œ are signs of it”, Żaneta"
        );
    }
}
