//! Taking a source apart: which name in it is its head, or which noun.

use std::ops::Range;

use super::ground::Ground;
use super::standing::{Standing, is_attribute};
use crate::actors::{ActorKind, Mention};
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::lang::sources::{Noun, Pronoun};
use crate::text::{Span, TokenKind};

/// What a source is, as written.
#[derive(Clone, Debug)]
pub(super) enum Phrase<'a> {
    /// `he`
    Pronoun(Pronoun),
    /// `Kremlin aide Yuri Ushakov`: the name that is its head; `joint` when others stand beside it (`Holm and Fenn`).
    Name { mention: &'a Mention, joint: bool },
    /// `the minister`, `a Kremlin official`, `officials`
    Noun(NounPhrase<'a>),
    /// Nothing that could be read.
    Unknown,
}

/// A source whose head is a noun.
#[derive(Clone, Debug)]
pub(super) struct NounPhrase<'a> {
    /// The head in the singular, `minister`, and what kind of word it is; none for a head that no list holds.
    pub(super) head: Option<(&'static str, Noun)>,
    /// Written with "the", "this", or an owner.
    pub(super) definite: bool,
    /// `her lawyer`: somebody of the one who was named last, and not that one.
    pub(super) owned: bool,
    /// `ex-minister`
    pub(super) former: bool,
    /// The number of `the 37-year-old`.
    pub(super) age: Option<&'a str>,
    /// More than one.
    pub(super) plural: bool,
    /// The tokens before the head, without the determiner.
    pub(super) before: Range<usize>,
    /// `Holm's lawyer`: Holm.
    pub(super) owner: Option<&'a Mention>,
    /// `a Kremlin official`: the Kremlin.
    pub(super) modifier: Option<&'a Mention>,
    /// `a spokesman for the Kremlin`: the Kremlin.
    pub(super) of: Option<&'a Mention>,
    /// The token after the head.
    pub(super) end: usize,
}

/// Reads the source `span`.
pub(super) fn read<'a>(ground: &Ground<'a, '_>, span: Span) -> Phrase<'a> {
    let all = ground.tokens_of(span);
    if all.is_empty() {
        return Phrase::Unknown;
    }
    // "her lawyer" is not her, while "her campaign" and "her remarks" speak for her.
    let is_person = |at: usize| ground.noun(at).is_some_and(|(_, noun)| noun.person);
    let owns = all.len() == 2 && ground.is(all.start, OWNER) && is_person(all.start + 1);
    // "He Jianxiong"
    let named = all.len() == 2 && ground.word(all.start + 1).starts_with(char::is_uppercase);
    if all.len() <= 2
        && !owns
        && !named
        && let Some(pronoun) = ground.pack.sources.pronoun(ground.word(all.start))
    {
        return Phrase::Pronoun(pronoun);
    }
    let core = core(ground, all.clone());
    if core.is_empty() {
        return Phrase::Unknown;
    }
    // "Ada Holm, who had left, filed a suit saying": the words before the verb are no source, and who acts is the subject.
    if acts(ground, core.start) {
        return match subject_before(ground, core.start) {
            Some(mention) => Phrase::Name { mention, joint: false },
            None => Phrase::Unknown,
        };
    }
    if owns_source(ground, all.end) {
        return Phrase::Unknown;
    }
    // "the Norra | senator"
    let (all, core) = match cut_off(ground, &all).filter(|_| core.end == all.end) {
        Some(noun) if noun.person || noun.organization => (all.start..all.end + 1, core.start..all.end + 1),
        Some(_) => return Phrase::Unknown,
        None => (all, core),
    };
    let last = ground.mention_at(core.end - 1);
    if let Some(mention) = last.filter(|mention| is_from(ground, all.start, mention)) {
        // "Jan Vik, 60, from Norra, said"
        return match bearer_before(ground, all.start) {
            Some(bearer) => Phrase::Name { mention: bearer, joint: false },
            None => Phrase::Name { mention, joint: false },
        };
    }
    // "Ada Holm, a Lind | backer": nobody is a Lind.
    if last.is_some_and(|mention| is_one_of(ground, core.start, mention)) {
        return match apposed_to(ground, core.start) {
            Some(mention) => Phrase::Name { mention, joint: false },
            None => Phrase::Unknown,
        };
    }
    if let Some(mention) = last.filter(|mention| !is_some_of(ground, &core, mention)) {
        return head_name(ground, &core, mention);
    }
    // "the minister, Ada Holm, said": the apposition gives the name; or it is one itself, "Ada Holm, the minister, said".
    // "A spokesman for the guild, Ada Holm, said": it stands behind all.
    let noun = noun_phrase(ground, core.clone(), all.end);
    let behind = || apposition(ground, all.end).filter(|_| core.end < all.end);
    let apposed = || apposed_to(ground, core.start).filter(|_| ground.word(all.end) == ",");
    let named = || apposition(ground, core.end).or_else(apposed).or_else(behind);
    if let Some(mention) = named().filter(|_| !noun.plural) {
        return Phrase::Name { mention, joint: false };
    }
    if noun.head.is_none()
        && let Some(mention) = names(ground, &core).find(|mention| is_free_person(ground, mention))
    {
        return Phrase::Name { mention, joint: false };
    }
    Phrase::Noun(noun)
}

/// `her`, `our`: whose somebody is.
const OWNER: Small = Small::OWNER.or(Small::OWN);

/// The part of a source that holds its head: up to the first comma, bracket, preposition or relative pronoun that is
/// not part of a name.
fn core(ground: &Ground<'_, '_>, all: Range<usize>) -> Range<usize> {
    let mut end = all.start;
    while end < all.end {
        if let Some(mention) = ground.mention_at(end) {
            end = ground.tokens_of(mention.span).end.max(end + 1).min(all.end);
            continue;
        }
        let word = ground.word(end);
        let cuts = matches!(word, "," | "(" | ";" | "—" | "–" | "-" | "[")
            || end > all.start && (ground.has(end, Roles::PREPOSITION) || is_relative(ground, word));
        if cuts {
            break;
        }
        end += 1;
    }
    while end > all.start + 1
        && (ground.pack.sources.is_trailing(ground.word(end - 1)) || ground.possessive(end - 1))
    {
        end -= 1;
    }
    all.start..end
}

fn is_relative(ground: &Ground<'_, '_>, word: &str) -> bool {
    ground.pack.sources.pronoun(word) == Some(Pronoun::Relative)
}

/// `viral Corvo | post`: the noun behind a source that its last name belongs to, where the source was cut off before it.
fn cut_off(ground: &Ground<'_, '_>, all: &Range<usize>) -> Option<Noun> {
    let mention = ground.mention_at(all.end - 1)?;
    let whole = ground.tokens_of(mention.span).end == all.end && is_attribute(ground, all.end);
    whole.then(|| ground.noun(all.end)).flatten().map(|(_, noun)| noun)
}

/// `Lind's | team`: does the source end with an owner whose noun, somebody else, was cut off? Of `Lind's | claim` he is the source.
fn owns_source(ground: &Ground<'_, '_>, end: usize) -> bool {
    if !ground.possessive(end - 1) {
        return false;
    }
    let word = |at: &usize| ground.kind(*at) == Some(TokenKind::Word) && !ground.has(*at, Roles::PREPOSITION);
    let mut behind = (end..ground.tokens.all().len()).take_while(word);
    let first = behind.find(|at| ground.has(*at, Roles::SPEECH_NOUN) || ground.noun(*at).is_some());
    first.is_some_and(|at| !ground.has(at, Roles::SPEECH_NOUN))
}

/// `a Lind`: does an article that means any one stand right before the name of a person, at token `start`?
fn is_one_of(ground: &Ground<'_, '_>, start: usize, mention: &Mention) -> bool {
    ground.is(start, Small::ARTICLE)
        && !ground.is(start, Small::DEFINITE)
        && ground.tokens_of(mention.span).start == start + 1
        && ground.tokens_of(mention.name).start == start + 1
        && ground.actor(mention.actor).kind == ActorKind::Person
}

/// Does a source begin with a verb in the past, at token `at`: `filed a suit`?
fn acts(ground: &Ground<'_, '_>, at: usize) -> bool {
    let word = ground.word(at);
    let past = ground.pack.forms.looks_past(word)
        || ground.pack.reporting.entry(word).is_some_and(|entry| entry.verb.is_some());
    past && word.starts_with(char::is_lowercase)
        && ground.noun(at).is_none()
        && ground.mention_at(at).is_none()
}

/// The first name in the sentence before token `at` that can be its subject.
fn subject_before<'a>(ground: &Ground<'a, '_>, at: usize) -> Option<&'a Mention> {
    let start = ground.tokens.all().get(at)?.span.start;
    let sentence = ground.sentence_span(ground.sentence(start))?;
    let mut held = ground.mentions_in(Span::new(sentence.start, start));
    let number =
        held.find(|number| ground.standing(*number) == Standing::Subject && !ground.is_quoted(*number))?;
    Some(ground.mention(number)).filter(|mention| ground.actor(mention.actor).kind != ActorKind::Place)
}

/// `from Norra`: is a place that is the whole source only where somebody is from?
fn is_from(ground: &Ground<'_, '_>, start: usize, mention: &Mention) -> bool {
    let from = start > 0 && ground.is(start - 1, Small::FROM.or(Small::OF).or(Small::IN));
    from && ground.actor(mention.actor).kind == ActorKind::Place
        && ground.tokens_of(mention.span).start == start
}

/// The person whose name stands before "from" and what follows at token `start`, with at most an age between.
fn bearer_before<'a>(ground: &Ground<'a, '_>, start: usize) -> Option<&'a Mention> {
    let mut end = start.checked_sub(1)?;
    while end > 0 && (ground.word(end - 1) == "," || ground.kind(end - 1) == Some(TokenKind::Number)) {
        end -= 1;
    }
    let mention = ground.mention_at(end.checked_sub(1)?)?;
    is_free_person(ground, mention).then_some(mention)
}

/// The names in `range`, in order.
fn names<'a>(ground: &Ground<'a, '_>, range: &Range<usize>) -> impl Iterator<Item = &'a Mention> {
    let actors = ground.actors;
    let held = ground.tokens.span(range.clone()).map_or(0..0, |span| ground.mentions_in(span));
    held.map(|number| &actors.mentions[number])
}

/// The name that speaks where the core ends with the name `last`: of names joined by "and" the first.
fn head_name<'a>(ground: &Ground<'a, '_>, core: &Range<usize>, last: &'a Mention) -> Phrase<'a> {
    let start = ground.tokens_of(last.span).start;
    let joined = start > core.start && (ground.is(start - 1, Small::AND) || ground.word(start - 1) == "&");
    let first = names(ground, core).find(|mention| !ground.possessive(ground.tokens_of(mention.span).end));
    match first.filter(|first| joined && first.span != last.span) {
        Some(first) => Phrase::Name { mention: first, joint: true },
        None => Phrase::Name { mention: last, joint: false },
    }
}

