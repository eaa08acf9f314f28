//! Dates for readers: days and months in words and numbers, in the languages of news.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::{Locale, is_plausible};
use crate::article::Moment;
use crate::lang::pages::calendar::{is_afternoon, is_joint, is_month_word, month, zone_minutes};
use crate::lang::pages::datelines::DATELINES;
use crate::text::Span;

/// A date of a text, and where it stands with its clock time and zone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Dated {
    pub moment: Moment,
    pub span: Span,
}

/// A dateline is short; a date deeper in a text, counted in characters, is some other date.
const DEEPEST: usize = 160;

/// Plausible dates of a text in order: `Published3 Jul 2025, 10:12 PM IST`, `July 3rd, 2025`, `03/07/2025`,
/// `3 июля 2025 г., 21:00`.
pub(crate) fn all<'t>(text: &'t str, locale: Locale<'t>) -> impl Iterator<Item = Dated> + 't {
    let cut = text.char_indices().nth(DEEPEST).map_or(text.len(), |(at, _)| at);
    let Parts { parts, spans } = parts(&text[..cut]);
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < parts.len() {
            if let Some((date, used, lead)) = date_at(&parts[at..], locale)
                && is_plausible(date)
            {
                let (moment, more) = with_clock(date, &parts[at + used..], locale);
                let span = Span::new(spans[at].start + lead, spans[at + used + more - 1].end);
                at += used + more;
                return Some(Dated { moment, span });
            }
            at += 1;
        }
        None
    })
}

/// The words of a text: runs of letters.
pub(crate) fn bare_words(text: &str) -> Vec<&str> {
    let letters = |part| match part {
        Part::Word(word) => Some(word),
        _ => None,
    };
    parts(text).parts.into_iter().filter_map(letters).collect()
}

/// A run of letters or of digits, or a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part<'t> {
    Word(&'t str),
    /// A number, and of how many digits.
    Number(i64, usize),
    Mark(char),
}

/// The parts of a text, and where each stands.
struct Parts<'t> {
    parts: Vec<Part<'t>>,
    spans: Vec<Span>,
}

/// Cuts at every change between letters, digits and marks, so that a label glued to a date comes apart.
fn parts(text: &str) -> Parts<'_> {
    let mut found = Parts { parts: Vec::with_capacity(16), spans: Vec::with_capacity(16) };
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let run = |same: fn(char) -> bool| text[at..].find(|c: char| !same(c)).unwrap_or(text.len() - at);
        let (part, length) = if digit(first).is_some() {
            let length = run(|c| digit(c).is_some());
            // Numbers of more than eighteen digits are no part of a date.
            let digits = text[at..at + length].chars().filter_map(digit);
            let number = digits.clone().take(18).fold(0, |number, digit| number * 10 + i64::from(digit));
            (Some(Part::Number(number, digits.count())), length)
        } else if is_letter(first) {
            let length = run(is_letter);
            (Some(Part::Word(&text[at..at + length])), length)
        } else {
            (Some(Part::Mark(first)).filter(|_| !first.is_whitespace()), first.len_utf8())
        };
        if let Some(part) = part {
            found.parts.push(part);
            found.spans.push(Span::new(at, at + length));
        }
        at += length;
    }
    found
}

/// The value of a digit: European, Arabic, Persian, Devanagari, Bengali.
fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(zero)).ok()
}

/// Letters, and the signs inside words of the scripts of India and Thailand, which are none by themselves.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{e7f}') && digit(c).is_none()
}

