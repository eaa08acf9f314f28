//! What tells that two files hold the same page, and which of them is the newer one.
//!
//! **In:** a page's record. **Out:** an [`Identity`] of a few numbers, kept in fast fields, so that an index of a million
//! pages is compared in a moment and without reading a record.

use tantivy::TantivyDocument;

use super::Fields;
use super::addresses::ADDRESSES;
use super::prepared::words_of;
use crate::article::Moment;
use crate::document::PageRecord;
use crate::text::fnv1a;
use crate::text::folded;

/// Fewest letters and digits of headline and body that make two pages the same by their text. What is shorter is a wall
/// ("Please subscribe") as often as an article.
const LEAST_TEXT: usize = 80;

/// What identifies a page, as checksums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Identity {
    /// Its canonical address, without what does not tell pages apart, together with its words; none for a site's front
    /// page. Any page may claim any address, so an address alone makes no two pages the same.
    pub(super) url: Option<u64>,
    /// The site of that address.
    pub(super) site: Option<u64>,
    /// The words of headline and body, folded and without what parts them.
    pub(super) text: Option<u64>,
    /// How new it is.
    pub(super) age: Age,
}

/// How new a saved page is, by what the page says of itself: files get new dates when they are copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Age {
    /// When its article was last changed or published, in seconds since 1970 UTC; 0 where it does not say.
    pub(super) changed: i64,
    /// When it was saved, in seconds since 1970 UTC; 0 where it does not say.
    pub(super) saved: i64,
}

impl Identity {
    /// The identity of `page`, whose body has been [`prepared`](super::prepared).
    pub(super) fn of(page: &PageRecord, body: &str) -> Self {
        let address = page.url.as_deref().and_then(address);
        let seconds = |moment: Option<Moment>| moment.map(Moment::unix_seconds);
        let (words, letters) = words(page, body);
        Self {
            url: address.as_ref().filter(|address| !address.rest.is_empty()).map(|address| {
                fnv1a(address.site.bytes().chain(address.rest.bytes()).chain(words.to_le_bytes()))
            }),
            site: address.map(|address| fnv1a(address.site.bytes())),
            text: (!page.body.is_empty() && letters > LEAST_TEXT).then_some(words),
            age: Age {
                changed: seconds(page.modified).max(seconds(page.published)).unwrap_or(0),
                saved: page.saved.map_or(0, |saved| saved.as_second()),
            },
        }
    }

    /// Adds it to the document of its page.
    pub(super) fn add_to(&self, document: &mut TantivyDocument, fields: &Fields) {
        for (field, value) in
            [(fields.same_url, self.url), (fields.same_site, self.site), (fields.same_text, self.text)]
        {
            if let Some(value) = value {
                document.add_u64(field, value);
            }
        }
        document.add_i64(fields.changed, self.age.changed);
        document.add_i64(fields.saved, self.age.saved);
    }
}

/// Checksum of the words of headline and body, and how many letters they have, counted up to where they are enough.
fn words(page: &PageRecord, body: &str) -> (u64, usize) {
    let headline = folded(page.headline.as_deref().unwrap_or_default());
    let words = || words_of(&headline).chain(words_of(body));
    let letters = words().flat_map(str::chars).take(LEAST_TEXT + 1).count();
    (fnv1a(words().flat_map(str::bytes)), letters)
}

/// Checksum of the canonical address of `page` alone, by which versions of one article are known; none for a site's front page.
pub(super) fn address_of(page: &PageRecord) -> Option<u64> {
    let address = page.url.as_deref().and_then(address).filter(|address| !address.rest.is_empty())?;
    Some(fnv1a(address.site.bytes().chain(address.rest.bytes())))
}

/// An address without what does not tell pages apart.
#[derive(Debug, PartialEq, Eq)]
struct Address {
    /// Host in lower case, without the part that names a dress of the site.
    site: String,
    /// Path and telling parameters; empty for the front page.
    rest: String,
}

fn address(url: &str) -> Option<Address> {
    let (_, place) = url.split_once("://")?;
    let place = place.split('#').next()?;
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let host = host.to_lowercase();
    if ADDRESSES.keepers.contains(&host)
        && let Some(kept) = path.find("http://").or_else(|| path.find("https://"))
    {
        return address(&path[kept..]);
    }
    let bare = host
        .split_once('.')
        .filter(|(dress, rest)| rest.contains('.') && ADDRESSES.dresses.iter().any(|known| known == dress));
    let site = bare.map_or(host.as_str(), |(_, rest)| rest).to_owned();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut rest = path.trim_matches('/').to_owned();
    let telling = query.split('&').filter(|parameter| {
        !parameter.is_empty()
            && !ADDRESSES.tracking.iter().any(|known| parameter.to_lowercase().starts_with(known))
    });
    for parameter in telling {
        rest.push('?');
        rest.push_str(parameter);
    }
    if !rest.is_empty() {
        rest.insert(0, '/');
    }
    Some(Address { site, rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(url: &str) -> String {
        let address = address(url).expect("an address");
        format!("{} {}", address.site, address.rest)
    }

    #[test]
    fn addresses_are_compared_without_dress_and_tracking() {
        for url in [
            "https://www.quay.example/news/a?id=7",
            "http://quay.example/news/a/?utm_source=letter&id=7#top",
            "https://amp.quay.example/news/a?id=7&fbclid=x",
            "https://web.archive.org/web/20250703164210/https://www.quay.example/news/a?id=7",
        ] {
            assert_eq!(shown(url), "quay.example /news/a?id=7", "{url}");
        }
        assert_eq!(shown("https://quay.example/"), "quay.example ");
        assert_eq!(shown("https://m.example/a"), "m.example /a");
    }

    #[test]
    fn an_address_makes_no_two_pages_the_same_that_say_different_things() {
        let of = |url: &str, body: &str| {
            let page = PageRecord { url: Some(url.into()), body: body.into(), ..PageRecord::default() };
            Identity::of(&page, body).url
        };
        let true_one = of("https://quay.example/talks", " we will talk");
        assert_eq!(of("http://www.quay.example/talks?utm_source=x", " we will talk"), true_one);
        assert_ne!(of("https://quay.example/talks", " we will never talk"), true_one);
        assert_ne!(of("https://quay.example/nets", " we will talk"), true_one);
    }

    #[test]
    fn a_front_page_and_a_wall_identify_nothing() {
        let page = PageRecord {
            url: Some("https://quay.example/?utm_source=letter".into()),
            body: "Please subscribe to go on.".into(),
            ..PageRecord::default()
        };
        let identity = Identity::of(&page, " please subscribe to go on");
        assert_eq!((identity.url, identity.text, identity.age.saved), (None, None, 0));
        assert!(identity.site.is_some());
    }
}
