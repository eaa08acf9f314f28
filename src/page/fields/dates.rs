//! Dates in the forms that pages write them: stamps for machines, and words for readers.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use crate::article::Moment;
use crate::lexicon::calendar::{month, zone_minutes};

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
    let text = text.trim();
    stamp(text).or_else(|| in_words(text, locale)).filter(|moment| is_plausible(moment.date()))
}

/// Does a short line hold a date?
pub(crate) fn is_dateline(text: &str) -> bool {
    parse(text, Locale::default()).is_some()
}

pub(super) fn is_plausible(date: Date) -> bool {
    let tomorrow = jiff::ZonedDateTime::now().date().tomorrow().unwrap_or(Date::MAX);
    date.year() >= 1990 && date <= tomorrow
}

/// ISO 8601 in its many spellings, RFC 2822, and seconds or milliseconds since 1970.
fn stamp(text: &str) -> Option<Moment> {
    if let 9..=13 = text.len()
        && text.bytes().all(|byte| byte.is_ascii_digit())
    {
        let number: i64 = text.parse().ok()?;
        let seconds = if text.len() > 11 { number / 1000 } else { number };
        let time = Timestamp::from_second(seconds).ok()?;
        return Some(Moment::Zoned(Offset::UTC.to_datetime(time), Offset::UTC));
    }
    iso(text).or_else(|| {
        let zoned = jiff::fmt::rfc2822::parse(text).ok()?;
        Some(Moment::Zoned(zoned.datetime(), zoned.offset()))
    })
}

/// `2025-07-03`, `20250703`, `2025-07-03T22:12:00+05:30`, `2025-07-03 22:12`, `…000Z`, `…+0530`.
fn iso(text: &str) -> Option<Moment> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
    let dashed = bytes.get(4).is_some_and(|b| matches!(b, b'-' | b'/' | b'.'));
    let (year, month, day, rest) = if dashed {
        (number(0, 4)?, number(5, 7)?, number(8, 10)?, text.get(10..)?)
    } else if bytes.len() >= 8 && bytes[..8].iter().all(u8::is_ascii_digit) {
        (number(0, 4)?, number(4, 6)?, number(6, 8)?, text.get(8..)?)
    } else {
        return None;
    };
    let date = Date::new(year, month as i8, day as i8).ok()?;
    let rest = rest.trim_start_matches(['T', 't', ' ', ',']);
    let Some((time, zone)) = clock(rest) else { return Some(Moment::Day(date)) };
    let time = date.to_datetime(time);
    Some(match offset(zone.trim()) {
        Some(offset) => Moment::Zoned(time, offset),
        None => Moment::Local(time),
    })
}

/// `22:12`, `22:12:05.123`, and what follows.
fn clock(text: &str) -> Option<(Time, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let mut parts = text[..end].split(':').map(|part| part.parse::<i8>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().flatten().unwrap_or(0).min(59);
    let rest = &text[end..];
    let rest =
        rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    Some((Time::new(hour, minute, second, 0).ok()?, rest))
}

/// `Z`, `+05:30`, `+0530`, `+05`.
fn offset(text: &str) -> Option<Offset> {
    if matches!(text.chars().next(), Some('Z' | 'z')) {
        return Some(Offset::UTC);
    }
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let digits: String = rest.chars().filter(char::is_ascii_digit).take(4).collect();
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 = digits.get(2..4).map_or(Some(0), |minutes| minutes.parse().ok())?;
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

/// `Published3 Jul 2025, 10:12 PM IST`, `July 3rd, 2025`, `03/07/2025`, `3 июля 2025 г., 21:00`.
fn in_words(text: &str, locale: Locale<'_>) -> Option<Moment> {
    // A dateline is short; a date deep in a long text is some other date.
    let cut = text.char_indices().nth(160).map_or(text.len(), |(at, _)| at);
    let parts = parts(&text[..cut]);
    for at in 0..parts.len() {
        if let Some((date, used)) = date_at(&parts[at..], locale) {
            return Some(with_clock(date, &parts[at + used..], locale));
        }
    }
    None
}

/// A run of letters or of digits.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part<'t> {
    Word(&'t str),
    Number(i64, usize),
    Mark(char),
}

/// Cuts at every change between letters, digits and marks, so that a label glued to a date comes apart.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same: fn(char) -> bool = match first {
            c if c.is_ascii_digit() => |c| c.is_ascii_digit(),
            c if c.is_alphabetic() => char::is_alphabetic,
            c => {
                if !c.is_whitespace() {
                    parts.push(Part::Mark(c));
                }
                rest = &rest[c.len_utf8()..];
                continue;
            }
        };
        let end = rest.find(|c: char| !same(c)).unwrap_or(rest.len());
        let run = &rest[..end];
        rest = &rest[end..];
        parts.push(match run.parse() {
            Ok(number) if first.is_ascii_digit() => Part::Number(number, run.len()),
            _ => Part::Word(run),
        });
    }
    parts
}

