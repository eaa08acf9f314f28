//! Trains the tagger and the parser of a language from treebanks.
//!
//! ```text
//! cargo run --release --example train_analysis -- tags OUT TRAIN.conllu... --dev DEV.conllu...
//! cargo run --release --example train_analysis -- trees OUT TRAIN.conllu... --dev DEV.conllu...
//! ```
//!
//! Reads sentences in the CoNLL-U format, cuts their texts as onrecord cuts any text, learns an averaged perceptron on
//! what results, writes the weights to OUT and prints how often it is right on the development sentences. The weights of English are
//! made from the training parts of UD English EWT and of GUM (without its texts under non-commercial licences).

mod learn;
mod sentences;
mod tags;
mod trees;

use onrecord::lang::{classes, en::ENGLISH};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().expect("what to learn: tags or trees");
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
    let write = |data: &[u8]| std::fs::write(&out, data).unwrap_or_else(|error| panic!("{out}: {error}"));
    match what.as_str() {
        "tags" => {
            let data = tags::learn(&train.iter().collect::<Vec<_>>());
            write(&data);
            let model =
                classes::Model::read(classes::MAGIC, data.leak()).expect("what was written can be read");
            println!("{}", tags::report(&model, &dev));
        }
        "trees" => {
            let data = trees::learn(&train);
            write(&data);
            let model = onrecord::lang::trees::Model::read(onrecord::lang::trees::MAGIC, data.leak())
                .expect("what was written can be read");
            let tagger = ENGLISH.tagger.as_ref().expect("the tagger of English");
            println!("{}", trees::report(tagger, &model, &dev));
        }
        other => panic!("{other}: tags or trees can be learned"),
    }
}
