//! From marked words to byte ranges of the body as read.

use std::collections::BTreeSet;

use onrecord::text::Span;

use super::answer::Answer;
use super::{Cut, Word};

/// How many words before or behind its content a cue is looked for: "Asked about …, the minister … said" and the like.
const CUE_REACH: usize = 60;

/// How many words before or behind its cue a source is looked for; a pronoun's sentence may be long.
const SOURCE_REACH: usize = 120;

/// The first place at or after word `from` where `text` holds the words `wanted`.
pub fn find_words(wanted: &[String], text: &[Word], from: usize) -> Option<usize> {
    let held = |at: &usize| text[*at..].iter().zip(wanted).all(|(word, wanted)| word.folded == *wanted);
    if wanted.is_empty() || wanted.len() > text.len() {
        return None;
    }
    (from..=text.len() - wanted.len()).find(held)
}

/// Sets the byte ranges of each answer. `places` holds for each word of the body the marked word that it is, `sources`
/// for each answer the marked words of its source, where the set tells them.
pub fn set_spans(
    answers: &mut [Answer],
    sources: &[BTreeSet<usize>],
    cut: Cut,
    body: &[Word],
    places: &[Option<usize>],
) {
    for (n, answer) in answers.iter_mut().enumerate() {
        let content = body_words(&answer.words, places);
        answer.content = runs(&content).into_iter().map(|(first, last)| span(body, first, last)).collect();
        let (Some(&first), Some(&last)) = (content.first(), content.last()) else { continue };
        let content: BTreeSet<usize> = content.into_iter().collect();
        let cue = answer
            .cue_text
            .as_deref()
            .and_then(|cue| nearest(&written(cue, cut), body, &content, (first, last), CUE_REACH));
        answer.cue = cue.map(|(first, last)| span(body, first, last));
        let near = cue.unwrap_or((first, last));
        let marked = sources.get(n).map(|words| body_words(words, places)).unwrap_or_default();
        let source = match runs(&marked).into_iter().min_by_key(|run| distance(*run, near)) {
            Some(run) => Some(run),
            None => answer
                .source_text
                .as_deref()
                .and_then(|source| nearest(&written(source, cut), body, &content, near, SOURCE_REACH)),
        };
        answer.source = source.map(|(first, last)| span(body, first, last));
    }
}

/// The words of the longest piece of `text`, whose pieces are parted by dots: "questioned ... about".
fn written(text: &str, cut: Cut) -> Vec<String> {
    text.split("...")
        .flat_map(|piece| piece.split('…'))
        .map(|piece| cut.folded(piece))
        .fold(Vec::new(), |longest, piece| if piece.len() > longest.len() { piece } else { longest })
}

/// The words of the body, in order, that are one of the `marked` words.
fn body_words(marked: &BTreeSet<usize>, places: &[Option<usize>]) -> Vec<usize> {
    if marked.is_empty() {
        return Vec::new();
    }
    let is_marked = |at: &usize| places[*at].is_some_and(|word| marked.contains(&word));
    (0..places.len()).filter(is_marked).collect()
}

/// First and last of each run of numbers that follow each other.
fn runs(numbers: &[usize]) -> Vec<(usize, usize)> {
    numbers.chunk_by(|a, b| a + 1 == *b).filter_map(|run| Some((*run.first()?, *run.last()?))).collect()
}

/// Where `wanted` stands nearest to the words `near`, within `reach` words of them and outside the content.
fn nearest(
    wanted: &[String],
    body: &[Word],
    content: &BTreeSet<usize>,
    near: (usize, usize),
    reach: usize,
) -> Option<(usize, usize)> {
    let (from, to) = (near.0.saturating_sub(reach), (near.1 + reach + 1).min(body.len()));
    let text = &body[..to];
    let mut next = from;
    let mut best: Option<(usize, usize)> = None;
    while let Some(at) = find_words(wanted, text, next) {
        next = at + 1;
        let run = (at, at + wanted.len() - 1);
        if content.range(run.0..=run.1).next().is_none()
            && best.is_none_or(|best| distance(run, near) < distance(best, near))
        {
            best = Some(run);
        }
    }
    best
}

/// How many words lie between two runs.
fn distance(a: (usize, usize), b: (usize, usize)) -> usize {
    if a.1 < b.0 { b.0 - a.1 } else { a.0.saturating_sub(b.1) }
}

fn span(body: &[Word], first: usize, last: usize) -> Span {
    body[first].span.join(body[last].span)
}

#[cfg(test)]
mod tests {
    use onrecord::quotes::QuoteKind;

    use super::*;

    /// The answer's content, source and cue as the body has them.
    fn placed(
        body: &str,
        content: &str,
        source: &str,
        cue: &str,
    ) -> (Vec<String>, Option<String>, Option<String>) {
        let words = Cut::Unicode.words(body);
        let content_words = Cut::Unicode.folded(content);
        let start = find_words(&content_words, &words, 0).expect("the body holds the content");
        let mut answers = [Answer {
            words: (start..start + content_words.len()).collect(),
            source_text: Some(source.to_owned()),
            cue_text: Some(cue.to_owned()),
            ..Answer::new(QuoteKind::Direct, content.to_owned())
        }];
        let same: Vec<Option<usize>> = (0..words.len()).map(Some).collect();
        set_spans(&mut answers, &[], Cut::Unicode, &words, &same);
        let [answer] = answers;
        let text = |span: Span| span.of(body).to_owned();
        (answer.content.into_iter().map(text).collect(), answer.source.map(text), answer.cue.map(text))
    }

    #[test]
    fn a_source_is_looked_for_next_to_its_cue_and_not_in_the_content() {
        let body = "He waited. “What he said is over,” said Ada Holm, before he said goodbye.";
        let (content, source, cue) = placed(body, "What he said is over", "Ada Holm", "said");
        assert_eq!(content, ["What he said is over"]);
        assert_eq!(source.as_deref(), Some("Ada Holm"));
        assert_eq!(cue.as_deref(), Some("said"));
    }

    #[test]
    fn the_longest_piece_stands_for_a_source_or_cue_in_pieces() {
        let body = "The nurse asked them again whether the well was dry.";
        let (_, source, cue) =
            placed(body, "the well was dry", "the nurse ... she", "asked ... again whether");
        assert_eq!(source.as_deref(), Some("The nurse"));
        assert_eq!(cue.as_deref(), Some("again whether"));
    }

    #[test]
    fn content_that_the_body_breaks_has_a_range_for_each_run() {
        let words = Cut::Unicode.words("The well is dry. Advertisement. It will stay dry.");
        let mut answers =
            [Answer { words: (0..8).collect(), ..Answer::new(QuoteKind::Indirect, String::new()) }];
        let places = [0, 1, 2, 3].map(Some).into_iter().chain([None]).chain([4, 5, 6, 7].map(Some));
        set_spans(&mut answers, &[], Cut::Unicode, &words, &places.collect::<Vec<_>>());
        assert_eq!(answers[0].content, [Span::new(0, 15), Span::new(32, 48)]);
    }
}
