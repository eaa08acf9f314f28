//! Finding attributions.
//!
//! **In:** an [`Article`] and the [`Tokens`] of its body. **Out:** [`Attribution`]s in the order of the text.
//!
//! The [`Scene`] holds what is known of each token: the parts its word can play, its sentence, the quotation it
//! stands in. A *cue* is a reporting verb with its auxiliaries. Each way of reporting speech is one rule in a file of
//! its own, a function from the scene and a place in it to a [`Draft`]; [`at_cue`] holds the order in which those
//! that begin at a verb are tried. Quotations that no cue claims are left to [`chain`].
//!
//! `"We will wait," Lind said.` The cue is `said`; before it stands the source `Lind`, before that a closing mark:
//! [`after_content`] drafts the quotation as content.

// Content is a list of ranges that most often has one entry.
#![allow(clippy::single_range_in_vec_init)]

mod according;
mod addressee;
mod after_content;
mod as_said;
mod before_content;
mod chain;
mod colon;
mod content;
mod cue;
mod draft;
mod inverted;
pub(super) mod marks;
mod noun;
mod participle;
mod passive;
mod scene;
mod signed;
mod source;
mod subject;
#[cfg(test)]
mod tests;
mod view;
mod wording;

use super::Attribution;
use crate::article::Article;
use crate::text::Tokens;
use cue::Cue;
use draft::Draft;
use scene::Scene;

/// Yields the attributions in the body of `article`, in the order of the text.
pub fn find(_article: &Article, tokens: &Tokens<'_>) -> Vec<Attribution> {
    let scene = Scene::of(tokens);
    let mut drafts: Vec<Draft> = Vec::new();
    for sentence in tokens.sentences() {
        for at in sentence.clone() {
            if scene.in_utterance(at) {
                continue;
            }
            drafts.extend(at_word(&scene, at));
            if let Some(cue) = Cue::at(&scene, at) {
                drafts
                    .extend(at_cue(&scene, &cue, &drafts).map(|draft| addressee::added(&scene, &cue, draft)));
            }
        }
    }
    drafts.extend(colon::find(&scene));
    signed::claim(&scene, &mut drafts);
    draft::settle(&mut drafts);
    draft::drop_nested(&scene, &mut drafts);
    chain::join(&scene, &mut drafts);
    drafts.sort_by_key(|draft| draft.content.first().map(|piece| piece.start));
    drafts.iter().filter_map(|draft| draft.finish(&scene)).collect()
}

/// The rules that begin at a word that is no verb.
fn at_word(scene: &Scene<'_, '_>, at: usize) -> Option<Draft> {
    according::find(scene, at)
        .or_else(|| view::find(scene, at))
        .or_else(|| noun::find(scene, at))
        .or_else(|| wording::find(scene, at))
}

/// The rules that begin at a reporting verb, the surest first.
fn at_cue(scene: &Scene<'_, '_>, cue: &Cue, before: &[Draft]) -> Option<Draft> {
    passive::find(scene, cue)
        .or_else(|| inverted::find(scene, cue))
        .or_else(|| as_said::find(scene, cue))
        .or_else(|| after_content::verb_then_speaker(scene, cue))
        .or_else(|| participle::find(scene, cue, before))
        .or_else(|| after_content::speaker_then_verb(scene, cue))
        .or_else(|| before_content::find(scene, cue, before))
}
