//! A proposal as the scorer sees it: a handful of fields, each with one of a few values.

use crate::lang::en::ENGLISH;
use std::ops::Range;
use std::sync::LazyLock;

use super::cue::Cue;
use super::propose::Proposal;
use crate::analysis::Analysis;
use crate::lang::classes::{COUNT as TAGS, Tag};
use crate::lang::reporting::{Form, Roles};
use crate::lang::sources;
use crate::quotes::Rule;
use crate::text::TokenKind;

/// The values that a field can have, by number.
enum Domain {
    /// Those with these names.
    Named(&'static [&'static str]),
    /// The rules.
    Rules,
    /// The reporting verbs, each with its particle, after none.
    Verbs,
    /// The word classes, after none.
    Classes,
    /// The sets of frames, a bit for each of [`FRAMES`].
    Frames,
}

/// The frames of a verb in the order of their bits.
const FRAMES: [&str; 5] = ["clause", "addressee", "quoted", "infinitive", "object"];

impl Domain {
    /// How many values there are.
    fn size(&self) -> usize {
        match self {
            Domain::Named(names) => names.len(),
            Domain::Rules => Rule::ALL.len(),
            Domain::Verbs => 1 + ENGLISH.reporting.verbs().len(),
            Domain::Classes => 1 + TAGS,
            Domain::Frames => 1 << FRAMES.len(),
        }
    }

    /// The name of a value, as the data file has it.
    fn name(&self, value: usize) -> String {
        let after_none = |name: Option<&str>| name.unwrap_or("-").to_owned();
        match self {
            Domain::Named(names) => names[value].to_owned(),
            Domain::Rules => Rule::ALL[value].name().to_owned(),
            Domain::Verbs => {
                let verbs = ENGLISH.reporting.verbs();
                after_none(value.checked_sub(1).map(|at| verbs[at].as_str()))
            }
            Domain::Classes => after_none(value.checked_sub(1).map(|at| Tag::from_index(at).name())),
            Domain::Frames => {
                let held = FRAMES.iter().enumerate().filter(|(bit, _)| value >> bit & 1 == 1);
                let names: Vec<&str> = held.map(|(_, name)| *name).collect();
                if names.is_empty() { "-".to_owned() } else { names.join("+") }
            }
        }
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $domain:expr;)*) => {
        /// What is known of a proposal.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Field { $($(#[$doc])* $name,)* }

        /// Name and values of each field.
        const FIELDS: &[(&str, Domain)] = &[$(($text, $domain),)*];
    };
}

fields! {
    /// The rule that proposes it.
    Rule = "rule", Domain::Rules;
    /// How much of it stands in marks, and whether it splits a quotation.
    Marks = "marks", Domain::Named(&["none", "some", "all", "none-split", "some-split", "all-split"]);
    /// The base form of its verb, with the particle.
    Verb = "verb", Domain::Verbs;
    /// The form of the verb.
    Form = "form", Domain::Named(&["-", "base", "present", "past", "ing"]);
    /// Active, with an auxiliary, passive or a participle without an auxiliary.
    Voice = "voice", Domain::Named(&["active", "passive", "participle", "auxiliary"]);
    /// What stands between the cue and its content.
    Opener = "opener", Domain::Named(&["apart", "that", "colon", "colon-mark", "near-mark", "mark", "near", "comma", "before-closed", "before-comma", "before", "around"]);
    /// The class of the first word of the content.
    First = "first", Domain::Classes;
    /// What stands after the content.
    End = "end", Domain::Named(&["sentence", "stop", "comma-and", "comma-ing", "comma-because", "comma", "colon", "dash", "mark", "and", "because", "preposition", "word"]);
    /// How long it is. A range is named after its first number.
    Length = "length", Domain::Named(&["0", "1", "2", "3", "5", "8", "13", "21", "36"]);
    /// Has it a finite verb?
    Finite = "finite", Domain::Named(&["none", "nonfinite", "finite"]);
    /// What kind of words the source is.
    Source = "source", Domain::Named(&["none", "he", "they", "who", "we", "it", "name", "somebody", "writing", "with-name", "the", "bare"]);
    /// Where the source stands.
    Side = "side", Domain::Named(&["before", "behind-verb", "after-content", "in-content", "elsewhere"]);
    /// How far it stands from the verb. A range is named after its first number.
    Gap = "gap", Domain::Named(&["none", "0", "1", "3", "9", "21"]);
    /// How many words it has. A range is named after its first number.
    Words = "words", Domain::Named(&["0", "1", "2", "3", "5", "8"]);
    /// The class of the verb.
    Class = "class", Domain::Classes;
    /// Does the verb stand in quotation marks?
    Quoted = "quoted", Domain::Named(&["no", "yes"]);
    /// Where the content stands.
    Place = "place", Domain::Named(&["inside", "after", "before", "around"]);
    /// How many rules propose the same content.
    Votes = "votes", Domain::Named(&["0", "1", "2", "3"]);
    /// Does another verb of speech stand in the content or before it?
    Other = "other", Domain::Named(&["none", "inside", "between", "both"]);
    /// Does the content reach from the beginning or to the end of its sentence?
    Edges = "edges", Domain::Named(&["none", "start", "end", "both"]);
    /// The frames of the verb.
    Frames = "frames", Domain::Frames;
    /// How the proposal came about.
    Origin = "origin", Domain::Named(&["first", "later", "first-end", "later-end", "tree", "tree-end"]);
    /// What stands right before the verb group.
    Before = "before", Domain::Named(&["-", "start", "close", "open", "owner", "comma", "mark", "clause", "preposition", "word", "to", "determiner"]);
}

