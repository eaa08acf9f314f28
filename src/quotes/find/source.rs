//! Who is said to speak, as written.

use std::ops::Range;

use super::dependents;
use super::subject;
use crate::analysis::Analysis;
use crate::lang::classes::Tag;
use crate::lang::reporting::{Form, Roles};
use crate::lang::small::Small;
use crate::text::TokenKind;

/// A source before its verb.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subject {
    /// The source as written, without its apposition.
    pub(super) mention: Range<usize>,
    /// Where it begins, with what belongs to it.
    pub(super) start: usize,
}

/// The longest source that is read.
const LONGEST: usize = 24;

/// The source that ends right before token `end`, the first of a cue.
pub(super) fn before(text: &Analysis<'_, '_>, end: usize) -> Option<Subject> {
    let sentence = text.sentence(end);
    let floor = after_quotation(text, subject::after_dateline(text, sentence).min(end)..end);
    let last = end.checked_sub(1).filter(|last| *last >= floor)?;
    if let Some(head) = before_apposition(text, floor, last) {
        // "he, once again, said"
        let pronoun = head - 1..head;
        let alone = text.has(pronoun.start, Roles::SUBJECT_PRONOUN) && !text.small(pronoun.start, Small::WHO);
        let mention = if alone { pronoun } else { noun_phrase(text, floor, head)? };
        return Some(Subject { start: mention.start, mention });
    }
    if text.has(last, Roles::SUBJECT_PRONOUN.or(Roles::LONE_SUBJECT)) {
        if text.small(last, Small::WHO) {
            let mut head = last;
            if head > floor && text.comma(head - 1) {
                head -= 1;
            }
            let mention = noun_phrase(text, floor, head)?;
            // A name is found again from "who"; a noun ("a man who said") would be lost.
            let named = text.capital(mention.end - 1);
            return Some(Subject { start: last, mention: if named { last..end } else { mention } });
        }
        return Some(Subject { mention: last..end, start: last });
    }
    let mention = noun_phrase(text, floor, end).or_else(|| before_relative(text, floor, end))?;
    if let Some(preposition) = mention.start.checked_sub(1).filter(|at| text.has(*at, Roles::PREPOSITION))
        && let Some(verb) = parted_verb(text, floor, preposition)
    {
        return before(text, verb);
    }
    // "who on a press call said": the phrase that a preposition opens after a pronoun is not the source.
    let pronoun = mention.start.checked_sub(2).filter(|pronoun| {
        *pronoun >= floor
            && text.has(*pronoun, Roles::SUBJECT_PRONOUN)
            && text.has(pronoun + 1, Roles::PREPOSITION)
    });
    if let Some(pronoun) = pronoun {
        return Some(Subject { start: pronoun, mention: pronoun..pronoun + 1 });
    }
    let mention = over_relative(text, end, mention.clone())
        .or_else(|| in_relative(text, floor, mention.start, end))
        .unwrap_or(mention);
    Some(Subject { start: mention.start, mention })
}

/// `The engineer who had the keys of the dam on the night of the flood denied`: where `near`, the phrase before the verb, stands in
/// a relative clause, the phrase that the tree gives to the verb as its subject.
fn over_relative(text: &Analysis<'_, '_>, end: usize, near: Range<usize>) -> Option<Range<usize>> {
    let sentence = text.sentence(end);
    let relative = |at: usize| text.small(at, Small::WHO.or(Small::WHICH));
    if !(sentence.start.max(near.start.saturating_sub(RELATIVE))..near.start).any(relative) {
        return None;
    }
    text.read_tree(end);
    let is_verb = |at: &usize| text.verb(*at).is_some() && text.tag(*at).is_some_and(Tag::is_verb);
    let verb = (end..sentence.end).take(GROUP).find(is_verb)?;
    let subject = dependents::own_subject(text, verb).filter(|subject| *subject < near.start)?;
    let whole = text.stretch(subject);
    let who = (subject + 1..near.start).any(relative);
    (who && whole.start < near.start && near.end <= whole.end)
        .then(|| dependents::mention(text, subject))
        .flatten()
}

