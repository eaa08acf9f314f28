//! Who is meant by a name of a speaker or an institution.
//!
//! The keys of all quotes together are a registry: `russia / kremlin / vladimir putin` on the quotes of one page tells
//! that Putin speaks for the Kremlin, as do the offices that articles state. So a quote with the key `- / vladimir putin`,
//! from a page that gives him no office, is found under the Kremlin too; of one who changed office, the quotes of the time
//! when it was stated. A bare surname joins in when the registry knows one person only who has it, or one by far the most.
//!
//! Keys are [spelling keys](crate::actors::spelling_key), so that any spelling finds all, and parted by
//! [`KEY_SEPARATOR`]; a part that is not known is empty.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, TERMINATED, Term};

use super::stated::Stated;
use crate::actors::{same_given_key, spelling_key};
use crate::index::{Fields, Index, IndexError, KEY_SEPARATOR, Registry, surname_of};
use crate::world;

/// How many times as often as all others of a surname its bearer must be named to be meant by the surname alone.
const DOMINANT: u64 = 10;

/// All speakers of an index.
pub struct Speakers(Registry);

/// Which quotes are meant.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Meant {
    /// Keys of which every quote is meant.
    pub keys: BTreeSet<String>,
    /// Keys without an institution, of those who changed office: only quotes of these days (yyyymmdd) are meant.
    pub timed: Vec<(String, Vec<(u64, u64)>)>,
}

impl Meant {
    /// Is nobody meant?
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.timed.is_empty()
    }
}

/// What the registry can be asked about a key beyond its being there.
pub trait Statements {
    /// In how many documents it stands.
    fn count(&self, key: &str) -> u64;
    /// The days, as yyyymmdd, on which it was stated.
    fn days(&self, key: &str) -> Vec<u64>;
}

/// The statements of an index.
pub struct Indexed<'a> {
    searcher: &'a Searcher,
    fields: [Field; 2],
}

impl<'a> Indexed<'a> {
    /// Those of `searcher`'s index.
    pub fn new(searcher: &'a Searcher, fields: &Fields) -> Self {
        Self { searcher, fields: [fields.speaker_key, fields.office_key] }
    }
}

impl Statements for Indexed<'_> {
    fn count(&self, key: &str) -> u64 {
        let terms = self.fields.map(|field| Term::from_field_text(field, key));
        terms.iter().map(|term| self.searcher.doc_freq(term).unwrap_or(0)).sum()
    }

    fn days(&self, key: &str) -> Vec<u64> {
        let mut days = Vec::new();
        for segment in self.searcher.segment_readers() {
            let Ok(day) = segment.fast_fields().u64("day") else { continue };
            for field in self.fields {
                let term = Term::from_field_text(field, key);
                let postings = segment
                    .inverted_index(field)
                    .and_then(|index| Ok(index.read_postings(&term, IndexRecordOption::Basic)?));
                let Ok(Some(mut postings)) = postings else { continue };
                while postings.doc() != TERMINATED {
                    days.extend(day.first(postings.doc()));
                    postings.advance();
                }
            }
        }
        days
    }
}

