//! The source and its verb stand before the content: `S said (that) …`, `S told X (that) …`, `S promised to …`,
//! `S rejected …`.

use std::ops::Range;

use super::content;
use super::cue::Cue;
use super::draft::Draft;
use super::scene::Scene;
use super::source;
use super::subject;
use crate::lang::reporting::{Form, Roles};
use crate::quotes::Rule;

/// Reads on from the verb, in the first frame of it that fits.
pub(super) fn find(scene: &Scene<'_, '_>, cue: &Cue, before: &[Draft]) -> Option<Draft> {
    if cue.passive {
        return None;
    }
    let (start, rule, confidence) = start(scene, cue)?;
    let subject = source::before(scene, cue.range.start)
        .map(|subject| subject.mention)
        .or_else(|| coordinated(scene, cue, before))?;
    let mut content = match content::only_quotation(scene, cue, start) {
        Some(content) => content,
        None => end_of_subordinate(scene, subject.start, content::from(scene, start)?),
    };
    if matches!(rule, Rule::ObjectClaim | Rule::Infinitive) {
        content::end_at_next_verb(scene, &mut content);
    }
    Some(Draft::new(rule, confidence, Some(subject), cue.range.clone(), content))
}

/// `Lind met Berg and said …`, `…, but added that …`: the subject of the verb before, which is the source of a cue that
/// came before in the sentence, else the sentence's subject.
fn coordinated(scene: &Scene<'_, '_>, cue: &Cue, before: &[Draft]) -> Option<Range<usize>> {
    let mut joint = cue.range.start.checked_sub(1)?;
    if scene.is(joint, "then") || scene.is(joint, "also") {
        joint = joint.checked_sub(1)?;
    }
    let joins = matches!(scene.word(joint), "and" | "but" | "or" | "yet")
        || scene.is(joint + 1, "then") && scene.comma(joint);
    if !joins || cue.form == Form::Base && !scene.opens(cue.range.end) {
        return None;
    }
    let sentence = scene.sentence(cue.verb);
    let last =
        before.last().filter(|draft| sentence.contains(&draft.cue.start) && draft.cue.start < cue.verb);
    last.and_then(|draft| draft.source.clone()).or_else(|| subject::of_sentence(scene, cue.verb))
}

/// `While Lind said it was over, Berg …`: content in a clause that opens the sentence ends with it, at the comma.
fn end_of_subordinate(
    scene: &Scene<'_, '_>,
    subject: usize,
    mut content: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let sentence = scene.sentence(subject);
    let opens = subject > sentence.start
        && subject <= sentence.start + 2
        && scene.has(subject - 1, Roles::NARRATOR.or(Roles::CLAUSE_START))
        && !matches!(scene.word(subject - 1), "But" | "And" | "So" | "Or" | "Yet" | "Nor");
    if opens && let [only] = content.as_mut_slice() {
        let comma = only.clone().find(|at| scene.comma(*at) && scene.quotation(*at).is_none());
        only.end = comma.unwrap_or(only.end);
    }
    content
}

