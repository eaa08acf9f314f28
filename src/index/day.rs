//! Days as numbers, which sort as days do.

use jiff::civil::Date;

/// The day that the number yyyymmdd names.
pub fn day_of(number: u64) -> Option<Date> {
    let part = |from: u64, of: u64| i16::try_from(number / from % of).ok();
    let (month, day) = (part(100, 100)?, part(1, 100)?);
    Date::new(part(10_000, 10_000)?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// `day` as the number yyyymmdd; none before our era.
pub(crate) fn day_number(day: Date) -> Option<u64> {
    u64::try_from(i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_its_number_lead_to_each_other() {
        let day = jiff::civil::date(2025, 7, 3);
        assert_eq!(day_number(day), Some(20_250_703));
        assert_eq!(day_of(20_250_703), Some(day));
        assert_eq!(day_of(20_251_303), None);
    }
}
