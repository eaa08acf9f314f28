//! Words in and around names: given names, titles, the words that end the name of a body or a place.

use super::function_words::is_function_word;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt, HashSet};
use serde::Deserialize;

use super::lower::in_lower;
use super::marks::Marks;
use super::shapes::Shapes;
use super::sources;

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
    belongs: String,
    outside: String,
    local: String,
    new: String,
    rank: String,
    role_endings: String,
    particle: String,
    suffix: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyWords {
    ends: String,
    company: String,
    opens: String,
    owners: String,
    joins: String,
    heads: String,
    deeds: String,
    national: String,
    trades: String,
    civic: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceWords {
    ends: String,
    sure: String,
    opens: String,
    before: String,
    direction: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoNames {
    never: String,
    things: String,
    contests: String,
    ships: String,
    starts: String,
    compounds: String,
}

struct Names {
    given: HashMap<String, Bearer>,
    marks: HashMap<String, Marks>,
    shapes: Shapes,
    /// Endings of words for who somebody is: `goaltender`.
    role_endings: Vec<String>,
    /// Second parts of words that hold a name and are none: `Norra-based`.
    compounds: HashSet<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(load);

/// The longest word that is looked up; what is longer is no word of these lists.
const LONGEST: usize = 24;

/// The longest word of a name, in bytes; what is longer is data that somebody encoded, and no name.
const LONGEST_NAME: usize = 100;

fn load() -> Names {
    let parsed = "the lexicons are checked by tests";
    let given: Given = toml::from_str(include_str!("en/given_names.toml")).expect(parsed);
    let titles: Titles = toml::from_str(include_str!("en/titles.toml")).expect(parsed);
    let bodies: BodyWords = toml::from_str(include_str!("en/body_words.toml")).expect(parsed);
    let places: PlaceWords = toml::from_str(include_str!("en/place_words.toml")).expect(parsed);
    let none: NoNames = toml::from_str(include_str!("en/no_names.toml")).expect(parsed);
    let role_endings = titles.role_endings.split_whitespace().map(str::to_owned).collect();
    let compounds = none.compounds.split_whitespace().map(str::to_owned).collect();
    let mut names = Names {
        given: HashMap::new(),
        marks: HashMap::new(),
        shapes: Shapes::of(std::iter::empty()),
        role_endings,
        compounds,
    };
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
    for (word, mark) in sources::role_words() {
        let held = names.marks.entry(word.to_owned()).or_default();
        *held = held.or(mark);
    }
    for (list, mark) in [
        (&titles.courtesy, Marks::COURTESY),
        (&titles.honorific, Marks::HONORIFIC),
        (&titles.masculine, Marks::MASCULINE.or(Marks::HONORIFIC)),
        (&titles.feminine, Marks::FEMININE.or(Marks::HONORIFIC)),
        (&titles.modifier, Marks::MODIFIER),
        (&titles.role, Marks::ROLE),
        (&titles.stands_for, Marks::STANDS_FOR),
        (&titles.belongs, Marks::BELONGS),
        (&titles.outside, Marks::OUTSIDE),
        (&titles.local, Marks::LOCAL),
        (&titles.new, Marks::NEW),
        (&titles.rank, Marks::RANK),
        (&titles.particle, Marks::PARTICLE),
        (&titles.suffix, Marks::SUFFIX),
        (&bodies.ends, Marks::BODY_END),
        (&bodies.company, Marks::COMPANY),
        (&bodies.opens, Marks::BODY_OPEN),
        (&bodies.owners, Marks::BODY_OWNER),
        (&bodies.joins, Marks::BODY_JOINS),
        (&bodies.heads, Marks::BODY_HEAD),
        (&bodies.deeds, Marks::DEED),
        (&bodies.national, Marks::BODY_NATIONAL),
        (&bodies.trades, Marks::TRADE),
        (&bodies.civic, Marks::CIVIC),
        (&places.ends, Marks::PLACE_END),
        (&places.sure, Marks::SURE_PLACE),
        (&places.opens, Marks::PLACE_OPEN),
        (&places.before, Marks::PLACE_NOUN),
        (&places.direction, Marks::DIRECTION),
        (&none.never, Marks::NEVER),
        (&none.things, Marks::THING),
        (&none.contests, Marks::CONTEST),
        (&none.ships, Marks::SHIP),
        (&none.starts, Marks::START),
    ] {
        for word in list.split_whitespace() {
            let held = names.marks.entry(word.to_owned()).or_default();
            *held = held.or(mark);
        }
    }
    names.shapes = Shapes::of(names.marks.keys());
    names
}

/// Who bears the given name `word`, in its usual case; of `Jean-Claude` its first part counts.
pub fn given(word: &str) -> Option<Bearer> {
    let whole = NAMES.given.get(word).or_else(|| NAMES.given.get(word.split_once('-')?.0));
    whole.copied()
}

/// What `word`, in any case and with or without a final dot, can be in or beside a name.
pub fn marks(word: &str) -> Marks {
    if word.len() > LONGEST {
        return Marks::default();
    }
    in_lower(word.strip_suffix('.').unwrap_or(word), listed)
}

/// What `word`, as written, can be in or beside a name; whether it is capital and given, too.
pub fn marks_as_written(word: &str) -> Marks {
    let mut marks = marks(word);
    if word.len() <= LONGEST_NAME && is_capital(word) && !is_compound(word) && !is_contraction(word) {
        marks = marks.or(Marks::CAPITAL);
        if given(word).is_some() {
            marks = marks.or(Marks::GIVEN);
        }
    }
    marks
}

/// What the lists say of `word`, in lower case.
fn listed(word: &str) -> Marks {
    let names = &*NAMES;
    let held = names.shapes.may_hold(word).then(|| names.marks.get(word)).flatten();
    let mut marks = held.copied().unwrap_or_default();
    if word.contains('-') {
        // "ex-minister", "President-elect": what the last part is, or the first.
        let stem = word.strip_suffix("-elect").unwrap_or(word);
        if sources::noun(stem).is_some_and(|(_, noun)| noun.person && !noun.plural) {
            marks = marks.or(Marks::PERSON_NOUN);
        } else if stem.len() < word.len() {
            marks = marks.or(names.marks.get(stem).copied().unwrap_or_default());
        }
        if sources::is_former(word) {
            marks = marks.or(Marks::FORMER);
        }
    }
    marks
}

/// Does `word` end as words for who somebody is: `goaltender`, `violist`?
pub fn ends_like_a_role(word: &str) -> bool {
    NAMES.role_endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending.as_str()))
}

/// `Norra-based`: holds a name, and is none.
fn is_compound(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, last)| NAMES.compounds.contains(last))
}

/// `I’m`, `Don’t`: two small words in one.
fn is_contraction(word: &str) -> bool {
    word.rsplit_once(['\'', '’']).is_some_and(|(head, tail)| match tail {
        "t" => head.ends_with('n'),
        "d" | "ll" | "m" | "re" | "s" | "ve" => is_function_word(head),
        _ => false,
    })
}

/// Does `word` begin with a capital, or hold one after a particle?
fn is_capital(word: &str) -> bool {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let first = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    let particle = |part: &str| {
        let held = |part: &str| NAMES.marks.get(part).is_some_and(|marks| marks.has(Marks::PARTICLE));
        // "al-Assad", "d'Aubigny": the list holds some particles with their mark.
        held(part) || held(&format!("{part}'"))
    };
    first(word)
        || word
            .split_once(['-', '’', '\''])
            .is_some_and(|(part, name)| part.len() <= LONGEST_PARTICLE && first(name) && particle(part))
}

/// Bytes of the longest particle that is looked up.
const LONGEST_PARTICLE: usize = 4;

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
