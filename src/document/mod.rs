//! All that is known of one page, in the form that leaves the program.
//!
//! **In:** a [`RawPage`]. **Out:** a [`PageRecord`], which `extract` prints as JSON and the index stores.
//! [`read_page`] is the write side's way through: decode, page, actors, quotes. Who is named and who speaks is read by the
//! words of a language, so only where its pack holds them; of other pages names of the world and marked quotations are kept.

mod limits;
mod record;

pub use limits::{Limit, MAX_ACTORS, MAX_QUOTES};
pub use record::{ActorRecord, Evidence, PageRecord, QuoteRecord};

use std::panic::{AssertUnwindSafe, catch_unwind};

use sha2::{Digest, Sha256};

use crate::actors::{name_actors, name_known};
use crate::article::{Article, Reading};
use crate::decode::{decode, origin};
use crate::lang::Language;
use crate::page::{believe, explain_article, read_article};
use crate::quotes::{attribute, marked};
use crate::text::Tokens;
use crate::walk::{FAULT, RawPage, Skipped};

/// Reads one page from bytes to record.
pub fn read_page(page: &RawPage) -> PageRecord {
    read_with(page, |html, url| (read_article(html, url), None))
}

/// Reads one page as [`read_page`] does, and keeps how.
pub fn explain_page(page: &RawPage) -> PageRecord {
    read_with(page, |html, url| {
        let (article, reading) = explain_article(html, url);
        (article, Some(Box::new(reading)))
    })
}

/// Reads one page whose article is read by `reader`, from its text and address.
fn read_with(
    page: &RawPage,
    reader: impl FnOnce(&str, Option<&str>) -> (Article, Option<Box<Reading>>),
) -> PageRecord {
    let decoded = decode(&page.bytes, page.charset.as_deref());
    let origin = origin(&decoded.text);
    let told = page.told.as_deref();
    let address = told.and_then(|told| told.url.as_deref()).or(page.url.as_deref());
    let (mut article, mut reading) = reader(&decoded.text, address.or(origin.url.as_deref()));
    if let Some(told) = told {
        believe(told, &mut article, reading.as_deref_mut());
    }
    drop(decoded);
    let tokens = Tokens::written_in(article.body.text(), article.language);
    let (actors, quotes) = if article.language.is_some_and(Language::has_pack) {
        let actors = name_actors(&article, &tokens);
        let quotes = attribute(&article, &tokens, &actors);
        (actors, quotes)
    } else {
        (name_known(&tokens), marked(&tokens))
    };
    let mut record = PageRecord {
        saved: told.and_then(|told| told.saved).or(page.saved).or(origin.saved),
        sha256: digest(&page.bytes),
        reading,
        ..PageRecord::new(page.path.clone(), &article, &tokens, &actors, &quotes)
    };
    let actors = limits::cut(&mut record.actors, MAX_ACTORS).map(Limit::Actors);
    let quotes = limits::cut(&mut record.quotes, MAX_QUOTES).map(Limit::Quotes);
    let of_tree = article.limits.iter().copied().map(Limit::Tree);
    record.limits = of_tree.chain(actors).chain(quotes).collect();
    record
}

/// SHA-256 in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads one page so that a fault of ours costs this page and not the run.
///
/// # Errors
/// When [`read_page`] panics, which is a fault to be reported.
pub fn try_read_page(page: &RawPage) -> Result<PageRecord, Skipped> {
    guarded(page, read_page)
}

/// As [`try_read_page`], and keeps how the page was read.
///
/// # Errors
/// When [`explain_page`] panics, which is a fault to be reported.
pub fn try_explain_page(page: &RawPage) -> Result<PageRecord, Skipped> {
    guarded(page, explain_page)
}

fn guarded(page: &RawPage, read: fn(&RawPage) -> PageRecord) -> Result<PageRecord, Skipped> {
    catch_unwind(AssertUnwindSafe(|| read(page)))
        .map_err(|_| Skipped { path: page.path.clone().into(), reason: FAULT.into() })
}
