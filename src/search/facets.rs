//! Counting hits by what they have in common.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Cardinality, Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::answer::FacetCounts;
use crate::index::{NameList, day_of};
use crate::request::FacetField;

impl FacetCounts {
    /// The same where affiliations that share their `depth` widest institutions count as one.
    pub(super) fn cut_to(self, depth: usize) -> Self {
        if self.field != FacetField::Affiliation {
            return self;
        }
        let mut counts: HashMap<String, u64> = HashMap::new();
        for (path, count) in self.counts {
            let wide: Vec<&str> = path.split(" / ").take(depth).collect();
            *counts.entry(wide.join(" / ")).or_default() += count;
        }
        in_order(self.field, counts)
    }
}

/// Counts by several facets in one pass.
pub(super) struct FacetCollector {
    fields: Vec<FacetField>,
    names: NameList,
}

impl FacetCollector {
    /// By `fields`; actors and speakers are counted under the names of `names`.
    pub(super) fn new(fields: &[FacetField], names: NameList) -> Self {
        Self { fields: fields.to_vec(), names }
    }
}

/// The fast field that holds the values of a facet.
fn column_name(field: FacetField) -> &'static str {
    match field {
        FacetField::Speaker => "speaker",
        FacetField::Affiliation => "affiliation",
        FacetField::Actor => "actor",
        FacetField::Publisher => "publisher_name",
        FacetField::Section => "section_name",
        FacetField::Author => "author_name",
        FacetField::Kind => "kind",
        FacetField::Stance => "stance",
        FacetField::Year | FacetField::Month | FacetField::Week | FacetField::Day => "day",
    }
}

/// How many days of the number yyyymmdd fall together, where the facet is one of time.
fn days_together(field: FacetField) -> Option<u64> {
    match field {
        FacetField::Year => Some(10_000),
        FacetField::Month => Some(100),
        // Days of one week are put together when they are written.
        FacetField::Week | FacetField::Day => Some(1),
        _ => None,
    }
}

enum Values {
    /// Numbers of texts in a dictionary.
    Texts(Option<StrColumn>),
    /// Days as yyyymmdd.
    Days(Column<u64>, u64),
}

struct Counter {
    field: FacetField,
    values: Values,
    counts: Counts,
}

/// Counts by number: in a row where the numbers lie close enough, as those of dictionaries and of days in one lifetime do.
enum Counts {
    Row { from: u64, counts: Vec<u64> },
    Map(HashMap<u64, u64>),
}

/// The longest row of counts, in numbers.
const LONGEST_ROW: u64 = 1 << 20;

impl Counts {
    /// None yet, of numbers between these.
    fn of(from: u64, to: u64) -> Self {
        match to.checked_sub(from) {
            Some(length) if length < LONGEST_ROW => {
                Counts::Row { from, counts: vec![0; length as usize + 1] }
            }
            _ => Counts::Map(HashMap::new()),
        }
    }

    fn add(&mut self, number: u64) {
        match self {
            Counts::Row { from, counts } => {
                if let Some(count) = number.checked_sub(*from).and_then(|at| counts.get_mut(at as usize)) {
                    *count += 1;
                }
            }
            Counts::Map(counts) => *counts.entry(number).or_default() += 1,
        }
    }

    /// Each number that was counted, with its count.
    fn into_counted(self) -> Vec<(u64, u64)> {
        match self {
            Counts::Row { from, counts } => (from..).zip(counts).filter(|(_, count)| *count > 0).collect(),
            Counts::Map(counts) => counts.into_iter().collect(),
        }
    }
}

