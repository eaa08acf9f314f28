//! Dates in the forms that pages write them: stamps for machines ([`stamp`]), words for readers ([`words`]), and parts of
//! addresses ([`address`]).

mod address;
mod stamp;
mod words;

use std::cell::Cell;

use jiff::civil::Date;

pub(super) use address::in_url;
pub(super) use words::{Dated, all, bare_words};

use crate::article::Moment;

/// How a site writes its dates: what settles `03/07/2025` and `IST`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Locale<'p> {
    /// Does the month stand before the day? So write American sites only.
    pub month_first: bool,
    /// The last part of the site's host name.
    pub country: Option<&'p str>,
}

/// Reads a stamp or a date in words, anywhere in a short text; the first plausible one is taken.
///
/// Plausible is a day from 1990, when news came to the web, up to tomorrow.
pub(super) fn parse(text: &str, locale: Locale<'_>) -> Option<Moment> {
    stamp::read(text.trim()).or_else(|| all(text, locale).next().map(|dated| dated.moment))
}

/// Does a short line hold a date?
pub(crate) fn is_dateline(text: &str) -> bool {
    parse(text, Locale::default()).is_some()
}

pub(super) fn is_plausible(date: Date) -> bool {
    date.year() >= 1990 && date <= last_day(jiff::Timestamp::now())
}

/// The last day that a page can have been published on `now`: tomorrow, and a day more for zones east of here.
fn last_day(now: jiff::Timestamp) -> Date {
    thread_local! {
        /// Days since 1970, and the last plausible day then: naming a day costs more than reading a date.
        static HELD: Cell<(i64, Date)> = const { Cell::new((i64::MIN, Date::ZERO)) };
    }
    let day = now.as_second().div_euclid(SECONDS_OF_A_DAY);
    let (held, last) = HELD.get();
    if held == day {
        return last;
    }
    let today = now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let last = today.tomorrow().and_then(Date::tomorrow).unwrap_or(Date::MAX);
    HELD.set((day, last));
    last
}

const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        parse(text, Locale::default()).map_or_else(|| "none".into(), |moment| moment.to_string())
    }

    #[test]
    fn the_last_day_moves_on_with_the_clock() {
        let day = |stamp: &str| last_day(stamp.parse().expect("a stamp")).to_string();
        assert_eq!(day("2025-07-03T22:12:00Z"), "2025-07-05");
        assert_eq!(day("2025-07-03T23:59:59Z"), "2025-07-05");
        assert_eq!(day("2025-07-04T00:00:00Z"), "2025-07-06");
        assert_eq!(day("2025-07-03T00:00:00Z"), "2025-07-05");
    }

    #[test]
    fn stamps_are_read_in_their_many_spellings() {
        assert_eq!(read("2025-07-03T22:12:00+05:30"), "2025-07-03T22:12:00+05:30");
        assert_eq!(read("2025-07-03T22:12:00.123Z"), "2025-07-03T22:12:00Z");
        assert_eq!(read("2025-07-03 22:12"), "2025-07-03T22:12:00");
        assert_eq!(read("2025-07-03|22h12"), "2025-07-03T22:12:00");
        assert_eq!(read("20250703"), "2025-07-03");
        assert_eq!(read("202507032212"), "2025-07-03");
        assert_eq!(read("Thu, 03 Jul 2025 22:12:00 +0200"), "2025-07-03T22:12:00+02:00");
        assert_eq!(read("Thu Jul 03 2025 22:12:00 GMT+0200 (Summer Time)"), "2025-07-03T22:12:00+02:00");
        assert_eq!(read("1751560920"), "2025-07-03T16:42:00Z");
        assert_eq!(read("1751560920000"), "2025-07-03T16:42:00Z");
    }

    #[test]
    fn dates_in_words_come_off_their_labels() {
        assert_eq!(read("Published3 Jul 2025, 10:12 PM IST"), "2025-07-03T22:12:00+05:30");
        assert_eq!(read("Updated: July 3rd, 2025 at 9:05 a.m. EDT"), "2025-07-03T09:05:00-04:00");
        assert_eq!(read("PostedJuly 3, 2025"), "2025-07-03");
        assert_eq!(read("Ada Lind, 3.7.25"), "2025-07-03");
    }

    #[test]
    fn months_are_known_in_the_languages_of_news() {
        for text in [
            "3 июля 2025 г.",
            "3 de julio de 2025",
            "3 de julio del 2025",
            "2025年07月03日",
            "2025년 7월 3일",
            "الخميس، 03 يوليو 2025",
            "٣ تموز ٢٠٢٥",
            "3 जुलाई 2025",
            "3 เดือน กรกฎาคม 2568",
            "3 Ιουλίου 2025",
            "3 липня 2025",
            "3. července 2025",
            "2025. július 3.",
            "3 iulie 2025",
            "3. heinäkuuta 2025",
            "3 Juli 2025",
            "3 ביולי 2025",
            "3 tháng 7, 2025",
            "2025 m. liepos 3 d.",
            "3 Tem 2025",
        ] {
            assert_eq!(read(text), "2025-07-03", "{text}");
        }
    }

    #[test]
    fn every_date_of_a_line_is_found_with_what_stands_before_it() {
        let line = "Published 3 July 2025, 21:00 | Updated 4 July 2025, 9:30";
        let found: Vec<(String, &str)> = {
            let mut end = 0;
            all(line, Locale::default())
                .map(|dated| {
                    let label = line[end..dated.span.start].trim();
                    end = dated.span.end;
                    (dated.moment.to_string(), label)
                })
                .collect()
        };
        assert_eq!(
            found,
            [
                ("2025-07-03T21:00:00".to_owned(), "Published"),
                ("2025-07-04T09:30:00".to_owned(), "| Updated")
            ]
        );
    }

    #[test]
    fn day_and_month_are_told_apart_by_the_site() {
        assert_eq!(read("03/07/2025"), "2025-07-03");
        assert_eq!(read("13/07/2025"), "2025-07-13");
        let american = Locale { month_first: true, country: None };
        assert_eq!(parse("07/03/2025", american).map(|m| m.to_string()).as_deref(), Some("2025-07-03"));
    }

    #[test]
    fn implausible_days_are_no_dates() {
        assert_eq!(read("1066-10-14"), "none");
        assert_eq!(read("3 July 2999"), "none");
        assert_eq!(read("Room 12, May I come in"), "none");
        assert_eq!(read("Born 3 July 1931, chosen 4 July 2025"), "2025-07-04");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,40}|[0-9:/. TZ+-]{0,30}|[٠-٩0-9 ]{0,6}(July|يوليو|tháng|年) ?[0-9٠-٩:+ ]{0,30}") {
            let _ = parse(&text, Locale::default());
            let _ = in_url(&text);
            for dated in all(&text, Locale::default()) {
                let _ = dated.span.of(&text);
            }
        }
    }
}
