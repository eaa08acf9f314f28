//! Positions and words of a text.
//!
//! **In:** the plain text of an article body. **Out:** [`Span`]s (byte ranges) and [`Tokens`]: the words and
//! marks of the text in order, with the sentences and paragraphs they form.
//!
//! Every stage may lean on this one, and this one leans on none. A text is cut into tokens once; actors and
//! quotes both read the same [`Tokens`]. What is particular to a language (abbreviations, the direction of quotation
//! marks) it asks of a [`Writing`], which [`lang`](crate::lang) has for each.
//!
//! ```
//! use onrecord::text::Tokens;
//!
//! let tokens = Tokens::of("Mr. Lind said yes. She didn't.");
//! assert_eq!(tokens.sentences().len(), 2);
//! assert_eq!(tokens.word(0), "Mr.");
//! ```

mod blanks;
mod closest;
mod direction;
mod fnv;
mod harmless;
mod loose;
mod scan;
mod sentences;
mod span;
mod starts;
mod tokens;
mod words;
mod writing;

pub use blanks::{push_spaced, spaced};
pub use closest::closest;
pub(crate) use fnv::fnv1a;
pub use harmless::{harmless, harmless_lines, is_harmful};
pub use loose::loose_marks;
pub use span::Span;
pub use starts::Starts;
pub use tokens::{Token, TokenKind, Tokens};
pub use words::{fold, folded, folded_words_of, words};
pub use writing::{Curly, Dialogue, Direction, MarkHabits, Writing};
