//! The trees of sentences, by tokens of the text.

use std::ops::Range;

use crate::lang::classes::{Tag, Word};
use crate::lang::trees::{Model, Relation, State, Tree, parse};

/// No token.
const NONE: u32 = u32::MAX;

/// A token in its tree.
#[derive(Clone, Copy)]
struct Node {
    head: u32,
    relation: Relation,
    /// The stretch of the token and all that depends on it.
    start: u32,
    end: u32,
    /// The first token that depends on it, and the next that depends on the same head.
    child: u32,
    sibling: u32,
}

/// Tokens outside of all trees.
const APART: Node =
    Node { head: NONE, relation: Relation::Modifier, start: NONE, end: 0, child: NONE, sibling: NONE };

/// Which token depends on which.
#[derive(Default)]
pub(super) struct Trees {
    nodes: Vec<Node>,
    /// What the parser works with.
    state: State,
    tree: Tree,
}

impl Trees {
    /// Reads a sentence, whose words stand at the tokens `places`, in order, in a text of `tokens` tokens.
    pub(super) fn read(
        &mut self,
        parser: &Model,
        words: &[Word],
        tags: &[Tag],
        places: &[u32],
        tokens: usize,
    ) {
        self.nodes.resize(tokens, APART);
        let mut tree = std::mem::take(&mut self.tree);
        parse(parser, words, tags, &mut self.state, &mut tree);
        self.add(&tree, places);
        self.tree = tree;
    }

    /// Puts in the tree of a sentence; `places` are the tokens of its words, in order.
    fn add(&mut self, tree: &Tree, places: &[u32]) {
        for (word, place) in places.iter().enumerate() {
            let stretch = tree.stretch(word);
            let node = &mut self.nodes[*place as usize];
            node.start = places[stretch.start];
            node.end = places[stretch.end - 1] + 1;
            node.head = tree.head(word).map_or(NONE, |head| places[head]);
            node.relation = tree.relation(word).unwrap_or_default();
        }
        // From the last on, so that each word finds its right neighbours in order.
        for place in places.iter().rev() {
            let head = self.nodes[*place as usize].head;
            if head != NONE {
                self.nodes[*place as usize].sibling = self.nodes[head as usize].child;
                self.nodes[head as usize].child = *place;
            }
        }
    }

    fn node(&self, at: usize) -> Node {
        self.nodes.get(at).copied().unwrap_or(APART)
    }

    /// Does the token stand in a tree?
    pub(super) fn holds(&self, at: usize) -> bool {
        self.node(at).start != NONE
    }

    pub(super) fn head(&self, at: usize) -> Option<usize> {
        Some(self.node(at).head).filter(|head| *head != NONE).map(|head| head as usize)
    }

    pub(super) fn relation(&self, at: usize) -> Option<Relation> {
        self.head(at).map(|_| self.node(at).relation)
    }

    pub(super) fn stretch(&self, at: usize) -> Range<usize> {
        let node = self.node(at);
        if node.start == NONE { at..at } else { node.start as usize..node.end as usize }
    }

    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let next = |at: u32| (at != NONE).then_some(at);
        std::iter::successors(next(self.node(at).child), move |at| next(self.node(*at as usize).sibling))
            .map(|at| at as usize)
    }
}
