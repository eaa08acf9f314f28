//! Words in a row, looked for in whole blocks of documents.
//!
//! The words of a phrase may each stand in nearly every document. Where only few of these pass another filter, the phrase is
//! looked for in each that does; where all are asked for, a block of documents of each word is compared with those of the
//! others. The places in a block are read where it has a document that holds all words.

use std::ops::Range;

use tantivy::DocId;

use super::places::{Block, Walk};
use super::stretch::{Stretch, chains, is_chain, side_by_side};

/// Finds the documents `within` a range in which `words` stand in this order with at most `slop` others among them. Hands them over, block by
/// block, each with the number of stretches in it, which is at least `at_least`.
pub(super) fn each_block<const N: usize>(
    mut words: [&mut Walk; N],
    slop: u32,
    at_least: u32,
    within: Range<DocId>,
    mut take: impl FnMut(&[DocId], &[u32]),
) {
    let (mut docs, mut counts, mut found) = (Vec::new(), Vec::new(), Vec::new());
    words.iter_mut().for_each(|word| {
        word.seek(within.start);
    });
    // The blocks of all words are known up to the end of the first to end.
    while let Some(last) =
        words.each_ref().map(|word| word.docs().last().copied()).into_iter().min().flatten()
    {
        let until = within.end.min(last + 1);
        if Common::new(&words, until).next().is_some() {
            words.iter_mut().for_each(|word| word.read());
            let mut common = Common::new(&words, until);
            let counter = Counter::new(words.each_ref().map(|word| word.block()), slop);
            while let Some((doc, numbers)) = common.next() {
                let count = counter.of(numbers, &mut found);
                if count >= at_least {
                    docs.push(doc);
                    counts.push(count);
                }
            }
            take(&docs, &counts);
            docs.clear();
            counts.clear();
        }
        if until == within.end {
            return;
        }
        words.iter_mut().for_each(|word| word.pass(until));
    }
}

/// Goes through the documents that hold all of some words.
struct Common<'a, const N: usize> {
    docs: [&'a [DocId]; N],
    /// Which of them come next.
    numbers: [usize; N],
    /// All words have the same documents, as those of a name do.
    are_alike: bool,
}

impl<'a, const N: usize> Common<'a, N> {
    /// Those before `end` in the blocks of `words`.
    fn new(words: &'a [&mut Walk; N], end: DocId) -> Self {
        let docs = words.each_ref().map(|word| {
            let docs = word.docs();
            &docs[..docs.partition_point(|doc| *doc < end)]
        });
        Self { docs, numbers: [0; N], are_alike: docs.iter().all(|of_word| *of_word == docs[0]) }
    }

    /// The next, with its number in the block of each word.
    #[inline]
    fn next(&mut self) -> Option<(DocId, [usize; N])> {
        let mut doc = *self.docs[0].get(self.numbers[0])?;
        if !self.are_alike {
            let (mut agreed, mut word) = (1, 1 % N);
            while agreed < N {
                let (docs, number) = (self.docs[word], &mut self.numbers[word]);
                while *docs.get(*number)? < doc {
                    *number += 1;
                }
                let here = docs[*number];
                agreed = if here == doc { agreed + 1 } else { 1 };
                doc = here;
                word = (word + 1) % N;
            }
        }
        let numbers = self.numbers;
        self.numbers = numbers.map(|number| number + 1);
        Some((doc, numbers))
    }
}

