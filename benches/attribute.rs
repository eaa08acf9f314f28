//! What attribution costs: an article of about 700 words, how the cost grows with length, and a body of nothing but
//! opening quotation marks. Run with `cargo bench --bench attribute`.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use onrecord::actors::name_actors;
use onrecord::article::Article;
use onrecord::quotes::attribute;
use onrecord::text::Tokens;

/// About 116 words with the ways in which news reports speech; people and places are invented.
const PARAGRAPHS: &str = "\
Mayor Ada Lind of Norra told reporters on Tuesday that the old bridge over the river Alm would stay closed until spring, adding that \
nobody could say what the repairs would cost.\n\n\
“We will not open it before it is safe,” she said. “The people of Norra have waited long enough, and they can wait a little longer.”\n\n\
According to the city council, more than a thousand cars crossed the bridge every day. Council member Idris Fenn, who voted against \
the plan, called the closing “a mistake that will cost us dearly” and accused the mayor of hiding a report about the piers.\n\n\
A spokesman for the ministry rejected that claim. “There was never any such report,” he said in a statement.";

/// The size of 700 words, which is that of six such parts.
const PARTS: usize = 6;

fn text(parts: usize) -> String {
    vec![PARAGRAPHS; parts].join("\n\n")
}

fn attribution(c: &mut Criterion) {
    let mut group = c.benchmark_group("attribute");
    for parts in [PARTS, 4 * PARTS, 16 * PARTS] {
        let body = text(parts);
        let article = Article::default();
        let tokens = Tokens::of(&body);
        let actors = name_actors(&article, &tokens);
        let words = body.split_whitespace().count();
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_with_input(BenchmarkId::new("words", words), &tokens, |b, tokens| {
            b.iter(|| black_box(attribute(&article, tokens, &actors)));
        });
    }
    group.finish();
}

fn strange(c: &mut Criterion) {
    let mut group = c.benchmark_group("five_megabytes");
    group.sample_size(10);
    let size = 5 << 20;
    let prose = text(size / PARAGRAPHS.len());
    let marks = "“".repeat(size / "“".len());
    let spaced = "\" ".repeat(size / 2);
    for (name, body) in [("prose", &prose), ("opening_marks", &marks), ("straight_marks", &spaced)] {
        let article = Article::default();
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_function(name, |b| {
            b.iter(|| {
                let tokens = Tokens::of(body);
                let actors = name_actors(&article, &tokens);
                black_box(attribute(&article, &tokens, &actors))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, attribution, strange);
criterion_main!(benches);
