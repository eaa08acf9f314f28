//! Words by the part they play where speech is reported: verbs with their frames, and the small words around them.

use foldhash::{HashMap, HashMapExt};
use serde::Deserialize;

use super::en::ENGLISH;
use super::forms::Forms;
use super::lower::in_lower;
use super::sets::word_set;

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
    /// The number of the verb, with its particle, among [`Reporting::verbs`].
    pub id: u16,
    /// Particles with the frames they open: `call for`, `point out`.
    pub particles: Vec<(Vec<&'static str>, Frames)>,
}

word_set! {
    /// The parts a word can play, as a set.
    Roles in ClauseWords:
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
    /// `that`, which opens a clause that is told
    COMPLEMENTIZER complementizer = 31;
    /// `of`, which holds a noun phrase together
    OF of = 32;
    /// `and`: joins two verbs of one subject
    JOINS joins = 33;
    /// `yet`: joins a verb of speech to what its subject did before
    JOINS_VERBS joins_verbs = 34;
    /// `But`: opens a sentence without making it a clause of another
    JOINS_SENTENCES joins_sentences = 35;
    /// `although`: after a comma it may open a clause of the narrator's
    JOINS_CLAUSES joins_clauses = 36;
    /// `before` claiming: the narrator tells what the source did besides
    BEFORE_PARTICIPLE before_participle = 37;
    /// `during`: opens a time at which somebody was told
    TIME_CLAUSE time_clause = 38;
    /// `despite`: ends a thing that was said
    ASIDE aside = 39;
    /// `via`: may stand before a medium
    BEFORE_MEDIUM before_medium = 40;
    /// `at` the mayor: after a quotation it goes on with the cue
    AFTER_CRY after_cry = 41;
    /// a promise `to`: hands over from a noun of speech to its content
    AFTER_SPEECH_NOUN after_speech_noun = 42;
    /// a person `close` to Lind: goes on with a source after its cue
    AFTER_SOURCE after_source = 43;
    /// `half`: an amount, which a preposition may open
    AMOUNT amount = 44;
    /// `has` said
    PERFECT perfect = 45;
    /// `been`: an auxiliary that makes no clause by itself
    NOT_FINITE not_finite = 46;
    /// `asked`: a verb of asking
    ASKS asks = 47;
    /// `called`: it may be by telephone
    RINGS_UP rings_up = 48;
    /// asked not to be `named`
    MAKES_KNOWN makes_known = 49;
    /// according to `plan`: what things go by, and nobody's words
    MEASURE measure = 50;
    /// `you`: somebody is asked
    SECOND_PERSON second_person = 51;
    /// `Photo:`: before a colon it names nobody who speaks
    CAPTION_LABEL caption_label = 52;
    /// `Q:`
    ASKS_LABEL asks_label = 53;
    /// `A:`
    ANSWERS_LABEL answers_label = 54;
    /// `UNIDENTIFIED MALE:`: a turn of somebody without a name
    UNNAMED_LABEL unnamed_label = 55;
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

/// The words of a language around reported speech.
pub struct Reporting {
    words: HashMap<String, Entry>,
    verbs: Vec<String>,
}

impl Reporting {
    /// Those of a `reporting_verbs.toml` and a `clause_words.toml`; `forms` makes the forms of verbs.
    pub(super) fn read(verbs: &str, clause_words: &str, forms: &dyn Forms) -> Self {
        let verbs: &'static Verbs =
            Box::leak(Box::new(toml::from_str(verbs).expect("reporting_verbs.toml is well formed")));
        let small: ClauseWords = toml::from_str(clause_words).expect("clause_words.toml is well formed");
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
        let verbs_by_number = number(&mut frames);
        let mut words: HashMap<String, Entry> = HashMap::new();
        for (base, frames) in frames {
            let frames: &'static Frames = Box::leak(Box::new(frames));
            for (form, word) in forms.verb(base, verbs.irregular.get(base).map(String::as_str)) {
                words.entry(word).or_default().verb.get_or_insert((form, frames));
            }
        }
        for (role, names) in small.lists() {
            for name in names.split_whitespace() {
                let entry = words.entry(name.to_owned()).or_default();
                entry.roles = entry.roles.or(role);
            }
        }
        Self { words, verbs: verbs_by_number }
    }

    /// The base forms of all reporting verbs, alone and with each particle (`call`, `call_for`), in the order of their
    /// numbers.
    pub fn verbs(&self) -> &[String] {
        &self.verbs
    }

    /// What is known of `word`, in any case.
    pub fn entry(&self, word: &str) -> Option<&Entry> {
        in_lower(word, |word| {
            if word.is_ascii() { self.words.get(word) } else { self.words.get(&word.replace('’', "'")) }
        })
    }
}

/// Gives each verb, and each verb with a particle, its number in the order of the alphabet; yields their names.
fn number(frames: &mut HashMap<&'static str, Frames>) -> Vec<String> {
    let mut held: Vec<(String, &mut u16)> = Vec::new();
    for (base, frames) in frames.iter_mut() {
        let Frames { id, particles, .. } = frames;
        held.push(((*base).to_owned(), id));
        for (particle, frames) in particles {
            held.push((format!("{base}_{}", particle.join("_")), &mut frames.id));
        }
    }
    held.sort_by(|a, b| a.0.cmp(&b.0));
    (0..)
        .zip(held)
        .map(|(number, (name, id))| {
            *id = number;
            name
        })
        .collect()
}

/// What is known of `word`, in any case, in English: for callers that do not know the language yet.
pub fn entry(word: &str) -> Option<&'static Entry> {
    ENGLISH.reporting.entry(word)
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
