//! The same query by several speakers, side by side in time.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::search::without_gaps;
use crate::answer::{FacetCounts, Facets};
use crate::query::{Expr, QueryError, read_query};
use crate::request::{FacetField, SearchRequest, Version};
use crate::store::{Store, StoreError};

/// What each side said at each time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// Of this contract.
    pub version: Version,
    /// What was counted by.
    pub unit: FacetField,
    /// The parts of a query that are compared.
    pub sides: Vec<String>,
    /// By time, with the gaps that all sides share.
    pub times: Vec<Moments>,
}

/// How much each side said at a time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Moments {
    /// `2025-07`
    pub time: String,
    /// A count for each side.
    pub counts: Vec<u64>,
}

impl Comparison {
    /// How much each side said in all.
    pub fn sums(&self) -> Vec<u64> {
        let mut sums = vec![0; self.sides.len()];
        for Moments { counts, .. } in &self.times {
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        sums
    }
}

/// Counts by `unit` of time the quotes that `asked` finds together with each of `sides`, parts of a query such as `by:Kremlin`.
/// Dates in them count from `today`.
///
/// # Errors
/// When a side cannot be understood or says nothing, and when the store cannot be read.
pub fn compare<S: Store + ?Sized>(
    store: &S,
    asked: Option<&Expr>,
    sides: &[String],
    unit: FacetField,
    today: Date,
) -> Result<Comparison, StoreError> {
    let mut by_time = BTreeMap::<String, Vec<u64>>::new();
    for (n, side) in sides.iter().enumerate() {
        let part = read_query(side, today)?.expr.ok_or(QueryError::Empty)?;
        let expr = Expr::all(asked.cloned().into_iter().chain([part]).collect());
        let request = SearchRequest::new(side.clone(), expr, true, vec![unit])?;
        let (_, facets) = store.count(&request.for_the_surer().unwrap_or(request))?;
        for (time, count) in facets.0.into_iter().flat_map(|facet| facet.counts) {
            by_time.entry(time).or_insert_with(|| vec![0; sides.len()])[n] = count;
        }
    }
    let none = by_time.keys().map(|time| (time.clone(), 0)).collect();
    let all = without_gaps(Facets(vec![FacetCounts::new(unit, none)]));
    let times = all.0.into_iter().flat_map(|facet| facet.counts).map(|(time, _)| Moments {
        counts: by_time.get(&time).cloned().unwrap_or_else(|| vec![0; sides.len()]),
        time,
    });
    Ok(Comparison { version: Version, unit, sides: sides.to_vec(), times: times.collect() })
}
