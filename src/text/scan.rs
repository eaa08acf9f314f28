//! Cutting one paragraph into tokens.

use super::{Span, Token, TokenKind, is_harmful};
use crate::lang::abbreviations::{is_abbreviation, is_elision, is_number_abbreviation};

/// Walks the characters of a paragraph once.
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    /// Is a double (straight) quotation mark open in this paragraph?
    double_open: bool,
    /// Number of single marks open in this paragraph.
    singles_open: usize,
    /// Is a low mark („) open, which “ closes?
    low_open: bool,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str, paragraph: Span) -> Self {
        Self {
            text,
            at: paragraph.start,
            end: paragraph.end,
            double_open: false,
            singles_open: 0,
            low_open: false,
        }
    }

    /// Appends the paragraph's tokens to `tokens`.
    pub(super) fn scan(mut self, tokens: &mut Vec<Token>) {
        while let Some(c) = self.peek() {
            let start = self.at;
            // Marks that turn the direction of writing stand between words as blanks do.
            if c.is_whitespace() || !c.is_ascii() && is_harmful(c) {
                self.at += c.len_utf8();
                continue;
            }
            let kind = if c.is_alphanumeric() { self.word(c) } else { self.mark(c, start) };
            tokens.push(Token { span: Span::new(start, self.at), kind });
        }
    }

    fn peek(&self) -> Option<char> {
        match self.text.as_bytes()[self.at..self.end].first() {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.text[self.at..self.end].chars().next(),
            None => None,
        }
    }

    /// The characters after the current one.
    fn after(&self, c: char) -> impl Iterator<Item = char> + 't {
        self.text[self.at + c.len_utf8()..self.end].chars()
    }

    fn before(&self, start: usize) -> Option<char> {
        self.text[..start].chars().next_back()
    }

    /// A word or a number, from its first character.
    fn word(&mut self, first: char) -> TokenKind {
        let start = self.at;
        let kind = if first.is_numeric() { TokenKind::Number } else { TokenKind::Word };
        loop {
            self.skip_plain();
            let Some(c) = self.peek() else { break };
            let joins = match c {
                '.' => self.dot_belongs(start),
                ',' | ':' => {
                    self.digit_before(start) && self.after(c).next().is_some_and(|n| n.is_ascii_digit())
                }
                '\'' | '’' => self.apostrophe_belongs(c),
                '-' | '‑' | '&' => self.after(c).next().is_some_and(char::is_alphanumeric),
                _ => c.is_alphanumeric() || is_combining(c),
            };
            if !joins {
                break;
            }
            self.at += c.len_utf8();
        }
        if kind == TokenKind::Number {
            let number = &self.text[start..self.at];
            if number.contains('-') && number.chars().any(char::is_alphabetic) {
                return TokenKind::Word;
            }
        }
        kind
    }

    /// Goes on over letters and digits of ASCII: most of any text.
    fn skip_plain(&mut self) {
        let rest = self.text.as_bytes()[self.at..self.end].iter();
        self.at += rest.take_while(|byte| byte.is_ascii_alphanumeric()).count();
    }

    fn digit_before(&self, start: usize) -> bool {
        self.before(self.at).is_some_and(|c| c.is_ascii_digit()) && self.at > start
    }

    /// A dot is part of the word in numbers (3.5), initials (J.), initialisms (U.S.) and known abbreviations (Mr.).
    fn dot_belongs(&self, start: usize) -> bool {
        let word = &self.text[start..self.at];
        let next = self.after('.').next();
        if self.digit_before(start) {
            return next.is_some_and(|c| c.is_ascii_digit());
        }
        let tail = word.rsplit(['.', '-']).next().unwrap_or(word);
        let mut letters = tail.chars();
        let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
        if single {
            let initial = tail.chars().all(char::is_uppercase) && tail != "I";
            return initial || word.contains('.') || next.is_some_and(char::is_alphabetic);
        }
        let number_follows = || self.after('.').find(|c| !c.is_whitespace()).is_some_and(char::is_numeric);
        word.len() <= 8 && is_abbreviation(&self.text[start..self.at + 1])
            || is_number_abbreviation(word) && number_follows()
            || next.is_some_and(|c| c.is_lowercase()) && word.chars().all(|c| c.is_ascii_lowercase())
    }

    /// An apostrophe is part of the word between letters (don't), unless it begins a possessive ending.
    fn apostrophe_belongs(&self, c: char) -> bool {
        let mut rest = self.after(c);
        match (rest.next(), rest.next()) {
            (Some('s' | 'S'), next) => next.is_some_and(char::is_alphanumeric),
            (Some(next), _) => next.is_alphanumeric(),
            (None, _) => false,
        }
    }

    /// A mark, from its first character.
    fn mark(&mut self, c: char, start: usize) -> TokenKind {
        self.at += c.len_utf8();
        match c {
            '“' if self.low_open => {
                self.low_open = false;
                TokenKind::CloseQuote
            }
            // Typed the wrong way round: “over,“ she said.
            '“' if self.double_open && self.hugs_left(start) => {
                self.double_open = false;
                TokenKind::CloseQuote
            }
            '„' | '‚' => {
                self.low_open = true;
                TokenKind::OpenQuote
            }
            '“' => {
                self.double_open = true;
                TokenKind::OpenQuote
            }
            '”' => {
                self.double_open = false;
                TokenKind::CloseQuote
            }
            '«' | '‹' | '‟' => TokenKind::OpenQuote,
            '»' | '›' => TokenKind::CloseQuote,
            '"' | '＂' => self.straight_double(start),
            // A year without its century or a word without its head, set as if a quotation opened: ‘08, ‘bout.
            '‘' if self.two_digits_follow() || self.elided_follows() => TokenKind::Punctuation,
            // Typed the wrong way round: the Review‘s.
            '‘' if self.before(start).is_some_and(char::is_alphanumeric) && start > 0 => {
                self.single(c, start)
            }
            '‘' => {
                self.singles_open += 1;
                TokenKind::OpenQuote
            }
            '\'' | '`' | '’' if self.peek() == Some(c) => {
                // Old agency style: two single marks for a double one.
                self.at += c.len_utf8();
                self.straight_double(start)
            }
            '\'' | '’' | '`' => self.single(c, start),
            '.' | '-' | '–' | '—' => {
                while self.peek() == Some(c) {
                    self.at += c.len_utf8();
                }
                TokenKind::Punctuation
            }
            _ => TokenKind::Punctuation,
        }
    }

    /// Does the mark just read stand at the end of a word, with nothing after it?
    fn hugs_left(&self, start: usize) -> bool {
        self.before(start).is_some_and(|c| !c.is_whitespace() && !opens(c))
            && self.peek().is_none_or(|c| c.is_whitespace() || closes(c))
    }

    /// Do two digits and no more follow?
    fn two_digits_follow(&self) -> bool {
        let mut rest = self.text[self.at..self.end].chars();
        let digits = rest.by_ref().take(2).filter(char::is_ascii_digit).count() == 2;
        digits && rest.next().is_none_or(|next| !next.is_alphanumeric() && !closes(next))
    }

    /// Does a word follow that has lost its head?
    fn elided_follows(&self) -> bool {
        let rest = &self.text[self.at..self.end];
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let next = rest[end..].chars().next();
        is_elision(&rest[..end]) && next.is_none_or(|next| !next.is_alphanumeric() && !closes(next))
    }

    fn straight_double(&mut self, start: usize) -> TokenKind {
        let spaced_before = self.before(start).is_none_or(|c| c.is_whitespace() || opens(c));
        let spaced_after = self.peek().is_none_or(|c| c.is_whitespace() || closes(c));
        let open = match (spaced_before, spaced_after) {
            (true, false) => true,
            (false, true) => false,
            _ => !self.double_open,
        };
        self.double_open = open;
        if open { TokenKind::OpenQuote } else { TokenKind::CloseQuote }
    }

    fn single(&mut self, c: char, start: usize) -> TokenKind {
        let before = self.before(start).filter(|_| start > 0);
        let after_word = before.is_some_and(char::is_alphanumeric);
        if after_word && self.peek().is_some_and(|next| matches!(next, 's' | 'S')) {
            self.at += 1;
            return TokenKind::Possessive;
        }
        if self.singles_open > 0 && self.peek().is_none_or(|next| !next.is_alphanumeric()) {
            self.singles_open -= 1;
            return TokenKind::CloseQuote;
        }
        if after_word {
            return if before.is_some_and(|b| matches!(b, 's' | 'S' | 'z' | 'x')) {
                TokenKind::Possessive
            } else {
                TokenKind::Punctuation
            };
        }
        let begins_word = self.peek().is_some_and(char::is_alphabetic);
        let spaced_before = before.is_none_or(|b| b.is_whitespace() || opens(b));
        // A straight mark before a word opens a quotation only where another one closes it: 'em has none.
        if c == '\'' && begins_word && spaced_before && !self.elided_follows() && self.closes_later() {
            self.singles_open += 1;
            return TokenKind::OpenQuote;
        }
        TokenKind::Punctuation
    }

    /// Does a straight single mark close after a word within the next 400 bytes of the paragraph? The limit keeps a
    /// text of nothing but marks linear.
    fn closes_later(&self) -> bool {
        let mut previous = ' ';
        let mut rest = self.text[self.at..self.end].char_indices().take_while(|(at, _)| *at < 400).peekable();
        while let Some((_, c)) = rest.next() {
            let free_after = rest.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
            if c == '\'' && !previous.is_whitespace() && free_after {
                return true;
            }
            previous = c;
        }
        false
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '‘' | '"' | '\'' | '„' | '«')
}

fn closes(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '.' | ',' | ';' | ':' | '!' | '?' | '…' | '—' | '–' | '”' | '’' | '»' | '\''
    )
}
