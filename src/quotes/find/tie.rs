//! How content and source hang on the verb that reports, as the tree of the sentence has it.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::lang::trees::Relation;

/// What [`of`] tells, by number: no tree; the verb is told of by the content's first word; or how the content's top hangs on
/// the verb.
pub(super) const NAMES: &[&str] = &[
    "-",
    "clause",
    "infinitive",
    "object",
    "adverbial",
    "oblique",
    "conjunct",
    "parataxis",
    "other",
    "subject",
    "holds-verb",
    "under-clause",
    "under-other",
    "apart",
];

/// How many words up the top of a content is looked for: a sentence that hangs on one long chain stays linear.
const STEPS: usize = 40;

/// The word of `content` that its first words depend on: one whose own head stands outside.
pub(super) fn top(text: &Analysis<'_, '_>, content: &Range<usize>) -> Option<usize> {
    let mut at = content.clone().find(|at| text.wordy(*at) && text.in_tree(*at))?;
    for _ in 0..STEPS {
        match text.head(at) {
            Some(head) if content.contains(&head) => at = head,
            _ => break,
        }
    }
    Some(at)
}

/// How the content from `first` to `last` hangs on the verb at `verb`, and how it compares with what hangs there.
pub(super) fn of(
    text: &Analysis<'_, '_>,
    verb: usize,
    first: &Range<usize>,
    last: &Range<usize>,
) -> (usize, usize) {
    let Some(top) = top(text, first).filter(|_| text.in_tree(verb)) else { return (0, 0) };
    let head = text.head(top);
    let tie = match text.relation(top) {
        _ if text.head(verb) == Some(top) => 10,
        Some(relation) if head == Some(verb) => match relation {
            Relation::Clause => 1,
            Relation::Infinitive => 2,
            Relation::Object => 3,
            Relation::Adverbial => 4,
            Relation::Oblique => 5,
            Relation::Conjunct => 6,
            Relation::Parataxis => 7,
            Relation::Subject => 9,
            _ => 8,
        },
        relation => {
            // Inside something that hangs on the verb, or not.
            let under = std::iter::successors(head, |at| text.head(*at)).take(STEPS).any(|at| at == verb);
            match relation {
                Some(Relation::Clause | Relation::Parataxis | Relation::Conjunct) if under => 11,
                _ if under => 12,
                _ => 13,
            }
        }
    };
    let stretch = text.stretch(top);
    let word = |range: Range<usize>| {
        (range.clone().find(|at| text.wordy(*at)), range.rev().find(|at| text.wordy(*at)))
    };
    let (content, whole) = (word(first.start..last.end), word(stretch));
    let fit = match (content.0 == whole.0, content.1 == whole.1) {
        (true, true) => 1,
        (true, false) => 2,
        (false, true) => 3,
        _ if content.0 >= whole.0 && content.1 <= whole.1 => 4,
        _ => 5,
    };
    (tie, fit)
}

/// Is the source the subject of the verb at `verb`, or of what that hangs on?
pub(super) fn is_subject(text: &Analysis<'_, '_>, verb: usize, source: Option<&Range<usize>>) -> bool {
    matches!(holder(text, verb, source), 1 | 2)
}

/// How the source hangs on the verb.
pub(super) fn holder(text: &Analysis<'_, '_>, verb: usize, source: Option<&Range<usize>>) -> usize {
    let Some(top) = source.filter(|_| text.in_tree(verb)).and_then(|source| top(text, source)) else {
        return 0;
    };
    match (text.head(top), text.relation(top)) {
        (Some(head), Some(Relation::Subject)) if head == verb => 1,
        (Some(head), Some(Relation::Subject)) if Some(head) == text.head(verb) => 2,
        (Some(head), Some(Relation::Oblique)) if head == verb => 3,
        (Some(head), _) if head == verb || text.head(verb) == Some(top) => 4,
        _ => 5,
    }
}