/// A person who owns nothing in the phrase.
fn is_free_person(ground: &Ground<'_, '_>, mention: &Mention) -> bool {
    ground.actor(mention.actor).kind == ActorKind::Person
        && !ground.possessive(ground.tokens_of(mention.span).end)
}

/// `…, Ada Holm,`: the person whose name follows the comma at `comma`.
fn apposition<'a>(ground: &Ground<'a, '_>, comma: usize) -> Option<&'a Mention> {
    let mention = (ground.word(comma) == ",").then(|| ground.mention_at(comma + 1)).flatten()?;
    let tokens = ground.tokens_of(mention.span);
    let after = ground.word(tokens.end);
    (tokens.start == comma + 1 && is_free_person(ground, mention) && matches!(after, "," | "." | ""))
        .then_some(mention)
}

/// `Ada Holm, a close aide,`: the person whose name stands before the comma before the source that begins at token `start`.
fn apposed_to<'a>(ground: &Ground<'a, '_>, start: usize) -> Option<&'a Mention> {
    let comma = start.checked_sub(1).filter(|comma| *comma > 0 && ground.word(*comma) == ",")?;
    let determined = ground.has(start, Roles::DETERMINER);
    let mention = ground.mention_at(comma - 1).filter(|_| determined)?;
    let whole = ground.tokens_of(mention.span).end == comma;
    (whole && is_free_person(ground, mention)).then_some(mention)
}

