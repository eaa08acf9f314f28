//! Learning word classes.

use onrecord::lang::classes::{self, COUNT, MAGIC, Model, Tag};

use crate::learn::{Learner, Random};
use crate::sentences::Sentence;

/// How often the sentences are gone through.
const ROUNDS: usize = 8;

/// The table has two to this power slots: 1.6 MB.
const POWER: u32 = 16;

/// So many sixteenths of them are filled.
const FILLED: usize = 15;

/// Learns the weights; yields the data file.
pub fn learn(sentences: &[&Sentence]) -> Vec<u8> {
    let mut learner = Learner::new(COUNT);
    let mut random = Random(7);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    for round in 0..ROUNDS {
        random.shuffle(&mut order);
        for at in &order {
            let sentence = sentences[*at];
            let mut tags = Vec::new();
            for (word, gold) in sentence.tags.iter().enumerate() {
                let features = classes::features(&sentence.words, &tags, word);
                if round == 0 {
                    learner.count(&features);
                }
                let guess = learner.best(&features, |_| true).unwrap_or_default();
                if guess != *gold as usize {
                    learner.update(&features, *gold as usize, guess);
                }
                learner.step();
                tags.push(Tag::from_index(guess));
            }
        }
    }
    let mut data = MAGIC.to_vec();
    data.extend(learner.bytes(POWER, FILLED));
    data
}

/// The classes that the model gives.
pub fn tags(model: &Model, sentence: &Sentence) -> Vec<Tag> {
    let mut tags = Vec::new();
    classes::tag(&sentence.words, &mut tags, |features| model.best(features));
    tags
}

/// How many tags of the sentences are right, all and those of verbs.
pub fn report(model: &Model, sentences: &[Sentence]) -> String {
    let (mut words, mut right) = (0, 0);
    let (mut verbs, mut given, mut met) = (0, 0, 0);
    let start = std::time::Instant::now();
    for sentence in sentences {
        for (tag, gold) in tags(model, sentence).iter().zip(&sentence.tags) {
            words += 1;
            right += usize::from(tag == gold);
            verbs += usize::from(gold.is_verb());
            given += usize::from(tag.is_verb());
            met += usize::from(tag.is_verb() && gold.is_verb());
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    format!(
        "{words} words: tags {:.4}; verbs: precision {:.4}, recall {:.4}; {:.2} microseconds a word",
        share(right, words),
        share(met, given),
        share(met, verbs),
        start.elapsed().as_secs_f64() * 1e6 / words.max(1) as f64
    )
}
