//! Naming the word class of each word, from left to right.

use super::tag::Tag;
use super::word::Word;
use crate::lang::perceptron::feature;

/// How many features a word has.
pub const FEATURES: usize = 19;

/// Appends the tags of `words` to `tags`, which holds those of this sentence only; `best` yields the index of the
/// best tag for the features of a word.
pub fn tag(words: &[Word], tags: &mut Vec<Tag>, mut best: impl FnMut(&[u32; FEATURES]) -> usize) {
    for at in 0..words.len() {
        let features = features(words, tags, at);
        tags.push(Tag::from_index(best(&features)));
    }
}

/// The features of the word at `at`, whose predecessors are tagged already.
pub fn features(words: &[Word], tags: &[Tag], at: usize) -> [u32; FEATURES] {
    let none = Word::default();
    let near = |distance: isize| {
        at.checked_add_signed(distance).and_then(|at| words.get(at)).copied().unwrap_or(none)
    };
    let tag_before = |distance: usize| at.checked_sub(distance).map_or(99, |at| tags[at] as u32);
    let (word, next, before) = (near(0), near(1), near(-1));
    let (one, two) = (tag_before(1), tag_before(2));
    let first = u32::from(at == 0);
    let shape = u32::from(word.shape) << 1 | first;
    [
        feature(1, word.form, 0),
        feature(2, word.form, shape),
        feature(3, word.ending, shape),
        feature(4, word.last, shape),
        feature(5, shape, u32::from(next.shape)),
        feature(6, one, two),
        feature(7, one, word.form),
        feature(8, one, word.ending),
        feature(9, next.form, 0),
        feature(10, next.form, word.form),
        feature(11, before.form, 0),
        feature(12, before.form, word.form),
        feature(13, near(-2).form, one),
        feature(14, near(2).form, 0),
        feature(15, next.ending, word.ending),
        feature(16, one << 8 | two, word.ending),
        feature(17, one, next.form),
        feature(18, one << 8 | two, next.ending),
        feature(19, one, shape),
    ]
}
