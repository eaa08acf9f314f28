//! Logistic regression by plain gradient descent: there are few examples and fewer features.

use std::fs;

use anyhow::Context;
use onrecord::quotes::training::{
    CONFIDENCE_FEATURES, ConfidenceWeights as Weights, Question, chance, confidence_feature_name,
};

/// A quote: was it found, was it right with its speaker, and its features.
pub struct Example {
    found: bool,
    /// Wrong where it was not found; none where nobody knows.
    speaker: Option<bool>,
    features: Weights,
}

/// Steps of the descent; the weights no longer move after half as many.
const STEPS: usize = 8000;

/// How far a step goes along the mean slope.
const RATE: f32 = 0.5;

/// How strongly a weight is drawn to zero, per example: what few quotes have stays near what all have.
const DRAWN: f32 = 0.0006;

/// Weights smaller than this are not written.
const LEAST: f32 = 0.02;

/// The examples in `file`.
pub fn read(file: &str) -> anyhow::Result<Vec<Example>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {file}"))?;
    let example = |line: &str| {
        let mut values = line.split(' ');
        let found = values.next()? == "1";
        let speaker = values.next().map(|value| (value != "-").then_some(value == "1"))?;
        let mut features = [0.0; CONFIDENCE_FEATURES];
        for feature in &mut features {
            *feature = values.next()?.parse().ok()?;
        }
        Some(Example { found, speaker, features })
    };
    text.lines().map(|line| example(line).with_context(|| format!("{file}: {line}"))).collect()
}

/// Learns from all `sets`, writes the weights into `out`, and prints how true they are.
pub fn write(sets: &[Vec<Example>], out: &str) -> anyhow::Result<()> {
    let all: Vec<&Example> = sets.iter().flatten().collect();
    let weights = Both::learn(&all);
    println!("learned from all, shown on all");
    show(&[(&weights, &all)]);
    if let [one, other] = sets {
        let (one, other): (Vec<&Example>, Vec<&Example>) = (one.iter().collect(), other.iter().collect());
        println!("each file by what was learned from the other");
        show(&[(&Both::learn(&one), &other), (&Both::learn(&other), &one)]);
    }
    let mut text = "# What the grounds of a quote add to its confidence: a weight, a tab, a feature (see quotes/confidence.rs).\n\
                    # Made by the example train_confidence from pages marked by readers; not to be written by hand.\n"
        .to_owned();
    for (question, weights) in [(Question::Found, weights.found), (Question::Speaker, weights.speaker)] {
        for (feature, weight) in weights.iter().enumerate().filter(|(_, weight)| weight.abs() >= LEAST) {
            text.push_str(&format!("{weight:.3}\t{}\n", confidence_feature_name(question, feature)));
        }
    }
    fs::write(out, text).with_context(|| format!("cannot write {out}"))
}

/// The weights of both questions.
struct Both {
    found: Weights,
    speaker: Weights,
}

impl Both {
    fn learn(examples: &[&Example]) -> Self {
        // Of PolNeAR's pages, which are five times as many, nobody knows who spoke.
        let times = |example: &Example| if example.speaker.is_some() { 2 } else { 1 };
        let found: Vec<(bool, &Weights)> = examples
            .iter()
            .flat_map(|example| std::iter::repeat_n((example.found, &example.features), times(example)))
            .collect();
        let speaker: Vec<(bool, &Weights)> = examples
            .iter()
            .filter(|example| example.found)
            .filter_map(|example| Some((example.speaker?, &example.features)))
            .collect();
        Self { found: learn(Question::Found, &found), speaker: learn(Question::Speaker, &speaker) }
    }

    fn confidence(&self, example: &Example) -> f32 {
        chance(&self.found, &example.features) * chance(&self.speaker, &example.features)
    }
}

/// The weights by which `examples`, right or not, have the chances that they had.
fn learn(question: Question, examples: &[(bool, &Weights)]) -> Weights {
    let mut weights = [0.0; CONFIDENCE_FEATURES];
    let count = examples.len().max(1) as f32;
    for _ in 0..STEPS {
        let mut slopes = [0.0; CONFIDENCE_FEATURES];
        for (right, features) in examples {
            let miss = chance(&weights, features) - f32::from(u8::from(*right));
            slopes.iter_mut().zip(*features).for_each(|(slope, value)| *slope += miss * value / count);
        }
        for (feature, (weight, slope)) in weights.iter_mut().zip(slopes).enumerate() {
            if question.asks(feature) {
                *weight -= RATE * (slope + DRAWN * *weight);
            }
        }
    }
    weights
}

/// Prints for each tenth how many quotes fall into it, how sure they are and how often right.
fn show(parts: &[(&Both, &Vec<&Example>)]) {
    let mut tenths = [(0usize, 0.0f32, 0usize); 10];
    for (weights, examples) in parts {
        for example in *examples {
            let Some(right) = example.speaker else { continue };
            let sure = weights.confidence(example);
            let tenth = &mut tenths[((sure * 10.0) as usize).min(9)];
            *tenth = (tenth.0 + 1, tenth.1 + sure, tenth.2 + usize::from(right));
        }
    }
    println!("tenth  quotes  confidence  right");
    for (number, (count, sure, right)) in tenths.iter().enumerate().filter(|(_, tenth)| tenth.0 > 0) {
        let of = *count as f32;
        println!("0.{number}    {count:>6}  {:>10.3}  {:.3}", sure / of, *right as f32 / of);
    }
}
