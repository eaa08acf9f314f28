//! Nouns of speech: `S's claim that …`, `his promise to …`.

use super::content;
use super::draft::Draft;
use super::scene::Scene;
use crate::lexicon::reporting::Roles;
use crate::quotes::Rule;
use crate::text::TokenKind;

/// The noun at `at` with its owner before it and its content after it.
pub(super) fn find(scene: &Scene<'_, '_>, at: usize) -> Option<Draft> {
    if !scene.has(at, Roles::SPEECH_NOUN) {
        return None;
    }
    let floor = scene.sentence(at).start;
    let lowest = floor.max(at.saturating_sub(3));
    let owner = (lowest..at).rev().find_map(|owner| {
        if scene.kind(owner) == Some(TokenKind::Possessive) && owner > floor {
            let mut start = owner;
            while start > floor && scene.capital(start - 1) {
                start -= 1;
            }
            return Some(if start == owner { owner - 1..owner } else { start..owner });
        }
        matches!(scene.word(owner), "his" | "her" | "their" | "His" | "Her" | "Their")
            .then_some(owner..owner + 1)
    })?;
    let start = match scene.word(at + 1) {
        "that" => at + 2,
        "to" | "about" | "of" | "for" | "on" | "against" => at + 1,
        _ => return None,
    };
    let sure = scene.is(at + 1, "that");
    let content = content::from(scene, start)?;
    Some(Draft::new(Rule::SpeechNoun, if sure { 0.7 } else { 0.4 }, Some(owner), at..at + 1, content))
}
