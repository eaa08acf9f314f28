//! The country of a site, by the last part of its host: `norra.example.ke` is Kenyan.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{CountryId, WORLD};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    open: String,
    other: foldhash::HashMap<String, String>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("top_levels.toml")).expect("top_levels.toml is checked by a test")
});

/// The country in whose part of the net the page of this address stands; none for parts that are open to all.
pub fn country_of_address(url: &str) -> Option<CountryId> {
    let host = url.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    let last = host.rsplit('.').next().filter(|last| last.len() == 2)?;
    if FILE.open.split(' ').any(|open| open == last) {
        return None;
    }
    let code = FILE.other.get(last).cloned().unwrap_or_else(|| last.to_ascii_uppercase());
    WORLD.countries.iter().position(|country| country.code == code).map(CountryId)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world;

    #[test]
    fn the_host_tells_the_country() {
        let of = |url: &str| {
            let id = country_of_address(url)?;
            world::country_name(id)
        };
        assert_eq!(of("https://www.example.co.uk/news/1"), Some("United Kingdom"));
        assert_eq!(of("https://example.ke"), Some("Kenya"));
        assert_eq!(of("https://example.com/uk"), None);
        assert_eq!(of("https://example.tv/a"), None);
    }
}
