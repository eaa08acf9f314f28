//! What the spellings of a body's name have in common: `Halm Group` and `Halm Group, Inc.`; `Norland's Foreign Ministry` and
//! `the Norland Ministry of Foreign Affairs`.

use crate::lang::en::ENGLISH;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::text::{folded, words};
use crate::world::{self, Known};

/// Parts the country from the house in the key of an institution that every country has.
const OF_COUNTRY: char = '\u{1}';

/// The key by which spellings of one body's name are one; `country` is that of its affiliation, as written.
pub(crate) fn body_key(name: &str, country: Option<&str>) -> String {
    let name = without_furniture(name);
    match world::on_page(&name) {
        Some(Known::Institution(at)) => {
            let path = world::affiliation(Known::Institution(at));
            let [nation, house] = path.as_slice() else { return spelled(&name) };
            return match world::is_institution(&house.to_lowercase()) {
                true => of_country(nation, house),
                false => spelled(house),
            };
        }
        Some(known @ (Known::Organization(_) | Known::Country(_) | Known::Capital(_))) => {
            return world::name(known).map(spelled).unwrap_or_default();
        }
        Some(Known::People(_) | Known::City(_) | Known::Region) | None => {}
    }
    match house(&name, country) {
        Some((country, house)) => of_country(&country, &house),
        // "Ministry of Ports" and "Ports Ministry" of a country that nothing tells.
        None => {
            let lower = name.to_lowercase();
            let words: Vec<String> = words(&lower).map(|span| span.of(&lower).to_owned()).collect();
            let house = world::institution_anywhere(&lower).filter(|house| is_called(house, &words));
            spelled(&house.unwrap_or(name))
        }
    }
}

fn of_country(country: &str, house: &str) -> String {
    format!("{}{OF_COUNTRY}{}", spelled(country), spelled(house))
}

/// The most words of a name in which a house is looked for: "Norland Ministry of Labour, Social Affairs and Health".
const MOST_WORDS: usize = 16;

/// The country and the house of a body that every country has: `Norland`, `Foreign Ministry`. The country is what the name
/// says, else `country`.
pub fn house(name: &str, country: Option<&str>) -> Option<(String, String)> {
    let small = &ENGLISH.small;
    let written: Vec<String> =
        words(name).map(|span| span.of(name).to_owned()).take(MOST_WORDS + 1).collect();
    if written.len() > MOST_WORDS {
        return None;
    }
    let lower: Vec<String> = written.iter().map(|word| word.to_lowercase()).collect();
    let nation = |words: &[String]| {
        let words: Vec<&str> =
            words.iter().map(String::as_str).filter(|word| !small.of(word).has(Small::ARTICLE)).collect();
        let typed = world::typed(&words.join(" "))
            .filter(|known| matches!(known, Known::Country(_) | Known::People(_)));
        typed.and_then(world::name).map_or_else(|| words.join(" "), str::to_owned)
    };
    let of = |words: &[String]| {
        world::institution_anywhere(&words.join(" ")).filter(|house| is_called(house, words))
    };
    for from in 0..lower.len() {
        if let Some(house) = of(&lower[from..]) {
            let country = if from == 0 { country?.to_owned() } else { nation(&written[..from]) };
            return Some((country, house));
        }
    }
    // "Foreign Ministry of Norland"
    for to in 1..lower.len().saturating_sub(1) {
        if small.of(&lower[to]).has(Small::OF)
            && let Some(house) = of(&lower[..to])
        {
            return Some((nation(&written[to + 1..]), house));
        }
    }
    None
}

/// Do the words hold those of `house`? "Ministry of Foreign Affairs" does those of "Foreign Ministry"; an army speaks for the
/// "Armed Forces", and is not all of them.
fn is_called(house: &str, words: &[String]) -> bool {
    let bases = |word: &str| ENGLISH.inflections.bases(&folded(word));
    let held: Vec<_> = words.iter().map(|word| bases(word)).collect();
    house.split(' ').map(bases).all(|part| held.iter().any(|word| !word.is_disjoint(&part)))
}

/// `name` without its article, the form of its company, and the short form in parentheses behind it.
pub(crate) fn without_furniture(name: &str) -> String {
    let name = name.split_once(" (").map_or(name, |(name, _)| name);
    let mut parts: Vec<&str> = name.split_whitespace().map(|word| word.trim_matches(',')).collect();
    if parts.len() > 1 && ENGLISH.small.of(parts[0]).has(Small::DEFINITE) {
        parts.remove(0);
    }
    while parts.len() > 1 && ENGLISH.names.marks(parts[parts.len() - 1]).has(Marks::COMPANY) {
        parts.pop();
    }
    parts.join(" ")
}

/// The name without case, accents and "and", which may be written "&".
fn spelled(name: &str) -> String {
    let folded = folded(name);
    let kept = folded.split(' ').filter(|word| !ENGLISH.small.of(word).has(Small::AND));
    kept.collect::<Vec<_>>().join(" ")
}

/// Is `short` made of capitals alone, as short forms of bodies are: `NHB`, `N.H.B.`?
pub(crate) fn is_acronym(short: &str) -> bool {
    let letters = short.chars().filter(|letter| letter.is_alphabetic());
    let capitals = letters.clone().filter(|letter| letter.is_uppercase()).count();
    capitals > 1 && capitals * 2 > letters.count() && !short.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_body_have_one_key() {
        for (one, other) in [
            ("Halm Group", "the Halm Group, Inc."),
            ("Lind & Holm", "Lind and Holm Ltd"),
            ("Norland Foreign Ministry", "Ministry of Foreign Affairs of Norland"),
            ("Norland’s Foreign Ministry", "the Norland Ministry of Foreign Affairs"),
            ("Norra Harbour Board (NHB)", "Norra Harbour Board"),
            ("F.B.I.", "the Federal Bureau of Investigation"),
        ] {
            assert_eq!(body_key(one, None), body_key(other, None), "{one} {other}");
        }
        assert_eq!(body_key("Foreign Ministry", Some("Norland")), body_key("Norland Foreign Ministry", None));
        assert_ne!(
            body_key("Foreign Ministry", Some("Norland")),
            body_key("Foreign Ministry", Some("Tessaly"))
        );
        assert_eq!(body_key("Foreign Ministry", None), body_key("the Ministry of Foreign Affairs", None));
        assert_eq!(body_key("Norland Defense Ministry", None), body_key("Norland Ministry of Defence", None));
        assert_ne!(body_key("Norland Army", None), body_key("Norland Navy", None));
        assert_ne!(body_key("WA", None), body_key("VA", None));
        assert_ne!(body_key("Halm Group", None), body_key("Halm Foundation", None));
    }

    #[test]
    fn short_forms_are_made_of_capitals() {
        assert!(is_acronym("NHB") && is_acronym("N.H.B.") && is_acronym("NHBs"));
        assert!(!is_acronym("Norra") && !is_acronym("N") && !is_acronym("NH B"));
    }
}
