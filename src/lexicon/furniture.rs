//! What surrounds an article on a page and is no part of its text.

use std::sync::LazyLock;

use serde::Deserialize;

/// The signs of furniture; all in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Furniture {
    /// Elements that never hold article text.
    pub elements: Vec<String>,
    class_words: Vec<String>,
    caption_words: Vec<String>,
    /// How a paragraph begins that promotes another page.
    pub promotion_openers: Vec<String>,
    /// What only furniture says.
    pub furniture_phrases: Vec<String>,
}

/// The signs, read once.
pub static FURNITURE: LazyLock<Furniture> = LazyLock::new(|| {
    toml::from_str(include_str!("furniture.toml")).expect("furniture.toml is checked by the content tests")
});

impl Furniture {
    /// Does a class or id attribute mark furniture?
    pub fn marks(&self, attribute: &str) -> bool {
        words(attribute).any(|word| is_listed(&self.class_words, word))
    }

    /// Does a class or id attribute mark a caption?
    pub fn marks_caption(&self, attribute: &str) -> bool {
        words(attribute).any(|word| is_listed(&self.caption_words, word))
    }
}

fn is_listed(list: &[String], word: &str) -> bool {
    list.iter().any(|listed| match listed.strip_suffix('*') {
        Some(start) => word.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)),
        None => word.eq_ignore_ascii_case(listed),
    })
}

/// The words of an attribute: `relatedStories article__share-bar` has five.
fn words(attribute: &str) -> impl Iterator<Item = &str> {
    attribute.split(|c: char| !c.is_ascii_alphanumeric()).flat_map(|name| {
        let mut rest = name;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let end = rest
                .char_indices()
                .skip(1)
                .zip(rest.chars())
                .find(|((_, c), before)| c.is_ascii_uppercase() && before.is_ascii_lowercase());
            let (word, tail) = rest.split_at(end.map_or(rest.len(), |((at, _), _)| at));
            rest = tail;
            Some(word)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_are_cut_into_words() {
        assert!(
            FURNITURE.marks("relatedStories")
                && FURNITURE.marks("story__share-bar")
                && FURNITURE.marks("article-newsletter")
        );
        assert!(!FURNITURE.marks("shareholders-report") && !FURNITURE.marks("article-body"));
        assert!(FURNITURE.marks_caption("wp-caption-text"));
    }
}
