//! A search engine for a folder of saved news pages that knows **who said what**.
//!
//! Data flows one way. The write side turns files into an index, the read side turns a query into hits:
//!
//! ```text
//! walk -> decode -> page -> article -> actors -> quotes -> document -> authority -> index
//! query -> search -> hits -> render
//! ```
//!
//! Each module is one stage and says in its first lines what comes in and what goes out.

pub mod actors;
pub mod article;
pub mod authority;
pub mod decode;
pub mod document;
pub mod hits;
pub mod index;
pub mod lexicon;
pub mod page;
pub mod query;
pub mod quotes;
pub mod render;
pub mod search;
pub mod text;
pub mod walk;
