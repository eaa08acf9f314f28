//! The weights: a table of bytes, read in place from the data file.

use super::tag::COUNT;

/// A linear model: a hash table from features to rows of weights, a byte for each class.
///
/// A slot holds a check of two bytes (zero: the slot is free), a shift that all weights of the row share, and the
/// row: frequent features weigh a hundred times what rare ones do, and a byte alone could not tell both. A feature
/// that was too rare to be learned is not in the table and adds nothing.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    slots: &'static [u8],
    mask: usize,
}

/// How many slots are looked at before a feature is given up; the writer keeps to it as well.
pub const PROBES: usize = 8;

/// The first bytes of a file of weights; the digit is the version of the features.
pub const MAGIC: &[u8; 8] = b"tagger1\n";

/// The check of a feature; never zero.
pub fn check(feature: u32) -> [u8; 2] {
    (((feature >> 16) as u16) | 1).to_le_bytes()
}

impl Model {
    /// Bytes of a slot.
    pub const SLOT: usize = COUNT + 3;

    /// Reads a data file: [`MAGIC`], the power of two of the number of slots (a byte), the slots. None where the
    /// file has another form.
    pub fn read(data: &'static [u8]) -> Option<Model> {
        let (&power, slots) = data.strip_prefix(MAGIC)?.split_first()?;
        let count = 1usize.checked_shl(u32::from(power))?;
        (slots.len() == count.checked_mul(Self::SLOT)?).then_some(Model { slots, mask: count - 1 })
    }

    fn row(&self, feature: u32) -> Option<(u8, &'static [u8; COUNT])> {
        let check = check(feature);
        let mut slot = feature as usize & self.mask;
        for _ in 0..PROBES {
            let held = self.slots.get(slot * Self::SLOT..(slot + 1) * Self::SLOT)?;
            let (mark, row) = held.split_first_chunk::<2>()?;
            if *mark == check {
                let (shift, row) = row.split_first()?;
                return Some((*shift & 15, row.first_chunk::<COUNT>()?));
            }
            if *mark == [0, 0] {
                return None;
            }
            slot = (slot + 1) & self.mask;
        }
        None
    }

    /// The index of the class that scores highest; the first of equals.
    pub fn best(&self, features: &[u32]) -> usize {
        let mut sums = [0i32; COUNT];
        for (shift, row) in features.iter().filter_map(|feature| self.row(*feature)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(*weight as i8) << shift;
            }
        }
        let mut best = 0;
        for class in 1..COUNT {
            if sums[class] > sums[best] {
                best = class;
            }
        }
        best
    }
}
