//! Joining the source of each attribution to the actor who is meant, and dating the utterance.
//!
//! **In:** [`Attribution`]s in the order of the text, with the [`Tokens`] and [`Actors`] of their page. **Out:** one
//! [`Quote`] for each, in the same order.
//!
//! A source is taken apart into a [`Phrase`](phrase::Phrase): a name, a pronoun or a noun. Each has its file:
//!
//! | source | becomes | where |
//! | --- | --- | --- |
//! | `Kremlin aide Yuri Ushakov`, `Holm`, `the Kremlin` | the actor whose name is its head | [`phrase`] |
//! | `Holm and Fenn` | the first of them: a quote has one speaker, and a reader looks under the first name | [`phrase`] |
//! | `he`, `they`, `it`, `his` | who fits best of those who spoke or are named before | [`pronoun`], [`standing`], [`genders`] |
//! | `the minister`, `the airline`, `the statement` | who has that role or is called so, the issuer | [`role`], [`described`] |
//! | `a Kremlin official`, `Israeli officials`, `witnesses` | nobody, with the affiliation that the words give | [`unnamed`] |
//! | `AH:`, an answer to a question that is set apart | the one with these initials, the one whom the page presents | [`interview`] |
//! | nothing | who spoke the quote before, where the text carries on | [`memory`] |
//!
//! The walk is one pass: what was said so far is kept by sentence in [`memory`], and a search back is bounded.
//!
//! `"We will wait," Ada Holm said. She added that the bridge was closed.` The first source is a name; the second a
//! pronoun, and in the sentence before a woman spoke: both quotes are Ada Holm's.

mod described;
mod genders;
mod ground;
mod interview;
mod memory;
mod phrase;
mod pronoun;
mod role;
mod standing;
mod unnamed;

#[cfg(test)]
mod tests;

use super::confidence::Grounds;
use super::{Attribution, Place, Quote, Resolution, Rule, Stance, said_on};
use crate::actors::{ActorId, Actors, Affiliation};
use crate::article::Article;
use crate::lang::en::ENGLISH;
use crate::lang::sources::Noun;
use crate::text::{Span, Tokens};
use ground::Ground;
use interview::{Bearer, Turns};
use memory::Memory;
use phrase::Phrase;
use role::Roles;

/// Who speaks, and how sure that is.
#[derive(Clone, Debug, PartialEq)]
struct Voice {
    /// None for a source that the text does not name.
    speaker: Option<ActorId>,
    affiliation: Affiliation,
    /// As what it speaks: `treasurer`.
    role: Option<String>,
    /// How the source led to the speaker.
    way: Resolution,
    /// 0 to 1.
    certainty: f32,
    /// More than one: only "they" refers to it.
    plural: bool,
    /// The noun of a source that the text does not name.
    unnamed: Option<Noun>,
}

impl Voice {
    /// The voice of an actor who was found in this way.
    fn actor(ground: &Ground<'_, '_>, actor: ActorId, way: Resolution, certainty: f32) -> Self {
        let (affiliation, role) = (ground.speaks_for(actor), ground.actor(actor).role.clone());
        Self { speaker: Some(actor), affiliation, role, way, certainty, plural: false, unnamed: None }
    }

    /// Nobody knows who speaks.
    fn nobody() -> Self {
        Self {
            speaker: None,
            affiliation: Affiliation::default(),
            role: None,
            way: Resolution::Unknown,
            certainty: 0.5,
            plural: false,
            unnamed: None,
        }
    }

    /// The same voice, met again with this certainty.
    fn again(&self, certainty: f32) -> Self {
        Self { certainty, ..self.clone() }
    }

    /// The same voice, found in this way.
    fn by_way(self, way: Resolution) -> Self {
        Self { way, ..self }
    }

    /// The same voice, less sure by `factor`.
    fn surer(&self, factor: f32) -> Self {
        self.again(self.certainty * factor.clamp(0.1, 1.0))
    }
}

