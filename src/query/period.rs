//! Stretches of days, as people write them.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::QueryError;

/// A stretch of days, open to one side where `None` stands; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Period {
    /// First day.
    pub first: Option<Date>,
    /// Last day.
    pub last: Option<Date>,
}

impl Period {
    /// The days of `text`: `2025`, `2025-07`, `2025-07-03`, `today`, `yesterday`, `2 weeks ago`, and ranges of these,
    /// `2025-06..2025-07`, which may be open to one side.
    ///
    /// # Errors
    /// When the text names no day, month or year, and when a range ends before it begins.
    pub fn on(text: &str, today: Date) -> Result<Self, QueryError> {
        if let Some((from, to)) = text.split_once("..") {
            let range = Self::range(from.trim(), to.trim(), today)
                .ok_or_else(|| QueryError::BadDate(text.to_owned()))?;
            let ends = range.first.zip(range.last);
            return match ends.is_none_or(|(first, last)| first <= last) {
                true => Ok(range),
                false => Err(QueryError::Backwards(text.to_owned())),
            };
        }
        let (first, last) = days(text.trim(), today).ok_or_else(|| QueryError::BadDate(text.to_owned()))?;
        Ok(Self { first: Some(first), last: Some(last) })
    }

    fn range(from: &str, to: &str, today: Date) -> Option<Self> {
        let end = |text: &str| if text.is_empty() { Some(None) } else { days(text, today).map(Some) };
        let first = end(from)?.map(|(first, _)| first);
        let last = end(to)?.map(|(_, last)| last);
        (first.is_some() || last.is_some()).then_some(Self { first, last })
    }

    /// From the first day of `text` on.
    ///
    /// # Errors
    /// See [`on`](Self::on).
    pub fn since(text: &str, today: Date) -> Result<Self, QueryError> {
        Ok(Self { last: None, ..Self::on(text, today)? })
    }

    /// Up to and with the last day of `text`.
    ///
    /// # Errors
    /// See [`on`](Self::on).
    pub fn until(text: &str, today: Date) -> Result<Self, QueryError> {
        Ok(Self { first: None, ..Self::on(text, today)? })
    }
}

fn days(text: &str, today: Date) -> Option<(Date, Date)> {
    let one = |day: Date| Some((day, day));
    match text.to_lowercase().as_str() {
        "today" => return one(today),
        "yesterday" => return one(today.yesterday().ok()?),
        _ => {}
    }
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year] if digits(year, 4) => {
            let first = Date::new(year.parse().ok()?, 1, 1).ok()?;
            Some((first, first.last_of_year()))
        }
        [year, month] if digits(year, 4) && digits(month, 2) => {
            let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
            one(text.parse().ok()?)
        }
        _ => one(ago(text, today)?),
    }
}

/// `2 weeks ago`: a stretch of time in jiff's friendly form, from today.
fn ago(text: &str, today: Date) -> Option<Date> {
    let back = text.strip_suffix("ago")?.trim();
    let span: Span = match back.split_once(' ') {
        Some(("a" | "an" | "one", unit)) => format!("1 {unit}").parse().ok()?,
        _ => back.parse().ok()?,
    };
    // Hours would need a clock; a day is the finest that dates of pages offer.
    let whole_days = span.get_hours() == 0 && span.get_minutes() == 0 && span.get_seconds() == 0;
    if !whole_days || span.compare(0.days()).ok().is_some_and(|order| order.is_lt()) {
        return None;
    }
    // Nothing was printed before the first year, and a day before it has no place among the others.
    Some(today.checked_sub(span).map_or(EARLIEST, |day| day.max(EARLIEST)))
}

/// The first day that is told apart.
const EARLIEST: Date = jiff::civil::date(1, 1, 1);

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2025, 7, 4);

    fn on(text: &str) -> Option<(Date, Date)> {
        let period = Period::on(text, TODAY).ok()?;
        period.first.zip(period.last)
    }

    #[test]
    fn a_year_and_a_month_hold_all_their_days() {
        assert_eq!(on("2024"), Some((date(2024, 1, 1), date(2024, 12, 31))));
        assert_eq!(on("2024-02"), Some((date(2024, 2, 1), date(2024, 2, 29))));
        assert_eq!(on("2025-07-03"), Some((date(2025, 7, 3), date(2025, 7, 3))));
    }

    #[test]
    fn days_are_counted_back_from_today() {
        assert_eq!(on("2 weeks ago"), Some((date(2025, 6, 20), date(2025, 6, 20))));
        assert_eq!(on("a month ago"), Some((date(2025, 6, 4), date(2025, 6, 4))));
        assert_eq!(on("5000 years ago"), Some((date(1, 1, 1), date(1, 1, 1))));
        assert_eq!(on("19000 years ago"), Some((date(1, 1, 1), date(1, 1, 1))));
        assert_eq!(on("Yesterday"), Some((date(2025, 7, 3), date(2025, 7, 3))));
    }

    #[test]
    fn a_range_may_be_open_to_one_side() {
        let range = |text: &str| Period::on(text, TODAY).map(|period| (period.first, period.last));
        let june = (Some(date(2025, 6, 1)), Some(date(2025, 7, 31)));
        assert_eq!(range("2025-06..2025-07"), Ok(june));
        assert_eq!(range("2025-06.."), Ok((june.0, None)));
        assert_eq!(range("..2025-07"), Ok((None, june.1)));
        assert!(range("..").is_err());
        assert_eq!(range("2025-07..2025-06"), Err(QueryError::Backwards("2025-07..2025-06".into())));
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for text in ["2025-13", "2025-02-30", "soon", "", "2 weeks", "07/03/2025", "99999"] {
            assert_eq!(Period::on(text, TODAY), Err(QueryError::BadDate(text.into())));
        }
    }
}
