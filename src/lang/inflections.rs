//! The forms of a word that a search takes for one.
//!
//! Two words are forms of one another where they have a base in common: "planned" and "plans" have "plan". What is no inflection
//! is another word: "hospitality" is not "hospital", nor "important" "import". A base is written in one of the ways of
//! British and American English.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashSet};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    endings: String,
    bases: String,
    irregular: Vec<String>,
    spellings: String,
    words: String,
}

/// What stands for the ending of a form in its base.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stead {
    /// These letters.
    Letters(String),
    /// Nothing, unless the stem would double its consonant.
    Undoubled,
    /// One of two like consonants less.
    Single,
}

/// The inflections of a language.
pub struct Inflections {
    /// The longest first; without steads the word is a base.
    endings: Vec<(String, Vec<Stead>)>,
    bases: HashSet<String>,
    /// By form, the irregular words that it is of.
    irregular: HashMap<String, Vec<String>>,
    /// By base, its irregular forms.
    forms: HashMap<String, Vec<String>>,
    /// The longest first.
    spellings: Vec<(String, String)>,
    words: HashMap<String, String>,
}

/// The fewest letters before an ending that is written in two ways: "colour", and not "four".
const SHORTEST_STEM: usize = 3;

/// Letters that make a stem sound.
const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

impl Inflections {
    /// Those of an `inflections.toml`.
    pub(super) fn read(data: &str) -> Self {
        let file: File = toml::from_str(data).expect("inflections.toml is checked by a test");
        let pair =
            |pair: &str| pair.split_once(':').map(|(one, other)| (one.to_owned(), other.trim().to_owned()));
        let stead = |stead: &str| match stead {
            "-" => Stead::Letters(String::new()),
            "~" => Stead::Undoubled,
            "=" => Stead::Single,
            letters => Stead::Letters(letters.to_owned()),
        };
        let mut endings: Vec<(String, Vec<Stead>)> = file
            .endings
            .lines()
            .filter_map(pair)
            .map(|(ending, steads)| {
                (ending, steads.split(' ').filter(|stead| *stead != ".").map(stead).collect())
            })
            .collect();
        endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        let mut spellings: Vec<(String, String)> =
            file.spellings.split_whitespace().filter_map(pair).collect();
        spellings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        let mut irregular: HashMap<String, Vec<String>> = HashMap::default();
        let mut forms: HashMap<String, Vec<String>> = HashMap::default();
        for group in &file.irregular {
            let mut words = group.split(' ');
            let base = words.next().unwrap_or_default();
            for form in words {
                irregular.entry(form.to_owned()).or_default().push(base.to_owned());
                forms.entry(base.to_owned()).or_default().push(form.to_owned());
            }
        }
        Self {
            endings,
            bases: file.bases.split_whitespace().map(str::to_owned).collect(),
            irregular,
            forms,
            spellings,
            words: file.words.split_whitespace().filter_map(pair).collect(),
        }
    }

    /// The bases that `word`, folded, may be a form of; it may always be one itself.
    pub fn bases(&self, word: &str) -> BTreeSet<String> {
        let mut bases: BTreeSet<String> = self.stripped(word).map(|base| self.spelled(&base)).collect();
        bases.insert(self.spelled(word));
        bases.extend(self.irregular.get(word).into_iter().flatten().cloned());
        bases
    }

    /// What stays of `word` where it is a form of something.
    fn stripped<'w>(&'w self, word: &'w str) -> impl Iterator<Item = String> + 'w {
        let found = self
            .endings
            .iter()
            .find_map(|(ending, steads)| Some((word.strip_suffix(ending.as_str())?, steads)));
        let found = found.filter(|_| !self.bases.contains(word));
        found.into_iter().flat_map(|(stem, steads)| steads.iter().filter_map(|stead| replaced(stem, stead)))
    }

    /// `base` in the one of two ways of writing by which both are compared.
    fn spelled(&self, base: &str) -> String {
        if let Some(other) = self.words.get(base) {
            return other.clone();
        }
        let changed = self.spellings.iter().find_map(|(from, to)| {
            let stem = base.strip_suffix(from.as_str())?;
            (stem.len() >= SHORTEST_STEM).then(|| format!("{stem}{to}"))
        });
        changed.unwrap_or_else(|| base.to_owned())
    }