fn date_at(parts: &[Part<'_>], locale: Locale<'_>) -> Option<(Date, usize)> {
    use Part::{Mark, Number, Word};
    let skip = |mut at: usize| {
        while let Some(Mark(',' | '.' | '-' | '/') | Word("de" | "of" | "th" | "st" | "nd" | "rd")) =
            parts.get(at)
        {
            at += 1;
        }
        at
    };
    let is_month = |part: Option<&Part<'_>>| match part {
        Some(Word(word)) => month_in(word),
        _ => None,
    };
    let year = |part: Option<&Part<'_>>| match part {
        Some(Number(year, 4)) => Some(*year as i16),
        _ => None,
    };
    // 3 July 2025
    if let Number(day, 1..=2) = parts[0] {
        let at = skip(1);
        if let Some(month) = is_month(parts.get(at)) {
            let at = skip(at + 1);
            return Some((Date::new(year(parts.get(at))?, month, day as i8).ok()?, at + 1));
        }
    }
    // July 3, 2025
    if let Some(month) = is_month(parts.first())
        && let Some(Number(day, 1..=2)) = parts.get(skip(1))
    {
        let at = skip(skip(1) + 1);
        return Some((Date::new(year(parts.get(at))?, month, *day as i8).ok()?, at + 1));
    }
    // 2025年7月3日, 2025년 7월 3일
    if let [
        Number(year, 4),
        Word("年" | "년"),
        Number(month, 1..=2),
        Word("月" | "월"),
        Number(day, 1..=2),
        ..,
    ] = parts
    {
        return Some((Date::new(*year as i16, *month as i8, *day as i8).ok()?, 6));
    }
    // 2025-07-03, 03/07/2025, 3.7.2025, 3.7.25
    let [Number(a, la), Mark(s1 @ ('/' | '.' | '-')), Number(b, 1..=2), Mark(s2), Number(c, lc), ..] = parts
    else {
        return None;
    };
    if s1 != s2 {
        return None;
    }
    let (year, month, day) = match (la, lc) {
        (4, 1..=2) => (*a, *b, *c),
        (1..=2, 4) if *a > 12 => (*c, *b, *a),
        (1..=2, 4) if *b > 12 => (*c, *a, *b),
        (1..=2, 4) if locale.month_first && *s1 != '.' => (*c, *a, *b),
        (1..=2, 4) => (*c, *b, *a),
        // Two digits of a year are written with dots where the day stands first; 10.12.25 may be a version elsewhere.
        (1..=2, 2) if *s1 == '.' && *b <= 12 => (century(*c), *b, *a),
        (1..=2, 2) if *s1 == '/' && locale.month_first => (century(*c), *a, *b),
        (1..=2, 2) if *s1 == '/' => (century(*c), *b, *a),
        _ => return None,
    };
    Some((Date::new(year as i16, month as i8, day as i8).ok()?, 5))
}

/// The year that two digits mean: 1990 to 2089.
fn century(year: i64) -> i64 {
    if year >= 90 { 1900 + year } else { 2000 + year }
}

/// The month that a word names, also when a label is glued to it: `PublishedJuly`.
fn month_in(word: &str) -> Option<i8> {
    month(word).or_else(|| {
        let split = word.char_indices().rfind(|(at, c)| *at > 0 && c.is_uppercase())?.0;
        month(&word[split..]).filter(|_| word.len() - split >= 3)
    })
}

