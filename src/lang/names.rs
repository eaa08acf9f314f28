//! Words in and around names: given names, titles, the words that end the name of a body or a place.

use foldhash::{HashMap, HashMapExt, HashSet};
use serde::Deserialize;

use super::en::ENGLISH;
use super::forms::Forms;
use super::function_words::FunctionWords;
use super::lower::in_lower;
use super::marks::Marks;
use super::shapes::Shapes;
use super::sources::Sources;

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
    of_state: String,
    masculine: String,
    feminine: String,
    modifier: String,
    role: String,
    stands_for: String,
    belongs: String,
    outside: String,
    aside: String,
    serves: String,
    firm_post: String,
    sits: String,
    regional: String,
    spelled_out: HashMap<String, String>,
    bearers: HashMap<String, String>,
    party: HashMap<String, String>,
    party_within: HashMap<String, String>,
    party_tag: HashMap<String, String>,
    house_of_post: HashMap<String, String>,
    local: String,
    new: String,
    rank: String,
    minister: String,
    ministerial: String,
    bank_head: String,
    spokesman: String,
    opposes: String,
    counterpart: String,
    particle: String,
    suffix: String,
    generation: String,
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
    surnames: String,
    compounds: String,
}

/// Where a word stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is the first, and its capital tells nothing.
    First,
    /// Any other.
    Within,
}

/// The data of [`Names`], as files.
pub(super) struct NameFiles<'d> {
    pub(super) given: &'d str,
    pub(super) titles: &'d str,
    pub(super) bodies: &'d str,
    pub(super) places: &'d str,
    pub(super) none: &'d str,
}

/// The words of a language in and around names.
pub struct Names {
    given: HashMap<String, Bearer>,
    marks: HashMap<String, Marks>,
    shapes: Shapes,
    sources: &'static Sources,
    function_words: &'static FunctionWords,
    forms: &'static dyn Forms,
    /// Second parts of words that hold a name and are none: `Norra-based`.
    compounds: HashSet<String>,
    /// Words of roles that are cut short, in full.
    spelled_out: HashMap<String, String>,
    /// What one is called who bears a title that is written short.
    bearers: HashMap<String, String>,
    party: HashMap<String, String>,
    party_within: HashMap<String, String>,
    party_tag: HashMap<String, String>,
    house_of_post: HashMap<String, String>,
}

/// The longest word of a name, in bytes; what is longer is data that somebody encoded, and no name.
const LONGEST_NAME: usize = 100;

