//! Words as a search compares them: the same word in every case, with and without diacritics, is one.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Span;

/// The longest word that is searched, in bytes; what is longer is encoded data, not language.
const MAX_WORD_BYTES: usize = 100;

/// Yields the words of `text` in order, as byte ranges.
///
/// A word is a run of letters and digits. Hyphens part words, so that `cease-fire` holds two. Apostrophes between
/// letters (`O'Brien`), dots between single letters (`U.S.`) and marks between digits (`1,000`) do not. The
/// possessive `'s` belongs to no word. Each ideograph is a word of its own, as no spaces part them.
///
/// ```
/// use onrecord::text::words;
///
/// let text = "The U.S.’s cease-fire";
/// let found: Vec<&str> = words(text).map(|span| span.of(text)).collect();
/// assert_eq!(found, ["The", "U.S", "cease", "fire"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let span = next_word(text, at)?;
            at = span.end;
            at += possessive_ending(&text[at..]);
            if span.len() <= MAX_WORD_BYTES {
                return Some(span);
            }
        }
    })
}

fn next_word(text: &str, from: usize) -> Option<Span> {
    // Spaces and marks of ASCII part most words.
    let apart = |byte: &&u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let from = from + text.as_bytes()[from..].iter().take_while(apart).count();
    let start = from + text[from..].find(char::is_alphanumeric)?;
    let (mut at, mut previous, mut letters) = (start, None, 0);
    loop {
        // Letters and digits of ASCII make up most words.
        let plain = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        at += plain;
        letters += plain;
        previous = text.as_bytes()[..at].last().filter(|_| plain > 0).copied().map(char::from).or(previous);
        // So does what most words end at.
        if plain > 0 && text.as_bytes().get(at).is_some_and(|byte| parts_words(*byte)) {
            return Some(Span::new(start, at));
        }
        let Some(c) = text[at..].chars().next() else { return Some(Span::new(start, at)) };
        let inner = || {
            let after = &text[at + c.len_utf8()..];
            let next = after.chars().next().filter(|next| next.is_alphanumeric());
            match (previous, next) {
                (Some(before), Some(next)) => joins(before, letters, c, next, after),
                _ => false,
            }
        };
        if is_ideograph(c) {
            let end = if at == start { at + c.len_utf8() } else { at };
            return Some(Span::new(start, end));
        }
        if c.is_alphanumeric() || is_combining_mark(c) {
            letters += 1;
        } else if inner() {
            letters = 0;
        } else {
            return Some(Span::new(start, at));
        }
        previous = Some(c);
        at += c.len_utf8();
    }
}

/// Is it a mark of ASCII that stands inside no word, whatever is around it? [`joins`] knows those that may.
fn parts_words(byte: u8) -> bool {
    byte.is_ascii() && !matches!(byte, b'\'' | b'.' | b',') && !byte.is_ascii_alphanumeric()
}

/// Does the mark `c`, between `before` and `next`, stand inside a word? `letters` have come since the last mark.
fn joins(before: char, letters: usize, c: char, next: char, after: &str) -> bool {
    match c {
        c if is_apostrophe(c) => before.is_alphabetic() && next.is_alphabetic() && !possessive(after),
        '.' if before.is_alphabetic() => letters == 1 && single_letter(after),
        '.' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
        _ => false,
    }
}

/// Length in bytes of the `’s` or `.’s` with which `rest` begins.
fn possessive_ending(rest: &str) -> usize {
    let marked = rest.strip_prefix('.').unwrap_or(rest);
    match marked.strip_prefix(is_apostrophe) {
        Some(after) if possessive(after) => rest.len() - after.len() + 1,
        _ => 0,
    }
}

/// `s` and then no further letter.
fn possessive(after: &str) -> bool {
    let mut chars = after.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

fn single_letter(after: &str) -> bool {
    let mut chars = after.chars();
    chars.next().is_some_and(char::is_alphabetic) && !chars.next().is_some_and(char::is_alphanumeric)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Han, Hiragana and Katakana.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{2ffff}')
}

/// The form in which a word is compared: lower case, without diacritics and inner marks.
///
/// `Orbán` and `orban` become the same, as do `U.S.` and `US`, `O’Brien` and `OBrien`, `1,000` and `1000`.
/// Letters that Unicode does not take apart (`ł`, `ø`, `ß`) become what they are written as in English news.
///
/// ```
/// use onrecord::text::fold;
///
/// assert_eq!(fold("Łódź"), "lodz");
/// assert_eq!(fold("U.S."), "us");
/// ```
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        let kept = word.bytes().filter(u8::is_ascii_alphanumeric);
        let mut folded = String::with_capacity(word.len());
        folded.extend(kept.map(|byte| char::from(byte.to_ascii_lowercase())));
        return Cow::Owned(folded);
    }
    let mut folded = String::with_capacity(word.len());
    for c in
        word.nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).flat_map(char::to_lowercase)
    {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    Cow::Owned(folded)
}

/// The words of `text` and the forms in which they are compared, in order. A word of which nothing is left in that form is
/// passed over.
pub fn folded_words_of(text: &str) -> impl Iterator<Item = (Span, Cow<'_, str>)> + '_ {
    words(text).map(|span| (span, fold(span.of(text)))).filter(|(_, word)| !word.is_empty())
}

/// The words of `text` in the form in which they are compared, joined by single spaces.
///
/// ```
/// use onrecord::text::folded;
///
/// assert_eq!(folded("Viktor  ORBÁN’s"), "viktor orban");
/// ```
pub fn folded(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for (_, word) in folded_words_of(text) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&word);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).map(|span| span.of(text)).collect()
    }

    #[test]
    fn marks_inside_names_abbreviations_and_numbers_do_not_part_them() {
        assert_eq!(cut("O'Brien, U.N. (1,000.50) don’t"), ["O'Brien", "U.N", "1,000.50", "don’t"]);
    }

    #[test]
    fn hyphens_dashes_and_sentence_ends_do() {
        assert_eq!(cut("peace-talks—now.Then 3-4."), ["peace", "talks", "now", "Then", "3", "4"]);
    }

    #[test]
    fn the_possessive_is_no_word() {
        assert_eq!(cut("Lind’s plan, the Linds' house"), ["Lind", "plan", "the", "Linds", "house"]);
    }

    #[test]
    fn ideographs_are_words_of_their_own() {
        assert_eq!(cut("in 北京 today"), ["in", "北", "京", "today"]);
    }

    #[test]
    fn case_and_diacritics_fold_away_however_they_are_written() {
        for written in ["İstanbul", "ISTANBUL", "Istanbul", "I\u{307}stanbul"] {
            assert_eq!(fold(written), "istanbul");
        }
        assert_eq!(fold("e\u{301}lysée"), "elysee");
    }

    proptest! {
        #[test]
        fn words_of_any_text_lie_in_order_on_character_boundaries(text in "\\PC*") {
            let mut end = 0;
            for span in words(&text) {
                prop_assert!(end <= span.start && span.start < span.end);
                prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
                end = span.end;
                fold(span.of(&text));
            }
        }
    }
}
