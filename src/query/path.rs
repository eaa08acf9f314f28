//! Patterns of paths.

use globset::{Glob, GlobBuilder, GlobMatcher};
use serde::{Deserialize, Serialize};

use super::QueryError;

/// A pattern in which `*` stays inside a folder and `**` does not; it may begin at any folder, and one without a slash is
/// for the file's name. It is kept as written, so that it can travel.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct PathPattern(String);

impl PathPattern {
    /// `news/2025-*/**`
    ///
    /// # Errors
    /// When it is no pattern.
    pub fn new(text: &str) -> Result<Self, QueryError> {
        glob(text)?;
        Ok(Self(text.to_owned()))
    }

    /// Everything in the folder `text`.
    ///
    /// # Errors
    /// As of [`new`](Self::new).
    pub fn beneath(text: &str) -> Result<Self, QueryError> {
        Self::new(&format!("{}/**", text.trim_end_matches('/')))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What tells which paths fit.
    pub(crate) fn matcher(&self) -> Result<GlobMatcher, QueryError> {
        Ok(glob(&self.0)?.compile_matcher())
    }
}

/// The most bytes of a pattern: as many as a path may have in most systems, twice over.
const MAX_LENGTH: usize = 2_000;

/// The most braces of a pattern, each of which makes what is looked for a few times longer.
const MAX_BRACES: usize = 20;

fn glob(text: &str) -> Result<Glob, QueryError> {
    let too_much = match () {
        () if text.len() > MAX_LENGTH => Some(format!("it has more than {MAX_LENGTH} bytes")),
        () if text.matches('{').count() > MAX_BRACES => Some(format!("it has more than {MAX_BRACES} braces")),
        () => None,
    };
    if let Some(reason) = too_much {
        return Err(QueryError::BadPattern { pattern: super::fields::start(text), reason });
    }
    let whole = if text.starts_with(['/', '*']) && text.contains('/') {
        text.to_owned()
    } else {
        format!("**/{text}")
    };
    GlobBuilder::new(&whole).literal_separator(true).build().map_err(|error| QueryError::BadPattern {
        pattern: text.to_owned(),
        reason: error.kind().to_string(),
    })
}

impl TryFrom<String> for PathPattern {
    type Error = QueryError;

    fn try_from(text: String) -> Result<Self, QueryError> {
        Self::new(&text)
    }
}

impl From<PathPattern> for String {
    fn from(pattern: PathPattern) -> Self {
        pattern.0
    }
}