/// Number of fields.
pub(super) const COUNT: usize = FIELDS.len();

/// How many values each field has; for verbs that is known only when their list is read.
pub(super) static SIZES: LazyLock<[usize; COUNT]> =
    LazyLock::new(|| std::array::from_fn(|field| FIELDS[field].1.size()));

/// What the data file calls a field.
pub(super) fn label(field: usize) -> &'static str {
    FIELDS[field].0
}

/// What the data file calls a value of a field.
pub(super) fn name(field: usize, value: usize) -> String {
    FIELDS[field].1.name(value)
}

/// The values of a proposal, by field.
pub(super) type Values = [u16; COUNT];

/// Reads the fields of `proposal`; `votes` rules propose its content.
pub(super) fn read(text: &Analysis<'_, '_>, proposal: &Proposal, votes: usize) -> Values {
    let mut values = [0u16; COUNT];
    let sizes: &[usize; COUNT] = &SIZES;
    let mut set = |field: Field, value: usize| {
        values[field as usize] = value.min(sizes[field as usize] - 1) as u16;
    };
    let draft = &proposal.draft;
    let (Some(first), Some(last)) = (draft.content.first(), draft.content.last()) else { return values };
    let cue = proposal.cue.as_ref();
    let at = cue.map_or(proposal.at, |cue| cue.verb);
    set(Field::Rule, draft.rule as usize);
    set(Field::Marks, marks(text, &draft.content));
    set(Field::Verb, cue.map_or(0, |cue| 1 + usize::from(cue.frames.id)));
    set(Field::Form, cue.map_or(0, |cue| 1 + cue.form as usize));
    set(Field::Voice, cue.map_or(0, voice));
    set(Field::Opener, opener(text, &draft.cue, first, last));
    let opens = first.clone().find(|at| text.wordy(*at)).unwrap_or(first.start);
    set(Field::First, class(text, opens));
    set(Field::End, end(text, last.end));
    let words: usize = draft.content.iter().map(|piece| words(text, piece)).sum();
    set(Field::Length, bucket(words));
    set(Field::Finite, finite(text, &draft.content));
    if let Some(source) = &draft.source {
        set(Field::Source, 1 + source_kind(text, source));
        set(Field::Side, side(text, source, at, first));
        set(Field::Gap, gap(source, &draft.cue));
        set(Field::Words, bucket(source.len()));
    }
    set(Field::Class, class(text, at));
    set(Field::Quoted, usize::from(text.quotation(at).is_some()));
    set(Field::Place, place(&draft.cue, first, last));
    set(Field::Votes, votes);
    set(Field::Other, other(text, at, &draft.content));
    let sentence = text.sentence(last.end.saturating_sub(1));
    let opening = text.sentence(first.start).start + 1 >= first.start;
    let closing = (last.end..sentence.end).all(|at| !text.wordy(at));
    set(Field::Edges, usize::from(opening) + 2 * usize::from(closing));
    set(Field::Frames, cue.map_or(0, frames));
    set(Field::Origin, proposal.origin as usize);
    set(Field::Before, before(text, draft.cue.start));
    values
}

