//! Interviews: questions that a page sets apart, in bold, in italics or as crossheads, and answers without marks.
//!
//! `Will you go on?` and, in the next paragraph, `I will stay as long as the lamp burns.` An explainer looks the same, so
//! somebody has to be asked (`you`), and most answers have to be somebody's own (`I`).

use std::ops::Range;

use super::draft::Draft;
use super::layout::Layout;
use crate::analysis::Analysis;
use crate::article::ParagraphRole;
use crate::lang::reporting::Roles;
use crate::lang::sources::{self, Pronoun};
use crate::quotes::Rule;

/// How few questions make an interview.
const FEWEST: usize = 2;

/// The answers of an interview that no draft of `turns` tells already; they have no source: who is asked, the page tells
/// elsewhere.
pub(super) fn find(text: &Analysis<'_, '_>, layout: &Layout, turns: &[Draft]) -> Vec<Draft> {
    let paragraphs = text.tokens.paragraphs();
    let asks = |number: &usize| is_question(text, layout, *number);
    if (0..paragraphs.len()).filter(asks).count() < FEWEST {
        return Vec::new();
    }
    // Among questions a statement that is set apart asks too.
    let prompts = |number: &usize| asks(number) || layout.role(*number) == ParagraphRole::Apart;
    let questions: Vec<usize> = (0..paragraphs.len()).filter(prompts).collect();
    let mut answers: Vec<Vec<Range<usize>>> = Vec::new();
    for (place, question) in questions.iter().enumerate() {
        // The last answer ends with its paragraph: what follows may be the narrator's.
        let end = questions.get(place + 1).copied().unwrap_or(question + 2).min(paragraphs.len());
        let answer: Vec<Range<usize>> = (question + 1..end)
            .take_while(|number| {
                matches!(layout.role(*number), ParagraphRole::Text | ParagraphRole::ListItem)
            })
            .map(|number| paragraphs[number].clone())
            .collect();
        answers.extend(Some(answer).filter(|answer| !answer.is_empty()));
    }
    let told = |answer: &Vec<Range<usize>>| {
        turns.iter().any(|turn| turn.content.iter().any(|piece| answer[0].contains(&piece.start)))
    };
    let addressed = |number: &usize| {
        let question = paragraphs[*number].clone();
        question.into_iter().any(|at| text.has(at, Roles::SECOND_PERSON))
    };
    let own = answers.iter().filter(|answer| is_own(text, answer)).count();
    if answers.len() < FEWEST
        || own * 2 < answers.len()
        || !questions.iter().any(addressed)
        || answers.iter().any(told)
    {
        return Vec::new();
    }
    let draft = |content: Vec<Range<usize>>| {
        let cue = content[0].start..content[0].start;
        Draft::new(Rule::Answer, None, cue, content).verbatim().sure(0.7)
    };
    answers.into_iter().map(draft).collect()
}

/// A paragraph that is set apart and asks.
fn is_question(text: &Analysis<'_, '_>, layout: &Layout, number: usize) -> bool {
    let apart = matches!(layout.role(number), ParagraphRole::Apart | ParagraphRole::Heading);
    apart && text.word(text.tokens.paragraphs()[number].end - 1) == "?"
}

/// Does somebody speak of himself outside quotation marks?
fn is_own(text: &Analysis<'_, '_>, answer: &[Range<usize>]) -> bool {
    let mut words = answer.iter().flat_map(Clone::clone).filter(|at| text.quotation(*at).is_none());
    words.any(|at| sources::pronoun(text.word(at)) == Some(Pronoun::First))
}
