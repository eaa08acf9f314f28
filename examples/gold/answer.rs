//! One marked attribution.

use std::collections::BTreeSet;

use onrecord::quotes::{QuoteKind, Stance};
use onrecord::text::Span;

/// What a reader marked: who said what, and where it stands.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Byte ranges of the content in the body as read, in order. Each begins with a word and ends with one, so marks at
    /// its ends are left out. Empty where the body as read lacks the words.
    pub content: Vec<Span>,
    /// Byte range of the source; none where the set has no source or its words are not found near the content.
    pub source: Option<Span>,
    /// Byte range of the reporting words, found near the content.
    pub cue: Option<Span>,
    /// Positions of the content among the page's `marked_words`.
    pub words: BTreeSet<usize>,
    /// The content as marked, pieces joined by ` … `.
    pub text: String,
    /// The source as written.
    pub source_text: Option<String>,
    /// The reporting words as written.
    pub cue_text: Option<String>,
    /// How much of the content stands in quotation marks.
    pub kind: QuoteKind,
    /// Must it be found?
    pub asked: Asked,
    /// Who said it, where the page names them.
    pub speaker: Option<String>,
    /// Other names of the speaker; of one that is not named, what may stand for them.
    pub aliases: Vec<String>,
    /// For whom they speak. [`Form::Beside`](super::Form::Beside): the whole affiliation, from wide to narrow.
    /// [`Form::Bodies`](super::Form::Bodies): the body, then its other names.
    pub affiliation: Vec<String>,
    /// In what sense it is reported, where the set tells.
    pub stance: Option<Stance>,
    /// Through whom the words came, where the set tells.
    pub relay: Option<Relay>,
    /// The day on which it was said, ISO 8601, where the set tells.
    pub said_on: Option<String>,
}

impl Answer {
    /// An answer of that kind and content; nothing else is known of it.
    pub fn new(kind: QuoteKind, text: String) -> Self {
        Self {
            content: Vec::new(),
            source: None,
            cue: None,
            words: BTreeSet::new(),
            text,
            source_text: None,
            cue_text: None,
            kind,
            asked: Asked::Firm,
            speaker: None,
            aliases: Vec::new(),
            affiliation: Vec::new(),
            stance: None,
            relay: None,
            said_on: None,
        }
    }
}

/// Whether an answer must be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It must.
    Firm,
    /// It should, but readers differ on such: what is embedded, reportedly so, passive without an agent.
    Weak,
    /// It may be found and need not be: a belief or an intent.
    Free,
    /// It was added after a program's output was seen: a quote that finds it is left out of the counts.
    Late,
}

/// Through whom the words came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relay {
    /// The name, then other names; empty where nobody relays.
    pub names: Vec<String>,
    /// Somebody relays whom the page does not name, so that no name is right, too.
    pub unnamed: bool,
}
