//! From tokens to the tree.

use jiff::civil::Date;

use super::expr::{Expr, TextField};
use super::fields::{Named, named, similar};
use super::lex::{Lexed, Lexeme, lex};
use super::word::{text_of, word_text};
use super::{FilterKey, Place, QueryError, WordForm};

/// How deep parentheses may lie in one another, and how many operators of closeness may follow each other: far more than
/// anybody writes, and few enough for any stack.
const MAX_DEPTH: usize = 50;

/// The most characters of a query. A list of a thousand names fits.
const MAX_LENGTH: usize = 20_000;

/// The most words, fields and signs of a query.
const MAX_PARTS: usize = 3_000;

/// The most words of a query that stand for many others: `*port`, `wom?n`, `holm~1`. Each is compared with all words of an
/// index.
const MAX_PATTERNS: usize = 30;

/// A query as it was understood.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// What it asks for; `None` when it holds no word.
    pub expr: Option<Expr>,
    /// What was read otherwise than it may have been meant, as sentences.
    pub notes: Vec<String>,
}

/// Reads the text of a query; `None` when it holds no word. `today` is what relative dates count from.
///
/// # Errors
/// See [`read_query`].
pub fn parse(text: &str, today: Date) -> Result<Option<Expr>, QueryError> {
    read_query(text, today).map(|parsed| parsed.expr)
}

/// Reads the text of a query. `today` is what relative dates count from.
///
/// ```text
/// any     = all ("OR" all)*
/// all     = close+
/// close   = item (("NEAR/" n | "PRE/" n | "SAME/s" | "SAME/p") item)*
/// item    = ("-" | "NOT") item | "(" any ")" | field ":" item | "atleast" n "(" any ")" | value
/// value   = word | "=" word | word "*" | "wor?d" | word "~" n | '"' words '"' ["~" n]
/// ```
///
/// # Errors
/// When a quotation mark or parenthesis has no partner, an operator has nothing to work on, or a filter's value
/// cannot be understood.
pub fn read_query(text: &str, today: Date) -> Result<Parsed, QueryError> {
    if text.len() > MAX_LENGTH && text.chars().count() > MAX_LENGTH {
        return Err(QueryError::TooLong { what: "characters", most: MAX_LENGTH });
    }
    let lexemes = lex(text)?;
    if lexemes.len() > MAX_PARTS {
        return Err(QueryError::TooLong { what: "words and signs", most: MAX_PARTS });
    }
    if lexemes.iter().filter(|lexeme| lexeme.is_pattern()).count() > MAX_PATTERNS {
        return Err(QueryError::TooLong { what: "words with *, ? or ~", most: MAX_PATTERNS });
    }
    let mut parser = Parser { lexemes: &lexemes, next: 0, depth: 0, today, notes: Vec::new() };
    let expr = parser.any(Context::Everywhere)?;
    match parser.peek() {
        Some(lexeme) => Err(QueryError::UnopenedParenthesis { at: lexeme.at }),
        None => Ok(Parsed { expr, notes: parser.notes }),
    }
}

/// What the field before a group says about the words in it.
#[derive(Clone, Copy)]
enum Context {
    Everywhere,
    Text(TextField),
    Filter(FilterKey),
}

impl Context {
    fn field(self) -> Option<TextField> {
        match self {
            Context::Text(field) => Some(field),
            Context::Everywhere | Context::Filter(_) => None,
        }
    }
}

