//! Which hits come first.
//!
//! Most hits of a frequent word or phrase rank alike, so it is their dates that tell which of them are shown, and for those
//! of one day their paths. Both are read for those hits alone that may yet be among the best, and the dates of many at once.

use std::cmp::Reverse;
use std::ops::Range;

use tantivy::collector::sort_key::{Comparator, NaturalComparator};
use tantivy::collector::{Collector, SegmentCollector, TopNComputer};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::Scored;
use super::dictionary::texts;
use crate::request::Sort;

/// Collects the hits at `range` of those in order. Equals come newest first, and then by path, so that the same index always
/// gives the same order.
pub(super) struct Best {
    pub(super) sort: Sort,
    pub(super) range: Range<usize>,
}

/// What a hit is ordered by, the larger the better; undated ones come last. In a segment, paths are numbers of its
/// dictionary.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub(super) struct Rank<P> {
    score: Score,
    date: Option<i64>,
    path: Option<Reverse<P>>,
}

/// The best of one segment.
pub(super) struct BestOfSegment {
    segment: SegmentOrdinal,
    sort: Sort,
    published: Column<i64>,
    path: Option<StrColumn>,
    best: TopNComputer<Rank<u64>, DocId, NaturalComparator>,
    /// A hit that scores less is none of the best.
    least: Score,
    /// Hits that nobody has looked at yet, in order, but for their scores, which are good enough.
    waiting: Vec<DocId>,
    scores: Vec<Score>,
    dates: Vec<Option<i64>>,
}

/// How many hits are looked at at once.
const AT_ONCE: usize = 128;

