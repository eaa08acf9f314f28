//! Replacing a file in one step.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes `parts`, one after the other, as the file `path`, in place of what was there. Who reads it meanwhile, and who
/// finds it after a kill, finds the old file whole or the new one.
///
/// # Errors
/// When it cannot be written; then the old one stays.
pub(super) fn replace(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(".new");
    let write = || {
        let mut file = File::create(&fresh)?;
        for part in parts {
            file.write_all(part)?;
        }
        file.sync_all()?;
        fs::rename(&fresh, path)
    };
    write().inspect_err(|_| {
        // It takes room, of which there may be none.
        let _ = fs::remove_file(&fresh);
    })
}
