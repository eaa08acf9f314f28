//! What must hold of any file that holds pages: they lie in it, faults are its own, and what is read is no more than a file may hold.
//!
//! **In:** how a file of its kind begins, as in `WARC/1.0`, and any bytes. **Out:** nothing, or a panic.

use onrecord::walk::{MAX_PAGE_BYTES, read_bytes};

/// Reads a file that begins so and goes on with `bytes`.
pub fn read(begin: &[u8], bytes: &[u8]) {
    let whole = [begin, bytes].concat();
    for page in read_bytes("a", whole) {
        match page {
            Ok(page) => {
                assert!(page.path.starts_with('a') && !page.path.contains('\0'));
                assert!(page.bytes.len() as u64 <= MAX_PAGE_BYTES);
            }
            Err(skipped) => assert!(!skipped.reason.contains("fault"), "{}", skipped.reason),
        }
    }
}
