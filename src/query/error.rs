//! Mistakes in a query, as sentences.

/// Why a query cannot be understood. Places are counted in characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// A phrase without its end.
    #[error(
        "the quotation mark at character {at} of the query is never closed; add the closing one, or leave it out"
    )]
    OpenQuote {
        /// Place of the mark.
        at: usize,
    },
    /// A parenthesis without its end.
    #[error(
        "the parenthesis at character {at} of the query is never closed; add the closing one, or leave it out"
    )]
    OpenParenthesis {
        /// Place of the parenthesis.
        at: usize,
    },
    /// An end without its beginning.
    #[error(
        "the closing parenthesis at character {at} of the query was never opened; open it, or leave it out"
    )]
    UnopenedParenthesis {
        /// Place of the parenthesis.
        at: usize,
    },
    /// Parentheses in parentheses in parentheses.
    #[error("the query has more than {0} parentheses inside one another; write it flatter")]
    TooDeep(usize),
    /// An operator with nothing to work on.
    #[error("nothing follows '{operator}' at character {at} of the query; add a word, or leave it out")]
    NothingAfter {
        /// As written.
        operator: String,
        /// Its place.
        at: usize,
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
    },
    /// A date that is none.
    #[error("'{0}' is no date; write 2025, 2025-07, 2025-07-03, today, yesterday or '2 weeks ago'")]
    BadDate(String),
    /// A kind that is none.
    #[error("'{0}' is no kind of quote; write direct, indirect or mixed")]
    BadKind(String),
    /// A pattern that cannot be used.
    #[error("'{pattern}' is no pattern for paths: {reason}; write one like 'news/2025-*/**'")]
    BadPattern {
        /// As written.
        pattern: String,
        /// What is wrong.
        reason: String,
    },
    /// A number after ~ that is too large.
    #[error("a phrase may have at most {0} words between its own; write a smaller number after ~")]
    BadSlop(u32),
    /// Neither text nor filter.
    #[error("the query is empty; give words to look for, or a filter such as --by")]
    Empty,
}
