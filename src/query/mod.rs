//! What is asked.
//!
//! **In:** the text of a query and filters, as typed. **Out:** one [`Expr`] that says what to find: `Istanbul by:Kremlin`, and
//! `Istanbul` with a filter beside it, are the same. What shape the answer has, a [request](crate::request) says.
//!
//! ```
//! use onrecord::query::{Expr, parse};
//!
//! let today = jiff::civil::date(2025, 7, 4);
//! let asked = parse("Istanbul (talks OR \"peace plan\") -football", today)?;
//! assert!(matches!(asked, Some(Expr::All(parts)) if parts.len() == 3));
//! # Ok::<(), onrecord::query::QueryError>(())
//! ```

mod error;
mod expr;
mod fields;
mod lex;
mod parse;
mod path;
mod period;
mod today;
mod word;

pub use error::{Place, QueryError};
pub use expr::{Doubt, Expr, Filter, Reach, Scope, TextField, TextMatch, UNSURE, USUAL_CONFIDENCE, WordForm};
pub use fields::{FilterKey, MAX_VALUE, field_names, name};
pub use parse::{Parsed, parse, read_query};
pub use path::PathPattern;
pub use period::Period;
pub use today::today;

#[cfg(test)]
mod tests;
