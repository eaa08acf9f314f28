//! Names in lines of capitals, where capitals say nothing: `SUHARTO TO VISIT JAKARTA`.
//!
//! There a name is one that the lexicons hold, or one that the page also writes in the usual way.

use std::ops::Range;

use foldhash::HashMap;

use super::candidate::{Candidate, Candidates, Guess};
use super::reading::Reading;
use crate::text::Tokens;
use crate::world::{self, Known};

/// Adds the names of the sentences `shouted` to those that were found elsewhere.
pub(super) fn read(reading: &Reading<'_, '_>, shouted: &[Range<usize>], found: &mut Candidates) {
    let tokens = reading.tokens;
    if shouted.is_empty() {
        return;
    }
    let mut written = Written::default();
    for (number, name) in
        found.names.iter().enumerate().filter(|(_, name)| matches!(name.guess, Guess::Name | Guess::Told(_)))
    {
        written.add(tokens, name.tokens.clone(), number);
    }
    let mut added = Vec::new();
    for sentence in shouted {
        let mut at = sentence.start;
        while at < sentence.end {
            let name = name_at(reading, at, sentence, &written);
            at = name.as_ref().map_or(at + 1, |name| name.tokens.end);
            added.extend(name);
        }
    }
    let first = found.names.len();
    found.names.append(&mut added);
    sort(&mut found.names, first);
}

/// The names that a page writes in the usual way, in capitals.
#[derive(Default)]
struct Written {
    /// The number of the first candidate so written, by its words.
    numbers: HashMap<String, usize>,
    /// How many words the names have that begin with a word, the longest first.
    lengths: HashMap<String, Vec<usize>>,
}

impl Written {
    fn add(&mut self, tokens: &Tokens<'_>, name: Range<usize>, number: usize) {
        let lengths = self.lengths.entry(tokens.word(name.start).to_uppercase()).or_default();
        if let Err(place) = lengths.binary_search_by(|length| name.len().cmp(length)) {
            lengths.insert(place, name.len());
        }
        self.numbers.entry(in_capitals(tokens, name)).or_insert(number);
    }

    /// The longest of them that begins with token `at` and ends before `end`, and the number of its candidate.
    fn at(&self, tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(Range<usize>, usize)> {
        let lengths = self.lengths.get(&tokens.word(at).to_uppercase())?;
        lengths.iter().map(|length| at..at + length).filter(|name| name.end <= end).find_map(|name| {
            let number = *self.numbers.get(&in_capitals(tokens, name.clone()))?;
            Some((name, number))
        })
    }
}

fn in_capitals(tokens: &Tokens<'_>, name: Range<usize>) -> String {
    let words: Vec<String> = name.map(|at| tokens.word(at).to_uppercase()).collect();
    words.join(" ")
}

/// The name that begins with token `at`.
fn name_at(
    reading: &Reading<'_, '_>,
    at: usize,
    sentence: &Range<usize>,
    written: &Written,
) -> Option<Candidate> {
    let tokens = reading.tokens;
    let initial = at == sentence.start;
    if let Some((tokens, number)) = written.at(tokens, at, sentence.end) {
        return Some(Candidate { tokens, guess: Guess::Name, initial, repeats: Some(number) });
    }
    let known = world::shouted_at(tokens, at, sentence.end).or_else(|| world::at(tokens, at, sentence.end));
    let (known, end) = known?;
    let word = tokens.word(at);
    // "IN THE US" and "TELL US", "TURKEY" and "WHO": short words may be words.
    let sure =
        end > at + 1 || word.len() > 3 && !reading.pack.function_words.holds(word) || word.contains('.');
    let actor = !matches!(known, Known::People(_));
    (sure && actor).then_some(Candidate {
        tokens: at..end,
        guess: Guess::Known(known),
        initial,
        repeats: None,
    })
}

/// Puts the names from number `first` on into the order of the text, and follows the repeated ones to their new numbers.
fn sort(names: &mut [Candidate], first: usize) {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|number| names[*number].tokens.start);
    let mut moved = vec![0; names.len()];
    for (new, old) in order.iter().enumerate() {
        moved[*old] = new;
    }
    for name in &mut names[first..] {
        name.repeats = name.repeats.map(|number| moved[number]);
    }
    names.sort_by_key(|name| name.tokens.start);
}
