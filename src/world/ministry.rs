//! Ministries by their own words: `energy minister`, `minister of ports and ferries`, `ministry of energy`.
//!
//! Countries have many ministers, and most are called by what they are for. So an office and its house need no entry
//! each; the lists of what a minister can be for (`portfolio` and `department` in sources.toml) tell.

use crate::lang::marks::Marks;
use crate::lang::names;

/// The house of the office `words` (lower case), which may have a rank in front: `deputy energy minister` speaks for the
/// `Energy Ministry`. None where the words say nothing of a portfolio.
pub(super) fn of_office(words: &str) -> Option<String> {
    if let Some(portfolio) = words.strip_suffix(" minister") {
        return named(without_rank(portfolio));
    }
    let (before, portfolio) =
        words.split_once("minister of ").or_else(|| words.split_once("minister for "))?;
    let ranked = before.is_empty() || before.trim_end().split(' ').all(is_rank);
    named(portfolio.strip_prefix("the ").unwrap_or(portfolio)).filter(|_| ranked)
}

/// The ministry that text calls `words` (lower case): `energy ministry`, `ministry of ports`.
pub(super) fn of_body(words: &str) -> Option<String> {
    let portfolio = words
        .strip_suffix(" ministry")
        .or_else(|| words.strip_prefix("ministry of "))
        .or_else(|| words.strip_prefix("ministry for "))?;
    named(portfolio.strip_prefix("the ").unwrap_or(portfolio))
}

/// `energy` -> `Energy Ministry`; none where a word is no portfolio.
fn named(portfolio: &str) -> Option<String> {
    let is_portfolio = |word: &str| names::marks(word).has(Marks::PORTFOLIO.or(Marks::DEPARTMENT));
    let words = || portfolio.split([' ', ',']).filter(|word| !word.is_empty());
    let known = words().all(|word| word == "and" || word == "&" || is_portfolio(word));
    // "first minister", "prime minister" are for nothing in particular.
    let ranks = words().any(|word| matches!(word, "prime" | "first" | "vice" | "state"));
    if !known || ranks || words().next().is_none() {
        return None;
    }
    let mut name = String::new();
    for word in words() {
        let (first, rest) = word.split_at(word.chars().next()?.len_utf8());
        if matches!(word, "and" | "&") {
            name.push_str(word);
        } else {
            name.push_str(&first.to_uppercase());
            name.push_str(rest);
        }
        name.push(' ');
    }
    name.push_str("Ministry");
    Some(name)
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
    names::marks(word).has(Marks::RANK.or(Marks::FORMER))
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
        assert_eq!(of_body("harbour ministry"), None);
    }
}
