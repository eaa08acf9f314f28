//! The program as its users meet it: every test runs the binary in a folder of its own.

mod bad_days;
mod expected;
mod golden;
mod listing;
mod refresh;
mod world;
