//! Founders by parts of their sketches, so that where there are very many a hit is compared with few of them.

use std::collections::HashMap;

use crate::index::Sketch;

/// Numbers of founders by the parts of their sketches.
#[derive(Debug, Default)]
pub(super) struct Bands {
    by_part: HashMap<(usize, u64), Vec<usize>>,
}

impl Bands {
    /// Adds the founder with the number `founder`, which is larger than those before it.
    pub(super) fn add(&mut self, founder: usize, sketch: Sketch) {
        for part in sketch.parts().into_iter().enumerate() {
            self.by_part.entry(part).or_default().push(founder);
        }
    }

    /// All founders that `sketch` may be like, in order.
    pub(super) fn near(&self, sketch: Sketch) -> Vec<usize> {
        let parts = sketch.parts().into_iter().enumerate();
        let mut near: Vec<usize> =
            parts.filter_map(|part| self.by_part.get(&part)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        near
    }
}
