//! Answers as pieces of a body that is kept beside them.

use std::collections::BTreeSet;

use onrecord::quotes::{QuoteKind, Stance};
use regex::Regex;
use serde::Deserialize;

use super::answer::{Answer, Asked, Relay};
use super::{Cut, Word};

/// A page's entry in a file of answers: the list itself, or a list with what else is told of the page.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Entry {
    /// The answers alone.
    Answers(Vec<Marked>),
    /// With other fields beside them.
    Page {
        /// The answers.
        attributions: Vec<Marked>,
        /// The body they were marked on, where it is not in a file of its own.
        body: Option<String>,
    },
}

/// An attribution as marked.
#[derive(Deserialize)]
pub struct Marked {
    content: Vec<String>,
    #[serde(default)]
    at: usize,
    source: Option<String>,
    cue: Option<String>,
    kind: QuoteKind,
    speaker: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    affiliation: Option<String>,
    #[serde(default)]
    aff_aliases: Vec<String>,
    stance: Option<Stance>,
    /// None where the set does not tell, `Some(None)` where nobody relays.
    #[serde(default, deserialize_with = "told")]
    relayed: Option<Option<String>>,
    #[serde(default)]
    relayed_aliases: Vec<String>,
    #[serde(default)]
    relayed_unnamed: bool,
    #[serde(default, alias = "optional")]
    weak: bool,
    #[serde(default)]
    late: bool,
}

fn told<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
}

/// The answers, found in the body that they were marked on, and the words of that body.
pub fn answers(marked: Vec<Marked>, body: &str) -> (Vec<Answer>, Vec<String>) {
    let words = Cut::Unicode.words(body);
    let answers = marked
        .into_iter()
        .map(|marked| Answer { words: places(&marked, body, &words), ..answer(marked) })
        .collect();
    (answers, words.into_iter().map(|word| word.folded).collect())
}

fn answer(marked: Marked) -> Answer {
    let named = |names: Vec<String>| -> Vec<String> { names.into_iter().filter(|n| !n.is_empty()).collect() };
    let chained = |first: Option<String>, rest: Vec<String>| named(first.into_iter().chain(rest).collect());
    let asked = match (marked.late, marked.weak) {
        (true, _) => Asked::Late,
        (false, true) => Asked::Weak,
        (false, false) => Asked::Firm,
    };
    let relay = marked
        .relayed
        .map(|name| Relay { names: chained(name, marked.relayed_aliases), unnamed: marked.relayed_unnamed });
    Answer {
        source_text: marked.source.filter(|source| !source.is_empty()),
        cue_text: marked.cue.filter(|cue| !cue.is_empty()),
        asked,
        speaker: marked.speaker.filter(|speaker| !speaker.is_empty()),
        aliases: named(marked.aliases),
        affiliation: match marked.affiliation {
            Some(body) => chained(Some(body), marked.aff_aliases),
            None => Vec::new(),
        },
        stance: marked.stance,
        relay,
        ..Answer::new(marked.kind, marked.content.join(" … "))
    }
}

/// The words of `body` that the content holds. The first piece stands at its offset (in characters), each further one
/// behind the piece before it; where the offset is off, at the first place that holds the piece, whatever its blanks.
fn places(marked: &Marked, body: &str, words: &[Word]) -> BTreeSet<usize> {
    let mut places = BTreeSet::new();
    let mut at = body.char_indices().nth(marked.at).map_or(body.len(), |(at, _)| at);
    for (n, piece) in marked.content.iter().enumerate() {
        let stands_here = body[at..].starts_with(piece.as_str());
        let behind =
            if n > 0 { body[at..].find(piece).map(|found| at + found) } else { stands_here.then_some(at) };
        let Some(start) = behind.or_else(|| body.find(piece)).or_else(|| find_spaced(piece, body)) else {
            continue;
        };
        let end = (start + piece.len()).min(body.len());
        // A mark or letter too much at either end does no harm.
        let (from, to) = (before(body, start), behind_of(body, end));
        let first = words.partition_point(|word| word.span.start < from);
        let held = words[first..].iter().take_while(|word| word.span.end <= to);
        places.extend((first..).zip(held).filter(|(_, word)| word.span.end > start).map(|(place, _)| place));
        at = body.ceil_char_boundary(end);
    }
    places
}

fn find_spaced(piece: &str, body: &str) -> Option<usize> {
    let pattern = piece.split_whitespace().map(regex::escape).collect::<Vec<_>>().join(r"\s+");
    Some(Regex::new(&pattern).ok()?.find(body)?.start())
}

/// The start of the character before byte `at`.
fn before(text: &str, at: usize) -> usize {
    text[..text.floor_char_boundary(at)].char_indices().next_back().map_or(0, |(start, _)| start)
}

/// The end of the character behind byte `at`.
fn behind_of(text: &str, at: usize) -> usize {
    let at = text.ceil_char_boundary(at);
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(json: &str, body: &str) -> (Vec<Answer>, Vec<String>) {
        answers(serde_json::from_str(json).expect("answers"), body)
    }

    #[test]
    fn offsets_count_characters_and_a_wrong_one_leads_to_the_first_place() {
        let body = "Åse Holm: “Öar sjunker.” Öar sjunker, she said.";
        let content = |at: usize| {
            let json = format!(r#"[{{"content": ["Öar sjunker"], "at": {at}, "kind": "direct"}}]"#);
            marked(&json, body).0[0].words.iter().copied().collect::<Vec<_>>()
        };
        assert_eq!(content(11), [2, 3]);
        assert_eq!(content(25), [4, 5]);
        assert_eq!(content(7), [2, 3]);
        assert_eq!(content(700), [2, 3]);
    }

    #[test]
    fn a_later_piece_stands_behind_the_one_before_it() {
        let body = "“It rains. We wait,” she said. “It rains.”";
        let json = r#"[{"content": ["We wait", "It rains"], "at": 11, "kind": "direct"}]"#;
        assert_eq!(Vec::from_iter(marked(json, body).0[0].words.clone()), [2, 3, 6, 7]);
    }

    #[test]
    fn nobody_relays_is_told_apart_from_not_told() {
        let json = r#"[{"content": ["Rain"], "kind": "direct", "relayed": null, "weak": true},
                       {"content": ["Rain"], "kind": "direct"}]"#;
        let answers = marked(json, "Rain").0;
        assert_eq!(answers[0].relay, Some(Relay::default()));
        assert_eq!(answers[1].relay, None);
        assert_eq!([answers[0].asked, answers[1].asked], [Asked::Weak, Asked::Firm]);
    }
}
