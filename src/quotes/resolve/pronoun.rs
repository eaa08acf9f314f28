//! Whom a pronoun means.
//!
//! News keeps its pronouns close: "he" is most often who spoke last, or the subject of the sentence before. So the
//! search walks back sentence by sentence, in each asks first who spoke there and then who its subject is, and takes
//! the first that fits by kind and gender.

use super::Voice;
use super::ground::Ground;
use super::memory::Memory;
use crate::actors::ActorId;
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
    let here = ground.sentence(place.start);
    let own = |span: Span| attribution.content.iter().any(|content| content.overlaps(span));
    if pronoun == Pronoun::Relative {
        return antecedent(ground, place);
    }
    if let Some(voice) = in_sentence(ground, memory, pronoun, here, place, own) {
        return Some(voice);
    }
    let paragraph = ground.paragraph(here);
    let mut oblique: Option<Voice> = None;
    for sentence in (here.saturating_sub(SENTENCES)..here).rev() {
        let away = paragraph - ground.paragraph(sentence);
        if away > PARAGRAPHS {
            break;
        }
        let near = certainty(here - sentence, away);
        if let Some(voice) = memory.spoken(sentence).and_then(|voice| fits(ground, memory, voice, pronoun)) {
            return Some(voice.surer(near));
        }
        for subject in [true, false] {
            let found = candidates(ground, sentence, own)
                .filter(|number| ground.is_subject(*number) == subject)
                .find_map(|number| named(ground, memory, ground.mention(number).actor, pronoun));
            match found {
                Some(voice) if subject => return Some(voice.surer(near - 0.05)),
                Some(voice) => {
                    oblique.get_or_insert(voice.surer(near * 0.6));
                }
                None => {}
            }
        }
    }
    let last = || {
        let (sentence, voice) = memory.last()?;
        let near = paragraph.abs_diff(ground.paragraph(*sentence)) <= 2 * PARAGRAPHS;
        near.then(|| fits(ground, memory, voice, pronoun)).flatten().map(|voice| voice.surer(0.4))
    };
    oblique.or_else(last)
}

/// `Lind said he would …`: who spoke, or the subject, earlier in the same sentence.
fn in_sentence(
    ground: &Ground<'_, '_>,
    memory: &Memory,
    pronoun: Pronoun,
    sentence: usize,
    place: Span,
    own: impl Fn(Span) -> bool + Copy,
) -> Option<Voice> {
    candidates(ground, sentence, own)
        .take_while(|number| ground.mention(*number).span.end <= place.start)
        .filter(|number| ground.is_subject(*number))
        .find_map(|number| named(ground, memory, ground.mention(number).actor, pronoun))
        .map(|voice| voice.surer(0.85))
}

/// `Lind, who said`: the name right before.
fn antecedent(ground: &Ground<'_, '_>, place: Span) -> Option<Voice> {
    let before = ground.mentions_in(Span::new(0, place.start)).end.checked_sub(1)?;
    let mention = ground.mention(before);
    let between = ground.tokens_of(Span::new(mention.span.end, place.start));
    (between.len() <= 2).then(|| Voice::actor(ground, mention.actor, Resolution::Pronoun, 0.9))
}

/// The mentions of a sentence that are neither quoted nor part of what is being attributed.
fn candidates(
    ground: &Ground<'_, '_>,
    sentence: usize,
    own: impl Fn(Span) -> bool + Copy,
) -> impl Iterator<Item = usize> {
    let span = ground.sentence_span(sentence);
    let held = span.map_or(0..0, |span| ground.mentions_in(span));
    held.take(MENTIONS).filter(move |number| !ground.is_quoted(*number) && !own(ground.mention(*number).span))
}

/// `actor` as a voice, if the pronoun can mean it.
fn named(ground: &Ground<'_, '_>, memory: &Memory, actor: ActorId, pronoun: Pronoun) -> Option<Voice> {
    let fit = memory.fit(ground, actor, pronoun)?;
    Some(Voice::actor(ground, actor, Resolution::Pronoun, fit))
}

/// A voice that has spoken, if the pronoun can mean it.
fn fits(ground: &Ground<'_, '_>, memory: &Memory, voice: &Voice, pronoun: Pronoun) -> Option<Voice> {
    if pronoun == Pronoun::Plural && voice.plural {
        return Some(voice.again(1.0));
    }
    match voice.speaker {
        Some(actor) if !voice.plural => memory.fit(ground, actor, pronoun).map(|fit| voice.again(fit)),
        Some(_) => None,
        // "A senior diplomat said … He added …"
        None if voice.unnamed && !voice.plural => {
            matches!(pronoun, Pronoun::Masculine | Pronoun::Feminine | Pronoun::Plural)
                .then(|| voice.again(0.9))
        }
        None => None,
    }
}

/// How sure a voice is that stands so many sentences and paragraphs back.
fn certainty(sentences: usize, paragraphs: usize) -> f32 {
    let near = match sentences {
        0 | 1 => 0.9,
        2 => 0.85,
        _ => 0.75,
    };
    near - 0.08 * f32::from(u8::try_from(paragraphs.saturating_sub(1)).unwrap_or(5))
}
