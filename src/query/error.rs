//! Mistakes in a query, as sentences, and the place where each was made.

use std::fmt;

/// A stretch of a query, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its first character, counted from 1.
    pub at: usize,
    /// How many there are.
    pub length: usize,
}

impl Place {
    /// The query on one line and, under this place, carets. Characters that would move either line apart are shown as
    /// spaces, so the carets stand right on a terminal.
    pub fn pointed_at(self, query: &str) -> String {
        let flat: String = query.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let width = |text: String| textwrap::core::display_width(&text);
        let before = width(flat.chars().take(self.at - 1).collect());
        let under = width(flat.chars().skip(self.at - 1).take(self.length).collect());
        format!("  {}\n  {}{}", crate::text::harmless(&flat), " ".repeat(before), "^".repeat(under.max(1)))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "character {}", self.at)
    }
}

/// Why a query cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// A phrase without its end.
    #[error("the quotation mark at {at} of the query is never closed; add the closing one, or leave it out")]
    OpenQuote {
        /// Place of the mark.
        at: Place,
    },
    /// A parenthesis without its end.
    #[error("the parenthesis at {at} of the query is never closed; add the closing one, or leave it out")]
    OpenParenthesis {
        /// Place of the parenthesis.
        at: Place,
    },
    /// An end without its beginning.
    #[error("the closing parenthesis at {at} of the query was never opened; open it, or leave it out")]
    UnopenedParenthesis {
        /// Place of the parenthesis.
        at: Place,
    },
    /// Parentheses in parentheses in parentheses, or one operator of closeness after the other.
    #[error(
        "more than {0} parentheses lie in one another, or NEAR, PRE and SAME follow each other; write it flatter"
    )]
    TooDeep(usize),
    /// A query that takes too long to answer.
    #[error("the query has more than {most} {what}; ask for less at once")]
    TooLong {
        /// Of what there are too many.
        what: &'static str,
        /// How many there may be.
        most: usize,
    },
    /// A value that is longer than any name.
    #[error("the value of {most} characters or more that begins '{start}' is no name; write a shorter one")]
    LongValue {
        /// How it begins.
        start: String,
        /// How long one may be.
        most: usize,
    },
    /// An operator with nothing to work on.
    #[error("nothing follows '{operator}' at {at} of the query; add a word, or leave it out")]
    NothingAfter {
        /// As written.
        operator: String,
        /// Its place.
        at: Place,
    },
    /// An operator that stands first.
    #[error("nothing stands before '{operator}' at {at} of the query; add a word, or leave it out")]
    NothingBefore {
        /// As written.
        operator: String,
        /// Its place.
        at: Place,
    },
    /// NEAR, PRE, SAME or atleast between things that have no place in a text.
    #[error(
        "'{operator}' at {at} of the query works on words, phrases and (either OR other) of one field; put filters, \
         AND and NOT outside it"
    )]
    NotAText {
        /// As written.
        operator: String,
        /// Its place.
        at: Place,
    },
    /// `NEAR/x`.
    #[error("'{written}' at {at} of the query is no operator; write NEAR/5, PRE/5, SAME/s or SAME/p")]
    BadReach {
        /// As written.
        written: String,
        /// Its place.
        at: Place,
    },
    /// `publsher:x`.
    #[error(
        "there is no field '{written}'; did you mean {meant}: ? (a colon that means itself goes in quotation marks)"
    )]
    UnknownField {
        /// As written.
        written: String,
        /// The closest field.
        meant: &'static str,
        /// Its place.
        at: Place,
    },
    /// A filter in the query whose value is wrong.
    #[error("{error}")]
    InValue {
        /// What is wrong with it.
        error: Box<QueryError>,
        /// Its place.
        at: Place,
    },
    /// A date that is none.
    #[error(
        "'{0}' is no date; write 2025, 2025-07, 2025-07-03, today, yesterday, '2 weeks ago', or a range like \
         2025-06..2025-07"
    )]
    BadDate(String),
    /// A kind that is none.
    #[error("'{0}' is no kind of quote; write direct, indirect or mixed")]
    BadKind(String),
    /// A stance that is none.
    #[error("'{0}' is no stance; write asserted, denied, negated, unreal, asked or called-for")]
    BadStance(String),
    /// A confidence that is none.
    #[error("'{0}' is no confidence; write a number from 0 to 1, such as 0.9")]
    BadConfidence(String),
    /// A doubt that is none.
    #[error(
        "'{0}' is nothing that is: can ask for; write unattributed, unsure, undated, unbalanced or doubtful"
    )]
    BadDoubt(String),
    /// A pattern that cannot be used.
    #[error("'{pattern}' is no pattern for paths: {reason}; write one like 'news/2025-*/**'")]
    BadPattern {
        /// As written.
        pattern: String,
        /// What is wrong.
        reason: String,
    },
    /// A number after ~, / or atleast that is too large.
    #[error("the number at {at} of the query is too large; write one up to {most}")]
    TooFar {
        /// Its place.
        at: Place,
        /// The largest.
        most: u32,
    },
    /// `body:` where quotes are looked for.
    #[error(
        "{0} searches articles, not quotes; leave it out, or leave out what asks for quotes, such as by: or quote:"
    )]
    NotInQuotes(&'static str),
    /// `2025-07..2025-06`
    #[error("'{0}' ends before it begins; write the earlier date first")]
    Backwards(String),
    /// `atleast0(word)`
    #[error("'atleast0' at {at} of the query asks for nothing; write atleast1 or more")]
    AtLeastNone {
        /// Its place.
        at: Place,
    },
    /// Neither text nor filter.
    #[error("the query is empty; give words to look for, or a filter such as by:")]
    Empty,
    /// An expression that was not made from a query, and that none could be made to.
    #[error("the request is malformed: {0}")]
    Malformed(String),
}

