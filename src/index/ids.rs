//! What articles and quotes are called by.
//!
//! An id says which article it is, and not where somebody keeps it: it comes from the canonical address, else from the text. So
//! it stays when a folder moves, is the same on two machines, and the same for two versions of one article. A quote's is that
//! of its article and what its own words lead to, so that it stays when a quote before it is found or lost.

use std::collections::HashMap;

use super::identity::{Identity, address_of};
use crate::document::{PageRecord, QuoteRecord};
use crate::text::{fnv1a, folded};

/// The id of `page`, which has this identity: ten hexadecimal digits.
///
/// The 40 bits come from a 64-bit hash. Among a million pages two share an id with a chance of about one in three, and
/// then `show` lists both.
pub(super) fn article_id(page: &PageRecord, identity: &Identity) -> String {
    let by_bytes = || match page.sha256.as_str() {
        "" => fnv1a(page.path.bytes()),
        sha256 => fnv1a(sha256.bytes()),
    };
    digits(address_of(page).or(identity.text).unwrap_or_else(by_bytes))
}

/// The id of the article at `path` in an index of an earlier format, by which somebody may still ask.
pub(super) fn earlier_id(path: &str) -> String {
    short_id(path)
}

/// Ten hexadecimal digits that `text` leads to.
pub fn short_id(text: &str) -> String {
    digits(fnv1a(text.bytes()))
}

fn digits(hash: u64) -> String {
    format!("{:010x}", (hash >> 40 ^ hash) & 0xff_ffff_ffff)
}

/// What tells `quotes`, those of one page in their order, from each other: six hexadecimal digits that the words of each lead
/// to. The second with the same words, and one whose words lead to the digits of another, has others.
pub(super) fn quote_ids(quotes: &[QuoteRecord]) -> Vec<String> {
    let mut met: HashMap<String, u64> = HashMap::with_capacity(quotes.len());
    let id = |quote: &QuoteRecord| {
        let hash = fnv1a(folded(&quote.text).bytes());
        let mut id = format!("{:06x}", (hash >> 24 ^ hash) & 0xff_ffff);
        while let Some(times) = met.get_mut(&id) {
            *times += 1;
            let other = fnv1a(format!("{id} {times}").bytes());
            id = format!("{:06x}", (other >> 24 ^ other) & 0xff_ffff);
        }
        met.insert(id.clone(), 1);
        id
    };
    quotes.iter().map(id).collect()
}

/// The ids of `page` and of its quotes.
#[cfg(test)]
pub(crate) fn ids_of(page: &PageRecord) -> (String, Vec<String>) {
    let body = super::prepared::prepared(&page.body, &page.body_starts);
    (article_id(page, &Identity::of(page, &body)), quote_ids(&page.quotes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read_page;
    use crate::walk::RawPage;

    const TEXT: &str = "<p>“The cod are late this year,” said Ada Holm, as she mended her nets on the quay of the old \
        harbour in the rain. “The cod are late this year,” she said again.</p>";

    fn ids(path: &str, html: String) -> (String, Vec<String>) {
        ids_of(&read_page(&RawPage { path: path.into(), bytes: html.into_bytes(), ..RawPage::default() }))
    }

    #[test]
    fn an_id_comes_from_the_address_else_from_the_text_and_never_from_the_place() {
        let at = |url: &str| format!("<link rel=canonical href=\"{url}\"><h1>Nets</h1>{TEXT}");
        let (id, quotes) = ids("a/nets.html", at("https://quay.example/nets?utm_source=letter"));
        assert_eq!(ids("/b/other.html", at("http://www.quay.example/nets")), (id.clone(), quotes.clone()));
        assert_ne!(ids("a/nets.html", at("https://quay.example/sails")).0, id);
        let plain = || format!("<h1>Nets</h1>{TEXT}");
        assert_eq!(ids("a", plain()), ids("b", plain()));
        assert_ne!(ids("a", plain()).0, ids("a", plain().replace("cod", "eel")).0);
        assert_eq!(id.len(), 10);
    }

    #[test]
    fn quotes_of_the_same_words_have_ids_of_their_own_and_a_new_one_before_them_changes_none() {
        let (_, quotes) = ids("a", format!("<h1>Nets</h1>{TEXT}"));
        let (_, more) = ids("a", format!("<h1>Nets</h1><p>“The nets are old,” said Tor Berg.</p>{TEXT}"));
        assert_eq!((quotes.len(), more.len()), (2, 3));
        assert_ne!(quotes[0], quotes[1]);
        assert_eq!(more[1..], quotes);
    }

    #[test]
    fn a_short_id_is_ten_digits_and_depends_on_the_text_alone() {
        assert_eq!(short_id("corpus/a.html"), short_id("corpus/a.html"));
        assert_ne!(short_id("corpus/a.html"), short_id("corpus/b.html"));
        assert_eq!(short_id("").len(), 10);
    }
}
