//! Word classes: which word is a verb, and which a noun that is written alike.
//!
//! **In:** the words of one sentence. **Out:** a [`Tag`] for each.
//!
//! `Lind states that the states agreed.` The first *states* is a verb, the second a noun.
//!
//! A greedy linear tagger goes through the sentence from left to right; each word is judged by itself, its
//! neighbours and the classes before it. Its weights stand in a [`Table`](super::perceptron::Table), which
//! `examples/train_analysis` makes from treebanks in the CoNLL-U format.
//! The classes are those of Universal Dependencies, with the forms of verbs told apart.

mod tag;
mod tagger;
mod word;

pub use tag::{COUNT, Tag};
pub use tagger::{features, tag};
pub use word::Word;

/// The weights of a tagger.
pub type Model = super::perceptron::Table<COUNT>;

/// The first bytes of a file of weights; the digit is the version of the features.
pub const MAGIC: &[u8; 8] = b"tagger1\n";
