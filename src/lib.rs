//! A search engine for a folder of saved news pages that knows **who said what**.
//!
//! Data flows one way. The write side turns files into an index, the read side turns a query into hits:
//!
//! ```text
//! walk -> decode -> page -> article -> actors -> analysis -> quotes -> document -> authority -> entities -> index
//! query -> search -> hits -> render
//! ```
//!
//! A search is one line; what it asks is written as on the command line (`onrecord help query`):
//!
//! ```
//! use onrecord::Index;
//! use onrecord::hits::Hits;
//! use onrecord::index::{UpdateOptions, update};
//!
//! # let folder = std::env::temp_dir().join(format!("onrecord-example-{}", std::process::id()));
//! # let (pages, index) = (folder.join("pages"), folder.join("index"));
//! # std::fs::create_dir_all(&pages)?;
//! let page = "<h1>Nets</h1><p>\"The cod are late this year,\" said Ada Holm, a fisherwoman, as she mended her nets.</p>";
//! std::fs::write(pages.join("nets.html"), page)?;
//! update(&index, &UpdateOptions { paths: vec![pages], ..UpdateOptions::default() }, &mut |_| {})?;
//!
//! let results = Index::open(&index)?.search("cod by:Holm")?;
//! let Hits::Quotes(quotes) = results.hits else { unreachable!("by: asks for quotes") };
//! assert_eq!(quotes[0].stored.quote.text, "The cod are late this year");
//! assert_eq!(quotes[0].stored.quote.speaker.as_deref(), Some("Ada Holm"));
//! # std::fs::remove_dir_all(&folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Each module is one stage and says in its first lines what comes in and what goes out.

pub mod actors;
pub mod analysis;
pub mod article;
pub mod authority;
pub mod decode;
pub mod document;
pub mod entities;
mod front;
pub mod hits;
pub mod index;
pub mod lang;
pub mod page;
pub mod query;
pub mod quotes;
pub mod render;
pub mod search;
pub mod text;
pub mod walk;
pub mod world;

pub use front::Results;
pub use index::Index;
pub use search::SearchError;