/// `some Democrats`, `many Tories`: some people of a body, and not the body.
fn is_some_of(ground: &Ground<'_, '_>, core: &Range<usize>, mention: &Mention) -> bool {
    let tokens = ground.tokens_of(mention.span);
    let plural = tokens.len() == 1 && ground.pack.forms.looks_plural(ground.word(tokens.start));
    let few = |at: usize| {
        ground.pack.sources.is_somebody(ground.word(at)) || ground.kind(at) == Some(TokenKind::Number)
    };
    plural
        && ground.actor(mention.actor).kind == ActorKind::Organization
        && (core.start..tokens.start).any(few)
}

/// The number that the word at token `at` begins with: of `37-year-old`.
fn age<'a>(ground: &Ground<'a, '_>, at: usize) -> Option<&'a str> {
    let span = ground.tokens.all().get(at)?.span;
    let (number, _) = span.of(ground.tokens.text()).split_once('-')?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

/// Reads `core`, whose last word is no name; the source goes on up to `end`.
fn noun_phrase<'a>(ground: &Ground<'a, '_>, core: Range<usize>, end: usize) -> NounPhrase<'a> {
    let determined = core.start < core.end && ground.has(core.start, Roles::DETERMINER);
    let owned = determined && ground.is(core.start, OWNER);
    let pointed = determined && ground.is(core.start, Small::DEFINITE.or(Small::THIS));
    let head_at = core.end - 1;
    let before = (core.start + usize::from(determined)).min(head_at)..head_at;
    let head = ground.noun(head_at).or_else(|| {
        // "police in Norra", "the minister yesterday": the last word that a list holds.
        before.clone().rev().take(2).find_map(|at| ground.noun(at))
    });
    let held: Vec<&Mention> = names(ground, &core).collect();
    let owns = |mention: &&&Mention| ground.possessive(ground.tokens_of(mention.span).end);
    let owner = held.iter().find(owns).copied();
    let after = ground.tokens.span(core.end..end).map_or(0..0, |span| ground.mentions_in(span));
    let of = after.map(|number| ground.mention(number)).next().filter(|_| {
        // "a spokesman for the Kremlin", not "officials, who met Holm".
        ground.has(core.end, Roles::PREPOSITION)
    });
    let words = || core.clone().map(|at| ground.word(at));
    let sources = &ground.pack.sources;
    NounPhrase {
        head,
        definite: owner.is_some() || owned || pointed,
        owned,
        age: age(ground, head_at),
        former: words().any(|word| sources.is_former(word)),
        plural: head.map_or(ground.pack.forms.looks_plural(ground.word(head_at)), |(_, noun)| noun.plural)
            || words().any(|word| sources.is_somebody(word)),
        modifier: held.into_iter().find(|mention| owner.is_none_or(|owner| owner.span != mention.span)),
        before,
        owner,
        of,
        end: core.end,
    }
}
