//! Names of months, days of the week and time zones.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use jiff::civil::Weekday;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    months: Vec<Vec<String>>,
    joints: Vec<String>,
    month_words: Vec<String>,
    forenoon: Vec<String>,
    afternoon: Vec<String>,
    weekdays: Vec<Vec<String>>,
    zones: HashMap<String, i32>,
    zones_by_country: HashMap<String, HashMap<String, i32>>,
}

struct Calendar {
    months: HashMap<String, i8>,
    joints: HashSet<String>,
    month_words: Vec<String>,
    /// Words for a half of the day: is it the second?
    halves: HashMap<String, bool>,
    weekdays: HashMap<String, Weekday>,
    zones: HashMap<String, i32>,
    zones_by_country: HashMap<String, HashMap<String, i32>>,
}

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("calendar.toml")).expect("calendar.toml is checked by a test");
    let mut months = HashMap::new();
    for (number, names) in (1i8..).zip(file.months) {
        for name in names {
            months.insert(name, number);
        }
    }
    let mut weekdays = HashMap::new();
    for (day, names) in Weekday::Monday.cycle_forward().zip(file.weekdays) {
        for name in names {
            weekdays.insert(name, day);
        }
    }
    let joints = file.joints.into_iter().collect();
    let forenoon = file.forenoon.into_iter().map(|word| (word, false));
    let halves = forenoon.chain(file.afternoon.into_iter().map(|word| (word, true))).collect();
    Calendar {
        months,
        joints,
        month_words: file.month_words,
        halves,
        weekdays,
        zones: file.zones,
        zones_by_country: file.zones_by_country,
    }
});

/// The month that `word` names, 1 to 12: `July`, `Jul.`, `июля`.
pub fn month(word: &str) -> Option<i8> {
    // The longest name has 40 bytes; text from pages may be anything.
    let word = Some(word.trim_end_matches('.')).filter(|word| word.len() <= 40)?;
    CALENDAR.months.get(&word.to_lowercase()).copied()
}

/// May `word` stand between day, month and year: the `de` of `3 de julio de 2025`?
pub fn is_joint(word: &str) -> bool {
    word.len() <= 18 && CALENDAR.joints.contains(&word.to_lowercase())
}

/// Does `word` stand between a day and the number of a month: `3 tháng 7`?
pub fn is_month_word(word: &str) -> bool {
    CALENDAR.month_words.contains(&word.to_lowercase())
}

/// Is the half of the day that `word` names the second: `PM`, `p.m.`, `م`? None of any other word.
pub fn is_afternoon(word: &str) -> Option<bool> {
    CALENDAR.halves.get(&word.to_lowercase()).copied()
}

/// The day of the week that `word` names: `Tuesday`, `Tue.`
pub fn weekday(word: &str) -> Option<Weekday> {
    let word = Some(word.trim_end_matches('.')).filter(|word| word.len() <= 12)?;
    CALENDAR.weekdays.get(&word.to_lowercase()).copied()
}

/// The offset from UTC, in minutes, of the zone that `word` names; `country` is the last part of the site's host
/// name (`ie`), which decides between zones of one name.
pub fn zone_minutes(word: &str, country: Option<&str>) -> Option<i32> {
    let word = Some(word).filter(|word| word.len() <= 5)?.to_lowercase();
    country
        .and_then(|country| CALENDAR.zones_by_country.get(country)?.get(&word))
        .or_else(|| CALENDAR.zones.get(&word))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_month_name_stands_twice() {
        let file: File = toml::from_str(include_str!("calendar.toml")).expect("well-formed");
        assert_eq!((file.months.len(), file.weekdays.len()), (12, 7));
        assert_eq!(file.months.iter().map(Vec::len).sum::<usize>(), CALENDAR.months.len());
    }

    #[test]
    fn names_are_known_in_any_case_with_and_without_a_dot() {
        assert_eq!((month("Sept."), month("июля"), month("Maybe")), (Some(9), Some(7), None));
        assert_eq!(weekday("TUE"), Some(Weekday::Tuesday));
        assert_eq!(
            (is_afternoon("p.m."), is_afternoon("AM"), is_afternoon("Amt")),
            (Some(true), Some(false), None)
        );
        assert_eq!((zone_minutes("IST", None), zone_minutes("IST", Some("ie"))), (Some(330), Some(60)));
    }
}
