//! Which day it is.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

/// The file in which most systems keep the rules of their own time zone.
const LOCAL_ZONE: &str = "/etc/localtime";

/// Today by the clock and the time zone of the system, or of the environment's `TZ`.
///
/// The rules are read from the zone's own file: to learn the zone's name as well, all zones that the system knows would be
/// listed first, which takes longer than some searches.
pub fn today() -> Date {
    let rules = match std::env::var_os("TZ") {
        None => std::fs::read(LOCAL_ZONE).ok().and_then(|rules| TimeZone::tzif("Local", &rules).ok()),
        Some(_) => None,
    };
    match rules {
        Some(zone) => zone.to_datetime(Timestamp::now()).date(),
        None => ZonedDateTime::now().date(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_the_day_of_the_systems_own_clock() {
        let (before, today, after) = (ZonedDateTime::now().date(), today(), ZonedDateTime::now().date());
        assert!((before..=after).contains(&today), "{before} {today} {after}");
    }
}
