//! A bare word of a query, and what its marks say about how it is compared.

use super::expr::{Expr, TextField, TextMatch, WordForm};

/// How many wrong letters the index can look for quickly.
pub(super) const MOST_WRONG: u8 = 2;

/// `word`, `=word`, `begin*`, `wor?d`, `word~1`.
pub(super) fn word_text(field: Option<TextField>, word: &str) -> Expr {
    let has_letters = |text: &str| text.chars().any(char::is_alphanumeric);
    if let Some(exact) = word.strip_prefix('=').filter(|text| has_letters(text)) {
        return text_of(field, exact, WordForm::Exact);
    }
    if let Some((fuzzy, wrong)) = word.rsplit_once('~')
        && let Some(wrong) = wrong_letters(wrong)
        && has_letters(fuzzy)
    {
        return text_of(field, fuzzy, WordForm::Fuzzy(wrong));
    }
    match word.strip_suffix('*') {
        Some(start) if has_letters(start) && !start.contains(['*', '?']) => {
            text_of(field, start, WordForm::Prefix)
        }
        _ if is_pattern(word) => text_of(field, word, WordForm::Pattern),
        _ => text_of(field, word, WordForm::Stem),
    }
}

/// The number after `~`, one where there is none.
fn wrong_letters(written: &str) -> Option<u8> {
    match written {
        "" => Some(1),
        _ => written.parse().ok().filter(|wrong| *wrong <= MOST_WRONG),
    }
}

/// A mark at the end of a word ends a question; one inside stands for letters.
fn is_pattern(word: &str) -> bool {
    let inside = word.trim_end_matches('?');
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    letters > 0
        && inside.contains(['*', '?'])
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '*' | '?'))
}

pub(super) fn text_of(field: Option<TextField>, text: &str, form: WordForm) -> Expr {
    Expr::Text(TextMatch { field, text: text.to_owned(), form })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(word: &str) -> WordForm {
        match word_text(None, word) {
            Expr::Text(text) => text.form,
            other => panic!("{other:?} is no text"),
        }
    }

    #[test]
    fn marks_say_how_a_word_is_compared() {
        assert_eq!(form("talks"), WordForm::Stem);
        assert_eq!(form("=talks"), WordForm::Exact);
        assert_eq!(form("negot*"), WordForm::Prefix);
        assert_eq!(form("org?nise"), WordForm::Pattern);
        assert_eq!(form("*stan"), WordForm::Pattern);
        assert_eq!(form("Peskof~1"), WordForm::Fuzzy(1));
        assert_eq!(form("Peskof~"), WordForm::Fuzzy(1));
    }

    #[test]
    fn a_question_mark_at_the_end_asks_and_a_tilde_before_much_is_text() {
        assert_eq!(form("why?"), WordForm::Stem);
        assert_eq!(form("word~9"), WordForm::Stem);
    }
}
