//! Mistyped names.

use super::{folded, words};

/// The name, or the word of a name ("Putim"), that `asked` is most likely a mistyped form of: one wrong letter in
/// four, three at most.
pub fn closest<'a>(asked: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = folded(asked);
    let length = wanted.chars().count();
    let allowed = length.div_ceil(4).min(3);
    names
        .flat_map(|name| std::iter::once(name).chain(words(name).map(move |span| span.of(name))))
        .map(|name| (name, folded(name)))
        // As many letters are wrong as one name has more than the other.
        .filter(|(_, written)| written.chars().count().abs_diff(length) <= allowed)
        .map(|(name, written)| (strsim::damerau_levenshtein(&wanted, &written), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_suggests_the_closest() {
        let names = ["Kremlin", "Karelin", "White House"];
        assert_eq!(closest("kremlim", names.into_iter()), Some("Kremlin"));
        assert_eq!(closest("zzz", names.into_iter()), None);
    }
}
