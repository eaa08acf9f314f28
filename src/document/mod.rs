//! All that is known of one page, in the form that leaves the program.
//!
//! **In:** a [`RawPage`]. **Out:** a [`PageRecord`], which `extract` prints as JSON and the index stores.
//! [`read_page`] is the write side's way through: decode, page, actors, quotes.

mod record;

pub use record::{ActorRecord, PageRecord, QuoteRecord};

use crate::actors::name_actors;
use crate::decode::decode;
use crate::page::read_article;
use crate::quotes::attribute;
use crate::text::Tokens;
use crate::walk::RawPage;

/// Reads one page from bytes to record.
pub fn read_page(page: &RawPage) -> PageRecord {
    let decoded = decode(&page.bytes, page.charset.as_deref());
    let article = read_article(&decoded.text, page.url.as_deref());
    drop(decoded);
    let tokens = Tokens::of(article.body.text());
    let actors = name_actors(&article, &tokens);
    let quotes = attribute(&article, &tokens, &actors);
    PageRecord::new(page.path.clone(), &article, &tokens, &actors, &quotes)
}
