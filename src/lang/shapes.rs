//! Which words a list can hold, by first byte and length: most words of a text are asked of a list that has none like them.

/// The lengths, as a set of bits, of the words that begin with each byte.
pub(crate) struct Shapes([u64; 256]);

impl Shapes {
    /// Those of `words`.
    pub(crate) fn of<'w>(words: impl Iterator<Item = &'w String>) -> Self {
        let mut lengths = [0; 256];
        for word in words {
            let (first, length) = shape(word);
            lengths[first] |= length;
        }
        Self(lengths)
    }

    /// May the list hold `word`?
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        let (first, length) = shape(word);
        self.0[first] & length != 0
    }

    /// May the list hold `word`, which is ASCII, in lower case?
    pub(crate) fn may_hold_in_lower(&self, word: &str) -> bool {
        let (first, length) = shape(word);
        let lower = u8::try_from(first).map_or(first, |byte| usize::from(byte.to_ascii_lowercase()));
        self.0[lower] & length != 0
    }
}

/// The first byte of a word, and its length as a bit; of very long words the last.
fn shape(word: &str) -> (usize, u64) {
    (word.bytes().next().map_or(0, usize::from), 1 << word.len().min(63))
}

#[cfg(test)]
mod tests {
    use super::Shapes;

    #[test]
    fn what_a_list_holds_it_may_hold() {
        let words = ["Norra".to_owned(), "é".to_owned(), String::new(), "x".repeat(70)];
        let shapes = Shapes::of(words.iter());
        assert!(words.iter().all(|word| shapes.may_hold(word)));
        assert!(!shapes.may_hold("Norr") && !shapes.may_hold("norra"));
    }
}
