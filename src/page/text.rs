//! Small questions about short texts.

use crate::text::spaced;

/// Letters and digits in lower case, single blanks between.
pub(super) fn bare(text: &str) -> String {
    if text.is_ascii() {
        let mut bare = String::with_capacity(text.len());
        for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            if !bare.is_empty() {
                bare.push(' ');
            }
            bare.push_str(word);
        }
        bare.make_ascii_lowercase();
        return bare;
    }
    let kept: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced(&kept.to_lowercase())
}

/// Could the text hold a date? It needs a year of four digits, or numbers with a dot or a slash between them.
pub(super) fn may_hold_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let parted = || {
            matches!(bytes.get(at + length), Some(b'.' | b'/' | b'-'))
                && bytes.get(at + length + 1).is_some_and(u8::is_ascii_digit)
        };
        match length {
            4 => return true,
            1 | 2 if parted() => return true,
            // Digits of other scripts.
            0 if bytes[at] >= 0xd9 => {
                return text[text.ceil_char_boundary(at)..].chars().any(|c| c.is_numeric());
            }
            _ => at += length.max(1),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_bared_in_every_script() {
        assert_eq!(bare("“No,” she said – ΟΔΟΣ 3"), "no she said οδος 3");
        assert_eq!(bare("\"No,\" She said - 3"), "no she said 3");
    }

    #[test]
    fn texts_without_a_year_or_parted_numbers_hold_no_date() {
        assert!(may_hold_date("3 July 2025") && may_hold_date("3.7.25") && may_hold_date("٣ تموز ٢٠٢٥"));
        assert!(!may_hold_date("12 comments, 3 min read") && !may_hold_date("Dolmuş") && !may_hold_date(""));
    }
}