impl Names {
    /// Those of the given files.
    pub(super) fn read(
        files: &NameFiles<'_>,
        sources: &'static Sources,
        function_words: &'static FunctionWords,
        forms: &'static dyn Forms,
    ) -> Self {
        let parsed = "the files of names are checked by tests";
        let given: Given = toml::from_str(files.given).expect(parsed);
        let titles: Titles = toml::from_str(files.titles).expect(parsed);
        let bodies: BodyWords = toml::from_str(files.bodies).expect(parsed);
        let places: PlaceWords = toml::from_str(files.places).expect(parsed);
        let none: NoNames = toml::from_str(files.none).expect(parsed);
        let mut names = Self {
            given: HashMap::new(),
            marks: HashMap::new(),
            shapes: Shapes::of(std::iter::empty()),
            sources,
            function_words,
            forms,
            compounds: none.compounds.split_whitespace().map(str::to_owned).collect(),
            spelled_out: titles.spelled_out,
            bearers: titles.bearers,
            party: titles.party,
            party_within: titles.party_within,
            party_tag: titles.party_tag,
            house_of_post: titles.house_of_post,
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
        for (word, mark) in sources.role_words() {
            let held = names.marks.entry(word.to_owned()).or_default();
            *held = held.or(mark);
        }
        for (list, mark) in [
            (&titles.courtesy, Marks::COURTESY),
            (&titles.honorific, Marks::HONORIFIC),
            (&titles.of_state, Marks::OF_STATE),
            (&titles.masculine, Marks::MASCULINE.or(Marks::HONORIFIC)),
            (&titles.feminine, Marks::FEMININE.or(Marks::HONORIFIC)),
            (&titles.modifier, Marks::MODIFIER),
            (&titles.role, Marks::ROLE),
            (&titles.stands_for, Marks::STANDS_FOR),
            (&titles.belongs, Marks::BELONGS),
            (&titles.outside, Marks::OUTSIDE),
            (&titles.aside, Marks::ASIDE),
            (&titles.serves, Marks::SERVES),
            (&titles.firm_post, Marks::FIRM_POST),
            (&titles.sits, Marks::SITS),
            (&titles.regional, Marks::REGIONAL),
            (&titles.local, Marks::LOCAL),
            (&titles.new, Marks::NEW),
            (&titles.rank, Marks::RANK),
            (&titles.minister, Marks::MINISTER),
            (&titles.ministerial, Marks::MINISTERIAL),
            (&titles.bank_head, Marks::BANK_HEAD),
            (&titles.spokesman, Marks::SPOKESMAN),
            (&titles.opposes, Marks::OPPOSES),
            (&titles.counterpart, Marks::COUNTERPART),
            (&titles.particle, Marks::PARTICLE),
            (&titles.suffix, Marks::SUFFIX),
            (&titles.generation, Marks::GENERATION),
            (&bodies.ends, Marks::BODY_END),
            (&bodies.company, Marks::COMPANY),
            (&bodies.opens, Marks::BODY_OPEN),
            (&bodies.owners, Marks::BODY_OWNER),
            (&bodies.joins, Marks::BODY_JOINS),
            (&bodies.heads, Marks::BODY_HEAD),
            (&bodies.deeds, Marks::DEED),
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
            (&none.surnames, Marks::SURNAME),
        ] {
            for word in list.split_whitespace() {
                let held = names.marks.entry(word.to_owned()).or_default();
                *held = held.or(mark);
            }
        }
        names.shapes = Shapes::of(names.marks.keys());
        names
    }

    /// A word of a role, in lower case and without dot, in full: `governor` for `gov`.
    pub fn spelled_out<'w>(&'w self, word: &'w str) -> &'w str {
        self.spelled_out.get(word).map_or(word, String::as_str)
    }

    /// The party that `word`, with a capital, names in a role: `Republican strategist`; at the start of a sentence only where
    /// it is nothing else.
    pub fn party(&self, word: &str, place: Place) -> Option<&str> {
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        in_lower(word, |word| {
            let within = || self.party_within.get(word).filter(|_| place == Place::Within);
            self.party.get(word).or_else(within)
        })
        .map(String::as_str)
    }

    /// What bodies are called that have the post `noun` (lower case): `police` of `detective`.
    pub fn house_of_post(&self, noun: &str) -> Option<&str> {
        self.house_of_post.get(noun).map(String::as_str)
    }

    /// Is `name` that of a party that words of a role name?
    pub fn is_party(&self, name: &str) -> bool {
        self.party.values().chain(self.party_within.values()).any(|party| party == name)
    }

    /// The party of the tag behind a name, `R-Fla`, `D-N.Y.`: empty for somebody of none; None where it is no such tag.
    pub fn party_of_tag(&self, tag: &str) -> Option<&str> {
        let (letter, state) = tag.split_once(['-', '–'])?;
        let capital = state.starts_with(char::is_uppercase);
        self.party_tag.get(letter).filter(|_| capital).map(String::as_str)
    }

    /// The party of the letter that stands for it: `R` of "(R., Ohio)".
    pub fn party_of_letter(&self, letter: &str) -> Option<&str> {
        self.party_tag.get(letter).map(String::as_str)
    }

    /// Who bears the given name `word`, in its usual case; of `Jean-Claude` its first part counts.
    pub fn given(&self, word: &str) -> Option<Bearer> {
        let whole = self.given.get(word).or_else(|| self.given.get(word.split_once('-')?.0));
        whole.copied()
    }

    /// What `word`, in any case and with or without a final dot, can be in or beside a name.
    pub fn marks(&self, word: &str) -> Marks {
        in_lower(word.strip_suffix('.').unwrap_or(word), |word| self.listed(word))
    }

    /// What one is called who bears a title that is written short: a `governor` of `Gov.`
    pub fn bearer(&self, title: &str) -> Option<&str> {
        let title = title.strip_suffix('.').unwrap_or(title);
        in_lower(title, |title| self.bearers.get(title)).map(String::as_str)
    }

    /// What `word`, as written, can be in or beside a name; whether it is capital and given, too.
    pub fn marks_as_written(&self, word: &str) -> Marks {
        let mut marks = self.marks(word);
        let is_small = |word: &str| self.function_words.holds(word);
        if word.len() <= LONGEST_NAME
            && self.is_capital(word)
            && !self.is_compound(word)
            && !self.forms.is_contraction(word, &is_small)
        {
            marks = marks.or(Marks::CAPITAL);
            if self.given(word).is_some() {
                marks = marks.or(Marks::GIVEN);
            }
        }
        marks
    }

    /// What the lists say of `word`, in lower case.
    fn listed(&self, word: &str) -> Marks {
        let held = self.shapes.may_hold(word).then(|| self.marks.get(word)).flatten();
        let mut marks = held.copied().unwrap_or_default();
        if word.contains('-') {
            // "ex-minister", "President-elect": what the last part is, or the first.
            let stem = self.sources.elected(word).unwrap_or(word);
            if self.sources.noun(stem).is_some_and(|(_, noun)| noun.person && !noun.plural) {
                marks = marks.or(Marks::PERSON_NOUN);
            } else if stem.len() < word.len() {
                marks = marks.or(self.marks.get(stem).copied().unwrap_or_default());
            }
            if self.sources.is_former(word) {
                marks = marks.or(Marks::FORMER);
            }
        }
        marks
    }

    /// `Norra-based`: holds a name, and is none.
    fn is_compound(&self, word: &str) -> bool {
        word.rsplit_once('-').is_some_and(|(_, last)| self.compounds.contains(last))
    }

    /// Does `word` begin with a capital, or hold one after a particle?
    fn is_capital(&self, word: &str) -> bool {
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return false;
        }
        let first = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
        let particle = |part: &str| {
            let held = |part: &str| self.marks.get(part).is_some_and(|marks| marks.has(Marks::PARTICLE));
            // "al-Assad", "d'Aubigny": the list holds some particles with their mark.
            held(part) || held(&format!("{part}'"))
        };
        first(word)
            || word
                .split_once(['-', '’', '\''])
                .is_some_and(|(part, name)| part.len() <= LONGEST_PARTICLE && first(name) && particle(part))
    }
}

