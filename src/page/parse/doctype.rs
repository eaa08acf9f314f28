//! The doctype, which html5ever's tokenizer may read: a page has one, and its states are many.

use std::cell::Cell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// The token of a doctype.
pub(super) fn token(html: &str) -> Option<Token> {
    let tokenizer = Tokenizer::new(Doctypes::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // A doctype stops the tokenizer for nothing.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// Keeps the last doctype.
#[derive(Default)]
struct Doctypes(Cell<Option<Token>>);

impl TokenSink for Doctypes {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if matches!(token, Token::DoctypeToken(_)) {
            self.0.set(Some(token));
        }
        TokenSinkResult::Continue
    }
}
