//! Words for those who speak, other than names: pronouns, roles, bodies, writings.

use foldhash::{HashMap, HashMapExt};
use serde::Deserialize;

use super::en::ENGLISH;
use super::forms::Forms;
use super::lower::in_lower;
use super::marks::Marks;

/// What a pronoun can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// "he"
    Masculine,
    /// "she"
    Feminine,
    /// "it"
    Thing,
    /// "they"
    Plural,
    /// "who", after the noun that it belongs to
    Relative,
    /// "I", "we": the writer of the page
    First,
}

/// What the head word of a source says about who speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Noun {
    /// A human being.
    pub person: bool,
    /// One who can only be a man.
    pub masculine: bool,
    /// One who can only be a woman.
    pub feminine: bool,
    /// One who is seldom named.
    pub anonymous: bool,
    /// One who is something to somebody: a friend, a supporter.
    pub kin: bool,
    /// Speaks for whom it belongs to.
    pub speaks_for: bool,
    /// A body: ministry, company.
    pub organization: bool,
    /// A body that need not have the word in its name.
    pub generic: bool,
    /// What anybody may be called, whatever the role.
    pub anybody: bool,
    /// A writing: statement, letter.
    pub document: bool,
    /// A writing that is not of whoever spoke last: a study, a poll.
    pub study: bool,
    /// More than one of them.
    pub plural: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    person: String,
    masculine: String,
    feminine: String,
    anonymous: String,
    kin: String,
    speaks_for: String,
    organization: String,
    generic: String,
    anybody: String,
    document: String,
    study: String,
    portfolio: String,
    department: String,
    state: String,
    realm: String,
    trailing: String,
    former: String,
    somebody: String,
    elect: String,
    was: String,
    plurals: HashMap<String, String>,
    pronouns: Pronouns,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pronouns {
    masculine: String,
    feminine: String,
    thing: String,
    plural: String,
    relative: String,
    first: String,
}

/// The words of a language for those who speak.
pub struct Sources {
    /// Each noun with the singular it belongs to.
    nouns: HashMap<String, (String, Noun)>,
    pronouns: HashMap<String, Pronoun>,
    portfolio: Vec<String>,
    department: Vec<String>,
    state: Vec<String>,
    realm: Vec<String>,
    trailing: Vec<String>,
    former: Vec<String>,
    somebody: Vec<String>,
    /// Endings of words for one who does not hold the office yet.
    elect: Vec<String>,
    /// What one is who held an office, with `{}` for the role.
    was: String,
}

impl Sources {
    /// Those of a `sources.toml`; `forms` makes the plurals.
    pub(super) fn read(data: &str, forms: &dyn Forms) -> Self {
        let file: File = toml::from_str(data).expect("sources.toml is checked by a test");
        let mut singular: HashMap<&str, Noun> = HashMap::new();
        type Mark = fn(&mut Noun);
        let lists: [(&str, Mark); 11] = [
            (&file.person, |noun| noun.person = true),
            (&file.masculine, |noun| (noun.person, noun.masculine) = (true, true)),
            (&file.feminine, |noun| (noun.person, noun.feminine) = (true, true)),
            (&file.anonymous, |noun| (noun.person, noun.anonymous) = (true, true)),
            (&file.kin, |noun| (noun.person, noun.anonymous, noun.kin) = (true, true, true)),
            (&file.speaks_for, |noun| noun.speaks_for = true),
            (&file.organization, |noun| noun.organization = true),
            (&file.generic, |noun| (noun.organization, noun.generic) = (true, true)),
            (&file.anybody, |noun| (noun.person, noun.anybody) = (true, true)),
            (&file.document, |noun| noun.document = true),
            (&file.study, |noun| (noun.document, noun.study) = (true, true)),
        ];
        for (names, set) in lists {
            for name in names.split_whitespace() {
                set(singular.entry(name).or_default());
            }
        }
        let mut nouns: HashMap<String, (String, Noun)> = HashMap::new();
        for (name, noun) in &singular {
            nouns.insert((*name).to_owned(), ((*name).to_owned(), *noun));
            nouns
                .entry(forms.plural(name))
                .or_insert_with(|| ((*name).to_owned(), Noun { plural: true, ..*noun }));
        }
        for (plural, name) in &file.plurals {
            if let Some(noun) = singular.get(name.as_str()) {
                nouns.insert(plural.clone(), (name.clone(), Noun { plural: true, ..*noun }));
            }
        }
        let p = &file.pronouns;
        let mut pronouns = HashMap::new();
        for (names, pronoun) in [
            (&p.masculine, Pronoun::Masculine),
            (&p.feminine, Pronoun::Feminine),
            (&p.thing, Pronoun::Thing),
            (&p.plural, Pronoun::Plural),
            (&p.relative, Pronoun::Relative),
            (&p.first, Pronoun::First),
        ] {
            pronouns.extend(names.split_whitespace().map(|name| (name.to_owned(), pronoun)));
        }
        let list = |names: &str| names.split_whitespace().map(str::to_owned).collect();
        Self {
            nouns,
            pronouns,
            portfolio: list(&file.portfolio),
            department: list(&file.department),
            state: list(&file.state),
            realm: list(&file.realm),
            trailing: list(&file.trailing),
            former: list(&file.former),
            somebody: list(&file.somebody),
            elect: list(&file.elect),
            was: file.was,
        }
    }

