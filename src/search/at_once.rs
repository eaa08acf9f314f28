//! A search by all cores.
//!
//! The engine gives whole segments to the cores, in no order, and one segment may hold more documents than all others. Here
//! the largest are begun first. Of a phrase whose words stand in very many documents, a segment that holds more than the share
//! of a core is searched in parts.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{EnableScoring, Query};
use tantivy::{DocId, Executor, Searcher, SegmentOrdinal, SegmentReader};

use super::proximity::{Proximity, ProximityWeight};

/// What a core does at a time.
struct Task<'a> {
    segment: SegmentOrdinal,
    reader: &'a SegmentReader,
    /// The documents to look at.
    docs: Range<DocId>,
}

/// Documents with words whose places are compared from which on it is worth while to open a segment more than once.
const MANY: u64 = 100_000;

/// What `collector` makes of the documents that match `query`.
pub(super) fn search<C: Collector>(
    searcher: &Searcher,
    query: &dyn Query,
    collector: &C,
) -> tantivy::Result<C::Fruit> {
    let Executor::ThreadPool(pool) = searcher.index().search_executor() else {
        return searcher.search(query, collector);
    };
    let cores = pool.current_num_threads();
    match query.downcast_ref::<Proximity>() {
        Some(query) if query.mentions(searcher)? >= MANY => {
            in_parts(searcher, query, collector, cores, cores)
        }
        _ => {
            let weight = query.weight(scoring(searcher, collector))?;
            in_tasks(searcher, collector, cores, &tasks(searcher, 1), |task| {
                collector.collect_segment(weight.as_ref(), task.segment, task.reader)
            })
        }
    }
}

/// The same by so many cores, none of which does more than one of so many `parts` of the work at a time.
fn in_parts<C: Collector>(
    searcher: &Searcher,
    query: &Proximity,
    collector: &C,
    cores: usize,
    parts: usize,
) -> tantivy::Result<C::Fruit> {
    let weight = query.ranked(scoring(searcher, collector))?;
    in_tasks(searcher, collector, cores, &tasks(searcher, parts), |task| task.find(&weight, collector))
}

fn scoring<'a>(searcher: &'a Searcher, collector: &impl Collector) -> EnableScoring<'a> {
    match collector.requires_scoring() {
        true => EnableScoring::enabled_from_searcher(searcher),
        false => EnableScoring::disabled_from_searcher(searcher),
    }
}

/// What the collector makes of what so many cores make of `tasks`, each of which takes the next when it has done one.
fn in_tasks<C: Collector>(
    searcher: &Searcher,
    collector: &C,
    cores: usize,
    tasks: &[Task<'_>],
    run: impl Fn(&Task<'_>) -> tantivy::Result<<C::Child as SegmentCollector>::Fruit> + Sync,
) -> tantivy::Result<C::Fruit> {
    collector.check_schema(searcher.schema())?;
    let next = AtomicUsize::new(0);
    let work = |_| -> tantivy::Result<Vec<_>> {
        let mut done = Vec::new();
        while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((task.segment, task.docs.start, run(task)?));
        }
        Ok(done)
    };
    let done = searcher.index().search_executor().map(work, 0..cores)?;
    let mut done: Vec<_> = done.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(segment, start, _)| (*segment, *start));
    collector.merge_fruits(done.into_iter().map(|(.., fruit)| fruit).collect())
}

/// All documents, the largest tasks first; none is larger than one of so many `parts` of all.
fn tasks(searcher: &Searcher, parts: usize) -> Vec<Task<'_>> {
    let segments = || (0..).zip(searcher.segment_readers());
    let all: u64 = segments().map(|(_, reader)| u64::from(reader.max_doc())).sum();
    let most = DocId::try_from(all.div_ceil(parts as u64)).unwrap_or(DocId::MAX).max(1);
    let mut tasks = Vec::new();
    for (segment, reader) in segments() {
        let parts = reader.max_doc().div_ceil(most).max(1);
        let length = reader.max_doc().div_ceil(parts);
        tasks.extend((0..parts).map(|part| {
            let docs = part * length..((part + 1) * length).min(reader.max_doc());
            Task { segment, reader, docs }
        }));
    }
    tasks.sort_by_key(|task| Reverse(task.docs.len()));
    tasks
}

impl Task<'_> {
    /// What `collector` makes of the documents of this task that match.
    fn find<C: Collector>(
        &self,
        weight: &ProximityWeight,
        collector: &C,
    ) -> tantivy::Result<<C::Child as SegmentCollector>::Fruit> {
        let mut collected = collector.for_segment(self.segment, self.reader)?;
        let alive = self.reader.alive_bitset();
        weight.each_of(self.reader, self.docs.clone(), |doc, score| {
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                collected.collect(doc, score);
            }
        })?;
        Ok(collected.harvest())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::shape::Shape;
    use proptest::prelude::*;
    use tantivy::collector::{Count, DocSetCollector, TopDocs};
    use tantivy::schema::{INDEXED, SchemaBuilder, TEXT};
    use tantivy::{DocAddress, Index, TantivyDocument, Term};

    /// An index of such texts in segments of so many, searched by two threads; one document in seven is deleted.
    fn index(texts: &[&str], in_segment: usize) -> tantivy::Result<Searcher> {
        let mut schema = SchemaBuilder::new();
        let text = schema.add_text_field("text", TEXT);
        let number = schema.add_u64_field("number", INDEXED);
        let mut index = Index::create_in_ram(schema.build());
        index.set_multithread_executor(2)?;
        let mut writer = index.writer_with_num_threads(1, 15_000_000)?;
        for (at, words) in texts.iter().enumerate() {
            let mut page = TantivyDocument::new();
            page.add_text(text, words);
            page.add_u64(number, at as u64 % 7);
            writer.add_document(page)?;
            if at % in_segment == 0 {
                writer.commit()?;
            }
        }
        writer.commit()?;
        writer.delete_term(Term::from_field_u64(number, 3));
        writer.commit()?;
        Ok(index.reader()?.searcher())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn parts_come_to_what_segments_come_to(
            texts in prop::collection::vec(
                prop::sample::select(vec!["on the record", "the record", "on record", "on the record on the record"]),
                0..600,
            ),
            in_segment in 100_usize..700,
            parts in 1_usize..9,
        ) {
            let searcher = index(&texts, in_segment).unwrap();
            let field = searcher.schema().get_field("text").unwrap();
            let term = |word: &str| Term::from_field_text(field, word);
            let phrase = |words: &[&str]| {
                let chain = words.iter().map(|word| vec![term(word)]).collect();
                Proximity { field, shape: Shape::Chain(chain, 0), at_least: 1 }
            };
            let word = Proximity { field, shape: Shape::Word(vec![term("the")]), at_least: 2 };
            for query in [&phrase(&["on", "record"]), &phrase(&["on", "the", "record"]), &word] {
                let collector = || (Count, DocSetCollector, TopDocs::with_limit(700).order_by_score());
                let (count, found, mut ranked) = in_parts(&searcher, query, &collector(), 2, parts).unwrap();
                let (expected_count, expected, mut expected_ranked) = searcher.search(query, &collector()).unwrap();
                prop_assert_eq!(count, expected_count);
                prop_assert_eq!(found, expected);
                let by_rank = |a: &(f32, DocAddress), b: &(f32, DocAddress)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
                ranked.sort_by(by_rank);
                expected_ranked.sort_by(by_rank);
                prop_assert_eq!(ranked, expected_ranked);
            }
        }
    }
}
