//! One name under many spellings: transliterations, and the short forms of given names.

use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use crate::text::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    letters: Vec<String>,
    anywhere: Vec<String>,
    groups: Vec<String>,
}

/// What is known of spellings.
pub struct Spellings {
    /// Letters, and how they are compared.
    letters: Vec<(String, String)>,
    /// Which bytes begin such letters.
    begins: [bool; 256],
    /// Each name of a group by its key.
    groups: HashMap<String, Group>,
}

/// The group of a name.
struct Group {
    /// The key of its first name.
    usual: String,
    /// Are its names one also as surnames?
    anywhere: bool,
}

/// The letters of the shortest word that transliterations write in several ways.
const SHORTEST: usize = 3;

/// The spellings, read once.
pub static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("spellings.toml")).expect("spellings.toml is checked by a test");
    let pair = |pair: &String| pair.split_once(' ').map(|(from, to)| (from.to_owned(), to.to_owned()));
    let letters: Vec<(String, String)> = file.letters.iter().filter_map(pair).collect();
    let mut begins = [false; 256];
    for byte in letters.iter().filter_map(|(from, _)| from.bytes().next()) {
        begins[usize::from(byte)] = true;
    }
    let mut spellings = Spellings { letters, begins, groups: HashMap::default() };
    for (lists, anywhere) in [(&file.anywhere, true), (&file.groups, false)] {
        for names in lists {
            let keys: Vec<String> = names.split(' ').map(|name| spellings.key(&fold(name))).collect();
            for key in &keys {
                // Of groups that letters alone make one, the first stays.
                let group = Group { usual: keys[0].clone(), anywhere };
                spellings.groups.entry(key.clone()).or_insert(group);
            }
        }
    }
    spellings
});

impl Spellings {
    /// The key in which the spelling of a folded word is compared: transliterations alike, no double consonants.
    pub fn key(&self, folded: &str) -> String {
        let mut key = String::with_capacity(folded.len());
        self.add_key(&mut key, folded);
        key
    }

    /// Adds the key of a folded word to `key`, which ends with no letter.
    pub fn add_key(&self, key: &mut String, folded: &str) {
        // Two or three letters are a short form as often as a name: "VA" is not "WA", nor "BBC" "BC".
        let count = folded.chars().count();
        if count < SHORTEST {
            key.push_str(folded);
            return;
        }
        let mut rest = folded;
        while let Some(first) = rest.chars().next() {
            let (taken, letters) = match self.letters_at(rest) {
                Some((from, to)) => (from.len(), to),
                None => (first.len_utf8(), &rest[..first.len_utf8()]),
            };
            // Doubled letters count once, "Kadyrow", "Muammar" and "Muamar", but "Channel 11" is not "Channel 1".
            if first.is_numeric() || count <= SHORTEST || !key.ends_with(letters) {
                key.push_str(letters);
            }
            rest = &rest[taken..];
        }
    }

    /// The letters that `text` begins with and that are written in several ways, and the one way in which they are compared.
    fn letters_at(&self, text: &str) -> Option<(&str, &str)> {
        // Asked of every letter of a name, and most begin none.
        let begins = text.bytes().next().is_some_and(|byte| self.begins[usize::from(byte)]);
        let written =
            self.letters.iter().filter(|_| begins).find(|(from, _)| text.starts_with(from.as_str()));
        written.map(|(from, to)| (from.as_str(), to.as_str()))
    }

    /// Are these two given names, told by their keys, one: `Bill` and `William`?
    pub fn are_variants(&self, one: &str, other: &str) -> bool {
        self.groups.get(one).is_some_and(|group| self.usual_given(other) == group.usual)
    }

    /// The key of the usual form of a given name, told by its key: of `Bill` that of `William`.
    pub fn usual_given<'k>(&'k self, key: &'k str) -> &'k str {
        self.groups.get(key).map_or(key, |group| &group.usual)
    }

    /// The same of any part of a name: `Mohamed` and `Muhammad` are one as surnames, too, and `Jack` and `John` are not.
    pub fn usual_anywhere<'k>(&'k self, key: &'k str) -> &'k str {
        self.groups.get(key).filter(|group| group.anywhere).map_or(key, |group| &group.usual)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_given_name_stands_in_two_groups() {
        let file: File = toml::from_str(include_str!("spellings.toml")).expect("well formed");
        let names: Vec<&str> =
            file.anywhere.iter().chain(&file.groups).flat_map(|group| group.split(' ')).collect();
        let mut once = names.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), names.len());
    }

    #[test]
    fn every_pair_of_letters_is_compared_as_it_says() {
        let spellings = &*SPELLINGS;
        assert_eq!(spellings.letters.len(), 18);
        for (from, to) in &spellings.letters {
            assert!(spellings.key(&format!("b{from}b")).contains(to.as_str()), "{from}");
        }
    }
}
