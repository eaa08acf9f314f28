//! The weights of a linear model: a table of bytes, read in place from a data file.
//!
//! The tagger ([`classes`](super::classes)) and the parser ([`trees`](super::trees)) choose by them. They are learned as an
//! averaged perceptron (Collins, 2002) by `examples/train_analysis`.

/// How many classes a model has at most: what fits into half a cache line of weights of two bytes.
const LANES: usize = 32;

/// A linear model of `N` classes: a hash table from features to rows of weights.
///
/// In the data file a slot holds a check of two bytes (zero: the slot is free), a shift that all weights of the row share, and
/// the row, a byte for each class: frequent features weigh a hundred times what rare ones do, and a byte alone could not tell both.
/// A feature that was too rare to be learned is not in the table and adds nothing.
///
/// In memory the checks stand by themselves, as most features are not met there, and each row fills a cache line.
#[derive(Clone, Debug)]
pub struct Table<const N: usize> {
    checks: Vec<u16>,
    rows: Vec<Row>,
    mask: usize,
}

/// The weights of a feature, zeros behind the last class.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Row([i16; LANES]);

/// By how many bits weights are cut when they are read, so that the sums of some thirty of them seldom reach the bounds of two
/// bytes; where they do, they stay there.
const CUT: u32 = 2;

/// How many slots are looked at before a feature is given up; the writer keeps to it as well.
pub const PROBES: usize = 8;

/// The check of a feature; never zero.
pub fn check(feature: u32) -> u16 {
    (feature >> 16) as u16 | 1
}

/// Bytes of a slot of a table of so many classes.
pub const fn slot(classes: usize) -> usize {
    classes + 3
}

impl<const N: usize> Table<N> {
    /// Reads a data file: `magic`, the power of two of the number of slots (a byte), the slots. None where the file has
    /// another form.
    pub fn read(magic: &[u8], data: &[u8]) -> Option<Self> {
        let (&power, slots) = data.strip_prefix(magic)?.split_first()?;
        let count = 1usize.checked_shl(u32::from(power))?;
        if slots.len() != count.checked_mul(slot(N))? || N > LANES {
            return None;
        }
        let (mut checks, mut rows) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for held in slots.chunks_exact(slot(N)) {
            let (check, row) = held.split_first_chunk::<2>()?;
            let (shift, row) = row.split_first()?;
            checks.push(u16::from_le_bytes(*check));
            let mut weights = [0i16; LANES];
            // Near half of the slots of a parser are free.
            if *check != [0, 0] {
                for (weight, byte) in weights.iter_mut().zip(row) {
                    *weight = (i16::from(*byte as i8) << (*shift).min(8)) >> CUT;
                }
            }
            rows.push(Row(weights));
        }
        Some(Self { checks, rows, mask: count - 1 })
    }

    #[inline]
    fn row(&self, feature: u32) -> Option<&Row> {
        let (check, at) = (check(feature), feature as usize & self.mask);
        match *self.checks.get(at)? {
            0 => None,
            held if held == check => self.rows.get(at),
            _ => self.row_behind(check, at),
        }
    }

    /// The row of a feature whose own slot another one holds.
    fn row_behind(&self, check: u16, mut at: usize) -> Option<&Row> {
        for _ in 1..PROBES {
            at = (at + 1) & self.mask;
            match *self.checks.get(at)? {
                0 => return None,
                held if held == check => return self.rows.get(at),
                _ => {}
            }
        }
        None
    }

    /// What each class scores; behind the last class stand zeros.
    #[inline]
    pub fn scores(&self, features: &[u32]) -> [i16; LANES] {
        let mut sums = [0i16; LANES];
        for row in features.iter().filter_map(|feature| self.row(*feature)) {
            for (sum, weight) in sums.iter_mut().zip(&row.0) {
                *sum = sum.saturating_add(*weight);
            }
        }
        sums
    }

    /// The index of the class that scores highest; the first of equals.
    #[inline]
    pub fn best(&self, features: &[u32]) -> usize {
        let sums = self.scores(features);
        (1..N).fold(0, |best, class| if sums[class] > sums[best] { class } else { best })
    }
}

/// The number of a feature: a template and what fills it, mixed well enough to be cut to any power of two.
#[inline]
pub fn feature(template: u32, a: u32, b: u32) -> u32 {
    let mut mixed = u64::from(a) | u64::from(b) << 32;
    mixed =
        (mixed ^ u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^= mixed >> 29;
    (mixed.wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> 32) as u32
}
