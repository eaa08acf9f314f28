//! What sort of page an article was read from.

use serde::{Deserialize, Serialize};

/// The sort of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PageType {
    /// One article.
    Article,
    /// A live blog: entries with a time each.
    Live,
    /// A front page, a section, a tag: a list of other pages.
    Listing,
    /// Results of a search.
    Search,
    /// A video and hardly any text.
    Video,
    /// A paywall, a consent form or a robot check in place of the article.
    Wall,
    /// None of these, or nothing tells.
    #[default]
    Other,
}

impl PageType {
    /// May its text be the text of an article? That of a list of teasers or of a wall is not.
    pub fn has_body(self) -> bool {
        !matches!(self, PageType::Listing | PageType::Search | PageType::Wall)
    }
}
