//! What onrecord says of a page, and where it stands among the words that the answers were marked on.

use std::collections::BTreeSet;

use onrecord::document::PageRecord;
use onrecord::quotes::{Place, QuoteKind, Stance};
use onrecord::text::Span;
use serde::Deserialize;

use crate::gold::{Cut, Form, Page};

/// A quote as `onrecord extract` prints it, read back from its JSON, so that a field that is not there yet is none.
#[derive(Clone, Debug, Deserialize)]
pub struct Said {
    /// Its number among the quotes of its page.
    #[serde(skip)]
    pub number: usize,
    pub text: String,
    pub kind: QuoteKind,
    pub speaker: Option<String>,
    pub affiliation: Vec<String>,
    pub mention: Option<String>,
    pub said_on: Option<String>,
    pub spans: Vec<Span>,
    pub place: Place,
    pub confidence: f64,
    pub rule: String,
    pub stance: Option<Stance>,
    pub relayed: Option<String>,
}

impl Said {
    /// In what sense; a quote that does not tell is asserted.
    pub fn stance(&self) -> Stance {
        self.stance.unwrap_or_default()
    }
}

/// Positions among the marked words; a word of the body that is none of them has a negative number of its own.
pub type Positions = BTreeSet<isize>;

/// The quotes of a page, each with its positions.
#[derive(Default)]
pub struct Heard {
    /// Those that are held against the answers.
    pub quotes: Vec<(Positions, Said)>,
    /// Those that stand outside of the text that the answers were marked on: in a headline, in the page's furniture.
    pub outside: Vec<Said>,
}

/// Finds the quotes of `page`.
pub fn hear(page: &Page<PageRecord>, form: Form) -> anyhow::Result<Heard> {
    let Some(record) = &page.read else { return Ok(Heard::default()) };
    let mut quotes: Vec<Said> = serde_json::from_value(serde_json::to_value(&record.quotes)?)?;
    quotes.iter_mut().enumerate().for_each(|(number, said)| said.number = number);
    Ok(match form {
        Form::Words => {
            let mut from = 0;
            let located = quotes.into_iter().map(|said| {
                let positions = locate_pieces(&said, &record.body, &page.marked_words, from);
                from = positions.first().map_or(from, |first| first.unsigned_abs());
                (positions, said)
            });
            Heard { quotes: located.collect(), outside: Vec::new() }
        }
        Form::Beside | Form::Bodies => {
            let mut heard = Heard::default();
            for said in quotes {
                match aligned_positions(&said, page) {
                    Some(positions) => heard.quotes.push((positions, said)),
                    None => heard.outside.push(said),
                }
            }
            heard
        }
    })
}

/// The positions of a quote's words; none where less than half of them were marked words.
fn aligned_positions(said: &Said, page: &Page<PageRecord>) -> Option<Positions> {
    if said.place != Place::Body {
        return None;
    }
    let mut positions = Positions::new();
    let (mut all, mut marked) = (0, 0);
    for span in &said.spans {
        // A mark too much at either end does no harm.
        let first = page.body_words.partition_point(|word| word.span.start + 1 < span.start);
        let held = page.body_words[first..].iter().take_while(|word| word.span.end <= span.end + 1);
        for at in first..first + held.count() {
            all += 1;
            marked += usize::from(page.aligned[at].is_some());
            positions.insert(page.aligned[at].map_or(-1 - at as isize, |word| word as isize));
        }
    }
    (all > 0 && marked * 2 >= all).then_some(positions)
}

/// The positions of a quote's pieces among the words of the article, looked for from word `from` and then from its
/// beginning: the public scorer's way, for a body that differs from the article only in its blanks and marks.
fn locate_pieces(said: &Said, body: &str, article: &[String], mut from: usize) -> Positions {
    let whole = [said.text.as_str()];
    let parts: Vec<&str> = said.spans.iter().map(|span| span.of(body)).collect();
    let pieces = if parts.is_empty() { &whole[..] } else { &parts[..] };
    let mut positions = Positions::new();
    for piece in pieces {
        let words = Cut::Ascii.folded(piece);
        if let Some((start, length)) = locate(&words, article, from) {
            positions.extend((start..start + length).map(|at| at as isize));
            from = start + length - 1;
        }
    }
    positions
}

/// Start and length of the first place at or after `from` that holds `piece`, else of the first anywhere, else of the
/// longest run from its first or second word, where that is at least half of the piece.
fn locate(piece: &[String], article: &[String], from: usize) -> Option<(usize, usize)> {
    let (first, second) = (piece.first()?, piece.get(1).or(piece.first())?);
    let last_start = (article.len() + 1).saturating_sub(piece.len());
    let holds = |at: &usize| article[*at] == *first && article[*at..].starts_with(piece);
    if let Some(at) = (from..last_start).find(holds).or_else(|| (0..last_start).find(holds)) {
        return Some((at, piece.len()));
    }
    let mut best = (0, 0);
    for (at, word) in article.iter().enumerate().filter(|(_, word)| *word == first || *word == second) {
        let rest = if word == first { piece } else { &piece[1..] };
        let length = article[at..].iter().zip(rest).take_while(|(a, b)| a == b).count();
        if length > best.1 {
            best = (at, length);
        }
    }
    (best.1 * 2 >= piece.len()).then_some(best)
}