fn voice(cue: &Cue) -> usize {
    match () {
        () if cue.passive => 1,
        () if cue.participle => 2,
        () if cue.auxiliary => 3,
        () => 0,
    }
}

fn frames(cue: &Cue) -> usize {
    let frames = cue.frames;
    [frames.clause, frames.addressee, frames.quoted, frames.infinitive, frames.object]
        .into_iter()
        .rev()
        .fold(0, |bits, frame| bits << 1 | usize::from(frame))
}

fn class(text: &Analysis<'_, '_>, at: usize) -> usize {
    text.tag(at).map_or(0, |tag| 1 + tag as usize)
}

fn words(text: &Analysis<'_, '_>, range: &Range<usize>) -> usize {
    range.clone().filter(|at| text.wordy(*at)).count()
}

fn bucket(words: usize) -> usize {
    match words {
        0..=2 => words,
        3..=4 => 3,
        5..=7 => 4,
        8..=12 => 5,
        13..=20 => 6,
        21..=35 => 7,
        _ => 8,
    }
}

/// None, some or all of the words in marks; twice that where a bound stands inside a quotation.
fn marks(text: &Analysis<'_, '_>, content: &[Range<usize>]) -> usize {
    let (mut inside, mut outside) = (false, false);
    for at in content.iter().flat_map(Clone::clone).filter(|at| text.wordy(*at)) {
        let quoted = text.quotation(at).is_some();
        inside |= quoted;
        outside |= !quoted;
    }
    let splits = content.iter().any(|piece| {
        let cut = |at: usize| {
            at > 0 && text.quotation(at).is_some() && text.quotation(at) == text.quotation(at - 1)
        };
        cut(piece.start) || cut(piece.end)
    });
    usize::from(inside) + usize::from(inside && !outside) + 3 * usize::from(splits)
}

/// What hands over from the cue to content that follows it; 8 and more where it stands before.
fn opener(text: &Analysis<'_, '_>, cue: &Range<usize>, first: &Range<usize>, last: &Range<usize>) -> usize {
    if last.end <= cue.start {
        return match last.end {
            end if text.closes(end) => 8,
            end if text.comma(end) => 9,
            _ => 10,
        };
    }
    let Some(before) = first.start.checked_sub(1).filter(|_| first.start >= cue.end) else { return 11 };
    let marked = text.opens(before) || text.opens(first.start);
    let joint = if text.opens(before) { before.saturating_sub(1) } else { before };
    let near = joint < cue.end || joint + 1 == cue.end;
    match () {
        () if text.has(joint, Roles::COMPLEMENTIZER) => 1,
        () if text.word(joint) == ":" => 2 + usize::from(marked),
        () if marked && near => 4,
        () if marked => 5,
        () if near => 6,
        () if text.comma(joint) => 7,
        () => 0,
    }
}

/// What follows the content.
fn end(text: &Analysis<'_, '_>, at: usize) -> usize {
    if at >= text.len() || text.sentence(at).start == at {
        return 0;
    }
    let next = if text.closes(at) { at + 1 } else { at };
    match text.word(next) {
        "." | "!" | "?" | "…" | "..." => return 1,
        "," => {
            return match text.tag(next + 1) {
                Some(Tag::Cconj) => 2,
                Some(Tag::Gerund) => 3,
                Some(Tag::Sconj) => 4,
                _ => 5,
            };
        }
        ";" | ":" => return 6,
        "—" | "–" | "-" | "--" | "(" | ")" => return 7,
        _ => {}
    }
    match text.tag(next) {
        _ if text.opens(next) => 8,
        Some(Tag::Cconj) => 9,
        Some(Tag::Sconj) => 10,
        Some(Tag::Adp) => 11,
        _ => 12,
    }
}

fn finite(text: &Analysis<'_, '_>, content: &[Range<usize>]) -> usize {
    let mut found = 0;
    for at in content.iter().flat_map(Clone::clone).take(64) {
        match text.tag(at) {
            Some(Tag::Present | Tag::Past | Tag::Aux) => return 2,
            Some(tag) if tag.is_verb() => found = 1,
            _ => {}
        }
    }
    found
}

