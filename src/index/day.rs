//! Days as numbers, which sort as days do.

use jiff::civil::Date;

/// The day that the number yyyymmdd names.
pub fn day_of(number: u64) -> Option<Date> {
    let part = |from: u64, of: u64| i16::try_from(number / from % of).ok();
    let (month, day) = (part(100, 100)?, part(1, 100)?);
    Date::new(part(10_000, 10_000)?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// The day of an ISO 8601 date or time as the number yyyymmdd.
pub(super) fn day_number(moment: &str) -> Option<u64> {
    let day: Date = moment.get(..10)?.parse().ok()?;
    u64::try_from(i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_pages_own_clock() {
        assert_eq!(day_number("2025-07-03T22:12:00+05:30"), Some(20_250_703));
        assert_eq!(day_number("2025-07"), None);
    }
}
