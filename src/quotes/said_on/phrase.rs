//! Reading a day from the text: `Tuesday (July 1)`, `June 25`, `yesterday`.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Dated;
use crate::lang::pages::calendar;
use crate::lang::small::Small;
use crate::lang::utterance_days::DayWord;
use crate::text::TokenKind;

/// A day as written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Written {
    /// `yesterday`
    Relative(i8),
    /// `Tuesday`, `last Tuesday`
    Week(Weekday, bool),
    /// `June 25`, `June 25, 2025`
    Month(i8, i8, Option<i16>),
}

/// A day that is written in the text, and the tokens that write it.
pub(super) struct DayPhrase {
    written: Written,
    /// From the first word, "last" included, to the end of "Tuesday (July 1)".
    pub(super) tokens: Range<usize>,
}

/// The day that is written from token `at`, read no further than `end`.
pub(super) fn at(text: Dated<'_, '_>, at: usize, end: usize) -> Option<DayPhrase> {
    let word = |at: usize| text.word(at, end);
    if text.tokens.all().get(at)?.kind == TokenKind::Word
        && let Some(days) = text.pack.days.relative_day(word(at))
    {
        return Some(DayPhrase { written: Written::Relative(days), tokens: at..at + 1 });
    }
    if let Some((written, after)) = month_day(text, &word, at) {
        return Some(DayPhrase { written, tokens: at..after });
    }
    let last = text.is(word(at), DayWord::Past);
    let named = at + usize::from(last);
    let capital = word(named).starts_with(char::is_uppercase);
    let weekday = calendar::weekday(word(named)).filter(|_| capital)?;
    // "Tuesday (July 1)", "Tuesday, July 1": the date is the surer of the two.
    let opens = matches!(word(named + 1), "(" | "," | "[");
    let date = named + 1 + usize::from(opens);
    if let Some((written, after)) = month_day(text, &word, date) {
        let closes = matches!(word(after), ")" | "]");
        return Some(DayPhrase { written, tokens: at..after + usize::from(closes) });
    }
    Some(DayPhrase { written: Written::Week(weekday, last), tokens: at..named + 1 })
}

/// `June 25`, `25 June`, `the 25th of June`, with or without a year; and the token after it.
fn month_day<'t>(
    text: Dated<'_, '_>,
    word: &impl Fn(usize) -> &'t str,
    at: usize,
) -> Option<(Written, usize)> {
    let month = |at: usize| calendar::month(word(at)).filter(|_| word(at).starts_with(char::is_uppercase));
    let (month, day, after) = if let Some(month) = month(at) {
        (month, day_number(text, word(at + 1))?, at + 2)
    } else {
        let at = at + usize::from(text.small(word(at)).has(Small::DEFINITE));
        let day = day_number(text, word(at))?;
        let named = at + 1 + usize::from(text.small(word(at + 1)).has(Small::OF));
        (month(named)?, day, named + 1)
    };
    let comma = usize::from(word(after) == ",");
    let year = year_number(word(after + comma));
    let end = if year.is_some() { after + comma + 1 } else { after };
    Some((Written::Month(month, day, year), end))
}

/// `25`, `25th`
fn day_number(text: Dated<'_, '_>, word: &str) -> Option<i8> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let ending = &word[digits..];
    if !(1..=2).contains(&digits) || !text.pack.endings.is_ordinal(ending) {
        return None;
    }
    word[..digits].parse().ok().filter(|day| (1..=31).contains(day))
}

/// `2025`
fn year_number(word: &str) -> Option<i16> {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| digits && (1900..2100).contains(year))
}

impl DayPhrase {
    /// The day itself; all but a date with its year needs the day of publication.
    pub(super) fn resolve(&self, published: Option<Date>) -> Option<Date> {
        if let Written::Month(month, day, Some(year)) = self.written {
            return Date::new(year, month, day).ok();
        }
        let published = published?;
        match self.written {
            Written::Relative(days) => published.checked_add(days.days()).ok(),
            Written::Week(day, last) => {
                if day == published.weekday() && !last {
                    return Some(published);
                }
                published.nth_weekday(-1, day).ok()
            }
            Written::Month(month, day, _) => {
                let latest = published.tomorrow().ok()?;
                // Four years reach back to any February 29.
                (0..=8)
                    .filter_map(|back| Date::new(published.year() + 1 - back, month, day).ok())
                    .find(|date| *date <= latest)
            }
        }
    }
}
