//! One page from its bytes, in whichever form they were kept.

use std::io::{self, BufReader, Cursor};

use super::http::Head;
use super::limits::{Gunzip, MAX_HEAD, MAX_PAGE_BYTES, read_at_most, too_large};
use super::reason::damaged_gzip;
use super::sniff::{PROBED_BYTES, check_page, is_gzip};
use super::{RawPage, Source, mhtml};

/// All of a page, unless it is too large.
pub(super) fn whole(source: Source, expected: u64) -> io::Result<Result<Vec<u8>, String>> {
    let bytes = read_at_most(source, expected)?;
    Ok(if bytes.len() as u64 > MAX_PAGE_BYTES { Err(too_large()) } else { Ok(bytes) })
}

/// The page that `bytes` hold, in whichever form a page alone may have.
///
/// # Errors
/// With the rest of a sentence when they hold none.
pub(super) fn page_of(path: String, bytes: Vec<u8>) -> Result<RawPage, String> {
    let page = if is_gzip(&bytes) {
        let unpacked: Source = Box::new(BufReader::new(Gunzip::new(Cursor::new(bytes))));
        let bytes = whole(unpacked, 0).map_err(|error| damaged_gzip(&error))??;
        return if is_gzip(&bytes) {
            Err("is packed twice; unpack it first".into())
        } else {
            page_of(path, bytes)
        };
    } else if mhtml::is_mhtml(&bytes[..bytes.len().min(4 * PROBED_BYTES)]) {
        mhtml::page(&bytes)?
    } else if bytes.starts_with(b"HTTP/") {
        // Kept with its head, as `wget --save-headers` does.
        match Head::parse(&bytes) {
            Some(head) => RawPage {
                bytes: head.body(&bytes)?,
                saved: head.date.as_deref().and_then(mhtml::mail_date),
                charset: head.charset,
                ..RawPage::default()
            },
            None if Head::is_endless(&bytes) => {
                return Err(format!("begins with an HTTP head of more than {} KB", MAX_HEAD >> 10));
            }
            None => RawPage { bytes, ..RawPage::default() },
        }
    } else {
        RawPage { bytes, ..RawPage::default() }
    };
    check_page(&page.bytes)?;
    Ok(RawPage { path, ..page })
}
