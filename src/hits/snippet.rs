//! The part of an article that shows best why it was found.

use super::Matcher;
use crate::answer::Snippet;
use crate::text::Span;

/// Bytes of text that a snippet shows; two lines of a terminal.
const LENGTH: usize = 220;

/// Bytes of text before the first word that matches.
const LEAD: usize = 60;

/// The stretch of the body with the most words that match; where the body has none, the summary or the beginning.
pub fn snippet(body: &str, summary: Option<&str>, matcher: &Matcher) -> Snippet {
    let marks = matcher.marks(body);
    if marks.is_empty() {
        let text = summary.unwrap_or(body);
        return cut(text, &matcher.marks(text), 0);
    }
    let held = |first: &Span| {
        let from = marks.partition_point(|mark| mark.start < first.start);
        let to = marks.partition_point(|mark| mark.end <= first.start + LENGTH - LEAD);
        let distinct: std::collections::BTreeSet<String> =
            marks[from..to.max(from)].iter().map(|mark| mark.of(body).to_lowercase()).collect();
        (distinct.len(), to.saturating_sub(from))
    };
    // Of equals the earliest: max_by_key would take the last.
    let best = marks.iter().rev().max_by_key(|mark| held(mark)).map_or(0, |mark| mark.start);
    cut(body, &marks, best.saturating_sub(LEAD))
}

/// About `LENGTH` bytes of `text` from the word at or after `from`, in whole words and on one line.
fn cut(text: &str, marks: &[Span], from: usize) -> Snippet {
    let start = if from == 0 { 0 } else { word_start(text, from) };
    let end = if text.len() - start <= LENGTH { text.len() } else { word_end(text, start, start + LENGTH) };
    let opening = if start > 0 { "… " } else { "" };
    let closing = if end < text.len() { " …" } else { "" };
    // Each character that parts lines becomes a space of the same length, so that the marks stay in place.
    let inside = text[start..end].trim_end().replace(['\n', '\r', '\t'], " ");
    let shift = |at: usize| at - start + opening.len();
    let kept = start + inside.len();
    let marks = marks
        .iter()
        .filter(|mark| mark.start >= start && mark.end <= kept)
        .map(|mark| Span::new(shift(mark.start), shift(mark.end)))
        .collect();
    Snippet { text: format!("{opening}{inside}{closing}"), marks }
}

/// The beginning of the first word after the white space that follows `from`.
fn word_start(text: &str, from: usize) -> usize {
    let from = text.ceil_char_boundary(from);
    let space = text[from..].find(char::is_whitespace).map_or(from, |space| from + space);
    text[space..].find(|c: char| !c.is_whitespace()).map_or(from, |word| space + word)
}

/// The end of the last word before `end`.
fn word_end(text: &str, start: usize, end: usize) -> usize {
    let end = text.floor_char_boundary(end);
    text[start..end].rfind(char::is_whitespace).map_or(end, |space| start + space)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn a_snippet_shows_the_words_that_match_on_one_line() {
        let filler = "Nothing of note happened on the coast that day. ".repeat(20);
        let body = format!("{filler}\n\nThe dam of Varos will be closed,\n\nthe ministry said. {filler}");
        let expr =
            parse("dam Varos", jiff::civil::date(2025, 7, 4)).expect("well formed").expect("not empty");
        let snippet = snippet(&body, None, &Matcher::of(&expr));
        let marked: Vec<&str> = snippet.marks.iter().map(|mark| mark.of(&snippet.text)).collect();
        assert_eq!(marked, ["dam", "Varos"]);
        assert!(
            snippet.text.starts_with("… ") && snippet.text.ends_with(" …") && !snippet.text.contains('\n')
        );
    }

    #[test]
    fn letters_of_many_bytes_are_never_cut() {
        let body = "дамба ".repeat(300);
        let expr = parse("дамба", jiff::civil::date(2025, 7, 4)).expect("well formed").expect("not empty");
        assert!(!snippet(&body, None, &Matcher::of(&expr)).marks.is_empty());
    }
}
