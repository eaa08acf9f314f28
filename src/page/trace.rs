//! Noting what of a page is left out, where somebody asks.

use crate::article::{DropReason, Dropped};
use crate::lang::pages::furniture::Mark;

/// What is noted. Where nobody asks, nothing is, and nothing of it costs.
#[derive(Debug, Default)]
pub(super) struct Trace(Option<Vec<Dropped>>);

impl Trace {
    /// One that notes.
    pub fn noting() -> Self {
        Self(Some(Vec::new()))
    }

    /// Does it note?
    pub fn is_noting(&self) -> bool {
        self.0.is_some()
    }

    /// Notes that a part was left out; its text is asked for only where it is noted.
    pub fn note<T: AsRef<str>>(&mut self, reason: DropReason, text: impl FnOnce() -> T) {
        if let Some(dropped) = &mut self.0 {
            dropped.push(Dropped::new(text().as_ref(), reason));
        }
    }

    /// All that was noted.
    pub fn into_dropped(self) -> Vec<Dropped> {
        self.0.unwrap_or_default()
    }
}

/// The reason that a mark is.
pub(super) fn reason(mark: Mark) -> DropReason {
    match mark {
        Mark::Element => DropReason::Element,
        Mark::Strong | Mark::Weak | Mark::Notice | Mark::Comments => DropReason::Class,
        Mark::Teaser => DropReason::Promotion,
        Mark::Hidden => DropReason::Hidden,
        Mark::Figure | Mark::Caption => DropReason::Caption,
        _ => DropReason::Outside,
    }
}
