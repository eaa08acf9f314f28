//! Dates for machines: ISO 8601 in its many spellings, RFC 2822, and seconds or milliseconds since 1970.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use super::is_plausible;
use crate::article::Moment;

/// Reads a text that begins with a stamp.
pub(super) fn read(text: &str) -> Option<Moment> {
    let plausible = |moment: &Moment| is_plausible(moment.date());
    since_1970(text).filter(plausible).or_else(|| iso(text)).or_else(|| rfc_2822(text)).filter(plausible)
}

fn since_1970(text: &str) -> Option<Moment> {
    if !(9..=13).contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let seconds = if text.len() > 11 { number / 1000 } else { number };
    let time = Timestamp::from_second(seconds).ok()?;
    Some(Moment::Zoned(Offset::UTC.to_datetime(time), Offset::UTC))
}

fn rfc_2822(text: &str) -> Option<Moment> {
    // Its texts are short, and its parser allocates the error that nearly every text yields.
    let likely = text.len() < 50 && text.bytes().filter(|byte| *byte == b':').count() >= 1;
    let zoned = jiff::fmt::rfc2822::parse(Some(text).filter(|_| likely)?).ok()?;
    Some(Moment::Zoned(zoned.datetime(), zoned.offset()))
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
    let rest = rest.trim_start_matches(['T', 't', ' ', ',', '|']);
    let Some((time, zone)) = clock(rest) else { return Some(Moment::Day(date)) };
    let time = date.to_datetime(time);
    Some(match offset(zone.trim()) {
        Some(offset) => Moment::Zoned(time, offset),
        None => Moment::Local(time),
    })
}

/// `22:12`, `22h12`, `22:12:05.123`, and what follows.
fn clock(text: &str) -> Option<(Time, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':' && c != 'h').unwrap_or(text.len());
    let mut parts = text[..end].split([':', 'h']).map(|part| part.parse::<i8>().ok());
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
