//! Any bytes are read as a page that was kept with its HTTP head: pages lie in the file, faults are its own, and what is read is no more than a file may hold.
#![no_main]

mod pages;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| pages::read(b"HTTP/1.1 200 OK\r\n", bytes));