impl Speakers {
    /// Those of `index`, as `searcher` sees it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn of(index: &Index, searcher: &Searcher) -> Result<Self, IndexError> {
        index.registry(searcher).map(Self)
    }

    /// The keys of those in whose full names `name`, a spelling key, stands, by their names.
    pub(super) fn persons_with(&self, name: &str) -> BTreeMap<&str, Vec<&str>> {
        let mut persons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for key in self.0.keys_with(name) {
            let full = speaker(key);
            if full.contains(' ') && holds_words(full, name) {
                persons.entry(full).or_default().push(key);
            }
        }
        persons
    }

    /// Is `name`, a spelling key, the whole name of an institution?
    pub(super) fn holds_institution(&self, name: &str) -> bool {
        self.beneath(&[name.to_owned()]).next().is_some()
    }

    /// Everybody whom `asked` means: `Kremlin`, `Russia / Kremlin`, `Vladimir Putin`, `putin`.
    ///
    /// An institution is meant when its whole name is asked for, or another name that it is known by (`US`, `Moscow`);
    /// else all speakers are meant in whose names the words stand, and, where there is none, all institutions.
    pub fn meant_by(&self, asked: &str, statements: &impl Statements) -> Meant {
        let wanted = self.wanted(asked);
        let [.., last] = wanted.as_slice() else { return Meant::default() };
        let mut chosen: Vec<&str> = self.beneath(&wanted).collect();
        let by_institution = !chosen.is_empty();
        if chosen.is_empty() {
            chosen = self.0.keys_with(last).filter(|key| is_named(key, &wanted)).collect();
        }
        if chosen.is_empty() {
            chosen = self.0.keys_with(last).filter(|key| institution_holds(key, &wanted)).collect();
        }
        let changes = by_institution || chosen.iter().any(|key| institution_holds(key, &wanted));
        self.with_unaffiliated(chosen, changes, statements)
    }

    /// The parts of what is asked for, as keys.
    fn wanted(&self, asked: &str) -> Vec<String> {
        let parts = |names: &mut dyn Iterator<Item = &str>| -> Vec<String> {
            names.map(spelling_key).filter(|part| !part.is_empty()).collect()
        };
        let wanted = parts(&mut asked.split('/'));
        let held = |wanted: &[String]| self.beneath(wanted).next().is_some();
        if wanted.len() == 1
            && !held(&wanted)
            && let Some(known) = world::typed(asked)
        {
            let affiliation = world::affiliation(known);
            let path = parts(&mut affiliation.iter().map(String::as_str));
            if held(&path) {
                return path;
            }
        }
        wanted
    }

    /// The keys that belong to the institution whose parts are `wanted`.
    fn beneath<'s>(&'s self, wanted: &[String]) -> impl Iterator<Item = &'s str> {
        let keys = wanted.first().map(|part| self.0.keys_with(part));
        keys.into_iter().flatten().filter(|key| is_beneath(key, wanted))
    }

    /// Adds to `chosen` the quotes of the same speakers that stand without an institution. Where an institution
    /// was asked for (`changes`), of one who is also stated elsewhere only those of its time.
    fn with_unaffiliated(&self, chosen: Vec<&str>, changes: bool, statements: &impl Statements) -> Meant {
        let mut by_surname: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for name in chosen.iter().map(|key| speaker(key)).filter(|name| !name.is_empty()) {
            by_surname.entry(surname_of(name)).or_default().insert(name);
        }
        let mut meant =
            Meant { keys: chosen.iter().map(|key| (*key).to_owned()).collect(), ..Meant::default() };
        if by_surname.is_empty() {
            return meant;
        }
        let namesakes: Vec<Vec<&str>> =
            by_surname.keys().map(|surname| self.0.keys_of_surname(surname).collect()).collect();
        let chosen: HashSet<&str> = chosen.into_iter().collect();
        let families = namesakes.iter().flat_map(|family| family.iter().map(move |key| (*key, family)));
        for (key, family) in families.filter(|(key, _)| is_unaffiliated(key)) {
            let name = speaker(key);
            let held = &by_surname[surname_of(name)];
            let who: Option<&str> = if name.contains(' ') {
                held.get(name).or_else(|| held.iter().find(|other| same_person(name, other))).copied()
            } else {
                bearer(held, family, statements)
            };
            let Some(who) = who else { continue };
            let stated = if changes { stated(who, &chosen, family, statements) } else { None };
            match stated {
                None => {
                    meant.keys.insert(key.to_owned());
                }
                Some(periods) => {
                    meant.keys.remove(key);
                    meant.timed.push((key.to_owned(), periods));
                }
            }
        }
        meant
    }
}

/// The one of `held`, persons of one surname, who is meant by the surname alone among all who bear it.
fn bearer<'a>(held: &BTreeSet<&'a str>, namesakes: &[&str], statements: &impl Statements) -> Option<&'a str> {
    let who = held.iter().copied().find(|name| name.contains(' ')).or_else(|| held.iter().copied().next())?;
    let bears = |key: &&&str| speaker(key).contains(' ') && surname_of(key) == surname_of(who);
    let (own, others): (Vec<&str>, Vec<&str>) =
        namesakes.iter().filter(bears).partition(|key| same_person(speaker(key), who));
    if others.is_empty() {
        return Some(who);
    }
    let count = |keys: &[&str]| keys.iter().map(|key| statements.count(key)).sum::<u64>();
    (count(&own) >= DOMINANT * count(&others).max(1)).then_some(who)
}

