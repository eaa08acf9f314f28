//! The program as its users meet it: every test runs the binary in a folder of its own.

mod authority;
mod bad_days;
mod completion;
mod confidence;
mod config;
mod copies;
mod damage;
mod expected;
mod forms;
mod full_disk;
mod golden;
mod interrupt;
mod kill;
mod language;
mod listing;
mod manners;
mod odd_names;
mod picture;
mod reading;
mod refresh;
mod registry;
mod same;
mod tongues;
mod tour;
mod words;
mod world;
