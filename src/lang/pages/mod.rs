//! Words that sites set around articles: bylines, dates, furniture, walls.
//!
//! They stand here in all languages at once. They are read before the language of the page is known (part of what tells
//! it), one site mixes them, and a class name such as `vorspann` is used by sites of any language. So an entry of one
//! language must be no common word of another.

pub mod bylines;
pub mod calendar;
pub mod datelines;
pub mod furniture;
pub mod page_types;