struct Parser<'a> {
    lexemes: &'a [Lexeme],
    next: usize,
    depth: usize,
    today: Date,
    notes: Vec<String>,
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

    fn any(&mut self, context: Context) -> Result<Option<Expr>, QueryError> {
        let first = self.all(context)?;
        if let (None, Some(or)) = (&first, self.peek().filter(|lexeme| lexeme.kind == Lexed::Or)) {
            return Err(QueryError::NothingBefore { operator: "OR".into(), at: or.at });
        }
        let mut parts: Vec<Expr> = first.into_iter().collect();
        while let Some(or) = self.peek().filter(|lexeme| lexeme.kind == Lexed::Or) {
            self.next += 1;
            let nothing = || QueryError::NothingAfter { operator: "OR".into(), at: or.at };
            parts.push(self.all(context)?.ok_or_else(nothing)?);
        }
        Ok(if parts.len() > 1 { Some(Expr::Any(parts)) } else { parts.pop() })
    }

    fn all(&mut self, context: Context) -> Result<Option<Expr>, QueryError> {
        let mut parts = Vec::new();
        while self.peek().is_some_and(|lexeme| !matches!(lexeme.kind, Lexed::Or | Lexed::Close)) {
            parts.extend(self.close(context)?);
        }
        Ok(Expr::all(parts))
    }

    /// An item, and all that is to stand close to it.
    fn close(&mut self, context: Context) -> Result<Option<Expr>, QueryError> {
        let mut left = self.item(context)?;
        let outside = self.depth;
        while let Some(Lexeme { kind: Lexed::Within(reach), at }) = self.peek() {
            self.next += 1;
            // Each holds all that stands before it.
            self.deeper()?;
            let operator = || reach.to_string();
            let before = left.ok_or_else(|| QueryError::NothingBefore { operator: operator(), at: *at })?;
            // The field of the first word goes for the words after it.
            let field = before.text_field().flatten();
            let context = if let Some(field) = field { Context::Text(field) } else { context };
            let after = self
                .operand(context)?
                .ok_or_else(|| QueryError::NothingAfter { operator: operator(), at: *at })?;
            if !before.is_text(field) || !after.is_text(field) {
                return Err(QueryError::NotAText { operator: operator(), at: *at });
            }
            left = Some(Expr::Within(Box::new(before), *reach, Box::new(after)));
        }
        self.depth = outside;
        Ok(left)
    }

    fn deeper(&mut self) -> Result<(), QueryError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(QueryError::TooDeep(MAX_DEPTH)) } else { Ok(()) }
    }

    fn item(&mut self, context: Context) -> Result<Option<Expr>, QueryError> {
        let Some(lexeme) = self.peek() else { return Ok(None) };
        if matches!(lexeme.kind, Lexed::Within(_)) {
            return Ok(None);
        }
        self.next += 1;
        self.deeper()?;
        let item = match &lexeme.kind {
            Lexed::Not(written) => {
                let part = self.operand(context)?.ok_or_else(|| nothing_after(written, lexeme.at))?;
                Some(Expr::Not(Box::new(part)))
            }
            Lexed::Open => self.group(context, lexeme.at)?,
            Lexed::Field(name) => self.field(name, lexeme.at, context)?,
            Lexed::FieldOf(name) => {
                self.note(format!("'{name}(…)' is read as {}:(…)", name.to_lowercase()));
                self.field(name, lexeme.at, context)?
            }
            Lexed::AtLeast(count) => Some(self.at_least(*count, lexeme.at, context)?),
            Lexed::Word(word) => self.word(word, lexeme.at, context)?,
            Lexed::Phrase(words, slop) => match context {
                Context::Filter(key) => Some(self.filter(key, words, lexeme.at)?),
                _ => {
                    // "oil tank*": the last word of a phrase may be a beginning.
                    let beginning = words.trim_end().strip_suffix('*').filter(|beginning| {
                        slop.is_none()
                            && beginning.contains(' ')
                            && beginning.ends_with(char::is_alphanumeric)
                    });
                    let form = match beginning {
                        Some(_) => WordForm::Prefix,
                        None => WordForm::Phrase(slop.unwrap_or(0)),
                    };
                    Some(text_of(context.field(), words, form))
                }
            },
            // all() and close() stop before these.
            Lexed::Or | Lexed::Close | Lexed::Within(_) => None,
        };
        self.depth -= 1;
        // A text without any letter or digit asks for nothing.
        Ok(item.filter(
            |item| !matches!(item, Expr::Text(text) if !text.text.chars().any(char::is_alphanumeric)),
        ))
    }

    fn group(&mut self, context: Context, at: Place) -> Result<Option<Expr>, QueryError> {
        let inside = self.any(context)?;
        match self.take() {
            Some(Lexeme { kind: Lexed::Close, .. }) => Ok(inside),
            _ => Err(QueryError::OpenParenthesis { at }),
        }
    }

    /// What a name and a colon ask of what follows them.
    fn field(&mut self, name: &str, at: Place, context: Context) -> Result<Option<Expr>, QueryError> {
        let inner = match named(&name.to_lowercase()) {
            Some(Named::Text(field)) => Context::Text(field),
            Some(Named::Filter(key)) => Context::Filter(key),
            None => return self.no_field(name, at, context),
        };
        let part = self.operand(inner)?.ok_or_else(|| nothing_after(&format!("{name}:"), at))?;
        Ok(Some(part))
    }

    /// "Trump: no deal" is text with a colon in it, unless the name is close to that of a field.
    fn no_field(&mut self, name: &str, at: Place, context: Context) -> Result<Option<Expr>, QueryError> {
        if let Some(meant) = similar(&name.to_lowercase()) {
            return Err(QueryError::UnknownField { written: name.to_owned(), meant, at });
        }
        self.note(format!("'{name}:' is no field and is read as the word {name}; see: onrecord help query"));
        self.word(name, at, context)
    }

    /// Notes what was read otherwise than it may have been meant, once.
    fn note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn word(&mut self, word: &str, at: Place, context: Context) -> Result<Option<Expr>, QueryError> {
        if let Context::Filter(key) = context {
            return self.filter(key, word, at).map(Some);
        }
        if matches!(word, "or" | "and" | "not") && self.lexemes.len() > 1 {
            let operator = word.to_uppercase();
            self.note(format!("'{word}' is read as a word; write {operator} for the operator"));
        }
        // All there is, as in notmuch and tantivy.
        if word == "*" && self.lexemes.len() == 1 {
            return Ok(Some(Expr::All(Vec::new())));
        }
        if let Some(root) = truncated(word) {
            self.note(format!("'{word}' is read as {root}*, words that begin so"));
            return Ok(Some(text_of(context.field(), root, WordForm::Prefix)));
        }
        Ok(Some(word_text(context.field(), word)))
    }

    fn filter(&self, key: FilterKey, value: &str, at: Place) -> Result<Expr, QueryError> {
        let wrong = |error| QueryError::InValue { error: Box::new(error), at };
        key.with(value, self.today).map(Expr::Filter).map_err(wrong)
    }

    /// `atleast3(drill)`, `atleast2("peace plan" OR truce)`.
    fn at_least(&mut self, count: u32, at: Place, context: Context) -> Result<Expr, QueryError> {
        if count == 0 {
            return Err(QueryError::AtLeastNone { at });
        }
        let operator = || format!("atleast{count}");
        let part = self.operand(context)?.ok_or_else(|| nothing_after(&operator(), at))?;
        if !part.is_text(part.text_field().flatten()) {
            return Err(QueryError::NotAText { operator: operator(), at });
        }
        Ok(Expr::AtLeast(count, Box::new(part)))
    }

    /// The item that an operator works on.
    fn operand(&mut self, context: Context) -> Result<Option<Expr>, QueryError> {
        match self.peek() {
            Some(lexeme) if !matches!(lexeme.kind, Lexed::Or | Lexed::Close) => self.item(context),
            _ => Ok(None),
        }
    }
}

/// `talk` of `talk!`, as Nexis ends a root. Other marks before it make it an exclamation.
fn truncated(word: &str) -> Option<&str> {
    word.strip_suffix('!').filter(|root| !root.is_empty() && root.chars().all(char::is_alphanumeric))
}

fn nothing_after(operator: &str, at: Place) -> QueryError {
    QueryError::NothingAfter { operator: operator.to_owned(), at }
}
