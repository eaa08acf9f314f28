//! How actors and speakers are written in the index: facets, which are counted, and keys, by which spellings of one name are
//! found.

use tantivy::schema::Facet;

use crate::actors::{ActorKind, Affiliation, spelling_key};

/// Stands for an affiliation or a name that is not known, in facets of speakers.
pub const UNKNOWN: &str = "?";

/// The facet of a speaker: `/Russia/Kremlin/Vladimir Putin`; `None` when neither name nor affiliation is known.
pub fn speaker_facet(speaker: Option<&str>, affiliation: &Affiliation) -> Option<Facet> {
    if speaker.is_none() && affiliation.is_empty() {
        return None;
    }
    let wide = affiliation.0.iter().map(String::as_str);
    let unaffiliated = affiliation.is_empty().then_some(UNKNOWN);
    Some(Facet::from_path(wide.chain(unaffiliated).chain([speaker.unwrap_or(UNKNOWN)])))
}

/// Parts the names in a [`speaker_key`].
pub const KEY_SEPARATOR: char = '\u{1}';

/// What [`speaker_facet`] holds in the form in which spellings are compared; an unknown part is empty.
pub fn speaker_key(speaker: Option<&str>, affiliation: &Affiliation) -> Option<String> {
    if speaker.is_none() && affiliation.is_empty() {
        return None;
    }
    let mut parts: Vec<String> = affiliation.0.iter().map(|name| spelling_key(name)).collect();
    if parts.is_empty() {
        parts.push(String::new());
    }
    parts.push(speaker.map(spelling_key).unwrap_or_default());
    // A term is cut off by the index beyond this; names of such a length are no names.
    let key = parts.join(&KEY_SEPARATOR.to_string());
    (key.len() < LONGEST_KEY).then_some(key)
}

/// Bytes of the longest key that is kept.
const LONGEST_KEY: usize = 2048;

/// The facet of an actor: `/person/Vladimir Putin`.
pub fn actor_facet(kind: ActorKind, name: &str) -> Facet {
    Facet::from_path([kind.name(), name])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_stands_beneath_the_institution() {
        let kremlin = Affiliation(vec!["Russia".into(), "Kremlin".into()]);
        let facet = |speaker, affiliation: &Affiliation| {
            speaker_facet(speaker, affiliation).map(|facet| facet.to_string())
        };
        let nobody = Affiliation::default();
        assert_eq!(
            facet(Some("Vladimir Putin"), &kremlin).as_deref(),
            Some("/Russia/Kremlin/Vladimir Putin")
        );
        assert_eq!(facet(Some("Ada Holm"), &nobody).as_deref(), Some("/?/Ada Holm"));
        assert_eq!(facet(None, &kremlin).as_deref(), Some("/Russia/Kremlin/?"));
        assert_eq!(facet(None, &nobody), None);
    }
}
