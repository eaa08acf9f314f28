//! The parts of a person's name, by which two spellings of one name are told from two names.

use crate::lang::en::ENGLISH;
use crate::lang::marks::Marks;
use crate::lang::spellings::SPELLINGS;
use crate::text::{fold, words};

/// One given name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Given {
    /// `J.`, and each letter of `J.T.`
    Initial(char),
    /// The key of its usual form: `Bill` is `William`.
    Full(String),
}

impl Given {
    fn first(&self) -> Option<char> {
        match self {
            Given::Initial(letter) => Some(*letter),
            Given::Full(name) => name.chars().next(),
        }
    }

    /// Can `self` stand for `longer`: the same name, or its first letter?
    fn shortens(&self, longer: &Given) -> bool {
        self == longer || matches!(self, Given::Initial(_)) && self.first() == longer.first()
    }
}

/// A person's name in parts. Names of one form differ in spelling alone.
///
/// Particles are left out, so that `al-Rashid`, `Al Rashid` and `Rashid` are one surname. Of a surname alone `given` is
/// empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form {
    /// The key of the last name.
    pub surname: String,
    /// `jr`, `iii`; empty for most.
    pub generation: String,
    /// What stands before the last name, without particles.
    pub given: Vec<Given>,
}

/// A word of a name.
struct Piece<'n> {
    written: &'n str,
    key: String,
    is_particle: bool,
}

impl Form {
    /// The parts of `name`; `None` where it has no letters.
    ///
    /// ```
    /// use onrecord::entities::Form;
    ///
    /// assert_eq!(Form::of("J.T. Rowan"), Form::of("J. T. Rowan"));
    /// assert_eq!(Form::of("Omar al-Rashid"), Form::of("Umar Al Rasheed"));
    /// assert_ne!(Form::of("Per Holm Jr."), Form::of("Per Holm"));
    /// ```
    pub fn of(name: &str) -> Option<Self> {
        let (core, generation) = without_suffix(name);
        let pieces = pieces(&core);
        let (last, before) = pieces.split_last()?;
        let surname = SPELLINGS.usual_anywhere(&last.key).to_owned();
        let mut given = Vec::with_capacity(before.len());
        for (at, piece) in before.iter().enumerate().filter(|(_, piece)| !piece.is_particle) {
            match initials(piece.written, at == 0 && !is_shouted(name)) {
                Some(letters) => given.extend(letters.into_iter().map(Given::Initial)),
                None if at == 0 => given.push(Given::Full(SPELLINGS.usual_given(&piece.key).to_owned())),
                None => given.push(Given::Full(SPELLINGS.usual_anywhere(&piece.key).to_owned())),
            }
        }
        Some(Self { surname, generation, given })
    }

    /// Is it a surname or a given name alone?
    pub fn is_bare(&self) -> bool {
        self.given.is_empty()
    }

    /// Can `self` be `longer` with fewer or shorter given names: `D. Holm` and `Donald Holm` are `Donald J. Holm`?
    pub fn shortens(&self, longer: &Form) -> bool {
        if self == longer || self.surname != longer.surname || self.generation != longer.generation {
            return false;
        }
        let (Some((first, middle)), Some((longer_first, longer_middle))) =
            (self.given.split_first(), longer.given.split_first())
        else {
            return false;
        };
        // From the first on: "George W." is not "George H. W.".
        let pairs = middle.iter().zip(longer_middle);
        first.shortens(longer_first)
            && middle.len() <= longer_middle.len()
            && pairs.into_iter().all(|(part, longer)| part.shortens(longer))
    }

    /// The name without what is often left out: the first given name and the surname.
    pub fn core(&self) -> String {
        let first = match self.given.first() {
            Some(Given::Full(name)) => name.clone(),
            Some(Given::Initial(letter)) => letter.to_string(),
            None => String::new(),
        };
        [first.as_str(), &self.surname, &self.generation].join(" ").trim().to_owned()
    }

    /// The form of a name whose first word is the surname (`Holm Ada` as `Ada Holm`), where its words allow that: the
    /// first is nobody's given name, and of two words the other is.
    pub fn turned(name: &str) -> Option<Self> {
        let mut words: Vec<&str> = name.split_whitespace().collect();
        let is_given = |word: &str| ENGLISH.names.given(word).is_some();
        match words.as_slice() {
            [first, second] if !is_given(first) && (is_given(second) || second.contains('-')) => {}
            [first, _, _] if !is_given(first) => {}
            _ => return None,
        }
        words.rotate_left(1);
        Self::of(&words.join(" "))
    }
}

