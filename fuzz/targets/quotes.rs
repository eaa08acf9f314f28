//! In any text each quote has content, in order and on the borders of characters, and names only actors of the page.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::actors::name_actors;
use onrecord::article::{Article, Body, ParagraphRole};
use onrecord::quotes::{Place, attribute};
use onrecord::text::Tokens;

fuzz_target!(|text: &str| {
    let mut parts = text.split("\n\n");
    let headline = parts.next().map(str::to_owned);
    let mut body = Body::default();
    parts.for_each(|part| body.push(ParagraphRole::Text, part));
    let article = Article { headline, body, ..Article::default() };
    let tokens = Tokens::of(article.body.text());
    let actors = name_actors(&article, &tokens);
    for quote in attribute(&article, &tokens, &actors) {
        let told = match quote.place {
            Place::Body => article.body.text(),
            Place::Headline => article.headline.as_deref().unwrap_or_default(),
        };
        assert!(!quote.attribution.content.is_empty());
        let mut end = 0;
        for span in &quote.attribution.content {
            assert!(end <= span.start && span.start < span.end);
            assert!(told.get(span.start..span.end).is_some());
            end = span.end;
        }
        assert!((0.0..=1.0).contains(&quote.confidence));
        quote.speaker.map(|speaker| &actors.get(speaker).name);
    }
});
