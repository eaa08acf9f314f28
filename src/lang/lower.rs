//! Words in lower case, as most lists hold them, for a look-up and no longer.

/// Bytes of the longest word that needs no allocation; few words of a list are longer.
const SHORT: usize = 32;

/// What `look` finds for `word` in lower case.
pub(crate) fn in_lower<R>(word: &str, look: impl FnOnce(&str) -> R) -> R {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return look(word);
    }
    let mut held = [0; SHORT];
    if let Some(short) = held.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        short.copy_from_slice(word.as_bytes());
        short.make_ascii_lowercase();
        if let Ok(lower) = std::str::from_utf8(short) {
            return look(lower);
        }
    }
    look(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::in_lower;

    #[test]
    fn any_word_is_looked_up_as_the_standard_library_lowers_it() {
        for word in ["", "said", "Said", "U.S.", "Élysée", "ÅÄÖ", &"Long".repeat(20), "ΟΔΟΣ"] {
            assert!(in_lower(word, |lower| lower == word.to_lowercase()), "{word}");
        }
    }
}
