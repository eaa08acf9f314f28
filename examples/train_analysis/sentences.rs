//! Reading tagged sentences and their trees, as onrecord's own tokens see them.

use std::ops::Range;

use onrecord::lang::classes::{Tag, Word};
use onrecord::lang::trees::Relation;
use onrecord::text::{TokenKind, Tokens};

/// A sentence with the class of each word, the word that it depends on (none for the root), and how.
pub struct Sentence {
    pub words: Vec<Word>,
    pub tags: Vec<Tag>,
    pub heads: Vec<Option<usize>>,
    pub relations: Vec<Relation>,
}

/// A word of the treebank.
struct Row {
    bytes: Range<usize>,
    tag: Tag,
    head: usize,
    relation: Relation,
}

/// The sentences of a CoNLL-U file.
pub fn read(path: &str) -> std::io::Result<Vec<Sentence>> {
    let file = std::fs::read_to_string(path)?;
    Ok(file.split("\n\n").filter_map(sentence).collect())
}

/// One block of a file; none where it holds no sentence.
fn sentence(block: &str) -> Option<Sentence> {
    let (mut text, mut rows) = (String::new(), Vec::<Row>::new());
    // A word such as "don't" that the treebank takes apart: its bytes and the number of its last part.
    let mut parted: Option<(Range<usize>, usize)> = None;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, universal, particular, _, head, relation, _, rest] = columns[..] else {
            return None;
        };
        let start = text.len();
        let add = |text: &mut String| {
            text.push_str(form);
            let bytes = start..text.len();
            if !rest.contains("SpaceAfter=No") {
                text.push(' ');
            }
            bytes
        };
        if let Some((_, last)) = id.split_once('-') {
            parted = Some((add(&mut text), last.parse().ok()?));
            continue;
        }
        let Ok(number) = id.parse::<usize>() else { continue };
        let bytes = match &parted {
            Some((bytes, last)) if number <= *last => bytes.clone(),
            _ => add(&mut text),
        };
        rows.push(Row {
            bytes,
            tag: Tag::of_columns(universal, particular),
            head: head.parse().ok()?,
            relation: Relation::of_column(relation),
        });
    }
    (!rows.is_empty()).then(|| join(&text, &rows))
}

/// Puts the treebank's words together where onrecord has one token for several: the token takes the class of that word
/// whose head lies outside.
fn join(text: &str, rows: &[Row]) -> Sentence {
    let tokens = Tokens::of(text);
    let (mut words, mut spans): (Vec<Word>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    for (at, token) in tokens.all().iter().enumerate() {
        if !matches!(token.kind, TokenKind::OpenQuote | TokenKind::CloseQuote) {
            words.push(Word::of(tokens.word(at)));
            spans.push(token.span.start..token.span.end);
        }
    }
    let holder =
        |row: &Row| spans.iter().position(|span| span.start < row.bytes.end && row.bytes.start < span.end);
    let holders: Vec<Option<usize>> = rows.iter().map(holder).collect();
    let mut chosen: Vec<Option<usize>> = vec![None; spans.len()];
    for (number, holder) in holders.iter().enumerate() {
        let Some(holder) = *holder else { continue };
        let outside = |row: &Row| row.head == 0 || holders[row.head - 1] != Some(holder);
        if chosen[holder].is_none_or(|held| !outside(&rows[held]) && outside(&rows[number])) {
            chosen[holder] = Some(number);
        }
    }
    let tags = chosen.iter().map(|row| row.map_or(Tag::Other, |row| rows[row].tag)).collect();
    let relations =
        chosen.iter().map(|row| row.map_or(Relation::Function, |row| rows[row].relation)).collect();
    // A token's head is the token that holds the first word above it which another token holds.
    let above = |(token, row): (usize, &Option<usize>)| {
        let mut row = rows[(*row)?].head;
        for _ in 0..rows.len() {
            match row.checked_sub(1).map(|at| holders[at]) {
                Some(Some(holder)) if holder != token => return Some(holder),
                Some(_) => row = rows[row - 1].head,
                None => return None,
            }
        }
        None
    };
    let mut heads: Vec<Option<usize>> = chosen.iter().enumerate().map(above).collect();
    one_root(&mut heads);
    project(&mut heads);
    Sentence { words, tags, heads, relations }
}

/// Hangs all but the first root on it.
fn one_root(heads: &mut [Option<usize>]) {
    let Some(root) = heads.iter().position(Option::is_none) else { return };
    for (at, head) in heads.iter_mut().enumerate() {
        if head.is_none() && at != root {
            *head = Some(root);
        }
    }
}

/// Lifts arcs until none crosses another: the shortest that does goes up to the head of its head.
fn project(heads: &mut [Option<usize>]) {
    let below = |heads: &[Option<usize>], word: usize, head: usize| {
        std::iter::successors(Some(word), |at| heads[*at]).take(heads.len()).any(|at| at == head)
    };
    for _ in 0..heads.len() * 4 {
        let crosses = |at: &usize| {
            heads[*at]
                .is_some_and(|head| (at.min(&head) + 1..*at.max(&head)).any(|word| !below(heads, word, head)))
        };
        let length = |at: &usize| heads[*at].map_or(0, |head| head.abs_diff(*at));
        let Some(worst) = (0..heads.len()).filter(crosses).min_by_key(length) else { return };
        let Some(up) = heads[worst].and_then(|head| heads[head]) else { return };
        heads[worst] = Some(up);
    }
}
