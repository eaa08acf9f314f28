//! The day in an address.

use jiff::civil::Date;

use super::is_plausible;
use crate::lang::pages::calendar::month;

/// The day in an address: `/2025/07/03/`, `/2025-07-03-`, `/20250703/`, `/2025/jul/03/`.
pub(crate) fn in_url(url: &str) -> Option<Date> {
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

    #[test]
    fn an_address_may_hold_the_day() {
        let day = |url| in_url(url).map(|day| day.to_string());
        assert_eq!(day("https://example.org/world/2025/07/03/talks").as_deref(), Some("2025-07-03"));
        assert_eq!(day("https://example.org/2025/jul/03/talks").as_deref(), Some("2025-07-03"));
        assert_eq!(day("https://example.org/20250703-talks").as_deref(), Some("2025-07-03"));
        assert_eq!(day("https://example.org/story/1234567"), None);
    }
}
