//! White space between the words of a text.

/// Adds a text with its white space folded to single blanks, and none around it.
pub fn push_spaced(out: &mut String, text: &str) {
    // Most texts are so already.
    if is_spaced(text) {
        out.push_str(text);
        return;
    }
    let start = out.len();
    for word in text.split_whitespace() {
        if out.len() > start {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// A text with its white space folded to single blanks, and none around it.
pub fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    push_spaced(&mut spaced, text);
    spaced
}

fn is_spaced(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        // Only what lies beyond ASCII has to be taken together to characters.
        if byte <= b' ' && (byte != b' ' || before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' ' && (text.is_ascii() || text.chars().all(|c| c == ' ' || !c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_every_kind_is_folded() {
        for text in [
            "",
            " ",
            "a",
            "a b",
            " a",
            "a ",
            "a  b",
            "a\nb",
            " a\u{b}b \u{a0} ć\n d\t",
            "“a\u{3000}b”",
            "é è",
        ] {
            let mut spaced = String::from("before ");
            push_spaced(&mut spaced, text);
            assert_eq!(spaced, format!("before {}", text.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
    }
}
