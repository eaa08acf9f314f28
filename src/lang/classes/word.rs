//! A word as the tagger sees it: hashes of its form, its ending and its shape.

/// What the tagger knows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Hash of the word in lower case, digits as zeros.
    pub form: u32,
    /// Hash of its last three letters in lower case.
    pub ending: u32,
    /// Hash of its last two letters.
    pub last: u32,
    /// How it is written: capitals, digits, hyphens.
    pub shape: u8,
}

/// Letters at most that tell a word; longer ones are known by their beginning.
const LETTERS: usize = 24;

impl Word {
    /// Reads a token, whatever kind it is.
    pub fn of(word: &str) -> Word {
        let mut letters = [0u32; LETTERS];
        let mut count = 0;
        let mut shape = 0u8;
        for (at, c) in word.chars().enumerate() {
            if c.is_uppercase() {
                shape |= if at == 0 { 1 } else { 2 };
            } else if c.is_ascii_digit() {
                shape |= 4;
            } else if c == '-' {
                shape |= 8;
            } else if !c.is_alphanumeric() {
                shape |= 16;
            }
            if count == LETTERS {
                letters.copy_within(LETTERS - 4.., LETTERS - 5);
                count -= 1;
            }
            letters[count] = match c {
                '0'..='9' => u32::from('0'),
                '’' | '‘' => u32::from('\''),
                '—' | '–' => u32::from('-'),
                c if c.is_ascii() => u32::from(c.to_ascii_lowercase()),
                c => c.to_lowercase().next().map_or(0, u32::from),
            };
            count += 1;
        }
        let letters = &letters[..count];
        let tail = |n: usize| hash(&letters[count.saturating_sub(n)..]);
        Word { form: hash(letters), ending: tail(3), last: tail(2), shape }
    }
}

/// FNV-1a over whole letters.
fn hash(letters: &[u32]) -> u32 {
    letters.iter().fold(0x811c_9dc5, |hash, letter| (hash ^ letter).wrapping_mul(0x0100_0193))
}
