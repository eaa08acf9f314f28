//! Words in and around names: given names, titles, the words that end the name of a body or a place.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Who bears a given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// Men.
    Masculine,
    /// Women.
    Feminine,
    /// Both.
    Either,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    masculine: String,
    feminine: String,
    either: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Titles {
    courtesy: String,
    honorific: String,
    masculine: String,
    feminine: String,
    modifier: String,
    role: String,
    stands_for: String,
    particle: String,
    suffix: String,
}

#[derive(Deserialize)]
struct OrganizationFile {
    words: OrganizationWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganizationWords {
    ends: String,
    company: String,
    opens: String,
}

#[derive(Deserialize)]
struct PlaceFile {
    ends: String,
    opens: String,
    before: String,
    direction: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoNames {
    never: String,
    things: String,
    starts: String,
}

macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Marks {
            $($(#[$doc])* pub const $name: Marks = Marks(1 << $bit);)*
        }
    };
}

/// What a word can be in or beside a name; several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u32);

marks! {
    /// `Mr`, `Gen`
    HONORIFIC = 0;
    /// `Mr`, `king`
    MASCULINE = 1;
    /// `Ms`, `queen`
    FEMININE = 2;
    /// `deputy`
    MODIFIER = 3;
    /// `mufti`
    ROLE = 4;
    /// `bin`, `von`
    PARTICLE = 5;
    /// `Jr`
    SUFFIX = 6;
    /// `Ministry`, at the end of a name
    BODY_END = 7;
    /// `Inc`
    COMPANY = 8;
    /// `Ministry` before "of"
    BODY_OPEN = 9;
    /// `County`
    PLACE_END = 10;
    /// `Port` before a name
    PLACE_OPEN = 11;
    /// `city` before "of"
    PLACE_NOUN = 12;
    /// `eastern`
    DIRECTION = 13;
    /// `Monday`
    NEVER = 14;
    /// `Prize`
    THING = 15;
    /// `National`: begins no person's name
    START = 16;
    /// `aide`: speaks for the body named with it
    STANDS_FOR = 17;
    /// `Mr`: a courtesy, and no role
    COURTESY = 18;
}

impl Marks {
    /// Does it hold any of `other`?
    pub fn has(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}

struct Names {
    given: HashMap<String, Bearer>,
    marks: HashMap<String, Marks>,
}

static NAMES: LazyLock<Names> = LazyLock::new(load);

/// The longest word that is looked up; what is longer is no word of these lists.
const LONGEST: usize = 24;

fn load() -> Names {
    let parsed = "the lexicons are checked by tests";
    let given: Given = toml::from_str(include_str!("given_names.toml")).expect(parsed);
    let titles: Titles = toml::from_str(include_str!("titles.toml")).expect(parsed);
    let bodies: OrganizationFile = toml::from_str(include_str!("organizations.toml")).expect(parsed);
    let places: PlaceFile = toml::from_str(include_str!("places.toml")).expect(parsed);
    let none: NoNames = toml::from_str(include_str!("no_names.toml")).expect(parsed);
    let mut names = Names { given: HashMap::new(), marks: HashMap::new() };
    let bearers = [
        (given.masculine, Bearer::Masculine),
        (given.feminine, Bearer::Feminine),
        (given.either, Bearer::Either),
    ];
    for (list, bearer) in bearers {
        for name in list.split_whitespace() {
            // A name in two lists is borne by both.
            let held = names.given.entry(name.to_owned()).or_insert(bearer);
            if *held != bearer {
                *held = Bearer::Either;
            }
        }
    }
    for (list, mark) in [
        (&titles.courtesy, Marks::COURTESY),
        (&titles.honorific, Marks::HONORIFIC),
        (&titles.masculine, Marks::MASCULINE.or(Marks::HONORIFIC)),
        (&titles.feminine, Marks::FEMININE.or(Marks::HONORIFIC)),
        (&titles.modifier, Marks::MODIFIER),
        (&titles.role, Marks::ROLE),
        (&titles.stands_for, Marks::STANDS_FOR),
        (&titles.particle, Marks::PARTICLE),
        (&titles.suffix, Marks::SUFFIX),
        (&bodies.words.ends, Marks::BODY_END),
        (&bodies.words.company, Marks::COMPANY),
        (&bodies.words.opens, Marks::BODY_OPEN),
        (&places.ends, Marks::PLACE_END),
        (&places.opens, Marks::PLACE_OPEN),
        (&places.before, Marks::PLACE_NOUN),
        (&places.direction, Marks::DIRECTION),
        (&none.never, Marks::NEVER),
        (&none.things, Marks::THING),
        (&none.starts, Marks::START),
    ] {
        for word in list.split_whitespace() {
            let held = names.marks.entry(word.to_owned()).or_default();
            *held = held.or(mark);
        }
    }
    names
}

/// Who bears the given name `word`, in its usual case; of `Jean-Claude` its first part counts.
pub fn given(word: &str) -> Option<Bearer> {
    let whole = NAMES.given.get(word).or_else(|| NAMES.given.get(word.split('-').next()?));
    whole.copied()
}

/// What `word`, in any case and with or without a final dot, can be in or beside a name.
pub fn marks(word: &str) -> Marks {
    if word.len() > LONGEST {
        return Marks::default();
    }
    let word = word.strip_suffix('.').unwrap_or(word).to_lowercase();
    NAMES.marks.get(&word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_tell_who_bears_them() {
        assert_eq!(given("Ada"), Some(Bearer::Feminine));
        assert_eq!(given("Jean-Claude"), Some(Bearer::Masculine));
        assert_eq!(given("ada"), None);
    }

    #[test]
    fn a_word_can_be_several_things() {
        assert!(marks("Gen.").has(Marks::HONORIFIC) && marks("Queen").has(Marks::FEMININE));
        assert!(marks("Ministry").has(Marks::BODY_END) && marks("Ministry").has(Marks::BODY_OPEN));
        assert_eq!(marks("holm"), Marks::default());
    }
}
