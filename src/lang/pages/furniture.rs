//! What surrounds an article on a page and is no part of its text.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;
use regex::Regex;
use serde::Deserialize;

/// The signs of furniture; all in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Furniture {
    elements: Vec<String>,
    roles: Vec<String>,
    body_classes: Vec<String>,
    hidden_classes: Vec<String>,
    strong_words: Vec<String>,
    notice_words: Vec<String>,
    comment_words: Vec<String>,
    embed_words: Vec<String>,
    class_words: Vec<String>,
    state_words: Vec<String>,
    caption_words: Vec<String>,
    picture_words: Vec<String>,
    standfirst_words: Vec<String>,
    promotion_headings: Vec<String>,
    /// How a paragraph begins that promotes another page.
    pub promotion_openers: Vec<String>,
    /// Lines that stand over advertisements, pictures and players, whole.
    pub furniture_lines: Vec<String>,
    /// What only furniture says.
    pub furniture_phrases: Vec<String>,
    /// Words before a colon and the name of who took a picture.
    pub credit_words: Vec<String>,
    /// Words before a colon and the name of who a text or a table is from.
    pub source_words: Vec<String>,
    /// What tells, beside a number, how long it takes to read a text.
    pub reading_times: Vec<String>,
    #[serde(skip)]
    words: Words,
    /// What the name of an element says, where it says something.
    #[serde(skip)]
    named: HashMap<String, Mark, RandomState>,
    /// Any of the body's classes.
    #[serde(skip)]
    body_class: Option<Regex>,
    /// Any of those of what is there for programs that read aloud.
    #[serde(skip)]
    hidden_class: Option<Regex>,
}

/// The signs, read once.
pub static FURNITURE: LazyLock<Furniture> = LazyLock::new(|| {
    let mut read: Furniture = toml::from_str(include_str!("furniture.toml"))
        .expect("furniture.toml is checked by the content tests");
    // A word of two lists keeps the mark that is set last.
    read.words.add(&read.picture_words, Mark::Picture);
    read.words.add(&read.embed_words, Mark::Embed);
    read.words.add(&read.standfirst_words, Mark::Standfirst);
    read.words.add(&read.class_words, Mark::Weak);
    read.words.add(&read.strong_words, Mark::Strong);
    read.words.add(&read.notice_words, Mark::Notice);
    read.words.add(&read.comment_words, Mark::Comments);
    read.words.add(&read.caption_words, Mark::Caption);
    read.named = read.elements.iter().map(|name| (name.clone(), Mark::Element)).collect();
    let telling = [
        ("main", Mark::Main),
        ("article", Mark::Article),
        ("figure", Mark::Figure),
        ("figcaption", Mark::Caption),
    ];
    read.named.extend(telling.map(|(name, mark)| (name.to_owned(), mark)));
    read.body_class = Regex::new(&read.body_classes.join("|")).ok();
    read.hidden_class = Regex::new(&read.hidden_classes.join("|")).ok();
    read
});

/// What an element's name and attributes say of it. A later one outweighs an earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// A class of boxes around a picture.
    Picture,
    /// A class of posts that are shown from elsewhere.
    Embed,
    /// `<main>`.
    Main,
    /// `<article>`.
    Article,
    /// A class that sites give to the standfirst.
    Standfirst,
    /// A class that sites give to the article's body.
    BodyClass,
    /// Not shown.
    Hidden,
    /// A class that furniture carries and, at times, an article.
    Weak,
    /// A class that only furniture carries.
    Strong,
    /// A class of notices on privacy and consent, which may be longer than a short article.
    Notice,
    /// A class of what readers wrote below the article.
    Comments,
    /// An element that never holds article text.
    Element,
    /// A small box with the linked headline of another story.
    Teaser,
    /// A picture with what stands around it.
    Figure,
    /// A caption.
    Caption,
    /// The site says that this is the body.
    ArticleBody,
}

impl Furniture {
    /// What the name of an element says.
    pub fn element(&self, name: &str) -> Mark {
        self.named.get(name).copied().unwrap_or_default()
    }

