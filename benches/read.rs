//! What reading a page costs beside the floor of it, html5ever's parse alone: the same pages, one thread, one run.
//!
//! `cargo bench --bench read` prints both times by criterion, and then their ratio. The pages are the sample pages, each
//! brought to the size of real ones (150 KB) by menus, scripts and lists of other stories around its article.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput};
use dom_query::Document;
use onrecord::decode::decode;
use onrecord::document::read_page;
use onrecord::walk::{RawPage, walk};

/// Size of a news page as it is sent today, in bytes.
const REAL_SIZE: usize = 150_000;

/// Rounds that the ratio is taken over; in each both read all pages, and the middle ratio counts.
const ROUNDS: usize = 15;

fn main() {
    let pages = pages();
    let bytes: u64 = pages.iter().map(|page| page.bytes.len() as u64).sum();
    let mut criterion = Criterion::default().sample_size(20).configure_from_args();
    let mut group = criterion.benchmark_group("read");
    group.throughput(Throughput::Bytes(bytes));
    let count = pages.len();
    group.bench_function(BenchmarkId::new("html5ever parses", count), |bench| {
        bench.iter(|| parse_all(&pages))
    });
    group.bench_function(BenchmarkId::new("onrecord reads", count), |bench| bench.iter(|| read_all(&pages)));
    group.finish();
    criterion.final_summary();

    let mut ratios: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let parse = timed(|| parse_all(&pages));
            let read = timed(|| read_all(&pages));
            read.as_secs_f64() / parse.as_secs_f64()
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    println!(
        "reading {count} pages of {} KB takes {:.2} times html5ever's parse ({:.2} to {:.2} in {ROUNDS} rounds)",
        bytes / 1000 / count as u64,
        ratios[ROUNDS / 2],
        ratios[0],
        ratios[ROUNDS - 1]
    );
}

fn timed(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

/// The floor: html5ever makes a tree of each page, the one that the reader works on.
fn parse_all(pages: &[RawPage]) {
    for page in pages {
        let text = std::str::from_utf8(&page.bytes).expect("padded pages are UTF-8");
        black_box(Document::from(text));
    }
}

/// The whole way from bytes to record.
fn read_all(pages: &[RawPage]) {
    for page in pages {
        black_box(read_page(page));
    }
}

/// The sample pages that are HTML as they lie there, each with furniture around it.
fn pages() -> Vec<RawPage> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let html = |path: &Path| path.extension().is_some_and(|ending| ending == "html");
    walk(&[corpus])
        .filter_map(Result::ok)
        .filter(|file| html(&file.path))
        .map(|file| fs::read(&file.path).expect("a sample"))
        .map(|bytes| RawPage { bytes: padded(&decode(&bytes, None).text).into_bytes(), ..RawPage::default() })
        .collect()
}

/// `html` with a script and menus before its body's content, and lists of other stories after it.
fn padded(html: &str) -> String {
    let body = html.to_ascii_lowercase().find("<body").unwrap_or(0);
    let body = html[body..].find('>').map_or(0, |end| body + end + 1);
    let missing = REAL_SIZE.saturating_sub(html.len());
    let script: String = (0..)
        .map(|n| format!("window.q{n}=window.q{n}||[];q{n}.push({{slot:{n},w:300}});"))
        .scan_to(missing / 3);
    let menu: String = (0..)
        .map(|n| format!("<li class=\"nav-item item-{n}\"><a href=\"/section/{n}\">Section {n}</a></li>"))
        .scan_to(missing / 4);
    let rail: String = (0..)
        .map(|n| {
            format!(
                "<div class=\"card card--small\"><a class=\"card__link\" href=\"/story/{n}\"><img src=\"/img/{n}.jpg\" alt=\"\" width=\"120\">\
                 <h3 class=\"card__title\">Story {n} of the day</h3></a><span class=\"card__meta\">{n} min read</span></div>"
            )
        })
        .scan_to(missing - missing / 3 - missing / 4);
    let (before, after) = html.split_at(body);
    format!(
        "{before}<script>{script}</script><nav><ul>{menu}</ul></nav>{after}<aside class=\"related rail\">{rail}</aside>"
    )
}

/// Takes pieces until they are as long as asked.
trait ScanTo {
    fn scan_to(self, length: usize) -> String;
}

impl<I: Iterator<Item = String>> ScanTo for I {
    fn scan_to(self, length: usize) -> String {
        let mut all = String::with_capacity(length + 400);
        for piece in self {
            if all.len() >= length {
                break;
            }
            all.push_str(&piece);
        }
        all
    }
}