impl Collector for FacetCollector {
    type Fruit = Vec<FacetCounts>;
    type Child = SegmentCounter;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentCounter> {
        let columns = segment.fast_fields();
        let counter = |field: &FacetField| -> tantivy::Result<Counter> {
            let values = match days_together(*field) {
                Some(together) => Values::Days(columns.u64(column_name(*field))?, together),
                None => Values::Texts(columns.str(column_name(*field))?),
            };
            let counts = match &values {
                Values::Texts(Some(texts)) => Counts::of(0, texts.num_terms() as u64),
                Values::Texts(None) => Counts::of(0, 0),
                Values::Days(days, together) => {
                    Counts::of(days.min_value() / together, days.max_value() / together)
                }
            };
            Ok(Counter { field: *field, values, counts })
        };
        let counters = self.fields.iter().map(counter).collect::<Result<_, _>>()?;
        Ok(SegmentCounter { counters, names: self.names.clone(), gathered: Vec::new(), values: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<HashMap<String, u64>>>) -> tantivy::Result<Vec<FacetCounts>> {
        let mut merged: Vec<HashMap<String, u64>> = vec![HashMap::new(); self.fields.len()];
        for segment in segments {
            for (sum, counts) in merged.iter_mut().zip(segment) {
                counts.into_iter().for_each(|(value, count)| *sum.entry(value).or_default() += count);
            }
        }
        Ok(self.fields.iter().zip(merged).map(|(field, counts)| in_order(*field, counts)).collect())
    }
}

fn in_order(field: FacetField, counts: HashMap<String, u64>) -> FacetCounts {
    let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
    counts.sort_by(|(a, of_a), (b, of_b)| match days_together(field) {
        Some(_) => a.cmp(b),
        None => of_b.cmp(of_a).then_with(|| a.cmp(b)),
    });
    FacetCounts { field, counts }
}

/// Counts within one segment.
pub(super) struct SegmentCounter {
    counters: Vec<Counter>,
    names: NameList,
    /// Hits that are not counted yet: a column is read faster for many at once.
    gathered: Vec<DocId>,
    /// Room for the values of as many.
    values: Vec<Option<u64>>,
}

/// How many hits are gathered before they are counted.
const COUNTED_AT_ONCE: usize = 128;

impl SegmentCounter {
    fn count_gathered(&mut self) {
        let Self { counters, gathered, values, .. } = self;
        counters.iter_mut().for_each(|counter| counter.add(gathered, values));
        gathered.clear();
    }
}

impl SegmentCollector for SegmentCounter {
    type Fruit = Vec<HashMap<String, u64>>;

    fn collect(&mut self, doc: DocId, _: Score) {
        if self.counters.is_empty() {
            return;
        }
        self.gathered.push(doc);
        if self.gathered.len() == COUNTED_AT_ONCE {
            self.count_gathered();
        }
    }

    fn collect_block(&mut self, docs: &[DocId]) {
        self.counters.iter_mut().for_each(|counter| counter.add(docs, &mut self.values));
    }

    fn harvest(mut self) -> Self::Fruit {
        self.count_gathered();
        let Self { counters, names, .. } = self;
        counters.into_iter().map(|counter| counter.written(&names)).collect()
    }
}

impl Counter {
    /// Counts `docs`; `values` is room for theirs.
    fn add(&mut self, docs: &[DocId], values: &mut Vec<Option<u64>>) {
        let (column, together) = match &self.values {
            Values::Texts(Some(texts)) => (texts.ords(), 1),
            Values::Texts(None) => return,
            Values::Days(days, together) => (days, *together),
        };
        if column.get_cardinality() == Cardinality::Multivalued {
            let all = docs.iter().flat_map(|doc| column.values_for_doc(*doc));
            all.for_each(|value| self.counts.add(value / together));
            return;
        }
        values.clear();
        values.resize(docs.len(), None);
        column.first_vals(docs, values);
        values.iter().flatten().for_each(|value| self.counts.add(value / together));
    }

    /// The counts by values as written.
    fn written(self, names: &NameList) -> HashMap<String, u64> {
        let counted = self.counts.into_counted();
        let mut written = HashMap::with_capacity(counted.len());
        match &self.values {
            Values::Texts(Some(texts)) => add_texts(texts, counted, (self.field, names), &mut written),
            Values::Texts(None) => {}
            Values::Days(..) => {
                for (value, count) in counted {
                    *written.entry(date(self.field, value)).or_default() += count;
                }
            }
        }
        written
    }
}

/// Adds the texts that these numbers stand for, read from the dictionary in one go.
fn add_texts(
    texts: &StrColumn,
    mut counted: Vec<(u64, u64)>,
    (field, names): (FacetField, &NameList),
    written: &mut HashMap<String, u64>,
) {
    counted.sort_unstable();
    let ords: Vec<u64> = counted.iter().map(|(ord, _)| *ord).collect();
    let mut counts = counted.iter().map(|(_, count)| *count);
    // What cannot be read of a damaged dictionary is not counted; onrecord check tells of it.
    let _ = texts.dictionary().sorted_ords_to_term_cb(&ords, |term| {
        let text = String::from_utf8_lossy(term);
        let value = match field {
            FacetField::Speaker => names.label_of_speaker_facet(&text),
            FacetField::Actor => Some(names.label_of_actor_facet(&text)),
            _ => Some(text.into_owned()),
        };
        let count = counts.next().unwrap_or(0);
        if let Some(value) = value {
            *written.entry(value).or_default() += count;
        }
    });
}

/// `2025`, `2025-07`, `2025-07-03`.
fn date(field: FacetField, number: u64) -> String {
    match field {
        FacetField::Year => format!("{number:04}"),
        FacetField::Month => format!("{:04}-{:02}", number / 100, number % 100),
        FacetField::Week => day_of(number).map(|day| monday(day).to_string()).unwrap_or_default(),
        _ => format!("{:04}-{:02}-{:02}", number / 10_000, number / 100 % 100, number % 100),
    }
}

/// The first day of the week in which `day` lies.
pub fn monday(day: Date) -> Date {
    let back = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(back.days()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affiliations_are_counted_as_deep_as_asked() {
        let counts =
            [("Norland / Blue Palace", 2), ("Norland / Navy", 3), ("Tessaly / Navy", 4), ("Norland", 1)];
        let counts = counts.map(|(path, count)| (path.to_owned(), count)).to_vec();
        let wide = FacetCounts { field: FacetField::Affiliation, counts: counts.clone() }.cut_to(1);
        assert_eq!(wide.counts, [("Norland".to_owned(), 6), ("Tessaly".to_owned(), 4)]);
        let speakers = FacetCounts { field: FacetField::Speaker, counts: counts.clone() }.cut_to(1);
        assert_eq!(speakers.counts, counts);
    }
}
