//! Whom a pronoun means.
//!
//! News keeps its pronouns close: "he" is most often who spoke last, or the subject of the sentence before. So the search
//! walks back sentence by sentence and weighs everybody who fits by kind and gender: by how they stand in their sentence,
//! how near that is, and how much the page is about them. Where two weigh the same, the certainty tells.

use super::Voice;
use super::ground::Ground;
use super::memory::Memory;
use super::standing::Standing;
use crate::actors::ActorKind;
use crate::lang::sources::Pronoun;
use crate::quotes::{Attribution, Resolution};
use crate::text::Span;

/// How many sentences and paragraphs the search walks back.
const SENTENCES: usize = 16;
const PARAGRAPHS: usize = 3;

/// How many mentions of one sentence are looked at.
const MENTIONS: usize = 24;

/// The voice that `pronoun`, at `place`, stands for in `attribution`.
pub(super) fn find(
    ground: &Ground<'_, '_>,
    memory: &Memory,
    pronoun: Pronoun,
    place: Span,
    attribution: &Attribution,
) -> Option<Voice> {
    if pronoun == Pronoun::Relative {
        return antecedent(ground, place);
    }
    let here = ground.sentence(place.start);
    let paragraph = ground.paragraph(here);
    let own = |span: Span| attribution.content.iter().any(|content| content.overlaps(span));
    let mut choices = Choices::default();
    for number in mentions(ground, here, own) {
        if ground.mention(number).span.end <= place.start {
            choices.mention(ground, memory, number, pronoun, HERE);
        }
    }
    for sentence in (here.saturating_sub(SENTENCES)..here).rev() {
        let away = paragraph - ground.paragraph(sentence);
        if away > PARAGRAPHS {
            break;
        }
        let near = nearness(here - sentence, away);
        if choices.best().is_some_and(|best| best.weight > near * MOST) {
            break;
        }
        // "They" means a body that acts right before, and else who has spoken.
        let far = pronoun == Pronoun::Plural && here - sentence > 1;
        if let Some(voice) = memory.spoken(sentence) {
            choices.voice(ground, memory, voice, pronoun, near);
        }
        for number in mentions(ground, sentence, own).filter(|_| !far) {
            choices.mention(ground, memory, number, pronoun, near);
        }
    }
    let last = || {
        let (sentence, voice) = memory.last()?;
        let near = paragraph.abs_diff(ground.paragraph(*sentence)) <= 2 * PARAGRAPHS;
        near.then(|| fits(ground, memory, voice, pronoun)).flatten().map(|voice| voice.surer(0.4))
    };
    choices.take().or_else(last)
}

/// `Lind, who said`: the name right before.
fn antecedent(ground: &Ground<'_, '_>, place: Span) -> Option<Voice> {
    let before = ground.mentions_in(Span::new(0, place.start)).end.checked_sub(1)?;
    let mention = ground.mention(before);
    let between = ground.tokens_of(Span::new(mention.span.end, place.start));
    (between.len() <= 2).then(|| Voice::actor(ground, mention.actor, Resolution::Pronoun, 0.9))
}

/// The mentions of a sentence that are neither quoted nor part of what is being attributed.
fn mentions(
    ground: &Ground<'_, '_>,
    sentence: usize,
    own: impl Fn(Span) -> bool + Copy,
) -> impl Iterator<Item = usize> {
    let span = ground.sentence_span(sentence);
    let held = span.map_or(0..0, |span| ground.mentions_in(span));
    held.take(MENTIONS).filter(move |number| !ground.is_quoted(*number) && !own(ground.mention(*number).span))
}

/// Those whom a pronoun can mean.
#[derive(Default)]
struct Choices(Vec<Choice>);

struct Choice {
    voice: Voice,
    weight: f32,
}

// The weights below were chosen on every second page of public gold annotations, PolNeAR's and newer ones, by how often
// the speaker came out right.

/// How much more somebody weighs whom the page names most often, than one whom it hardly names.
const SALIENCE: f32 = 0.4;

/// How much more one in the sentence of the pronoun weighs than who spoke before.
const HERE: f32 = 1.1;

/// The most that anybody weighs right before the sentence of the pronoun.
const MOST: f32 = 1.0 + SALIENCE;

