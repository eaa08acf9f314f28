//! The forms of a word that are one to a search.
//!
//! An index holds words as written. Which of them a word of a query stands for is asked of each language that the index
//! holds: English has a list and rules of [inflections](crate::lang::inflections), other languages the stemmers of the Snowball project,
//! Korean its particles. What a hyphen or an elided article joins stands a second time in the index, under a mark (see `prepared`).

use std::collections::BTreeSet;
use std::fmt;

use tantivy::Searcher;
use tantivy::tokenizer::{Language as Stemmed, TextAnalyzer};

use super::tokenizers::{JOINED, cut, stems_of};
use crate::lang::en::ENGLISH;
use crate::lang::joints::JOINTS;
use crate::text::folded;

/// The languages of an index, as far as words have forms in them.
#[derive(Clone, Default)]
pub struct WordForms {
    stemmers: Vec<TextAnalyzer>,
    /// Words end in particles.
    particles: bool,
}

/// The stemmers by code of the language. English has its own rules.
const STEMMED: [(&str, Stemmed); 16] = [
    ("ar", Stemmed::Arabic),
    ("da", Stemmed::Danish),
    ("de", Stemmed::German),
    ("el", Stemmed::Greek),
    ("es", Stemmed::Spanish),
    ("fi", Stemmed::Finnish),
    ("fr", Stemmed::French),
    ("hu", Stemmed::Hungarian),
    ("it", Stemmed::Italian),
    ("nl", Stemmed::Dutch),
    ("no", Stemmed::Norwegian),
    ("pt", Stemmed::Portuguese),
    ("ro", Stemmed::Romanian),
    ("ru", Stemmed::Russian),
    ("sv", Stemmed::Swedish),
    ("tr", Stemmed::Turkish),
];

/// The language whose words end in particles.
const WITH_PARTICLES: &str = "ko";

impl fmt::Debug for WordForms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WordForms").field("stemmers", &self.stemmers.len()).finish_non_exhaustive()
    }
}

impl WordForms {
    /// Those of the languages that documents of `searcher` are in.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn of(searcher: &Searcher) -> tantivy::Result<Self> {
        let mut codes: BTreeSet<String> = BTreeSet::new();
        for segment in searcher.segment_readers() {
            let Some(column) = segment.fast_fields().str("lang")? else { continue };
            let mut stream = column.dictionary().stream()?;
            while stream.advance() {
                codes.extend(std::str::from_utf8(stream.key()).map(str::to_owned));
            }
        }
        let stemmed = STEMMED.iter().filter(|(code, _)| codes.contains(*code));
        Ok(Self {
            stemmers: stemmed.map(|(_, language)| stems_of(*language)).collect(),
            particles: codes.contains(WITH_PARTICLES),
        })
    }

    /// The word that `word`, a single one, is a form of.
    pub fn of_word(&self, word: &str) -> SameWord {
        let word = folded(word);
        let bases = ENGLISH.inflections.bases(&word);
        let stem = |analyzer: &TextAnalyzer| {
            (analyzer.clone(), cut(analyzer.clone(), &word).pop().unwrap_or_default())
        };
        let stems: Vec<(TextAnalyzer, String)> = self.stemmers.iter().map(stem).collect();
        let beginnings = beginnings(&word, &bases, &stems);
        SameWord { bases, stems, beginnings, particles: self.particles, word }
    }
}

/// A word in all its forms.
pub struct SameWord {
    word: String,
    bases: BTreeSet<String>,
    stems: Vec<(TextAnalyzer, String)>,
    beginnings: Vec<String>,
    /// Particles may follow it.
    particles: bool,
}

impl fmt::Debug for SameWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SameWord").field(&self.word).finish()
    }
}

impl SameWord {
    /// Is `term`, a folded word, one of its forms?
    pub fn holds(&self, term: &str) -> bool {
        // Most words of a text begin otherwise, and to take one apart costs more than to see that.
        if !self.beginnings.iter().any(|start| term.starts_with(start.as_str())) {
            return false;
        }
        if term == self.word || !self.bases.is_disjoint(&ENGLISH.inflections.bases(term)) {
            return true;
        }
        let rest = term.strip_prefix(self.word.as_str()).filter(|_| self.particles);
        if rest.is_some_and(|rest| JOINTS.is_particle(rest)) {
            return true;
        }
        self.stems.iter().any(|(analyzer, stem)| {
            let mut analyzer = analyzer.clone();
            let mut stream = analyzer.token_stream(term);
            stream.advance() && stream.token().text == *stem
        })
    }

    /// What its forms begin with, one or the other; none begins another.
    pub fn beginnings(&self) -> &[String] {
        &self.beginnings
    }
}

fn beginnings(word: &str, bases: &BTreeSet<String>, stems: &[(TextAnalyzer, String)]) -> Vec<String> {
    let mut starts: BTreeSet<String> = ENGLISH.inflections.beginnings(bases).into_iter().collect();
    starts.insert(word.to_owned());
    // A stemmer cuts off endings and changes the last letters of what is left.
    for (_, stem) in stems {
        let letters = stem.chars().count();
        let kept = letters.saturating_sub(CHANGED).max(SHORTEST.min(letters));
        starts.insert(stem.chars().take(kept).collect());
    }
    let mut kept: Vec<String> = Vec::new();
    for start in starts {
        if kept.last().is_none_or(|last| !start.starts_with(last.as_str())) {
            kept.push(start);
        }
    }
    kept
}

/// How many of the last letters of a stem may differ from those of the word, and how many are kept.
const CHANGED: usize = 2;
const SHORTEST: usize = 3;

/// The term under which what a hyphen or an article joins stands, too.
pub fn joined(word: &str) -> String {
    format!("{JOINED}{word}")
}
