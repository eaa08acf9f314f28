//! When the article was published, by the page's own local day.

use jiff::tz::Offset;

use super::dates::{self, Locale, parse};
use super::evidence::Evidence;
use super::json_ld::JsonArticle;
use crate::article::Moment;
use crate::lexicon::metadata::METADATA_KEYS;

/// The time of publication. In order of trust: the article's JSON-LD, metadata, `<time>`, elements that a class
/// marks as dates, short texts, the address.
pub(super) fn published(
    evidence: &Evidence,
    json: &JsonArticle,
    url: Option<&str>,
    locale: Locale<'_>,
) -> Option<Moment> {
    let stated = json.published.as_deref();
    let of_meta = || {
        METADATA_KEYS
            .published
            .iter()
            .flat_map(|key| evidence.metas(key))
            .find_map(|value| parse(value, locale))
    };
    let of_times = || {
        evidence.times.iter().find_map(|(stamp, shown)| {
            stamp.as_deref().and_then(|stamp| parse(stamp, locale)).or_else(|| parse(shown, locale))
        })
    };
    let of_address = || url.and_then(dates::in_url).map(Moment::Day);
    // Pictures of a story are filed under its day.
    let of_picture = || evidence.meta("og:image").and_then(dates::in_url).map(Moment::Day);
    let found = stated
        .and_then(|stamp| parse(stamp, locale))
        .map(|stated| earlier(stated, of_meta()))
        .or_else(of_meta)
        .or_else(|| json.page_published.as_deref().and_then(|stamp| parse(stamp, locale)))
        .or_else(of_times)
        .or_else(|| evidence.dated.iter().find_map(|text| parse(text, locale)))
        .or_else(of_address)
        .or_else(of_picture)
        .or_else(|| evidence.short_texts.iter().find_map(|text| parse(text, locale)))?;
    Some(as_shown(found, evidence, url, locale))
}

/// Where two stamps of publication differ by a day, the earlier is the first publication, or one of them is local time
/// that was labelled as UTC.
fn earlier(stated: Moment, other: Option<Moment>) -> Moment {
    other
        .filter(|other| {
            (1..=24 * 3600).contains(&(stated.unix_seconds() - other.unix_seconds()))
                && other.date() < stated.date()
        })
        .unwrap_or(stated)
}

/// The time of the last change.
pub(super) fn modified(evidence: &Evidence, stated: Option<&str>, locale: Locale<'_>) -> Option<Moment> {
    let of_meta = || {
        METADATA_KEYS
            .modified
            .iter()
            .flat_map(|key| evidence.metas(key))
            .find_map(|value| parse(value, locale))
    };
    stated.and_then(|stamp| parse(stamp, locale)).or_else(of_meta)
}

/// Where the stamp is in UTC and the page shows its readers the day before or after, the shown day is the right one.
fn as_shown(found: Moment, evidence: &Evidence, url: Option<&str>, locale: Locale<'_>) -> Moment {
    let Moment::Zoned(time, Offset::UTC) = found else { return found };
    let shown =
        evidence.times.iter().map(|(_, shown)| shown).chain(&evidence.dated).chain(&evidence.short_texts);
    let near = |moment: &Moment| {
        let days = (moment.date() - time.date()).get_days();
        days.abs() <= 1
    };
    let shown: Vec<Moment> = shown.take(60).filter_map(|text| parse(text, locale)).filter(near).collect();
    if shown.iter().any(|shown| shown.date() == time.date()) {
        return found;
    }
    let by_reader = shown.first().copied();
    let by_address = || url.and_then(dates::in_url).map(Moment::Day).filter(near);
    match by_reader.or_else(by_address) {
        Some(shown) if shown.date() != time.date() => shown,
        _ => found,
    }
}
