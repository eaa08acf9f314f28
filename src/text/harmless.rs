//! Text of strangers, made safe to show.

use std::borrow::Cow;

/// `text` for one line of a terminal: each control character, which a terminal may obey, becomes `\u{fffd}`, tabs and
/// line ends a space. Marks that turn the direction of writing are taken for control characters too: they make a
/// line read other than it is.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_harmful) {
        Cow::Owned(text.chars().map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// [`harmless`] text of several lines, whose ends stay.
pub fn harmless_lines(text: &str) -> String {
    text.split('\n').map(harmless).collect::<Vec<_>>().join("\n")
}

/// What nobody sees, beside the controls of ASCII, by its general category: controls, marks of format, ends of lines and
/// paragraphs; and two fillers, which are letters by category and blank by sight. Soft hyphens, the joiners of Persian, Hindi
/// and emoji, the Arabic and Indic signs that stand around numbers, and marks that choose the form of a letter are letters
/// like others.
const UNSEEN: [(char, char); 15] = [
    ('\u{7f}', '\u{9f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{180e}', '\u{180e}'),
    ('\u{200b}', '\u{200b}'),
    ('\u{200e}', '\u{200f}'),
    ('\u{2028}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff9}', '\u{fffb}'),
    ('\u{13430}', '\u{1343f}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e007f}'),
];

/// May `c` make a terminal do something, or a line read other than it is?
pub fn is_harmful(c: char) -> bool {
    if c < '\u{7f}' {
        return c < ' ';
    }
    let at = UNSEEN.partition_point(|(_, last)| *last < c);
    UNSEEN.get(at).is_some_and(|(first, _)| *first <= c)
}

fn shown(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        _ if is_harmful(c) => '\u{fffd}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_do_not_reach_the_terminal() {
        assert_eq!(harmless("a\u{1b}[2Jb\nc\u{202e}d"), "a\u{fffd}[2Jb c\u{fffd}d");
        assert_eq!(harmless("pa\u{200b}ss\u{feff}\u{9b}"), "pa\u{fffd}ss\u{fffd}\u{fffd}");
        assert_eq!(harmless("São Paulo.html"), "São Paulo.html");
    }

    #[test]
    fn all_that_unicode_calls_unseen_is_harmful_but_what_letters_need() {
        let unseen = regex::Regex::new(r"^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]$").expect("a pattern");
        let needed = |c: char| {
            matches!(
                c,
                '\u{ad}' | '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}'
            ) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{110bd}' | '\u{110cd}')
        };
        let mut written = [0; 4];
        for c in '\0'..=char::MAX {
            if unseen.is_match(c.encode_utf8(&mut written)) {
                assert_eq!(is_harmful(c), !needed(c), "{c:?}");
            }
        }
        assert!("aÅжת漢é\u{301}🇳🇴\u{fe0f}".chars().all(|c| !is_harmful(c)));
        assert!(UNSEEN.is_sorted());
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(harmless_lines("a\u{1b}b\n  ^"), "a\u{fffd}b\n  ^");
    }
}
