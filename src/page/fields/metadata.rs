//! Names under which pages keep their metadata.

use std::sync::LazyLock;

use serde::Deserialize;

/// For each field the names that may hold it, most trusted first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetadataKeys {
    /// Names that hold the headline.
    pub headline: Vec<String>,
    /// Names that hold the standfirst or description.
    pub summary: Vec<String>,
    /// Names that hold an author.
    pub author: Vec<String>,
    /// Names that hold the paper or site.
    pub publisher: Vec<String>,
    /// Names that hold the part of the paper.
    pub section: Vec<String>,
    /// Names that hold tags.
    pub tags: Vec<String>,
    /// Names that hold the time of publication.
    pub published: Vec<String>,
    /// Names that hold the time of the last change.
    pub modified: Vec<String>,
    /// Names that hold the language.
    pub language: Vec<String>,
    /// Forms of companies, which end the names of owners.
    pub company_forms: Vec<String>,
}

/// The names, read once.
pub static METADATA_KEYS: LazyLock<MetadataKeys> = LazyLock::new(|| {
    toml::from_str(include_str!("metadata.toml")).expect("metadata.toml is checked by a test")
});

#[cfg(test)]
mod tests {
    #[test]
    fn the_file_is_well_formed_and_lower_case() {
        let keys = &super::METADATA_KEYS;
        for key in keys.published.iter().chain(&keys.author).chain(&keys.headline) {
            assert_eq!(*key, key.to_lowercase());
        }
    }
}
