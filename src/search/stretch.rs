//! Stretches of text, as positions of words, and how they lie to each other.

/// From one word to another of the same document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub(super) first: u32,
    pub(super) last: u32,
}

/// The most stretches of one document. A page that repeats two words ten thousand times has more pairs of them than
/// anybody wants counted.
const MOST: usize = 10_000;

impl Stretch {
    /// One word.
    pub(super) fn at(position: u32) -> Self {
        Self { first: position, last: position }
    }

    fn join(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}

/// The shortest stretch from each place of the first word through the others in order, with at most `slop` other words
/// among them.
pub(super) fn chains(words: &[&[u32]], slop: u32, found: &mut Vec<Stretch>) {
    let Some((starts, rest)) = words.split_first() else { return };
    let steps = u32::try_from(rest.len()).unwrap_or(u32::MAX).saturating_add(slop);
    for &first in *starts {
        let mut last = Some(first);
        for positions in rest {
            last = last.and_then(|last| positions.get(positions.partition_point(|at| *at <= last)).copied());
        }
        if let Some(last) = last.filter(|last| last - first <= steps) {
            found.push(Stretch { first, last });
        }
    }
}

/// Do words that stand in these places and nowhere else make a chain?
#[inline]
pub(super) fn is_chain(mut places: impl Iterator<Item = u32>, slop: u32) -> bool {
    let Some(first) = places.next() else { return false };
    let (mut last, mut others) = (first, 0_u32);
    for place in places {
        if place <= last {
            return false;
        }
        last = place;
        others += 1;
    }
    last - first <= others.saturating_add(slop)
}

/// Each place of the first word with the second right behind it; what [`chains`] finds of two words without slop.
pub(super) fn side_by_side(first: &[u32], second: &[u32], found: &mut Vec<Stretch>) {
    let mut second = second.iter().copied().peekable();
    for &place in first {
        while second.next_if(|other| *other <= place).is_some() {}
        if second.peek() == Some(&(place + 1)) {
            found.push(Stretch { first: place, last: place + 1 });
        }
    }
}

/// Each stretch of `left` joined with each of `right` that lies at most `steps` from it; beside it is one step.
pub(super) fn close_pairs(
    left: &[Stretch],
    right: &[Stretch],
    steps: u32,
    in_order: bool,
    found: &mut Vec<Stretch>,
) {
    let longest = right.iter().map(|stretch| stretch.last - stretch.first).max().unwrap_or(0);
    for here in left {
        let reach = steps.saturating_add(longest);
        let from = right.partition_point(|there| there.first < here.first.saturating_sub(reach));
        for there in &right[from..] {
            if there.first > here.last.saturating_add(steps) || found.len() >= MOST {
                break;
            }
            let after = there.first > here.last && there.first - here.last <= steps;
            let before = here.first > there.last && here.first - there.last <= steps;
            if after || before && !in_order {
                found.push(here.join(*there));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
}

/// Each stretch of `left` joined with those of `right` that lie beside it between the same two of `starts`.
pub(super) fn same_scope(left: &[Stretch], right: &[Stretch], starts: &[u32], found: &mut Vec<Stretch>) {
    // Both sides are in order, so what lies in earlier scopes is passed for good.
    let (mut starts, mut right) = (starts.iter().copied().peekable(), right);
    let mut begin = 0;
    for here in left {
        while let Some(start) = starts.next_if(|start| *start <= here.first) {
            begin = start;
        }
        let end = starts.peek().copied().unwrap_or(u32::MAX);
        if here.last >= end {
            continue;
        }
        while let Some((_, rest)) = right.split_first().filter(|(there, _)| there.first < begin) {
            right = rest;
        }
        for there in right {
            if there.first >= end || found.len() >= MOST {
                break;
            }
            let overlaps = there.first <= here.last && here.first <= there.last;
            if !overlaps && there.last < end {
                found.push(here.join(*there));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(positions: &[u32]) -> Vec<Stretch> {
        positions.iter().copied().map(Stretch::at).collect()
    }

    fn pairs(left: &[u32], right: &[u32], steps: u32, in_order: bool) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        close_pairs(&words(left), &words(right), steps, in_order, &mut found);
        found.into_iter().map(|stretch| (stretch.first, stretch.last)).collect()
    }

    #[test]
    fn beside_each_other_is_one_step() {
        assert_eq!(pairs(&[3], &[4], 1, true), [(3, 4)]);
        assert_eq!(pairs(&[4], &[3], 1, true), []);
        assert_eq!(pairs(&[4], &[3], 1, false), [(3, 4)]);
        assert_eq!(pairs(&[3], &[9], 5, false), []);
    }

    #[test]
    fn a_word_is_not_near_itself() {
        assert_eq!(pairs(&[3], &[3], 5, false), []);
        assert_eq!(pairs(&[3, 5], &[3, 5], 5, false), [(3, 5)]);
    }

    #[test]
    fn a_chain_takes_the_nearest_place_of_each_word() {
        let mut found = Vec::new();
        chains(&[&[0, 7], &[2, 8], &[4, 9]], 0, &mut found);
        assert_eq!(found, [Stretch { first: 7, last: 9 }]);
        found.clear();
        chains(&[&[0, 7], &[2, 8], &[4, 9]], 2, &mut found);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_scope_ends_where_the_next_begins() {
        let mut found = Vec::new();
        same_scope(&words(&[1, 6]), &words(&[4, 8]), &[5], &mut found);
        assert_eq!(found, [Stretch { first: 1, last: 4 }, Stretch { first: 6, last: 8 }]);
    }

    proptest! {
        #[test]
        fn words_side_by_side_are_a_chain_without_slop(
            first in prop::collection::btree_set(0u32..30, 0..12),
            second in prop::collection::btree_set(0u32..30, 0..12),
        ) {
            let (first, second): (Vec<u32>, Vec<u32>) = (first.into_iter().collect(), second.into_iter().collect());
            let (mut chained, mut found) = (Vec::new(), Vec::new());
            chains(&[&first, &second], 0, &mut chained);
            side_by_side(&first, &second, &mut found);
            prop_assert_eq!(found, chained);
        }

        #[test]
        fn pairs_are_those_that_a_comparison_of_all_with_all_finds(
            left in prop::collection::btree_set(0u32..60, 0..12),
            right in prop::collection::btree_set(0u32..60, 0..12),
            steps in 1u32..12,
        ) {
            let (left, right): (Vec<u32>, Vec<u32>) = (left.into_iter().collect(), right.into_iter().collect());
            let mut all = std::collections::BTreeSet::new();
            for a in &left {
                for b in &right {
                    if a != b && a.abs_diff(*b) <= steps {
                        all.insert((*a.min(b), *a.max(b)));
                    }
                }
            }
            prop_assert_eq!(pairs(&left, &right, steps, false), all.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn stretches_of_one_scope_are_those_that_a_comparison_of_all_with_all_finds(
            left in prop::collection::btree_set((0u32..40, 0u32..4), 0..12),
            right in prop::collection::btree_set((0u32..40, 0u32..4), 0..12),
            starts in prop::collection::btree_set(0u32..40, 0..8),
        ) {
            let long = |(first, more)| Stretch { first, last: first + more };
            let (left, right): (Vec<_>, Vec<_>) = (left.into_iter().map(long).collect(), right.into_iter().map(long).collect());
            let starts: Vec<u32> = starts.into_iter().collect();
            let mut all = std::collections::BTreeSet::new();
            for a in &left {
                for b in &right {
                    let both = a.join(*b);
                    let is_beside = a.last < b.first || b.last < a.first;
                    if is_beside && !starts.iter().any(|start| both.first < *start && *start <= both.last) {
                        all.insert(both);
                    }
                }
            }
            let mut found = Vec::new();
            same_scope(&left, &right, &starts, &mut found);
            prop_assert_eq!(found, all.into_iter().collect::<Vec<_>>());
        }
    }
}
