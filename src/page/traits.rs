//! What the name and the attributes of an element say of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use dom_query::Element;
use foldhash::fast::RandomState;
use html5ever::local_name;
use memchr::memmem::Finder;
use regex::Regex;

use super::outline::Kind;
use crate::lang::pages::bylines::BYLINES;
use crate::lang::pages::datelines::{DATELINES, Datelines};
use crate::lang::pages::furniture::{FURNITURE, Mark};

/// What names of classes, ids and relations say of what an element carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs {
    pub author: bool,
    pub date: bool,
    /// The date of publication.
    pub published: bool,
    /// The date of a change.
    pub updated: bool,
}

/// Any part of a name that is a sign, whatever it is one of.
static ANY_SIGN: LazyLock<Regex> = LazyLock::new(|| {
    let Datelines { classes, published_classes, updated_classes, .. } = &*DATELINES;
    let parts = [&BYLINES.classes, classes, published_classes, updated_classes];
    let parts: Vec<String> = parts.into_iter().flatten().map(|part| regex::escape(part)).collect();
    Regex::new(&format!("(?i){}", parts.join("|"))).expect("parts of names make an expression")
});

impl Signs {
    fn of(value: &str) -> Self {
        if !ANY_SIGN.is_match(value) {
            return Self::default();
        }
        let value = value.to_lowercase();
        let has = |parts: &[String]| parts.iter().any(|part| value.contains(part.as_str()));
        Self {
            author: has(&BYLINES.classes),
            date: has(&DATELINES.classes),
            published: has(&DATELINES.published_classes),
            updated: has(&DATELINES.updated_classes),
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            author: self.author || other.author,
            date: self.date || other.date,
            published: self.published || other.published,
            updated: self.updated || other.updated,
        }
    }
}

/// What is known of an element before its content is read.
#[derive(Debug)]
pub(super) struct Traits<'e> {
    pub mark: Mark,
    /// What the class alone says.
    pub class_mark: Mark,
    pub signs: Signs,
    /// The property of microdata or RDFa that it holds, as written.
    pub property: Option<&'e str>,
    /// A number for the class attribute, so that parts of one article are known by wearing the same; 0 for none.
    pub class: u32,
    /// The same for the class attribute without its digits.
    pub series: u32,
}

/// What values of attributes say, remembered: pages use few of them, often.
#[derive(Debug, Default)]
pub(super) struct Memory {
    known: HashMap<String, Known, RandomState>,
    /// How many bytes the values have.
    bytes: usize,
}

/// Bytes of values beyond which all are forgotten before the next page. The values of a page have some thousand.
const REMEMBERED_BYTES: usize = 1 << 20;

/// What is known of a value.
#[derive(Clone, Copy, Debug)]
struct Known {
    mark: Mark,
    signs: Signs,
    /// Its number; no two values have the same.
    number: u32,
    /// The number of the value without its digits.
    series: u32,
}

impl Memory {
    /// Makes room before a page is read, where much is remembered.
    pub fn make_room(&mut self) {
        if self.bytes > REMEMBERED_BYTES {
            *self = Self::default();
        }
    }

    pub fn traits<'e>(&mut self, name: &str, kind: Kind, element: &'e Element) -> Traits<'e> {
        let mut traits = Traits {
            mark: FURNITURE.element(name),
            class_mark: Mark::None,
            signs: Signs::default(),
            property: None,
            class: 0,
            series: 0,
        };
        for attr in &element.attrs {
            let value: &str = &attr.value;
            let mark = match attr.name.local {
                local_name!("class") if !value.is_empty() => {
                    let known = self.recall(value);
                    traits.class = known.number;
                    traits.series = known.series;
                    traits.signs = traits.signs.with(known.signs);
                    traits.class_mark = known.mark;
                    known.mark
                }
                local_name!("id") if !value.is_empty() => {
                    let known = self.recall(value);
                    traits.signs = traits.signs.with(known.signs);
                    // Headings carry ids to jump to, made of their words.
                    if kind == Kind::Heading { Mark::None } else { known.mark }
                }
                local_name!("rel") if !value.is_empty() => {
                    traits.signs = traits.signs.with(self.recall(value).signs);
                    Mark::None
                }
                local_name!("href") => {
                    traits.signs.author |= leads_to_author(value);
                    Mark::None
                }
                local_name!("itemprop") => {
                    traits.property = Some(value.trim());
                    match value {
                        "description" | "alternativeHeadline" => Mark::Standfirst,
                        _ if value.eq_ignore_ascii_case("articlebody") => Mark::ArticleBody,
                        _ => Mark::None,
                    }
                }
                // RDFa says `property` and prefixes the vocabulary where microdata says `itemprop`.
                local_name!("property") => {
                    traits.property = traits.property.or_else(|| value.trim().rsplit(':').next());
                    Mark::None
                }
                local_name!("role") => FURNITURE.role(value),
                local_name!("aria-hidden") if value == "true" => Mark::Hidden,
                local_name!("hidden") => Mark::Hidden,
                local_name!("style") if hides(value) => Mark::Hidden,
                // Programs that test pages find by it what a class would name.
                _ if &*attr.name.local == "data-testid" && !value.is_empty() => {
                    traits.signs = traits.signs.with(self.recall(value).signs);
                    Mark::None
                }
                _ => Mark::None,
            };
            traits.mark = traits.mark.max(mark);
        }
        if matches!(name, "body" | "html") {
            traits.mark = Mark::None;
        }
        traits
    }

    fn recall(&mut self, value: &str) -> Known {
        if let Some(known) = self.known.get(value) {
            return *known;
        }
        let mark = FURNITURE.mark(value);
        // Only of what a site names as its text the parts are looked for.
        let is_numbered = mark == Mark::BodyClass && value.bytes().any(|byte| byte.is_ascii_digit());
        let series = is_numbered.then(|| {
            let series: String = value.chars().filter(|c| !c.is_ascii_digit()).collect();
            self.recall(&series).number
        });
        let number = u32::try_from(self.known.len() + 1).unwrap_or(u32::MAX);
        self.bytes += value.len();
        let known = Known { mark, signs: Signs::of(value), number, series: series.unwrap_or(number) };
        self.known.insert(value.to_owned(), known);
        known
    }
}

/// An address that has a folder of authors in it.
fn leads_to_author(address: &str) -> bool {
    static AUTHOR: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("/author"));
    AUTHOR.find_iter(address.as_bytes()).any(|at| {
        let rest = &address[at + AUTHOR.needle().len()..];
        rest.starts_with('/') || rest.starts_with("s/")
    })
}

/// `display: none` in a style attribute.
fn hides(style: &str) -> bool {
    style.split(';').any(|rule| {
        rule.split_once(':').is_some_and(|(name, value)| {
            name.trim().eq_ignore_ascii_case("display")
                && value.trim().to_ascii_lowercase().starts_with("none")
        })
    })
}
