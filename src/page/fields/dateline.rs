//! The dates that a page shows its readers, and how they stand to the headline.

use super::dates::{Dated, Locale, all, bare_words, parse};
use crate::article::Moment;
use crate::lang::pages::datelines::{DATELINES, DateLabel};
use crate::page::evidence::{Evidence, Line, Point};
use crate::page::outline::Outline;
use crate::page::text::bare;

/// A date that the page shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    pub moment: Moment,
    /// Which date it says it is.
    pub label: DateLabel,
    pub place: Standing,
    /// Is it a date and hardly anything else, or in an element that says so?
    pub sure: bool,
    /// Do readers see this day? A stamp in UTC is told to machines, also where it stands in an element for dates.
    pub seen: bool,
    /// Does the element say that it carries a date?
    pub marked: bool,
    /// Does it stand in a sentence of the text, without a word that tells which date it is?
    pub told: bool,
}

/// How a date stands to the headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// After it, before much text was read; or a little above it. Nearest first.
    Beside(usize),
    /// Elsewhere in the article, or around it.
    Elsewhere,
    /// In a menu, a rail, a caption or the foot of the page, or under the headline of another story.
    Apart,
}

/// Running text between headline and dateline, in bytes: a standfirst, a summary, a long caption.
const PROSE_BETWEEN: usize = 700;

/// All text between headline and dateline, in bytes: share bars and the like.
const TEXT_BETWEEN: usize = 2500;

/// All text between a dateline and the headline below it, in bytes: a label, a section.
const TEXT_ABOVE: usize = 150;

/// A date above the headline is as good as one so many bytes after it.
const ABOVE: usize = 400;

/// Most words beside a date, labels left out, that make no sentence yet.
const WORDS_BESIDE: usize = 3;

/// A text of more bytes that ends as sentences do is one.
const SENTENCE: usize = 40;

/// A run of more letters than this is several words: some scripts put no spaces between them.
const LETTERS: usize = 15;

/// The dates that the page shows, in order.
pub(super) fn shown(
    evidence: &Evidence,
    outline: &Outline,
    headline: Option<&str>,
    locale: Locale<'_>,
) -> Vec<Shown> {
    let anchor = anchor(evidence, headline.unwrap_or_default());
    let headline = headline.map(bare).unwrap_or_default();
    let mut shown = Vec::new();
    for line in &evidence.lines {
        let text = bare(&line.text);
        if !text.is_empty() && headline.contains(&text) {
            // A date in the headline is what the article is about. A date without a text is for scripts to show.
            continue;
        }
        let teased = line.teased && line.at > anchor;
        let place = if teased || outline.is_apart(line.item, line.marked) {
            Standing::Apart
        } else {
            standing(line, anchor)
        };
        let is_sentence = !line.marked
            && line.text.len() > SENTENCE
            && line.text.ends_with(['.', '!', '?', '”', '"'])
            && place != Standing::Apart
            && !opens_with_place(&line.text, locale);
        dates_of(line, locale, |Reading { moment, label, sure, seen }| {
            // Among related stories, what follows a link is the day of one.
            let of_another =
                place == Standing::Apart && line.follows_link && outline.is_among_others(line.item);
            let told = is_sentence && label == DateLabel::None || of_another;
            shown.push(Shown { moment, label, place, sure, seen, marked: line.marked, told });
        });
    }
    shown
}

/// Does a text open with the place and day of a report: "TARVIK, March 12, 2025 (Meridian) – …"?
fn opens_with_place(text: &str, locale: Locale<'_>) -> bool {
    let place = all(text, locale).next().and_then(|dated| text[..dated.span.start].trim().strip_suffix(','));
    place.is_some_and(|place| {
        place.len() <= PLACE && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    })
}

/// Longest place before the day of a report, in bytes.
const PLACE: usize = 40;

/// Where the headline stands; the start of the page where it does not.
pub(super) fn anchor(evidence: &Evidence, headline: &str) -> Point {
    let headline = bare(headline);
    evidence
        .headings
        .iter()
        .filter(|heading| bare(&heading.text) == headline)
        .min_by_key(|heading| heading.level)
        .map_or(Point::default(), |heading| heading.at)
}

fn standing(line: &Line, anchor: Point) -> Standing {
    if line.at < anchor {
        let between = (anchor.read - line.at.read).saturating_sub(line.text.len());
        return if between <= TEXT_ABOVE { Standing::Beside(ABOVE + between) } else { Standing::Elsewhere };
    }
    let read = line.at.read - anchor.read;
    if line.at.prose - anchor.prose <= PROSE_BETWEEN && read <= TEXT_BETWEEN {
        Standing::Beside(read)
    } else {
        Standing::Elsewhere
    }
}

/// A date of a line.
struct Reading {
    moment: Moment,
    label: DateLabel,
    sure: bool,
    seen: bool,
}

/// Is it a day in eight digits: 20250703?
fn is_compact(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Hands over each date of a line.
fn dates_of(line: &Line, locale: Locale<'_>, mut take: impl FnMut(Reading)) {
    let dates: Vec<Dated> = all(&line.text, locale).collect();
    let or = |label: DateLabel, other: DateLabel| if label == DateLabel::None { other } else { label };
    let before = DATELINES.label(&line.before);
    let digits = Some(line.text.as_str()).filter(|text| line.marked && is_compact(text));
    if let Some(stamp) = line.stamp.as_deref().or(digits).and_then(|stamp| parse(stamp, locale)) {
        let label = or(DATELINES.label(&line.text), or(before, line.label));
        // The stamp is more precise, but often in UTC; where readers are shown another day, that is the right one.
        let shown = dates.first().map(|dated| dated.moment);
        let moment = shown.filter(|shown| shown.date() != stamp.date()).unwrap_or(stamp);
        take(Reading { moment, label, sure: true, seen: shown.is_some() || !is_utc(stamp) });
        return;
    }
    let mut end = 0;
    let mut beside = 0;
    let mut labels = Vec::with_capacity(dates.len());
    for dated in &dates {
        let words = &line.text[end..dated.span.start];
        beside += words_beside(words);
        let label = DATELINES.label(words);
        labels.push(or(label, or(if end == 0 { before } else { DateLabel::None }, line.label)));
        end = dated.span.end;
    }
    beside += words_beside(&line.text[end..]);
    let sure = line.marked || beside <= WORDS_BESIDE;
    for (dated, label) in dates.iter().zip(labels) {
        take(Reading { moment: dated.moment, label, sure, seen: true });
    }
}

/// Is `shown` the day before or after that of a stamp in UTC? Then it is the local day.
pub(super) fn is_local_day(stamp: Moment, shown: Moment) -> bool {
    is_utc(stamp) && (shown.date() - stamp.date()).get_days().abs() == 1
}

/// Is it a stamp in UTC? Readers are shown local time.
pub(super) fn is_utc(moment: Moment) -> bool {
    matches!(moment, Moment::Zoned(_, offset) if offset.is_zero())
}

/// How many words of a text are neither labels of dates nor what stands beside them.
fn words_beside(text: &str) -> usize {
    let other = |word: &&&str| !DATELINES.is_filler(&word.to_lowercase());
    bare_words(text).iter().filter(other).map(|word| word.chars().count().div_ceil(LETTERS)).sum()
}
