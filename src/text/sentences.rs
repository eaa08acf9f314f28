//! Where sentences end.

use std::ops::Range;

use super::{Token, TokenKind, Writing};

/// The most tokens of a sentence. Longer runs are lists or no prose at all; cut, they keep every stage that looks back
/// or ahead within a sentence linear.
const LONGEST: usize = 300;

/// Splits each of `paragraphs` (ranges of `tokens`) into sentences. Closing marks belong to the sentence they end.
pub(super) fn split(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Range<usize>],
    writing: &dyn Writing,
) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    for paragraph in paragraphs {
        let mut start = paragraph.start;
        let mut at = start;
        while at < paragraph.end {
            let ends = ends_sentence(text, tokens[at], writing);
            let ordinal =
                ends == Ending::Sure && at > start && is_ordinal(text, tokens[at - 1], tokens[at], writing);
            at += 1;
            if at - start >= LONGEST {
                sentences.push(start..at);
                start = at;
                continue;
            }
            if ends == Ending::No {
                continue;
            }
            while at < paragraph.end && trails(text, tokens[at]) {
                at += 1;
            }
            let next = (at < paragraph.end).then(|| tokens[at]);
            let goes_on = |next: Token| {
                ordinal && next.kind == TokenKind::Word && !writing.opens_sentence(next.span.of(text))
            };
            if next.is_some_and(|next| begins(text, next, ends, writing) && !goes_on(next)) {
                sentences.push(start..at);
                start = at;
            }
        }
        if start < paragraph.end {
            sentences.push(start..paragraph.end);
        }
    }
    sentences
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    No,
    /// A full stop, question or exclamation mark.
    Sure,
    /// The dot of an initialism, which may end a sentence too: `in the U.S.`
    Perhaps,
    /// `at 4 a.m.`, after which only a day or a time zone goes on with a capital.
    Clock,
}

/// `3.`, `XIV.`: is `dot` that of an ordinal number?
fn is_ordinal(text: &str, number: Token, dot: Token, writing: &dyn Writing) -> bool {
    let written = number.span.of(text);
    let short = match number.kind {
        TokenKind::Number => written.len() <= 2,
        TokenKind::Word => written.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X')),
        _ => false,
    };
    writing.has_dotted_ordinals() && short && number.span.end == dot.span.start && dot.span.of(text) == "."
}

fn ends_sentence(text: &str, token: Token, writing: &dyn Writing) -> Ending {
    let word = token.span.of(text);
    match token.kind {
        TokenKind::Punctuation
            if matches!(word, "." | "!" | "?" | "…" | "..." | "。" | "！" | "？" | "؟" | "۔" | "।")
                || word.starts_with("...") =>
        {
            Ending::Sure
        }
        TokenKind::Word if matches!(word, "a.m." | "p.m.") => Ending::Clock,
        TokenKind::Word if word.ends_with('.') && word.len() > 2 && !writing.is_abbreviation(word) => {
            Ending::Perhaps
        }
        _ => Ending::No,
    }
}

fn trails(text: &str, token: Token) -> bool {
    token.kind == TokenKind::CloseQuote || matches!(token.span.of(text), ")" | "]" | "." | "!" | "?")
}

fn begins(text: &str, next: Token, ending: Ending, writing: &dyn Writing) -> bool {
    let word = next.span.of(text);
    let upper = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    match (next.kind, ending) {
        (TokenKind::OpenQuote, _) => true,
        (TokenKind::Word | TokenKind::Number, Ending::Sure) => upper || !word.starts_with(char::is_lowercase),
        (TokenKind::Word, Ending::Perhaps) => upper && writing.opens_sentence(word),
        (TokenKind::Word, Ending::Clock) => {
            upper && word.chars().any(char::is_lowercase) && !writing.follows_clock(word)
        }
        (TokenKind::Punctuation, Ending::Sure) => {
            matches!(word, "(" | "[" | "—" | "–" | "-" | "•" | "…" | "#" | "@")
        }
        _ => false,
    }
}
