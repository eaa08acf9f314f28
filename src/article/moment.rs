//! A date as a page gives it: with or without a time, with or without a zone.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

/// A point in time as precisely as the page tells it, in the page's own local time.
///
/// A reader sees "3 Jul 2025, 10:12 PM IST" and means that day, so the local day is kept and never moved to UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum Moment {
    /// Only the day is known: `2025-07-03`.
    Day(Date),
    /// Day and clock time, zone unknown: `2025-07-03T22:12:00`.
    Local(DateTime),
    /// Day, clock time and offset from UTC: `2025-07-03T22:12:00+05:30`.
    Zoned(DateTime, Offset),
}

impl Moment {
    /// The local day.
    pub fn date(self) -> Date {
        match self {
            Moment::Day(date) => date,
            Moment::Local(time) | Moment::Zoned(time, _) => time.date(),
        }
    }

    /// Seconds since 1970-01-01T00:00:00 UTC, for sorting; a missing time counts as midnight, a missing zone as UTC.
    pub fn unix_seconds(self) -> i64 {
        let (time, offset) = match self {
            Moment::Day(date) => (date.to_datetime(jiff::civil::Time::midnight()), Offset::UTC),
            Moment::Local(time) => (time, Offset::UTC),
            Moment::Zoned(time, offset) => (time, offset),
        };
        offset.to_timestamp(time).map_or(0, |stamp| stamp.as_second())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Day(date) => write!(f, "{date}"),
            Moment::Local(time) => write!(f, "{}", time.strftime("%Y-%m-%dT%H:%M:%S")),
            Moment::Zoned(time, offset) if offset.is_zero() => {
                write!(f, "{}Z", time.strftime("%Y-%m-%dT%H:%M:%S"))
            }
            Moment::Zoned(time, offset) => {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
                write!(f, "{}{sign}{hours:02}:{minutes:02}", time.strftime("%Y-%m-%dT%H:%M:%S"))
            }
        }
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

/// A text that is no moment as [`Moment`] writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no date as onrecord writes it: 2025-07-03, 2025-07-03T22:12:00 or 2025-07-03T22:12:00+05:30")]
pub struct NoMoment;

impl FromStr for Moment {
    type Err = NoMoment;

    /// Reads what [`Display`](fmt::Display) writes.
    fn from_str(text: &str) -> Result<Self, NoMoment> {
        if !text.contains('T') {
            return text.parse().map(Moment::Day).map_err(|_| NoMoment);
        }
        let (clock, zone) = text.split_at_checked("2025-07-03T22:12:00".len()).ok_or(NoMoment)?;
        let time: DateTime = clock.parse().map_err(|_| NoMoment)?;
        match zone {
            "" => Ok(Moment::Local(time)),
            "Z" => Ok(Moment::Zoned(time, Offset::UTC)),
            zone => {
                let (hours, minutes) = zone.get(1..).and_then(|zone| zone.split_once(':')).ok_or(NoMoment)?;
                let number = |digits: &str| digits.parse::<i32>().map_err(|_| NoMoment);
                let seconds = number(hours)? * 3600 + number(minutes)? * 60;
                let sign = if zone.starts_with('-') { -1 } else { 1 };
                Offset::from_seconds(sign * seconds)
                    .map(|offset| Moment::Zoned(time, offset))
                    .map_err(|_| NoMoment)
            }
        }
    }
}

impl TryFrom<String> for Moment {
    type Error = NoMoment;

    fn try_from(text: String) -> Result<Self, NoMoment> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_moment_is_written_as_precisely_as_it_is_known() {
        let night = date(2025, 7, 3).at(22, 12, 0, 0);
        let india = Offset::from_seconds(19_800).expect("+05:30 is an offset");
        assert_eq!(Moment::Day(date(2025, 7, 3)).to_string(), "2025-07-03");
        assert_eq!(Moment::Local(night).to_string(), "2025-07-03T22:12:00");
        assert_eq!(Moment::Zoned(night, Offset::UTC).to_string(), "2025-07-03T22:12:00Z");
        assert_eq!(Moment::Zoned(night, india).to_string(), "2025-07-03T22:12:00+05:30");
        assert_eq!(Moment::Zoned(night, india).unix_seconds(), 1_751_560_920);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let night = date(2025, 7, 3).at(22, 12, 7, 0);
        let west = Offset::from_seconds(-12_600).expect("-03:30 is an offset");
        let day = Moment::Day(date(999, 7, 3));
        for moment in
            [day, Moment::Local(night), Moment::Zoned(night, Offset::UTC), Moment::Zoned(night, west)]
        {
            assert_eq!(moment.to_string().parse(), Ok(moment));
        }
        for text in ["", "2025", "2025-07-03T", "2025-07-03T22:12", "2025-07-03T22:12:00+5", "T"] {
            assert_eq!(text.parse::<Moment>(), Err(NoMoment), "{text}");
        }
    }
}