/// `those who have praised the plan warned`: the phrase from `start` to `end` is the object of a verb in a relative clause, whose
/// antecedent speaks.
fn in_relative(text: &Analysis<'_, '_>, floor: usize, start: usize, end: usize) -> Option<Range<usize>> {
    let verb =
        start.checked_sub(1).filter(|verb| *verb > floor && text.tag(*verb).is_some_and(Tag::is_verb))?;
    let near = (floor.max(end.saturating_sub(RELATIVE))..verb).rev().take_while(|at| text.wordy(*at));
    near.into_iter().any(|at| text.small(at, Small::WHO)).then(|| before_relative(text, floor, end)).flatten()
}

/// How many words a verb group has at most in which its verb is looked for.
const GROUP: usize = 8;

/// Where a source may begin that ends with `range`: it reaches over no quotation but for names of people and of works.
fn after_quotation(text: &Analysis<'_, '_>, range: Range<usize>) -> usize {
    let is_name = |close: usize| {
        text.nickname(close).is_some()
            || text.quotation_of_mark(close).is_some_and(|number| text.is_title(&text.quotations[number]))
    };
    let close = range.clone().rev().find(|at| text.closes(*at) && !is_name(*at));
    let Some(start) = close.map(|close| close + 1) else { return range.start };
    if text.comma(start) { start + 1 } else { start }
}

/// `S has in the past`: the first auxiliary of a verb that a phrase parts from the rest; the phrase begins at `preposition`.
fn parted_verb(text: &Analysis<'_, '_>, floor: usize, preposition: usize) -> Option<usize> {
    let group = Roles::AUXILIARY.or(Roles::ADVERB);
    let start = (floor..preposition).rev().take_while(|at| text.has(*at, group)).last()?;
    (start..preposition).any(|at| text.has(at, Roles::AUXILIARY)).then_some(start)
}

/// `S, who …, said`: the end of S, where `last` closes what stands between S and the verb.
fn before_apposition(text: &Analysis<'_, '_>, floor: usize, last: usize) -> Option<usize> {
    let (open, close) = match text.word(last) {
        "," => (",", ","),
        ")" => ("(", ")"),
        "—" | "–" | "--" | "-" => (text.word(last), text.word(last)),
        _ => return None,
    };
    let lowest = floor.max(last.saturating_sub(40));
    // A name that opens the sentence, then a comma: all up to `last` belongs to it.
    let name = (floor..last).take_while(|at| text.capital(*at) || text.small(*at, Small::OF)).count();
    // "Lind (Norra), who …"
    let bracket = floor + name;
    let comma = if text.word(bracket) == "(" {
        (bracket..last.min(bracket + 8)).find(|at| text.word(*at) == ")").map_or(bracket, |at| at + 1)
    } else {
        bracket
    };
    if close == "," && name > 0 && name < 8 && text.comma(comma) && comma < last {
        let introduces = Roles::ADVERB.or(Roles::CLAUSE_START).or(Roles::PREPOSITION).or(Roles::DAY);
        let another = |at: usize| text.has(at, Roles::SUBJECT_PRONOUN) && !text.small(at, Small::WHO);
        if !text.has(floor, introduces) && !(comma + 1..last).any(another) {
            return Some(floor + name);
        }
    }
    // "“It is over,” Ada Lind, told the council.": a comma that parts the name from its verb by mistake.
    let stray = close == "," && name > 0 && floor + name == last && floor > text.sentence(last).start;
    if stray && !text.has(floor, Roles::ADVERB.or(Roles::CLAUSE_START).or(Roles::PREPOSITION).or(Roles::DAY))
    {
        return Some(last);
    }
    let mut at = last;
    while at > lowest {
        at -= 1;
        if text.closes(at) || text.opens(at) {
            return None;
        }
        if text.word(at) == open {
            // Two appositions, or a list: "Lind, a doctor, who …, said" has its source before the first comma.
            if close == "," {
                let further = (lowest..at).rev().find(|at| text.comma(*at)).filter(|further| {
                    at - further <= 4
                        && !text.capital(at + 1)
                        && *further > floor + 1
                        && text.capital(further.saturating_sub(1))
                        && !text.has(further.saturating_sub(1), Roles::DAY.or(Roles::TIME_UNIT))
                        && !text.has(floor, Roles::PREPOSITION)
                });
                if further.is_some() {
                    return further;
                }
            }
            return (at > floor).then_some(at);
        }
    }
    None
}