/// Where content begins after the verb, by which frame, how sure.
pub(super) fn start(scene: &Scene<'_, '_>, cue: &Cue) -> Option<(usize, Rule, f32)> {
    let (after, frames) = (cue.range.end, cue.frames);
    let noun_like = noun_like(scene, cue);
    if frames.addressee
        && let Some(start) = after_addressee(scene, after)
    {
        // "asked the council to wait": what is asked is that the council waits.
        let to_do = scene.is(start, "to");
        let asks = to_do && scene.word(cue.verb).to_ascii_lowercase().starts_with("ask");
        if asks && wants_no_name(scene, start) {
            return None;
        }
        let start = match () {
            () if asks && start > after + 1 => after,
            () if to_do && scene.is(start - 1, "not") => start - 1,
            () => start,
        };
        return Some((start, Rule::ToldSomebody, 0.7));
    }
    if let Some(start) = after_with(scene, after) {
        return Some((start, Rule::SpeakerVerb, 0.85));
    }
    if frames.infinitive && (scene.is(after, "to") || scene.is(after, "not") && scene.is(after + 1, "to")) {
        return Some((after, Rule::Infinitive, 0.7));
    }
    let next = content::skip_adjuncts(scene, after);
    if (frames.clause || frames.quoted || frames.object)
        && let Some(next) = next.filter(|next| scene.opens(*next))
    {
        let words = scene.quotation_of_mark(next).map_or(0, |number| scene.quotations[number].words);
        // "shouted “shame”", but not "read “Emma”".
        let near = next == after || scene.comma(after) && next == after + 1;
        let exclaimed = frames.quoted && near && !scene.has(cue.verb, Roles::TAKES_TITLE);
        if words > 2 || frames.clause || exclaimed {
            return Some((next, Rule::SpeakerVerb, 0.9));
        }
    }
    if (frames.clause || frames.addressee)
        && let Some(next) = next
    {
        if scene.is(next, "that") {
            return Some((next + 1, Rule::SpeakerVerb, 0.9));
        }
        if scene.word(next.saturating_sub(1)) == ":" {
            return Some((next, Rule::SpeakerVerb, 0.85));
        }
        if frames.clause
            && !noun_like
            && (next == after || begins_clause(scene, next))
            && !scene.is(next, "to")
            && scene.wordy(next)
            && !(scene.has(cue.verb, Roles::TAKES_THING) && is_thing(scene, next))
        {
            let object = frames.object && !begins_clause(scene, next);
            return Some((
                next,
                if object { Rule::ObjectClaim } else { Rule::SpeakerVerb },
                if object { 0.55 } else { 0.75 },
            ));
        }
    }
    if frames.object
        && !noun_like
        && (scene.wordy(after) || scene.opens(after))
        && !scene.has(after, Roles::DAY)
    {
        let bare = scene.has(after, Roles::PREPOSITION.or(Roles::AUXILIARY).or(Roles::CLAUSE_START))
            && !scene.has(after, Roles::DETERMINER)
            && !matches!(scene.word(after), "whether" | "why" | "how" | "what" | "who" | "which");
        if !bare && !rings_up(scene, cue) && !asks_itself(scene, cue) {
            return Some((after, Rule::ObjectClaim, if cue.form == Form::Base { 0.45 } else { 0.55 }));
        }
    }
    None
}

/// `asked not to be named`: a condition for speaking, and nothing that is said.
fn wants_no_name(scene: &Scene<'_, '_>, to: usize) -> bool {
    let only = to + 2 + usize::from(scene.is(to + 2, "only"));
    scene.is(to + 1, "be") && matches!(scene.word(only), "named" | "identified" | "quoted" | "photographed")
}

/// `They call the governor, and …`: a call that gives its object no name is made by telephone.
fn rings_up(scene: &Scene<'_, '_>, cue: &Cue) -> bool {
    let object = cue.verb + 1;
    let call = matches!(scene.word(cue.verb), "call" | "calls" | "called" | "calling");
    let alone = |end: usize| scene.stops(end) || scene.comma(end) || scene.has(end, Roles::CLAUSE_START);
    call && cue.range.end == object
        && scene.has(object, Roles::DETERMINER)
        && scene.wordy(object + 1)
        && !scene.capital(object + 1)
        && alone(object + 2)
}

/// `Why would they reject the plan?`: who asks does not tell what was said.
fn asks_itself(scene: &Scene<'_, '_>, cue: &Cue) -> bool {
    let sentence = scene.sentence(cue.verb);
    let inverted = (sentence.start..sentence.end.min(sentence.start + 2))
        .any(|at| scene.has(at, Roles::AUXILIARY) || scene.has(at, Roles::BE));
    cue.form == Form::Base && inverted && scene.is(sentence.end.saturating_sub(1), "?")
}

/// How far after the verb the word stands that hands over to a quotation.
const WITH: usize = 10;

/// `replied to the council with, “No, never.”`
fn after_with(scene: &Scene<'_, '_>, after: usize) -> Option<usize> {
    let end = scene.sentence(after).end.min(after + WITH);
    let with = (after..end).take_while(|at| scene.wordy(*at)).find(|at| scene.is(*at, "with"))?;
    let mark = with + 1 + usize::from(scene.comma(with + 1) || scene.word(with + 1) == ":");
    let words = scene.quotation_of_mark(mark).map_or(0, |number| scene.quotations[number].words);
    (scene.opens(mark) && words > 1).then_some(mark)
}