    /// What `word` refers to as a pronoun, in any case: `she`, `She's` is `she`.
    pub fn pronoun(&self, word: &str) -> Option<Pronoun> {
        let word = word.split(['\'', '’']).next().unwrap_or(word);
        in_lower(word, |word| self.pronouns.get(word).copied())
    }

    /// The singular of `word` and what it is as the head of a source; `ex-minister`, `co-founder` are what their last part
    /// is, and `37-year-old` what stands behind the number.
    pub fn noun(&self, word: &str) -> Option<(&str, Noun)> {
        let found = in_lower(word, |word| {
            let behind = |(_, part)| self.nouns.get(part);
            let held = self.nouns.get(word).or_else(|| word.rsplit_once('-').and_then(behind));
            held.or_else(|| word.split_once('-').and_then(behind))
        });
        found.map(|(singular, noun)| (singular.as_str(), *noun))
    }

    /// `himself`, `also`: may follow a name and changes nothing.
    pub fn is_trailing(&self, word: &str) -> bool {
        is_listed(word, &self.trailing)
    }

    /// `someone`, `others`: speaks and is named nowhere.
    pub fn is_somebody(&self, word: &str) -> bool {
        is_listed(word, &self.somebody)
    }

    /// `former`, `ex-minister`: the office is not held now.
    pub fn is_former(&self, word: &str) -> bool {
        in_lower(word, |word| {
            let opens = |former: &String| former.ends_with('-') && word.starts_with(former.as_str());
            self.former.iter().any(|former| former == word || opens(former)) || self.elected(word).is_some()
        })
    }

    /// The `president` of `president-elect`: the office is not held yet, and the word itself says so.
    pub fn elected<'w>(&self, word: &'w str) -> Option<&'w str> {
        self.elect.iter().find_map(|ending| word.strip_suffix(ending.as_str()))
    }

    /// What one is who was `role`: `former mayor`.
    pub fn was(&self, role: &str) -> String {
        if self.elected(role).is_some() { role.to_owned() } else { self.was.replace("{}", role) }
    }

    /// Is `role` one that [`was`](Self::was) tells: `former mayor`?
    pub fn is_past(&self, role: &str) -> bool {
        let (before, after) = self.was.split_once("{}").unwrap_or_default();
        role.split(' ').any(|word| self.elected(word).is_some())
            || role.starts_with(before) && role.ends_with(after)
    }

    /// The words by which roles are told, each with its mark.
    pub(super) fn role_words(&self) -> impl Iterator<Item = (&str, Marks)> {
        let nouns = self
            .nouns
            .iter()
            .filter(|(_, (_, noun))| noun.person && !noun.plural && !noun.kin)
            .map(|(word, _)| (word.as_str(), Marks::PERSON_NOUN));
        let lists = [
            (&self.portfolio, Marks::PORTFOLIO),
            (&self.department, Marks::DEPARTMENT),
            (&self.state, Marks::STATE),
            (&self.realm, Marks::REALM),
            (&self.former, Marks::FORMER),
        ];
        nouns.chain(
            lists.into_iter().flat_map(|(list, mark)| list.iter().map(move |word| (word.as_str(), mark))),
        )
    }
}

/// Is `word`, in any case, one of `list`?
fn is_listed(word: &str, list: &[String]) -> bool {
    in_lower(word, |word| list.iter().any(|held| held == word))
}

/// [`Sources::noun`] of English, for callers that do not know the language yet.
pub fn noun(word: &str) -> Option<(&'static str, Noun)> {
    ENGLISH.sources.noun(word)
}

/// [`Sources::pronoun`] of English, for callers that do not know the language yet.
pub fn pronoun(word: &str) -> Option<Pronoun> {
    ENGLISH.sources.pronoun(word)
}

/// [`Sources::is_trailing`] of English, for callers that do not know the language yet.
pub fn is_trailing(word: &str) -> bool {
    ENGLISH.sources.is_trailing(word)
}

/// [`Sources::is_somebody`] of English, for callers that do not know the language yet.
pub fn is_somebody(word: &str) -> bool {
    ENGLISH.sources.is_somebody(word)
}

/// [`Sources::is_former`] of English, for callers that do not know the language yet.
pub fn is_former(word: &str) -> bool {
    ENGLISH.sources.is_former(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_irregular_plural_belongs_to_a_listed_noun() {
        let file: File = toml::from_str(include_str!("en/sources.toml")).expect("well formed");
        for (plural, name) in file.plurals {
            assert!(noun(&name).is_some(), "{plural} = {name}");
        }
    }

    #[test]
    fn nouns_are_known_in_singular_and_plural() {
        let spokeswoman = noun("Spokeswoman").expect("listed").1;
        assert!(spokeswoman.person && spokeswoman.feminine && !spokeswoman.plural);
        assert!(noun("ministries").is_some_and(|(name, noun)| name == "ministry" && noun.plural));
        assert!(noun("witnesses").is_some_and(|(_, noun)| noun.plural && noun.anonymous));
        assert!(noun("ex-minister").is_some_and(|(name, _)| name == "minister"));
        assert_eq!(noun("bridge"), None);
    }

    #[test]
    fn pronouns_and_former_offices_are_told_in_any_case() {
        assert_eq!((pronoun("She"), pronoun("they’re")), (Some(Pronoun::Feminine), Some(Pronoun::Plural)));
        assert!(is_former("Former") && is_former("ex-minister") && is_former("president-elect"));
        assert!(!is_former("extra"));
    }
}
