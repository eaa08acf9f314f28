//! The terms of key fields, and what the days on which an office was stated say of the days between.

use tantivy::Searcher;

/// Calls `take` with every distinct value of the text field `name`, by segment. Values that only deleted documents had
/// may be among them.
pub(super) fn terms_in(searcher: &Searcher, name: &str, mut take: impl FnMut(&str)) -> tantivy::Result<()> {
    let field = searcher.schema().get_field(name)?;
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().stream()?;
        while stream.advance() {
            if let Ok(term) = std::str::from_utf8(stream.key()) {
                take(term);
            }
        }
    }
    Ok(())
}

/// Statements about one person in the order of time: does each give the office that is asked for?
pub(super) struct Stated {
    months: Vec<Month>,
}

/// What is stated in one month, by the most statements.
struct Month {
    first: u64,
    last: u64,
    held: bool,
}

impl Stated {
    /// Of the days (yyyymmdd) on which the office was stated, and those on which another was.
    pub(super) fn of(held: &[u64], other: &[u64]) -> Self {
        let mut days: Vec<(u64, bool)> =
            held.iter().map(|day| (*day, true)).chain(other.iter().map(|day| (*day, false))).collect();
        days.sort_unstable();
        let months = days.chunk_by(|(one, _), (other, _)| one / 100 == other / 100);
        let months = months.map(|month| Month {
            first: month[0].0,
            last: month[month.len() - 1].0,
            held: 2 * month.iter().filter(|(_, held)| *held).count() > month.len(),
        });
        Self { months: months.collect() }
    }

    /// The days from and to which the office is taken to be held: from its first statement after another, or from the
    /// beginning, until the next statement of another, or for good.
    pub(super) fn periods(&self) -> Vec<(u64, u64)> {
        let mut periods: Vec<(u64, u64)> = Vec::new();
        let mut since = None;
        for (at, month) in self.months.iter().enumerate() {
            match (month.held, since) {
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
