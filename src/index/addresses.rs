//! Parts of web addresses that do not tell one page from another.

use std::sync::LazyLock;

use serde::Deserialize;

/// What is left out when addresses are compared.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addresses {
    /// Beginnings of parameters that say how a reader came to the page.
    pub tracking: Vec<String>,
    /// First parts of host names under which the same site is served in another dress.
    pub dresses: Vec<String>,
    /// Hosts that keep copies of other sites' pages.
    pub keepers: Vec<String>,
}

/// The parts, read once.
pub static ADDRESSES: LazyLock<Addresses> = LazyLock::new(|| {
    toml::from_str(include_str!("addresses.toml")).expect("addresses.toml is checked by a test")
});

#[cfg(test)]
mod tests {
    #[test]
    fn the_file_is_well_formed_sorted_and_lower_case() {
        let lists = &super::ADDRESSES;
        for list in [&lists.tracking, &lists.dresses, &lists.keepers] {
            assert!(list.is_sorted() && list.iter().all(|part| *part == part.to_lowercase()), "{list:?}");
        }
    }
}