/// The one who weighs less than this share of another is not meant.
const CLEAR: f32 = 0.97;

impl Choices {
    fn best(&self) -> Option<&Choice> {
        self.0.iter().max_by(|one, other| one.weight.total_cmp(&other.weight))
    }

    fn add(&mut self, voice: Voice, weight: f32) {
        match self.0.iter_mut().find(|held| held.voice.speaker == voice.speaker) {
            Some(held) if held.weight >= weight => {}
            Some(held) => *held = Choice { voice, weight },
            None => self.0.push(Choice { voice, weight }),
        }
    }

    /// Somebody who spoke.
    fn voice(
        &mut self,
        ground: &Ground<'_, '_>,
        memory: &Memory,
        voice: &Voice,
        pronoun: Pronoun,
        near: f32,
    ) {
        if let Some(voice) = fits(ground, memory, voice, pronoun) {
            let salience = voice.speaker.map_or(0.5, |actor| memory.salience(actor));
            let weight = voice.certainty * near * (1.0 + SALIENCE * salience);
            self.add(voice, weight);
        }
    }

    /// Somebody who is named.
    fn mention(
        &mut self,
        ground: &Ground<'_, '_>,
        memory: &Memory,
        number: usize,
        pronoun: Pronoun,
        near: f32,
    ) {
        let actor = ground.mention(number).actor;
        let Some(fit) = memory.fit(ground, actor, pronoun) else { return };
        let standing = ground.standing(number);
        // "in Norra … It said": a place speaks where it acts.
        let acts = standing == Standing::Subject;
        if !acts && (ground.actor(actor).kind == ActorKind::Place || pronoun == Pronoun::Plural) {
            return;
        }
        let weight = fit * near * weight(standing) * (1.0 + SALIENCE * memory.salience(actor));
        self.add(Voice::actor(ground, actor, Resolution::Pronoun, fit), weight);
    }

    /// The one who weighs most, with how clear that is; nobody where two weigh the same.
    fn take(mut self) -> Option<Voice> {
        self.0.sort_by(|one, other| other.weight.total_cmp(&one.weight));
        let mut choices = self.0.into_iter();
        let best = choices.next()?;
        let second = choices.next().map_or(0.0, |second| second.weight);
        if second > best.weight * CLEAR {
            return None;
        }
        Some(best.voice.again((1.0 - 0.5 * second / best.weight) * best.weight.min(1.0)))
    }
}

/// How likely one who stands so in a sentence is meant.
fn weight(standing: Standing) -> f32 {
    match standing {
        Standing::Subject => 0.9,
        Standing::Owner => 0.7,
        Standing::Object => 0.6,
        Standing::Oblique => 0.5,
        Standing::Attribute => 0.3,
    }
}

/// A voice that has spoken, if the pronoun can mean it.
fn fits(ground: &Ground<'_, '_>, memory: &Memory, voice: &Voice, pronoun: Pronoun) -> Option<Voice> {
    if pronoun == Pronoun::Plural && voice.plural {
        return Some(voice.again(1.0));
    }
    if voice.plural {
        return None;
    }
    match (voice.speaker, voice.unnamed) {
        (Some(actor), _) => memory.fit(ground, actor, pronoun).map(|fit| voice.again(fit)),
        // "A senior diplomat said … He added …"
        (None, Some(noun)) => {
            let fits = match pronoun {
                Pronoun::Masculine => noun.person && !noun.feminine,
                Pronoun::Feminine => noun.person && !noun.masculine,
                Pronoun::Thing => noun.organization || noun.document,
                Pronoun::Plural => noun.person || noun.organization,
                Pronoun::Relative | Pronoun::First => false,
            };
            fits.then(|| voice.again(0.9))
        }
        (None, None) => None,
    }
}

/// How likely one is meant who stands so many sentences and paragraphs back, beside one in the sentence of the pronoun.
fn nearness(sentences: usize, paragraphs: usize) -> f32 {
    let sentences = i32::try_from(sentences).unwrap_or(i32::MAX);
    let paragraphs = i32::try_from(paragraphs).unwrap_or(i32::MAX);
    0.8_f32.powi(sentences) * 0.7_f32.powi(paragraphs)
}
