//! Counts by time, with the times between at which there was nothing.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::answer::FacetCounts;
use crate::request::FacetField;

/// The most entries of a timeline; one that would have more keeps its gaps.
const LONGEST: usize = 4000;

/// Adds to counts by year, month, week or day those between the first and the last that have none.
pub(crate) fn fill_gaps(counts: &mut FacetCounts) {
    let Some(step) = step(counts.field) else { return };
    let length = match counts.field {
        FacetField::Year => 4,
        FacetField::Month => 7,
        _ => 10,
    };
    let day = |text: &str| format!("{text}{}", &"0000-01-01"[text.len().min(10)..]).parse::<Date>().ok();
    let ends = counts.counts.first().zip(counts.counts.last());
    let Some((Some(first), Some(last))) = ends.map(|((first, _), (last, _))| (day(first), day(last))) else {
        return;
    };
    let known: std::collections::HashMap<&str, u64> =
        counts.counts.iter().map(|(value, count)| (value.as_str(), *count)).collect();
    let mut filled = Vec::new();
    let mut at = first;
    while at <= last && filled.len() <= LONGEST {
        let value = at.to_string()[..length].to_owned();
        let count = known.get(value.as_str()).copied().unwrap_or(0);
        filled.push((value, count));
        let Ok(next) = at.checked_add(step) else { break };
        at = next;
    }
    if filled.len() <= LONGEST {
        counts.counts = filled;
    }
}

fn step(field: FacetField) -> Option<Span> {
    match field {
        FacetField::Year => Some(1.year()),
        FacetField::Month => Some(1.month()),
        FacetField::Week => Some(1.week()),
        FacetField::Day => Some(1.day()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(field: FacetField, values: &[&str]) -> Vec<(String, u64)> {
        let counts = values.iter().map(|value| ((*value).to_owned(), 2)).collect();
        let mut counts = FacetCounts { field, counts };
        fill_gaps(&mut counts);
        counts.counts
    }

    #[test]
    fn months_and_weeks_without_hits_are_there_with_none() {
        let entry = |value: &str, count| (value.to_owned(), count);
        assert_eq!(
            filled(FacetField::Month, &["2024-12", "2025-02"]),
            [entry("2024-12", 2), entry("2025-01", 0), entry("2025-02", 2)]
        );
        assert_eq!(
            filled(FacetField::Week, &["2025-06-30", "2025-07-14"]),
            [entry("2025-06-30", 2), entry("2025-07-07", 0), entry("2025-07-14", 2)]
        );
        assert_eq!(filled(FacetField::Year, &["2020", "2021"]).len(), 2);
    }

    #[test]
    fn two_pages_a_thousand_years_apart_make_no_endless_list() {
        assert_eq!(filled(FacetField::Day, &["1025-01-01", "2025-01-01"]).len(), 2);
    }
}
