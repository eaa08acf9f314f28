//! What a choice of the parser is judged by.

use super::state::{NONE, State};
use crate::lang::classes::{Tag, Word};
use crate::lang::perceptron::feature;

/// How many features a choice has.
pub const FEATURES: usize = 22;

/// What is seen of a word: its form and its class.
#[derive(Clone, Copy)]
struct Seen {
    form: u32,
    tag: u32,
}

/// Where no word stands.
const EMPTY: Seen = Seen { form: 1, tag: 99 };

/// The features of the next choice: the words on top of the stack and the next ones, with what depends on them.
pub fn features(words: &[Word], tags: &[Tag], state: &State) -> [u32; FEATURES] {
    let seen = |at: u32| match (words.get(at as usize), tags.get(at as usize)) {
        (Some(word), Some(tag)) => Seen { form: word.form, tag: *tag as u32 },
        _ => EMPTY,
    };
    let on_stack = |depth: usize| state.stack.iter().rev().nth(depth).copied().unwrap_or(NONE);
    let (top, below) = (on_stack(0), on_stack(1));
    let (s, t) = (seen(top), seen(below));
    let (n, m, o) = (seen(state.next), seen(state.next + 1), seen(state.next + 2));
    let node = |at: u32| state.nodes.get(at as usize).copied();
    let (held, coming, under) = (node(top), node(state.next), node(below));
    // The class and the relation of an outermost dependent.
    let outer = |at: Option<u32>| match at.and_then(node) {
        Some(child) => seen(at.unwrap_or(NONE)).tag << 4 | child.relation as u32,
        None => 0xfff,
    };
    let s_left = outer(held.map(|node| node.leftmost));
    let s_right = outer(held.map(|node| node.rightmost));
    let t_right = outer(under.map(|node| node.rightmost));
    let n_left = outer(coming.map(|node| node.leftmost));
    let valency = |left: u8, right: u8| u32::from(left.min(3)) << 2 | u32::from(right.min(3));
    let s_held = held.map_or(0, |node| valency(node.left, node.right));
    let t_held = under.map_or(0, |node| valency(node.left, node.right));
    let apart = |left: u32, right: u32| match right.wrapping_sub(left) {
        _ if left == NONE => 7,
        1 => 1,
        2 => 2,
        3 => 3,
        4..=6 => 4,
        7..=12 => 5,
        _ => 6,
    };
    let (far, further) = (apart(top, state.next), apart(below, top));
    let pair = |a: Seen, b: Seen| a.tag << 8 | b.tag;
    let three = |a: Seen, b: Seen, c: Seen| a.tag << 16 | b.tag << 8 | c.tag;
    [
        feature(1, s.form, s.tag),
        feature(2, n.form, n.tag),
        feature(3, pair(s, n), far),
        feature(4, s.form, n.form),
        feature(5, s.form, n.tag),
        feature(6, s.tag, n.form),
        feature(7, t.form, s.form),
        feature(8, t.tag, s.form),
        feature(9, t.form, s.tag),
        feature(10, three(t, s, n), further),
        feature(11, three(s, n, m), 0),
        feature(12, three(n, m, o), s.tag),
        feature(13, pair(s, n), s_right),
        feature(14, pair(s, n), n_left),
        feature(15, pair(t, s), t_right << 8 | n.tag),
        feature(16, s.form, s_right << 12 | s_left),
        feature(17, t.form, t_held << 4 | n.tag << 8),
        feature(18, m.form, pair(s, n)),
        feature(19, t.form, pair(s, n)),
        feature(20, three(t, s, n), s_right),
        feature(21, three(t, s, n), s_left),
        feature(22, s.form, s_held << 12 | n.tag << 4 | far),
    ]
}
