//! What the scripts of a page know of its date: many pages are drawn by a script from data that stands in the page.

use jiff::tz::TimeZone;
use memchr::memmem;

use super::dates::{Locale, parse};
use crate::article::Moment;
use crate::lang::pages::datelines::DATELINES;

/// The scripts of a page. They are read only when something is asked of them.
pub(super) struct Scripts<'p>(pub &'p [&'p str]);

/// Longest stamp in a script, in bytes.
const STAMP: usize = 64;

/// Beginnings of the names of time zones, as scripts write them.
const REGIONS: [&str; 8] =
    ["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

impl Scripts<'_> {
    /// The first plausible date under the most telling name, and that name.
    pub fn published(&self, locale: Locale<'_>) -> Option<(Moment, &'static str)> {
        let texts = self.0;
        DATELINES.script_keys.iter().find_map(|key| {
            let moment = texts.iter().find_map(|text| dates_under(text, key, locale).next())?;
            Some((moment, key.as_str()))
        })
    }

    /// `stamp`, which is in UTC, as local time: a script writes the same moment with another offset, or a day with
    /// nothing more, or names the one zone that the site is in.
    pub fn local(&self, stamp: Moment, locale: Locale<'_>) -> Option<Moment> {
        let texts = self.0;
        let near = |moment: &Moment| match moment {
            Moment::Day(day) => (*day - stamp.date()).get_days().abs() <= 1,
            Moment::Zoned(_, offset) => !offset.is_zero() && moment.unix_seconds() == stamp.unix_seconds(),
            Moment::Local(_) => false,
        };
        let written = DATELINES
            .script_keys
            .iter()
            .find_map(|key| texts.iter().flat_map(|text| dates_under(text, key, locale)).find(near));
        written.or_else(|| {
            let zone = TimeZone::get(&zone_named(texts)?).ok()?;
            let time = jiff::Timestamp::from_second(stamp.unix_seconds()).ok()?.to_zoned_datetime(zone);
            Some(Moment::Zoned(time.datetime(), time.offset()))
        })
    }
}

/// The dates in `text` under `key`: `"publishedAt":"2025-07-03"`, `publishedAt: '2025-07-03'`, `\"publishedAt\":1751560920`.
fn dates_under(text: &str, key: &str, locale: Locale<'_>) -> impl Iterator<Item = Moment> {
    strings_under(text, key).filter_map(move |value| parse(value, locale))
}

/// The values in `text` under `key`, up to what ends a string or a number.
pub(super) fn strings_under<'t>(text: &'t str, key: &str) -> impl Iterator<Item = &'t str> {
    let length = key.len();
    let found: Vec<usize> = memmem::find_iter(text.as_bytes(), key).collect();
    found.into_iter().filter_map(move |at| {
        let inside = |c: char| c.is_alphanumeric() || c == '_';
        let rest = &text[at + length..];
        if text[..at].chars().next_back().is_some_and(inside) {
            return None;
        }
        let rest = rest.trim_start_matches(['"', '\'', '\\']).trim_start();
        let rest = rest.strip_prefix([':', '='])?.trim_start().trim_start_matches(['"', '\'', '\\']);
        let end = rest
            .char_indices()
            .take(STAMP)
            .find(|(_, c)| matches!(c, '"' | '\'' | '\\' | '}' | ';' | '\n'))?
            .0;
        Some(rest[..end].trim_end_matches(','))
    })
}

/// The one zone that the scripts name, as `"America/New_York"`; none where they name several.
fn zone_named(texts: &[&str]) -> Option<String> {
    let mut named: Option<String> = None;
    for text in texts {
        for region in REGIONS {
            for at in memmem::find_iter(text.as_bytes(), region) {
                let rest = text[at + region.len()..].trim_start_matches('\\');
                let quoted = text[..at].ends_with(['"', '\'']);
                let Some(city) = rest.strip_prefix('/').filter(|_| quoted) else { continue };
                let end =
                    city.find(|c: char| !(c.is_ascii_alphabetic() || c == '_' || c == '/')).unwrap_or(0);
                let name = format!("{region}/{}", &city[..end]);
                if end == 0 || !city[end..].starts_with(['"', '\'']) || named.as_ref() == Some(&name) {
                    continue;
                }
                if named.is_some() {
                    return None;
                }
                named = Some(name);
            }
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(script: &str, ask: impl FnOnce(Scripts<'_>) -> T) -> T {
        ask(Scripts(&[script]))
    }

    fn published(script: &str) -> Option<String> {
        with(script, |scripts| scripts.published(Locale::default())).map(|(moment, _)| moment.to_string())
    }

    #[test]
    fn dates_are_read_under_the_names_that_scripts_use() {
        for script in [
            r#"window.state={"story":{"publishedAt":"2025-07-03","section":"World"}}"#,
            r#"data = {publish_date : '2025-07-03', x: 1};"#,
            r#"push("{\"datePublished\":\"2025-07-03\"}")"#,
        ] {
            assert_eq!(published(script).as_deref(), Some("2025-07-03"), "{script}");
        }
        assert_eq!(published(r#"{"unpublishedAt":"2025-07-03"}"#), None);
    }

    #[test]
    fn the_zone_of_a_site_makes_a_stamp_local() {
        let local = |script: &str| {
            let stamp = parse("2025-07-04T02:30:00Z", Locale::default()).expect("a stamp");
            with(script, |scripts| scripts.local(stamp, Locale::default())).map(|moment| moment.to_string())
        };
        assert_eq!(
            local(r#"{"timezone":"America\/New_York"}"#).as_deref(),
            Some("2025-07-03T22:30:00-04:00")
        );
        assert_eq!(local(r#"{"zones":["America/New_York","Europe/Paris"]}"#), None);
        assert_eq!(
            local(r#"{"publishDate":"2025-07-03T19:30:00-07:00"}"#).as_deref(),
            Some("2025-07-03T19:30:00-07:00")
        );
    }
}
