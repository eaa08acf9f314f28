//! Where sentences end.

use std::ops::Range;

use super::{Token, TokenKind};
use crate::lang::abbreviations::is_abbreviation;
use crate::lang::pages::calendar;

/// The most tokens of a sentence. Longer runs are lists or no prose at all; cut, they keep every stage that looks back
/// or ahead within a sentence linear.
const LONGEST: usize = 300;

/// Splits each of `paragraphs` (ranges of `tokens`) into sentences. Closing marks belong to the sentence they end.
pub(super) fn split(text: &str, tokens: &[Token], paragraphs: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    for paragraph in paragraphs {
        let mut start = paragraph.start;
        let mut at = start;
        while at < paragraph.end {
            let ends = ends_sentence(text, tokens[at]);
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
            if next.is_some_and(|next| begins(text, next, ends)) {
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

fn ends_sentence(text: &str, token: Token) -> Ending {
    let word = token.span.of(text);
    match token.kind {
        TokenKind::Punctuation
            if matches!(word, "." | "!" | "?" | "…" | "...") || word.starts_with("...") =>
        {
            Ending::Sure
        }
        TokenKind::Word if matches!(word, "a.m." | "p.m.") => Ending::Clock,
        TokenKind::Word if word.ends_with('.') && word.len() > 2 && !is_abbreviation(word) => Ending::Perhaps,
        _ => Ending::No,
    }
}

fn trails(text: &str, token: Token) -> bool {
    token.kind == TokenKind::CloseQuote || matches!(token.span.of(text), ")" | "]" | "." | "!" | "?")
}

/// Words that begin sentences far more often than they follow an initialism within one.
fn begins(text: &str, next: Token, ending: Ending) -> bool {
    let word = next.span.of(text);
    let upper = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    match (next.kind, ending) {
        (TokenKind::OpenQuote, _) => true,
        (TokenKind::Word | TokenKind::Number, Ending::Sure) => upper || !word.starts_with(char::is_lowercase),
        (TokenKind::Word, Ending::Perhaps) => upper && crate::lang::function_words::is_function_word(word),
        (TokenKind::Word, Ending::Clock) => {
            upper
                && word.chars().any(char::is_lowercase)
                && calendar::weekday(word).is_none()
                && calendar::month(word).is_none()
        }
        (TokenKind::Punctuation, Ending::Sure) => {
            matches!(word, "(" | "[" | "—" | "–" | "-" | "•" | "…" | "#" | "@")
        }
        _ => false,
    }
}