/// Resolves `attributions` (in the order of the text) against the actors of the article.
pub fn resolve(
    attributions: Vec<Attribution>,
    article: &Article,
    tokens: &Tokens<'_>,
    actors: &Actors,
) -> Vec<Quote> {
    let pack = &ENGLISH;
    let ground = Ground::of(tokens, pack, actors);
    let roles = Roles::of(&ground);
    let mut memory = Memory::of(&ground);
    let mut turns = Turns::default();
    let interviewee = interview::interviewee(&ground, article, &attributions);
    let mut quotes: Vec<Quote> = Vec::with_capacity(attributions.len());
    // A later attribution may have the very source of the one before: "she said, adding …".
    let mut before: Option<(Span, Voice)> = None;
    for attribution in attributions {
        let same = before.as_ref().filter(|(source, _)| Some(*source) == attribution.source);
        let voice = match same {
            Some((_, voice)) => voice.clone(),
            None if attribution.rule == Rule::Answer => interviewee.map_or_else(Voice::nobody, |actor| {
                Voice::actor(&ground, actor, Resolution::Interviewee, 0.8)
            }),
            None if attribution.rule == Rule::Colon => {
                turn(&ground, &mut memory, &roles, &mut turns, &attribution)
            }
            None => voice(&ground, &mut memory, &roles, &attribution),
        };
        memory.keep(&ground, &voice, attribution.source, &attribution.content);
        let addressee =
            addressee(&ground, &memory, &roles, &attribution).filter(|who| Some(*who) != voice.speaker);
        before = attribution.source.map(|source| (source, voice.clone())).or(before);
        let relayed = relayed(&ground, &memory, &attribution, voice.speaker);
        // What is only expected to be said has no day on which it was.
        let is_real = attribution.stance != Stance::Unreal;
        let dated = || said_on::find(&attribution, article, tokens, pack, quotes.last());
        let said_on = is_real.then(dated).flatten();
        let grounds = Grounds {
            found: attribution.confidence,
            source_share: attribution.source_share,
            whole_name: is_whole_name(tokens, attribution.source),
            certainty: voice.certainty,
            way: voice.way,
            kind: attribution.kind,
            rule: attribution.rule,
        };
        let withheld = voice.speaker.filter(|_| grounds.withholds_the_name());
        let voice = match withheld {
            Some(_) => Voice { way: voice.way, certainty: voice.certainty, ..Voice::nobody() },
            None => voice,
        };
        quotes.push(Quote {
            whole_name: grounds.whole_name,
            certainty: voice.certainty,
            confidence: grounds.confidence(),
            attribution,
            place: Place::Body,
            speaker: voice.speaker,
            withheld,
            resolution: voice.way,
            addressee,
            relayed,
            affiliation: voice.affiliation,
            affiliation_role: voice.role,
            said_on,
        });
    }
    relayed_by_the_one_around(&mut quotes);
    quotes
}

/// Does the source hold a name of two words or more?
fn is_whole_name(tokens: &Tokens<'_>, source: Option<Span>) -> bool {
    let words =
        source.map_or(0..0, |source| tokens.at_or_after(source.start)..tokens.at_or_after(source.end));
    let capital = |at: usize| tokens.word(at).chars().next().is_some_and(char::is_uppercase);
    words.clone().zip(words.skip(1)).any(|(first, second)| capital(first) && capital(second))
}

/// `“He said the bridge was closed,” Lind said`: what is told inside a quote came through whoever said that one. `quotes`
/// stand in the order of the text.
fn relayed_by_the_one_around(quotes: &mut [Quote]) {
    let mut around: Vec<usize> = Vec::new();
    for number in 0..quotes.len() {
        let attribution = &quotes[number].attribution;
        let parts = attribution.content.iter().chain(&attribution.cue).chain(&attribution.source).copied();
        let Some(whole) = parts.reduce(Span::join) else { continue };
        let holds = |outer: &usize| {
            let pieces = &quotes[*outer].attribution.content;
            pieces.iter().any(|piece| piece.start <= whole.start && whole.end <= piece.end)
        };
        while around.last().is_some_and(|outer| {
            quotes[*outer].attribution.content.last().is_none_or(|last| last.end <= whole.start)
        }) {
            around.pop();
        }
        let outer = around.iter().rev().take(MOST_AROUND).find(|outer| holds(outer)).copied();
        let relay = outer.and_then(|outer| quotes[outer].speaker);
        let quote = &mut quotes[number];
        if quote.attribution.relay.is_none() && quote.speaker != relay {
            quote.relayed = relay;
        }
        around.push(number);
    }
}

/// How many quotes are looked at that may stand around another one; more than two are hardly ever nested.
const MOST_AROUND: usize = 4;

/// A pronoun that is resolved as surely as this tells the sex of the one whom it means.
const SURE: f32 = 0.75;

