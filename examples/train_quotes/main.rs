//! Learns what proposals of quotes are worth, from pages on which readers marked who said what.
//!
//! ```text
//! cargo run --release --example train_quotes -- OUT [--half even|odd] SET...
//! ```
//!
//! A SET is a list of paths with commas between them, as `examples/score` takes them: pages and answers of one
//! form; to them come the sentences of `sentences.txt`. Writes the weights to OUT, and prints how often the choice at a token is right, on the pages learned
//! from and on the others. With `--half` it learns from the pages of one half only.

#[path = "../gold/mod.rs"]
#[allow(dead_code, unused_imports, reason = "each example uses another part of it")]
mod gold;
mod label;
mod learn;
mod own;

use label::Example;
use onrecord::document::try_read_page;
use onrecord::quotes::training::{feature_name, groups};
use onrecord::text::Tokens;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or_else(|| anyhow::anyhow!("OUT, a file for the weights"))?;
    let (half, sets) = gold::asked(arguments)?;
    let (mut train, mut rest): (Vec<Example>, Vec<Example>) = (Vec::new(), Vec::new());
    for paths in &sets {
        let gold = gold::read(paths, None, |page| try_read_page(page).ok())?;
        for page in &gold.pages {
            let Some(record) = &page.read else { continue };
            let tokens = Tokens::of(&record.body);
            let mut examples = label::label(&tokens, groups(&tokens), &page.answers);
            // PolNeAR's readers marked more than speech is usually taken to be, and they marked five times as many pages.
            if gold.form == gold::Form::Bodies {
                examples.iter_mut().for_each(|example| example.weight *= 2.0);
            }
            let name = page.path.as_deref().unwrap_or(page.name.as_ref());
            match half {
                Some(half) if !half.holds(name) => rest.extend(examples),
                _ => train.extend(examples),
            }
        }
    }
    for own in own::sentences() {
        let tokens = Tokens::of(&own.text);
        let mut examples = label::label(&tokens, groups(&tokens), &own.answers);
        examples.iter_mut().for_each(|example| example.weight *= own::WEIGHT);
        train.extend(examples);
    }
    let weights = learn::learn(&train);
    println!("learned from: {}", learn::report(&weights, &train));
    if !rest.is_empty() {
        println!("held back:    {}", learn::report(&weights, &rest));
    }
    let mut lines: Vec<String> = weights
        .iter()
        .enumerate()
        .filter(|(_, weight)| weight.abs() >= learn::LEAST)
        .map(|(feature, weight)| format!("{weight:.2}\t{}", feature_name(feature)))
        .collect();
    lines.sort_by(|a, b| a.split('\t').nth(1).cmp(&b.split('\t').nth(1)));
    let head = "# What a proposal of a quote is worth by what it looks like: a weight, a tab, the feature (fields and values\n\
                # of src/quotes/find/fields.rs). Written by examples/train_quotes; NOTICE tells from what. Do not edit by\n\
                # hand: train again.\n";
    std::fs::write(&out, format!("{head}{}\n", lines.join("\n")))?;
    println!("{} weights written to {out}", lines.len());
    Ok(())
}
