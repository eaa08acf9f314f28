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

fn is_harmful(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn shown(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => ' ',
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
        assert_eq!(harmless("São Paulo.html"), "São Paulo.html");
    }
}