impl Collector for Best {
    type Fruit = Vec<Scored>;
    type Child = BestOfSegment;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<BestOfSegment> {
        let columns = reader.fast_fields();
        Ok(BestOfSegment {
            segment,
            sort: self.sort,
            published: columns.i64("published")?,
            path: columns.str("path")?,
            best: TopNComputer::new_with_comparator(self.range.end, NaturalComparator),
            least: Score::MIN,
            waiting: Vec::with_capacity(AT_ONCE),
            scores: Vec::with_capacity(AT_ONCE),
            dates: Vec::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.sort == Sort::Relevance
    }

    fn merge_fruits(
        &self,
        segments: Vec<tantivy::Result<Vec<(Rank<String>, DocAddress)>>>,
    ) -> tantivy::Result<Vec<Scored>> {
        let mut best = Vec::new();
        for of_segment in segments {
            best.extend(of_segment?);
        }
        best.sort_unstable_by(|(rank, at), (other, there)| {
            NaturalComparator.compare(other, rank).then_with(|| at.cmp(there))
        });
        let shown = best.into_iter().skip(self.range.start).take(self.range.len());
        Ok(shown.map(|(rank, at)| (rank.score, at)).collect())
    }
}

impl BestOfSegment {
    /// Looks at the hits that wait.
    fn look(&mut self) {
        self.dates.clear();
        self.dates.resize(self.waiting.len(), None);
        self.published.first_vals(&self.waiting, &mut self.dates);
        for ((&doc, &score), &published) in self.waiting.iter().zip(&self.scores).zip(&self.dates) {
            // The complement turns the order round, and has one for each number.
            let date = if self.sort == Sort::Oldest { published.map(|at| !at) } else { published };
            let is_worse = |worst: &Rank<u64>| (score, date) < (worst.score, worst.date);
            if !self.best.threshold.as_ref().is_some_and(is_worse) {
                let path = self.path.as_ref().and_then(|path| path.ords().first(doc)).map(Reverse);
                self.best.push(Rank { score, date, path }, doc);
            }
        }
        self.least = self.best.threshold.as_ref().map_or(Score::MIN, |worst| worst.score);
        self.waiting.clear();
        self.scores.clear();
    }
}

impl SegmentCollector for BestOfSegment {
    type Fruit = tantivy::Result<Vec<(Rank<String>, DocAddress)>>;

    #[inline]
    fn collect(&mut self, doc: DocId, score: Score) {
        let score = if self.sort == Sort::Relevance { score } else { 0.0 };
        if score < self.least {
            return;
        }
        self.waiting.push(doc);
        self.scores.push(score);
        if self.waiting.len() == AT_ONCE {
            self.look();
        }
    }

    fn harvest(mut self) -> Self::Fruit {
        self.look();
        let best = self.best.into_vec();
        let docs: Vec<DocId> = best.iter().map(|hit| hit.doc).collect();
        let paths = texts(self.path.as_ref(), &docs)?;
        let ranked = best.into_iter().zip(paths).map(|(hit, path)| {
            let Rank { score, date, .. } = hit.sort_key;
            (Rank { score, date, path: path.map(Reverse) }, DocAddress::new(self.segment, hit.doc))
        });
        Ok(ranked.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tantivy::collector::TopDocs;
    use tantivy::query::TermQuery;
    use tantivy::schema::{FAST, IndexRecordOption, STRING, SchemaBuilder, TEXT};
    use tantivy::{Index, Searcher, TantivyDocument, Term};

    /// A page with how often it holds the word, and when it was published.
    type Page = (usize, Option<i64>);

    /// An index of `pages` in segments of so many; the path of each is its number, or that of its neighbour.
    fn index(pages: &[Page], in_segment: usize) -> tantivy::Result<Searcher> {
        let mut schema = SchemaBuilder::new();
        let text = schema.add_text_field("text", TEXT);
        let published = schema.add_i64_field("published", FAST);
        let path = schema.add_text_field("path", STRING | FAST);
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 15_000_000)?;
        for (number, (words, date)) in pages.iter().enumerate() {
            let mut page = TantivyDocument::new();
            page.add_text(text, "word ".repeat(*words) + "other");
            page.add_text(path, (number / 2 * 7919 % 1000).to_string());
            date.iter().for_each(|date| page.add_i64(published, *date));
            writer.add_document(page)?;
            if number % in_segment == 0 {
                writer.commit()?;
            }
        }
        writer.commit()?;
        Ok(index.reader()?.searcher())
    }

    /// All that hold the word, by the plain way: everything of each is read, and all are sorted.
    fn all(searcher: &Searcher, query: &TermQuery, sort: Sort) -> tantivy::Result<Vec<DocAddress>> {
        let hits = searcher.search(query, &TopDocs::with_limit(10_000).order_by_score())?;
        let mut keyed = Vec::new();
        for (score, at) in hits {
            let columns = searcher.segment_reader(at.segment_ord).fast_fields();
            let published = columns.i64("published")?.first(at.doc_id);
            let path = texts(columns.str("path")?.as_ref(), &[at.doc_id])?;
            let date =
                (published.is_none(), published.map(|date| if sort == Sort::Oldest { date } else { -date }));
            let score = if sort == Sort::Relevance { score } else { 0.0 };
            keyed.push((score, date, path, at));
        }
        keyed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (&a.1, &a.2, a.3).cmp(&(&b.1, &b.2, b.3))));
        Ok(keyed.into_iter().map(|(.., at)| at).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn the_best_are_the_first_of_all_in_order(
            pages in prop::collection::vec((0_usize..4, prop::option::weighted(0.9, -3_i64..3)), 0..700),
            in_segment in 150_usize..800,
            start in 0_usize..40,
            length in 1_usize..40,
        ) {
            let searcher = index(&pages, in_segment).unwrap();
            let text = searcher.schema().get_field("text").unwrap();
            let query = TermQuery::new(Term::from_field_text(text, "word"), IndexRecordOption::WithFreqs);
            for sort in [Sort::Relevance, Sort::Newest, Sort::Oldest] {
                let expected = all(&searcher, &query, sort).unwrap();
                let best = searcher.search(&query, &Best { sort, range: start..start + length }).unwrap();
                let found: Vec<DocAddress> = best.into_iter().map(|(_, at)| at).collect();
                let expected: Vec<DocAddress> = expected.into_iter().skip(start).take(length).collect();
                prop_assert_eq!(found, expected);
            }
        }
    }
}
