//! Answers in a TOML file beside each page.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use onrecord::quotes::{QuoteKind, Stance};
use serde::Deserialize;

use super::Word;
use super::answer::{Answer, Relay};
use super::locate::find_words;

/// What `corpus/README.md` describes; the fields of the page are judged by the tests.
#[derive(Deserialize)]
struct Expected {
    #[serde(default)]
    fields_only: bool,
    #[serde(default)]
    quotes: Vec<ExpectedQuote>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedQuote {
    text: String,
    kind: QuoteKind,
    speaker: Option<String>,
    #[serde(default)]
    affiliation: Vec<String>,
    said_on: Option<String>,
    #[serde(default)]
    stance: Stance,
    relayed: Option<String>,
}

/// The file of answers beside `page`: of `x.html.gz` it is `x.expected.toml`.
pub fn file_beside(page: &Path) -> Option<PathBuf> {
    let name = page.file_name()?.to_str()?;
    let stem = name.split('.').next()?;
    Some(page.with_file_name(format!("{stem}.expected.toml"))).filter(|file| file.is_file())
}

/// The answers in `file`; none where the page's quotes are not judged.
pub fn read(file: &Path) -> anyhow::Result<Option<Vec<Answer>>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let expected: Expected =
        toml::from_str(&text).with_context(|| format!("cannot read the answers in {}", file.display()))?;
    Ok((!expected.fields_only).then(|| expected.quotes.into_iter().map(answer).collect()))
}

fn answer(quote: ExpectedQuote) -> Answer {
    Answer {
        speaker: quote.speaker,
        affiliation: quote.affiliation,
        said_on: quote.said_on,
        stance: Some(quote.stance),
        relay: Some(Relay { names: quote.relayed.into_iter().collect(), unnamed: false }),
        ..Answer::new(quote.kind, quote.text)
    }
}

/// Finds the contents of `answers` among the words of the body. Of a content that stands there twice the next one is
/// meant, because answers stand in the order of the text.
pub fn find_contents(answers: &mut [Answer], body: &[Word]) {
    let mut from = 0;
    for answer in answers {
        let mut next = from;
        let mut start = None;
        for piece in answer.text.split(" … ") {
            let piece = super::Cut::Unicode.folded(piece);
            let found = find_words(&piece, body, next).or_else(|| find_words(&piece, body, 0));
            if let Some(at) = found {
                next = at + piece.len();
                start.get_or_insert(at);
                answer.words.extend(at..next);
            }
        }
        from = start.map_or(from, |at| at + 1);
    }
}
