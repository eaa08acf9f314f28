//! Words by the part they play where speech is reported: verbs with their frames, and the small words around them.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};
use serde::Deserialize;

use super::lower::in_lower;

/// Which form of a verb a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `say`
    Base,
    /// `says`
    Present,
    /// `said`, past or participle.
    Past,
    /// `saying`
    Ing,
}

/// In which frames a verb reports speech, each with or without a particle that follows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frames {
    /// `said (that) …`
    pub clause: bool,
    /// `told X (that) …`
    pub addressee: bool,
    /// `"…," he continued`
    pub quoted: bool,
    /// `promised to go`
    pub infinitive: bool,
    /// `rejected the plan`
    pub object: bool,
    /// Particles with the frames they open: `call for`, `point out`.
    pub particles: Vec<(Vec<&'static str>, Frames)>,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $field:ident = $bit:expr;)*) => {
        /// The parts a word can play, as a set.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Roles(u64);

        impl Roles {
            $($(#[$doc])* pub const $name: Roles = Roles(1 << $bit);)*

            /// True when the two sets share a part.
            pub fn has(self, other: Roles) -> bool {
                self.0 & other.0 != 0
            }

            /// Both sets together.
            pub const fn or(self, other: Roles) -> Roles {
                Roles(self.0 | other.0)
            }
        }

        #[derive(Deserialize)]
        struct ClauseWords { $($field: String,)* }

        impl ClauseWords {
            fn lists(&'static self) -> Vec<(Roles, &'static str)> {
                vec![$((Roles::$name, self.$field.as_str()),)*]
            }
        }
    };
}

roles! {
    /// `has`, `not`
    AUXILIARY auxiliary = 0;
    /// `was`
    BE be = 1;
    /// `also`
    ADVERB adverb = 2;
    /// `in`
    PREPOSITION preposition = 3;
    /// `for`, which may stand inside a source
    INNER_PREPOSITION inner_preposition = 4;
    /// `the`
    DETERMINER determiner = 5;
    /// `he`
    SUBJECT_PRONOUN subject_pronoun = 6;
    /// `others`
    LONE_SUBJECT lone_subject = 7;
    /// `because`
    CLAUSE_START clause_start = 8;
    /// `while`, after a comma
    NARRATOR narrator = 9;
    /// `Tuesday`
    DAY day = 10;
    /// `last` week
    TIME_OPENING time_opening = 11;
    /// last `week`
    TIME_UNIT time_unit = 12;
    /// `claim`
    SPEECH_NOUN speech_noun = 13;
    /// `states`: a reporting verb by its spelling, a noun more often
    ALSO_NOUN also_noun = 14;
    /// `continued` to say
    LEADS_ON leads_on = 15;
    /// `wrote` a book: what follows is a thing more often than a clause
    TAKES_THING takes_thing = 16;
    /// `poll`: with "shows" it reports what was written or found
    WRITING writing = 17;
    /// `interview`: where something is said
    MEDIUM medium = 18;
    /// `said`, which reports and does nothing else
    PLAIN plain = 19;
    /// `took`: what somebody did
    PAST past = 20;
    /// `slogan`: it names words that are told as they stand
    WORDED worded = 21;
    /// `sign`: a thing that bears words
    BEARER bearer = 22;
    /// `term`: a name of words that somebody uses
    TERM term = 23;
    /// `read` “Emma”: what follows it in quotation marks may be a title
    TAKES_TITLE takes_title = 24;
    /// `former`: before what somebody was or is
    FORMERLY formerly = 25;
    /// in her `view`
    VIEW view = 26;
    /// `called`: after a noun it gives the name of a thing
    NAMES names = 27;
    /// `used` the term
    USES uses = 28;
    /// `many`, `western`: after it a word in -s is a plural, and no verb
    BEFORE_PLURAL before_plural = 29;
    /// `police`: who speaks without an article or a name
    BARE_SUBJECT bare_subject = 30;
}

/// What is known of a word.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The parts it plays.
    pub roles: Roles,
    /// The reporting verb it is a form of.
    pub verb: Option<(Form, &'static Frames)>,
}

#[derive(Deserialize)]
struct Verbs {
    clause: String,
    addressee: String,
    quoted: String,
    infinitive: String,
    object: String,
    irregular: HashMap<String, String>,
}

static WORDS: LazyLock<HashMap<String, Entry>> = LazyLock::new(load);

fn load() -> HashMap<String, Entry> {
    let verbs: &'static Verbs = Box::leak(Box::new(
        toml::from_str(include_str!("en/reporting_verbs.toml")).expect("reporting_verbs.toml is well formed"),
    ));
    let small: &'static ClauseWords = Box::leak(Box::new(
        toml::from_str(include_str!("en/clause_words.toml")).expect("clause_words.toml is well formed"),
    ));
    let mut frames: HashMap<&'static str, Frames> = HashMap::new();
    let mut list = |names: &'static str, set: fn(&mut Frames)| {
        for name in names.split_whitespace() {
            let mut parts = name.split('_');
            let verb = frames.entry(parts.next().unwrap_or(name)).or_default();
            let particle: Vec<&str> = parts.collect();
            if particle.is_empty() {
                set(verb);
                continue;
            }
            let at = verb.particles.iter().position(|(held, _)| *held == particle).unwrap_or_else(|| {
                verb.particles.push((particle, Frames::default()));
                verb.particles.len() - 1
            });
            set(&mut verb.particles[at].1);
        }
    };
    list(&verbs.clause, |frames| frames.clause = true);
    list(&verbs.addressee, |frames| frames.addressee = true);
    list(&verbs.quoted, |frames| frames.quoted = true);
    list(&verbs.infinitive, |frames| frames.infinitive = true);
    list(&verbs.object, |frames| frames.object = true);
    let mut words: HashMap<String, Entry> = HashMap::new();
    for (base, frames) in frames {
        let frames: &'static Frames = Box::leak(Box::new(frames));
        for (form, word) in inflect(base, verbs.irregular.get(base)) {
            words.entry(word).or_default().verb.get_or_insert((form, frames));
        }
    }
    for (role, names) in small.lists() {
        for name in names.split_whitespace() {
            let entry = words.entry(name.to_owned()).or_default();
            entry.roles = entry.roles.or(role);
        }
    }
    words
}

/// The forms of a verb; `irregular` holds its past and its participle.
fn inflect(base: &str, irregular: Option<&String>) -> Vec<(Form, String)> {
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

/// What is known of `word`, in any case.
pub fn entry(word: &str) -> Option<&'static Entry> {
    let words: &'static HashMap<String, Entry> = &WORDS;
    if word.len() > 24 {
        return None;
    }
    in_lower(word, |word| if word.is_ascii() { words.get(word) } else { words.get(&word.replace('’', "'")) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_all_their_forms() {
        for (word, form) in [
            ("said", Form::Past),
            ("Says", Form::Present),
            ("denying", Form::Ing),
            ("denies", Form::Present),
            ("admitting", Form::Ing),
            ("urge", Form::Base),
        ] {
            assert_eq!(
                entry(word).and_then(|entry| entry.verb.as_ref()).map(|verb| verb.0),
                Some(form),
                "{word}"
            );
        }
    }

    #[test]
    fn particles_open_frames_of_their_own() {
        let frames = entry("called").and_then(|entry| entry.verb.as_ref()).map(|verb| verb.1);
        assert!(frames.is_some_and(|frames| frames.particles.iter().any(|(words, _)| words == &["for"])));
    }
}
