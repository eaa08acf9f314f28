//! Multinomial logistic regression: of the proposals at a token, and of none, one is right.

use crate::label::Example;

/// Weights smaller than this are not written.
pub const LEAST: f32 = 0.02;

/// How often the examples are gone through.
const ROUNDS: usize = 12;

/// The first step of a weight; later ones are shorter the more it has moved.
const RATE: f32 = 0.1;

/// By which share all weights shrink after each round, so that rare features stay small. Chosen on the half that was
/// held back, of 0 to 0.3.
const SHRINK: f32 = 0.2;

/// A feature met less often than this keeps its weight of zero.
const FEWEST: usize = 5;

/// Learns the weight of each feature.
pub fn learn(examples: &[Example]) -> Vec<f32> {
    let count = onrecord::quotes::training::feature_count();
    let mut seen = vec![0usize; count];
    for feature in examples.iter().flat_map(|example| example.proposals.iter().flatten()) {
        seen[*feature] += 1;
    }
    let (mut weights, mut squares) = (vec![0.0f32; count], vec![1e-6f32; count]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 1u64;
    for _ in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (random >> 33) as usize % (at + 1));
        }
        for number in &order {
            let example = &examples[*number];
            let shares = shares(&weights, example);
            for (at, proposal) in example.proposals.iter().enumerate() {
                let wanted = if example.right.contains(&at) { 1.0 / example.right.len() as f32 } else { 0.0 };
                let slope = (shares[at] - wanted) * example.weight;
                if slope.abs() < 1e-4 {
                    continue;
                }
                for feature in proposal.iter().filter(|feature| seen[**feature] >= FEWEST) {
                    squares[*feature] += slope * slope;
                    weights[*feature] -= RATE * slope / squares[*feature].sqrt();
                }
            }
        }
        for weight in &mut weights {
            *weight *= 1.0 - SHRINK;
        }
    }
    weights
}

/// The likelihood of each proposal.
fn shares(weights: &[f32], example: &Example) -> Vec<f32> {
    let scores: Vec<f32> = example
        .proposals
        .iter()
        .map(|features| features.iter().map(|feature| weights[*feature]).sum())
        .collect();
    let top = scores.iter().copied().fold(0.0f32, f32::max);
    let sum = (-top).exp() + scores.iter().map(|score| (score - top).exp()).sum::<f32>();
    scores.iter().map(|score| (score - top).exp() / sum).collect()
}

/// How often the likeliest choice is right, and how often something is chosen where something was said.
pub fn report(weights: &[f32], examples: &[Example]) -> String {
    let (mut right, mut said, mut given, mut hit) = (0, 0, 0, 0);
    let mut loss = 0.0;
    for example in examples {
        let shares = shares(weights, example);
        let none = 1.0 - shares.iter().sum::<f32>();
        let best = (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b]));
        let best = best.filter(|best| shares[*best] > none);
        said += usize::from(!example.right.is_empty());
        given += usize::from(best.is_some());
        hit += usize::from(best.is_some() && !example.right.is_empty());
        right += usize::from(match best {
            Some(best) => example.right.contains(&best),
            None => example.right.is_empty(),
        });
        let likelihood: f32 =
            if example.right.is_empty() { none } else { example.right.iter().map(|at| shares[*at]).sum() };
        loss -= likelihood.max(1e-6).ln();
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    format!(
        "{} tokens, {said} with a quote; choice right {:.3}, quotes: precision {:.3}, recall {:.3}; loss {:.4}",
        examples.len(),
        share(right, examples.len()),
        share(hit, given),
        share(hit, said),
        f64::from(loss) / examples.len().max(1) as f64
    )
}