/// Counts the stretches of words in the documents of a block.
struct Counter<'a, const N: usize> {
    blocks: [Block<'a>; N],
    /// The places, where no word has several in any document, as most have.
    single: Option<[&'a [u32]; N]>,
    slop: u32,
}

impl<'a, const N: usize> Counter<'a, N> {
    fn new(blocks: [Block<'a>; N], slop: u32) -> Self {
        let mut single: [&[u32]; N] = [&[]; N];
        let mut are_single = true;
        for (block, single) in blocks.iter().zip(&mut single) {
            match block {
                Block::Single(places) => *single = places,
                Block::Several { .. } => are_single = false,
            }
        }
        Self { blocks, single: are_single.then_some(single), slop }
    }

    /// The stretches in the document that has these numbers; `found` is room for them.
    #[inline]
    fn of(&self, numbers: [usize; N], found: &mut Vec<Stretch>) -> u32 {
        if let Some(single) = &self.single {
            let places = single.iter().zip(numbers).map(|(places, number)| places[number]);
            return u32::from(is_chain(places, self.slop));
        }
        found.clear();
        let places: [&[u32]; N] = std::array::from_fn(|word| self.blocks[word].of(numbers[word]));
        match places.as_slice() {
            [first, second] if self.slop == 0 => side_by_side(first, second, found),
            places => chains(places, self.slop, found),
        }
        u32::try_from(found.len()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use crate::search::proximity::Proximity;
    use crate::search::shape::Shape;
    use proptest::prelude::*;
    use tantivy::query::{EnableScoring, Query};
    use tantivy::schema::{INDEXED, SchemaBuilder, TEXT};
    use tantivy::{DocId, DocSet, Index, Score, Searcher, TERMINATED, TantivyDocument, Term};

    const WORDS: [&str; 3] = ["on", "the", "record"];

    /// An index of one segment with these texts, of which one in seven is deleted.
    fn index(texts: &[Vec<usize>]) -> tantivy::Result<Searcher> {
        let mut schema = SchemaBuilder::new();
        let text = schema.add_text_field("text", TEXT);
        let number = schema.add_u64_field("number", INDEXED);
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 15_000_000)?;
        for (at, words) in texts.iter().enumerate() {
            let words: Vec<&str> =
                words.iter().map(|word| WORDS.get(*word).copied().unwrap_or("other")).collect();
            let mut page = TantivyDocument::new();
            page.add_text(text, words.join(" "));
            page.add_u64(number, at as u64 % 7);
            writer.add_document(page)?;
        }
        writer.commit()?;
        writer.delete_term(Term::from_field_u64(number, 3));
        writer.commit()?;
        Ok(index.reader()?.searcher())
    }

    /// How often `words` stand in `text` in this order with at most `slop` others among them, each place of the first counted
    /// once.
    fn times(text: &[usize], words: &[usize], slop: usize) -> u32 {
        let starts = (0..text.len()).filter(|start| text[*start] == words[0]);
        let is_found = |start: &usize| {
            let mut last = *start;
            for word in &words[1..] {
                let Some(next) = (last + 1..text.len()).find(|at| text[*at] == *word) else { return false };
                last = next;
            }
            last - start < words.len() + slop
        };
        starts.filter(is_found).count() as u32
    }

    fn any_texts() -> impl Strategy<Value = Vec<Vec<usize>>> {
        prop::collection::vec(prop::collection::vec(0_usize..5, 0..9), 1..600)
    }

    /// Texts of at least so many different words.
    fn texts_with_words_once(least: usize) -> impl Strategy<Value = Vec<Vec<usize>>> {
        let words = prop::sample::subsequence(vec![0_usize, 1, 2, 3], least..=4).prop_shuffle();
        prop::collection::vec(words, 1..600)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn blocks_hold_what_is_found_text_by_text(
            texts in prop_oneof![any_texts(), texts_with_words_once(4), texts_with_words_once(2)],
            words in prop::collection::vec(0_usize..3, 2..5),
            slop in 0_u32..3,
            at_least in 1_u32..3,
        ) {
            let searcher = index(&texts).unwrap();
            let field = searcher.schema().get_field("text").unwrap();
            let chain = words.iter().map(|word| vec![Term::from_field_text(field, WORDS[*word])]).collect();
            let query = Proximity { field, shape: Shape::Chain(chain, slop), at_least };
            let weight = query.weight(EnableScoring::enabled_from_searcher(&searcher)).unwrap();
            for segment in searcher.segment_readers() {
                let mut one_by_one: Vec<(DocId, Score)> = Vec::new();
                let mut scorer = weight.scorer(segment, 1.0).unwrap();
                while scorer.doc() != TERMINATED {
                    one_by_one.push((scorer.doc(), scorer.score()));
                    scorer.advance();
                }
                let (mut in_blocks, mut unscored) = (Vec::new(), Vec::new());
                weight.for_each(segment, &mut |doc, score| in_blocks.push((doc, score))).unwrap();
                weight.for_each_no_score(segment, &mut |docs| unscored.extend_from_slice(docs)).unwrap();
                prop_assert_eq!(&in_blocks, &one_by_one);
                let expected: Vec<DocId> = (0..texts.len() as DocId)
                    .filter(|doc| times(&texts[*doc as usize], &words, slop as usize) >= at_least)
                    .collect();
                let alive = expected.iter().filter(|doc| **doc % 7 != 3).count();
                prop_assert_eq!(weight.count(segment).unwrap() as usize, alive);
                prop_assert_eq!(unscored, expected);
            }
        }
    }
}
