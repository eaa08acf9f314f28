//! Any query is understood, or refused with a place that lies in it.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use onrecord::query::read_query;

fuzz_target!(|text: &str| {
    let Err(error) = read_query(text, date(2025, 7, 4)) else { return };
    assert!(!error.to_string().is_empty());
    if let Some(place) = error.place() {
        // An open phrase or parenthesis may be missed just behind the last character.
        assert!(place.at >= 1 && place.at <= text.chars().count() + 1);
        place.pointed_at(text);
    }
});
