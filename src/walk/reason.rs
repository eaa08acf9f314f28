//! Why something was passed over, as the rest of a sentence that begins with its path.

use std::io;

/// Why a page was passed over when it is our fault.
pub(crate) const FAULT: &str =
    "could not be read because of a fault in onrecord; please report it together with the page";

/// Why a file could not be read.
pub(super) fn io_reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "does not exist".into(),
        io::ErrorKind::PermissionDenied => "may not be read (permission denied)".into(),
        _ => format!("could not be read ({error})"),
    }
}

/// Why a file packed by zstd could not be unpacked.
pub(super) fn damaged_zstd(error: &io::Error) -> String {
    format!("is a damaged zstd file: it {error}")
}

/// Why a gzipped file could not be unpacked.
pub(super) fn damaged_gzip(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::Other => error.to_string(),
        _ => format!("is a damaged gzip file: it {}", io_reason(error)),
    }
}
