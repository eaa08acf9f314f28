//! Cutting one paragraph into tokens.

use super::direction::{Directions, Stance, closes, opens, stance};
use super::writing::{Curly, Dialogue, Direction, Writing};
use super::{Span, Token, TokenKind, is_harmful};

/// The most bytes of an abbreviation, without its dot; letters that are not Latin have two.
const LONGEST_ABBREVIATION: usize = 16;

/// Walks the characters of a paragraph once.
pub(super) struct Scanner<'t> {
    text: &'t str,
    writing: &'t dyn Writing,
    directions: Directions,
    first: usize,
    at: usize,
    end: usize,
    /// Is a double (straight) quotation mark open in this paragraph?
    double_open: bool,
    /// Number of single marks open in this paragraph.
    singles_open: usize,
    /// Is a low mark („) open, which “ closes?
    low_open: bool,
    /// Is an angled mark open that closes with the same one?
    angled_open: bool,
    /// Is a low single mark (‚) open, which ‘ closes?
    low_single_open: bool,
    /// Where the paragraph is a turn of dialogue: is what stands here said?
    turn: Option<bool>,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(
        text: &'t str,
        paragraph: Span,
        writing: &'t dyn Writing,
        directions: Directions,
    ) -> Self {
        Self {
            text,
            writing,
            directions,
            first: paragraph.start,
            at: paragraph.start,
            end: paragraph.end,
            double_open: false,
            singles_open: 0,
            low_open: false,
            angled_open: false,
            low_single_open: false,
            turn: None,
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
            return initial
                || word.contains('.')
                || next.is_some_and(char::is_alphabetic)
                || self.writing.is_abbreviation(&self.text[start..self.at + 1]);
        }
        let number_follows = || self.after('.').find(|c| !c.is_whitespace()).is_some_and(char::is_numeric);
        word.len() <= LONGEST_ABBREVIATION && self.writing.is_abbreviation(&self.text[start..self.at + 1])
            || self.writing.is_number_abbreviation(word) && number_follows()
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
        if self.directions.curly == Curly::ByStance
            && let Some(kind) = self.foreign_mark(c, start)
        {
            return kind;
        }
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

    /// The marks that do not point the same way in all languages: none for one that does.
    fn foreign_mark(&mut self, c: char, start: usize) -> Option<TokenKind> {
        match c {
            '«' | '‹' | '»' | '›' => Some(self.angled(c, start)),
            '„' => {
                self.double_open = true;
                Some(TokenKind::OpenQuote)
            }
            '“' | '”' => {
                self.double_open = match self.stance(start) {
                    Stance::Opening => true,
                    Stance::Closing => false,
                    Stance::Unclear => c == '“' && !self.double_open,
                };
                Some(if self.double_open { TokenKind::OpenQuote } else { TokenKind::CloseQuote })
            }
            '‚' if self.stance(start) == Stance::Opening => {
                self.low_single_open = true;
                Some(TokenKind::OpenQuote)
            }
            '‚' => Some(TokenKind::Punctuation),
            '‘' | '’' if self.low_single_open && self.stance(start) == Stance::Closing => {
                self.low_single_open = false;
                Some(TokenKind::CloseQuote)
            }
            '「' | '『' => Some(TokenKind::OpenQuote),
            '」' | '』' => Some(TokenKind::CloseQuote),
            '-' | '–' | '—' | '―' => self.dash(c, start),
            _ => None,
        }
    }

    /// An angled mark, as those of this text point.
    fn angled(&mut self, c: char, start: usize) -> TokenKind {
        let left = matches!(c, '«' | '‹');
        let open = match (self.directions.guillemets, self.stance(start)) {
            (Direction::Outward, _) => left,
            (Direction::Inward, _) => !left,
            (Direction::Same, Stance::Opening) => true,
            (Direction::Same, Stance::Closing) => false,
            (Direction::Same, Stance::Unclear) => !self.angled_open,
        };
        self.angled_open = open;
        if open { TokenKind::OpenQuote } else { TokenKind::CloseQuote }
    }

    /// A dash that opens a turn of dialogue, or parts what is said in one from what is told: none for any other.
    fn dash(&mut self, c: char, start: usize) -> Option<TokenKind> {
        let before = self.before(start).filter(|_| start > self.first);
        let after = self.peek();
        let said = match self.turn {
            None if start == self.first => {
                let opens = match self.directions.dialogue {
                    Dialogue::None => false,
                    Dialogue::Dash => c != '-',
                    Dialogue::Hyphen => true,
                };
                // "-5 degrees", "--" and a line that is drawn open nothing.
                let turn = after.is_some_and(|c| c.is_whitespace())
                    || c != '-' && after.is_some_and(|c| c.is_alphabetic() || opens_question(c));
                (opens && turn).then_some(true)
            }
            None => None,
            // "—We sail —said Holm—. Soon": the dash stands against what is told.
            Some(said) => {
                let (free_before, free_after) =
                    (before.is_some_and(char::is_whitespace), after.is_some_and(char::is_whitespace));
                let ends = || {
                    let told = self.text[self.first..start].trim_end();
                    told.ends_with([',', '.', '!', '?', '…', ':', '»'])
                };
                let parts = match (free_before, free_after) {
                    (true, true) => ends(),
                    (true, false) => said,
                    (false, _) => !said && after.is_none_or(|c| !c.is_alphanumeric()),
                };
                (c != '-' && parts).then_some(!said)
            }
        }?;
        self.turn = Some(said);
        Some(if said { TokenKind::OpenQuote } else { TokenKind::CloseQuote })
    }

    fn stance(&self, start: usize) -> Stance {
        stance(self.before(start), self.peek())
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
        self.writing.is_elision(&rest[..end])
            && next.is_none_or(|next| !next.is_alphanumeric() && !closes(next))
    }

    fn straight_double(&mut self, start: usize) -> TokenKind {
        let open = match self.stance(start) {
            Stance::Opening => true,
            Stance::Closing => false,
            Stance::Unclear => !self.double_open,
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
        let closing = self.singles_open > 0 && self.peek().is_none_or(|next| !next.is_alphanumeric());
        if closing && !(after_word && self.is_plural_owner(before)) {
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

    /// `‘The owners’ patience is gone,’`: the mark after a plural owns what follows it where a later one, beside a stop or a
    /// comma, closes the quotation. Looks no further than [`Self::closes_later`] does.
    fn is_plural_owner(&self, before: Option<char>) -> bool {
        let rest = &self.text[self.at..self.end];
        let word_follows = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        if !word_follows || !before.is_some_and(|b| matches!(b, 's' | 'S' | 'z' | 'x')) {
            return false;
        }
        let mut previous = ' ';
        let mut rest = rest.char_indices().take_while(|(at, _)| *at < 400).peekable();
        while let Some((_, c)) = rest.next() {
            let next = rest.peek().map(|(_, next)| *next);
            let opens = previous.is_whitespace() && next.is_some_and(char::is_alphabetic);
            match c {
                '‘' => return false,
                '\'' if opens => return false,
                '\'' | '’' if matches!(previous, '.' | ',' | '!' | '?') => {
                    return next.is_none_or(|next| !next.is_alphanumeric());
                }
                '\'' | '’' if next.is_some_and(|next| matches!(next, '.' | ',' | '!' | '?')) => {
                    return true;
                }
                _ => previous = c,
            }
        }
        false
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

/// The marks with which a Spanish question or exclamation begins.
fn opens_question(c: char) -> bool {
    matches!(c, '¿' | '¡' | '«' | '“')
}