fn source_kind(text: &Analysis<'_, '_>, source: &Range<usize>) -> usize {
    let head = head(text, source);
    if source.len() == 1 && text.has(source.start, Roles::SUBJECT_PRONOUN) {
        return match sources::pronoun(text.word(source.start)) {
            Some(sources::Pronoun::Masculine | sources::Pronoun::Feminine) => 0,
            Some(sources::Pronoun::Plural) => 1,
            Some(sources::Pronoun::Relative) => 2,
            Some(sources::Pronoun::First) => 3,
            _ => 4,
        };
    }
    let noun = sources::noun(text.word(head)).or_else(|| sources::noun(text.word(source.end - 1)));
    let somebody = noun.is_some_and(|(_, noun)| noun.person || noun.organization);
    let writing = noun.is_some_and(|(_, noun)| noun.document) || text.has(head, Roles::WRITING);
    let determined = text.has(source.start, Roles::DETERMINER);
    match () {
        () if text.capital(head) && text.tag(head) != Some(Tag::Noun) => 5,
        () if somebody => 6,
        () if writing => 7,
        () if text.has_name(source.start + usize::from(determined)..source.end) => 8,
        () if determined => 9,
        () => 10,
    }
}

/// The noun that a source is about: the last word before what is told of it.
fn head(text: &Analysis<'_, '_>, source: &Range<usize>) -> usize {
    let told = |at: &usize| {
        *at > source.start
            && (!text.wordy(*at) && text.kind(*at) != Some(TokenKind::Possessive)
                || text.has(*at, Roles::PREPOSITION.or(Roles::CLAUSE_START)))
    };
    source.clone().find(told).unwrap_or(source.end).saturating_sub(1)
}

fn side(text: &Analysis<'_, '_>, source: &Range<usize>, verb: usize, content: &Range<usize>) -> usize {
    let here = text.sentence(verb);
    match () {
        () if !here.contains(&source.start) => 4,
        () if source.start > verb => 1,
        () if content.end <= source.start => 2,
        () if content.start < source.start => 3,
        () => 0,
    }
}

fn gap(source: &Range<usize>, cue: &Range<usize>) -> usize {
    let gap =
        if source.end <= cue.start { cue.start - source.end } else { source.start.saturating_sub(cue.end) };
    match gap {
        0 => 1,
        1..=2 => 2,
        3..=8 => 3,
        9..=20 => 4,
        _ => 5,
    }
}

fn place(cue: &Range<usize>, first: &Range<usize>, last: &Range<usize>) -> usize {
    match (first.start < cue.start, last.end > cue.end) {
        (true, true) => 3,
        (true, false) => 2,
        (false, true) => 1,
        (false, false) => 0,
    }
}

/// Does another verb of speech stand outside marks in the content, or between it and the cue?
fn other(text: &Analysis<'_, '_>, verb: usize, content: &[Range<usize>]) -> usize {
    let speaks = |at: usize| {
        at != verb
            && text.quotation(at).is_none()
            && matches!(text.verb(at), Some((Form::Past | Form::Present, frames)) if frames.clause)
            && text.tag(at).is_none_or(Tag::is_verb)
    };
    let inside = content.iter().flat_map(Clone::clone).take(80).any(speaks);
    let between = content.first().is_some_and(|first| {
        let range = if first.start > verb { verb + 1..first.start } else { first.end..verb };
        range.take(80).any(speaks)
    });
    usize::from(inside) + 2 * usize::from(between)
}

fn before(text: &Analysis<'_, '_>, start: usize) -> usize {
    let Some(at) = start.checked_sub(1) else { return 0 };
    if text.sentence(start).start == start {
        return 1;
    }
    match text.kind(at) {
        Some(TokenKind::CloseQuote) => 2,
        Some(TokenKind::OpenQuote) => 3,
        Some(TokenKind::Possessive) => 4,
        Some(TokenKind::Punctuation) if text.comma(at) => 5,
        Some(TokenKind::Punctuation) => 6,
        _ if text.tag(at) == Some(Tag::Part) => 10,
        _ if text.has(at, Roles::DETERMINER) => 11,
        _ if text.has(at, Roles::CLAUSE_START) => 7,
        _ if text.has(at, Roles::PREPOSITION) => 8,
        _ => 9,
    }
}