/// How long a relative clause may be that no comma sets off.
const RELATIVE: usize = 14;

/// `a member of the council who did not want to be named said`: what stands before a relative clause without commas.
fn before_relative(text: &Analysis<'_, '_>, floor: usize, end: usize) -> Option<Range<usize>> {
    let who = (floor.max(end.saturating_sub(RELATIVE))..end)
        .rev()
        .take_while(|at| text.wordy(*at) && text.quotation(*at).is_none())
        .find(|at| text.small(*at, Small::WHO))?;
    let tells =
        |at: usize| text.verb(at).is_some_and(|(_, frames)| frames.clause && !text.has(at, Roles::ALSO_NOUN));
    let phrase = noun_phrase(text, floor, who)?;
    (!(who..end).any(tells)).then_some(phrase)
}

/// Words that a source never reaches over.
fn bounds(text: &Analysis<'_, '_>, at: usize) -> bool {
    if text.small(at, Small::THAT) {
        // "said that Lind": a conjunction; "that plan": part of the source.
        return text.capital(at + 1)
            || text.has(at + 1, Roles::DETERMINER)
            || at > 0 && text.verb(at - 1).is_some();
    }
    // "the planning for Thursday's meeting"
    let owner = text.kind(at + 1) == Some(TokenKind::Possessive);
    let day = text.has(at, Roles::DAY) && !owner;
    let clause = (text.has(at, Roles::CLAUSE_START) || day) && !text.has(at, Roles::DETERMINER);
    clause || text.has(at, Roles::SUBJECT_PRONOUN.or(Roles::AUXILIARY)) && !text.capital(at)
}

/// `the front-runner and former secretary of state`: what follows "and" has no determiner or name of its own, and is
/// something that somebody was or is.
fn one_person(text: &Analysis<'_, '_>, phrase: Range<usize>) -> bool {
    let holds = text.has(phrase.start, Roles::FORMERLY);
    holds && !phrase.clone().any(|at| text.has(at, Roles::DETERMINER)) && !text.has_name(phrase)
}

/// `built a`, `led Norpress`, `holding a`: a verb before what it is done to, over which no noun phrase reaches.
fn acts(text: &Analysis<'_, '_>, at: usize) -> bool {
    let verb = matches!(text.tag(at), Some(Tag::Past | Tag::Present | Tag::Participle | Tag::Gerund));
    let thing = || {
        text.has(at + 1, Roles::DETERMINER)
            || text.capital(at + 1) && !text.has(at + 1, Roles::DAY)
            || text.kind(at + 1) == Some(TokenKind::Number)
    };
    verb && thing()
}

/// The noun phrase that ends before `end`.
fn noun_phrase(text: &Analysis<'_, '_>, floor: usize, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > floor && end - start < LONGEST {
        let at = start - 1;
        let joins = match text.kind(at) {
            Some(TokenKind::Number | TokenKind::Possessive) => true,
            Some(TokenKind::Word) => {
                if text.small(at, Small::AND) {
                    at > floor
                        && text.wordy(at - 1)
                        && start < end
                        && (text.capital(start) && text.capital(at - 1) || one_person(text, start..end))
                } else if bounds(text, at) {
                    false
                } else if text.has(at, Roles::PREPOSITION) {
                    text.has(at, Roles::INNER_PREPOSITION)
                        && at > floor
                        && text.wordy(at - 1)
                        && !text.has(at - 1, Roles::ADVERB)
                } else {
                    text.capital(at) || !matches!(text.verb(at), Some((Form::Past, _))) && !acts(text, at)
                }
            }
            Some(TokenKind::Punctuation) => matches!(text.word(at), "&" | "/"),
            Some(TokenKind::CloseQuote) => match text.nickname(at) {
                Some(open) if open > floor => {
                    start = open;
                    continue;
                }
                _ => false,
            },
            _ => false,
        };
        if !joins {
            break;
        }
        start = at;
    }
    while start < end
        && (text.has(start, Roles::CLAUSE_START.or(Roles::PREPOSITION).or(Roles::ADVERB).or(Roles::DAY))
            || !text.wordy(start))
        && !(text.has(start, Roles::DETERMINER))
    {
        // "In Norra the mayor said": the phrase that a preposition opens is not the source.
        let preposition = text.has(start, Roles::PREPOSITION);
        start += 1;
        if preposition {
            let next = (start + 1..end).rev().find(|at| text.has(*at, Roles::DETERMINER));
            start = next.unwrap_or(start);
        }
    }
    let named = (start..end).any(|at| {
        text.capital(at)
            || text.has(at, Roles::DETERMINER.or(Roles::SUBJECT_PRONOUN))
            || text.word(at).ends_with('s')
            || text.kind(at) == Some(TokenKind::Number)
            || text.has(at, Roles::LONE_SUBJECT)
    });
    let named = named || end > start && text.has(end - 1, Roles::BARE_SUBJECT);
    (start < end && named && text.wordy(end - 1) && !text.has(end - 1, Roles::PREPOSITION))
        .then_some(start..end)
}

