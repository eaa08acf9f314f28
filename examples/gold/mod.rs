//! Gold: pages with what careful readers marked in them.
//!
//! **In:** paths of pages and answers. **Out:** a [`Gold`] of [`Page`]s, each with its body as onrecord reads it and
//! the readers' [`Answer`]s as byte ranges of that body. Examples include this module by
//! `#[path = "../gold/mod.rs"] mod gold;`.
//!
//! Answers come in three forms:
//!
//! | form | answers | a page is known by |
//! | --- | --- | --- |
//! | [`Form::Beside`] | `x.expected.toml` beside `x.html`, see `corpus/README.md` | its path |
//! | [`Form::Bodies`] | JSON files: pieces of content with their offset, and the bodies they were marked on | `folder/x.html` |
//! | [`Form::Words`] | one JSON file: each article as words, contents as positions (PolNeAR) | `x` |
//!
//! ```ignore
//! let gold = gold::read(&[PathBuf::from("corpus")], None, |raw| Some(read_page(raw)))?;
//! for page in &gold.pages {
//!     let Some(record) = &page.read else { continue };
//!     for answer in &page.answers {
//!         println!("{:?}: {}", answer.speaker, answer.content[0].of(&record.body));
//!     }
//! }
//! ```

mod align;
mod answer;
mod beside;
mod bodies;
mod cut;
mod locate;
mod polnear;
mod read;

use std::path::{Path, PathBuf};

use onrecord::article::Article;
use onrecord::document::PageRecord;
use sha2::{Digest, Sha256};

pub use answer::{Answer, Asked};
pub use cut::{Cut, Word};
pub use read::read;

/// Pages with their answers, all of one form.
pub struct Gold<T> {
    /// The form of the answers.
    pub form: Form,
    /// In the order of their names.
    pub pages: Vec<Page<T>>,
}

/// Which kind of file the answers come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A TOML file beside each page.
    Beside,
    /// JSON that marks pieces of a body.
    Bodies,
    /// JSON that marks words by their number.
    Words,
}

/// A page with its answers.
pub struct Page<T> {
    /// The page as its answers know it: `folder/file.html`, or the file's name without its ending.
    pub name: String,
    /// Its file; none where no file under the given paths has that name.
    pub path: Option<PathBuf>,
    /// What the caller's reader made of it; none where there is no such file, or nothing could be made of it.
    pub read: Option<T>,
    /// The words of its body as read, with their places. Empty where the page was not read.
    pub body_words: Vec<Word>,
    /// The words, folded, of the text that the answers were marked on: the body itself for [`Form::Beside`].
    pub marked_words: Vec<String>,
    /// For each word of the body, the marked word that it is.
    pub aligned: Vec<Option<usize>>,
    /// What the readers marked, in their order.
    pub answers: Vec<Answer>,
}

/// What a reader of pages yields: something that holds the body.
pub trait Body {
    /// The text that spans of answers are ranges of.
    fn body(&self) -> &str;
}

impl Body for PageRecord {
    fn body(&self) -> &str {
        &self.body
    }
}

impl Body for Article {
    fn body(&self) -> &str {
        self.body.text()
    }
}

/// One half of a set of pages, so that rules are worked out on one half and measured on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Pages whose file's name has an even SHA-256.
    Even,
    /// All others.
    Odd,
}

impl Half {
    /// Is the page at `path` in this half? Only the file's name counts, so that a moved folder falls into the same halves.
    pub fn holds(self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let even = Sha256::digest(name.as_bytes()).last().is_some_and(|byte| byte % 2 == 0);
        even == (self == Half::Even)
    }
}

/// What a trainer is asked for: `[--half even|odd] SET...`, each SET a list of paths with commas between them.
pub fn asked(
    mut arguments: impl Iterator<Item = String>,
) -> anyhow::Result<(Option<Half>, Vec<Vec<PathBuf>>)> {
    let (mut half, mut sets) = (None, Vec::new());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--half" => {
                half = match arguments.next().as_deref() {
                    Some("even") => Some(Half::Even),
                    Some("odd") => Some(Half::Odd),
                    _ => anyhow::bail!("--half even or --half odd"),
                }
            }
            set => sets.push(set.split(',').map(PathBuf::from).collect()),
        }
    }
    Ok((half, sets))
}
