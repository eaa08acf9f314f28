//! Where the parser stands in a sentence, and the moves that it can make.

use super::relation::{COUNT, Relation};

/// One step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next word is put on the stack.
    Shift,
    /// The word on top of the stack depends on the next word, in this relation, and leaves the stack.
    Left(Relation),
    /// The word on top of the stack depends on the word below it, in this relation, and leaves the stack.
    Right(Relation),
}

/// How many moves there are.
pub const CLASSES: usize = 1 + 2 * COUNT;

impl Move {
    /// The kinds of moves with the numbers of all moves of that kind.
    pub(super) const KINDS: [(Move, std::ops::Range<usize>); 3] = [
        (Move::Shift, 0..1),
        (Move::Left(Relation::Modifier), 1..1 + COUNT),
        (Move::Right(Relation::Modifier), 1 + COUNT..CLASSES),
    ];

    /// The move with this number.
    pub fn from_index(index: usize) -> Move {
        match index.checked_sub(1) {
            None => Move::Shift,
            Some(at) if at < COUNT => Move::Left(Relation::from_index(at)),
            Some(at) => Move::Right(Relation::from_index(at - COUNT)),
        }
    }

    /// Its number.
    pub fn index(self) -> usize {
        match self {
            Move::Shift => 0,
            Move::Left(relation) => 1 + relation as usize,
            Move::Right(relation) => 1 + COUNT + relation as usize,
        }
    }
}

/// No word.
pub(super) const NONE: u32 = u32::MAX;

/// A word with what is known of it so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// The word that it depends on; [`NONE`] before that is known, and of the root.
    pub(super) head: u32,
    pub(super) relation: Relation,
    /// The outermost words that depend on it on either side.
    pub(super) leftmost: u32,
    pub(super) rightmost: u32,
    /// How many do.
    pub(super) left: u8,
    pub(super) right: u8,
}

const UNKNOWN: Node =
    Node { head: NONE, relation: Relation::Modifier, leftmost: NONE, rightmost: NONE, left: 0, right: 0 };

/// The parser in a sentence: words on a stack, and the words to come.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub(super) stack: Vec<u32>,
    pub(super) next: u32,
    pub(super) nodes: Vec<Node>,
}

impl State {
    /// Before a sentence of `words` words. Reuses what is allocated.
    pub fn begin(&mut self, words: usize) {
        self.stack.clear();
        self.next = 0;
        self.nodes.clear();
        self.nodes.resize(words, UNKNOWN);
    }

    /// True when each word is placed.
    pub fn is_done(&self) -> bool {
        self.at_end() && self.stack.len() <= 1
    }

    /// True when no word is to come. What is left on the stack then depends on what is below it.
    pub fn at_end(&self) -> bool {
        self.next as usize >= self.nodes.len()
    }

    /// Can this move be made here?
    pub fn allows(&self, one: Move) -> bool {
        match one {
            Move::Shift => !self.at_end(),
            Move::Left(_) => !self.at_end() && !self.stack.is_empty(),
            Move::Right(_) => self.stack.len() >= 2,
        }
    }

    /// Makes a move that is allowed.
    pub fn make(&mut self, one: Move) {
        match one {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left(relation) => {
                if let Some(word) = self.stack.pop() {
                    self.attach(word, self.next, relation);
                }
            }
            Move::Right(relation) => {
                if let Some(word) = self.stack.pop()
                    && let Some(&head) = self.stack.last()
                {
                    self.attach(word, head, relation);
                }
            }
        }
    }

    fn attach(&mut self, word: u32, head: u32, relation: Relation) {
        let node = &mut self.nodes[word as usize];
        node.head = head;
        node.relation = relation;
        let above = &mut self.nodes[head as usize];
        // Words are attached from the inside out on either side.
        if word < head {
            above.leftmost = word;
            above.left = above.left.saturating_add(1);
        } else {
            above.rightmost = word;
            above.right = above.right.saturating_add(1);
        }
    }

    /// The words on the stack, the top last.
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// The next word.
    pub fn next(&self) -> usize {
        self.next as usize
    }
}
