//! What reaches the terminal, and in which form.

use anstream::AutoStream;
use clap::ValueEnum;
use onrecord::render::Layout;

/// When to use colours and links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal that can show them, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl ColorChoice {
    /// Makes the choice that of the whole process.
    pub(super) fn apply(self) {
        match self {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

/// Are results shown with colours and links?
fn stdout_is_styled() -> bool {
    AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
}

/// Columns of a line of output: those of the terminal up to 100, where lines are still easy to read; else 100.
pub(super) fn layout() -> Layout {
    let columns = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
    Layout { styled: stdout_is_styled(), width: columns.min(100) }
}
