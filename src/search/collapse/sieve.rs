//! Telling the hits of one statement from others by numbers alone, while the engine goes through them.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use super::bands::Bands;
use crate::index::Sketch;
use crate::search::dictionary::text;

/// How far apart two papers may bring one statement.
const SECONDS_APART: u64 = 10 * 24 * 60 * 60;

/// A hit as statements are told apart by; its speaker is a number of its segment's dictionary.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) at: DocAddress,
    pub(super) sketch: Option<Sketch>,
    pub(super) published: Option<i64>,
    speaker: Option<u64>,
}

impl Hit {
    /// Does `other`, whoever says it, say the same at about the same time?
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let sketches = self.sketch.zip(other.sketch);
        sketches.is_some_and(|(a, b)| a.is_like(b)) && are_close(self.published, other.published)
    }
}

/// The first hit of a statement.
#[derive(Clone, Debug)]
pub(in crate::search) struct Founder {
    pub(super) score: Score,
    pub(super) hit: Hit,
    /// The name, by which other segments know the speaker.
    pub(super) speaker: Option<String>,
}

fn are_close(a: Option<i64>, b: Option<i64>) -> bool {
    a.zip(b).is_none_or(|(a, b)| a.abs_diff(b) <= SECONDS_APART)
}

/// Nobody may be anybody.
pub(super) fn may_be_one<S: PartialEq>(a: Option<S>, b: Option<S>) -> bool {
    a.zip(b).is_none_or(|(a, b)| a == b)
}

/// The columns of a segment by which statements are told apart.
pub(super) struct Columns {
    sketch: [Column<u64>; 2],
    published: Column<i64>,
    speaker: Option<StrColumn>,
}

impl Columns {
    /// Those of every segment, in their order.
    pub(super) fn of_all(searcher: &Searcher) -> tantivy::Result<Vec<Self>> {
        searcher.segment_readers().iter().map(Self::open).collect()
    }

    fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        Ok(Self {
            sketch: [fast.u64("sketch_a")?, fast.u64("sketch_b")?],
            published: fast.i64("published")?,
            speaker: fast.str("speaker_name")?,
        })
    }

    fn sketch(&self, doc: DocId) -> Option<Sketch> {
        Some(Sketch([self.sketch[0].first(doc)?, self.sketch[1].first(doc)?]))
    }

    /// The number of its speaker's name in the dictionary of this segment.
    fn speaker(&self, doc: DocId) -> Option<u64> {
        self.speaker.as_ref()?.term_ords(doc).next()
    }

    /// The hit at `at`.
    pub(super) fn hit(&self, at: DocAddress) -> Hit {
        let doc = at.doc_id;
        Hit { at, sketch: self.sketch(doc), published: self.published.first(doc), speaker: self.speaker(doc) }
    }

    /// The name of the speaker of `hit`.
    pub(super) fn speaker_name(&self, hit: &Hit) -> tantivy::Result<Option<String>> {
        let Some((ord, speakers)) = hit.speaker.zip(self.speaker.as_ref()) else { return Ok(None) };
        let mut name = Vec::new();
        speakers.dictionary().ord_to_term(ord, &mut name)?;
        Ok(Some(text(&name)))
    }
}

/// A founder as one segment sees it: its speaker is a number of the segment's dictionary.
struct Seed {
    sketch: Option<Sketch>,
    published: Option<i64>,
    speaker: Option<u64>,
    /// Its own document, where it lies in this segment.
    doc: Option<DocId>,
}

/// Stands for the speakers that a segment does not know: no document of it has this number.
const NOT_HERE: u64 = u64::MAX;

/// Sorts the documents of a segment by the founder that they are like.
pub(super) struct Sieve {
    columns: Columns,
    seeds: Vec<Seed>,
    /// Where there are very many founders: those of this segment by their documents, and all by parts of their sketches.
    many: Option<(HashMap<DocId, usize>, Bands<u64>)>,
    /// The time in which hits can be like a founder, where that passes over most of the segment's.
    time: Option<RangeInclusive<i64>>,
}

/// Founders from which on it is quicker to look them up than to compare with each.
const MANY: usize = 100;

