//! How each language is written: what [`Tokens`] asks when it cuts a text.
//!
//! English has its lists beside its other words (`en/`). Of the others, which have no pack, only this much is known:
//! their abbreviations, ordinal numbers and quotation marks, in `<code>/writing.toml`. A language without such a file
//! is cut by marks alone.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};
use serde::Deserialize;

use super::lower::in_lower;
use super::pages::calendar;
use super::{Language, abbreviations, function_words};
use crate::text::{Curly, Dialogue, Direction, MarkHabits, Tokens, Writing};

impl<'t> Tokens<'t> {
    /// Cuts `text`, which is English.
    pub fn of(text: &'t str) -> Self {
        Self::cut(text, &English)
    }

    /// Cuts `text` as its language is written.
    pub fn written_in(text: &'t str, language: Option<Language>) -> Self {
        match language {
            Some(Language::ENGLISH) => Self::of(text),
            Some(language) => Self::cut(text, WRITTEN.get(&language).unwrap_or(&*UNKNOWN)),
            None => Self::cut(text, &*UNKNOWN),
        }
    }
}

/// English, whose marks point one way.
struct English;

impl Writing for English {
    fn is_abbreviation(&self, word: &str) -> bool {
        abbreviations::is_abbreviation(word)
    }

    fn is_number_abbreviation(&self, word: &str) -> bool {
        abbreviations::is_number_abbreviation(word)
    }

    fn is_elision(&self, word: &str) -> bool {
        abbreviations::is_elision(word)
    }

    fn opens_sentence(&self, word: &str) -> bool {
        function_words::is_function_word(word)
    }

    fn follows_clock(&self, word: &str) -> bool {
        calendar::weekday(word).is_some() || calendar::month(word).is_some()
    }

    fn marks(&self) -> MarkHabits {
        MarkHabits { guillemets: Direction::Outward, curly: Curly::Fixed, dialogue: Dialogue::None }
    }
}