/// Is `word` a particle of a surname in English texts, `von`, `bin`: for callers that do not know the language yet.
pub fn is_particle(word: &str) -> bool {
    ENGLISH.names.marks(word).has(Marks::PARTICLE)
}

/// Is `word` a given name in English texts, in its usual case: for callers that do not know the language yet.
pub fn is_given(word: &str) -> bool {
    ENGLISH.names.given(word).is_some()
}

/// Bytes of the longest particle that is looked up.
const LONGEST_PARTICLE: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::en::ENGLISH;

    #[test]
    fn given_names_tell_who_bears_them() {
        let given = |word: &str| ENGLISH.names.given(word);
        assert_eq!(given("Ada"), Some(Bearer::Feminine));
        assert_eq!(given("Jean-Claude"), Some(Bearer::Masculine));
        assert_eq!(given("ada"), None);
    }

    #[test]
    fn a_word_can_be_several_things() {
        let marks = |word: &str| ENGLISH.names.marks(word);
        assert!(marks("Gen.").has(Marks::HONORIFIC) && marks("Queen").has(Marks::FEMININE));
        assert!(marks("Ministry").has(Marks::BODY_END) && marks("Ministry").has(Marks::BODY_OPEN));
        assert_eq!(marks("holm"), Marks::default());
    }
}
