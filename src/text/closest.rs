//! Mistyped names.

use super::{folded, words};

/// The name, or the word of a name ("Putim"), that `asked` is most likely a mistyped form of: one wrong letter in
/// four, three at most.
pub fn closest<'a>(asked: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = folded(asked);
    let allowed = wanted.chars().count().div_ceil(4).min(3);
    names
        .flat_map(|name| std::iter::once(name).chain(words(name).map(move |span| span.of(name))))
        .map(|name| (strsim::damerau_levenshtein(&wanted, &folded(name)), name))
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
