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

/// May `c` make a terminal do something, or a line read other than it is? Those are control characters, marks that turn
/// the direction of writing, letters without width that hide in words, and the invisible tags. The joiners of Persian,
/// Hindi and emoji are letters like others.
pub fn is_harmful(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let hides = matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    let lines = matches!(c, '\u{2028}' | '\u{2029}');
    c.is_control() || turns || hides || lines || matches!(c, '\u{e0000}'..='\u{e007f}')
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
}