/// Adds the clock time and zone that follow a date, if they do.
fn with_clock(date: Date, after: &[Part<'_>], locale: Locale<'_>) -> Moment {
    use Part::{Mark, Number, Word};
    let window = &after[..after.len().min(8)];
    let Some(at) = window
        .windows(3)
        .position(|part| matches!(part, [Number(_, 1..=2), Mark(':' | '.' | 'h'), Number(_, 2)]))
    else {
        return Moment::Day(date);
    };
    let (Number(hour, _), Number(minute, _)) = (window[at], window[at + 2]) else { return Moment::Day(date) };
    let mut rest = &after[at + 3..];
    if let [Mark(':'), Number(_, 2), more @ ..] = rest {
        rest = more;
    }
    let mut hour = hour;
    let half = half_of_day(rest);
    if let Some((pm, used)) = half {
        hour = hour % 12 + if pm { 12 } else { 0 };
        rest = &rest[used..];
    }
    let Ok(time) = Time::new(hour as i8, minute as i8, 0, 0) else { return Moment::Day(date) };
    let time: DateTime = date.to_datetime(time);
    let rest = match rest {
        [Mark('(' | ','), more @ ..] => more,
        _ => rest,
    };
    let zone = match rest.first() {
        Some(Word(word)) if word.chars().all(char::is_uppercase) => zone_minutes(word, locale.country),
        _ => None,
    };
    match zone.and_then(|minutes| Offset::from_seconds(minutes * 60).ok()) {
        Some(offset) => Moment::Zoned(time, offset),
        None => Moment::Local(time),
    }
}

/// `PM`, `p.m.`: is it the second half of the day, and how many parts say so.
fn half_of_day(parts: &[Part<'_>]) -> Option<(bool, usize)> {
    use Part::{Mark, Word};
    match parts {
        [Word(word), ..] if word.eq_ignore_ascii_case("pm") => Some((true, 1)),
        [Word(word), ..] if word.eq_ignore_ascii_case("am") => Some((false, 1)),
        [Word("p" | "P"), Mark('.'), Word("m" | "M"), Mark('.'), ..] => Some((true, 4)),
        [Word("a" | "A"), Mark('.'), Word("m" | "M"), Mark('.'), ..] => Some((false, 4)),
        _ => None,
    }
}

/// The day in an address: `/2025/07/03/`, `/2025-07-03-`, `/20250703/`, `/2025/jul/03/`.
pub(super) fn in_url(url: &str) -> Option<Date> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let date = |year: &str, month: i8, day: &str| {
        let (year, day) = (
            Some(year).filter(|y| y.len() == 4)?.parse().ok()?,
            Some(day).filter(|d| d.len() <= 2)?.parse().ok()?,
        );
        Date::new(year, month, day).ok().filter(|date| is_plausible(*date))
    };
    let triple = parts.windows(3).find_map(|part| {
        let number =
            Some(part[1]).filter(|m| m.len() <= 2).and_then(|m| m.parse().ok()).or_else(|| month(part[1]))?;
        date(part[0], number, part[2])
    });
    triple.or_else(|| {
        let eight = parts.iter().find(|part| part.len() == 8 && part.bytes().all(|b| b.is_ascii_digit()))?;
        date(&eight[..4], eight[4..6].parse().ok()?, &eight[6..])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        parse(text, Locale::default()).map_or_else(|| "none".into(), |moment| moment.to_string())
    }

    #[test]
    fn stamps_are_read_in_their_many_spellings() {
        assert_eq!(read("2025-07-03T22:12:00+05:30"), "2025-07-03T22:12:00+05:30");
        assert_eq!(read("2025-07-03T22:12:00.123Z"), "2025-07-03T22:12:00Z");
        assert_eq!(read("2025-07-03 22:12"), "2025-07-03T22:12:00");
        assert_eq!(read("20250703"), "2025-07-03");
        assert_eq!(read("Thu, 03 Jul 2025 22:12:00 +0200"), "2025-07-03T22:12:00+02:00");
        assert_eq!(read("1751560920"), "2025-07-03T16:42:00Z");
    }

    #[test]
    fn dates_in_words_come_off_their_labels() {
        assert_eq!(read("Published3 Jul 2025, 10:12 PM IST"), "2025-07-03T22:12:00+05:30");
        assert_eq!(read("Updated: July 3rd, 2025 at 9:05 a.m. EDT"), "2025-07-03T09:05:00-04:00");
        assert_eq!(read("PostedJuly 3, 2025"), "2025-07-03");
        assert_eq!(read("3 июля 2025, 21:00"), "2025-07-03T21:00:00");
        assert_eq!(read("3 de julio de 2025"), "2025-07-03");
        assert_eq!(read("2025年07月03日"), "2025-07-03");
        assert_eq!(read("Ada Lind, 3.7.25"), "2025-07-03");
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
    }

    #[test]
    fn an_address_may_hold_the_day() {
        let day = |url| in_url(url).map(|day| day.to_string());
        assert_eq!(day("https://example.org/world/2025/07/03/talks").as_deref(), Some("2025-07-03"));
        assert_eq!(day("https://example.org/2025/jul/03/talks").as_deref(), Some("2025-07-03"));
        assert_eq!(day("https://example.org/20250703-talks").as_deref(), Some("2025-07-03"));
        assert_eq!(day("https://example.org/story/1234567"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,40}|[0-9:/. TZ+-]{0,30}") {
            let _ = parse(&text, Locale::default());
            let _ = in_url(&text);
        }
    }
}
