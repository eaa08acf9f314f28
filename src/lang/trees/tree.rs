//! The tree of a sentence.

use std::ops::Range;

use super::features::features;
use super::relation::Relation;
use super::state::{Move, NONE, State};
use super::{FEATURE_COUNT, Model};
use crate::lang::classes::{Tag, Word};

/// The tree of a sentence, whose words are numbered from zero.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    heads: Vec<u32>,
    relations: Vec<Relation>,
    /// The stretch of a word and all that depends on it.
    stretches: Vec<(u32, u32)>,
}

impl Tree {
    /// The word that `word` depends on; none for the root, and past the end.
    pub fn head(&self, word: usize) -> Option<usize> {
        self.heads.get(word).filter(|head| **head != NONE).map(|head| *head as usize)
    }

    /// How it depends on its head.
    pub fn relation(&self, word: usize) -> Option<Relation> {
        self.head(word).map(|_| self.relations[word])
    }

    /// The word with all that depends on it: one stretch of words.
    pub fn stretch(&self, word: usize) -> Range<usize> {
        self.stretches.get(word).map_or(word..word, |(start, end)| *start as usize..*end as usize)
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// True for a tree without words.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }
}

/// Reads a sentence into `tree`; `state` is what it works with, and is left for the next sentence.
pub fn parse(model: &Model, words: &[Word], tags: &[Tag], state: &mut State, tree: &mut Tree) {
    state.begin(words.len());
    while !state.is_done() {
        let one = choose(model, &features(words, tags, state), state);
        state.make(one);
    }
    state.tree(tree);
}

/// The best move that is allowed.
fn choose(model: &Model, features: &[u32; FEATURE_COUNT], state: &State) -> Move {
    let scores = model.scores(features);
    let mut best = (i16::MIN, 0);
    for (kind, classes) in Move::KINDS {
        if state.allows(kind) {
            for class in classes {
                if scores[class] > best.0 {
                    best = (scores[class], class);
                }
            }
        }
    }
    Move::from_index(best.1)
}

impl State {
    /// What was found, when it is done.
    pub fn tree(&self, tree: &mut Tree) {
        tree.heads.clear();
        tree.heads.extend(self.nodes.iter().map(|node| node.head));
        tree.relations.clear();
        tree.relations.extend(self.nodes.iter().map(|node| node.relation));
        tree.stretches.clear();
        tree.stretches.extend((0..self.nodes.len() as u32).map(|at| (at, at + 1)));
        // From left to right the stretch of a word's leftmost dependent is known before its own; from right to left that of
        // the rightmost.
        for (at, node) in self.nodes.iter().enumerate() {
            if node.leftmost != NONE {
                tree.stretches[at].0 = tree.stretches[node.leftmost as usize].0;
            }
        }
        for (at, node) in self.nodes.iter().enumerate().rev() {
            if node.rightmost != NONE {
                tree.stretches[at].1 = tree.stretches[node.rightmost as usize].1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::classes;
    use crate::lang::en::ENGLISH;

    fn read(words: &[&str]) -> Tree {
        let words: Vec<Word> = words.iter().map(|word| Word::of(word)).collect();
        let tagger = ENGLISH.tagger.as_ref().expect("a tagger");
        let mut tags = Vec::new();
        classes::tag(&words, &mut tags, |features| tagger.best(features));
        let mut tree = Tree::default();
        let parser = ENGLISH.parser.as_ref().expect("a parser");
        parse(parser, &words, &tags, &mut State::default(), &mut tree);
        tree
    }

    fn words(sentence: &str) -> Vec<&str> {
        sentence.split(' ').collect()
    }

    #[test]
    fn a_clause_hangs_on_the_verb_that_reports_it() {
        let tree = read(&words("The mayor told reporters on Tuesday that she would not resign ."));
        assert_eq!((tree.head(1), tree.relation(1)), (Some(2), Some(Relation::Subject)));
        assert_eq!((tree.head(2), tree.relation(2)), (None, None));
        assert_eq!((tree.head(10), tree.relation(10)), (Some(2), Some(Relation::Clause)));
        assert_eq!(tree.stretch(10), 6..11);
        assert_eq!(tree.stretch(2), 0..12);
        assert_eq!((tree.head(40), tree.stretch(40)), (None, 40..40));
    }

    #[test]
    fn a_sentence_without_words_is_an_empty_tree() {
        let tree = read(&[]);
        assert!(tree.is_empty());
        assert_eq!(tree.len(), 0);
        assert_eq!(read(&["Yes"]).head(0), None);
    }

    proptest! {
        // Whatever the words are: one root, each word below it, and each stretch holds those of what hangs on it.
        #[test]
        fn any_words_make_one_tree(
            chosen in prop::collection::vec(prop::sample::select(words("the dam said that Lind , and of told \u{201c} was 40 . to closed who")), 1..60),
        ) {
            let tree = read(&chosen);
            prop_assert_eq!(tree.len(), chosen.len());
            let roots = (0..tree.len()).filter(|word| tree.head(*word).is_none()).count();
            prop_assert_eq!(roots, 1);
            for word in 0..tree.len() {
                let up = std::iter::successors(Some(word), |word| tree.head(*word)).take(tree.len() + 1);
                prop_assert!(up.count() <= tree.len());
                let stretch = tree.stretch(word);
                prop_assert!(stretch.contains(&word));
                if let Some(head) = tree.head(word) {
                    let outer = tree.stretch(head);
                    prop_assert!(outer.start <= stretch.start && stretch.end <= outer.end);
                }
            }
        }
    }
}
