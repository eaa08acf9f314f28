//! Beginnings and endings that tell what a word is which no list holds.

use foldhash::HashSet;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    bodies: String,
    surnames: String,
    surnames_alone: String,
    surname_openings: String,
    capital_openings: String,
    places: String,
    roles: String,
    trades: String,
    no_trades: String,
    peoples: String,
    sure_peoples: String,
    countries: String,
    ordinals: String,
}

/// The endings of a language.
pub struct Endings {
    bodies: Vec<String>,
    surnames: Vec<String>,
    surnames_alone: Vec<String>,
    surname_openings: Vec<String>,
    capital_openings: Vec<String>,
    places: Vec<String>,
    roles: Vec<String>,
    trades: Vec<String>,
    no_trades: HashSet<String>,
    peoples: Vec<String>,
    sure_peoples: Vec<String>,
    countries: Vec<String>,
    ordinals: Vec<String>,
}

/// The shortest stem of a word for a people, in characters.
const SHORTEST_STEM: usize = 3;

impl Endings {
    /// Those of an `endings.toml`.
    pub(super) fn read(data: &str) -> Self {
        let file: File = toml::from_str(data).expect("endings.toml is checked by a test");
        let list = |words: String| words.split_whitespace().map(str::to_owned).collect();
        Self {
            bodies: list(file.bodies),
            surnames: list(file.surnames),
            surnames_alone: list(file.surnames_alone),
            surname_openings: list(file.surname_openings),
            capital_openings: list(file.capital_openings),
            places: list(file.places),
            roles: list(file.roles),
            trades: list(file.trades),
            no_trades: list(file.no_trades).into_iter().collect(),
            peoples: list(file.peoples),
            sure_peoples: list(file.sure_peoples),
            countries: list(file.countries),
            ordinals: list(file.ordinals),
        }
    }

    /// Does `name` end as names of bodies do: `Fjordbanken`?
    pub fn is_like_a_body(&self, name: &str) -> bool {
        ends_with_any(name, &self.bodies, 2)
    }

    /// Does `name` end as names of towns do: `Novograd`?
    pub fn is_like_a_place(&self, name: &str) -> bool {
        ends_with_any(name, &self.places, 2)
    }

    /// Does `name` look as only surnames do: `Tkachenko`, `McGill`, `O'Hara`; or is it known to be one: `Putin`?
    pub fn is_like_a_surname(&self, name: &str) -> bool {
        let capital = |rest: &str| rest.starts_with(|c: char| c.is_ascii_uppercase());
        let opened =
            self.surname_openings.iter().any(|start| name.strip_prefix(start.as_str()).is_some_and(capital));
        opened
            || ends_with_any(name, &self.surnames, 2)
            || self.surnames_alone.iter().any(|known| known == name)
    }

    /// Does `name` hold a capital within, as brands do: `DataHarbor`, and not `DeMarco`?
    pub fn is_like_a_brand(&self, name: &str) -> bool {
        let within = name
            .char_indices()
            .zip(name.chars().skip(1))
            .find(|((_, c), next)| c.is_lowercase() && next.is_uppercase());
        let Some(((at, c), _)) = within else { return false };
        let opening = &name[..at + c.len_utf8()];
        !self.capital_openings.iter().any(|held| held == opening)
    }

    /// Does `word` end as words for who somebody is: `goaltender`, `violist`?
    pub fn is_like_a_role(&self, word: &str) -> bool {
        ends_with_any(word, &self.roles, 3)
    }

    /// Does `word`, in lower case, end as words for who somebody is by trade: `pulmonologist`, `dispatcher`?
    pub fn is_like_a_trade(&self, word: &str) -> bool {
        ends_with_any(word, &self.trades, 3) && !self.no_trades.contains(word)
    }

    /// What stays of `text`, in the singular, without each ending that a word for a people can have: `Belmar` and `Belmaria`
    /// of `Belmarian`; most words have none.
    pub fn stems<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.peoples.iter().filter_map(move |ending| stem(text, ending))
    }

    /// The stem of `text`, in the singular, where it ends as only words for a people do.
    pub fn people_stem<'t>(&self, text: &'t str) -> Option<&'t str> {
        let ending = self.sure_peoples.iter().find(|ending| text.ends_with(ending.as_str()))?;
        stem(text, ending).filter(|_| !text.contains(' '))
    }

    /// What the name of a country may have beyond the stem of the word for its people, the likeliest first.
    pub fn of_countries(&self) -> impl Iterator<Item = &str> {
        std::iter::once("").chain(self.countries.iter().map(String::as_str))
    }

    /// Is it what follows the digits of a day: the `th` of `25th`, or nothing?
    pub fn is_ordinal(&self, ending: &str) -> bool {
        ending.is_empty() || self.ordinals.iter().any(|held| held == ending)
    }
}

fn stem<'t>(text: &'t str, ending: &str) -> Option<&'t str> {
    text.strip_suffix(ending).filter(|stem| stem.chars().count() >= SHORTEST_STEM)
}

/// Does `word` end with one of `endings`, with at least `more` bytes before it?
fn ends_with_any(word: &str, endings: &[String], more: usize) -> bool {
    endings.iter().any(|ending| word.len() >= ending.len() + more && word.ends_with(ending.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::lang::en::ENGLISH;

    #[test]
    fn endings_tell_bodies_surnames_and_roles() {
        let endings = &ENGLISH.endings;
        assert!(endings.is_like_a_body("Fjordbanken") && !endings.is_like_a_body("Banken"));
        assert!(endings.is_like_a_surname("McGill") && endings.is_like_a_surname("Lindssen"));
        assert!(!endings.is_like_a_surname("Macao"));
        assert!(endings.is_like_a_role("goaltender") && !endings.is_like_a_role("her"));
    }

    #[test]
    fn peoples_are_called_after_countries() {
        let stems: Vec<&str> = ENGLISH.endings.stems("Belmarian").collect();
        assert_eq!(stems, ["Belmar", "Belmari", "Belmaria"]);
        assert_eq!(ENGLISH.endings.people_stem("Belmarian"), Some("Belmar"));
        assert_eq!(ENGLISH.endings.people_stem("Belmaric"), None);
    }
}
