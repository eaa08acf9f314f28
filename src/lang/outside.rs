//! No word of a language stands in code outside of the packs: a test that reads the sources.
//!
//! A rule that asks `word == "of"` works for English only, and nobody who adds a language finds it. So every string of two
//! or more letters in the stages that read text is taken for a word, unless it is shown to people, is a label of an
//! enum, or stands in [`ALLOWED`].

use std::fs;
use std::path::{Path, PathBuf};

/// The stages that read text.
const STAGES: [&str; 8] =
    ["actors", "analysis", "article", "document", "entities", "quotes", "text", "world"];

/// Macros and functions whose strings are shown to people or to the compiler and compared with nothing.
const SHOWN: [&str; 13] = [
    "#",
    "assert",
    "assert_eq",
    "custom",
    "debug_assert",
    "expect",
    "format",
    "include_str",
    "panic",
    "unreachable",
    "write",
    "writeln",
    "doc",
];

/// Strings that are no words of a language: file, string, and why.
const ALLOWED: [(&str, &str, &str); 6] = [
    ("entities/person.rs", "aeiouy", "the vowels of Latin script"),
    ("text/words.rs", "ss", "how the letter is written without its own sign"),
    ("text/words.rs", "ae", "how the letter is written without its own sign"),
    ("text/words.rs", "oe", "how the letter is written without its own sign"),
    ("text/words.rs", "th", "how the letter is written without its own sign"),
    ("world/mod.rs", "bank", "the id of a slot of institutions.toml"),
];

/// Files whose strings are names in a file format and no words of a language: the fields of `quote_weights.tsv`.
const FORMATS: [&str; 1] = ["quotes/find/fields.rs"];

#[test]
fn no_word_of_a_language_stands_in_code_outside_of_its_pack() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for stage in STAGES {
        add_sources(&root.join(stage), &mut files);
    }
    assert!(files.len() > 50, "the sources are read: {} files", files.len());
    let mut found = Vec::new();
    for path in files {
        let file = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if FORMATS.contains(&file.as_str()) {
            continue;
        }
        let source = fs::read_to_string(&path).expect("a source file can be read");
        for word in words(&source) {
            if !ALLOWED.iter().any(|(of, allowed, _)| *of == file && *allowed == word) {
                found.push(format!("{file}: {word:?}"));
            }
        }
    }
    assert!(found.is_empty(), "these belong into a file of lang/:\n{}", found.join("\n"));
}

fn add_sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "tests") {
            add_sources(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs")
            && path.file_stem().is_none_or(|name| name != "tests")
        {
            files.push(path);
        }
    }
}

/// The strings of a source that are taken for words.
fn words(source: &str) -> Vec<String> {
    let end = source.find("#[cfg(test)]\nmod tests {").unwrap_or(source.len());
    let (mut found, mut code) = (Vec::new(), Code::default());
    let mut rest = &source[..end];
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            continue;
        }
        let raw = raw_string(rest).filter(|_| !code.ends_in_word());
        if let Some((text, after)) = raw.or_else(|| string(rest)) {
            if code.compares() && holds_a_word(text) {
                found.push(text.to_owned());
            }
            code.pass('"');
            rest = after;
            continue;
        }
        if let Some(after) = character(rest) {
            rest = after;
            continue;
        }
        code.pass(c);
        rest = &rest[c.len_utf8()..];
    }
    found
}

/// The string that `rest` begins with, and what follows it.
fn string(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.strip_prefix('"')?;
    let mut escaped = false;
    let close = inner.find(|c: char| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    })?;
    Some((&inner[..close], &inner[close + 1..]))
}

fn raw_string(rest: &str) -> Option<(&str, &str)> {
    let marks = rest.strip_prefix('r')?;
    let hashes = marks.len() - marks.trim_start_matches('#').len();
    let inner = marks[hashes..].strip_prefix('"')?;
    inner.split_once(&format!("\"{}", &marks[..hashes]))
}

/// What follows the character, and no lifetime, that `rest` begins with: `'"'`, `'\''`.
fn character(rest: &str) -> Option<&str> {
    let inner = rest.strip_prefix('\'')?;
    let mut chars = inner.char_indices();
    let escaped = chars.next()?.1 == '\\';
    if escaped {
        chars.next();
    }
    let closes = |(_, c): &(usize, char)| *c == '\'';
    let close = if escaped { chars.find(closes) } else { chars.next().filter(closes) };
    close.map(|(at, _)| &inner[at + 1..])
}

/// Two letters in a row, which are neither an escape nor a gap of a pattern.
fn holds_a_word(text: &str) -> bool {
    let mut letters = 0;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            chars.next();
        }
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
        if letters > 1 {
            return true;
        }
    }
    false
}

/// The code before a string, as far as it tells what the string is for.
#[derive(Default)]
struct Code {
    /// What stands before each bracket that is open: `format` of `format!(`.
    open: Vec<String>,
    /// The last name or number.
    word: String,
    /// The last two characters that are no space.
    last: [char; 2],
    /// Has there been a space since?
    parted: bool,
}

impl Code {
    fn pass(&mut self, c: char) {
        match c {
            '(' | '[' | '{' => {
                let opener = if self.last[1] == '#' || self.last == ['#', '!'] {
                    "#".to_owned()
                } else {
                    self.word.clone()
                };
                self.open.push(opener);
                self.word.clear();
            }
            ')' | ']' | '}' => {
                self.open.pop();
                self.word.clear();
            }
            _ if c.is_alphanumeric() || c == '_' => {
                if self.parted || !self.ends_in_word() {
                    self.word.clear();
                }
                self.word.push(c);
            }
            '!' | '#' => {}
            _ if c.is_whitespace() => {}
            _ => self.word.clear(),
        }
        self.parted = c.is_whitespace();
        if !self.parted {
            self.last = [self.last[1], c];
        }
    }

    fn ends_in_word(&self) -> bool {
        self.last[1].is_alphanumeric() || self.last[1] == '_'
    }

    /// May a string that stands here be compared? Not where it is shown, or the label that a match arm gives.
    fn compares(&self) -> bool {
        let shown = self.open.iter().any(|opener| SHOWN.contains(&opener.as_str()));
        !shown && self.last != ['=', '>']
    }
}

#[test]
fn words_are_told_from_messages_and_labels() {
    for (source, wanted) in [
        ("if word == \"of\" {}", &["of"][..]),
        ("matches!(word, \"and\" | \"or\")", &["and", "or"]),
        ("match word { \"to\" => 1, _ => 0 }", &["to"]),
        ("const ENDINGS: [&str; 2] = [\"ian\", \"n\"];", &["ian"]),
        ("let mark = word == \",\" || word == '\"' || word == \"\\n\";", &[]),
        ("Self::Place => \"place\",", &[]),
        ("write!(f, \"a {role}\")?; // \"not this\"", &[]),
        ("#[serde(rename = \"former\")] struct A;", &[]),
        ("let x = r#\"former\"#; fn f<'a>(x: &'a str) { x == \"to\" }", &["former", "to"]),
    ] {
        assert_eq!(words(source), wanted, "{source}");
    }
}