/// Is what begins at `at` a thing rather than a clause? It is where no verb follows before the next mark: `wrote a book
/// about Norra`.
fn is_thing(scene: &Scene<'_, '_>, at: usize) -> bool {
    if scene.has(at, Roles::SUBJECT_PRONOUN.or(Roles::LONE_SUBJECT)) || scene.is(at, "there") {
        return false;
    }
    let end = scene.sentence(at).end;
    let clause = (at..end).take_while(|at| {
        let clause = scene.has(*at, Roles::CLAUSE_START) && !scene.has(*at, Roles::DETERMINER);
        !(clause || scene.stops(*at) || scene.comma(*at))
    });
    let finite = |at: usize| {
        scene.has(at, Roles::AUXILIARY)
            && !matches!(scene.word(at), "be" | "been" | "being" | "having" | "not" | "never")
            || matches!(scene.verb(at), Some((Form::Present | Form::Past, _)))
                && !scene.has(at, Roles::ALSO_NOUN)
            || scene.word(at).ends_with("ed") && !scene.capital(at) && !scene.has(at - 1, Roles::DETERMINER)
    };
    !clause.skip(1).any(finite)
}

/// A word that begins a clause rather than an object or an adjunct.
fn begins_clause(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene
        .has(at, Roles::SUBJECT_PRONOUN.or(Roles::DETERMINER).or(Roles::CLAUSE_START).or(Roles::LONE_SUBJECT))
        || scene.capital(at)
        || scene.is(at, "there")
}

/// Content after the one who is addressed: `told reporters on Tuesday that …`, `asked her whether …`, `told X: "…"`.
fn after_addressee(scene: &Scene<'_, '_>, from: usize) -> Option<usize> {
    let end = scene.sentence(from).end.min(from + 26);
    if !scene.wordy(from) || scene.is(from, "that") || scene.has(from, Roles::PREPOSITION) {
        return None;
    }
    let mut adjunct = false;
    for at in from + 1..end {
        adjunct |= matches!(scene.word(at), "when" | "as" | "after" | "before" | "while" | "during");
        if scene.is(at, "that") && !scene.has(at + 1, Roles::TIME_UNIT) {
            return Some(at + 1);
        }
        if matches!(scene.word(at), "whether" | "if" | "how" | "what" | "why" | "to" | "about") {
            return Some(at);
        }
        if scene.opens(at) {
            return Some(at);
        }
        if scene.word(at) == ":" {
            return Some(at + 1);
        }
        if !adjunct && matches!(scene.word(at), "he" | "she" | "they" | "we" | "I" | "there" | "it") {
            return Some(at);
        }
        // "told CNN the plan", "told reporters Norra had won": a determiner or a name after a name or a plural.
        let closed = scene.capital(at.saturating_sub(1))
            || scene.word(at.saturating_sub(1)).ends_with('s')
            || matches!(scene.word(at.saturating_sub(1)), "him" | "her" | "them" | "me" | "you");
        if closed && scene.has(at, Roles::DETERMINER) && !scene.capital(at) {
            return Some(at);
        }
        let place = || (at + 1..at + 7).any(|next| scene.is(next, "that"));
        if scene.stops(at) || scene.comma(at) && !scene.opens(at + 1) && !place() {
            return None;
        }
    }
    None
}

/// `the Norra states`, `several remarks`: a word that is a noun as often as a verb reports only after a name or a
/// pronoun.
pub(super) fn noun_like(scene: &Scene<'_, '_>, cue: &Cue) -> bool {
    let alone = !(cue.range.start..cue.verb).any(|at| scene.has(at, Roles::AUXILIARY));
    let Some(before) = cue.range.start.checked_sub(1) else { return true };
    let subject = scene.has(before, Roles::SUBJECT_PRONOUN.or(Roles::LONE_SUBJECT))
        || scene.capital(before) && cue.form == Form::Present
        || scene.comma(before);
    alone && !subject && scene.has(cue.verb, Roles::ALSO_NOUN)
}
