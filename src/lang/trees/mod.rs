//! Which word belongs to which: the tree of a sentence.
//!
//! **In:** the words of one sentence and their classes. **Out:** a [`Tree`]: for each word the word that it depends on, in
//! which [`Relation`], and the stretch of words that depend on it.
//!
//! `Lind said the dam was safe.` *said* is the root, *Lind* its subject, and the clause around *safe* depends on it, from *the* to
//! *safe*: so the clause is what was said, whatever stands in it.
//!
//! A greedy transition-based parser goes through the sentence once, from left to right, and never takes a choice back (the
//! transitions are those of arc-hybrid: Kuhlmann, Gómez-Rodríguez and Satta, 2011; it is taught with a dynamic oracle:
//! Goldberg and Nivre, 2013). Each choice costs the same whatever the sentence holds. Its trees are projective: what depends on a word,
//! with the word, is one stretch. Its weights stand in a [`Table`](super::perceptron::Table), which
//! `examples/train_analysis` makes from treebanks. The relations are those of Universal Dependencies, the ones that nothing asks for
//! taken together.

mod features;
mod relation;
mod state;
mod tree;

pub use features::{FEATURES as FEATURE_COUNT, features};
pub use relation::Relation;
pub use state::{CLASSES, Move, State};
pub use tree::{Tree, parse};

/// The weights of a parser.
pub type Model = super::perceptron::Table<CLASSES>;

/// The first bytes of a file of weights; the digit is the version of moves and features.
pub const MAGIC: &[u8; 8] = b"parser1\n";
