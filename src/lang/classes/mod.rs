//! Word classes: which word is a verb, and which a noun that is written alike.
//!
//! **In:** the words of one sentence. **Out:** a [`Tag`] for each.
//!
//! `Lind states that the states agreed.` The first *states* is a verb, the second a noun.
//!
//! A greedy linear tagger goes through the sentence from left to right; each word is judged by itself, its
//! neighbours and the classes before it. Its weights are those of an averaged perceptron (Collins, 2002), quantized
//! to bytes in a table that is read in place; `examples/train_tagger` makes it from treebanks in the CoNLL-U format.
//! The classes are those of Universal Dependencies, with the forms of verbs told apart.

mod model;
mod tag;
mod tagger;
mod word;

pub use model::{MAGIC, Model, PROBES, check};
pub use tag::{COUNT, Tag};
pub use tagger::{features, tag};
pub use word::Word;
