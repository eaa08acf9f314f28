//! Learning the weights: an averaged perceptron, then bytes.

use foldhash::{HashMap, HashMapExt};

use onrecord::lang::classes::{self, COUNT, MAGIC, Model, PROBES, Tag, check};

use crate::Sentence;

/// How often the sentences are gone through.
const ROUNDS: usize = 8;

/// The table has two to this power slots: 1.6 MB.
const POWER: u32 = 16;

/// A feature that is met less often than this is not kept.
const FEWEST: u32 = 2;

/// A linear model that is being learned: weights and the sums from which their averages come.
struct Learner {
    rows: HashMap<u32, usize>,
    seen: Vec<u32>,
    weights: Vec<f32>,
    sums: Vec<f32>,
    step: f32,
}

impl Learner {
    fn new() -> Self {
        let (rows, seen) = (HashMap::new(), Vec::new());
        Self { rows, seen, weights: Vec::new(), sums: Vec::new(), step: 1.0 }
    }

    /// Where the row of a feature begins, which is made where there is none.
    fn row(&mut self, feature: u32) -> usize {
        let next = self.rows.len();
        let row = *self.rows.entry(feature).or_insert(next);
        if row == next {
            self.weights.resize((next + 1) * COUNT, 0.0);
            self.sums.resize((next + 1) * COUNT, 0.0);
            self.seen.push(0);
        }
        row * COUNT
    }

    /// Counts the features of a choice, once for each time that it is met in the first round.
    fn count(&mut self, features: &[u32]) {
        for feature in features {
            let row = self.row(*feature) / COUNT;
            self.seen[row] += 1;
        }
    }

    /// The best class by the weights of this moment.
    fn best(&self, features: &[u32]) -> usize {
        let mut scores = [0.0f32; COUNT];
        for feature in features {
            if let Some(row) = self.rows.get(feature).filter(|row| self.seen[**row] >= FEWEST) {
                let row = &self.weights[row * COUNT..(row + 1) * COUNT];
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight;
                }
            }
        }
        (0..COUNT).max_by(|a, b| scores[*a].total_cmp(&scores[*b]).then(b.cmp(a))).unwrap_or(0)
    }

    fn update(&mut self, features: &[u32], right: usize, wrong: usize) {
        for feature in features {
            let row = self.row(*feature);
            self.weights[row + right] += 1.0;
            self.sums[row + right] += self.step;
            self.weights[row + wrong] -= 1.0;
            self.sums[row + wrong] -= self.step;
        }
    }

    /// The averaged weights as a table of bytes. The largest few are clipped so that the rest keep their
    /// differences; rows in which little is left are dropped.
    fn bytes(&self) -> Vec<u8> {
        let averaged = |at: usize| self.weights[at] - self.sums[at] / self.step;
        let top = (0..self.weights.len()).map(|at| averaged(at).abs()).fold(0.0, f32::max).max(1e-6);
        let unit = top / (127 << LARGEST_SHIFT) as f32;
        let mut kept: Vec<(u32, f32, Vec<u8>)> = Vec::new();
        for (feature, row) in &self.rows {
            let weights: Vec<f32> = (0..COUNT).map(|class| averaged(row * COUNT + class) / unit).collect();
            let heaviest = weights.iter().map(|weight| weight.abs()).fold(0.0, f32::max);
            if self.seen[*row] < FEWEST || heaviest < 1.0 {
                continue;
            }
            let shift =
                (0..LARGEST_SHIFT).find(|shift| heaviest <= (127 << shift) as f32).unwrap_or(LARGEST_SHIFT);
            let byte = |weight: &f32| (weight / (1 << shift) as f32).round().clamp(-127.0, 127.0) as i8 as u8;
            let mut bytes = vec![shift as u8];
            bytes.extend(weights.iter().map(byte));
            kept.push((*feature, heaviest, bytes));
        }
        // The heaviest and most frequent first, so that what finds no slot is what matters least.
        let worth = |feature: &u32, heaviest: f32| {
            let seen = self.rows.get(feature).map_or(0, |row| self.seen[*row]).min(100);
            (heaviest * (seen as f32).sqrt() * 100.0) as u64
        };
        kept.sort_by_cached_key(|(feature, heaviest, _)| {
            (std::cmp::Reverse(worth(feature, *heaviest)), *feature)
        });
        kept.truncate((1 << POWER) * 15 / 16);
        let mut slots = vec![0u8; Model::SLOT << POWER];
        let (mask, mut lost) = ((1usize << POWER) - 1, 0);
        for (feature, _, row) in &kept {
            let free = (0..PROBES).map(|probe| (*feature as usize + probe) & mask);
            let free = free.map(|slot| slot * Model::SLOT).find(|at| slots[*at..at + 2] == [0, 0]);
            let Some(at) = free else {
                lost += 1;
                continue;
            };
            slots[at..at + 2].copy_from_slice(&check(*feature));
            slots[at + 2..at + Model::SLOT].copy_from_slice(row);
        }
        eprintln!(
            "{} features of {} kept in 2^{POWER} slots, {lost} without a slot",
            kept.len(),
            self.rows.len()
        );
        let mut bytes = vec![POWER as u8];
        bytes.extend(slots);
        bytes
    }
}

/// The largest shift of a row.
const LARGEST_SHIFT: u32 = 8;

/// A small generator of random numbers, so that training gives the same weights every time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            let other = (self.next() % (at as u64 + 1)) as usize;
            order.swap(at, other);
        }
    }
}

/// Learns the weights; yields the data file.
pub fn learn(sentences: &[Sentence]) -> Vec<u8> {
    let mut data = MAGIC.to_vec();
    data.extend(learn_tags(sentences).bytes());
    data
}

fn learn_tags(sentences: &[Sentence]) -> Learner {
    let mut learner = Learner::new();
    let mut random = Random(7);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    for round in 0..ROUNDS {
        random.shuffle(&mut order);
        for at in &order {
            let sentence = &sentences[*at];
            let mut tags = Vec::new();
            for (word, gold) in sentence.tags.iter().enumerate() {
                let features = classes::features(&sentence.words, &tags, word);
                if round == 0 {
                    learner.count(&features);
                }
                let guess = learner.best(&features);
                if guess != *gold as usize {
                    learner.update(&features, *gold as usize, guess);
                }
                learner.step += 1.0;
                tags.push(Tag::from_index(guess));
            }
        }
    }
    learner
}
