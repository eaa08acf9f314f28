//! How an article was read from its page, for those who want to check it.

use std::fmt;

/// Where the fields of an article come from, and what of the page is not in its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Where each field that is known was found, in the order in which the fields are printed.
    pub origins: Vec<Origin>,
    /// What was left out of the body, in the order of the page.
    pub dropped: Vec<Dropped>,
}

/// Where a field was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The field, as the JSON contract names it.
    pub field: &'static str,
    /// The place: `metadata og:title`, `<h1>`.
    pub source: String,
}

/// A part of the page that is not in the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// How its text begins.
    pub text: String,
    /// Why it was left out.
    pub reason: DropReason,
}

/// Why a part of a page is no part of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropReason {
    /// It stands outside the element that holds the article.
    Outside,
    /// An element that never holds text of an article: a menu, a form, the foot of the page.
    Element,
    /// Its class says that it is furniture.
    Class,
    /// It is not shown.
    Hidden,
    /// A caption, which is kept apart.
    Caption,
    /// Struck out.
    Struck,
    /// Links and hardly anything else.
    Links,
    /// It is the headline, or stands above it.
    Headline,
    /// A byline or a date above the text.
    Byline,
    /// It promotes another page.
    Promotion,
    /// It stands under a line that promotes other pages.
    Promoted,
    /// It says what only furniture says.
    Furniture,
    /// A short line that stands in the text several times.
    Recurring,
    /// It was there before.
    Repeated,
    /// A heading with nothing below it.
    LoneHeading,
    /// The whole text: the page is a list, a result of a search or a wall.
    NoArticle,
}

impl fmt::Display for DropReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Outside => "outside the article",
            Self::Element => "an element of menus, forms or the foot of the page",
            Self::Class => "a class that furniture wears",
            Self::Hidden => "not shown",
            Self::Caption => "a caption, kept apart",
            Self::Struck => "struck out",
            Self::Links => "a list of links",
            Self::Headline => "the headline, or above it",
            Self::Byline => "a byline or date above the text",
            Self::Promotion => "promotes another page",
            Self::Promoted => "under a line that promotes other pages",
            Self::Furniture => "says what only furniture says",
            Self::Recurring => "a short line that recurs",
            Self::Repeated => "was there before",
            Self::LoneHeading => "a heading with nothing below it",
            Self::NoArticle => "the page is no article",
        })
    }
}

/// Longest beginning of a dropped text, in characters.
const BEGINNING: usize = 100;

impl Dropped {
    /// A dropped part whose text, white space folded, begins as `text` does.
    pub fn new(text: &str, reason: DropReason) -> Self {
        let mut beginning = String::new();
        for word in text.split_whitespace() {
            if !beginning.is_empty() {
                beginning.push(' ');
            }
            beginning.push_str(word);
            if let Some((end, _)) = beginning.char_indices().nth(BEGINNING) {
                beginning.truncate(end);
                beginning.push('…');
                break;
            }
        }
        Self { text: beginning, reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_part_is_told_by_its_beginning() {
        let long = "Walkers take the ferry. ".repeat(50);
        let dropped = Dropped::new(&long, DropReason::Links);
        assert!(dropped.text.starts_with("Walkers take the ferry. Walkers") && dropped.text.ends_with('…'));
        assert_eq!(dropped.text.chars().count(), BEGINNING + 1);
        assert_eq!(Dropped::new(" \n Home  ", DropReason::Links).text, "Home");
    }
}
