//! Which word of one text is which of another.

use std::collections::HashMap;

/// For each word of `from`, the word of `to` that it is: the longest run that both have in common is taken first, then
/// the longest ones before and behind it, and so on.
///
/// This is what Python's `difflib.SequenceMatcher(None, from, to, autojunk=False)` does, of equal runs the first too,
/// so that figures are those of scorers that use it.
pub fn align(from: &[&str], to: &[&str]) -> Vec<Option<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, word) in to.iter().enumerate() {
        places.entry(word).or_default().push(at);
    }
    let places: Vec<&[usize]> =
        from.iter().map(|word| places.get(word).map_or(&[][..], Vec::as_slice)).collect();
    let mut aligned = vec![None; from.len()];
    let mut runs = Runs { ending_before: vec![0; to.len() + 1], touched: Vec::new() };
    let mut open = vec![(0, from.len(), 0, to.len())];
    while let Some((from_start, from_end, to_start, to_end)) = open.pop() {
        let (a, b, length) = runs.longest(&places[from_start..from_end], to_start, to_end);
        if length == 0 {
            continue;
        }
        let a = from_start + a;
        for n in 0..length {
            aligned[a + n] = Some(b + n);
        }
        open.push((from_start, a, to_start, b));
        open.push((a + length, from_end, b + length, to_end));
    }
    aligned
}

/// Lengths of common runs, kept between calls so that nothing is allocated anew.
struct Runs {
    /// The length of the run that ends with word `n - 1` of the other text, at place `n`.
    ending_before: Vec<usize>,
    touched: Vec<usize>,
}

impl Runs {
    /// The first of the longest common runs: its start in both texts, and its length. `places` holds for each word the
    /// places of the other text that hold it, of which those from `start` to `end` count.
    fn longest(&mut self, places: &[&[usize]], start: usize, end: usize) -> (usize, usize, usize) {
        let mut best = (0, start, 0);
        let mut next = Vec::new();
        for (a, places) in places.iter().enumerate() {
            let first = places.partition_point(|place| *place < start);
            let here = places[first..].iter().take_while(|place| **place < end);
            for &b in here {
                let length = self.ending_before[b] + 1;
                next.push((b + 1, length));
                if length > best.2 {
                    best = (a + 1 - length, b + 1 - length, length);
                }
            }
            self.clear();
            for (place, length) in next.drain(..) {
                self.ending_before[place] = length;
                self.touched.push(place);
            }
        }
        self.clear();
        best
    }

    fn clear(&mut self) {
        for place in self.touched.drain(..) {
            self.ending_before[place] = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_common_run_is_taken_before_what_stands_around_it() {
        let from: Vec<&str> = "the ferry the ferry leaves at noon today".split(' ').collect();
        let to: Vec<&str> = "it said the ferry leaves at noon".split(' ').collect();
        let expected = [None, None, Some(2), Some(3), Some(4), Some(5), Some(6), None];
        assert_eq!(align(&from, &to), expected);
    }

    #[test]
    fn of_equal_runs_the_first_is_taken_and_words_never_cross() {
        assert_eq!(align(&["a", "b", "a"], &["a"]), [Some(0), None, None]);
        assert_eq!(align(&["x", "a", "b"], &["a", "b", "x"]), [None, Some(0), Some(1)]);
        assert_eq!(align(&[], &["a"]), []);
    }
}
