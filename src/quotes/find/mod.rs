//! Finding attributions.
//!
//! **In:** the [`Paragraph`]s of a body, with their roles, and its [`Tokens`]. **Out:** [`Attribution`]s in the order of the text.
//!
//! The [`Analysis`] tells what is known of each token. A *cue* is a reporting verb with its auxiliaries. Each way of
//! reporting speech is one rule in a file of its own, a function from the analysis and a place in it to a draft.
//! [`propose`] gathers what all rules say, with other ends beside it, and asks the tree of a sentence ([`dependents`]) about a
//! verb on which they are silent; [`weights`] says what each proposal is worth by
//! its [`fields`]; [`choose`] takes the likeliest that fit together. What the layout tells stands beside them: turns
//! ([`colon`]), answers ([`interview`]), signed quotations ([`signed`]), blocks and posts ([`block`]). Quotations that
//! nothing claims are left to [`chain`].
//!
//! `"We will wait," Lind said.` The cue is `said`; before it stands the source `Lind`, before that a closing mark:
//! [`after_content`] proposes the quotation as content.

// Content is a list of ranges that most often has one entry.
#![allow(clippy::single_range_in_vec_init)]

mod according;
mod addressee;
mod after_content;
mod as_said;
mod before_content;
mod block;
mod chain;
mod choose;
mod colon;
mod content;
mod cue;
mod dependents;
mod draft;
mod fields;
mod interview;
mod inverted;
mod layout;
mod lead_in;
mod noun;
mod participle;
mod passive;
mod propose;
mod relay;
mod signed;
mod source;
mod stance;
mod subject;
#[cfg(test)]
mod tests;
#[doc(hidden)]
pub mod training;
mod view;
mod weights;
mod wording;

use super::Attribution;
use crate::analysis::Analysis;
use crate::article::Paragraph;
use crate::text::Tokens;
use draft::Draft;

/// The name of a feature of proposals, as the data file of weights has it: `rule=according-to end=1`.
pub fn feature_name(feature: usize) -> String {
    weights::name(feature)
}

/// Yields the attributions in a body that has these paragraphs, in the order of the text.
pub fn find(paragraphs: &[Paragraph], tokens: &Tokens<'_>) -> Vec<Attribution> {
    let text = &Analysis::of(tokens);
    let layout = &layout::Layout::of(paragraphs, tokens);
    let mut drafts = choose::best(text, &propose::all(text));
    relay::add(text, &mut drafts);
    let turns = colon::find(text, layout);
    drafts.extend(interview::find(text, layout, &turns));
    drafts.extend(turns);
    signed::claim(text, &mut drafts);
    block::claim(text, layout, &mut drafts);
    finished(text, drafts)
}

/// Yields the attributions in a headline.
pub fn find_in_headline(tokens: &Tokens<'_>) -> Vec<Attribution> {
    let text = &Analysis::of(tokens);
    let mut drafts = choose::best(text, &propose::all(text));
    relay::add(text, &mut drafts);
    drafts.extend(colon::find(text, &layout::Layout::of(&[], tokens)));
    drafts.extend(colon::name_last(text));
    drafts.extend(colon::name_and_topic(text));
    signed::claim(text, &mut drafts);
    finished(text, drafts)
}

/// Gives the quotations that no draft claims to those who go on, and cuts all from the text.
fn finished(text: &Analysis<'_, '_>, mut drafts: Vec<Draft>) -> Vec<Attribution> {
    draft::settle(&mut drafts);
    chain::join(text, &mut drafts);
    drafts.sort_by_key(|draft| draft.content.first().map(|piece| piece.start));
    drafts.iter().filter_map(|draft| draft.finish(text)).collect()
}
