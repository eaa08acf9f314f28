//! Turns: paragraphs that open with who speaks. `LIND: We will wait.`, `ADA LIND, NORRA ANCHOR (voice-over): It is late.`,
//! `Kremlin: talks can wait`, `A: We will wait.`
//!
//! A label in capitals opens a turn wherever it stands at the beginning of a sentence, and on a page with several such
//! labels a turn goes on over paragraphs without one.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use super::draft::Draft;
use super::layout::Layout;
use crate::analysis::Analysis;
use crate::article::ParagraphRole;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::quotes::Rule;
use crate::text::{TokenKind, fold};

/// How many tokens a label has at most that is not in capitals.
const LONGEST: usize = 7;

/// How many labels in capitals make a page a transcript.
const TRANSCRIPT: usize = 3;

/// Who speaks, before a colon.
struct Label {
    /// The name, without the office after it.
    name: Range<usize>,
    colon: usize,
    /// All in capitals?
    shouted: bool,
}

/// Reads the turns of a text.
pub(super) fn find(text: &Analysis<'_, '_>, layout: &Layout) -> Vec<Draft> {
    let paragraphs = text.tokens.paragraphs();
    let labels: Vec<Option<Label>> =
        paragraphs.iter().map(|paragraph| label(text, paragraph.clone())).collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    for label in labels.iter().flatten() {
        *times.entry(key(text, label)).or_default() += 1;
    }
    let shouted =
        |label: &Option<Label>| label.as_ref().is_some_and(|label| label.shouted && is_somebody(text, label));
    let last = labels.iter().rposition(shouted);
    let transcript = labels.iter().filter(|label| shouted(label)).count() >= TRANSCRIPT;
    let mut drafts: Vec<Draft> = Vec::new();
    let mut open = false;
    for (number, (paragraph, label)) in paragraphs.iter().zip(&labels).enumerate() {
        // "TEXT: Port closed": what the screen shows ends a turn.
        if label.as_ref().is_some_and(|label| !is_somebody(text, label)) {
            open = false;
            continue;
        }
        let Some(label) = label else {
            let goes_on = open && transcript && last.is_some_and(|last| number < last);
            match drafts.last_mut().filter(|_| goes_on && layout.role(number) == ParagraphRole::Text) {
                Some(turn) if !is_stage_direction(text, paragraph) => turn.content.push(paragraph.clone()),
                _ => open = false,
            }
            continue;
        };
        open = label.shouted;
        let recurs = times.get(&key(text, label)).is_some_and(|times| *times > 1);
        if label.shouted {
            turns(text, paragraph, label, &mut drafts);
        } else if recurs || paragraphs.len() == 1 || tells(text, label.colon + 1..paragraph.end) {
            let marked = text.opens(label.colon + 1);
            let draft = turn(text, label, paragraph.end);
            let draft = if recurs { draft.map(Draft::verbatim) } else { draft };
            drafts.extend(draft.map(|draft| draft.sure(if marked || recurs { 0.8 } else { 0.5 })));
        }
    }
    drafts
}

/// `Bridge stays shut: Lind`: in a headline the name may stand last.
pub(super) fn name_last(text: &Analysis<'_, '_>) -> Option<Draft> {
    let colon = (0..text.len()).rev().take(LONGEST).find(|at| text.word(*at) == ":")?;
    let named = (colon + 1..text.len()).all(|at| text.capital(at) || text.is(at, "."));
    let said = (0..colon).filter(|at| text.wordy(*at)).count() > 2;
    (named && said && colon + 1 < text.len()).then(|| {
        let content = vec![0..colon];
        Draft::new(Rule::Colon, Some(colon + 1..text.len()), colon..colon + 1, content).sure(0.5)
    })
}

/// `Lind on the bridge: “It stays shut”`: in a headline a topic may stand between the name and its words.
pub(super) fn name_and_topic(text: &Analysis<'_, '_>) -> Option<Draft> {
    let on = (0..text.len()).find(|at| !text.capital(*at))?;
    let colon = (on..text.len()).find(|at| text.word(*at) == ":")?;
    let number = text.quotation_of_mark(colon + 1).filter(|_| text.opens(colon + 1))?;
    let named = on > 0 && text.small(on, Small::ON.or(Small::AT));
    let content = text.quotations[number].pieces.clone();
    named.then(|| Draft::new(Rule::Colon, Some(0..on), colon..colon + 1, content).sure(0.7))
}

/// What tells one label from another.
fn key(text: &Analysis<'_, '_>, label: &Label) -> String {
    fold(text.word(label.name.end - 1)).into_owned()
}

