//! A few bytes by which near-identical statements know each other.
//!
//! The sixteen bytes are a MinHash (Broder, 1997) of the words of a statement: byte by byte, two statements agree with
//! the chance that a word which one of them has is in both. One wire quote in ten papers, a word more here and a comma
//! less there, keeps most of its bytes; two statements on one subject share few. "must close" and "must not close", "after 40 days"
//! and "after 47" differ in one word, too, and are no copies of each other: a number or a negation more changes every byte.

use crate::lang::en::ENGLISH;
use crate::lang::stances::Sense;
use crate::quotes::Stance;
use crate::text::fnv1a;
use crate::text::folded;

/// The bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sketch(pub [u64; 2]);

/// Bytes that must agree. By the binomial distribution 99 in 100 pairs agree in as many where nine in ten of all the words
/// that either statement has are in both, and one pair in ten where half of them are.
const ALIKE: u32 = 11;

/// What a negation adds to the sum of what copies keep; any odd number does.
const NEGATION: u64 = 0x9e37_79b9_7f4a_7c15;

/// Times a byte: that byte in each of eight.
const EVERY_BYTE: u64 = 0x0101_0101_0101_0101;

impl Sketch {
    /// The sketch of `text`; `None` where it has no word.
    pub fn of(text: &str) -> Option<Self> {
        Self::of_words(folded(text).split_ascii_whitespace())
    }

    /// The sketch of a text of these words, folded.
    pub fn of_words<'w>(words: impl Iterator<Item = &'w str>) -> Option<Self> {
        let mut least = [u64::MAX; 16];
        // The sum does not ask in which order they stand, nor which word it is that denies.
        let mut kept = 0u64;
        for word in words {
            let hash = fnv1a(word.bytes());
            if word.bytes().any(|byte| byte.is_ascii_digit()) {
                kept = kept.wrapping_add(mixed(hash));
            } else if ENGLISH.stances.of(word).has(Sense::NEGATION) {
                kept = kept.wrapping_add(NEGATION);
            }
            for (n, least) in least.iter_mut().enumerate() {
                *least = (*least).min(mixed(hash ^ mixed(n as u64 + 1)));
            }
        }
        let half = |half: &[u64]| half.iter().fold(0, |bytes, least| bytes << 8 | least & 0xff);
        let sketch = Self([half(&least[..8]), half(&least[8..])]);
        (least[0] != u64::MAX).then(|| sketch.marked(mixed(kept) as u8 ^ mixed(0) as u8))
    }

    /// The sketch with every byte changed by `mark`.
    fn marked(self, mark: u8) -> Self {
        Self(self.0.map(|half| half ^ (u64::from(mark) * EVERY_BYTE)))
    }

    /// The sketch of the same words reported in this sense: what was denied is not like what was said. Every byte of two
    /// sketches of different senses differs, while those of one sense agree as before.
    pub fn in_sense(self, stance: Stance) -> Self {
        self.marked(stance as u8)
    }

    /// Can most of the words agree with those of a sketch whose first half is `half`?
    pub fn may_be_like(self, half: u64) -> bool {
        bytes_that_differ(self.0[0], half) <= 16 - ALIKE
    }

    /// Do most of the words agree?
    pub fn is_like(self, other: Self) -> bool {
        let first = bytes_that_differ(self.0[0], other.0[0]);
        first <= 16 - ALIKE && first + bytes_that_differ(self.0[1], other.0[1]) <= 16 - ALIKE
    }

    /// The sixteen bytes in six parts. Sketches that are alike differ in five bytes at most, so that one part or more is the
    /// same in both.
    pub fn parts(self) -> [u64; 6] {
        let three = |half: u64| [half >> 40, half >> 16 & 0xff_ffff, half & 0xffff];
        let ([a, b, c], [d, e, f]) = (three(self.0[0]), three(self.0[1]));
        [a, b, c, d, e, f]
    }
}

/// How many of eight bytes differ. A search asks this of every hit, so all eight are compared at once: the high bit of each
/// byte is set where any of its bits is.
fn bytes_that_differ(a: u64, b: u64) -> u32 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let differ = a ^ b;
    ((((differ & LOW) + LOW) | differ) & !LOW).count_ones()
}

/// The finalizer of SplitMix64, which lets each bit depend on every other.
fn mixed(bits: u64) -> u64 {
    let bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> bool {
        let sketch = |text| Sketch::of(text).expect("it has words");
        sketch(a).is_like(sketch(b))
    }

    const SAID: &str =
        "The ferry will sail again on Monday when the inspectors have seen every weld of the ramp";

    #[test]
    fn what_is_denied_is_not_like_what_is_said() {
        let sketch = Sketch::of(SAID).expect("it has words");
        assert!(!sketch.is_like(sketch.in_sense(Stance::Denied)));
        assert!(sketch.in_sense(Stance::Denied).is_like(sketch.in_sense(Stance::Denied)));
        assert_eq!(sketch.in_sense(Stance::Asserted), sketch);
    }

    #[test]
    fn a_statement_is_like_itself_in_other_marks_and_with_a_word_changed() {
        assert!(alike(
            SAID,
            "“The ferry will sail again, on Monday — when the inspectors have seen every weld of the ramp.”"
        ));
        assert!(alike(SAID, &SAID.replace("again", "out")));
    }

    #[test]
    fn another_number_or_a_negation_makes_another_statement() {
        let said =
            "The ferry must close before the winter comes to the coast after 40 complaints from passengers";
        assert!(!alike(said, &said.replace("40", "47")));
        assert!(!alike(said, &said.replace("must close", "must not close")));
        assert!(alike(&said.replace("must", "cannot"), &said.replace("must", "can not")));
        assert!(alike(said, &said.replace(" from passengers", "")));
    }

    #[test]
    fn another_statement_on_the_same_subject_is_not_like_it() {
        assert!(!alike(
            SAID,
            "The ferry has sailed on Monday, and the inspectors went home with their lamps"
        ));
        assert!(!alike("No comment", "No deal"));
    }

    #[test]
    fn what_is_alike_shares_a_part() {
        let sketch = Sketch([0x0102_0304_0506_0708, 0x090a_0b0c_0d0e_0f10]);
        // A byte of each of five parts.
        let other = Sketch([0x8102_0384_0506_0788, 0x890a_0b8c_0d0e_0f10]);
        assert!(sketch.is_like(other));
        let shared = sketch.parts().iter().zip(other.parts()).filter(|(one, other)| **one == *other).count();
        assert_eq!(shared, 1);
    }

    #[test]
    fn bytes_are_compared_one_by_one() {
        for (a, b, differ) in
            [(0, 0, 0), (0, 1, 1), (0x80, 0, 1), (u64::MAX, 0, 8), (0xff00_01ff, 0x0000_01fe, 2)]
        {
            assert_eq!(bytes_that_differ(a, b), differ, "{a:x} {b:x}");
        }
    }

    #[test]
    fn a_text_without_words_has_no_sketch() {
        assert_eq!(Sketch::of("… — !"), None);
    }
}
