//! Cutting a text into words, as the published scorers of each set do.

use std::sync::LazyLock;

use onrecord::text::Span;
use regex::Regex;

/// What counts as a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Letters and digits of any script, with inner apostrophes: `don't`, `Åse`.
    Unicode,
    /// ASCII letters and digits, then an apostrophe and letters: how PolNeAR's words were cut here.
    Ascii,
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// In small letters, with a straight apostrophe.
    pub folded: String,
}

impl Cut {
    /// The words of `text`, in order.
    pub fn words(self, text: &str) -> Vec<Word> {
        static UNICODE: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+(?:['’][\p{L}\p{N}_]+)*").expect("a pattern"));
        static ASCII: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"[A-Za-z0-9]+(?:['’][A-Za-z]+)?").expect("a pattern"));
        let pattern = match self {
            Cut::Unicode => &UNICODE,
            Cut::Ascii => &ASCII,
        };
        pattern
            .find_iter(text)
            .map(|found| Word {
                span: Span::new(found.start(), found.end()),
                folded: found.as_str().to_lowercase().replace('’', "'"),
            })
            .collect()
    }

    /// The words of `text` without their places.
    pub fn folded(self, text: &str) -> Vec<String> {
        self.words(text).into_iter().map(|word| word.folded).collect()
    }
}
