//! Who is meant by what is asked for.

use super::*;
use crate::index::KEY_SEPARATOR;

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
    let known = |part: &&str| *part != "?";
    let stated: Vec<(Vec<String>, Option<String>)> = paths
        .iter()
        .map(|path| {
            let (of, name) = path.rsplit_once('/').unwrap_or(("?", path));
            let of = of.split('/').filter(known).map(str::to_owned).collect();
            (of, Some(name).filter(known).map(str::to_owned))
        })
        .collect();
    Speakers(Digest::of_stated(&stated)).meant_by(asked, &told)
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
    let within = |periods: &[(u64, u64)], day| periods.iter().any(|(from, to)| (*from..=*to).contains(&day));
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