    /// What each form of these `bases` begins with, one or the other; none begins another.
    pub fn beginnings(&self, bases: &BTreeSet<String>) -> Vec<String> {
        let mut starts: BTreeSet<String> = BTreeSet::new();
        for base in bases {
            starts.insert(start_of(base).to_owned());
            // "dying" of "die", and "using" of "use"
            let short = base.strip_suffix("ie").map(|stem| format!("{stem}y"));
            starts.extend(short.or_else(|| Some(base.strip_suffix('e')?.to_owned() + "i")));
            starts.extend(base.strip_suffix('y').map(|stem| stem.to_owned() + "ie"));
            starts.extend(self.forms.get(base).into_iter().flatten().cloned());
            for (other, _) in self.words.iter().filter(|(_, to)| *to == base) {
                starts.insert(start_of(other).to_owned());
            }
            for (from, to) in &self.spellings {
                let stem = base.strip_suffix(to.as_str()).filter(|stem| stem.len() >= SHORTEST_STEM);
                if let Some(stem) = stem {
                    let common = from.bytes().zip(to.bytes()).take_while(|(one, other)| one == other).count();
                    starts.insert(format!("{stem}{}", &from[..common]));
                }
            }
        }
        // In order, what another begins comes after it.
        let mut kept: Vec<String> = Vec::new();
        for start in starts {
            if kept.last().is_none_or(|last| !start.starts_with(last.as_str())) {
                kept.push(start);
            }
        }
        kept
    }
}

/// The base of a form with this stem.
fn replaced(stem: &str, stead: &Stead) -> Option<String> {
    let mut back = stem.chars().rev();
    let (last, before) = (back.next()?, back.next());
    // "tied" is of "tie", and "thing" of nothing: a stem sounds, or what stands for the ending does.
    let sounds = |letters: &str| letters.len() > 1 || letters.contains('y');
    let is_voiced = stem.contains(VOWELS) || matches!(stead, Stead::Letters(letters) if sounds(letters));
    if !is_voiced {
        return None;
    }
    let is_double = Some(last) == before && !VOWELS.contains(&last);
    match stead {
        Stead::Letters(letters) => Some(format!("{stem}{letters}")),
        Stead::Single => is_double.then(|| stem[..stem.len() - last.len_utf8()].to_owned()),
        Stead::Undoubled => {
            let vowels = stem.chars().filter(|letter| VOWELS.contains(letter)).count();
            let closed = !VOWELS.contains(&last) && before.is_some_and(|letter| VOWELS.contains(&letter));
            let doubles = vowels == 1 && closed && !['w', 'x'].contains(&last);
            (!doubles).then(|| stem.to_owned())
        }
    }
}

/// `word` without a last letter that forms lose or change; of the shortest words none is lost, for too much begins like the rest.
fn start_of(word: &str) -> &str {
    let cut = word.strip_suffix("ie").or_else(|| word.strip_suffix(['e', 'y']));
    cut.filter(|stem| stem.len() > 2 && !word.ends_with("ee")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use crate::lang::en::ENGLISH;

    fn are_forms(one: &str, other: &str) -> bool {
        let bases = |word: &str| ENGLISH.inflections.bases(word);
        !bases(one).is_disjoint(&bases(other))
    }

    #[test]
    fn inflections_share_a_base_and_other_words_do_not() {
        for (one, other) in [
            ("ferry", "ferries"),
            ("plan", "planned"),
            ("plans", "planning"),
            ("hope", "hoped"),
            ("help", "helped"),
            ("die", "dying"),
            ("tie", "tied"),
            ("virus", "viruses"),
            ("church", "churches"),
            ("woman", "women"),
            ("go", "went"),
            ("harbour", "harbors"),
            ("organised", "organizes"),
            ("travelled", "traveling"),
            ("theatres", "theater"),
        ] {
            assert!(are_forms(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("hospital", "hospitality"),
            ("new", "news"),
            ("plan", "planes"),
            ("hop", "hoped"),
            ("past", "paste"),
            ("see", "seed"),
            ("four", "for"),
            ("even", "evening"),
            ("th", "thing"),
        ] {
            assert!(!are_forms(one, other), "{one} {other}");
        }
    }

    #[test]
    fn every_form_begins_as_is_told() {
        for (one, other) in [
            ("said", "say"),
            ("women", "woman"),
            ("harbors", "harbour"),
            ("die", "dying"),
            ("tyre", "tire"),
            ("lie", "lay"),
        ] {
            let inflections = &ENGLISH.inflections;
            for (asked, form) in [(one, other), (other, one)] {
                let beginnings = inflections.beginnings(&inflections.bases(asked));
                assert!(
                    beginnings.iter().any(|start| form.starts_with(start.as_str())),
                    "{asked} {form} {beginnings:?}"
                );
            }
        }
    }
}
