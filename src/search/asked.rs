//! How a name is typed: with article, title, role, initial or possessive, a body with the form of its company, an entity with
//! its affiliation behind it.

use crate::entities::{self, Form, without_furniture};
use crate::lang::en::ENGLISH;
use crate::lang::marks::Marks;
use crate::lang::small::Small;
use crate::text::{folded, words};
use crate::world::{self, Known};

/// What somebody asks for by name.
pub(super) struct Asked<'a> {
    text: &'a str,
    /// Without article and company form.
    plain: String,
}

impl<'a> Asked<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, plain: without_furniture(text.trim()) }
    }

    /// The name without what stands around it.
    pub(super) fn plain(&self) -> &str {
        &self.plain
    }

    /// The ways in which it may stand in the index as it is, the surest first.
    pub(super) fn ways(&self) -> Vec<String> {
        let mut ways = vec![self.text.to_owned()];
        // "Ada Holm (Norland / Navy)", as facets show one of several
        if let Some((name, rest)) = self.text.split_once(" (")
            && let Some(path) = rest.strip_suffix(')')
        {
            ways.push(format!("{path} / {name}"));
        }
        // "Ada Holm, the mayor" and "Holm, Ada"
        if let Some((name, rest)) = self.text.split_once(", ") {
            // A generation is part of the name: "Per Holm, Jr."
            match ENGLISH.names.marks(rest).has(Marks::SUFFIX) {
                true => ways.push(format!("{name} {rest}")),
                false => ways.extend([format!("{rest} {name}"), name.to_owned()]),
            }
        }
        ways.push(self.plain.clone());
        ways.push(without_possessive(&self.plain).to_owned());
        ways.dedup();
        ways
    }

    /// The path of a country's house that it may name: `Norland's Foreign Ministry`.
    pub(super) fn house(&self) -> Option<[String; 2]> {
        entities::house(&self.plain, None).map(|(country, house)| [country, house])
    }

    /// The key of a country's office: `the Norland president`, `the president of Norland`.
    pub(super) fn office(&self) -> Option<String> {
        let lower = self.plain.to_lowercase();
        let words: Vec<&str> = words(&lower).map(|span| span.of(&lower)).collect();
        let small = |at: usize, wanted: Small| ENGLISH.small.of(words[at]).has(wanted);
        let nation = |words: &[&str]| {
            let typed = world::typed(&words.join(" "));
            let known = typed.filter(|known| matches!(known, Known::Country(_) | Known::People(_)));
            known.and_then(world::name).map_or_else(|| words.join(" "), str::to_owned)
        };
        let is_office = |words: &[&str]| world::is_office(&words.join(" "));
        let key =
            |country: &[&str], office: &[&str]| entities::office_key(&nation(country), &office.join(" "));
        let before = (1..words.len()).find(|at| is_office(&words[*at..]));
        let behind = || {
            (1..words.len().saturating_sub(1)).find(|at| small(*at, Small::OF) && is_office(&words[..*at]))
        };
        match before {
            Some(at) => Some(key(&words[..at], &words[at..])),
            None => behind().map(|at| {
                let from = at + 1 + usize::from(at + 2 < words.len() && small(at + 1, Small::ARTICLE));
                key(&words[from..], &words[..at])
            }),
        }
    }

    /// The key by which spellings of a body's name are one.
    pub(super) fn body_key(&self) -> String {
        // Names of the index are known by their spelling keys only.
        body_key(&crate::actors::spelling_key(&self.plain))
    }

    /// The word by which most other names are ruled out, as a spelling key.
    pub(super) fn longest_word(&self) -> Option<String> {
        let key = crate::actors::spelling_key(&self.plain);
        key.split(' ').max_by_key(|word| word.len()).filter(|word| !word.is_empty()).map(str::to_owned)
    }

    /// The name of a person without the titles and roles before it, the longest first.
    pub(super) fn cores(&self) -> Vec<String> {
        let parts: Vec<&str> = without_possessive(&self.plain).split_whitespace().collect();
        // What is left must be a name: "Minister" is none of "Prime Minister".
        let is_name = |from: usize| parts[from..].iter().any(|word| !is_title(word));
        let begins = |from: &usize| *from == 0 || is_title(parts[from - 1]) && is_name(*from);
        (0..parts.len()).filter(begins).map(|from| parts[from..].join(" ")).collect()
    }
}

/// The key of a body's name.
pub(super) fn body_key(name: &str) -> String {
    entities::body_key(name, None)
}

/// The forms that a person's name may have: as it is, and with the surname first.
pub(super) fn forms(core: &str) -> Vec<Form> {
    Form::of(core).into_iter().chain(Form::turned(core)).collect()
}

/// `Holm's` -> `Holm`
fn without_possessive(name: &str) -> &str {
    // Words know where a possessive ending is cut.
    match words(name).last() {
        Some(last) if matches!(&name[last.end..], "'s" | "’s" | "'" | "’") => &name[..last.end],
        _ => name,
    }
}

/// Can `word` stand in a title or role before a name: `Dr`, `president`, `Russian`, `of`?
fn is_title(word: &str) -> bool {
    let title = Marks::HONORIFIC
        .or(Marks::COURTESY)
        .or(Marks::MODIFIER)
        .or(Marks::ROLE)
        .or(Marks::STANDS_FOR)
        .or(Marks::PERSON_NOUN)
        .or(Marks::BELONGS)
        .or(Marks::LOCAL)
        .or(Marks::NEW)
        .or(Marks::RANK)
        .or(Marks::PORTFOLIO)
        .or(Marks::DEPARTMENT)
        .or(Marks::MINISTERIAL)
        .or(Marks::FORMER);
    let small = Small::ARTICLE.or(Small::OF).or(Small::FOR);
    ENGLISH.names.marks(word).has(title)
        || ENGLISH.small.of(&folded(word)).has(small)
        || matches!(world::typed(word), Some(Known::Country(_) | Known::People(_) | Known::Institution(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_before_a_name_are_left_out() {
        let cores = |text: &str| Asked::of(text).cores();
        assert!(cores("Dr Ada Holm").contains(&"Ada Holm".to_owned()));
        assert!(cores("the Russian foreign minister Holm").contains(&"Holm".to_owned()));
        assert_eq!(cores("Ada Holm"), ["Ada Holm"]);
        assert!(cores("Norra Ledger reporter Ada Holm").contains(&"Ada Holm".to_owned()));
        assert_eq!(cores("President").len(), 1);
    }

    #[test]
    fn an_affiliation_behind_a_name_is_a_path() {
        assert!(
            Asked::of("Ada Holm (Norland / Navy)").ways().contains(&"Norland / Navy / Ada Holm".to_owned())
        );
        assert!(Asked::of("Holm’s").ways().contains(&"Holm".to_owned()));
    }
}
