//! How hits count.

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::request::FacetField;

/// The values of one facet and how many hits have each: years, months and days in their order, all others by
/// descending count.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FacetCounts {
    /// What was counted by.
    pub field: FacetField,
    /// Values as written and their counts.
    pub counts: Vec<(String, u64)>,
}

impl FacetCounts {
    /// Counts of `field`, in their order.
    pub fn new(field: FacetField, counts: Vec<(String, u64)>) -> Self {
        Self { field, counts }
    }
}

/// The counts of several facets. In JSON they stand under the names of what was counted by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets(pub Vec<FacetCounts>);

impl Facets {
    /// The values of `field` with their counts, in their order; none where it was not asked for.
    pub fn of(&self, field: FacetField) -> &[(String, u64)] {
        let facet = self.0.iter().find(|facet| facet.field == field);
        facet.map_or(&[], |facet| &facet.counts)
    }
}

#[derive(Deserialize, Serialize)]
struct Value<T> {
    value: T,
    count: u64,
}

impl Serialize for Facets {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let named: BTreeMap<&str, &FacetCounts> =
            self.0.iter().map(|facet| (facet.field.name(), facet)).collect();
        let mut map = serializer.serialize_map(Some(named.len()))?;
        for (name, facet) in named {
            let values =
                facet.counts.iter().map(|(value, count)| Value { value: value.as_str(), count: *count });
            map.serialize_entry(name, &values.collect::<Vec<_>>())?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Facets {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let named = BTreeMap::<FacetField, Vec<Value<String>>>::deserialize(deserializer)?;
        let counts = |values: Vec<Value<String>>| {
            values.into_iter().map(|Value { value, count }| (value, count)).collect()
        };
        Ok(Self(named.into_iter().map(|(field, values)| FacetCounts::new(field, counts(values))).collect()))
    }
}
