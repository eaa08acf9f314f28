//! The source and its verb stand before the content: `S said (that) …`, `S told X (that) …`, `S promised to …`,
//! `S rejected …`.

use std::ops::Range;

use super::content;
use super::cue::Cue;
use super::draft::Draft;
use super::source;
use super::subject;
use crate::analysis::Analysis;
use crate::lang::classes::Tag;
use crate::lang::reporting::{Form, Roles};
use crate::lang::small::Small;
use crate::quotes::Rule;

/// Reads on from the verb, in the first frame of it that fits.
pub(super) fn find(text: &Analysis<'_, '_>, cue: &Cue, before: &[Draft]) -> Option<Draft> {
    if cue.passive {
        return None;
    }
    let (start, rule) = start(text, cue)?;
    let subject = source::before(text, cue.range.start)
        .map(|subject| subject.mention)
        .or_else(|| coordinated(text, cue, before))?;
    let mut content = match content::only_quotation(text, cue, start) {
        Some(content) => content,
        None => end_of_subordinate(text, subject.start, content::from(text, start)?),
    };
    if matches!(rule, Rule::ObjectClaim | Rule::Infinitive) {
        content::end_at_next_verb(text, &mut content);
    }
    Some(Draft::new(rule, Some(subject), cue.range.clone(), content))
}

/// `Lind met Berg and said …`, `…, but added that …`: the subject of the verb before, which is the source of a cue that
/// came before in the sentence, else the sentence's subject.
fn coordinated(text: &Analysis<'_, '_>, cue: &Cue, before: &[Draft]) -> Option<Range<usize>> {
    let mut joint = cue.range.start.checked_sub(1)?;
    if text.small(joint, Small::THEN) || text.small(joint, Small::ALSO) {
        joint = joint.checked_sub(1)?;
    }
    let joins =
        text.has(joint, Roles::JOINS_VERBS) || text.small(joint + 1, Small::THEN) && text.comma(joint);
    if !joins || cue.form == Form::Base && !text.opens(cue.range.end) {
        return None;
    }
    let sentence = text.sentence(cue.verb);
    let last =
        before.last().filter(|draft| sentence.contains(&draft.cue.start) && draft.cue.start < cue.verb);
    last.and_then(|draft| draft.source.clone()).or_else(|| subject::of_sentence(text, cue.verb))
}

/// `While Lind said it was over, Berg …`: content in a clause that opens the sentence ends with it, at the comma.
fn end_of_subordinate(
    text: &Analysis<'_, '_>,
    subject: usize,
    mut content: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let sentence = text.sentence(subject);
    let opens = subject > sentence.start
        && subject <= sentence.start + 2
        && text.has(subject - 1, Roles::NARRATOR.or(Roles::CLAUSE_START))
        && !(text.capital(subject - 1) && text.has(subject - 1, Roles::JOINS_SENTENCES));
    if opens && let [only] = content.as_mut_slice() {
        let comma = only.clone().find(|at| text.comma(*at) && text.quotation(*at).is_none());
        only.end = comma.unwrap_or(only.end);
    }
    content
}

