//! Ctrl-C, where it should not just end the program.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// The exit status of a run that was stopped, as shells count a program that SIGINT has ended.
pub(super) const STOPPED: u8 = 130;

/// From now on Ctrl-C, or being told to end, sets the flag; a second time it ends the program on the spot.
pub(super) fn stop_flag() -> io::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // The order matters: the first must find the flag as the signal before has left it.
        flag::register_conditional_shutdown(signal, STOPPED.into(), Arc::clone(&stop))?;
        flag::register(signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}

/// From now on Ctrl-C is a matter of the program that was started, such as a pager, which uses it to stop a search. Were
/// it to end this program, the shell and the pager would both read from the terminal.
pub(super) fn leave_to_child() -> io::Result<()> {
    flag::register(SIGINT, Arc::default())?;
    Ok(())
}
