//! Founders by speaker and by parts of their sketches, so that where there are very many a hit is compared with few of them.

use std::collections::HashMap;
use std::hash::Hash;

use crate::index::Sketch;

/// The place of a part in a sketch, and the part.
type Part = (usize, u64);

/// Numbers of founders, in order, by the parts of their sketches and by their speakers.
#[derive(Debug)]
pub(super) struct Bands<S> {
    all: HashMap<Part, Vec<usize>>,
    by_speaker: HashMap<(Option<S>, Part), Vec<usize>>,
}

impl<S> Default for Bands<S> {
    fn default() -> Self {
        Self { all: HashMap::new(), by_speaker: HashMap::new() }
    }
}

impl<S: Clone + Eq + Hash> Bands<S> {
    /// Adds the founder with the number `founder`, which is larger than those before it.
    pub(super) fn add(&mut self, founder: usize, sketch: Sketch, speaker: Option<&S>) {
        for part in sketch.parts().into_iter().enumerate() {
            self.all.entry(part).or_default().push(founder);
            self.by_speaker.entry((speaker.cloned(), part)).or_default().push(founder);
        }
    }

    /// The first founder that `is_like` says yes to, of those that `sketch` of `speaker` may be like. Nobody may be anybody.
    pub(super) fn first(
        &self,
        sketch: Sketch,
        speaker: Option<&S>,
        is_like: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let mut first: Option<usize> = None;
        let mut look = |founders: Option<&Vec<usize>>| {
            let earlier = founders
                .into_iter()
                .flatten()
                .take_while(|founder| first.is_none_or(|first| **founder < first));
            if let Some(founder) = earlier.copied().find(|founder| is_like(*founder)) {
                first = Some(founder);
            }
        };
        for part in sketch.parts().into_iter().enumerate() {
            match speaker {
                None => look(self.all.get(&part)),
                Some(speaker) => {
                    look(self.by_speaker.get(&(Some(speaker.clone()), part)));
                    look(self.by_speaker.get(&(None, part)));
                }
            }
        }
        first
    }
}
