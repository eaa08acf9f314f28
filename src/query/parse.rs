//! From tokens to the tree.

use jiff::civil::Date;

use super::QueryError;
use super::expr::{Expr, TextField, TextMatch, WordForm};
use super::fields::{Named, named, similar};
use super::lex::{Lexed, Lexeme, lex};

/// How deep parentheses may lie in one another: far more than anybody writes, and few enough for any stack.
const MAX_DEPTH: usize = 50;

/// Reads the text of a query; `None` when it holds no word. `today` is what relative dates count from.
///
/// ```text
/// any     = all ("OR" all)*
/// all     = item+
/// item    = ("-" | "NOT") item | "(" any ")" | field ":" value | value
/// value   = word | word "*" | '"' words '"' ["~" number]
/// ```
///
/// # Errors
/// When a quotation mark or parenthesis has no partner, an operator has nothing to work on, or a filter's value
/// cannot be understood.
pub fn parse(text: &str, today: Date) -> Result<Option<Expr>, QueryError> {
    let lexemes = lex(text)?;
    let mut parser = Parser { lexemes: &lexemes, next: 0, depth: 0, today };
    let expr = parser.any(None)?;
    match parser.peek() {
        Some(lexeme) => Err(QueryError::UnopenedParenthesis { at: lexeme.at }),
        None => Ok(expr),
    }
}

struct Parser<'a> {
    lexemes: &'a [Lexeme],
    next: usize,
    depth: usize,
    today: Date,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Lexeme> {
        self.lexemes.get(self.next)
    }

    fn take(&mut self) -> Option<&'a Lexeme> {
        let lexeme = self.peek()?;
        self.next += 1;
        Some(lexeme)
    }

    fn any(&mut self, field: Option<TextField>) -> Result<Option<Expr>, QueryError> {
        let mut parts: Vec<Expr> = self.all(field)?.into_iter().collect();
        while let Some(or) = self.peek().filter(|lexeme| lexeme.kind == Lexed::Or) {
            self.next += 1;
            let nothing = || QueryError::NothingAfter { operator: "OR".into(), at: or.at };
            parts.push(self.all(field)?.ok_or_else(nothing)?);
        }
        Ok(if parts.len() > 1 { Some(Expr::Any(parts)) } else { parts.pop() })
    }

    fn all(&mut self, field: Option<TextField>) -> Result<Option<Expr>, QueryError> {
        let mut parts = Vec::new();
        while self.peek().is_some_and(|lexeme| !matches!(lexeme.kind, Lexed::Or | Lexed::Close)) {
            parts.extend(self.item(field)?);
        }
        Ok(Expr::all(parts))
    }

    fn item(&mut self, field: Option<TextField>) -> Result<Option<Expr>, QueryError> {
        let Some(lexeme) = self.take() else { return Ok(None) };
        let nothing = |operator: &str| QueryError::NothingAfter { operator: operator.into(), at: lexeme.at };
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(QueryError::TooDeep(MAX_DEPTH));
        }
        let item = match &lexeme.kind {
            Lexed::Not => {
                let part = self.operand(field)?.ok_or_else(|| nothing("-"))?;
                Some(Expr::Not(Box::new(part)))
            }
            Lexed::Open => {
                let inside = self.any(field)?;
                match self.take() {
                    Some(Lexeme { kind: Lexed::Close, .. }) => inside,
                    _ => return Err(QueryError::OpenParenthesis { at: lexeme.at }),
                }
            }
            Lexed::Field(name) => match named(&name.to_lowercase()) {
                Some(Named::Text(field)) => {
                    Some(self.operand(Some(field))?.ok_or_else(|| nothing(&format!("{name}:")))?)
                }
                Some(Named::Filter(key)) => {
                    let value = match self.take().map(|lexeme| &lexeme.kind) {
                        Some(Lexed::Word(word)) => word,
                        Some(Lexed::Phrase(words, _)) => words,
                        _ => return Err(nothing(&format!("{name}:"))),
                    };
                    Some(Expr::Filter(key.with(value, self.today)?))
                }
                None => match similar(&name.to_lowercase()) {
                    Some(meant) => return Err(QueryError::UnknownField { written: name.clone(), meant }),
                    // "Trump: no deal" is text with a colon in it.
                    None => Some(text(field, name, WordForm::Stem)),
                },
            },
            Lexed::Word(word) => Some(match word.strip_suffix('*') {
                Some(start) if start.chars().any(char::is_alphanumeric) => {
                    text(field, start, WordForm::Prefix)
                }
                _ => text(field, word, WordForm::Stem),
            }),
            Lexed::Phrase(words, slop) => Some(text(field, words, WordForm::Phrase(slop.unwrap_or(0)))),
            // all() stops before these.
            Lexed::Or | Lexed::Close => None,
        };
        self.depth -= 1;
        // A text without any letter or digit asks for nothing.
        Ok(item.filter(
            |item| !matches!(item, Expr::Text(text) if !text.text.chars().any(char::is_alphanumeric)),
        ))
    }

    /// The item that an operator works on.
    fn operand(&mut self, field: Option<TextField>) -> Result<Option<Expr>, QueryError> {
        match self.peek() {
            Some(lexeme) if !matches!(lexeme.kind, Lexed::Or | Lexed::Close) => self.item(field),
            _ => Ok(None),
        }
    }
}