    /// Is this heading, in lower case, one over links to other pages?
    pub fn heads_promotions(&self, heading: &str) -> bool {
        self.promotion_headings.iter().any(|opener| heading.starts_with(opener.as_str()))
    }

    /// What a `role` attribute says.
    pub fn role(&self, role: &str) -> Mark {
        match role {
            "main" => Mark::Main,
            "article" => Mark::Article,
            _ if self.roles.iter().any(|known| known == role) => Mark::Element,
            _ => Mark::None,
        }
    }

    /// What a class or id attribute says.
    pub fn mark(&self, attribute: &str) -> Mark {
        let mut bare = String::new();
        let names = attribute.split_ascii_whitespace();
        names.map(|name| self.mark_of_name(name, &mut bare)).max().unwrap_or_default()
    }

    /// What one name in it says. Its words end at hyphens, underscores and capitals: `relatedStories`, `article__share-bar`.
    /// What is `bare` are its letters and digits, in lower case.
    fn mark_of_name(&self, name: &str, bare: &mut String) -> Mark {
        bare.clear();
        let (mut mark, mut begun, mut before) = (Mark::None, 0, b' ');
        let mut is_state = false;
        let is_of_state = |word: &str| self.state_words.iter().any(|state| state == word);
        for byte in name.bytes() {
            let is_part = byte.is_ascii_alphanumeric();
            if !is_part || before.is_ascii_lowercase() && byte.is_ascii_uppercase() {
                mark = mark.max(self.words.mark(&bare[begun..]));
                is_state |= is_of_state(&bare[begun..]);
                begun = bare.len();
            }
            if is_part {
                bare.push(char::from(byte.to_ascii_lowercase()));
            }
            before = byte;
        }
        mark = mark.max(self.words.mark(&bare[begun..]));
        // `has-sidebar`, `no-ads`: the state of a page, not what the element is.
        if is_state || is_of_state(&bare[begun..]) {
            mark = Mark::None;
        }
        if self.hidden_class.as_ref().is_some_and(|class| class.is_match(bare)) {
            return Mark::Hidden;
        }
        if self.body_class.as_ref().is_some_and(|class| class.is_match(bare)) {
            mark = mark.max(Mark::BodyClass);
        }
        mark
    }
}

/// Words of class names and what they mark, to be asked one by one.
#[derive(Debug, Default)]
struct Words {
    whole: HashMap<String, Mark, RandomState>,
    /// Beginnings, without the star.
    begun: Vec<(String, Mark)>,
}

impl Words {
    fn add(&mut self, words: &[String], mark: Mark) {
        for word in words {
            match word.strip_suffix('*') {
                Some(begun) => self.begun.push((begun.to_owned(), mark)),
                None => {
                    self.whole.insert(word.clone(), mark);
                }
            }
        }
    }

    /// What a word in lower case marks; of several marks the one that outweighs the others.
    fn mark(&self, word: &str) -> Mark {
        let Some(first) = word.as_bytes().first() else { return Mark::None };
        let begun = self.begun.iter().filter(|(begun, _)| {
            // The first letter tells nearly always.
            begun.as_bytes().first() == Some(first) && word.starts_with(begun.as_str())
        });
        begun.map(|(_, mark)| *mark).chain(self.whole.get(word).copied()).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_are_cut_into_words() {
        assert_eq!(FURNITURE.mark("relatedStories"), Mark::Strong);
        assert_eq!(FURNITURE.mark("story__share-bar"), Mark::Weak);
        assert_eq!(FURNITURE.mark("shareholders-report"), Mark::None);
        assert_eq!(FURNITURE.mark("article-body"), Mark::BodyClass);
        assert_eq!(FURNITURE.mark("wp-caption-text"), Mark::Caption);
        assert_eq!(FURNITURE.mark("u-visually-hidden"), Mark::Hidden);
    }

    #[test]
    fn states_of_a_page_say_nothing_of_an_element() {
        for class in ["has-sidebar", "no-ads", "promo-enabled", "hidden-print", "relatedOff"] {
            assert_eq!(FURNITURE.mark(class), Mark::None, "{class}");
        }
    }
}