/// The days on which `who` held what was `chosen`; `None` where nothing else is stated of the person.
fn stated(
    who: &str,
    chosen: &HashSet<&str>,
    namesakes: &[&str],
    statements: &impl Statements,
) -> Option<Vec<(u64, u64)>> {
    let own = |key: &&&str| !is_unaffiliated(key) && same_person(speaker(key), who);
    let keys: Vec<&str> = namesakes.iter().filter(own).copied().collect();
    let is_chosen = |key: &str| chosen.contains(key);
    // "Russia" alone does not speak against "Russia / Kremlin".
    let own_chosen: Vec<&str> = keys.iter().copied().filter(|key| is_chosen(key)).collect();
    let wider = |key: &str| own_chosen.iter().any(|held| path(held).starts_with(path(key)));
    let elsewhere: Vec<&str> = keys.iter().copied().filter(|key| !is_chosen(key) && !wider(key)).collect();
    if elsewhere.is_empty() {
        return None;
    }
    let days = |keys: &mut dyn Iterator<Item = &str>| keys.flat_map(|key| statements.days(key)).collect();
    let held: Vec<u64> = days(&mut keys.iter().copied().filter(|key| is_chosen(key)));
    let other: Vec<u64> = days(&mut elsewhere.into_iter());
    Some(Stated::of(&held, &other).periods())
}

/// The parts before the speaker, as one text.
fn path(key: &str) -> &str {
    key.rsplit_once(KEY_SEPARATOR).map_or("", |(path, _)| path)
}

fn speaker(key: &str) -> &str {
    key.rsplit(KEY_SEPARATOR).next().unwrap_or_default()
}

fn is_unaffiliated(key: &str) -> bool {
    key.starts_with(KEY_SEPARATOR)
}

/// Two full names of one person: the same surname, and given names that can be one.
fn same_person(one: &str, other: &str) -> bool {
    let (one_given, other_given) = (one.split_once(' '), other.split_once(' '));
    one == other
        || surname_of(one) == surname_of(other)
            && one_given.zip(other_given).is_some_and(|((one, _), (other, _))| same_given_key(one, other))
}

/// Does `key` belong to an institution whose path holds the parts `wanted` side by side, whole?
fn is_beneath(key: &str, wanted: &[String]) -> bool {
    let Some(at) = key.rfind(KEY_SEPARATOR) else { return false };
    let institutions = &key[..at];
    let parts: Vec<&str> = institutions.split(KEY_SEPARATOR).collect();
    parts.windows(wanted.len()).any(|parts| parts.iter().zip(wanted).all(|(part, want)| part == want))
}

/// Do the words `wanted` stand in the speaker's name, or do all its parts end the key?
fn is_named(key: &str, wanted: &[String]) -> bool {
    match wanted {
        [name] => holds_words(speaker(key), name),
        [.., name] if speaker(key) == name => {
            let parts: Vec<&str> = key.split(KEY_SEPARATOR).collect();
            parts.len() >= wanted.len()
                && parts.iter().rev().zip(wanted.iter().rev()).all(|(part, want)| part == want)
        }
        _ => false,
    }
}

/// Do the parts `wanted` stand as words in names of institutions side by side?
fn institution_holds(key: &str, wanted: &[String]) -> bool {
    let parts: Vec<&str> = path(key).split(KEY_SEPARATOR).collect();
    parts
        .windows(wanted.len())
        .any(|parts| parts.iter().zip(wanted).all(|(part, want)| holds_words(part, want)))
}

