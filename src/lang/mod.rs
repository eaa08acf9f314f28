//! What onrecord knows of languages: a [`Pack`] of data files for each, read at first use.
//!
//! A folder such as `en/` holds all that is of one language. The modules here say what words can do, and read the files
//! that say which words do it; code outside of this folder asks for what a word does and never for a word. `pages/` holds
//! the words that sites of all languages set around articles. Each file says in its first lines what it holds and how to
//! extend it; a line that begins with `#` is a comment.

use std::sync::LazyLock;

pub mod abbreviations;
pub mod classes;
pub mod common_words;
pub mod contexts;
pub mod detect;
pub mod en;
pub mod endings;
pub mod forms;
pub mod function_words;
pub mod inflections;
pub mod joints;
mod language;
pub(crate) mod lower;
pub mod marks;
pub mod names;
#[cfg(test)]
mod outside;
pub mod pages;
pub mod perceptron;
pub mod phrases;
pub mod reporting;
mod sets;
pub(crate) mod shapes;
pub mod small;
pub mod sources;
pub mod spellings;
pub mod stances;
pub mod trees;
pub mod utterance_days;
mod writing;

pub use language::Language;

/// All that is of one language. A table is read when it is first asked.
pub struct Pack {
    /// Its code, as in `<html lang>`: `en`.
    pub code: &'static str,
    /// How its words are formed.
    pub forms: &'static dyn forms::Forms,
    /// Words that are cut short.
    pub abbreviations: LazyLock<abbreviations::Abbreviations>,
    /// Words that belong to grammar and not to names.
    pub function_words: LazyLock<function_words::FunctionWords>,
    /// Words that are written small, and are no names.
    pub common_words: LazyLock<common_words::CommonWords>,
    /// The small words that rules ask for one by one.
    pub small: LazyLock<small::SmallWords>,
    /// Fixed phrases.
    pub phrases: LazyLock<phrases::Phrases>,
    /// Endings that tell what a word is which no list holds.
    pub endings: LazyLock<endings::Endings>,
    /// The forms of its words that are one to a search.
    pub inflections: LazyLock<inflections::Inflections>,
    /// Words in and around names.
    pub names: LazyLock<names::Names>,
    /// Words beside names that tell what they name.
    pub contexts: LazyLock<contexts::Contexts>,
    /// Words for those who speak.
    pub sources: LazyLock<sources::Sources>,
    /// Words around reported speech.
    pub reporting: LazyLock<reporting::Reporting>,
    /// Words that tell in what sense something is reported.
    pub stances: LazyLock<stances::Stances>,
    /// Tells word classes apart; none where the data file is damaged, which a test rules out.
    pub tagger: LazyLock<Option<classes::Model>>,
    /// Tells which word depends on which; none where the data file is damaged, which a test rules out.
    pub parser: LazyLock<Option<trees::Model>>,
    /// What a proposal of a quote is worth, as lines: a weight, a tab, a feature.
    pub quote_weights: &'static str,
    /// What the grounds of a quote add to its confidence, as lines: a weight, a tab, a feature.
    pub confidence: &'static str,
    /// Words around the day on which something was said.
    pub days: LazyLock<utterance_days::UtteranceDays>,
}

/// The languages that have a pack.
static PACKS: [&Pack; 1] = [&en::ENGLISH];

/// The pack of the language with this code, of which only the first part counts: `en`, `en-GB`.
pub fn pack(code: &str) -> Option<&'static Pack> {
    let language = code.split(['-', '_']).next().unwrap_or(code);
    PACKS.into_iter().find(|pack| pack.code.eq_ignore_ascii_case(language))
}

/// The entries of a plain word list: one a line, without comments and blank lines.
pub(crate) fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_found_by_the_code_of_its_language() {
        for (code, held) in [("en", Some("en")), ("EN-gb", Some("en")), ("en_US", Some("en")), ("eng", None)]
        {
            assert_eq!(pack(code).map(|pack| pack.code), held, "{code}");
        }
    }
}
