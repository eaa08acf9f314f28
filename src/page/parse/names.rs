//! Names of elements as the tree builder knows them.

use html5ever::LocalName;

/// Finds names of elements. A page uses few of them, often; to make one of its letters each time costs as much as to read
/// the tag.
#[derive(Debug)]
pub(super) struct Names {
    /// The names that were met last, each in the place that its letters give it.
    met: [Option<(u64, LocalName)>; PLACES],
}

/// A power of two, twice the names that a page uses.
const PLACES: usize = 128;

/// Longest name, in bytes, that is remembered: those whose letters make up one number.
const SHORT: usize = 8;

impl Names {
    pub fn new() -> Self {
        Self { met: [const { None }; PLACES] }
    }

    /// The name that is written so, in lower case as names are. Its first letter is one of the alphabet.
    pub fn of(&mut self, name: &str) -> LocalName {
        if name.len() > SHORT {
            return made(name);
        }
        let letters = name.bytes().fold(0, |letters, byte| letters << 8 | u64::from(byte));
        // Fibonacci hashing: the upper bits of the product depend on all letters.
        let place = (letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - PLACES.ilog2())) as usize;
        match &self.met[place] {
            Some((known, found)) if *known == letters => found.clone(),
            _ => {
                let found = made(name);
                self.met[place] = Some((letters, found.clone()));
                found
            }
        }
    }
}

fn made(name: &str) -> LocalName {
    LocalName::from(name.to_ascii_lowercase().replace('\0', "\u{fffd}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_lower_case_and_found_again() {
        let mut names = Names::new();
        for _ in 0..2 {
            for name in ["a", "A", "b", "DIV", "div", "h1", "textarea", "blockquote", "x-é\0y", "a\0"] {
                assert_eq!(*names.of(name), *name.to_ascii_lowercase().replace('\0', "\u{fffd}"));
            }
        }
    }
}
