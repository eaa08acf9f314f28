//! One statement in many papers is one hit.
//!
//! Hits are taken in their order; each that is like one before it joins that one's *statement*: most of its words agree
//! ([`Sketch`]), it was published within ten days, and it has the same speaker or one of the two has none. What was said
//! again a month later is another statement. Of each statement the earliest hit is shown.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::Query;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use crate::index::{Sketch, day_of};

/// How far apart two papers may bring one statement.
const SECONDS_APART: u64 = 10 * 24 * 60 * 60;

/// Another place in which a statement stands.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Also {
    /// The paper.
    pub publisher: Option<String>,
    /// Day of publication, ISO 8601.
    pub published: Option<String>,
    /// The file.
    pub path: String,
}

/// What is known of a quote without reading it.
struct Key {
    sketch: Option<Sketch>,
    published: Option<i64>,
    speaker: Option<String>,
    at: DocAddress,
}

impl Key {
    fn is_like(&self, other: &Key) -> bool {
        let close = match self.published.zip(other.published) {
            Some((a, b)) => a.abs_diff(b) <= SECONDS_APART,
            None => true,
        };
        let one_speaker = match self.speaker.as_ref().zip(other.speaker.as_ref()) {
            Some((a, b)) => a == b,
            None => true,
        };
        close && one_speaker && self.sketch.zip(other.sketch).is_some_and(|(a, b)| a.is_like(b))
    }
}

/// The hit that is shown of a statement, and where else it stands.
pub(super) type Shown = ((Score, DocAddress), Vec<Also>);

/// Hits that are one statement; the first is the best of them.
pub(super) struct Statement {
    best: Score,
    members: Vec<Key>,
}

/// Groups `hits`, which come in their order, into at most `most` statements.
pub(super) fn statements(
    searcher: &Searcher,
    hits: &[(Score, DocAddress)],
    most: usize,
) -> tantivy::Result<Vec<Statement>> {
    let columns = columns(searcher)?;
    let mut statements: Vec<Statement> = Vec::new();
    for (score, at) in hits {
        let key = columns[at.segment_ord as usize].key(*at)?;
        match statements.iter().position(|known| known.members[0].is_like(&key)) {
            Some(known) => statements[known].members.push(key),
            None if statements.len() < most => {
                statements.push(Statement { best: *score, members: vec![key] });
            }
            None => {}
        }
    }
    Ok(statements)
}

/// Adds to `statements` all that `query` finds and that belongs to one of them.
pub(super) fn complete(
    searcher: &Searcher,
    query: &dyn Query,
    statements: &mut [Statement],
) -> tantivy::Result<()> {
    let seeds = statements.iter().filter_map(|known| known.members[0].sketch).collect();
    let found = searcher.search(query, &LikeCollector { seeds })?;
    let columns = columns(searcher)?;
    statements.iter_mut().for_each(|known| known.members.truncate(1));
    for at in found {
        let key = columns[at.segment_ord as usize].key(at)?;
        if let Some(known) = statements.iter_mut().find(|known| known.members[0].is_like(&key))
            && known.members[0].at != at
        {
            known.members.push(key);
        }
    }
    Ok(())
}

/// The hit to show of each statement, and where else it stands.
pub(super) fn shown(searcher: &Searcher, statements: Vec<Statement>) -> tantivy::Result<Vec<Shown>> {
    let columns = columns(searcher)?;
    let mut shown = Vec::with_capacity(statements.len());
    for Statement { best, mut members } in statements {
        // Undated ones cannot be the earliest; of equals the best stays first.
        members.sort_by_key(|member| (member.published.is_none(), member.published));
        let also = members[1..].iter().map(|member| columns[member.at.segment_ord as usize].also(member.at));
        shown.push(((best, members[0].at), also.collect::<Result<_, _>>()?));
    }
    Ok(shown)
}

/// The fast fields of a segment that tell statements apart.
struct Columns {
    sketch: [Column<u64>; 2],
    published: Column<i64>,
    day: Column<u64>,
    speaker: Option<StrColumn>,
    publisher: Option<StrColumn>,
    path: Option<StrColumn>,
}

fn columns(searcher: &Searcher) -> tantivy::Result<Vec<Columns>> {
    searcher.segment_readers().iter().map(Columns::open).collect()
}

impl Columns {
    fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        Ok(Self {
            sketch: sketches(segment)?,
            published: fast.i64("published")?,
            day: fast.u64("day")?,
            speaker: fast.str("speaker_name")?,
            publisher: fast.str("publisher_name")?,
            path: fast.str("path")?,
        })
    }

    fn key(&self, at: DocAddress) -> tantivy::Result<Key> {
        Ok(Key {
            sketch: sketch(&self.sketch, at.doc_id),
            published: self.published.first(at.doc_id),
            speaker: text(self.speaker.as_ref(), at.doc_id)?,
            at,
        })
    }

    fn also(&self, at: DocAddress) -> tantivy::Result<Also> {
        let day = self.day.first(at.doc_id).and_then(day_of);
        Ok(Also {
            publisher: text(self.publisher.as_ref(), at.doc_id)?,
            published: day.map(|day| day.to_string()),
            path: text(self.path.as_ref(), at.doc_id)?.unwrap_or_default(),
        })
    }
}

fn sketches(segment: &SegmentReader) -> tantivy::Result<[Column<u64>; 2]> {
    Ok([segment.fast_fields().u64("sketch_a")?, segment.fast_fields().u64("sketch_b")?])
}

fn sketch(columns: &[Column<u64>; 2], doc: DocId) -> Option<Sketch> {
    Some(Sketch([columns[0].first(doc)?, columns[1].first(doc)?]))
}

fn text(column: Option<&StrColumn>, doc: DocId) -> tantivy::Result<Option<String>> {
    let Some((column, ord)) = column.and_then(|column| Some((column, column.term_ords(doc).next()?))) else {
        return Ok(None);
    };
    let mut text = String::new();
    column.ord_to_str(ord, &mut text)?;
    Ok(Some(text))
}

/// All hits that are like one of `seeds`.
struct LikeCollector {
    seeds: Vec<Sketch>,
}

struct LikeSegment {
    seeds: Vec<Sketch>,
    columns: [Column<u64>; 2],
    segment: SegmentOrdinal,
    found: Vec<DocAddress>,
}

impl Collector for LikeCollector {
    type Fruit = Vec<DocAddress>;
    type Child = LikeSegment;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<LikeSegment> {
        Ok(LikeSegment { seeds: self.seeds.clone(), columns: sketches(reader)?, segment, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<DocAddress>>) -> tantivy::Result<Vec<DocAddress>> {
        Ok(segments.concat())
    }
}

impl SegmentCollector for LikeSegment {
    type Fruit = Vec<DocAddress>;

    fn collect(&mut self, doc: DocId, _: Score) {
        if let Some(sketch) = sketch(&self.columns, doc)
            && self.seeds.iter().any(|seed| seed.is_like(sketch))
        {
            self.found.push(DocAddress::new(self.segment, doc));
        }
    }

    fn harvest(self) -> Vec<DocAddress> {
        self.found
    }
}
