//! Sentences of our own, with who says what marked in them.

use onrecord::quotes::QuoteKind;
use onrecord::text::Span;

use crate::gold::Answer;

/// A text and what is said in it.
pub struct Own {
    pub text: String,
    pub answers: Vec<Answer>,
}

/// How much more one of them counts than a sentence of a page. With 1.5, 2 and 6 the found F1 of the half held back fell by 0.002 to
/// 0.01: there are many of them, and they are plainer than pages are.
pub const WEIGHT: f32 = 1.0;

/// The sentences of `sentences.txt`.
pub fn sentences() -> Vec<Own> {
    let lines = include_str!("sentences.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(read).collect()
}

/// Reads `{Holt} said [it was late].`: an answer for each source, with the content nearest to it.
fn read(line: &str) -> Own {
    let (mut text, mut sources, mut contents) = (String::new(), Vec::<Span>::new(), Vec::<Span>::new());
    let mut open = 0;
    for c in line.chars() {
        match c {
            '{' | '[' => open = text.len(),
            '}' => sources.push(Span::new(open, text.len())),
            ']' => contents.push(Span::new(open, text.len())),
            c => text.push(c),
        }
    }
    let mut answers: Vec<Answer> = sources
        .iter()
        .map(|source| Answer {
            source: Some(*source),
            source_text: Some(source.of(&text).to_owned()),
            ..Answer::new(QuoteKind::Indirect, String::new())
        })
        .collect();
    for (number, content) in contents.iter().enumerate() {
        // With one source all pieces are its; otherwise the first source has the first piece, and so on.
        let owner = if answers.len() == 1 { 0 } else { number };
        answers[owner].content.push(*content);
    }
    Own { text, answers }
}