/// Do the words of `part` stand side by side in `name`? Both are folded alike.
pub(super) fn holds_words(name: &str, part: &str) -> bool {
    name.match_indices(part).any(|(at, _)| {
        let before = name[..at].chars().next_back();
        let after = name[at + part.len()..].chars().next();
        before.is_none_or(|c| c == ' ') && after.is_none_or(|c| c == ' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Statements as (key, day).
    struct Told(Vec<(&'static str, u64)>);

    impl Statements for Told {
        fn count(&self, key: &str) -> u64 {
            self.0.iter().filter(|(told, _)| written(told) == key).count() as u64
        }

        fn days(&self, key: &str) -> Vec<u64> {
            self.0.iter().filter(|(told, _)| written(told) == key).map(|(_, day)| *day).collect()
        }
    }

    /// `Norland/Blue Palace/Ada Holm` as a key; `?` is not known.
    fn written(path: &str) -> String {
        let parts: Vec<String> = path.split('/').map(spelling_key).collect();
        parts.join(&KEY_SEPARATOR.to_string())
    }

    fn found(asked: &str, paths: &[&'static str], told: Told) -> Meant {
        let keys: Vec<String> = paths.iter().map(|path| written(path)).collect();
        Speakers(Registry::of(keys.iter().map(String::as_str))).meant_by(asked, &told)
    }

    /// Those of `paths` that are meant.
    fn meant(asked: &str, paths: &[&'static str]) -> Vec<&'static str> {
        let meant = found(asked, paths, Told(Vec::new()));
        paths.iter().copied().filter(|path| meant.keys.contains(&written(path))).collect()
    }

    const PALACE: [&str; 6] = [
        "?/Ada Holm",
        "?/Holm",
        "?/Ivo Lind",
        "Norland/Blue Palace/?",
        "Norland/Blue Palace/Ada Holm",
        "Norland/Foreign Ministry/Ivo Lind",
    ];

    #[test]
    fn who_speaks_for_an_institution_somewhere_is_found_under_it_everywhere() {
        let found = ["?/Ada Holm", "?/Holm", "Norland/Blue Palace/?", "Norland/Blue Palace/Ada Holm"];
        assert_eq!(meant("blue palace", &PALACE), found);
        assert_eq!(meant("Norland / Blue Palace", &PALACE), found);
    }

    #[test]
    fn a_wide_institution_holds_the_narrow_ones() {
        assert_eq!(meant("Norland", &PALACE).len(), 6);
    }

    #[test]
    fn a_person_is_found_by_a_part_of_the_name() {
        assert_eq!(meant("holm", &PALACE), ["?/Ada Holm", "?/Holm", "Norland/Blue Palace/Ada Holm"]);
        assert_eq!(meant("Hol", &PALACE), Vec::<&str>::new());
    }

    #[test]
    fn a_person_is_found_under_every_spelling() {
        let keys = ["?/Volodymyr Zelenskiy", "Ukraine/Presidency/Volodymyr Zelenskyy", "?/Zelensky"];
        for asked in ["Zelensky", "zelenskyy", "Volodymyr Zelensky"] {
            assert_eq!(meant(asked, &keys).len(), 3, "{asked}");
        }
        assert_eq!(meant("Presidency", &["?/Bill Lind", "Norland/Presidency/William J. Lind"]).len(), 2);
    }

    #[test]
    fn an_institution_is_found_under_its_other_names() {
        let keys = ["United States/White House/Ada Holm", "Russia/Kremlin/?", "?/Moscow Mule"];
        assert_eq!(meant("US", &keys), [keys[0]]);
        assert_eq!(meant("moscow", &keys), [keys[1]]);
        assert_eq!(meant("Mule", &keys), [keys[2]]);
    }

    #[test]
    fn a_surname_of_two_persons_joins_neither_unless_one_is_known_by_it() {
        let keys = ["?/Holm", "?/Per Holm", "Norland/Blue Palace/Ada Holm"];
        assert_eq!(meant("Blue Palace", &keys), ["Norland/Blue Palace/Ada Holm"]);
        let often = Told([(keys[1], 20250101)].into_iter().chain([(keys[2], 20250101); 20]).collect());
        assert!(found("Blue Palace", &keys, often).keys.contains(&written("?/Holm")));
    }

    #[test]
    fn who_changed_office_is_found_under_each_at_its_time() {
        let keys = ["?/Ada Holm", "Norland/Blue Palace/Ada Holm", "Norland/Foreign Ministry/Ada Holm"];
        let told =
            || Told(vec![(keys[2], 20200110), (keys[2], 20200310), (keys[1], 20220510), (keys[1], 20220601)]);
        let before = found("Foreign Ministry", &keys, told());
        let after = found("Blue Palace", &keys, told());
        assert_eq!(before.keys, BTreeSet::from([written(keys[2])]));
        let [(key, early)] = before.timed.as_slice() else { panic!("{before:?}") };
        let [(_, late)] = after.timed.as_slice() else { panic!("{after:?}") };
        assert_eq!(*key, written(keys[0]));
        let within =
            |periods: &[(u64, u64)], day| periods.iter().any(|(from, to)| (*from..=*to).contains(&day));
        assert!(within(early, 20200201) && !within(early, 20220601));
        assert!(within(late, 20230101) && !within(late, 20200201));
        // Whoever asks for the country gets all.
        assert_eq!(found("Norland", &keys, told()).keys.len(), 3);
    }

    #[test]
    fn part_of_an_institutions_name_will_do_when_nothing_else_fits() {
        assert_eq!(meant("ministry", &PALACE), ["?/Ivo Lind", "Norland/Foreign Ministry/Ivo Lind"]);
    }

    #[test]
    fn a_quote_without_a_name_is_nobodys() {
        assert_eq!(meant("?", &PALACE), Vec::<&str>::new());
    }
}
