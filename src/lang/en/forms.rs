//! The forms of English words.

use crate::lang::forms::Forms;
use crate::lang::reporting::Form;

/// English.
pub(super) struct English;

impl Forms for English {
    fn plural(&self, noun: &str) -> String {
        let consonant_y = noun.ends_with('y') && !noun.ends_with("ey") && !noun.ends_with("ay");
        if consonant_y {
            format!("{}ies", &noun[..noun.len() - 1])
        } else if ["s", "sh", "ch", "x"].iter().any(|end| noun.ends_with(end)) {
            format!("{noun}es")
        } else {
            format!("{noun}s")
        }
    }

    fn looks_plural(&self, word: &str) -> bool {
        word.ends_with('s') && !word.ends_with("ss")
    }

    fn singular<'w>(&self, word: &'w str) -> &'w str {
        word.strip_suffix('s').unwrap_or(word)
    }

    fn looks_past(&self, word: &str) -> bool {
        word.ends_with("ed")
    }

    fn looks_like_participle(&self, word: &str) -> bool {
        word.ends_with("ing")
    }

    fn looks_like_adverb(&self, word: &str) -> bool {
        word.ends_with("ly")
    }

    /// `irregular` holds the past and the participle.
    fn verb(&self, base: &str, irregular: Option<&str>) -> Vec<(Form, String)> {
        let vowel = |c: char| "aeiou".contains(c);
        let consonant_y = base.ends_with('y') && !base.chars().rev().nth(1).is_some_and(vowel);
        let stem = &base[..base.len() - 1];
        let present = if consonant_y {
            format!("{stem}ies")
        } else if ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| base.ends_with(end)) {
            format!("{base}es")
        } else {
            format!("{base}s")
        };
        let past = irregular.map_or_else(
            || {
                vec![match base {
                    _ if consonant_y => format!("{stem}ied"),
                    _ if base.ends_with('e') => format!("{base}d"),
                    _ => format!("{base}ed"),
                }]
            },
            |forms| forms.split_whitespace().map(str::to_owned).collect(),
        );
        let doubled = past.first().is_some_and(|past| {
            base.chars().last().is_some_and(|last| past.starts_with(&format!("{base}{last}")))
        });
        let ing = match base.chars().last() {
            Some('e') if base.ends_with("ie") => format!("{}ying", &base[..base.len() - 2]),
            Some('e') if !base.ends_with("ee") => format!("{stem}ing"),
            Some(last) if doubled || matches!(base, "begin" | "cut" | "hit" | "put") => {
                format!("{base}{last}ing")
            }
            _ => format!("{base}ing"),
        };
        let mut forms = vec![(Form::Present, present), (Form::Ing, ing)];
        forms.extend(past.into_iter().map(|past| (Form::Past, past)));
        forms.push((Form::Base, base.to_owned()));
        forms
    }

    fn is_contraction(&self, word: &str, is_small: &dyn Fn(&str) -> bool) -> bool {
        word.rsplit_once(['\'', '’']).is_some_and(|(head, tail)| match tail {
            "t" => head.ends_with('n'),
            "d" | "ll" | "m" | "re" | "s" | "ve" => is_small(head),
            _ => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_have_plurals() {
        let plurals = ["minister", "ministry", "witness", "attorney"].map(|noun| English.plural(noun));
        assert_eq!(plurals, ["ministers", "ministries", "witnesses", "attorneys"]);
        assert!(English.looks_plural("pollsters") && !English.looks_plural("press"));
    }

    #[test]
    fn words_look_like_forms_by_their_endings() {
        assert!(English.looks_past("walked") && !English.looks_past("walks"));
        assert!(English.looks_like_participle("walking") && !English.looks_like_participle("walked"));
        assert!(English.looks_like_adverb("quietly") && !English.looks_like_adverb("quiet"));
    }

    #[test]
    fn two_small_words_may_be_one() {
        let small = |word: &str| matches!(word, "I" | "he");
        assert!(English.is_contraction("I’m", &small) && English.is_contraction("Don't", &small));
        assert!(!English.is_contraction("Lind's", &small));
    }
}
