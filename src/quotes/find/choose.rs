//! Choosing among proposals: what is most likely right and fits together.

use std::ops::Range;

use foldhash::HashMap;

use super::cue::Cue;
use super::draft::{Draft, Rival};
use super::fields;
use super::propose::Proposal;
use super::weights;
use crate::analysis::Analysis;
use crate::lang::classes::Tag;
use crate::lang::reporting::{Form, Roles};
use crate::quotes::Rule;

/// How likely it must be that something is said at a token. Of 0.45, 0.5 and 0.55 this gave the best found F1 on PolNeAR's
/// training articles.
const LEAST: f32 = 0.5;

/// Of the proposals those that fit together, each with its likelihood as confidence.
pub(super) fn best(text: &Analysis<'_, '_>, proposals: &[Proposal]) -> Vec<Draft> {
    // Of each token the likelihood that something is said there, and its likeliest proposal.
    let mut ranked: Vec<(f32, &Proposal, f32, Option<Rival>)> = Vec::new();
    for group in proposals.chunk_by(|a, b| a.at == b.at) {
        let likely = likelihoods(text, group);
        let said: f32 = likely.iter().sum();
        if said < LEAST {
            continue;
        }
        // The first of equals, as rules that are seldom wrong propose first.
        let best = (0..group.len()).rev().max_by(|a, b| likely[*a].total_cmp(&likely[*b]));
        ranked.extend(best.map(|best| {
            let share = source_share(group, &likely, &group[best]);
            (said, &group[best], share, rival(text, group, &likely, best))
        }));
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.at.cmp(&b.1.at)));
    let mut chosen = Chosen::default();
    for (said, proposal, source_share, rival) in ranked {
        let confidence = if is_thing(text, proposal) { said * THING } else { said };
        chosen.add(Draft { confidence, source_share, rival, ..proposal.draft.clone() });
    }
    pass_on(text, &mut chosen.drafts);
    chosen.drafts
}

/// `Lind recalled Berg telling the council that …`: what Lind tells is that Berg told it. Where Berg's own verb is chosen, too, the
/// words are Berg's, through Lind, and stand once.
fn pass_on(text: &Analysis<'_, '_>, drafts: &mut Vec<Draft>) {
    let outer: Vec<(usize, usize)> = drafts
        .iter()
        .enumerate()
        .filter_map(|(number, draft)| Some((number, passed_on(text, draft)?)))
        .collect();
    if outer.is_empty() {
        return;
    }
    let cues: HashMap<usize, usize> =
        drafts.iter().enumerate().map(|(number, draft)| (draft.cue.start, number)).collect();
    let mut told_again = vec![false; drafts.len()];
    for (number, verb) in outer {
        if let Some(&inner) = cues.get(&verb).filter(|inner| holds(&drafts[number], &drafts[**inner])) {
            let relay = drafts[number].source.clone();
            drafts[inner].relay = drafts[inner].relay.take().or(relay);
            told_again[number] = true;
        }
    }
    let mut told_again = told_again.into_iter();
    drafts.retain(|_| !told_again.next().unwrap_or_default());
}

/// How many words a name has at most whose telling is told.
const NAME: usize = 5;

/// The verb by which somebody whom the content of `draft` begins with tells the rest of it: `Berg telling`.
fn passed_on(text: &Analysis<'_, '_>, draft: &Draft) -> Option<usize> {
    let start = draft.content.first()?.start;
    let verb = start + (start..start + NAME).take_while(|at| text.capital(*at)).count();
    let tells = matches!(text.verb(verb), Some((Form::Ing, frames)) if frames.clause || frames.addressee);
    (verb > start && tells && text.quotation(start).is_none()).then_some(verb)
}

/// The share of these likelihoods that goes to proposals with the source of `best`.
fn source_share(group: &[Proposal], likely: &[f32], best: &Proposal) -> f32 {
    let same = group.iter().zip(likely).filter(|(other, _)| other.draft.source == best.draft.source);
    let all: f32 = likely.iter().sum();
    same.map(|(_, likely)| likely).sum::<f32>() / all.max(f32::MIN_POSITIVE)
}

/// The likeliest proposal of a token besides number `best`, that tells other words or another source, and what weighed most
/// against it.
fn rival(text: &Analysis<'_, '_>, group: &[Proposal], likely: &[f32], best: usize) -> Option<Rival> {
    let won = &group[best].draft;
    // Two that differ in marks at their ends alone tell the same. Only the ends are looked at: a content may be a long sentence.
    let edges = |draft: &Draft| -> Vec<(Option<usize>, Option<usize>)> {
        let edges = |piece: &Range<usize>| {
            let wordy = |at: &usize| text.wordy(*at);
            (piece.clone().find(wordy), piece.clone().rev().find(wordy))
        };
        draft.content.iter().map(edges).collect()
    };
    let told = edges(won);
    let differs = |at: &usize| group[*at].draft.source != won.source || edges(&group[*at].draft) != told;
    let next = (0..group.len()).filter(differs).max_by(|a, b| likely[*a].total_cmp(&likely[*b]))?;
    let values = |proposal: &Proposal| fields::read(text, proposal, votes(group, proposal));
    let draft = &group[next].draft;
    Some(Rival {
        content: draft.content.clone(),
        rule: draft.rule,
        likelihood: likely[next],
        decided_by: weights::largest_difference(&values(&group[best]), &values(&group[next])),
    })
}

