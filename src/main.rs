//! The `onrecord` program: runs the command line and turns its outcome into the exit status.

mod cli;

use std::panic::catch_unwind;
use std::process::ExitCode;

use onrecord::text::harmless_lines;

fn main() -> ExitCode {
    silence_faults();
    let outcome = catch_unwind(|| cli::run(std::env::args_os())).unwrap_or_else(|_| Err(fault()));
    match outcome {
        Ok(outcome) => ExitCode::from(outcome.status()),
        // Who reads our output may stop when they have seen enough.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord: {}", harmless_lines(&error.to_string()));
            ExitCode::from(2)
        }
    }
}

/// A panic is told as one line, like every error; its trace is for those who ask for it.
fn silence_faults() {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
}

/// The engine trusts the bytes of its files, so damaged ones can make it panic; anything else is our own fault.
fn fault() -> anyhow::Error {
    anyhow::anyhow!(
        "stopped by damaged files or by a fault of its own; find out with: onrecord check; where the index is whole, \
         please report the fault with what RUST_BACKTRACE=1 prints"
    )
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.downcast_ref::<std::io::Error>();
    io.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
