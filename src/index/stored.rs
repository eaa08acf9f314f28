//! What the index keeps of a document to show it without the file it came from.

use serde::{Deserialize, Serialize};

use crate::document::{PageRecord, QuoteRecord};

/// An article with its quotes, and its id.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct StoredArticle {
    /// See [`article_id`].
    pub id: String,
    /// The page as `extract` prints it.
    #[serde(flatten)]
    pub page: PageRecord,
}

/// A quote with what a reader wants to know of its article.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct StoredQuote {
    /// The article's id, `-`, and the number of the quote in its article, counted from 1.
    pub id: String,
    /// Id of its article.
    pub article_id: String,
    /// The quote as `extract` prints it.
    #[serde(flatten)]
    pub quote: QuoteRecord,
    /// The sentences around it.
    pub context: String,
    /// Headline of its article.
    pub headline: Option<String>,
    /// Publication, ISO 8601, in the page's local time.
    pub published: Option<String>,
    /// The paper.
    pub publisher: Option<String>,
    /// Canonical url of its article.
    pub url: Option<String>,
    /// The file.
    pub path: String,
}

/// The id of the article at `path`: ten hexadecimal digits that stay the same as long as the path does.
///
/// The 40 bits come from a 64-bit hash of the path's bytes. Among a million pages two
/// share an id with a chance of about one in three, and then `show` lists both.
pub fn article_id(path: &str) -> String {
    let hash = fnv1a(path.bytes());
    format!("{:010x}", (hash >> 40 ^ hash) & 0xff_ffff_ffff)
}

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo), which stays the same in every version of the program.
pub(super) fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_ten_digits_and_depends_on_the_path_alone() {
        assert_eq!(article_id("corpus/a.html"), article_id("corpus/a.html"));
        assert_ne!(article_id("corpus/a.html"), article_id("corpus/b.html"));
        assert_eq!(article_id("").len(), 10);
    }
}
