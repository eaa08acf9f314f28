//! What onrecord knows of languages: data files, read once at first use.
//!
//! A folder such as `en/` holds the words of one language, `pages/` the words that sites of all languages set around
//! articles. Each file says in its first lines what it holds and how to extend it; a line that begins with `#` is a
//! comment. The modules here say what words can do, the files which words do it.

pub mod abbreviations;
pub mod contexts;
pub mod detect;
pub mod function_words;
mod language;
mod lower;
pub mod marks;
pub mod names;
pub mod pages;
pub mod reporting;
pub(crate) mod shapes;
pub mod sources;
pub mod utterance_days;
mod writing;

pub use language::Language;

/// The entries of a plain word list: one a line, without comments and blank lines.
pub(crate) fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
