//! When a commit may happen: never while an archive of pages is half read.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Lets archives in one after the other, and commits in between, so that a search sees all pages of an archive as they
/// were or all as they are.
#[derive(Debug, Default)]
pub(super) struct Gate {
    state: Mutex<State>,
    opened: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// Archives that are being read or written.
    inside: usize,
    /// A commit waits, and no other archive may begin.
    closed: bool,
    /// The commit waits no longer.
    committing: bool,
    /// An archive was left before its end.
    cut: bool,
}

impl Gate {
    /// An archive begins; waits while a commit is due.
    pub(super) fn enter(&self) {
        let state = self.state();
        let mut state =
            self.opened.wait_while(state, |state| state.closed).unwrap_or_else(PoisonError::into_inner);
        state.inside += 1;
    }

    /// An archive begins on a thread that those inside may need to come to their end; waits for no commit that waits itself.
    pub(super) fn enter_amid(&self) {
        let state = self.state();
        let mut state =
            self.opened.wait_while(state, |state| state.committing).unwrap_or_else(PoisonError::into_inner);
        state.inside += 1;
    }

    /// An archive has ended.
    pub(super) fn leave(&self) {
        self.state().inside -= 1;
    }

    /// The archive that is being read is left before its end.
    pub(super) fn cut(&self) {
        self.state().cut = true;
    }

    /// Was an archive left before its end?
    pub(super) fn was_cut(&self) -> bool {
        self.state().cut
    }

    /// Lets no archive begin until [`open`](Self::open) is called. True when none is inside, and a commit may happen.
    pub(super) fn close(&self) -> bool {
        let mut state = self.state();
        state.closed = true;
        state.committing = state.inside == 0;
        state.committing
    }

    /// Lets archives begin again.
    pub(super) fn open(&self) {
        let mut state = self.state();
        (state.closed, state.committing) = (false, false);
        drop(state);
        self.opened.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_waits_for_what_is_inside_and_holds_back_what_comes_later() {
        let gate = Gate::default();
        gate.enter();
        assert!(!gate.close());
        std::thread::scope(|scope| {
            let late = scope.spawn(|| {
                gate.enter();
                gate.leave();
            });
            gate.leave();
            assert!(gate.close());
            assert!(!late.is_finished());
            gate.open();
        });
        assert!(gate.close());
    }

    #[test]
    fn what_those_inside_need_is_held_back_only_while_a_commit_goes_on() {
        let gate = Gate::default();
        gate.enter();
        assert!(!gate.close());
        gate.enter_amid();
        gate.leave();
        assert!(!gate.close());
        gate.leave();
        std::thread::scope(|scope| {
            assert!(gate.close());
            let late = scope.spawn(|| gate.enter_amid());
            assert!(!late.is_finished());
            gate.open();
        });
        assert!(!gate.close());
    }
}