/// Where content begins after the verb, and by which frame.
pub(super) fn start(text: &Analysis<'_, '_>, cue: &Cue) -> Option<(usize, Rule)> {
    let (after, frames) = (cue.range.end, cue.frames);
    let noun_like = noun_like(text, cue);
    if frames.addressee
        && let Some(start) = after_addressee(text, after)
    {
        // "asked the council to wait": what is asked is that the council waits.
        let to_do = text.small(start, Small::TO);
        let asks = to_do && text.has(cue.verb, Roles::ASKS);
        if asks && wants_no_name(text, start) {
            return None;
        }
        let start = match () {
            () if asks && start > after + 1 => after,
            () if to_do && text.small(start - 1, Small::NOT) => start - 1,
            () => start,
        };
        return Some((start, Rule::ToldSomebody));
    }
    if let Some(start) = after_with(text, after) {
        return Some((start, Rule::SpeakerVerb));
    }
    if frames.infinitive
        && (text.small(after, Small::TO) || text.small(after, Small::NOT) && text.small(after + 1, Small::TO))
    {
        return Some((after, Rule::Infinitive));
    }
    let next = content::skip_adjuncts(text, after);
    if (frames.clause || frames.quoted || frames.object)
        && let Some(next) = next.filter(|next| text.opens(*next))
    {
        let words = text.quotation_of_mark(next).map_or(0, |number| text.quotations[number].words);
        // "shouted “shame”", but not "read “Emma”".
        let near = next == after || text.comma(after) && next == after + 1;
        let exclaimed = frames.quoted && near && !text.has(cue.verb, Roles::TAKES_TITLE);
        if words > 2 || frames.clause || exclaimed {
            return Some((next, Rule::SpeakerVerb));
        }
    }
    if (frames.clause || frames.addressee)
        && let Some(next) = next
    {
        if text.small(next, Small::THAT) {
            return Some((next + 1, Rule::SpeakerVerb));
        }
        if text.word(next.saturating_sub(1)) == ":" {
            return Some((next, Rule::SpeakerVerb));
        }
        if frames.clause
            && !noun_like
            && (next == after || begins_clause(text, next))
            && !text.small(next, Small::TO)
            && text.wordy(next)
            && !(text.has(cue.verb, Roles::TAKES_THING) && is_thing(text, next))
        {
            let object = frames.object && !begins_clause(text, next);
            return Some((next, if object { Rule::ObjectClaim } else { Rule::SpeakerVerb }));
        }
    }
    let begins = text.wordy(after) || text.opens(after) || text.is_currency(after);
    if frames.object && !noun_like && begins && !text.has(after, Roles::DAY) {
        let bare = text.has(after, Roles::PREPOSITION.or(Roles::AUXILIARY).or(Roles::CLAUSE_START))
            && !text.has(after, Roles::DETERMINER)
            && (text.capital(after) || !text.small(after, Small::QUESTION_AS_THING));
        if !bare && !rings_up(text, cue) && !asks_itself(text, cue) {
            return Some((after, Rule::ObjectClaim));
        }
    }
    None
}

/// `asked not to be named`: a condition for speaking, and nothing that is said.
pub(super) fn wants_no_name(text: &Analysis<'_, '_>, to: usize) -> bool {
    let only = to + 2 + usize::from(text.small(to + 2, Small::ONLY));
    text.small(to + 1, Small::BE) && text.has(only, Roles::MAKES_KNOWN)
}

/// `They call the governor, and …`: a call that gives its object no name is made by telephone.
fn rings_up(text: &Analysis<'_, '_>, cue: &Cue) -> bool {
    let object = cue.verb + 1;
    let call = text.has(cue.verb, Roles::RINGS_UP);
    let alone = |end: usize| text.stops(end) || text.comma(end) || text.has(end, Roles::CLAUSE_START);
    call && cue.range.end == object
        && text.has(object, Roles::DETERMINER)
        && text.wordy(object + 1)
        && !text.capital(object + 1)
        && alone(object + 2)
}

/// `Why would they reject the plan?`: who asks does not tell what was said.
fn asks_itself(text: &Analysis<'_, '_>, cue: &Cue) -> bool {
    let sentence = text.sentence(cue.verb);
    let inverted = (sentence.start..sentence.end.min(sentence.start + 2))
        .any(|at| text.has(at, Roles::AUXILIARY) || text.has(at, Roles::BE));
    cue.form == Form::Base && inverted && text.is(sentence.end.saturating_sub(1), "?")
}

/// How far after the verb the word stands that hands over to a quotation.
const WITH: usize = 10;

/// `replied to the council with, “No, never.”`
fn after_with(text: &Analysis<'_, '_>, after: usize) -> Option<usize> {
    let end = text.sentence(after).end.min(after + WITH);
    let with = (after..end).take_while(|at| text.wordy(*at)).find(|at| text.small(*at, Small::WITH))?;
    let mark = with + 1 + usize::from(text.comma(with + 1) || text.word(with + 1) == ":");
    let words = text.quotation_of_mark(mark).map_or(0, |number| text.quotations[number].words);
    (text.opens(mark) && words > 1).then_some(mark)
}