impl Sieve {
    fn new<'f>(
        founders: &'f [Founder],
        ord: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<Self> {
        let columns = Columns::open(segment)?;
        let mut ords = HashMap::<&str, u64>::new();
        let mut seed = |founder: &'f Founder| -> tantivy::Result<Seed> {
            let speaker = match (founder.speaker.as_deref(), &columns.speaker) {
                (Some(name), Some(speakers)) => Some(match ords.get(name) {
                    Some(ord) => *ord,
                    None => {
                        let ord = speakers.dictionary().term_ord(name)?.unwrap_or(NOT_HERE);
                        *ords.entry(name).or_insert(ord)
                    }
                }),
                (Some(_), None) => Some(NOT_HERE),
                (None, _) => None,
            };
            let doc = Some(founder.hit.at).filter(|at| at.segment_ord == ord).map(|at| at.doc_id);
            Ok(Seed { sketch: founder.hit.sketch, published: founder.hit.published, speaker, doc })
        };
        let seeds: Vec<Seed> = founders.iter().map(&mut seed).collect::<Result<_, _>>()?;
        let many = (seeds.len() >= MANY).then(|| {
            let own = seeds.iter().enumerate().filter_map(|(n, seed)| Some((seed.doc?, n))).collect();
            let mut bands = Bands::default();
            for (n, seed) in seeds.iter().enumerate() {
                if let Some(sketch) = seed.sketch {
                    bands.add(n, sketch, seed.speaker.as_ref());
                }
            }
            (own, bands)
        });
        let time = time_of(&seeds).filter(|time| {
            let span = columns.published.max_value().saturating_sub(columns.published.min_value());
            time.end().saturating_sub(*time.start()) < span / 2
        });
        Ok(Self { columns, seeds, many, time })
    }

    /// The number of the founder that `doc` is, or the first that it is like.
    fn founder_of(&self, doc: DocId) -> Option<usize> {
        let is_of_time = |time: &RangeInclusive<i64>| {
            self.columns.published.first(doc).is_none_or(|at| time.contains(&at))
        };
        if !self.time.as_ref().is_none_or(is_of_time) {
            return None;
        }
        // Nearly all hits part here, by half of their words.
        let half = self.columns.sketch[0].first(doc);
        let may_be_like = |seed: &Seed| seed.sketch.zip(half).is_some_and(|(a, b)| a.may_be_like(b));
        if self.many.is_none() && !self.seeds.iter().any(|seed| seed.doc == Some(doc) || may_be_like(seed)) {
            return None;
        }
        let sketch = self.columns.sketch(doc);
        let is_like = |seed: &Seed| {
            seed.sketch.zip(sketch).is_some_and(|(a, b)| a.is_like(b))
                && are_close(seed.published, self.columns.published.first(doc))
                && may_be_one(seed.speaker, self.columns.speaker(doc))
        };
        match &self.many {
            None => self.seeds.iter().position(|seed| seed.doc == Some(doc) || is_like(seed)),
            Some((own, bands)) => own.get(&doc).copied().or_else(|| {
                let speaker = self.columns.speaker(doc);
                bands.first(sketch?, speaker.as_ref(), |founder| is_like(&self.seeds[founder]))
            }),
        }
    }
}

/// The time in which a hit can be like one of `seeds`; `None` where one is without a date, and so of any time.
fn time_of(seeds: &[Seed]) -> Option<RangeInclusive<i64>> {
    let times: Vec<i64> = seeds.iter().map(|seed| seed.published).collect::<Option<_>>()?;
    let (first, last) = (times.iter().min()?, times.iter().max()?);
    let apart = SECONDS_APART as i64;
    Some(first.saturating_sub(apart)..=last.saturating_add(apart))
}

/// Lets another collector see only hits that are like no founder.
pub(super) struct Others<'a, C> {
    pub(super) founders: &'a [Founder],
    pub(super) collector: C,
}

/// The same in one segment.
pub(super) struct OthersOfSegment<S> {
    sieve: Sieve,
    collector: S,
}

impl<C: Collector> Collector for Others<'_, C> {
    type Fruit = C::Fruit;
    type Child = OthersOfSegment<C::Child>;

    fn for_segment(&self, ord: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Self::Child> {
        let collector = self.collector.for_segment(ord, segment)?;
        Ok(OthersOfSegment { sieve: Sieve::new(self.founders, ord, segment)?, collector })
    }

    fn requires_scoring(&self) -> bool {
        self.collector.requires_scoring()
    }

    fn merge_fruits(
        &self,
        fruits: Vec<<C::Child as SegmentCollector>::Fruit>,
    ) -> tantivy::Result<Self::Fruit> {
        self.collector.merge_fruits(fruits)
    }
}

impl<S: SegmentCollector> SegmentCollector for OthersOfSegment<S> {
    type Fruit = S::Fruit;

    fn collect(&mut self, doc: DocId, score: Score) {
        if self.sieve.founder_of(doc).is_none() {
            self.collector.collect(doc, score);
        }
    }

    fn harvest(self) -> S::Fruit {
        self.collector.harvest()
    }
}

/// Collects the hits that are like a founder: its number, and their time and address.
pub(super) struct Joining<'a> {
    pub(super) founders: &'a [Founder],
}

/// The same in one segment.
pub(super) struct JoiningOfSegment {
    sieve: Sieve,
    segment: SegmentOrdinal,
    joined: Vec<Joined>,
}

type Joined = (usize, Option<i64>, DocAddress);

impl Collector for Joining<'_> {
    type Fruit = Vec<Joined>;
    type Child = JoiningOfSegment;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<Self::Child> {
        let sieve = Sieve::new(self.founders, segment, reader)?;
        Ok(JoiningOfSegment { sieve, segment, joined: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Vec<Joined>>) -> tantivy::Result<Vec<Joined>> {
        Ok(fruits.concat())
    }
}

impl SegmentCollector for JoiningOfSegment {
    type Fruit = Vec<Joined>;

    fn collect(&mut self, doc: DocId, _: Score) {
        if let Some(founder) = self.sieve.founder_of(doc) {
            let published = self.sieve.columns.published.first(doc);
            self.joined.push((founder, published, DocAddress::new(self.segment, doc)));
        }
    }

    fn harvest(self) -> Vec<Joined> {
        self.joined
    }
}
