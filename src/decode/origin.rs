//! What the program that saved a page wrote into it: where the page came from, and when it was saved.

use jiff::Timestamp;
use jiff::fmt::strtime;
use jiff::tz::Offset;
use memchr::memmem;

/// Where a page came from and when it was saved, as far as it tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Address, with its scheme.
    pub url: Option<String>,
    /// When it was saved.
    pub saved: Option<Timestamp>,
}

/// Bytes at the beginning of a page in which comments of saving programs are looked for.
const HEAD: usize = 16 << 10;

/// Bytes at its end; the Wayback Machine writes there.
const TAIL: usize = 8 << 10;

/// Longest comment that is read.
const LONGEST: usize = 4 << 10;

/// Reads what the program that saved the page wrote into it.
pub fn origin(text: &str) -> Origin {
    let head = &text[..text.floor_char_boundary(HEAD)];
    let tail = &text[text.ceil_char_boundary(text.len().saturating_sub(TAIL))..];
    comments(head)
        .find_map(|comment| {
            single_file(comment)
                .or_else(|| httrack(comment))
                .or_else(|| monolith(comment))
                .or_else(|| mark_of_the_web(comment))
        })
        .or_else(|| save_page(text))
        .or_else(|| comments(tail).find_map(wayback_machine))
        .unwrap_or_default()
}

fn comments(text: &str) -> impl Iterator<Item = &str> {
    memmem::find_iter(text.as_bytes(), b"<!--").filter_map(|start| {
        let comment = &text[start + 4..];
        let comment = &comment[..comment.floor_char_boundary(LONGEST)];
        comment.split_once("-->").map(|(comment, _)| comment)
    })
}

/// SingleFile: `Page saved with SingleFile`, then lines `url: …` and
/// `saved date: Thu Jul 03 2025 18:20:11 GMT+0200 (Central European Summer Time)`.
fn single_file(comment: &str) -> Option<Origin> {
    if !comment.contains("SingleFile") {
        return None;
    }
    let line = |name: &str| comment.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    Some(Origin { url: line("url:").and_then(address), saved: line("saved date:").and_then(browser_date) })
}

/// HTTrack: `Mirrored from example.com/a by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 03 Jul 2025 16:42:10 GMT`.
/// It leaves the scheme out.
fn httrack(comment: &str) -> Option<Origin> {
    let (place, rest) = comment.trim().strip_prefix("Mirrored from ")?.split_once(" by HTTrack")?;
    let url = if place.contains("://") { address(place) } else { address(&format!("http://{place}")) };
    let date = rest
        .split_once("], ")
        .and_then(|(_, date)| strtime::parse("%a, %d %b %Y %H:%M:%S GMT", date.trim()).ok());
    Some(Origin { url, saved: date.and_then(|date| in_utc(&date)) })
}

/// monolith: `Saved from https://example.com/a at 2025-07-03T16:42:10Z using monolith v2.10.1`.
fn monolith(comment: &str) -> Option<Origin> {
    let (place, rest) = comment.trim().strip_prefix("Saved from ")?.split_once(" at ")?;
    let (date, _) = rest.split_once(" using monolith")?;
    Some(Origin { url: address(place), saved: date.trim().parse().ok() })
}

/// Chrome, Edge and Internet Explorer: `saved from url=(0026)https://example.com/a`; the number is the address's length.
fn mark_of_the_web(comment: &str) -> Option<Origin> {
    let (_, place) = comment.trim().strip_prefix("saved from url=(")?.split_once(')')?;
    Some(Origin { url: address(place), saved: None })
}

/// Save Page WE: `<meta name="savepage-url" content="…">`, and `savepage-date` with a date as SingleFile's.
fn save_page(text: &str) -> Option<Origin> {
    let content = |name: &str| {
        let (_, rest) = text[memmem::find(text.as_bytes(), name.as_bytes())?..].split_once("content=\"")?;
        rest[..rest.floor_char_boundary(LONGEST)].split_once('"').map(|(content, _)| content)
    };
    let url = content("\"savepage-url\"")?;
    Some(Origin {
        url: address(&url.replace("&amp;", "&")),
        saved: content("\"savepage-date\"").and_then(browser_date),
    })
}

/// The Wayback Machine: `FILE ARCHIVED ON 16:42:10 Jul 03, 2025 AND RETRIEVED FROM THE INTERNET ARCHIVE ON …`.
fn wayback_machine(comment: &str) -> Option<Origin> {
    let (date, _) = comment.trim().strip_prefix("FILE ARCHIVED ON ")?.split_once(" AND RETRIEVED")?;
    let date = strtime::parse("%H:%M:%S %b %d, %Y", date.trim()).ok()?;
    Some(Origin { url: None, saved: in_utc(&date) })
}

/// A date as JavaScript prints it: `Thu Jul 03 2025 18:20:11 GMT+0200 (Central European Summer Time)`.
fn browser_date(date: &str) -> Option<Timestamp> {
    let date = date.split(" (").next()?.trim();
    strtime::parse("%a %b %d %Y %H:%M:%S GMT%z", date).ok()?.to_timestamp().ok()
}

fn in_utc(date: &strtime::BrokenDownTime) -> Option<Timestamp> {
    Offset::UTC.to_timestamp(date.to_datetime().ok()?).ok()
}

fn address(place: &str) -> Option<String> {
    let place = place.trim();
    let web = place.starts_with("http://") || place.starts_with("https://");
    (web && !place.contains(char::is_whitespace)).then(|| place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (Option<String>, Option<String>) {
        let Origin { url, saved } = origin(text);
        (url, saved.map(|saved| saved.to_string()))
    }

    fn both(url: &str, saved: &str) -> (Option<String>, Option<String>) {
        (Some(url.into()), Some(saved.into()))
    }

    #[test]
    fn each_program_that_saves_pages_is_understood() {
        let want = both("https://quay.example/a?x=1&y=2", "2025-07-03T16:42:10Z");
        for page in [
            "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://quay.example/a?x=1&y=2 \n saved date: Thu Jul 03 2025 18:42:10 GMT+0200 (Central European Summer Time)\n--><meta charset=utf-8>",
            "<!-- Saved from https://quay.example/a?x=1&y=2 at 2025-07-03T16:42:10Z using monolith v2.10.1 -->\n<html>",
            "<html><head><meta name=\"savepage-url\" content=\"https://quay.example/a?x=1&amp;y=2\">\n<meta name=\"savepage-date\" content=\"Thu Jul 03 2025 18:42:10 GMT+0200 (CEST)\">",
        ] {
            assert_eq!(told(page), want, "{page}");
        }
        assert_eq!(
            told(
                "<html>\n<!-- Mirrored from quay.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 03 Jul 2025 16:42:10 GMT -->"
            ),
            both("http://quay.example/a.html", "2025-07-03T16:42:10Z")
        );
        assert_eq!(
            told("<!DOCTYPE html>\n<!-- saved from url=(0022)https://quay.example/a -->\n<html>"),
            (Some("https://quay.example/a".into()), None)
        );
        assert_eq!(
            told(
                "<p>x</html>\n<!--\n     FILE ARCHIVED ON 16:42:10 Jul 03, 2025 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 08:00:00 Jul 04, 2025.\n-->"
            ),
            (None, Some("2025-07-03T16:42:10Z".into()))
        );
    }

    #[test]
    fn other_comments_tell_nothing() {
        assert_eq!(
            origin("<!-- saved from url=(0014)about:internet --><p>x <!-- unclosed"),
            Origin::default()
        );
        assert_eq!(origin("<p>Saved from drowning at sea</p>"), Origin::default());
    }
}