impl QueryError {
    /// Where in the query's text the mistake is; none where it is the query as a whole, or a flag.
    pub fn place(&self) -> Option<Place> {
        match self {
            QueryError::OpenQuote { at }
            | QueryError::OpenParenthesis { at }
            | QueryError::UnopenedParenthesis { at }
            | QueryError::NothingAfter { at, .. }
            | QueryError::NothingBefore { at, .. }
            | QueryError::NotAText { at, .. }
            | QueryError::BadReach { at, .. }
            | QueryError::UnknownField { at, .. }
            | QueryError::InValue { at, .. }
            | QueryError::AtLeastNone { at }
            | QueryError::TooFar { at, .. } => Some(*at),
            QueryError::TooDeep(_)
            | QueryError::TooLong { .. }
            | QueryError::LongValue { .. }
            | QueryError::BadDate(_)
            | QueryError::BadKind(_)
            | QueryError::BadStance(_)
            | QueryError::BadConfidence(_)
            | QueryError::BadDoubt(_)
            | QueryError::BadPattern { .. }
            | QueryError::NotInQuotes(_)
            | QueryError::Backwards(_)
            | QueryError::Malformed(_)
            | QueryError::Empty => None,
        }
    }

    /// A name for programs, which stays the same when the sentence is worded better.
    pub fn code(&self) -> &'static str {
        match self {
            QueryError::OpenQuote { .. } => "open-quote",
            QueryError::OpenParenthesis { .. } => "open-parenthesis",
            QueryError::UnopenedParenthesis { .. } => "unopened-parenthesis",
            QueryError::TooDeep(_) => "too-deep",
            QueryError::TooLong { .. } => "too-long",
            QueryError::LongValue { .. } => "long-value",
            QueryError::NothingAfter { .. } => "nothing-after",
            QueryError::NothingBefore { .. } => "nothing-before",
            QueryError::NotAText { .. } => "not-a-text",
            QueryError::BadReach { .. } => "bad-reach",
            QueryError::UnknownField { .. } => "unknown-field",
            QueryError::InValue { error, .. } => error.code(),
            QueryError::BadDate(_) => "bad-date",
            QueryError::BadKind(_) => "bad-kind",
            QueryError::BadStance(_) => "bad-stance",
            QueryError::BadConfidence(_) => "bad-confidence",
            QueryError::BadDoubt(_) => "bad-doubt",
            QueryError::BadPattern { .. } => "bad-pattern",
            QueryError::TooFar { .. } => "too-far",
            QueryError::NotInQuotes(_) => "not-in-quotes",
            QueryError::Backwards(_) => "backwards",
            QueryError::AtLeastNone { .. } => "at-least-none",
            QueryError::Empty => "empty",
            QueryError::Malformed(_) => "malformed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caret_stands_under_its_place_also_after_wide_letters() {
        let place = Place { at: 4, length: 2 };
        assert_eq!(place.pointed_at("ab cd"), "  ab cd\n     ^^");
        assert_eq!(place.pointed_at("北京 cd"), "  北京 cd\n       ^^");
    }
}
