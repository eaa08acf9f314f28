//! Which proposal of each group readers would have chosen.

use onrecord::quotes::training::Group;
use onrecord::text::{Span, TokenKind, Tokens};

use crate::gold::{Answer, Asked};

/// A group of proposals with the right one.
pub struct Example {
    /// The features of each proposal.
    pub proposals: Vec<Vec<usize>>,
    /// The right proposals, none where nothing was said.
    pub right: Vec<usize>,
    /// How much it counts.
    pub weight: f32,
}

/// Words in common over words in either at which a proposal is the answer.
const ENOUGH: f32 = 0.5;

/// What a proposal in quotation marks is worth that holds the first words of an answer: the quotations after it, which make
/// up the rest, are joined to it when it is chosen.
const BEGUN: f32 = 0.95;

/// How a proposal compares with an answer.
#[derive(Clone, Copy)]
struct Fit {
    answer: usize,
    share: f32,
    worth: f32,
}

/// Compares each group with the answers; each answer belongs to one group.
pub fn label(tokens: &Tokens<'_>, groups: Vec<Group>, answers: &[Answer]) -> Vec<Example> {
    let words = |spans: &[Span]| -> Vec<usize> {
        let inside = |span: &Span| tokens.at_or_after(span.start)..tokens.at_or_after(span.end);
        let wordy = |at: &usize| matches!(tokens.all()[*at].kind, TokenKind::Word | TokenKind::Number);
        let mut words: Vec<usize> = spans.iter().flat_map(inside).filter(wordy).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let told: Vec<Vec<usize>> = answers.iter().map(|answer| words(&answer.content)).collect();
    let sources: Vec<Vec<usize>> = answers.iter().map(|answer| words(answer.source.as_slice())).collect();
    let fits: Vec<Vec<Option<Fit>>> = groups
        .iter()
        .map(|group| {
            let fit = |candidate: &onrecord::quotes::training::Candidate| {
                let (said, source) = (words(&candidate.content), words(candidate.source.as_slice()));
                let best = (0..answers.len())
                    .map(|answer| {
                        let met = share(&said, &told[answer]);
                        let begun = candidate.marked && !said.is_empty() && begins(&said, &told[answer]);
                        (answer, if begun { met.max(BEGUN) } else { met })
                    })
                    .filter(|(_, share)| *share >= ENOUGH)
                    .max_by(|a, b| a.1.total_cmp(&b.1))?;
                let (answer, share_of_words) = best;
                let exact = if share_of_words > 0.999 { 0.3 } else { 0.0 };
                let named = match (&candidate.source, &answers[answer].source) {
                    (Some(_), Some(_)) => {
                        let met = share(&source, &sources[answer]);
                        0.5 * f32::from(u8::from(met > 0.0)) + 0.3 * met
                    }
                    (None, None) if answers[answer].source_text.is_none() => 0.8,
                    _ => 0.0,
                };
                Some(Fit { answer, share: share_of_words, worth: share_of_words + exact + named })
            };
            group.proposals.iter().map(fit).collect()
        })
        .collect();
    // Each answer goes to the group at its own cue, else to the one that has most in common with it.
    let mut owner: Vec<Option<(bool, f32, usize)>> = vec![None; answers.len()];
    for (number, (group, fits)) in groups.iter().zip(&fits).enumerate() {
        for fit in fits.iter().flatten() {
            let at_cue = answers[fit.answer]
                .cue
                .is_some_and(|cue| cue.start <= group.at.start && group.at.end <= cue.end);
            let claim = (at_cue, fit.share, number);
            let held = &mut owner[fit.answer];
            if held.is_none_or(|held| (held.0, held.1) < (claim.0, claim.1)) {
                *held = Some(claim);
            }
        }
    }
    let example = |(number, (group, fits)): (usize, (Group, &Vec<Option<Fit>>))| {
        let owned = |fit: &&Fit| owner[fit.answer].is_some_and(|(.., holder)| holder == number);
        let best = fits.iter().flatten().filter(owned).map(|fit| fit.worth).fold(0.0, f32::max);
        let right: Vec<usize> = (0..fits.len())
            .filter(|at| fits[*at].as_ref().filter(owned).is_some_and(|fit| fit.worth > best - 0.001))
            .collect();
        let asked = right.first().and_then(|at| fits[*at]).map(|fit| answers[fit.answer].asked);
        let disowned = right.is_empty() && fits.iter().flatten().next().is_some();
        let weight = match asked {
            Some(Asked::Firm) => 1.0,
            Some(Asked::Free) => 0.6,
            Some(Asked::Weak | Asked::Late) => 0.4,
            None if disowned => 0.7,
            None => 1.0,
        };
        let proposals = group.proposals.into_iter().map(|proposal| proposal.features).collect();
        Example { proposals, right, weight }
    };
    groups.into_iter().zip(&fits).enumerate().map(example).collect()
}

/// Are all words of `said` among those `told`?
fn begins(said: &[usize], told: &[usize]) -> bool {
    said.iter().all(|word| told.binary_search(word).is_ok())
}

/// Words in common over words in either; both are in order.
fn share(a: &[usize], b: &[usize]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let either = a.len() + b.len() - common;
    if either == 0 { 0.0 } else { common as f32 / either as f32 }
}
