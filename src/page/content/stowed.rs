//! Words that the renderer would only carry along, letter by letter, from the tree to the text.
//!
//! html2text decides where lines and blocks begin and end. No line is ever wrapped here, so of ordinary words in a row it
//! needs to know nothing but that there are some: they are stowed away, one letter from the private use area travels in
//! their place, and they are put back where it arrives. Words with letters that a renderer treats in a way of its own
//! (marks, blanks and letters without width) travel themselves.

use std::borrow::Cow;

/// The letters that stand for words: nobody agrees on a meaning of the last plane.
const FIRST: char = '\u{100000}';
const LAST: char = '\u{10fffc}';

/// Follows such a letter twice: html2text takes words to be three columns wide or more, and loses count of lists where
/// they are not.
pub(super) const FILL: char = '\u{10fffd}';

/// Words that were stowed away.
#[derive(Debug)]
pub(super) struct Stowed {
    words: String,
    /// Where each run of words ends, and how many letters and digits it has.
    runs: Vec<(usize, u32)>,
    room: usize,
}

/// Words in a row, parted by single blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<'s> {
    pub text: &'s str,
    /// How many letters and digits it has.
    pub letters: u32,
}

impl Default for Stowed {
    fn default() -> Self {
        Self::with_room_for((LAST as usize) - (FIRST as usize) + 1)
    }
}

impl Stowed {
    /// Room for so many runs; what comes after stays where it is.
    pub fn with_room_for(runs: usize) -> Self {
        Self { words: String::new(), runs: Vec::new(), room: runs }
    }

    /// Stows the ordinary words of a text, and gives what travels in their place.
    pub fn stow(&mut self, text: &str) -> String {
        let mut travels = String::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if is_ordinary(c) && self.runs.len() < self.room {
                let found = Ordinary::at_start(rest);
                let words;
                (words, rest) = rest.split_at(found.length);
                travels.extend([self.take(words, found), FILL, FILL]);
            } else {
                travels.push(harmless(c));
                rest = &rest[c.len_utf8()..];
            }
        }
        travels
    }

    fn take(&mut self, words: &str, found: Ordinary) -> char {
        if found.is_folded {
            self.words.push_str(words);
        } else {
            for (at, word) in words.split_ascii_whitespace().enumerate() {
                if at > 0 {
                    self.words.push(' ');
                }
                self.words.push_str(word);
            }
        }
        // There is room for no more runs than there are letters.
        let letter = char::from_u32(FIRST as u32 + self.runs.len() as u32).unwrap_or(LAST);
        self.runs.push((self.words.len(), found.letters));
        letter
    }

    /// The words that a letter stands for.
    pub fn run(&self, letter: char) -> Option<Run<'_>> {
        let at = (letter as usize).checked_sub(FIRST as usize)?;
        let (end, letters) = *self.runs.get(at)?;
        let start = at.checked_sub(1).map_or(0, |before| self.runs[before].0);
        Some(Run { text: &self.words[start..end], letters })
    }
}

/// Keeps letters of the page itself from standing for words.
pub(super) fn without_letters(text: &str) -> Cow<'_, str> {
    if text.contains(|c| (FIRST..=FILL).contains(&c)) {
        Cow::Owned(text.chars().map(harmless).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn harmless(c: char) -> char {
    if (FIRST..=FILL).contains(&c) { char::REPLACEMENT_CHARACTER } else { c }
}

/// The ordinary words that a text begins with.
#[derive(Clone, Copy, Debug)]
struct Ordinary {
    /// How long they are, in bytes, the blanks between them included.
    length: usize,
    /// How many letters and digits they have.
    letters: u32,
    /// No more than single blanks stand between them.
    is_folded: bool,
}

impl Ordinary {
    fn at_start(text: &str) -> Self {
        let mut found = Self { length: 0, letters: 0, is_folded: true };
        for (at, c) in text.char_indices() {
            if is_ordinary(c) {
                // Since the word before there has been one blank at most.
                found.is_folded &= at <= found.length + 1;
                found.letters += u32::from(c.is_alphanumeric());
                found.length = at + c.len_utf8();
            } else if !c.is_ascii_whitespace() {
                break;
            } else {
                found.is_folded &= c == ' ';
            }
        }
        found
    }
}

/// Letters, digits and marks that stand in one column each: of Latin, Greek and Cyrillic, and the marks of print.
fn is_ordinary(c: char) -> bool {
    c.is_ascii_graphic()
        || matches!(c, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_travel_as_one_letter_and_come_back_with_single_blanks() {
        let mut stowed = Stowed::default();
        let travels = stowed.stow("\n He said:\n  “No”.\u{a0}Żaneta \u{200b}\u{100007}");
        let letters: Vec<char> = travels.chars().filter(|c| stowed.run(*c).is_some()).collect();
        assert_eq!(
            travels,
            format!("\n {}{FILL}{FILL}\u{a0}{}{FILL}{FILL} \u{200b}\u{fffd}", letters[0], letters[1])
        );
        let runs = letters.iter().filter_map(|letter| stowed.run(*letter));
        let runs: Vec<(&str, u32)> = runs.map(|run| (run.text, run.letters)).collect();
        assert_eq!(runs, [("He said: “No”.", 8), ("Żaneta", 6)]);
    }

    #[test]
    fn what_finds_no_room_stays_where_it_is() {
        let mut stowed = Stowed::with_room_for(1);
        let travels = stowed.stow("one\u{ad}two three");
        assert_eq!(travels, format!("{FIRST}{FILL}{FILL}\u{ad}two three"));
        assert_eq!(without_letters(&travels), "\u{fffd}\u{fffd}\u{fffd}\u{ad}two three");
    }
}
