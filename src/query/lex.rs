//! A query's text as tokens.

use super::expr::{Reach, Scope};
use super::fields::named;
use super::{Place, QueryError};

/// A token, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexeme {
    pub(super) kind: Lexed,
    pub(super) at: Place,
}

impl Lexeme {
    /// Does it stand for all words that are like it?
    pub(super) fn is_pattern(&self) -> bool {
        matches!(&self.kind, Lexed::Word(word) if word.contains(['*', '?', '~']))
    }
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
    /// The name of a field right before a parenthesis, as Nexis has it: `HEADLINE(summit)`.
    FieldOf(String),
    /// `-` right before what follows, or `NOT`; as written.
    Not(&'static str),
    /// `OR`
    Or,
    /// `NEAR/5`, `PRE/5`, `SAME/s`, `SAME/p`
    Within(Reach),
    /// `atleast3` right before a parenthesis.
    AtLeast(u32),
    /// `(`
    Open,
    /// `)`
    Close,
}

/// The most words that may stand between those of a phrase or on the way from one to another; more makes it a search
/// for single words.
pub(super) const MAX_DISTANCE: u32 = 1000;

/// How far `NEAR` and `PRE` reach without a number, as Recoll and other users of Xapian know it.
const USUAL_DISTANCE: u32 = 10;

/// Cuts `text` into tokens. `AND` is what two tokens side by side mean anyway, and is left out.
pub(super) fn lex(text: &str) -> Result<Vec<Lexeme>, QueryError> {
    let mut lexer = Lexer { chars: text.chars().collect(), at: 0 };
    let mut lexemes = Vec::new();
    while let Some(lexeme) = lexer.lexeme()? {
        lexemes.push(lexeme);
    }
    lexemes.retain(|lexeme| lexeme.kind != Lexed::Word("AND".into()));
    Ok(lexemes)
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
}

impl Lexer {
    fn lexeme(&mut self) -> Result<Option<Lexeme>, QueryError> {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        let Some(first) = self.peek() else { return Ok(None) };
        let start = self.at;
        self.at += 1;
        let kind = match first {
            '(' => Lexed::Open,
            ')' => Lexed::Close,
            mark if is_quote(mark) => self.phrase(start)?,
            '-' if self.peek().is_some_and(|next| !next.is_whitespace()) => Lexed::Not("-"),
            _ => self.word(start)?,
        };
        Ok(Some(Lexeme { kind, at: Place { at: start + 1, length: self.at - start } }))
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn phrase(&mut self, start: usize) -> Result<Lexed, QueryError> {
        let closing = self.chars[self.at..].iter().position(|c| is_quote(*c));
        let place = Place { at: start + 1, length: 1 };
        let end = self.at + closing.ok_or(QueryError::OpenQuote { at: place })?;
        let inside = self.chars[self.at..end].iter().collect();
        self.at = end + 1;
        Ok(Lexed::Phrase(inside, self.slop()?))
    }

    /// The number of `~3` right after a phrase.
    fn slop(&mut self) -> Result<Option<u32>, QueryError> {
        if self.peek() != Some('~') {
            return Ok(None);
        }
        let start = self.at;
        let digits: String = self.chars[start + 1..].iter().take_while(|c| c.is_ascii_digit()).collect();
        self.at += 1 + digits.len();
        if digits.is_empty() {
            return Ok(None);
        }
        number(&digits, Place { at: start + 1, length: 1 + digits.len() }).map(Some)
    }

    fn word(&mut self, start: usize) -> Result<Lexed, QueryError> {
        let rest = &self.chars[start..];
        let ends = |c: &char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(*c);
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        let colon = rest[..length].iter().position(|c| *c == ':').filter(|colon| *colon > 0);
        let name = colon.map(|colon| rest[..colon].iter().collect::<String>());
        if let Some(name) = name.filter(|name| name.chars().all(|c| c.is_ascii_alphabetic() || c == '-')) {
            self.at = start + name.len() + 1;
            return Ok(Lexed::Field(name));
        }
        let word: String = rest[..length].iter().collect();
        self.at = start + length;
        let place = Place { at: start + 1, length };
        if self.peek() == Some('(')
            && let Some(count) = at_least(&word)
        {
            return number(count, place).map(Lexed::AtLeast);
        }
        match word.as_str() {
            "OR" | "||" => Ok(Lexed::Or),
            "NOT" => Ok(Lexed::Not("NOT")),
            _ if self.peek() == Some('(') && named(&word.to_lowercase()).is_some() => {
                Ok(Lexed::FieldOf(word))
            }
            _ => Ok(within(&word, place)?.map_or(Lexed::Word(word), Lexed::Within)),
        }
    }
}

/// `3` of `atleast3`.
fn at_least(word: &str) -> Option<&str> {
    let (name, count) = word.split_at_checked("atleast".len())?;
    let is_number = !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit());
    (name.eq_ignore_ascii_case("atleast") && is_number).then_some(count)
}

/// The operators of nearness, which Nexis also writes `w/5`, `pre/5`, `w/s` and `w/p`.
fn within(word: &str, place: Place) -> Result<Option<Reach>, QueryError> {
    match word {
        "NEAR" => return Ok(Some(Reach::Near(USUAL_DISTANCE))),
        "PRE" => return Ok(Some(Reach::Before(USUAL_DISTANCE))),
        _ => {}
    }
    let Some((name, reach)) = word.split_once('/') else { return Ok(None) };
    let name = name.to_ascii_lowercase();
    if !matches!(name.as_str(), "near" | "w" | "pre" | "same") {
        return Ok(None);
    }
    let reach = reach.to_ascii_lowercase();
    let is_number = !reach.is_empty() && reach.bytes().all(|b| b.is_ascii_digit());
    Ok(match (name.as_str(), reach.as_str()) {
        ("same" | "w", "s") => Some(Reach::Same(Scope::Sentence)),
        ("same" | "w", "p") => Some(Reach::Same(Scope::Paragraph)),
        ("near" | "w", _) if is_number => Some(Reach::Near(number(&reach, place)?)),
        ("pre", _) if is_number => Some(Reach::Before(number(&reach, place)?)),
        // "w/o" is an abbreviation; the others can only be mistyped operators.
        ("w", _) => None,
        _ => return Err(QueryError::BadReach { at: place, written: word.to_owned() }),
    })
}

fn number(digits: &str, at: Place) -> Result<u32, QueryError> {
    let number = digits.parse().ok().filter(|number| *number <= MAX_DISTANCE);
    number.ok_or(QueryError::TooFar { at, most: MAX_DISTANCE })
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

    fn word(text: &str) -> Lexed {
        Lexed::Word(text.into())
    }

    #[test]
    fn words_phrases_fields_and_operators_are_told_apart() {
        assert_eq!(
            kinds("by:Kremlin -\"peace plan\"~3 OR (cease-fire 12:30)"),
            [
                Lexed::Field("by".into()),
                word("Kremlin"),
                Lexed::Not("-"),
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
    fn nearness_is_read_as_nexis_and_recoll_write_it() {
        let reach = |text: &str| kinds(text).remove(0);
        assert_eq!(reach("NEAR/5"), Lexed::Within(Reach::Near(5)));
        assert_eq!(reach("w/5"), Lexed::Within(Reach::Near(5)));
        assert_eq!(reach("NEAR"), Lexed::Within(Reach::Near(USUAL_DISTANCE)));
        assert_eq!(reach("pre/3"), Lexed::Within(Reach::Before(3)));
        assert_eq!(reach("SAME/s"), Lexed::Within(Reach::Same(Scope::Sentence)));
        assert_eq!(reach("w/p"), Lexed::Within(Reach::Same(Scope::Paragraph)));
        assert_eq!(reach("w/o"), word("w/o"));
        assert_eq!(reach("near"), word("near"));
        let at = Place { at: 3, length: 6 };
        assert_eq!(lex("a NEAR/x b"), Err(QueryError::BadReach { at, written: "NEAR/x".into() }));
        assert!(matches!(lex("a w/99999 b"), Err(QueryError::TooFar { .. })));
    }

    #[test]
    fn a_count_stands_right_before_its_parenthesis() {
        assert_eq!(kinds("atleast3(drill)")[0], Lexed::AtLeast(3));
        assert_eq!(kinds("ATLEAST3 (drill)")[0], word("ATLEAST3"));
        assert_eq!(kinds("HLEAD(drill)")[0], Lexed::FieldOf("HLEAD".into()));
        assert_eq!(kinds("drill(s) headline (x)")[..2], [word("drill"), Lexed::Open]);
    }

    #[test]
    fn an_open_quotation_mark_is_an_error_with_its_place() {
        let at = Place { at: 7, length: 1 };
        assert_eq!(lex("talks \"in Istanbul"), Err(QueryError::OpenQuote { at }));
    }
}
