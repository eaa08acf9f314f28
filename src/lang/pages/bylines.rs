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
    /// What stands between two names.
    pub joiners: Vec<String>,
    /// Parts of names of classes, ids and relations whose elements carry an author.
    pub classes: Vec<String>,
    /// Folders of a site in which each author has a page.
    pub folders: Vec<String>,
    /// Words of desks and agencies.
    pub not_persons: Vec<String>,
    /// News agencies, as bylines name them, without marks.
    pub agencies: Vec<String>,
    /// Names of desks and agencies in scripts that put no blanks between words.
    pub not_persons_within: Vec<String>,
    /// Words of offices: what follows on one, behind a comma, tells more of it.
    pub roles: Vec<String>,
    /// What is said of an author and no part of the name, at its end.
    pub tails: Vec<String>,
    /// Words that end the names.
    pub closers: Vec<String>,
    /// Openings of a part that names others: editors, photographers, translators.
    pub others: Vec<String>,
}

/// The words, read once.
pub static BYLINES: LazyLock<Bylines> = LazyLock::new(|| {
    toml::from_str(include_str!("bylines.toml")).expect("bylines.toml is checked by the byline tests")
});
