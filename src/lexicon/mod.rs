//! What onrecord knows of words: data files beside this module, read once at first use.
//!
//! Each file says in its first lines what it holds and how to extend it; a line that begins with `#` is a comment.
//! Code holds the grammar, these files hold the words.

pub mod abbreviations;
pub mod addresses;
pub mod bylines;
pub mod calendar;
pub mod contexts;
pub mod datelines;
pub mod function_words;
pub mod furniture;
mod lower;
pub mod marks;
mod mentioned;
pub mod metadata;
mod ministry;
pub mod names;
pub mod page_types;
pub mod reporting;
mod shapes;
pub mod sources;
pub mod utterance_days;
pub mod world;

/// The entries of a plain word list: one a line, without comments and blank lines.
pub(crate) fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