/// `name` without what follows it, and the generation among that: `Per Holm`, `jr`.
fn without_suffix(name: &str) -> (String, String) {
    let mut words: Vec<&str> = name.split_whitespace().map(|word| word.trim_end_matches(',')).collect();
    let mut generation = String::new();
    while words.len() > 2 {
        let last = words[words.len() - 1];
        let marks = ENGLISH.names.marks(last);
        if !marks.has(Marks::SUFFIX) {
            break;
        }
        if marks.has(Marks::GENERATION) {
            generation = fold(last.trim_end_matches('.')).into_owned();
        }
        words.pop();
    }
    (words.join(" "), generation)
}

/// The words of a name, parted at hyphens, too.
fn pieces(name: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for word in name.split_whitespace() {
        let parts: Vec<&str> =
            word.split(['-', '\u{2010}', '\u{2011}']).filter(|part| !part.is_empty()).collect();
        for (at, part) in parts.iter().enumerate() {
            let mut key = String::with_capacity(part.len());
            words(part).for_each(|span| SPELLINGS.add_key(&mut key, &fold(span.of(part))));
            if key.is_empty() {
                continue;
            }
            let is_small = part.starts_with(char::is_lowercase);
            // "Al" before "Holm" is a given name; "al-Holm" and "el Holm" hold a particle.
            let tied = parts.len() > 1 && at == 0;
            let may_be = is_small || tied || !pieces.is_empty();
            let is_particle = may_be && ENGLISH.names.marks(part).has(Marks::PARTICLE);
            pieces.push(Piece { written: part, key, is_particle });
        }
    }
    pieces
}

/// The letters of `J.`, `J.T.` and, at the beginning of a name in usual letters, `JT`.
fn initials(word: &str, may_lack_dots: bool) -> Option<Vec<char>> {
    let letters: Vec<char> = fold(&word.replace('.', "")).chars().collect();
    let is_row = word.split_terminator('.').all(|part| part.chars().count() == 1);
    let vowels = |letter: &char| "aeiouy".contains(*letter);
    let capitals = word.chars().all(char::is_uppercase);
    let lacks_dots = may_lack_dots
        && letters.len() == 2
        && word.chars().all(char::is_alphabetic)
        && (capitals || word.chars().all(char::is_lowercase) && !letters.iter().any(vowels));
    (!letters.is_empty() && (is_row || lacks_dots)).then_some(letters)
}

fn is_shouted(name: &str) -> bool {
    let mut words = name.split_whitespace().skip(1).filter(|word| word.chars().count() > 2);
    words.all(|word| !word.chars().any(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str) -> Form {
        Form::of(name).expect("a name with letters")
    }

    #[test]
    fn spellings_of_one_name_have_one_form() {
        for (one, other) in [
            ("J.T. Rowan", "JT Rowan"),
            ("Lee Yong-sun", "Lee Yong Sun"),
            ("Bill Lind", "William Lind"),
            ("Seán Ó Rían", "Sean O Rian"),
            ("Ursula von der Linden", "Ursula Linden"),
            ("Dmytro Holmenko", "Dmitri Holmenko"),
            ("Ada Holm MP", "Ada Holm"),
            ("Per Holm, Jr.", "Per Holm Jr"),
            ("ada holm", "ADA HOLM"),
        ] {
            assert_eq!(form(one), form(other), "{one} {other}");
        }
        assert_ne!(form("Jack Lind"), form("Jack Lund"));
        assert_ne!(form("Per Jack"), form("Per John"));
        assert_eq!(form("Al Rowan").given.len(), 1);
        assert!(form("al-Rowan").is_bare() && form("de la Holm").is_bare());
    }

    #[test]
    fn fewer_and_shorter_given_names_shorten_a_name() {
        let shortens = |one: &str, other: &str| form(one).shortens(&form(other));
        assert!(shortens("Donald Holm", "Donald J. Holm") && shortens("D. Holm", "Donald Holm"));
        assert!(shortens("Donald J. Holm", "Donald John Holm") && shortens("D. Holm", "D. J. Holm"));
        assert!(!shortens("Donald W. Holm", "Donald J. W. Holm") && !shortens("Ada Holm", "Ida Holm"));
        assert!(!shortens("Per Holm", "Per J. Holm Jr.") && !shortens("Holm", "Ada Holm"));
    }

    #[test]
    fn a_surname_may_stand_first() {
        assert_eq!(Form::turned("Rowanov Hans"), Form::of("Hans Rowanov"));
        assert_eq!(Form::turned("Hans Rowanov"), None);
        assert_eq!(Form::turned("Peter Paul"), None);
    }
}
