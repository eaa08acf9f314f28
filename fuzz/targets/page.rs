//! Any text is read as a page: its paragraphs lie in the body in order, each with text in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::page::read_article;

fuzz_target!(|html: &str| {
    let article = read_article(html, Some("https://quay.example/news/2025/07/03/ferry"));
    let (text, mut end) = (article.body.text(), 0);
    for paragraph in article.body.paragraphs() {
        assert!(end <= paragraph.span.start);
        assert!(!paragraph.span.of(text).trim().is_empty());
        end = paragraph.span.end;
    }
});
