//! What the user knows better: names, kinds and offices from a file, which win over what pages let infer.
//!
//! **In:** the text of a TOML file, and [`PageRecord`](crate::document::PageRecord)s. **Out:** the same records, with
//! the actors that the file names called, typed and affiliated as it says.
//!
//! ```toml
//! [[actor]]
//! name = "Ada Holm"
//! aliases = ["A. Holm", "Adda Holm"]
//! kind = "person"
//! affiliation = [
//!     { of = "Norland / Foreign Ministry", until = "2024-05" },
//!     { of = "Blue Palace", since = "2024-06-01" },
//! ]
//!
//! [[actor]]
//! name = "Blue Palace"
//! kind = "organization"
//! affiliation = "Norland"
//! ```
//!
//! `of` is a path from wide to narrow, another actor of the file (so that Ada Holm speaks for Norland / Blue Palace), or
//! a name that the lexicons hold (`Kremlin`). Both days belong to the time of the office; either may be left out.

mod apply;
mod file;

pub use file::{Authority, AuthorityError};
