//! How much of one page is kept.

use std::fmt::{self, Display, Formatter};

use crate::article::TreeLimit;
use crate::page::{MAX_DEPTH, MAX_NODES, MAX_TEXT};

/// The most quotes that are kept of a page, the first of it. The minutes of a day in parliament have some thousand.
pub const MAX_QUOTES: usize = 10_000;

/// The most actors that are kept of a page: those with full names in the order of the text, then the others. Registers of
/// members and guests name some thousand.
pub const MAX_ACTORS: usize = 10_000;

/// A limit that a page passes, so that not all of it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// On its elements.
    Tree(TreeLimit),
    /// There are so many quotes.
    Quotes(usize),
    /// So many actors are named.
    Actors(usize),
}

impl Display for Limit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Limit::Tree(TreeLimit::Depth) => write!(
                f,
                "nests more than {MAX_DEPTH} elements; the tags of deeper ones are left out, their text is kept"
            ),
            Limit::Tree(TreeLimit::Formatting) => write!(
                f,
                "opens elements that only format, such as <b>, and does not close them; their tags are left out, their text is kept"
            ),
            Limit::Tree(TreeLimit::Size) => {
                write!(
                    f,
                    "has more than {MAX_NODES} elements or {} MB of text; what follows them is not read",
                    MAX_TEXT >> 20
                )
            }
            Limit::Quotes(all) => write!(f, "has {all} quotes; the first {MAX_QUOTES} are kept"),
            Limit::Actors(all) => write!(f, "names {all} actors; {MAX_ACTORS} are kept"),
        }
    }
}

/// Cuts `of_page` to its first `most`. Says how many there were, where they were more.
pub(super) fn cut<T>(of_page: &mut Vec<T>, most: usize) -> Option<usize> {
    let all = of_page.len();
    of_page.truncate(most);
    (all > most).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_within_its_limit_is_left_alone() {
        let mut four = vec![1, 2, 3, 4];
        assert_eq!(cut(&mut four, 4), None);
        assert_eq!(cut(&mut four, 3), Some(4));
        assert_eq!(four, [1, 2, 3]);
    }
}
