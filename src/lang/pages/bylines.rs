//! Words around the names of authors.

use std::sync::LazyLock;

use serde::Deserialize;

/// What opens, ends and spoils the names in a byline; all in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bylines {
    /// What opens a byline.
    pub openers: Vec<String>,
    /// Of these, with a space behind, the ones that hardly open anything else: a short line that begins so is a byline.
    pub line_openers: Vec<String>,
    /// What joins two names, with the spaces around it.
    pub joints: Vec<String>,
    /// Parts of names of classes, ids and relations whose elements carry an author.
    pub classes: Vec<String>,
    /// Words of desks and agencies.
    pub not_persons: Vec<String>,
    /// Words that end the names.
    pub closers: Vec<String>,
}

/// The words, read once.
pub static BYLINES: LazyLock<Bylines> = LazyLock::new(|| {
    toml::from_str(include_str!("bylines.toml")).expect("bylines.toml is checked by the byline tests")
});
