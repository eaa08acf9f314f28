//! Lines that say whose a picture or a text is, and how long it takes to read.

use crate::lang::pages::bylines::BYLINES;
use crate::lang::pages::furniture::FURNITURE;
use crate::page::fields::authors::opened;
use crate::page::text::bare;

/// Longest line that is a credit and nothing else, in bytes: a caption, then whose the picture is.
const CREDIT: usize = 400;

/// Longest name of a photographer, with an agency, in bytes.
const NAME: usize = 60;

/// Longest line of a source or of the time that reading takes, in bytes.
const LINE: usize = 60;

/// Does a line say whose a picture or text is: "© Meridian 2025", "The old bridge. Photo: Ole Berg"?
pub(super) fn is_credit(text: &str) -> bool {
    if text.len() > CREDIT {
        return false;
    }
    let owned = text.rfind('©').is_some_and(|at| text.len() - at <= NAME || at == 0 && text.len() < 2 * NAME);
    owned || ends_in_credit(text)
}

/// Does a line end in a word for pictures, a colon and a name?
fn ends_in_credit(text: &str) -> bool {
    let Some((before, name)) = text.rsplit_once(':') else { return false };
    let name = name.trim().trim_end_matches(')');
    let named = name.len() <= NAME
        && name.starts_with(char::is_uppercase)
        && !name.contains(['"', '“', '?', '!', ';'])
        && !name.ends_with(['.', '”']);
    let few = name.split_whitespace().count() <= 5;
    let word = before.trim_end().rsplit([' ', '(', '.', '|', '\u{a0}']).next().unwrap_or_default();
    named
        && few
        && !word.starts_with(char::is_lowercase)
        && FURNITURE.credit_words.contains(&word.to_lowercase())
}

/// Does a line tell how long it takes to read the text: "4 min read"?
pub(super) fn is_reading_time(text: &str) -> bool {
    text.len() <= LINE
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && FURNITURE.reading_times.iter().any(|words| text.to_lowercase().contains(words.as_str()))
}

/// Does a line name an agency or the paper as the source, at most with a place: "Meridian, TARVIK", "Source: Meridian"?
pub(super) fn is_source(text: &str, publisher: Option<&str>) -> bool {
    if text.len() > LINE || text.ends_with(['.', '!', '?', '"', '”']) {
        return false;
    }
    let is_word = |word: &str| FURNITURE.source_words.contains(&word.to_lowercase());
    if text.split_once([':', '：']).is_some_and(|(word, _)| is_word(word.trim())) {
        return true;
    }
    let names = opened(text).unwrap_or(text);
    if names.is_empty() {
        return true;
    }
    let parts = || names.split([',', '/', '|', '·']).map(str::trim).filter(|part| !part.is_empty());
    let is_named = |part: &str| {
        let part = bare(part);
        BYLINES.agencies.contains(&part) || publisher.is_some_and(|publisher| bare(publisher) == part)
    };
    let capital = |part: &str| part.chars().all(|c| !c.is_lowercase());
    parts().count() <= 3 && parts().any(is_named) && parts().all(|part| is_named(part) || capital(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_told_from_sentences_with_a_colon() {
        for credit in
            ["© Meridian 2025", "The old bridge in May. Foto: Ole Berg", "Photo: AFP", "The quay © Ada Lind"]
        {
            assert!(is_credit(credit), "{credit}");
        }
        for text in [
            "It changes the picture: Norra pays",
            "Here is the picture: He lied.",
            "She said one thing of the photo: No.",
            "He told them: Ole Berg",
            "It costs five crowns, the © mark of the company that has made it since the year 1931 not included in the sum.",
        ] {
            assert!(!is_credit(text), "{text}");
        }
    }

    #[test]
    fn lines_that_name_a_source_are_no_sentences() {
        assert!(
            is_source("AFP, TARVIK", None)
                && is_source("By Tarvik Tribune", Some("Tarvik Tribune"))
                && is_source("Quelle: Amt für Häfen", None)
                && is_source("Von:", None)
        );
        assert!(!is_source("Tarvik, the capital", None) && !is_source("By the river", None));
        assert!(is_reading_time("3 Min Lesezeit") && !is_reading_time("He will read for 5 minutes"));
    }
}
