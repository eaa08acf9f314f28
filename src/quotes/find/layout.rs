//! What the page's layout says of each paragraph: running text, a crosshead, a block quotation, a question set apart.

use std::ops::Range;

use crate::article::{Paragraph, ParagraphRole};
use crate::text::Tokens;

/// The roles of the paragraphs of a text, by their number in its tokens.
pub(super) struct Layout {
    roles: Vec<ParagraphRole>,
}

impl Layout {
    /// The layout of `tokens`, whose text has these paragraphs; where there are none, all is running text.
    pub(super) fn of(paragraphs: &[Paragraph], tokens: &Tokens<'_>) -> Self {
        let role = |range: &Range<usize>| {
            let start = tokens.all()[range.start].span.start;
            let after = paragraphs.partition_point(|paragraph| paragraph.span.start <= start);
            after.checked_sub(1).map_or(ParagraphRole::Text, |number| paragraphs[number].role)
        };
        Self { roles: tokens.paragraphs().iter().map(role).collect() }
    }

    /// The role of the paragraph with this number; running text past the end.
    pub(super) fn role(&self, number: usize) -> ParagraphRole {
        self.roles.get(number).copied().unwrap_or(ParagraphRole::Text)
    }

    /// The runs of block quotations, as ranges of paragraph numbers.
    pub(super) fn blocks(&self) -> Vec<Range<usize>> {
        let mut blocks: Vec<Range<usize>> = Vec::new();
        for (number, role) in self.roles.iter().enumerate() {
            if *role != ParagraphRole::Quotation {
                continue;
            }
            match blocks.last_mut().filter(|block| block.end == number) {
                Some(block) => block.end += 1,
                None => blocks.push(number..number + 1),
            }
        }
        blocks
    }
}
