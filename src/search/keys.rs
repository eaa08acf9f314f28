//! Reading the keys of speakers: `norland / navy / ada holm`.
//!
//! **In:** a key as [`KEY_SEPARATOR`] parts it, and what is asked for. **Out:** its parts, and whether it belongs there.

use crate::index::KEY_SEPARATOR;

/// The parts before the speaker, as one text.
pub(super) fn path(key: &str) -> &str {
    key.rsplit_once(KEY_SEPARATOR).map_or("", |(path, _)| path)
}

/// The last part: the speaker, empty where none is named.
pub(super) fn speaker(key: &str) -> &str {
    key.rsplit(KEY_SEPARATOR).next().unwrap_or_default()
}

/// Has it no institution?
pub(super) fn is_unaffiliated(key: &str) -> bool {
    key.starts_with(KEY_SEPARATOR)
}

/// Does `key` belong to an institution whose path holds the parts `wanted` side by side, whole?
pub(super) fn is_beneath(key: &str, wanted: &[String]) -> bool {
    let Some(at) = key.rfind(KEY_SEPARATOR) else { return false };
    let institutions = &key[..at];
    let parts: Vec<&str> = institutions.split(KEY_SEPARATOR).collect();
    parts.windows(wanted.len()).any(|parts| parts.iter().zip(wanted).all(|(part, want)| part == want))
}

/// Do all parts `wanted` end the key, the speaker's name last?
pub(super) fn ends_with(key: &str, wanted: &[String]) -> bool {
    let parts: Vec<&str> = key.split(KEY_SEPARATOR).collect();
    parts.len() >= wanted.len()
        && parts.iter().rev().zip(wanted.iter().rev()).all(|(part, want)| part == want)
}

/// Do the parts `wanted` stand as words in names of institutions side by side?
pub(super) fn institution_holds(key: &str, wanted: &[String]) -> bool {
    let parts: Vec<&str> = path(key).split(KEY_SEPARATOR).collect();
    parts
        .windows(wanted.len())
        .any(|parts| parts.iter().zip(wanted).all(|(part, want)| holds_words(part, want)))
}

/// Do the words of `part` stand side by side in `name`? Both are folded alike.
pub(super) fn holds_words(name: &str, part: &str) -> bool {
    name.match_indices(part).any(|(at, _)| {
        let before = name[..at].chars().next_back();
        let after = name[at + part.len()..].chars().next();
        before.is_none_or(|c| c == ' ') && after.is_none_or(|c| c == ' ')
    })
}
