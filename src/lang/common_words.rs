//! Words that a language writes small: a capital on one of them begins a sentence, a title or the name of a thing.

use std::cmp::Ordering;

use super::forms::Forms;
use super::lower::in_lower;

/// The common words of a language, searched where they stand: nothing is built before the first question.
pub struct CommonWords {
    /// One a line, sorted.
    data: &'static str,
    forms: &'static dyn Forms,
}

impl CommonWords {
    /// Those of a `common_words.txt`, whose comments stand before the first word.
    pub(super) fn read(data: &'static str, forms: &'static dyn Forms) -> Self {
        let mut data = data;
        while let Some((_, rest)) = data.split_once('\n').filter(|_| data.starts_with('#')) {
            data = rest;
        }
        Self { data, forms }
    }

    /// Is `word`, in any case, common, or the plural of one that is? Of `Prize-winning` each part is asked.
    pub fn holds(&self, word: &str) -> bool {
        in_lower(word, |word| {
            word.split('-').all(|part| self.has(part) || self.has(self.forms.singular(part)))
        })
    }

    fn has(&self, word: &str) -> bool {
        let (mut start, mut end) = (0, self.data.len());
        while start < end {
            let middle = start + (end - start) / 2;
            let line_start = self.data.as_bytes()[..middle].iter().rposition(|byte| *byte == b'\n');
            let line_start = line_start.map_or(0, |at| at + 1).max(start);
            let rest = &self.data[line_start..];
            let line = rest.split('\n').next().unwrap_or(rest);
            match line.cmp(word) {
                Ordering::Equal => return true,
                Ordering::Less => start = line_start + line.len() + 1,
                Ordering::Greater => end = line_start,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::en::ENGLISH;
    use crate::lang::lines;

    #[test]
    fn words_are_found_in_any_case_and_number() {
        let common = &ENGLISH.common_words;
        assert!(common.holds("Arrivals") && common.holds("concept") && common.holds("Prize-winning"));
        assert!(!common.holds("Lindholm") && !common.holds("Rose") && !common.holds(""));
    }

    #[test]
    fn the_first_and_the_last_are_found_and_the_list_is_sorted() {
        let words: Vec<&str> = lines(include_str!("en/common_words.txt")).collect();
        assert!(words.is_sorted());
        for word in [words.first(), words.last()] {
            assert!(word.is_some_and(|word| ENGLISH.common_words.holds(word)));
        }
    }
}