/// The source that begins at token `start`, right after a cue: `said Lind`, `according to a person close to the talks`.
pub(super) fn after(text: &Analysis<'_, '_>, start: usize) -> Option<Range<usize>> {
    let phrase = after_preposition(text, start)?;
    // "former South Norra Gov. Jim Lind"
    let named = (start..phrase.end.min(start + 3)).any(|at| text.capital(at));
    let first = named
        || text.has(start, Roles::DETERMINER.or(Roles::LONE_SUBJECT).or(Roles::SUBJECT_PRONOUN))
        || text.kind(start) == Some(TokenKind::Number)
        || phrase.len() <= 5;
    first.then_some(phrase)
}

/// The source that begins at token `start`, whatever it begins with: `according to figures of the ministry`.
pub(super) fn after_preposition(text: &Analysis<'_, '_>, start: usize) -> Option<Range<usize>> {
    let ceiling = text.sentence(start).end.min(start + LONGEST);
    if text.has(start, Roles::SUBJECT_PRONOUN) {
        return Some(start..start + 1);
    }
    let mut end = start;
    while end < ceiling {
        if end > start
            && let Some(title) = title_at(text, end)
        {
            end = title.end;
            if title.ends {
                break;
            }
            continue;
        }
        if end > start
            && let Some(close) = text.nickname_end(end)
        {
            end = close + 1;
            continue;
        }
        let joins = match text.kind(end) {
            Some(TokenKind::Number | TokenKind::Possessive) => true,
            Some(TokenKind::Word) => {
                if end > start && text.small(end, Small::THAT) {
                    false
                } else if text.small(end, Small::AND) {
                    text.capital(end + 1) && text.capital(end.saturating_sub(1))
                } else if text.has(end, Roles::CLAUSE_START.or(Roles::DAY).or(Roles::AUXILIARY))
                    && !text.has(end, Roles::DETERMINER)
                {
                    // "a Wednesday editorial"
                    text.has(end, Roles::DAY)
                        && end == start + 1
                        && text.has(start, Roles::DETERMINER)
                        && text.wordy(end + 1)
                } else if text.has(end, Roles::PREPOSITION) {
                    end > start && text.has(end, Roles::AFTER_SOURCE)
                } else {
                    true
                }
            }
            _ => false,
        };
        if !joins {
            break;
        }
        end += 1;
    }
    (end > start).then_some(start..end)
}

/// A title in quotation marks inside a source.
struct Title {
    /// The token after the closing mark.
    end: usize,
    /// A comma inside the mark ends the source with it.
    ends: bool,
}

/// `the authors of the “Growth and Harbour Plan,” giving …`
fn title_at(text: &Analysis<'_, '_>, open: usize) -> Option<Title> {
    let number = text.quotation_of_mark(open).filter(|_| text.opens(open))?;
    let quotation = &text.quotations[number];
    let named = text.has(open - 1, Roles::DETERMINER.or(Roles::PREPOSITION)) && text.is_title(quotation);
    let last = quotation.end().saturating_sub(1);
    (named && !text.stops(last)).then(|| Title {
        end: quotation.end() + usize::from(text.closes(quotation.end())),
        ends: text.comma(last),
    })
}
