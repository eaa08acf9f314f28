//! What is written together with a word and is none of it: elided articles before it, particles behind it.

use std::sync::LazyLock;

use foldhash::HashSet;
use serde::Deserialize;

use crate::text::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    elided: String,
    particles: String,
}

/// The joints of all languages.
pub struct Joints {
    elided: HashSet<String>,
    particles: HashSet<String>,
}

/// The joints, read once.
pub static JOINTS: LazyLock<Joints> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("joints.toml")).expect("joints.toml is checked by a test");
    Joints {
        elided: file.elided.split_whitespace().map(str::to_owned).collect(),
        // Folding takes the signs of Korean apart.
        particles: file.particles.split_whitespace().map(|particle| fold(particle).into_owned()).collect(),
    }
});

impl Joints {
    /// The word behind an elided article: of `l'Istanbul` that is `Istanbul`.
    pub fn without_article<'w>(&self, word: &'w str) -> Option<&'w str> {
        let (article, rest) = word.split_once(['\'', '’'])?;
        let letters = rest.chars().count();
        // One letter is an ending and no word: "l's".
        (letters > 1 && self.elided.contains(article.to_lowercase().as_str())).then_some(rest)
    }

    /// Is `rest`, folded and behind a word, particles?
    pub fn is_particle(&self, rest: &str) -> bool {
        self.particles.contains(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_particles_are_no_part_of_a_word() {
        assert_eq!(JOINTS.without_article("d’Istanbul"), Some("Istanbul"));
        assert_eq!(JOINTS.without_article("Dell'Ucraina"), Some("Ucraina"));
        assert_eq!(JOINTS.without_article("O'Hara"), None);
        assert_eq!(JOINTS.without_article("Lind's"), None);
        assert!(JOINTS.is_particle(&fold("은")) && !JOINTS.is_particle(&fold("국")));
    }
}
