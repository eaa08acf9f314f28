//! The proposals of a text, and the grounds of quotes, as trainers of weights see them.

use super::{choose, fields, propose, weights};
use crate::analysis::Analysis;
pub use crate::quotes::confidence::{
    COUNT as CONFIDENCE_FEATURES, Grounds, Question, Weights as ConfidenceWeights, chance,
    name as confidence_feature_name,
};
use crate::text::{Span, Tokens};

/// Proposals of which at most one is right.
pub struct Group {
    /// Where they were proposed: a verb, "according", a noun of speech.
    pub at: Span,
    /// The proposals.
    pub proposals: Vec<Candidate>,
}

/// One proposal.
pub struct Candidate {
    /// What is said, as pieces of the text.
    pub content: Vec<Span>,
    /// Who says it, as written.
    pub source: Option<Span>,
    /// Do all its words stand in quotation marks? Then quotations that follow may be added to it later.
    pub marked: bool,
    /// The numbers of its features, each below [`feature_count`].
    pub features: Vec<usize>,
}

/// All proposals in `tokens`, in groups.
pub fn groups(tokens: &Tokens<'_>) -> Vec<Group> {
    let text = &Analysis::of(tokens);
    let proposals = propose::all(text);
    let mut groups: Vec<Group> = Vec::new();
    for group in proposals.chunk_by(|a, b| a.at == b.at) {
        let candidate = |proposal: &propose::Proposal| {
            let values = fields::read(text, proposal, choose::votes(group, proposal));
            let mut words = proposal.draft.content.iter().flat_map(Clone::clone).filter(|at| text.wordy(*at));
            Candidate {
                content: proposal
                    .draft
                    .content
                    .iter()
                    .filter_map(|piece| tokens.span(piece.clone()))
                    .collect(),
                source: proposal.draft.source.clone().and_then(|source| tokens.span(source)),
                marked: words.all(|at| text.quotation(at).is_some()),
                features: weights::features(&values).collect(),
            }
        };
        groups.push(Group {
            at: tokens.all()[group[0].at].span,
            proposals: group.iter().map(candidate).collect(),
        });
    }
    groups
}

/// How many features there are.
pub fn feature_count() -> usize {
    weights::count()
}

/// The name of a feature, as the data file of weights has it.
pub fn feature_name(feature: usize) -> String {
    weights::name(feature)
}
