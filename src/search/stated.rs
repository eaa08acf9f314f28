//! What the days on which an office was stated say of the days between.

use std::collections::BTreeMap;

/// Statements about one person in the order of time: does each give the office that is asked for?
pub(super) struct Stated {
    months: Vec<Month>,
}

/// What is stated in one month.
struct Month {
    first: u64,
    last: u64,
    /// How many statements give the office.
    held: usize,
    /// How many give another.
    other: usize,
}

impl Stated {
    /// Of the days (yyyymmdd) on which the office was stated, and those on which another was.
    pub(super) fn of(held: &[u64], other: &[u64]) -> Self {
        let mut months = BTreeMap::<u64, Month>::new();
        let days = held.iter().map(|day| (*day, true)).chain(other.iter().map(|day| (*day, false)));
        for (day, gives_it) in days {
            let month = months.entry(day / 100).or_insert(Month { first: day, last: day, held: 0, other: 0 });
            (month.first, month.last) = (month.first.min(day), month.last.max(day));
            *if gives_it { &mut month.held } else { &mut month.other } += 1;
        }
        Self { months: months.into_values().collect() }
    }

    /// The days from and to which the office is taken to be held: from its first statement after another, or from the
    /// beginning, until the next statement of another, or for good.
    pub(super) fn periods(&self) -> Vec<(u64, u64)> {
        let mut periods: Vec<(u64, u64)> = Vec::new();
        let mut since = None;
        for (at, month) in self.months.iter().enumerate() {
            match (month.held > month.other, since) {
                (true, None) => since = Some(if at == 0 { 0 } else { month.first }),
                (false, Some(from)) => {
                    periods.push((from, month.first.saturating_sub(1).max(self.months[at - 1].last)));
                    since = None;
                }
                _ => {}
            }
        }
        periods.extend(since.map(|from| (from, u64::MAX)));
        periods
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_held_from_its_first_statement_to_that_of_the_next() {
        let stated = Stated::of(&[20200110, 20200310], &[20220510]);
        assert_eq!(stated.periods(), [(0, 20220509)]);
        let later = Stated::of(&[20220510], &[20200110, 20200310]);
        assert_eq!(later.periods(), [(20220510, u64::MAX)]);
    }

    #[test]
    fn one_stale_statement_among_many_changes_nothing() {
        let stated = Stated::of(&[20200101, 20200102, 20200103], &[20200102, 20190101]);
        assert_eq!(stated.periods(), [(20200101, u64::MAX)]);
    }
}
