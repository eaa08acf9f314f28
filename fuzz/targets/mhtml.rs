//! Any bytes are read as a page that a browser saved as MHTML: pages lie in the file, faults are its own, and what is read is no more than a file may hold.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::walk::{MAX_PAGE_BYTES, read_bytes};

fuzz_target!(|bytes: &[u8]| {
    let whole = [b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n".as_slice(), bytes].concat();
    for page in read_bytes("a", whole) {
        match page {
            Ok(page) => {
                assert!(page.path.starts_with('a') && !page.path.contains('\0'));
                assert!(page.bytes.len() as u64 <= MAX_PAGE_BYTES);
            }
            Err(skipped) => assert!(!skipped.reason.contains("fault"), "{}", skipped.reason),
        }
    }
});