/// Tokens of a stretch of the text.
const STRETCH: usize = 64;

/// What is chosen so far. A draft is kept under every stretch of the text that it reaches into, so that one more is
/// held against its neighbours only, and a page of very many quotations stays linear.
#[derive(Default)]
struct Chosen {
    drafts: Vec<Draft>,
    stretches: HashMap<usize, Vec<usize>>,
}

impl Chosen {
    /// Adds `draft` unless it clashes with a surer one, which came before it.
    fn add(&mut self, draft: Draft) {
        let hull = hull(&draft);
        let reach = hull.start / STRETCH..=hull.end / STRETCH;
        let mut near = reach.clone().filter_map(|at| self.stretches.get(&at)).flatten();
        if let Some(held) = near.find(|held| clashes(&self.drafts[**held], &draft)).copied() {
            // "Lind says that Berg admitted …": of the two that tell nearly the same words the inner one came through the source
            // of the outer.
            let inner = &mut self.drafts[held];
            if inner.relay.is_none() && holds(&draft, inner) {
                inner.relay = draft.source;
            }
            return;
        }
        for at in reach {
            self.stretches.entry(at).or_default().push(self.drafts.len());
        }
        self.drafts.push(draft);
    }
}

/// How much less likely a reader takes a thing for what was said (`welcomed the plan`) than a statement of the same
/// likelihood: such quotes lie below the half that a search lists first.
const THING: f32 = 0.5;

/// `the plan`: words without marks and without a verb, which stand for a statement at best. What follows a verb that reports
/// and does nothing else is none, even where its own verb was taken for a noun: `said the dam cost more`.
fn is_thing(text: &Analysis<'_, '_>, proposal: &Proposal) -> bool {
    let draft = &proposal.draft;
    let says = |cue: &Cue| draft.rule == Rule::SpeakerVerb && text.has(cue.verb, Roles::PLAIN);
    if proposal.cue.as_ref().is_some_and(says) {
        return false;
    }
    let mut words = draft.content.iter().flat_map(Clone::clone);
    // "denied ever taking bribes": what somebody did, without a subject.
    let first = words.clone().find(|at| text.wordy(*at) && text.tag(*at) != Some(Tag::Adv));
    let deed = first.is_some_and(|at| text.tag(at) == Some(Tag::Gerund));
    !deed
        && !matches!(draft.rule, Rule::Infinitive | Rule::AccordingTo | Rule::AsSaid | Rule::VerbSpeaker)
        && words.all(|at| {
            text.quotation(at).is_none() && !matches!(text.tag(at), Some(Tag::Present | Tag::Past | Tag::Aux))
        })
}

/// The likelihood of each proposal of one token; what is left to one is that none is right.
pub(super) fn likelihoods(text: &Analysis<'_, '_>, group: &[Proposal]) -> Vec<f32> {
    let scores: Vec<f32> = group
        .iter()
        .map(|proposal| weights::score(&fields::read(text, proposal, votes(group, proposal))))
        .collect();
    let top = scores.iter().copied().fold(0.0f32, f32::max);
    let none = (-top).exp();
    let sum: f32 = none + scores.iter().map(|score| (score - top).exp()).sum::<f32>();
    scores.iter().map(|score| (score - top).exp() / sum).collect()
}

/// How many rules propose the content of `proposal`.
pub(super) fn votes(group: &[Proposal], proposal: &Proposal) -> usize {
    let mut rules = 0u32;
    for other in group.iter().filter(|other| other.draft.content == proposal.draft.content) {
        rules |= 1 << other.draft.rule as u32;
    }
    rules.count_ones() as usize
}

/// Does the content of `outer` hold all of `inner`: its words, its source and its cue?
fn holds(outer: &Draft, inner: &Draft) -> bool {
    let mut parts = inner.content.iter().chain(&inner.source).chain(std::iter::once(&inner.cue));
    let within = |part: &Range<usize>| {
        outer.content.iter().any(|piece| piece.start <= part.start && part.end <= piece.end)
    };
    inner.source.is_some() && outer.source != inner.source && parts.all(within)
}

/// Do two drafts tell the same words, or do their contents cross?
fn clashes(a: &Draft, b: &Draft) -> bool {
    let (ours, theirs) = (hull(a), hull(b));
    let common = ours.end.min(theirs.end).saturating_sub(ours.start.max(theirs.start));
    if common == 0 {
        return false;
    }
    let inside =
        |outer: &Range<usize>, inner: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
    let nested = inside(&ours, &theirs) || inside(&theirs, &ours);
    !nested || common * 2 > ours.len().max(theirs.len())
}

fn hull(draft: &Draft) -> Range<usize> {
    let start = draft.content.first().map_or(0, |piece| piece.start);
    start..draft.content.last().map_or(start, |piece| piece.end)
}
