//! Any bytes become text, and the same bytes the same text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::decode::{decode, origin};

fuzz_target!(|bytes: &[u8]| {
    let decoded = decode(bytes, None);
    assert_eq!(decoded, decode(bytes, None));
    origin(&decoded.text);
    decode(bytes, Some("shift_jis"));
});
