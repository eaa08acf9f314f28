//! Does a name stand in the lexicons of the world at all?
//!
//! They take some milliseconds to read, which a search for a person, whom they do not know, need not wait for. So the
//! names that users type are first looked for in the files as they are.

use std::sync::LazyLock;

use memchr::memmem;

use crate::text::fold;

/// The files that hold names.
const FILES: [&str; 5] = [
    include_str!("en/bodies.toml"),
    include_str!("en/countries.toml"),
    include_str!("en/institutions.toml"),
    include_str!("en/organizations.toml"),
    include_str!("en/places.toml"),
];

/// Their letters and digits alone, folded: how words are parted is for those to know who read the files.
static LETTERS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut letters = Vec::with_capacity(FILES.iter().map(|file| file.len()).sum());
    for line in FILES.iter().flat_map(|file| file.lines()) {
        match line.is_ascii() {
            true => add_letters(line, &mut letters),
            false => add_letters(&fold(line), &mut letters),
        }
    }
    letters
});

fn add_letters(text: &str, letters: &mut Vec<u8>) {
    let kept = text.bytes().filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    letters.extend(kept.map(|byte| byte.to_ascii_lowercase()));
}

/// May the files hold `name`, which is folded? False only where they do not.
pub(super) fn may_hold(name: &str) -> bool {
    name.split(' ').all(|word| {
        let mut letters = Vec::with_capacity(word.len());
        add_letters(word, &mut letters);
        memmem::find(&LETTERS, &letters).is_some()
    })
}
