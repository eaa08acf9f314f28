//! One name under many spellings: `Zelensky`, `Zelenskyy`, `Zelenskiy`; `Bill` and `William`; `J.` and `John`.

use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use crate::text::{fold, words};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    groups: Vec<String>,
}

/// Each given name of a group by its spelling key, with the number of the group.
static GROUPS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../lang/en/given_variants.toml"))
        .expect("given_variants.toml is checked by a test");
    let groups = file.groups.iter().enumerate();
    groups
        .flat_map(|(group, names)| names.split(' ').map(move |name| (key_of_word(&fold(name)), group)))
        .collect()
});

/// Letters that transliterations write in several ways, and the one way in which they are compared. Longer ones first.
const LETTERS: [(&str, &str); 16] = [
    ("iyy", "i"),
    ("iya", "ia"),
    ("yya", "ia"),
    ("iy", "i"),
    ("yy", "i"),
    ("ij", "i"),
    ("ii", "i"),
    ("ks", "x"),
    ("kh", "h"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("ou", "u"),
    ("ph", "f"),
    ("y", "i"),
    ("w", "v"),
];

/// The form in which the spelling of a name is compared: folded, transliterations alike, no double consonants.
///
/// ```
/// use onrecord::actors::spelling_key;
///
/// assert_eq!(spelling_key("Volodymyr Zelenskyy"), spelling_key("Volodimir Zelensky"));
/// assert_ne!(spelling_key("Ada Lind"), spelling_key("Ada Lund"));
/// ```
pub fn spelling_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for span in words(name) {
        if !key.is_empty() {
            key.push(' ');
        }
        add_word(&mut key, &fold(span.of(name)));
    }
    key
}

fn key_of_word(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    add_word(&mut key, folded);
    key
}

/// Adds the key of a folded word to `key`, which ends with no letter.
fn add_word(key: &mut String, folded: &str) {
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let alike = matches!(first, 'a' | 'i' | 'k' | 'o' | 'p' | 'u' | 'w' | 'y');
        let written = LETTERS.iter().filter(|_| alike).find(|(from, _)| rest.starts_with(from));
        let (taken, letters) = match written {
            Some((from, to)) => (from.len(), *to),
            None => (first.len_utf8(), &rest[..first.len_utf8()]),
        };
        // Doubled letters count once, "Kadyrow", "Muammar" and "Muamar", but "Channel 11" is not "Channel 1".
        if first.is_numeric() || !key.ends_with(letters) {
            key.push_str(letters);
        }
        rest = &rest[taken..];
    }
}

/// Can these given names, as written, be one: `J.` and `John`, `Bill` and `William`, `Sergei` and `Sergey`?
pub fn same_given(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_end_matches('.'), other.trim_end_matches('.'));
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    if one == other || initial(one, other) || initial(other, one) {
        return true;
    }
    same_given_key(&key_of_word(&fold(one)), &key_of_word(&fold(other)))
}

/// The same of given names that are spelling keys.
pub fn same_given_key(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().nth(1).is_none() && long.starts_with(short);
    one == other
        || initial(one, other)
        || initial(other, one)
        || GROUPS.get(one).is_some_and(|group| GROUPS.get(other) == Some(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_are_one_spelling() {
        for (one, other) in [
            ("Zelensky", "Zelenskiy"),
            ("Zelensky", "Zelenskyy"),
            ("Yury", "Yuri"),
            ("Sergey", "Sergei"),
            ("Müller", "Mueller"),
            ("Ould", "Uld"),
        ] {
            assert_eq!(spelling_key(one), spelling_key(other), "{one} {other}");
        }
        assert_ne!(spelling_key("Holm"), spelling_key("Halm"));
        assert_ne!(spelling_key("Channel 11"), spelling_key("Channel 1"));
    }

    #[test]
    fn a_letter_that_begins_no_rule_is_not_looked_up() {
        for (from, to) in LETTERS {
            assert!(key_of_word(&format!("b{from}b")).contains(to), "{from}");
        }
    }

    #[test]
    fn given_names_have_short_forms_and_initials() {
        assert!(same_given("Bill", "William") && same_given("J.", "John") && same_given("Dmitry", "Dmitri"));
        assert!(!same_given("Bill", "Hillary") && !same_given("Ada", "Ida"));
    }

    #[test]
    fn no_given_name_stands_in_two_groups() {
        let file: File = toml::from_str(include_str!("../lang/en/given_variants.toml")).expect("well formed");
        let names: Vec<&str> = file.groups.iter().flat_map(|group| group.split(' ')).collect();
        let mut once = names.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), names.len());
    }
}