fn text(field: Option<TextField>, text: &str, form: WordForm) -> Expr {
    Expr::Text(TextMatch { field, text: text.to_owned(), form })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Option<Expr>, QueryError> {
        parse(text, date(2025, 7, 4))
    }

    /// The tree in a form for reading.
    fn shown(text: &str) -> String {
        fn show(expr: &Expr) -> String {
            let list = |parts: &[Expr]| parts.iter().map(show).collect::<Vec<_>>().join(" ");
            match expr {
                Expr::Text(TextMatch { field, text, form }) => match (field, form) {
                    (Some(field), _) => format!("{field:?}={text}"),
                    (None, WordForm::Stem) => text.clone(),
                    (None, WordForm::Prefix) => format!("{text}*"),
                    (None, WordForm::Phrase(slop)) => format!("\"{text}\"~{slop}"),
                },
                Expr::Filter(filter) => format!("{filter:?}"),
                Expr::All(parts) => format!("({})", list(parts)),
                Expr::Any(parts) => format!("[{}]", list(parts)),
                Expr::Not(part) => format!("!{}", show(part)),
            }
        }
        read(text).expect("well formed").as_ref().map(show).unwrap_or_default()
    }

    #[test]
    fn words_side_by_side_are_all_wanted_and_or_binds_less() {
        assert_eq!(shown("peace talks OR truce"), "[(peace talks) truce]");
        assert_eq!(shown("peace AND (talks OR truce)"), "(peace [talks truce])");
    }

    #[test]
    fn a_field_may_stand_before_a_word_a_phrase_or_a_group() {
        assert_eq!(shown("headline:truce"), "Headline=truce");
        assert_eq!(shown("headline:(truce OR talks) now"), "([Headline=truce Headline=talks] now)");
    }

    #[test]
    fn filters_may_stand_in_the_text_and_be_negated() {
        assert_eq!(shown("Istanbul -by:\"Ada Holm\""), "(Istanbul !By(\"Ada Holm\"))");
    }

    #[test]
    fn a_colon_inside_a_text_is_taken_as_written_unless_a_field_is_near() {
        assert_eq!(shown("Holm: no deal"), "(Holm no deal)");
        assert_eq!(
            read("publsher:Ledger").err(),
            Some(QueryError::UnknownField { written: "publsher".into(), meant: "publisher" })
        );
    }

    #[test]
    fn mistakes_name_their_place() {
        assert_eq!(read("(a b").err(), Some(QueryError::OpenParenthesis { at: 1 }));
        assert_eq!(read("a) b").err(), Some(QueryError::UnopenedParenthesis { at: 2 }));
        assert_eq!(read("a OR").err(), Some(QueryError::NothingAfter { operator: "OR".into(), at: 3 }));
        assert_eq!(read(&"(".repeat(1000)).err(), Some(QueryError::TooDeep(MAX_DEPTH)));
    }

    #[test]
    fn a_query_of_marks_alone_asks_for_nothing() {
        assert_eq!(shown("— … \"\""), "");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            let _ = read(&text);
        }
    }
}
