//! Ministries by their own words: `energy minister`, `minister of ports and ferries`, `ministry of energy`.
//!
//! Countries have many ministers, and most are called by what they are for. So an office and its house need no entry
//! each; the lists of what a minister can be for (`portfolio` and `department` in sources.toml) tell.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::lang::en::ENGLISH;
use crate::lang::marks::Marks;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    offices: Vec<String>,
    houses: Vec<String>,
    name: String,
    joints: String,
    article: String,
    for_nothing: String,
}

static MINISTRIES: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("en/ministries.toml")).expect("ministries.toml is checked by a test")
});

/// What stands in a pattern for the portfolio.
const GAP: &str = "{}";

/// The house of the office `words` (lower case), which may have a rank in front: `deputy energy minister` speaks for the
/// `Energy Ministry`. None where the words say nothing of a portfolio.
pub(super) fn of_office(words: &str) -> Option<String> {
    MINISTRIES.offices.iter().find_map(|pattern| {
        let (before, after) = pattern.split_once(GAP)?;
        if before.is_empty() {
            return Some(named(without_rank(words.strip_suffix(after)?)));
        }
        let (rank, portfolio) = words.split_once(before)?;
        let ranked = rank.is_empty() || rank.trim_end().split(' ').all(is_rank);
        Some(named(portfolio.strip_suffix(after)?).filter(|_| ranked))
    })?
}

/// The ministry that text calls `words` (lower case): `energy ministry`, `ministry of ports`.
pub(super) fn of_body(words: &str) -> Option<String> {
    let portfolio = MINISTRIES.houses.iter().find_map(|pattern| {
        let (before, after) = pattern.split_once(GAP)?;
        words.strip_prefix(before)?.strip_suffix(after)
    });
    named(portfolio?)
}

/// Is a house with this name a ministry?
pub(super) fn is_one(name: &str) -> bool {
    let (before, after) = MINISTRIES.name.split_once(GAP).unwrap_or_default();
    name.strip_prefix(before).is_some_and(|rest| rest.ends_with(after))
}

/// `energy` -> `Energy Ministry`; none where a word is no portfolio.
fn named(portfolio: &str) -> Option<String> {
    let file = &*MINISTRIES;
    let bare = portfolio.strip_prefix(file.article.as_str()).and_then(|rest| rest.strip_prefix(' '));
    let portfolio = bare.unwrap_or(portfolio);
    let names = &ENGLISH.names;
    let is_portfolio = |word: &str| names.marks(word).has(Marks::PORTFOLIO.or(Marks::DEPARTMENT));
    let is_joint = |word: &str| file.joints.split(' ').any(|joint| joint == word);
    let words = || portfolio.split([' ', ',']).filter(|word| !word.is_empty());
    let known = words().all(|word| is_joint(word) || is_portfolio(word));
    let for_nothing = words().any(|word| file.for_nothing.split(' ').any(|held| held == word));
    if !known || for_nothing || words().next().is_none() {
        return None;
    }
    let capitalized = words().map(|word| {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        if is_joint(word) { word.to_owned() } else { first.to_uppercase() + rest }
    });
    Some(file.name.replace(GAP, &capitalized.collect::<Vec<_>>().join(" ")))
}

/// `deputy energy` -> `energy`
fn without_rank(mut portfolio: &str) -> &str {
    while let Some((first, rest)) = portfolio.split_once(' ') {
        if !is_rank(first) {
            break;
        }
        portfolio = rest;
    }
    portfolio
}

fn is_rank(word: &str) -> bool {
    ENGLISH.names.marks(word).has(Marks::RANK.or(Marks::FORMER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minister_speaks_for_the_ministry_of_the_same_words() {
        for (office, house) in [
            ("energy minister", Some("Energy Ministry")),
            ("deputy energy minister", Some("Energy Ministry")),
            ("trade and industry minister", Some("Trade and Industry Ministry")),
            ("minister of ports", Some("Ports Ministry")),
            ("minister for ports and ferries", Some("Ports and Ferries Ministry")),
            ("prime minister", None),
            ("minister", None),
            ("youth minister of the church", None),
        ] {
            assert_eq!(of_office(office).as_deref(), house, "{office}");
        }
    }

    #[test]
    fn a_ministry_has_one_name_in_either_order_of_its_words() {
        assert_eq!(of_body("ministry of energy"), of_body("energy ministry"));
        assert_eq!(of_body("ministry of the interior").as_deref(), Some("Interior Ministry"));
        assert_eq!(of_body("harbour ministry"), None);
        assert!(is_one("Energy Ministry") && !is_one("Central Bank"));
    }
}
