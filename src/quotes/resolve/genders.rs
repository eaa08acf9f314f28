//! Which pronouns mean whom, where neither a title nor a given name tells, or the page shows otherwise: `Tommy retired at 51.
//! He lives in Norra.`
//!
//! Each "he" or "she" behind the only person of its sentence, or of the one before in its paragraph, is a vote.

use super::ground::Ground;
use crate::actors::{ActorId, ActorKind, Gender};
use crate::lang::sources::Pronoun;
use crate::text::TokenKind;

/// How often each pronoun stood where it means an actor.
#[derive(Clone, Copy, Default)]
struct Votes {
    masculine: u16,
    feminine: u16,
}

impl Votes {
    /// What all of several say, more than a given name can: `Jody Lind … He`.
    fn unanimous(self) -> Option<Gender> {
        match (self.masculine, self.feminine) {
            (2.., 0) => Some(Gender::Masculine),
            (0, 2..) => Some(Gender::Feminine),
            _ => None,
        }
    }

    /// What most of them say; nothing where they differ much.
    fn gender(self) -> Option<Gender> {
        let (he, she) = (self.masculine, self.feminine);
        match () {
            () if he > she.saturating_mul(2) => Some(Gender::Masculine),
            () if she > he.saturating_mul(2) => Some(Gender::Feminine),
            () => None,
        }
    }
}

/// The gender of each actor, as the stage before knows it or as the pronouns of the page show.
pub(super) fn of(ground: &Ground<'_, '_>) -> Vec<Option<Gender>> {
    let actors = &ground.actors.actors;
    let known: Vec<Option<Gender>> = actors.iter().map(|actor| actor.gender).collect();
    let chosen =
        |(known, votes): (Option<Gender>, Votes)| votes.unanimous().or(known).or_else(|| votes.gender());
    known.into_iter().zip(count(ground)).map(chosen).collect()
}

fn count(ground: &Ground<'_, '_>) -> Vec<Votes> {
    let mut votes = vec![Votes::default(); ground.actors.actors.len()];
    let mut mentions = ground.actors.mentions.iter().peekable();
    let mut utterances = ground.utterances().iter().peekable();
    let mut paragraphs = ground.tokens.paragraphs().iter().map(|paragraph| paragraph.end).peekable();
    let mut last: Option<ActorId> = None;
    for sentence in ground.tokens.sentences() {
        while paragraphs.next_if(|end| *end <= sentence.start).is_some() {
            last = None;
        }
        let (mut named, mut alone) = (false, true);
        for at in sentence.clone() {
            let token = &ground.tokens.all()[at];
            while let Some(mention) = mentions.next_if(|mention| mention.span.start <= token.span.start) {
                if ground.actor(mention.actor).kind == ActorKind::Person {
                    alone &= !named || last == Some(mention.actor);
                    (last, named) = (Some(mention.actor), true);
                }
            }
            while utterances.next_if(|utterance| utterance.end <= token.span.start).is_some() {}
            let quoted = utterances.peek().is_some_and(|utterance| utterance.start <= token.span.start);
            let Some(actor) = last.filter(|_| alone && !quoted && token.kind == TokenKind::Word) else {
                continue;
            };
            let vote = &mut votes[actor.0];
            match ground.pack.sources.pronoun(ground.word(at)) {
                Some(Pronoun::Masculine) => vote.masculine = vote.masculine.saturating_add(1),
                Some(Pronoun::Feminine) => vote.feminine = vote.feminine.saturating_add(1),
                _ => {}
            }
        }
        if !alone {
            last = None;
        }
    }
    votes
}
