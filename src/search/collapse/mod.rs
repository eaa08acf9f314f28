//! One statement in many papers is one hit.
//!
//! Hits are taken in their order; each that is like none before it founds a *statement*, and the others join the first
//! founder that they are like: most of their words agree ([`Sketch`](crate::index::Sketch)), they were published within ten
//! days of it, and they have the same speaker or one of the two has none. What was said again a month later is another
//! statement. Of each statement the earliest hit is shown.
//!
//! One statement may have a hundred thousand hits, so none but founders are read: the others are told apart by the numbers of
//! their columns ([`sieve`]).

mod bands;
mod sieve;

use tantivy::collector::Collector;
use tantivy::query::Query;
use tantivy::{DocAddress, Score, Searcher};

use super::at_once;
use super::dictionary::texts;
use crate::answer::Also;
use crate::index::day_of;
use bands::Bands;
use sieve::{Columns, Hit, Joining, Others, may_be_one};

pub(super) use sieve::Founder;

/// How many of the best hits are looked at at once for so many statements: most papers write their own, and each hit that
/// is looked at costs the reading of its path.
pub(super) fn look(statements: usize) -> usize {
    statements.saturating_add(1).saturating_mul(4)
}

/// The hit that is shown of a statement, and where else it stands.
pub(super) type Shown = ((Score, DocAddress), Vec<Also>);

/// The first `most` founders. The `first` hits are known; `best` gives so many of the best that are like none of those it
/// is given.
pub(super) fn founders(
    searcher: &Searcher,
    most: usize,
    first: Vec<(Score, DocAddress)>,
    best: impl Fn(&[Founder], usize) -> tantivy::Result<Vec<(Score, DocAddress)>>,
) -> tantivy::Result<Vec<Founder>> {
    let columns = Columns::of_all(searcher)?;
    let mut founders: Vec<Founder> = Vec::new();
    let mut bands = Bands::default();
    let mut looked_at = first;
    // Each look begins with a hit that is like no founder, and so founds a statement itself.
    while !looked_at.is_empty() {
        for (score, at) in looked_at {
            if founders.len() == most {
                break;
            }
            let columns = &columns[at.segment_ord as usize];
            let hit = columns.hit(at);
            let speaker = columns.speaker_name(&hit)?;
            if is_known(&founders, &bands, &hit, speaker.as_ref()) {
                continue;
            }
            if let Some(sketch) = hit.sketch {
                bands.add(founders.len(), sketch, speaker.as_ref());
            }
            founders.push(Founder { score, hit, speaker });
        }
        looked_at = if founders.len() < most { best(&founders, look(most))? } else { Vec::new() };
    }
    Ok(founders)
}

/// Is `hit` of `speaker` like one of `founders`?
fn is_known(founders: &[Founder], bands: &Bands<String>, hit: &Hit, speaker: Option<&String>) -> bool {
    let Some(sketch) = hit.sketch else { return false };
    let is_like = |founder: usize| {
        let founder = &founders[founder];
        founder.hit.says_the_same(hit) && may_be_one(founder.speaker.as_ref(), speaker)
    };
    bands.first(sketch, speaker, is_like).is_some()
}

/// What `collector` makes of the hits of `query` that are like none of `founders`.
pub(super) fn unlike<C: Collector>(
    searcher: &Searcher,
    query: &dyn Query,
    founders: &[Founder],
    collector: C,
) -> tantivy::Result<C::Fruit> {
    at_once::search(searcher, query, &Others { founders, collector })
}

/// The hit to show of each of `shown`, and where else it stands; `founders` are all that come up to its end.
pub(super) fn shown(
    searcher: &Searcher,
    query: &dyn Query,
    founders: &[Founder],
    shown: std::ops::Range<usize>,
) -> tantivy::Result<Vec<Shown>> {
    let mut members: Vec<Vec<(Option<i64>, DocAddress)>> =
        founders.iter().map(|founder| vec![(founder.hit.published, founder.hit.at)]).collect();
    for (statement, published, at) in at_once::search(searcher, query, &Joining { founders })? {
        if shown.contains(&statement) && at != founders[statement].hit.at {
            members[statement].push((published, at));
        }
    }
    let mut first = Vec::with_capacity(shown.len());
    let mut others: Vec<(usize, DocAddress)> = Vec::new();
    for (n, statement) in shown.enumerate() {
        let members = &mut members[statement];
        // Undated ones cannot be the earliest; of equals the best stays first.
        members.sort_by_key(|(published, _)| (published.is_none(), *published));
        first.push(((founders[statement].score, members[0].1), Vec::new()));
        others.extend(members[1..].iter().map(|(_, at)| (n, *at)));
    }
    for (n, also) in places(searcher, &others)? {
        first[n].1.push(also);
    }
    Ok(first)
}

/// Where each of `others` stands, in their order.
fn places(searcher: &Searcher, others: &[(usize, DocAddress)]) -> tantivy::Result<Vec<(usize, Also)>> {
    let mut places: Vec<Option<(usize, Also)>> = vec![None; others.len()];
    for (segment_ord, segment) in searcher.segment_readers().iter().enumerate() {
        let of_segment: Vec<usize> =
            (0..others.len()).filter(|at| others[*at].1.segment_ord as usize == segment_ord).collect();
        if of_segment.is_empty() {
            continue;
        }
        let fast = segment.fast_fields();
        let docs: Vec<u32> = of_segment.iter().map(|at| others[*at].1.doc_id).collect();
        let day = fast.u64("day")?;
        let publishers = texts(fast.str("publisher_name")?.as_ref(), &docs)?;
        let paths = texts(fast.str("path")?.as_ref(), &docs)?;
        for (((at, doc), publisher), path) in of_segment.into_iter().zip(docs).zip(publishers).zip(paths) {
            let published = day.first(doc).and_then(day_of);
            places[at] = Some((others[at].0, Also { publisher, published, path: path.unwrap_or_default() }));
        }
    }
    Ok(places.into_iter().flatten().collect())
}
