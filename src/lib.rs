//! A search engine for a folder of saved news pages that knows **who said what**.
//!
//! ```
//! use onrecord::answer::Status;
//! use onrecord::index::{UpdateOptions, update};
//! use onrecord::request::{FacetField, SearchRequest};
//! use onrecord::{Session, Store, ask};
//!
//! # let folder = std::env::temp_dir().join(format!("onrecord-example-{}", std::process::id()));
//! # let (pages, index) = (folder.join("pages"), folder.join("index"));
//! # std::fs::create_dir_all(&pages)?;
//! let page = "<h1>Nets</h1><p>\"The cod are late this year,\" said Ada Holm, a fisherwoman, as she mended her nets.</p>";
//! std::fs::write(pages.join("nets.html"), page)?;
//! update(&index, &UpdateOptions { paths: vec![pages], ..UpdateOptions::default() }, &mut |_| {})?;
//!
//! let session = Session::open(&index)?;
//! let mut request = SearchRequest::parse("cod by:Holm")?; // the language of `onrecord help query`
//! request.count_by(FacetField::Speaker);
//! loop {
//!     let found = ask::quotes(&session, &request)?;
//!     assert_eq!(found.facets.of(FacetField::Speaker), [("Ada Holm".to_owned(), 1)]);
//!     for hit in &found.hits {
//!         assert_eq!(hit.stored.quote.text, "The cod are late this year");
//!         let article = session.article(&hit.stored.article_id)?;
//!         assert_eq!(article[0].page.headline.as_deref(), Some("Nets"));
//!     }
//!     if !found.more {
//!         break;
//!     }
//!     request.offset += found.hits.len();
//! }
//! assert_eq!(ask::verify(&session, "cod are late this year", &[])?.status, Status::Exact);
//! # std::fs::remove_dir_all(&folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Data flows one way. The write side turns files into an index, the read side requests into answers:
//!
//! ```text
//! walk -> decode -> page -> article -> actors -> analysis -> quotes -> document -> authority -> entities -> index
//! query -> request -> store -> answer -> ask -> render
//! ```
//!
//! Each module is one stage and says in its first lines what comes in and what goes out.

pub mod actors;
pub mod analysis;
pub mod answer;
pub mod article;
pub mod ask;
pub mod authority;
pub mod decode;
pub mod document;
pub mod entities;
mod hits;
pub mod index;
pub mod lang;
pub mod page;
pub mod query;
pub mod quotes;
pub mod render;
pub mod request;
mod search;
pub mod store;
pub mod text;
pub mod walk;
pub mod world;

pub use store::{Session, Store, StoreError};
