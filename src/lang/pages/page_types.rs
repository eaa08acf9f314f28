//! Words that tell articles from other pages.

use std::sync::LazyLock;

use serde::Deserialize;

/// Words of addresses and of texts; all in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageTypes {
    /// Parts of a path under which sites run live blogs.
    pub live: Vec<String>,
    /// First parts of a path that lead to lists of pages.
    pub listings: Vec<String>,
    /// First parts of a path that lead to search results.
    pub searches: Vec<String>,
    /// What walls say where the article should be.
    pub walls: Vec<String>,
}

/// The words, read once.
pub static PAGE_TYPES: LazyLock<PageTypes> = LazyLock::new(|| {
    toml::from_str(include_str!("page_types.toml"))
        .expect("page_types.toml is checked by the page type tests")
});
