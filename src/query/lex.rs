//! A query's text as tokens.

use super::QueryError;

/// A token, and its place in characters from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexeme {
    pub(super) kind: Lexed,
    pub(super) at: usize,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lexed {
    /// A bare word.
    Word(String),
    /// The inside of quotation marks, and the number after `~`.
    Phrase(String, Option<u32>),
    /// A name and a colon right before what follows.
    Field(String),
    /// `-` right before what follows, or `NOT`.
    Not,
    /// `OR`
    Or,
    /// `(`
    Open,
    /// `)`
    Close,
}

/// The most words that may stand between those of a phrase; more makes it a search for single words.
const MAX_SLOP: u32 = 1000;

/// Cuts `text` into tokens. `AND` is what two tokens side by side mean anyway, and is left out.
pub(super) fn lex(text: &str) -> Result<Vec<Lexeme>, QueryError> {
    let chars: Vec<char> = text.chars().collect();
    let mut lexemes = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let start = at;
        at += 1;
        let kind = match c {
            c if c.is_whitespace() => continue,
            '(' => Lexed::Open,
            ')' => Lexed::Close,
            c if is_quote(c) => {
                let closing = chars[at..].iter().position(|c| is_quote(*c));
                let end = at + closing.ok_or(QueryError::OpenQuote { at: start + 1 })?;
                let inside = chars[at..end].iter().collect();
                at = end + 1;
                Lexed::Phrase(inside, slop(&chars, &mut at)?)
            }
            '-' if chars.get(at).is_some_and(|next| !next.is_whitespace()) => Lexed::Not,
            _ => {
                let ends = |c: &char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(*c);
                let rest = &chars[start..];
                let length = rest.iter().position(ends).unwrap_or(rest.len());
                let colon = rest[..length].iter().position(|c| *c == ':').filter(|colon| *colon > 0);
                let name = colon.map(|colon| rest[..colon].iter().collect::<String>());
                match name.filter(|name| name.chars().all(|c| c.is_ascii_alphabetic())) {
                    Some(name) => {
                        at = start + name.len() + 1;
                        Lexed::Field(name)
                    }
                    None => {
                        at = start + length;
                        word(rest[..length].iter().collect())
                    }
                }
            }
        };
        lexemes.push(Lexeme { kind, at: start + 1 });
    }
    lexemes.retain(|lexeme| lexeme.kind != Lexed::Word("AND".into()));
    Ok(lexemes)
}

fn word(text: String) -> Lexed {
    match text.as_str() {
        "OR" => Lexed::Or,
        "NOT" => Lexed::Not,
        _ => Lexed::Word(text),
    }
}

/// The number of `~3` right after a phrase.
fn slop(chars: &[char], at: &mut usize) -> Result<Option<u32>, QueryError> {
    let digits: String = match chars.get(*at) {
        Some('~') => chars[*at + 1..].iter().take_while(|c| c.is_ascii_digit()).collect(),
        _ => return Ok(None),
    };
    *at += 1 + digits.len();
    if digits.is_empty() {
        return Ok(None);
    }
    digits.parse().ok().filter(|slop| *slop <= MAX_SLOP).map(Some).ok_or(QueryError::BadSlop(MAX_SLOP))
}

/// Straight marks and those that word processors and phones put in their place.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Lexed> {
        lex(text).expect("well formed").into_iter().map(|lexeme| lexeme.kind).collect()
    }

    #[test]
    fn words_phrases_fields_and_operators_are_told_apart() {
        let word = |text: &str| Lexed::Word(text.into());
        assert_eq!(
            kinds("by:Kremlin -\"peace plan\"~3 OR (cease-fire 12:30)"),
            [
                Lexed::Field("by".into()),
                word("Kremlin"),
                Lexed::Not,
                Lexed::Phrase("peace plan".into(), Some(3)),
                Lexed::Or,
                Lexed::Open,
                word("cease-fire"),
                word("12:30"),
                Lexed::Close,
            ]
        );
    }

    #[test]
    fn an_open_quotation_mark_is_an_error_with_its_place() {
        assert_eq!(lex("talks \"in Istanbul"), Err(QueryError::OpenQuote { at: 7 }));
    }
}
