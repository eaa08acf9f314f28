//! Output that is longer than the screen.

use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

use super::interrupt;

/// Writes `text`, which may hold colours, to standard output: through the reader's pager where that is a terminal with
/// fewer lines, unless `plain` says not to.
pub(super) fn show(text: &[u8], plain: bool) -> std::io::Result<()> {
    let rows = terminal_size::terminal_size().map_or(usize::MAX, |(_, height)| usize::from(height.0));
    let lines = text.iter().filter(|byte| **byte == b'\n').count();
    let is_long = lines >= rows && !plain && std::io::stdout().is_terminal();
    if is_long && paged(text) {
        return Ok(());
    }
    let mut out = anstream::stdout().lock();
    out.write_all(text)?;
    out.flush()
}

/// Shows `text` in the pager; false where there is none.
fn paged(text: &[u8]) -> bool {
    let set = |name: &str| std::env::var(name).ok();
    let command = set("ONRECORD_PAGER").or_else(|| set("PAGER")).unwrap_or_else(|| "less".into());
    let mut words = command.split_whitespace();
    let Some(program) = words.next().filter(|program| *program != "cat") else { return false };
    let mut pager = Command::new(program);
    pager.args(words).stdin(Stdio::piped());
    // Colours as they are, and the text stays on the screen; LESS of the reader's own says otherwise.
    if set("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    // A pager that never ran leaves Ctrl-C without effect for the moment that the rest takes.
    let _ = interrupt::leave_to_child();
    let Ok(mut child) = pager.spawn() else { return false };
    if let Some(mut input) = child.stdin.take() {
        // Who leaves the pager has seen enough.
        let _ = input.write_all(text);
    }
    let _ = child.wait();
    true
}