/// Is what begins at `at` a thing rather than a clause? It is where no verb follows before the next mark: `wrote a book
/// about Norra`.
fn is_thing(text: &Analysis<'_, '_>, at: usize) -> bool {
    if text.has(at, Roles::SUBJECT_PRONOUN.or(Roles::LONE_SUBJECT)) || text.small(at, Small::THERE) {
        return false;
    }
    let end = text.sentence(at).end;
    let clause = (at..end).take_while(|at| {
        // "added the number of deaths and injuries was unclear": nouns are joined, and no clause begins.
        let joins = text.small(*at, Small::AND.or(Small::OR)) && text.tag(at + 1) == Some(Tag::Noun);
        let clause = text.has(*at, Roles::CLAUSE_START) && !text.has(*at, Roles::DETERMINER) && !joins;
        !(clause || text.stops(*at) || text.comma(*at))
    });
    let finite = |at: usize| {
        text.has(at, Roles::AUXILIARY) && !text.has(at, Roles::NOT_FINITE)
            || matches!(text.verb(at), Some((Form::Present | Form::Past, _)))
                && !text.has(at, Roles::ALSO_NOUN)
            || text.looks_past(at) && !text.capital(at) && !text.has(at - 1, Roles::DETERMINER)
    };
    !clause.skip(1).any(finite)
}

/// A word that begins a clause rather than an object or an adjunct.
fn begins_clause(text: &Analysis<'_, '_>, at: usize) -> bool {
    text.has(at, Roles::SUBJECT_PRONOUN.or(Roles::DETERMINER).or(Roles::CLAUSE_START).or(Roles::LONE_SUBJECT))
        || text.capital(at)
        || text.small(at, Small::THERE)
}

/// Content after the one who is addressed: `told reporters on Tuesday that …`, `asked her whether …`, `told X: "…"`.
fn after_addressee(text: &Analysis<'_, '_>, from: usize) -> Option<usize> {
    let end = text.sentence(from).end.min(from + 26);
    if !text.wordy(from) || text.small(from, Small::THAT) || text.has(from, Roles::PREPOSITION) {
        return None;
    }
    let mut adjunct = false;
    for at in from + 1..end {
        adjunct |= text.has(at, Roles::TIME_CLAUSE);
        if text.small(at, Small::THAT) && !text.has(at + 1, Roles::TIME_UNIT) {
            return Some(at + 1);
        }
        if !text.capital(at) && text.small(at, Small::QUESTION_TO_SOMEBODY.or(Small::TO).or(Small::ABOUT)) {
            return Some(at);
        }
        if text.opens(at) {
            return Some(at);
        }
        if text.word(at) == ":" {
            return Some(at + 1);
        }
        if !adjunct && (content::is_subject(text, at) || text.small(at, Small::IT) && !text.capital(at)) {
            return Some(at);
        }
        // "told CNN the plan", "told reporters Norra had won": a determiner or a name after a name or a plural.
        let closed = text.capital(at.saturating_sub(1))
            || text.word(at.saturating_sub(1)).ends_with('s')
            || text.small(at.saturating_sub(1), Small::OBJECT);
        if closed && text.has(at, Roles::DETERMINER) && !text.capital(at) || content::frame_ends(text, at) {
            return Some(at);
        }
        // "told analysts cocoa would": a noun after a plural, with a verb of its own.
        let finite = || matches!(text.tag(at + 1), Some(Tag::Aux | Tag::Past | Tag::Present));
        if closed && text.tag(at) == Some(Tag::Noun) && finite() {
            return Some(at);
        }
        let place = || (at + 1..at + 7).any(|next| text.small(next, Small::THAT));
        if text.stops(at) || text.comma(at) && !text.opens(at + 1) && !place() {
            return None;
        }
    }
    None
}

/// `the Norra states`, `several remarks`: a word that is a noun as often as a verb reports only after a name or a
/// pronoun.
pub(super) fn noun_like(text: &Analysis<'_, '_>, cue: &Cue) -> bool {
    let alone = !(cue.range.start..cue.verb).any(|at| text.has(at, Roles::AUXILIARY));
    let Some(before) = cue.range.start.checked_sub(1) else { return true };
    let subject = text.has(before, Roles::SUBJECT_PRONOUN.or(Roles::LONE_SUBJECT))
        || text.capital(before) && cue.form == Form::Present
        || text.comma(before);
    alone && !subject && text.has(cue.verb, Roles::ALSO_NOUN)
}
