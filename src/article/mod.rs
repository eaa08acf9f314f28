//! What a page says, freed from how it was laid out.
//!
//! **In:** the fields and blocks that [`page`](crate::page) read. **Out:** an [`Article`]: headline, dates, people
//! and a [`Body`] of plain paragraphs. Everything right of this stage reads the article and nothing of the page.

mod body;
mod moment;
mod page_type;
mod reading;

pub use body::{Body, Paragraph, ParagraphRole};
pub use moment::Moment;
pub use page_type::PageType;
pub use reading::{DropReason, Dropped, Origin, Reading};

use crate::lang::Language;

/// A limit on the elements of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeLimit {
    /// How deep they nest.
    Depth,
    /// How often elements that only format, as `<b>` does, begin anew because they were not closed.
    Formatting,
    /// How many there are, or how much text they hold.
    Size,
}

/// One news article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Where the page says it lives: the canonical url.
    pub url: Option<String>,
    /// The headline, without the site's name.
    pub headline: Option<String>,
    /// The standfirst or description.
    pub summary: Option<String>,
    /// Names of the people who wrote it, in the page's order.
    pub authors: Vec<String>,
    /// News agencies that it is from, as the page names them.
    pub agencies: Vec<String>,
    /// Name of the paper or site.
    pub publisher: Option<String>,
    /// The part of the paper it stands in: `World`.
    pub section: Option<String>,
    /// What the site filed it under.
    pub tags: Vec<String>,
    /// What it is written in, by its words and what the page says of itself.
    pub language: Option<Language>,
    /// When it was published, in the page's own local time.
    pub published: Option<Moment>,
    /// When it was last changed, in the page's own local time.
    pub modified: Option<Moment>,
    /// What sort of page it was read from.
    pub page_type: PageType,
    /// The limits that the page passed, so that not all of its elements were read.
    pub limits: Vec<TreeLimit>,
    /// Captions of its pictures, kept apart from the body so that their sentences are no quotes.
    pub captions: Vec<String>,
    /// How likely it is that the body is the article, whole and without furniture: 0 to 1. None of a list
    /// of pages.
    pub body_confidence: Option<f64>,
    /// The text itself.
    pub body: Body,
}