/// The file of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Abbreviations with their dot, parted by spaces. A longer one (`z. B.`) is held by its parts.
    abbreviations: String,
    /// Abbreviations, without their dot, only where a number follows.
    #[serde(default)]
    number_abbreviations: String,
    /// Words that begin sentences.
    #[serde(default)]
    openers: String,
    /// Is the dot behind a number that of an ordinal?
    #[serde(default)]
    dotted_ordinals: bool,
    /// `outward`, `inward` or `same`: where a page does not show it.
    guillemets: Points,
    /// `none`, `dash` or `hyphen`: what opens a turn of dialogue.
    dialogue: Opens,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Points {
    Outward,
    Inward,
    Same,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Opens {
    None,
    Dash,
    Hyphen,
}

/// A language without a pack.
#[derive(Debug)]
struct Written {
    /// In lower case.
    abbreviations: HashSet<String>,
    number_abbreviations: HashSet<String>,
    openers: HashSet<String>,
    dotted_ordinals: bool,
    marks: MarkHabits,
}

impl From<File> for Written {
    fn from(file: File) -> Self {
        let words = |list: &str| list.split_whitespace().map(str::to_lowercase).collect();
        Self {
            abbreviations: words(&file.abbreviations),
            number_abbreviations: words(&file.number_abbreviations),
            openers: words(&file.openers),
            dotted_ordinals: file.dotted_ordinals,
            marks: MarkHabits {
                guillemets: match file.guillemets {
                    Points::Outward => Direction::Outward,
                    Points::Inward => Direction::Inward,
                    Points::Same => Direction::Same,
                },
                curly: Curly::ByStance,
                dialogue: match file.dialogue {
                    Opens::None => Dialogue::None,
                    Opens::Dash => Dialogue::Dash,
                    Opens::Hyphen => Dialogue::Hyphen,
                },
            },
        }
    }
}

impl Writing for Written {
    fn is_abbreviation(&self, word: &str) -> bool {
        in_lower(word, |word| self.abbreviations.contains(word))
    }

    fn is_number_abbreviation(&self, word: &str) -> bool {
        in_lower(word, |word| self.number_abbreviations.contains(word))
    }

    fn opens_sentence(&self, word: &str) -> bool {
        in_lower(word, |word| self.openers.contains(word))
    }

    fn has_dotted_ordinals(&self) -> bool {
        self.dotted_ordinals
    }

    fn marks(&self) -> MarkHabits {
        self.marks
    }
}

/// A language of which nothing is known.
static UNKNOWN: LazyLock<Written> = LazyLock::new(|| Written {
    abbreviations: HashSet::default(),
    number_abbreviations: HashSet::default(),
    openers: HashSet::default(),
    dotted_ordinals: false,
    marks: MarkHabits { guillemets: Direction::Outward, curly: Curly::ByStance, dialogue: Dialogue::None },
});

static WRITTEN: LazyLock<HashMap<Language, Written>> = LazyLock::new(|| {
    let files = [
        ("cs", include_str!("cs/writing.toml")),
        ("da", include_str!("da/writing.toml")),
        ("de", include_str!("de/writing.toml")),
        ("es", include_str!("es/writing.toml")),
        ("fi", include_str!("fi/writing.toml")),
        ("fr", include_str!("fr/writing.toml")),
        ("it", include_str!("it/writing.toml")),
        ("nl", include_str!("nl/writing.toml")),
        ("no", include_str!("no/writing.toml")),
        ("pl", include_str!("pl/writing.toml")),
        ("pt", include_str!("pt/writing.toml")),
        ("ru", include_str!("ru/writing.toml")),
        ("sv", include_str!("sv/writing.toml")),
        ("uk", include_str!("uk/writing.toml")),
    ];
    let read = |(code, file): (&str, &str)| {
        let file: File = toml::from_str(file).expect("the lexicons are checked by tests");
        Some((Language::from_tag(code)?, Written::from(file)))
    };
    files.into_iter().filter_map(read).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TokenKind;

    fn sentences<'t>(code: &str, text: &'t str) -> Vec<&'t str> {
        let tokens = Tokens::written_in(text, Language::from_tag(code));
        let spans = tokens.sentences().iter().filter_map(|sentence| tokens.span(sentence.clone()));
        spans.map(|span| span.of(text)).collect()
    }

    /// The tokens of `text`, its words as `w` and its marks as they open and close.
    fn marks(code: &str, text: &str) -> String {
        let tokens = Tokens::written_in(text, Language::from_tag(code));
        let letter = |kind: TokenKind| match kind {
            TokenKind::OpenQuote => '<',
            TokenKind::CloseQuote => '>',
            TokenKind::Punctuation => '.',
            TokenKind::Word | TokenKind::Number | TokenKind::Possessive => 'w',
        };
        tokens.all().iter().map(|token| letter(token.kind)).collect()
    }

    #[test]
    fn every_file_is_read_and_says_how_marks_stand() {
        assert_eq!(WRITTEN.len(), 14);
        assert!(WRITTEN.values().all(|written| written.abbreviations.iter().all(|word| word.ends_with('.'))));
    }

    #[test]
    fn german_dates_and_abbreviations_end_no_sentence() {
        assert_eq!(sentences("de", "Am 3. Januar kam Holm. Er blieb.").len(), 2);
        assert_eq!(sentences("de", "Es waren 20. Die anderen blieben fort.").len(), 2);
        assert_eq!(
            sentences("de", "Im 19. Jahrhundert, z. B. in Norra, galt Art. 3 Abs. 2 bzw. Nr. 4.").len(),
            1
        );
        assert_eq!(sentences("de", "Papst Pius XIV. Lindström hieß er, Dr. Holm nicht.").len(), 1);
    }

    #[test]
    fn titles_before_names_end_no_sentence() {
        assert_eq!(sentences("fr", "M. Holm, p. ex. lui, est venu avec Mme Lind. Il est resté.").len(), 2);
        assert_eq!(sentences("es", "El Sr. Holm y la Dra. Lind llegaron. Se quedaron.").len(), 2);
        assert_eq!(sentences("it", "Il sen. Holm e la prof. Lind sono arrivati. Poi tacquero.").len(), 2);
        assert_eq!(sentences("pt", "O Dr. Holm e a Sra. Lind chegaram. Ficaram.").len(), 2);
        assert_eq!(sentences("nl", "Prof. Holm en mevr. Lind kwamen. Zij bleven.").len(), 2);
        assert_eq!(sentences("pl", "Prof. Holm i ks. Lind przyszli. Zostali.").len(), 2);
        assert_eq!(sentences("ru", "Театр им. Линда открыл проф. Холм. Он остался.").len(), 2);
    }

    #[test]
    fn full_stops_of_other_scripts_end_sentences() {
        assert_eq!(sentences("ja", "船は遅れた。彼女は待った。").len(), 2);
    }

    #[test]
    fn german_marks_are_read_in_both_of_their_fashions() {
        assert_eq!(marks("de", "»Wir fahren«, sagte Holm."), "<ww>.ww.");
        assert_eq!(marks("de", "„Wir fahren“, sagte Holm."), "<ww>.ww.");
        assert_eq!(marks("de", "„Er rief ‚jetzt‘ und fuhr“, sagte Holm."), "<ww<w>ww>.ww.");
        assert_eq!(marks("de", "«Wir fahren», sagte Holm."), "<ww>.ww.");
    }

    #[test]
    fn marks_of_one_shape_open_and_close_by_what_they_stand_against() {
        assert_eq!(marks("sv", "”Vi seglar”, sade Holm."), "<ww>.ww.");
        assert_eq!(marks("sv", "»Vi seglar», sade Holm."), "<ww>.ww.");
        assert_eq!(marks("fi", "”Me lähdemme”, Holm sanoi."), "<ww>.ww.");
    }

    #[test]
    fn spaces_inside_french_marks_do_not_turn_them() {
        assert_eq!(marks("fr", "« Nous partons », a dit Holm."), "<ww>.www.");
        assert_eq!(marks("zh", "他说：「走」。"), "w.<w>.");
    }

    #[test]
    fn a_dash_opens_a_turn_of_dialogue() {
        assert_eq!(marks("sv", "– Vi seglar nu, sade Holm."), "<www.ww.");
        assert_eq!(marks("no", "- Vi seiler nå, sa Holm."), "<www.ww.");
        assert_eq!(marks("ru", "— Мы плывём, — сказал Холм. — Сегодня."), "<ww.>ww.<w.");
        assert_eq!(marks("es", "—Zarpamos —dijo Holm—. Hoy."), "<w>ww<.w.");
        assert_eq!(marks("de", "– Wir fahren, sagte Holm."), ".ww.ww.");
    }

    #[test]
    fn a_dash_that_is_none_of_dialogue_stays_one() {
        assert_eq!(marks("no", "-5 grader i Norra"), ".wwww");
        assert_eq!(marks("sv", "Holm – som seglar – är här."), "w.ww.ww.");
    }
}
