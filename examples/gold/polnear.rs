//! Answers as positions among the words of each article.

use std::collections::BTreeSet;

use onrecord::quotes::QuoteKind;
use serde::Deserialize;

use super::answer::{Answer, Asked};

/// An article: its words, and what is marked in it.
#[derive(Deserialize)]
pub struct Entry {
    /// In small letters, as [`Cut::Ascii`](super::Cut::Ascii) cuts them.
    pub tokens: Vec<String>,
    attributions: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    content: Vec<usize>,
    source: Option<String>,
    #[serde(default)]
    source_tokens: Vec<usize>,
    cue: Option<String>,
    kind: QuoteKind,
    /// Reported speech or writing, and no belief or intent.
    speech: bool,
}

impl Entry {
    /// Its answers, for each the words of its source, and its words.
    pub fn answers(self) -> (Vec<Answer>, Vec<BTreeSet<usize>>, Vec<String>) {
        let tokens = self.tokens;
        let (answers, sources) = self.attributions.into_iter().map(|marked| answer(marked, &tokens)).unzip();
        (answers, sources, tokens)
    }
}

fn answer(marked: Marked, tokens: &[String]) -> (Answer, BTreeSet<usize>) {
    let words: BTreeSet<usize> = marked.content.into_iter().collect();
    let mut text = String::new();
    let mut last = None;
    for &at in &words {
        match last {
            None => {}
            Some(last) if last + 1 == at => text.push(' '),
            Some(_) => text.push_str(" … "),
        }
        text.push_str(tokens.get(at).map_or("", String::as_str));
        last = Some(at);
    }
    let answer = Answer {
        source_text: marked.source.filter(|source| !source.is_empty()),
        cue_text: marked.cue.filter(|cue| !cue.is_empty()),
        asked: if marked.speech { Asked::Firm } else { Asked::Free },
        words,
        ..Answer::new(marked.kind, text)
    };
    (answer, marked.source_tokens.into_iter().collect())
}