/// The label that opens `range`.
fn label(text: &Analysis<'_, '_>, range: Range<usize>) -> Option<Label> {
    let mut name_end = None;
    let mut shouted = true;
    let mut at = range.start;
    while at < range.end && text.word(at) != ":" {
        match text.word(at) {
            "," if shouted && at > range.start => _ = name_end.get_or_insert(at),
            "(" if at > range.start => {
                name_end.get_or_insert(at);
                at = (at..range.end).find(|at| matches!(text.word(*at), ")" | ":"))?;
                if text.word(at) == ":" {
                    return None;
                }
            }
            "." | "&" | "/" | "-" => {}
            _ if text.capital(at) => shouted &= is_shouted(text.word(at)),
            _ if shouted && at > range.start && is_aside(text, at) => {}
            _ => return None,
        }
        at += 1;
        if !shouted && at - range.start >= LONGEST {
            return None;
        }
    }
    let name = range.start..name_end.unwrap_or(at);
    (at < range.end && !name.is_empty()).then_some(Label { name, colon: at, shouted })
}

fn is_shouted(word: &str) -> bool {
    word.chars().all(|c| !c.is_lowercase())
}

/// A number or a possessive ending in the office of who speaks.
fn is_aside(text: &Analysis<'_, '_>, at: usize) -> bool {
    matches!(text.kind(at), Some(TokenKind::Number | TokenKind::Possessive))
}

/// Does a label name somebody? `TEXT:`, `THE CLAIM:` and `Friday:` do not, and `Q:` asks.
fn is_somebody(text: &Analysis<'_, '_>, label: &Label) -> bool {
    let article = text.has(label.name.start, Roles::DETERMINER) && label.name.len() == 2;
    let alone = label.name.len() == 1 || article;
    let first = label.name.start + usize::from(article);
    let small = Roles::CLAUSE_START.or(Roles::PREPOSITION).or(Roles::ADVERB).or(Roles::DETERMINER);
    let thing =
        alone && text.has(first, Roles::CAPTION_LABEL.or(small)) && !text.has(first, Roles::ANSWERS_LABEL);
    !thing && !text.has(first, Roles::DAY) && text.wordy(label.colon + 1)
        || !thing && text.opens(label.colon + 1)
}

/// `(BEGIN VIDEO CLIP)`, `[laughter]`
fn is_stage_direction(text: &Analysis<'_, '_>, paragraph: &Range<usize>) -> bool {
    matches!(text.word(paragraph.start), "(" | "[") && matches!(text.word(paragraph.end - 1), ")" | "]")
}

/// Has what a label in small letters opens a subject or a verb, as what somebody says does?
fn tells(text: &Analysis<'_, '_>, content: Range<usize>) -> bool {
    let sentence = text.sentence(content.start).end.min(content.end);
    let told = Roles::AUXILIARY.or(Roles::SUBJECT_PRONOUN);
    content.len() > 2 && (text.opens(content.start) || (content.start..sentence).any(|at| text.has(at, told)))
}

/// The turns of a paragraph that opens with a label in capitals.
fn turns(text: &Analysis<'_, '_>, paragraph: &Range<usize>, first: &Label, drafts: &mut Vec<Draft>) {
    let mut at = text.sentence(first.colon).end;
    let mut before: Option<Label> = None;
    while at < paragraph.end {
        let sentence = text.sentence(at);
        let next = label(text, sentence.clone()).filter(|label| label.shouted && is_somebody(text, label));
        if let Some(next) = next {
            let open = before.as_ref().unwrap_or(first);
            drafts.extend(turn(text, open, sentence.start).map(|turn| turn.verbatim().sure(0.8)));
            before = Some(next);
        }
        at = sentence.end.max(at + 1);
    }
    let open = before.as_ref().unwrap_or(first);
    drafts.extend(turn(text, open, paragraph.end).map(|turn| turn.verbatim().sure(0.8)));
}

/// The turn that `label` opens and that ends at `end`.
fn turn(text: &Analysis<'_, '_>, label: &Label, end: usize) -> Option<Draft> {
    let content = vec![label.colon + 1..end];
    let single = text.word(label.name.end - 1).chars().count() == 1;
    let answers = single && text.has(label.name.start, Roles::ANSWERS_LABEL);
    let rule = if answers { Rule::Answer } else { Rule::Colon };
    // "Q:", "A:": who asks and who answers the paragraph does not say.
    let asks = label.name.len() == 1 && text.has(label.name.start, Roles::ASKS_LABEL);
    let source = Some(label.name.clone()).filter(|_| !single && !asks);
    (label.colon + 1 < end).then(|| Draft::new(rule, source, label.colon..label.colon + 1, content))
}
