//! One look at a text as speech, read by `quotes`.
//!
//! **In:** the [`Tokens`](crate::text::Tokens) of a body or a headline. **Out:** an [`Analysis`]: for each token the
//! parts that its word can play, its word class, its sentence and the quotation that it stands in; and the
//! [`Quotation`]s in order. When asked, it reads the [`VerbGroup`] of a verb with polarity and modality, and the tree of a
//! sentence: which token depends on which.
//!
//! `“It is over,” Lind said.` Its analysis knows one quotation of three words, and *said* as the past of a reporting
//! verb. Word classes are found for those sentences only in which somebody may speak.

mod analysed;
mod quotations;
mod trees;
mod verbs;

pub use analysed::Analysis;
pub use quotations::{Quotation, quotations};
pub use verbs::{Modality, Polarity, VerbGroup};
