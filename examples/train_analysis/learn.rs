//! Learning the weights: an averaged perceptron, then bytes.

use foldhash::{HashMap, HashMapExt};

use onrecord::lang::perceptron::{PROBES, check, slot};

/// A feature that is met less often than this is not kept.
const FEWEST: u32 = 2;

/// A linear model that is being learned: weights and the sums from which their averages come.
pub struct Learner {
    classes: usize,
    rows: HashMap<u32, usize>,
    seen: Vec<u32>,
    weights: Vec<f32>,
    sums: Vec<f32>,
    step: f32,
}

impl Learner {
    /// Before anything is learned of so many classes.
    pub fn new(classes: usize) -> Self {
        let (rows, seen) = (HashMap::new(), Vec::new());
        Self { classes, rows, seen, weights: Vec::new(), sums: Vec::new(), step: 1.0 }
    }

    /// Where the row of a feature begins, which is made where there is none.
    fn row(&mut self, feature: u32) -> usize {
        let next = self.rows.len();
        let row = *self.rows.entry(feature).or_insert(next);
        if row == next {
            self.weights.resize((next + 1) * self.classes, 0.0);
            self.sums.resize((next + 1) * self.classes, 0.0);
            self.seen.push(0);
        }
        row * self.classes
    }

    /// Counts the features of a choice, once for each time that it is met in the first round.
    pub fn count(&mut self, features: &[u32]) {
        for feature in features {
            let row = self.row(*feature) / self.classes;
            self.seen[row] += 1;
        }
    }

    /// What each class scores by the weights of this moment.
    pub fn scores(&self, features: &[u32]) -> Vec<f32> {
        let mut scores = vec![0.0f32; self.classes];
        for feature in features {
            if let Some(row) = self.rows.get(feature).filter(|row| self.seen[**row] >= FEWEST) {
                let row = &self.weights[row * self.classes..(row + 1) * self.classes];
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight;
                }
            }
        }
        scores
    }

    /// The class that scores best of those that `allowed` lets pass; the first of equals.
    pub fn best(&self, features: &[u32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
        let scores = self.scores(features);
        (0..self.classes)
            .filter(|class| allowed(*class))
            .max_by(|a, b| scores[*a].total_cmp(&scores[*b]).then(b.cmp(a)))
    }

    /// One more choice was made.
    pub fn step(&mut self) {
        self.step += 1.0;
    }

    /// Moves the weights from the class chosen to the one that is right.
    pub fn update(&mut self, features: &[u32], right: usize, wrong: usize) {
        for feature in features {
            let row = self.row(*feature);
            self.weights[row + right] += 1.0;
            self.sums[row + right] += self.step;
            self.weights[row + wrong] -= 1.0;
            self.sums[row + wrong] -= self.step;
        }
    }

    /// The averaged weights as a table of bytes. The largest few are clipped so that the rest keep their
    /// differences; rows in which little is left are dropped. The table has two to the power `power` slots, of which so
    /// many `sixteenths` are filled at most: a fuller one holds more, and takes longer to say that it does not hold a feature.
    pub fn bytes(&self, power: u32, sixteenths: usize) -> Vec<u8> {
        let slot = slot(self.classes);
        let averaged = |at: usize| self.weights[at] - self.sums[at] / self.step;
        let top = (0..self.weights.len()).map(|at| averaged(at).abs()).fold(0.0, f32::max).max(1e-6);
        let unit = top / (127 << LARGEST_SHIFT) as f32;
        let mut kept: Vec<(u32, f32, Vec<u8>)> = Vec::new();
        for (feature, row) in &self.rows {
            let weights: Vec<f32> =
                (0..self.classes).map(|class| averaged(row * self.classes + class) / unit).collect();
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
        kept.truncate((1 << power) * sixteenths / 16);
        let mut slots = vec![0u8; slot << power];
        let (mask, mut lost) = ((1usize << power) - 1, 0);
        for (feature, _, row) in &kept {
            let free = (0..PROBES).map(|probe| (*feature as usize + probe) & mask);
            let free = free.map(|number| number * slot).find(|at| slots[*at..at + 2] == [0, 0]);
            let Some(at) = free else {
                lost += 1;
                continue;
            };
            slots[at..at + 2].copy_from_slice(&check(*feature).to_le_bytes());
            slots[at + 2..at + slot].copy_from_slice(row);
        }
        eprintln!(
            "{} features of {} kept in 2^{power} slots, {lost} without a slot",
            kept.len(),
            self.rows.len()
        );
        let mut bytes = vec![power as u8];
        bytes.extend(slots);
        bytes
    }
}

/// The largest shift of a row.
const LARGEST_SHIFT: u32 = 8;

/// A small generator of random numbers, so that training gives the same weights every time.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    pub fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            let other = (self.next() % (at as u64 + 1)) as usize;
            order.swap(at, other);
        }
    }
}