/// The date that begins at the first part, of how many parts it is, and how many bytes of the first are a label glued to it.
fn date_at(parts: &[Part<'_>], locale: Locale<'_>) -> Option<(Date, usize, usize)> {
    use Part::{Number, Word};
    match parts {
        // 2025年7月3日, 2025년 7월 3일
        [
            Number(year, 4),
            Word("年" | "년"),
            Number(month, 1..=2),
            Word("月" | "월"),
            Number(day, 1..=2),
            ..,
        ] => Some((date(*year, *month, *day)?, 5, 0)),
        // Vietnamese: 3 tháng 7, 2025
        [Number(day, 1..=2), Word(word), Number(month, 1..=2), rest @ ..] if is_month_word(word) => {
            let skipped = joints(rest);
            let Some(Number(year, 4)) = rest.get(skipped) else { return None };
            Some((date(*year, *month, *day)?, 4 + skipped, 0))
        }
        [Number(..), ..] => {
            day_first(parts).or_else(|| year_first(parts)).or_else(|| in_numbers(parts, locale))
        }
        [Word(_), ..] => month_first(parts),
        _ => None,
    }
}

/// `3 July 2025`, `3. Juli 2025`, `3 de julio de 2025`.
fn day_first(parts: &[Part<'_>]) -> Option<(Date, usize, usize)> {
    let Part::Number(day, 1..=2) = parts[0] else { return None };
    let at = 1 + joints(&parts[1..]);
    let (month, used) = month_at(&parts[at..])?;
    let at = at + used + joints(&parts[at + used..]);
    let Some(Part::Number(year, 4)) = parts.get(at) else { return None };
    Some((date(*year, i64::from(month), day)?, at + 1, 0))
}

/// `July 3, 2025`, `PostedJuly 3rd 2025`.
fn month_first(parts: &[Part<'_>]) -> Option<(Date, usize, usize)> {
    let Part::Word(word) = parts[0] else { return None };
    let (month, lead) = month_in(word)?;
    let at = 1 + joints(&parts[1..]);
    let Some(Part::Number(day, 1..=2)) = parts.get(at) else { return None };
    let at = at + 1 + joints(&parts[at + 1..]);
    let Some(Part::Number(year, 4)) = parts.get(at) else { return None };
    Some((date(*year, i64::from(month), *day)?, at + 1, lead))
}

/// `2025. július 3.`, `2025 m. liepos 3 d.`, `2025 July 3`.
fn year_first(parts: &[Part<'_>]) -> Option<(Date, usize, usize)> {
    let Part::Number(year, 4) = parts[0] else { return None };
    let at = 1 + joints(&parts[1..]);
    let (month, used) = month_at(&parts[at..])?;
    let at = at + used + joints(&parts[at + used..]);
    let Some(Part::Number(day, 1..=2)) = parts.get(at) else { return None };
    Some((date(year, i64::from(month), *day)?, at + 1, 0))
}

/// `2025-07-03`, `03/07/2025`, `3.7.2025`, `3.7.25`.
fn in_numbers(parts: &[Part<'_>], locale: Locale<'_>) -> Option<(Date, usize, usize)> {
    use Part::{Mark, Number};
    let [Number(a, la), Mark(s1 @ ('/' | '.' | '-')), Number(b, 1..=2), Mark(s2), Number(c, lc), ..] = parts
    else {
        return None;
    };
    // 1.2.25.17 is a version.
    let longer = *la < 4 && *lc < 4 && matches!(parts.get(5..7), Some([Mark('.'), Number(..)]));
    if s1 != s2 || longer {
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
        (1..=2, 2) if *s1 == '/' && (locale.month_first || *b > 12) && *a <= 12 => (century(*c), *a, *b),
        (1..=2, 2) if *s1 == '/' => (century(*c), *b, *a),
        _ => return None,
    };
    Some((date(year, month, day)?, 5, 0))
}

/// How many of the first parts may stand inside a date between day, month and year.
fn joints(parts: &[Part<'_>]) -> usize {
    let joint = |part: &&Part<'_>| match part {
        Part::Mark(mark) => matches!(mark, ',' | '.' | '-' | '/' | '،' | 'º'),
        Part::Word(word) => is_joint(word),
        Part::Number(..) => false,
    };
    parts.iter().take(4).take_while(joint).count()
}

/// The month that the first parts name, in one word or two, and in how many.
fn month_at(parts: &[Part<'_>]) -> Option<(i8, usize)> {
    let Part::Word(first) = parts.first()? else { return None };
    if let Some((month, _)) = month_in(first) {
        return Some((month, 1));
    }
    let Part::Word(second) = parts.get(1)? else { return None };
    (first.len() + second.len() <= 40)
        .then(|| month(&format!("{first} {second}")))
        .flatten()
        .map(|month| (month, 2))
}

/// The month that a word names, also when a label is glued to it (`PublishedJuly`), and where in the word it begins.
fn month_in(word: &str) -> Option<(i8, usize)> {
    month(word).map(|month| (month, 0)).or_else(|| {
        let split = word.char_indices().rfind(|(at, c)| *at > 0 && c.is_uppercase())?.0;
        month(&word[split..]).filter(|_| word.len() - split >= 3).map(|month| (month, split))
    })
}

/// A day of the calendar. Thai pages count years from the Buddha's death, 543 years before.
fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    let year = if (2533..2640).contains(&year) { year - 543 } else { year };
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The year that two digits mean: 1990 to 2089.
fn century(year: i64) -> i64 {
    if year >= 90 { 1900 + year } else { 2000 + year }
}

/// Adds the clock time and zone that follow a date, if they do; and of how many parts they are.
fn with_clock(date: Date, after: &[Part<'_>], locale: Locale<'_>) -> (Moment, usize) {
    use Part::{Mark, Number, Word};
    let day = (Moment::Day(date), 0);
    let window = &after[..after.len().min(8)];
    let is_time = |part: &[Part<'_>]| {
        matches!(part, [Number(0..=23, 1..=2), Mark(':' | '.') | Word("h" | "H"), Number(0..=59, 2)])
    };
    let label = |part: &Part<'_>| matches!(part, Word(word) if DATELINES.is_label(&word.to_lowercase()));
    // What follows the label of another date is its time.
    let end = window.iter().position(label).unwrap_or(window.len());
    let Some(at) = window[..end].windows(3).position(is_time) else { return day };
    let (Number(mut hour, _), Number(minute, _)) = (window[at], window[at + 2]) else { return day };
    let mut used = at + 3;
    if let [Mark(':'), Number(_, 2), ..] = after[used..] {
        used += 2;
    }
    if let Some((pm, parts)) = half_of_day(&after[used..]) {
        hour = hour % 12 + if pm { 12 } else { 0 };
        used += parts;
    }
    let Ok(time) = Time::new(hour as i8, minute as i8, 0, 0) else { return day };
    let time: DateTime = date.to_datetime(time);
    match zone(&after[used..], locale) {
        Some((offset, parts)) => (Moment::Zoned(time, offset), used + parts),
        None => (Moment::Local(time), used),
    }
}

/// The zone that the first parts name, and in how many: `IST`, `(EDT)`, `GMT+0200`.
fn zone(parts: &[Part<'_>], locale: Locale<'_>) -> Option<(Offset, usize)> {
    use Part::{Mark, Number, Word};
    let lead = usize::from(matches!(parts.first(), Some(Mark('(' | ','))));
    let Word(name) = parts.get(lead)? else { return None };
    let minutes =
        zone_minutes(Some(name).filter(|name| name.chars().all(char::is_uppercase))?, locale.country)?;
    let (minutes, used) = match parts.get(lead + 1..lead + 3) {
        Some([Mark(sign @ ('+' | '-')), Number(shift @ 0..=1400, 4)]) if minutes == 0 => {
            let shift = (shift / 100 * 60 + shift % 100) as i32;
            (if *sign == '+' { shift } else { -shift }, lead + 3)
        }
        _ => (minutes, lead + 1),
    };
    Some((Offset::from_seconds(minutes * 60).ok()?, used))
}

/// `PM`, `p.m.`, `م`: is it the second half of the day, and how many parts say so.
fn half_of_day(parts: &[Part<'_>]) -> Option<(bool, usize)> {
    use Part::{Mark, Word};
    let dotted = match parts {
        [Word(one), Mark('.'), Word(other), Mark('.'), ..] => {
            is_afternoon(&format!("{one}.{other}.")).map(|half| (half, 4))
        }
        _ => None,
    };
    dotted.or_else(|| match parts {
        [Word(word), ..] => Some((is_afternoon(word)?, 1)),
        _ => None,
    })
}
