//! Logistic regression by plain gradient descent: there are few examples and fewer features.

use std::fs;

use anyhow::Context;
use onrecord::quotes::training::{CONFIDENCE_FEATURES, confidence_feature_name};

/// A quote: was it right, and its features.
pub struct Example {
    right: bool,
    features: [f32; CONFIDENCE_FEATURES],
}

type Weights = [f32; CONFIDENCE_FEATURES];

/// Steps of the descent; the weights no longer move after half as many.
const STEPS: usize = 4000;

/// How far a step goes along the mean slope.
const RATE: f32 = 0.5;

/// How strongly a weight is drawn to zero, per example: what few quotes have stays near what all have.
const DRAWN: f32 = 0.002;

/// Weights smaller than this are not written.
const LEAST: f32 = 0.02;

/// The examples in `file`.
pub fn read(file: &str) -> anyhow::Result<Vec<Example>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {file}"))?;
    let example = |line: &str| {
        let mut values = line.split(' ');
        let right = values.next()? == "1";
        let mut features = [0.0; CONFIDENCE_FEATURES];
        for feature in &mut features {
            *feature = values.next()?.parse().ok()?;
        }
        Some(Example { right, features })
    };
    text.lines().map(|line| example(line).with_context(|| format!("{file}: {line}"))).collect()
}

/// Learns from all `sets`, writes the weights into `out`, and prints how true they are.
pub fn write(sets: &[Vec<Example>], out: &str) -> anyhow::Result<()> {
    let all: Vec<&Example> = sets.iter().flatten().collect();
    let weights = learn(&all);
    println!("learned from all, shown on all");
    show(&[(weights, all)]);
    if let [one, other] = sets {
        let (one, other): (Vec<&Example>, Vec<&Example>) = (one.iter().collect(), other.iter().collect());
        println!("each file by what was learned from the other");
        show(&[(learn(&one), other.clone()), (learn(&other), one)]);
    }
    let mut text = "# What the grounds of a quote add to its confidence: a weight, a tab, a feature (see quotes/confidence.rs).\n\
                    # Made by the example train_confidence from pages marked by readers; not to be written by hand.\n"
        .to_owned();
    for (feature, weight) in weights.iter().enumerate().filter(|(_, weight)| weight.abs() >= LEAST) {
        text.push_str(&format!("{weight:.3}\t{}\n", confidence_feature_name(feature)));
    }
    fs::write(out, text).with_context(|| format!("cannot write {out}"))
}

fn learn(examples: &[&Example]) -> Weights {
    let mut weights = [0.0; CONFIDENCE_FEATURES];
    let count = examples.len().max(1) as f32;
    for _ in 0..STEPS {
        let mut slopes = [0.0; CONFIDENCE_FEATURES];
        for example in examples {
            let miss = confidence(&weights, example) - f32::from(u8::from(example.right));
            slopes
                .iter_mut()
                .zip(&example.features)
                .for_each(|(slope, value)| *slope += miss * value / count);
        }
        for (weight, slope) in weights.iter_mut().zip(slopes) {
            *weight -= RATE * (slope + DRAWN * *weight);
        }
    }
    weights
}

fn confidence(weights: &Weights, example: &Example) -> f32 {
    let score: f32 = weights.iter().zip(&example.features).map(|(weight, value)| weight * value).sum();
    1.0 / (1.0 + (-score).exp())
}

/// Prints for each tenth how many quotes fall into it, how sure they are and how often right.
fn show(parts: &[(Weights, Vec<&Example>)]) {
    let mut tenths = [(0usize, 0.0f32, 0usize); 10];
    for (weights, examples) in parts {
        for example in examples {
            let sure = confidence(weights, example);
            let tenth = &mut tenths[((sure * 10.0) as usize).min(9)];
            *tenth = (tenth.0 + 1, tenth.1 + sure, tenth.2 + usize::from(example.right));
        }
    }
    println!("tenth  quotes  confidence  right");
    for (number, (count, sure, right)) in tenths.iter().enumerate().filter(|(_, tenth)| tenth.0 > 0) {
        let of = *count as f32;
        println!("0.{number}    {count:>6}  {:>10.3}  {:.3}", sure / of, *right as f32 / of);
    }
}
