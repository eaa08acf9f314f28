//! Who has spoken so far, and where.

use super::Voice;
use super::genders;
use super::ground::Ground;
use crate::actors::{ActorId, ActorKind, Gender};
use crate::lang::sources::{Noun, Pronoun};
use crate::text::Span;

/// What the resolver keeps while it walks over a page's attributions.
pub(super) struct Memory {
    /// For each sentence the first voice that speaks in it.
    spoken: Vec<Option<Voice>>,
    /// The voice of the quote before, with its sentence.
    last: Option<(usize, Voice)>,
    /// How pronouns refer to each actor: as the actors stage knows it, else as the pronouns of the page show.
    genders: Vec<Option<Gender>>,
    /// How often each actor is named, beside the one of its kind that is named most often.
    saliences: Vec<f32>,
    /// Unnamed sources by the noun that is their head.
    unnamed: Vec<(&'static str, usize, Voice)>,
}

/// How many unnamed sources are kept in mind.
const UNNAMED: usize = 8;

impl Memory {
    pub(super) fn of(ground: &Ground<'_, '_>) -> Self {
        Self {
            spoken: vec![None; ground.tokens.sentences().len()],
            last: None,
            genders: genders::of(ground),
            saliences: saliences(ground),
            unnamed: Vec::new(),
        }
    }

    /// Keeps that `voice` spoke `content`, named at `source`.
    pub(super) fn keep(
        &mut self,
        ground: &Ground<'_, '_>,
        voice: &Voice,
        source: Option<Span>,
        content: &[Span],
    ) {
        let mut latest = 0;
        let ends = |span: &Span| [span.start, span.end.saturating_sub(1)];
        for offset in source.iter().chain(content).flat_map(ends) {
            let sentence = ground.sentence(offset);
            latest = latest.max(sentence);
            if let Some(place) = self.spoken.get_mut(sentence) {
                place.get_or_insert_with(|| voice.clone());
            }
        }
        self.last = Some((latest, voice.clone()));
    }

    /// Keeps an unnamed source under its noun.
    pub(super) fn keep_unnamed(&mut self, noun: &'static str, sentence: usize, voice: &Voice) {
        self.unnamed.retain(|(held, _, _)| *held != noun);
        if self.unnamed.len() == UNNAMED {
            self.unnamed.remove(0);
        }
        self.unnamed.push((noun, sentence, voice.clone()));
    }

    /// The unnamed source that was called `noun` last, with its sentence.
    pub(super) fn unnamed(&self, noun: &str) -> Option<(usize, &Voice)> {
        self.unnamed.iter().find(|(held, _, _)| *held == noun).map(|(_, sentence, voice)| (*sentence, voice))
    }

    /// The voice of the quote before, with its sentence.
    pub(super) fn last(&self) -> Option<&(usize, Voice)> {
        self.last.as_ref()
    }

    /// Who spoke first in `sentence`.
    pub(super) fn spoken(&self, sentence: usize) -> Option<&Voice> {
        self.spoken.get(sentence)?.as_ref()
    }

    /// How much the page is about `actor`, 0 to 1.
    pub(super) fn salience(&self, actor: ActorId) -> f32 {
        self.saliences.get(actor.0).copied().unwrap_or_default()
    }

    /// Learns from a pronoun that was resolved.
    pub(super) fn learn(&mut self, actor: ActorId, pronoun: Pronoun) {
        let gender = match pronoun {
            Pronoun::Masculine => Gender::Masculine,
            Pronoun::Feminine => Gender::Feminine,
            _ => return,
        };
        if let Some(held) = self.genders.get_mut(actor.0) {
            held.get_or_insert(gender);
        }
    }

    /// Can `pronoun` refer to `actor`? None when it cannot, else how well it fits.
    pub(super) fn fit(&self, ground: &Ground<'_, '_>, actor: ActorId, pronoun: Pronoun) -> Option<f32> {
        let kind = ground.actor(actor).kind;
        let wanted = match pronoun {
            Pronoun::Masculine => Gender::Masculine,
            Pronoun::Feminine => Gender::Feminine,
            Pronoun::Thing => {
                return match kind {
                    ActorKind::Organization => Some(1.0),
                    ActorKind::Place => Some(0.7),
                    ActorKind::Person => None,
                };
            }
            Pronoun::Plural => return (kind == ActorKind::Organization).then_some(0.9),
            Pronoun::Relative | Pronoun::First => return None,
        };
        match self.genders.get(actor.0).copied().flatten() {
            _ if kind != ActorKind::Person => None,
            Some(known) => (known == wanted).then_some(1.0),
            // Many a given name is in no list.
            None => Some(0.97),
        }
    }

    /// Does the page show the sex of `actor`?
    pub(super) fn knows(&self, actor: ActorId) -> bool {
        self.genders.get(actor.0).copied().flatten().is_some()
    }

    /// Can `actor` be called by `noun`, as far as sex goes?
    pub(super) fn agrees(&self, actor: ActorId, noun: Noun) -> bool {
        match self.genders.get(actor.0).copied().flatten() {
            Some(Gender::Masculine) => !noun.feminine,
            Some(Gender::Feminine) => !noun.masculine,
            None => true,
        }
    }
}

/// How often each actor is named outside of quotations, beside the one of its kind that is named most often.
fn saliences(ground: &Ground<'_, '_>) -> Vec<f32> {
    let actors = &ground.actors.actors;
    let mut counts = vec![0_u16; actors.len()];
    for (number, mention) in ground.actors.mentions.iter().enumerate() {
        if !ground.is_quoted(number) {
            counts[mention.actor.0] = counts[mention.actor.0].saturating_add(1);
        }
    }
    let is_person = |number: usize| actors[number].kind == ActorKind::Person;
    let most = |person: bool| {
        let counts = counts.iter().enumerate().filter(|(number, _)| is_person(*number) == person);
        f32::from(counts.map(|(_, count)| *count).max().unwrap_or(0).max(1))
    };
    let (persons, others) = (most(true), most(false));
    let share =
        |(number, count): (usize, &u16)| f32::from(*count) / if is_person(number) { persons } else { others };
    counts.iter().enumerate().map(share).collect()
}
