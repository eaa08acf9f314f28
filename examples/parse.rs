//! The floor under the cost of reading: html5ever's parse of every page beneath a folder, and nothing else.
//!
//! `cargo run --release --example parse -- FOLDER THREADS`

use std::env;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use dom_query::Document;
use onrecord::walk::walk;

fn main() {
    let mut args = env::args_os().skip(1);
    let (Some(folder), Some(threads)) = (args.next(), args.next()) else {
        eprintln!("usage: parse FOLDER THREADS");
        std::process::exit(2);
    };
    let threads: usize = threads.to_str().and_then(|n| n.parse().ok()).unwrap_or(1);
    let files: Vec<PathBuf> = walk(&[folder.into()]).flatten().map(|file| file.path).collect();
    let next = AtomicUsize::new(0);
    let bytes = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Ok(page) = fs::read(path) else { continue };
                    let document = Document::from(String::from_utf8_lossy(&page).as_ref());
                    bytes.fetch_add(page.len(), Ordering::Relaxed);
                    std::hint::black_box(document.root());
                }
            });
        }
    });
    println!("{} pages, {} bytes", files.len(), bytes.into_inner());
}
