//! The verb opens the sentence: `Said Ada Lind, a doctor: “It is over.”`

use super::cue::Cue;
use super::draft::Draft;
use super::scene::Scene;
use super::source;
use crate::lang::reporting::Form;
use crate::quotes::Rule;

/// How far from the speaker the quotation may begin: an apposition lies between.
const REACH: usize = 30;

/// Reads the source after the verb, and the quotation after the source.
pub(super) fn find(scene: &Scene<'_, '_>, cue: &Cue) -> Option<Draft> {
    let sentence = scene.sentence(cue.verb);
    let opens = cue.range.start == sentence.start && matches!(cue.form, Form::Past | Form::Present);
    if !opens || !cue.speaks() || cue.passive {
        return None;
    }
    let source = source::after(scene, cue.range.end).filter(|source| scene.has_name(source.clone()))?;
    let mark = (source.end..sentence.end.min(source.end + REACH)).find(|at| scene.opens(*at))?;
    let hands_over = scene.comma(mark - 1) || scene.word(mark - 1) == ":";
    let number = scene.quotation_of_mark(mark).filter(|_| hands_over)?;
    let content = scene.quotations[number].pieces.clone();
    Some(Draft::new(Rule::VerbSpeaker, 0.9, Some(source), cue.range.clone(), content))
}
