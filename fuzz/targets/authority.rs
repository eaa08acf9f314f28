//! Any authority file is understood, or refused with a line that it has.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::authority::Authority;

fuzz_target!(|text: &str| {
    match Authority::parse(text) {
        Ok(authority) => assert_eq!(authority.text(), text),
        Err(error) => assert!(error.to_string().starts_with("line ")),
    }
});