/// Who speaks in `attribution`.
fn voice(ground: &Ground<'_, '_>, memory: &mut Memory, roles: &Roles, attribution: &Attribution) -> Voice {
    let Some(place) = attribution.source else {
        return carried_on(ground, memory, attribution).unwrap_or_else(Voice::nobody);
    };
    if let Some(voice) = by_initials(ground, attribution) {
        return voice;
    }
    match phrase::read(ground, place) {
        Phrase::Name { mention, joint } => {
            let (way, certainty) = if joint { (Resolution::Joint, 0.8) } else { (Resolution::Named, 1.0) };
            Voice { plural: joint, ..Voice::actor(ground, mention.actor, way, certainty) }
        }
        Phrase::Pronoun(pronoun) => {
            let found = pronoun::find(ground, memory, pronoun, place, attribution);
            if let Some(actor) =
                found.as_ref().filter(|voice| voice.certainty >= SURE).and_then(|voice| voice.speaker)
            {
                memory.learn(actor, pronoun);
            }
            found.map_or_else(Voice::nobody, |voice| voice.by_way(Resolution::Pronoun))
        }
        Phrase::Noun(phrase) => {
            let found = role::find(ground, memory, roles, &phrase, place, attribution);
            let voice = found.unwrap_or_else(|| unnamed::find(ground, &phrase));
            if let Some((noun, _)) = phrase.head.filter(|_| voice.unnamed.is_some()) {
                memory.keep_unnamed(noun, ground.sentence(place.start), &voice);
            }
            voice
        }
        Phrase::Unknown => Voice::nobody(),
    }
}

/// Who speaks in a turn: `SANDELL: It was late.` after a turn of `ADA SANDELL, SENATOR`.
fn turn(
    ground: &Ground<'_, '_>,
    memory: &mut Memory,
    roles: &Roles,
    turns: &mut Turns,
    attribution: &Attribution,
) -> Voice {
    let label = attribution.source.map_or("", |source| source.of(ground.tokens.text()));
    match turns.bearer(label) {
        Bearer::One(voice) => voice.clone(),
        Bearer::Several => Voice::nobody(),
        Bearer::Unknown => {
            let voice = voice(ground, memory, roles, attribution);
            turns.keep(label, &voice);
            voice
        }
    }
}

/// Who speaks in a turn with the initials of somebody: `AH: We will wait.`
fn by_initials(ground: &Ground<'_, '_>, attribution: &Attribution) -> Option<Voice> {
    let place = attribution.source.filter(|_| attribution.rule == Rule::Colon)?;
    let actor = interview::with_initials(ground, place.of(ground.tokens.text()))?;
    Some(Voice::actor(ground, actor, Resolution::Named, 0.8))
}

/// The actor to whom `attribution` is spoken, where the text says who that is.
fn addressee(
    ground: &Ground<'_, '_>,
    memory: &Memory,
    roles: &Roles,
    attribution: &Attribution,
) -> Option<ActorId> {
    let place = attribution.addressee?;
    match phrase::read(ground, place) {
        Phrase::Name { mention, .. } => Some(mention.actor),
        Phrase::Pronoun(pronoun) => pronoun::find(ground, memory, pronoun, place, attribution)?.speaker,
        Phrase::Noun(phrase) => role::find(ground, memory, roles, &phrase, place, attribution)?.speaker,
        Phrase::Unknown => None,
    }
}

/// The actor through whom the words of `attribution` came, where the text names one who is not the speaker.
fn relayed(
    ground: &Ground<'_, '_>,
    memory: &Memory,
    attribution: &Attribution,
    speaker: Option<ActorId>,
) -> Option<ActorId> {
    let place = attribution.relay?;
    let relay = match phrase::read(ground, place) {
        Phrase::Name { mention, .. } => Some(mention.actor),
        Phrase::Pronoun(pronoun) => pronoun::find(ground, memory, pronoun, place, attribution)?.speaker,
        _ => None,
    };
    relay.filter(|who| Some(*who) != speaker)
}

/// A quotation without a source: who spoke the quote before, in this paragraph or the one before it.
fn carried_on(ground: &Ground<'_, '_>, memory: &Memory, attribution: &Attribution) -> Option<Voice> {
    let start = attribution.content.first()?.start;
    let (sentence, voice) = memory.last().filter(|_| attribution.rule == Rule::Chain)?;
    let away = ground.paragraph(ground.sentence(start)).abs_diff(ground.paragraph(*sentence));
    (away <= 1).then(|| voice.surer(0.8).by_way(Resolution::CarriedOn))
}
