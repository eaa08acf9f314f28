//! Positions and words of a text.
//!
//! **In:** the plain text of an article body. **Out:** [`Span`]s (byte ranges) and [`Tokens`]: the words and
//! marks of the text in order, with the sentences and paragraphs they form.
//!
//! Every stage may lean on this one, and this one leans on none. A text is cut into tokens once; actors and
//! quotes both read the same [`Tokens`].
//!
//! ```
//! use onrecord::text::Tokens;
//!
//! let tokens = Tokens::of("Mr. Lind said yes. She didn't.");
//! assert_eq!(tokens.sentences().len(), 2);
//! assert_eq!(tokens.word(0), "Mr.");
//! ```

mod blanks;
mod harmless;
mod loose;
mod scan;
mod sentences;
mod span;
mod starts;
mod tokens;
mod words;

pub use blanks::{push_spaced, spaced};
pub use harmless::{harmless, is_harmful};
pub use loose::loose_marks;
pub use span::Span;
pub use starts::Starts;
pub use tokens::{Token, TokenKind, Tokens};
pub use words::{fold, folded, folded_words_of, words};
