//! Trains the tagger of a language from treebanks.
//!
//! ```text
//! cargo run --release --example train_tagger -- OUT TRAIN.conllu... --dev DEV.conllu...
//! ```
//!
//! Reads sentences in the CoNLL-U format, cuts their texts as onrecord cuts any text, learns an averaged perceptron on
//! what results, writes the weights to OUT and prints how often the tags of the development sentences are right. The
//! weights of English are made from the training parts of UD English EWT and of GUM (without its texts under
//! non-commercial licences).

mod learn;
mod sentences;

use onrecord::lang::classes::{Model, Tag, tag};
use sentences::Sentence;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().expect("OUT, a file for the weights");
    let (mut train, mut dev, mut to_dev) = (Vec::new(), Vec::new(), false);
    for argument in arguments {
        match argument.as_str() {
            "--dev" => to_dev = true,
            path => {
                let read = sentences::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
                if to_dev { dev.extend(read) } else { train.extend(read) }
            }
        }
    }
    eprintln!("{} sentences to learn from, {} to measure on", train.len(), dev.len());
    let data = learn::learn(&train);
    std::fs::write(&out, &data).unwrap_or_else(|error| panic!("{out}: {error}"));
    let model = Model::read(data.leak()).expect("what was written can be read");
    report(&model, &dev);
}

/// Prints how many tags of the development sentences are right, all and those of verbs.
fn report(model: &Model, dev: &[Sentence]) {
    let (mut words, mut right) = (0, 0);
    let (mut verbs, mut given, mut met) = (0, 0, 0);
    let start = std::time::Instant::now();
    for sentence in dev {
        let mut tags: Vec<Tag> = Vec::new();
        tag(&sentence.words, &mut tags, |features| model.best(features));
        for (tag, gold) in tags.iter().zip(&sentence.tags) {
            words += 1;
            right += usize::from(tag == gold);
            verbs += usize::from(gold.is_verb());
            given += usize::from(tag.is_verb());
            met += usize::from(tag.is_verb() && gold.is_verb());
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    println!(
        "{words} words: tags {:.4}; verbs: precision {:.4}, recall {:.4}; {:.2} microseconds a word",
        share(right, words),
        share(met, given),
        share(met, verbs),
        start.elapsed().as_secs_f64() * 1e6 / words.max(1) as f64
    );
}
