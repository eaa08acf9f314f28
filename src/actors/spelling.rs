//! One name under many spellings: `Zelensky`, `Zelenskyy`, `Zelenskiy`; `Bill` and `William`; `J.` and `John`.

use crate::lang::spellings::SPELLINGS;
use crate::text::{fold, words};

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
        SPELLINGS.add_key(&mut key, &fold(span.of(name)));
    }
    key
}

/// Can these given names, as written, be one: `J.` and `John`, `Bill` and `William`, `Sergei` and `Sergey`?
pub fn same_given(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_end_matches('.'), other.trim_end_matches('.'));
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    if one == other || initial(one, other) || initial(other, one) {
        return true;
    }
    same_given_key(&SPELLINGS.key(&fold(one)), &SPELLINGS.key(&fold(other)))
}

/// The same of given names that are spelling keys.
pub fn same_given_key(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().nth(1).is_none() && long.starts_with(short);
    one == other || initial(one, other) || initial(other, one) || SPELLINGS.are_variants(one, other)
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
    fn given_names_have_short_forms_and_initials() {
        assert!(same_given("Bill", "William") && same_given("J.", "John") && same_given("Dmitry", "Dmitri"));
        assert!(!same_given("Bill", "Hillary") && !same_given("Ada", "Ida"));
    }
}
