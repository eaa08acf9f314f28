//! What a language does with the forms of its words, as far as no list holds them.

use super::reporting::Form;

/// Word formation. The defaults fit a language that does nothing of the kind, or whose files list all forms.
pub trait Forms: Sync {
    /// The plural of a noun: `ministries`.
    fn plural(&self, noun: &str) -> String {
        noun.to_owned()
    }

    /// May `word` be a plural by its looks: `Pollsters`?
    fn looks_plural(&self, _word: &str) -> bool {
        false
    }

    /// The singular of a word that looks like a plural; any other as it is: `Belmarians` is `Belmarian`.
    fn singular<'w>(&self, word: &'w str) -> &'w str {
        word
    }

    /// May `word` be the past of a verb by its looks: `walked`?
    fn looks_past(&self, _word: &str) -> bool {
        false
    }

    /// May `word` be the participle of the present by its looks: `walking`?
    fn looks_like_participle(&self, _word: &str) -> bool {
        false
    }

    /// May `word` be an adverb by its looks: `quietly`?
    fn looks_like_adverb(&self, _word: &str) -> bool {
        false
    }

    /// The forms of the verb `base`; `irregular` holds those that follow no rule.
    fn verb(&self, base: &str, irregular: Option<&str>) -> Vec<(Form, String)> {
        let listed = irregular.unwrap_or_default().split_whitespace();
        let mut forms: Vec<_> = listed.map(|form| (Form::Past, form.to_owned())).collect();
        forms.push((Form::Base, base.to_owned()));
        forms
    }

    /// Are these two small words in one: `I’m`, `Don’t`?
    fn is_contraction(&self, _word: &str, _is_small: &dyn Fn(&str) -> bool) -> bool {
        false
    }
}
